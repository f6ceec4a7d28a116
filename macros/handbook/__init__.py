"""PDF files: the handbook, which is the site on paper for the current plan, duty sheets of bodies, and slides."""

from __future__ import annotations

from macros import addresses
from macros.handbook.book import book_html
from macros.handbook.sheets import sheet_html
from macros.handbook.slides import slides_files
from macros.handbook.typesetting import missing_tools, pdf
from macros.knowledge import Knowledge
from macros.word.duty_sheet import duty_sheet

__all__ = ["handbook", "missing_tools", "pdf_files"]


def pdf_files(knowledge: Knowledge) -> dict[str, bytes]:
    """Every PDF by its address: the handbook, a duty sheet for each body that has duties, the slides of each lesson.

    Takes about a minute, so an ordinary build does not make them; ask `missing_tools` first.
    """
    sheets = {
        addresses.duty_sheet_pdf(agency.id, view.registry.prefix): pdf(sheet_html(duty_sheet(agency, view)))
        for view in knowledge.plans
        for agency in view.registry.agencies.values()
        if agency.id in view.registry.duties
    }
    return {addresses.handbook(): handbook(knowledge), **sheets, **slides_files(knowledge)}


def handbook(knowledge: Knowledge) -> bytes:
    """The handbook alone; it holds one plan."""
    return pdf(book_html(knowledge.current.alone))
