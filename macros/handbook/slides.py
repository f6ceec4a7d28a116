"""The slides of a lesson as PDF, for a projector whose machine has no browser to trust."""

from __future__ import annotations

import re

from macros import addresses
from macros.handbook.typesetting import pdf
from macros.knowledge import Knowledge
from macros.model import Course, Lesson
from macros.pages.courses import lesson_view
from macros.pages.templating import Links, render


def slides_files(knowledge: Knowledge) -> dict[str, bytes]:
    """The slides of every lesson by their address."""
    return {
        addresses.slides_pdf(course.id, lesson.id): pdf(slides_html(course, lesson, knowledge))
        for course in knowledge.registry.courses
        for lesson in course.lessons
    }


def slides_html(course: Course, lesson: Lesson, knowledge: Knowledge) -> str:
    """The slides of a lesson as pages to print, one a sheet; links are words here: a PDF travels without the site."""
    seen = knowledge.of(course.plan)
    links = Links(addresses.slides(course.id, lesson.id), seen.registry)
    view = lesson_view(course, lesson, seen, links)
    html = render("handbook/slides.html", view=view, lesson=lesson, links=links, day=knowledge.checked_on)
    return re.sub(r"</?a\b[^>]*>", "", html)
