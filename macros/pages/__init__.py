"""Records become pages: values, which a thin adapter hands to the site generator."""

from collections.abc import Callable, Container, Iterator
from functools import partial
from pathlib import Path

from macros import addresses
from macros.exports import export_groups, together
from macros.knowledge import Knowledge
from macros.pages.agencies import agency_pages
from macros.pages.comparisons import comparison_pages
from macros.pages.courses import course_pages
from macros.pages.documents import document_pages
from macros.pages.handouts import handout_files
from macros.pages.headings import with_headings
from macros.pages.packs import pack_files
from macros.pages.page import EVERY_PAGE, GeneratedPage
from macros.pages.plans import plan_page
from macros.pages.slides import slide_files
from macros.pages.tasks import task_pages
from macros.word import handout_papers

__all__ = [
    "GeneratedPage",
    "all_files",
    "all_pages",
    "file_groups",
    "handout_files",
    "pack_files",
    "slide_files",
    "with_headings",
]


def all_pages(
    knowledge: Knowledge, wanted: Container[str] = EVERY_PAGE, *, pdf: bool = False
) -> Iterator[GeneratedPage]:
    """Every generated page of the site; the hand-written ones are in `docs/`.

    `wanted`: only the pages at these addresses, no other is made. `pdf`: whether PDF files are made.
    """
    for view in knowledge.plans:
        if addresses.plan_page(view.plan.id) in wanted:
            yield plan_page(view)
    yield from document_pages(knowledge, wanted)
    for view in knowledge.plans:
        yield from task_pages(view, wanted)
    yield from agency_pages(knowledge, wanted, pdf=pdf)
    yield from course_pages(knowledge, wanted, pdf=pdf)
    yield from comparison_pages(knowledge, wanted)


def file_groups(
    knowledge: Knowledge, data: Path, docs: Path, site: str = ""
) -> tuple[Callable[[], dict[str, bytes]], ...]:
    """What makes the files beside the pages, in groups that need nothing of each other.

    `data` is where the records were read, `docs` the folder of the assets; `site` is the address of the site, if it
    knows its own.
    """
    return (*export_groups(knowledge, data, site), partial(_lesson_files, knowledge, docs, site))


def all_files(knowledge: Knowledge, data: Path, docs: Path, site: str = "") -> dict[str, bytes]:
    """Every file beside the pages by its address: exports, slides, handouts, packs. Arguments as of `file_groups`."""
    return together(file_groups(knowledge, data, docs, site))


def _lesson_files(knowledge: Knowledge, docs: Path, site: str) -> dict[str, bytes]:
    """What lessons are held with, and the packs that hold it all."""
    files = slide_files(knowledge) | handout_files(knowledge, site) | handout_papers(knowledge)
    return files | pack_files(knowledge, files, docs)
