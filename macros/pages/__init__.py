"""Records become pages: values, which a thin adapter hands to the site generator."""

from collections.abc import Container, Iterator
from pathlib import Path

from macros.exports import all_exports
from macros.knowledge import Knowledge
from macros.pages.agencies import agency_pages
from macros.pages.comparisons import comparison_pages
from macros.pages.courses import course_pages
from macros.pages.documents import document_pages
from macros.pages.handouts import handout_files
from macros.pages.headings import with_headings
from macros.pages.packs import pack_files
from macros.pages.page import GeneratedPage
from macros.pages.plans import plan_page
from macros.pages.slides import slide_files
from macros.pages.tasks import task_pages

__all__ = [
    "GeneratedPage",
    "all_files",
    "all_pages",
    "handout_files",
    "pack_files",
    "pages_of",
    "slide_files",
    "with_headings",
]


def all_pages(knowledge: Knowledge, *, pdf: bool = False) -> Iterator[GeneratedPage]:
    """Every generated page of the site; the hand-written ones are in `docs/`. `pdf`: whether PDF files are made."""
    for view in knowledge.plans:
        yield plan_page(view)
    yield from document_pages(knowledge)
    for view in knowledge.plans:
        yield from task_pages(view)
    yield from agency_pages(knowledge, pdf=pdf)
    yield from course_pages(knowledge, pdf=pdf)
    yield from comparison_pages(knowledge)


def pages_of(knowledge: Knowledge, records: Container[str], *, pdf: bool = False) -> Iterator[GeneratedPage]:
    """The pages of some documents, bodies and groups of tasks, by their data files, as `all_pages` makes them."""
    yield from document_pages(knowledge, records)
    for view in knowledge.plans:
        yield from task_pages(view, records)
    yield from agency_pages(knowledge, records, pdf=pdf)


def all_files(knowledge: Knowledge, data: Path, docs: Path, site: str = "") -> dict[str, bytes]:
    """Every file beside the pages by its address: exports, slides, handouts, packs.

    `data` is where the records were read, `docs` the folder of the assets; `site` is the address of the site, if it
    knows its own.
    """
    files = all_exports(knowledge, data, site) | slide_files(knowledge) | handout_files(knowledge, site)
    return files | pack_files(knowledge, files, docs)
