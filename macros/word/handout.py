"""The handout of a lesson as a Word file, for trainers who want to change it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.knowledge import Knowledge
from macros.model import Activity, Course, Lesson
from macros.word import words
from macros.word.layout import Xml
from macros.word.ooxml import paragraph, run, text
from macros.word.package import Paper

_LINE = "." * 90


def handout(course: Course, lesson: Lesson, knowledge: Knowledge) -> Paper:
    """The handout of one lesson: aims, points, activities with room to write, what to remember."""
    body = [
        paragraph("ThanVan", run(f"{course.title} · Bài {course.lessons.index(lesson) + 1}", italic=True)),
        paragraph("ThanVan", run(lesson.title, bold=True, size=16)),
        text("Heading1", "Học xong bài này, anh/chị"),
        *_items(lesson.aims),
        *(
            part
            for number, step in enumerate(lesson.steps, start=1)
            for part in (text("Heading1", f"{number}. {step.title}"), *_items(step.points))
        ),
        *(part for activity in lesson.activities for part in _activity(activity)),
        text("Heading1", "Điều cần nhớ"),
        *_items(lesson.take_home),
        text("GhiChu", f"Lời giảng và tình huống do ban biên tập soạn. {words.disclaimer(knowledge)}"),
    ]
    return Paper(f"Tờ phát tay: {lesson.title}", Xml("".join(body)), knowledge.checked_on)


def _items(lines: tuple[str, ...]) -> Iterator[Xml]:
    return (text("ThanVan", f"- {line}") for line in lines)


def _activity(activity: Activity) -> Iterator[Xml]:
    yield text("Heading1", f"Hoạt động: {activity.title}")
    yield paragraph("ThanVan", run("Tình huống giả định. ", bold=True), run(activity.situation))
    for number, task in enumerate(activity.tasks, start=1):
        yield text("ThanVan", f"{number}. {task}")
        yield text("ThanVan", _LINE)
