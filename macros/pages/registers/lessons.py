"""The lessons of all courses, for trainers who choose by audience and by the time they have."""

from __future__ import annotations

from typing import NamedTuple

from macros.knowledge import Knowledge
from macros.model import Course, Lesson
from macros.pages.courses import minutes_of
from macros.pages.listing import Listing, Order, listing, single

_STEP = 15
"""Minutes between the times that are offered: a quarter of an hour."""


class LessonRow(NamedTuple):
    """A lesson with its course and its length in minutes."""

    course: Course
    lesson: Lesson
    minutes: int


def lessons(knowledge: Knowledge) -> Listing[LessonRow]:
    """Lessons in the order of their courses. Who has 45 minutes is offered the shorter lessons, too."""
    courses = knowledge.registry.courses
    rows = [LessonRow(course, lesson, minutes_of(lesson)) for course in courses for lesson in course.lessons]
    longest = max((row.minutes for row in rows), default=0)
    times = range(_STEP, longest + _STEP, _STEP)
    return listing(
        "bài học",
        rows,
        traits=(
            single(
                "danh-cho",
                "Dành cho",
                {audience: audience for course in courses for audience in course.audience},
                lambda r: r.course.audience,
            ),
            single(
                "thoi-gian",
                "Thời gian có",
                {str(time): f"{time} phút" for time in times},
                lambda r: [str(time) for time in times if r.minutes <= time],
            ),
        ),
        orders=(Order("phut", "Thời lượng", lambda r: r.minutes),),
        usual_order="Theo khóa",
    )
