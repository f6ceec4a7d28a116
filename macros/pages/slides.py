"""Slides of lessons: a page of its own for each, shown by reveal.js, which lies in `docs/assets/vendor/`.

A slide holds only the points; what the trainer says stands in its notes, which the printed slides carry below.
"""

from __future__ import annotations

from macros import addresses
from macros.knowledge import Knowledge
from macros.pages.courses import lesson_view
from macros.pages.templating import Links, render


def slide_files(knowledge: Knowledge) -> dict[str, bytes]:
    """The slides of every lesson by their address."""
    files = {}
    for course in knowledge.registry.courses:
        seen = knowledge.of(course.plan)
        for lesson in course.lessons:
            address = addresses.slides(course.id, lesson.id)
            links = Links(address, seen.registry)
            view = lesson_view(course, lesson, seen, links)
            files[address] = render("slides.html", view=view, links=links).encode()
    return files
