"""Handouts of lessons: at most two sheets of A4 to print, each a page of its own.

A code that a telephone reads leads to a page of the site, so there are codes only if the site knows its own address.
"""

from __future__ import annotations

from dataclasses import dataclass

import segno
from markupsafe import Markup

from macros import addresses
from macros.knowledge import Knowledge
from macros.pages.courses import LessonView, Reference, lesson_view
from macros.pages.templating import Links, render
from macros.vietnamese import date_in_figures

MOST_CODES = 4


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with what it leads to."""

    name: str
    address: str
    image: Markup


def handout_files(knowledge: Knowledge, site: str = "") -> dict[str, bytes]:
    """The handout of every lesson by its address. `site` is the site's own address, ending in "/", if it has one."""
    files = {}
    for course in knowledge.registry.courses:
        seen = knowledge.of(course.plan)
        for lesson in course.lessons:
            address = addresses.handout(course.id, lesson.id)
            links = Links(address, seen.registry)
            view = lesson_view(course, lesson, seen, links)
            files[address] = render(
                "handout.html",
                view=view,
                links=links,
                codes=_codes(view, address, site) if site else (),
                data_date=date_in_figures(knowledge.checked_on),
            ).encode()
    return files


def _codes(view: LessonView, page: str, site: str) -> tuple[Code, ...]:
    """The lesson itself and what it opens first."""
    lesson = Reference(
        "Bài học này", addresses.relative(addresses.lesson_page(view.course.id, view.lesson.id), page)
    )
    opened = {item.href: item for part in view.steps for item in part.opens}
    return tuple(_code(item, page, site) for item in (lesson, *opened.values()))[:MOST_CODES]


def _code(item: Reference, page: str, site: str) -> Code:
    address = site + addresses.absolute(item.href, page)
    svg = segno.make(address, error="m", micro=False).svg_inline(scale=1, border=2, omitsize=True)
    return Code(item.name, address, Markup(svg))  # noqa: S704 - segno draws squares, no text gets in
