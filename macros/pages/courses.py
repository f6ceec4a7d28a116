"""Pages of courses: the course, its lessons, the test at its end. Slides and handouts show the same views."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from macros import addresses
from macros.knowledge import Knowledge
from macros.model import Activity, Course, GlossaryEntry, Lesson, Question, QuestionKind, Quote, Step
from macros.model.courses import TOOLS
from macros.naming import capitalised, document_name
from macros.pages.page import EVERY_PAGE, GeneratedPage
from macros.pages.templating import Links, render
from macros.registry import Registry
from macros.vietnamese import collation_key

_SECTION = "dao-tao/index.html"
MINUTES_A_CHECK = 5
"""What answering the questions of a lesson takes, in minutes."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to what a lesson opens or rests on."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words of the plan with their place."""

    text: str
    place: Reference


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as it is asked: what has to be sorted or matched is in another order than the answer."""

    question: Question
    number: int
    kind: str
    choices: tuple[str, ...]
    quote: QuoteView | None
    based_on: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """A part of a lesson with its links."""

    step: Step
    opens: tuple[Reference, ...]
    """Records and pages to open."""
    quote: QuoteView | None
    based_on: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activity with what it rests on."""

    activity: Activity
    based_on: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class LessonView:
    """Everything that the page of a lesson, its slides and its handout show."""

    course: Course
    lesson: Lesson
    number: int
    minutes: int
    steps: tuple[StepView, ...]
    activities: tuple[ActivityView, ...]
    questions: tuple[QuestionView, ...]
    previous: Lesson | None
    following: Lesson | None


def course_pages(
    knowledge: Knowledge, wanted: Container[str] = EVERY_PAGE, *, pdf: bool
) -> Iterator[GeneratedPage]:
    """The pages of every course; only those at the addresses `wanted`.

    `pdf` says that the slides are also made as PDF.
    """
    for course in knowledge.registry.courses:
        seen = knowledge.of(course.plan)
        if addresses.course_page(course.id) in wanted:
            yield _course_page(course, seen)
        for lesson in course.lessons:
            if addresses.lesson_page(course.id, lesson.id) in wanted:
                yield _lesson_page(course, lesson, seen, pdf=pdf)
        if addresses.exam_page(course.id) in wanted:
            yield _exam_page(course, seen)


def minutes_of(lesson: Lesson) -> int:
    """How long a lesson takes with its activities and its questions."""
    steps = sum(step.minutes for step in lesson.steps)
    return steps + sum(activity.minutes for activity in lesson.activities) + MINUTES_A_CHECK


def course_minutes(course: Course) -> int:
    """How long a course takes."""
    return sum(map(minutes_of, course.lessons))


def _course_page(course: Course, knowledge: Knowledge) -> GeneratedPage:
    address = addresses.course_page(course.id)
    links = Links(address, knowledge.registry)
    lessons = [(lesson, minutes_of(lesson)) for lesson in course.lessons]
    return GeneratedPage(
        address=address,
        title=course.title,
        description=f"Khóa học {course_minutes(course)} phút: {course.summary}"[:300],
        body=render("course.md", course=course, lessons=lessons, minutes=course_minutes(course), links=links),
        record=f"data/dao-tao/{course.id}.yml",
        section=_SECTION,
    )


def _lesson_page(course: Course, lesson: Lesson, knowledge: Knowledge, *, pdf: bool) -> GeneratedPage:
    address = addresses.lesson_page(course.id, lesson.id)
    links = Links(address, knowledge.registry)
    view = lesson_view(course, lesson, knowledge, links)
    slides = links.page_at(addresses.slides_pdf(course.id, lesson.id)) if pdf else None
    return GeneratedPage(
        address=address,
        title=lesson.title,
        description=f"Bài học {minutes_of(lesson)} phút của khóa “{course.title}”.",
        body=render("lesson.md", view=view, links=links, slides_pdf=slides),
        record=f"data/dao-tao/{course.id}.yml",
        section=addresses.course_page(course.id),
    )


def _exam_page(course: Course, knowledge: Knowledge) -> GeneratedPage:
    address = addresses.exam_page(course.id)
    links = Links(address, knowledge.registry)
    asked = [question for lesson in course.lessons for question in lesson.questions]
    return GeneratedPage(
        address=address,
        title=f"Kiểm tra cuối khóa: {course.title}",
        description=f"{len(asked)} câu hỏi của khóa “{course.title}”, có phiếu kết quả để in.",
        body=render("exam.md", course=course, questions=_questions(asked, knowledge, links), links=links),
        record=f"data/dao-tao/{course.id}.yml",
        section=addresses.course_page(course.id),
    )


def lesson_view(course: Course, lesson: Lesson, knowledge: Knowledge, links: Links) -> LessonView:
    """What is shown of a lesson, with the links of the place where it is shown."""
    registry = knowledge.registry
    rank = course.lessons.index(lesson)
    return LessonView(
        course=course,
        lesson=lesson,
        number=rank + 1,
        minutes=minutes_of(lesson),
        steps=tuple(
            StepView(
                step,
                opens=(
                    *_references(step.opens, registry, links),
                    *(Reference(TOOLS[page], links.of_plan(page)) for page in step.pages),
                ),
                quote=_quote(step.quote, registry, links),
                based_on=_references(step.based_on, registry, links),
            )
            for step in lesson.steps
        ),
        activities=tuple(
            ActivityView(activity, _references(activity.based_on, registry, links))
            for activity in lesson.activities
        ),
        questions=_questions(lesson.questions, knowledge, links),
        previous=course.lessons[rank - 1] if rank else None,
        following=course.lessons[rank + 1] if rank + 1 < len(course.lessons) else None,
    )


def _questions(
    questions: tuple[Question, ...] | list[Question], knowledge: Knowledge, links: Links
) -> tuple[QuestionView, ...]:
    registry = knowledge.registry
    return tuple(
        QuestionView(
            question,
            number=number,
            kind=question.kind.name.lower(),
            choices=_choices(question),
            quote=_quote(question.quote, registry, links),
            based_on=_references(question.based_on, registry, links),
        )
        for number, question in enumerate(questions, start=1)
    )


def _choices(question: Question) -> tuple[str, ...]:
    """What to choose from, in an order that gives nothing away: that of the alphabet."""
    if question.kind is QuestionKind.MATCHING:
        return tuple(sorted((pair.right for pair in question.pairs), key=collation_key))
    if question.kind is QuestionKind.ORDERING:
        return tuple(sorted(question.items, key=collation_key))
    return ()


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """A term with what its explanation rests on; `based_on` is without the place that is quoted."""

    entry: GlossaryEntry
    quote: QuoteView | None
    based_on: tuple[Reference, ...]


def glossary_view(entry: GlossaryEntry, registry: Registry, links: Links) -> GlossaryView:
    """What is shown of a term, with the links of the place where it is shown; `registry` is that of its plan."""
    links = links.to_plan(registry)
    quoted = entry.quote.provision if entry.quote else ""
    others = tuple(name for name in entry.based_on if name != quoted)
    return GlossaryView(entry, _quote(entry.quote, registry, links), _references(others, registry, links))


def _quote(quote: Quote | None, registry: Registry, links: Links) -> QuoteView | None:
    if quote is None:
        return None
    [place] = _references((quote.provision,), registry, links)
    return QuoteView(quote.text, place)


def _references(names: tuple[str, ...], registry: Registry, links: Links) -> tuple[Reference, ...]:
    return tuple(_reference(name, registry, links) for name in names)


def _reference(name: str, registry: Registry, links: Links) -> Reference:
    """The record of a name, whatever its kind (the checks rule out that there is none)."""
    if provision := registry.provisions.get(name):
        return Reference(capitalised(provision.label.removesuffix(" (tiêu đề)")), links.provision(name))
    if document := registry.documents.get(name):
        return Reference(document_name(document), links.document(name))
    if agency := registry.agencies.get(name):
        return Reference(agency.name, links.agency(name))
    return Reference(f"Lỗi in {name}", links.erratum(name))
