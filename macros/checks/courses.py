"""Lessons rest on records that exist and on words that stand there, and every question can be answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from macros.checks.gate import Gate, Place
from macros.checks.quotes import not_verbatim
from macros.messages import problem
from macros.model import (
    Activity,
    Agency,
    Course,
    Document,
    Erratum,
    GlossaryEntry,
    Provision,
    Question,
    QuestionKind,
    Quote,
    Record,
    Step,
)
from macros.model.courses import TOOLS
from macros.problems import Problem, nearest

_POINTERS: dict[type[Record], tuple[str, ...]] = {
    Step: ("opens", "based_on"),
    Activity: ("based_on",),
    Question: ("based_on",),
    GlossaryEntry: ("based_on",),
}
_KINDS: tuple[type[Record], ...] = (Provision, Document, Agency, Erratum)

# The field that holds the answers of a kind, and how many of them make a question.
_ANSWERS = {
    QuestionKind.SINGLE: ("options", 3, "từ ba phương án, đúng một phương án có right: true"),
    QuestionKind.MULTIPLE: ("options", 3, "từ ba phương án, ít nhất hai phương án đúng và một phương án sai"),
    QuestionKind.MATCHING: ("pairs", 3, "từ ba cặp"),
    QuestionKind.ORDERING: ("items", 3, "từ ba mục"),
    QuestionKind.SHORT: ("answers", 1, "ít nhất một cách trả lời trong answers"),
}


def pointers_lead_somewhere(gate: Gate) -> Iterator[Problem]:
    """What a lesson opens or rests on is a provision, a document, a body or an erratum."""
    for place in _places(gate):
        folder = gate.plan_meant(None, place.record, place.top)
        known = [gate.names(kind, folder) for kind in _KINDS]
        for field in _POINTERS.get(type(place.record), ()):
            for index, name in enumerate(getattr(place.record, field)):
                if not any(name in names for names in known) and not any(
                    gate.is_excused(kind, name) for kind in _KINDS
                ):
                    at = place.at(field, index)
                    yield problem("unknown-record", at, value=name, nearest=nearest(name, chain(*known)))


def pages_exist(gate: Gate) -> Iterator[Problem]:
    """Pages that are no record are among those with a name."""
    for place in _places(gate):
        if isinstance(place.record, Step):
            for index, page in enumerate(place.record.pages):
                if page not in TOOLS:
                    yield problem(
                        "lesson-cannot-open",
                        place.at("pages", index),
                        value=page,
                        nearest=nearest(page, TOOLS),
                    )


def quotes_are_verbatim(gate: Gate) -> Iterator[Problem]:
    """Words that a lesson shows as the plan's stand in the plan."""
    for place in _places(gate):
        folder = gate.plan_meant(None, place.record, place.top)
        if isinstance(place.record, Quote) and folder:
            quote = place.record
            if quote.provision not in gate.names(Provision, folder):
                if not gate.is_excused(Provision, quote.provision):
                    meant = nearest(quote.provision, gate.names(Provision, folder))
                    at = place.at("provision")
                    yield problem("unknown-provision", at, value=quote.provision, nearest=meant)
                continue
            yield from not_verbatim(folder, quote.provision, quote.text, place.at("text"))


def questions_can_be_answered(gate: Gate) -> Iterator[Problem]:
    """Each question has the answers of its kind, no two alike, and something that proves them."""
    for place in _places(gate):
        if isinstance(place.record, Question):
            yield from _of_question(place.record, place)


def _of_question(question: Question, place: Place) -> Iterator[Problem]:
    kind = question.kind
    field, least, needed = _ANSWERS[kind]
    for other in ("options", "pairs", "items", "answers"):
        if other != field and getattr(question, other):
            yield problem("question-of-two-kinds", place.at(other), kind=kind.value, field=other)
    count = len(getattr(question, field))
    if count < least or not _is_decided(question):
        yield problem(
            "question-without-answer",
            place.at("kind"),
            kind=kind.value,
            needed=needed,
            count=_count(question),
        )
    if question.quote is None and not question.based_on:
        yield problem("question-without-proof", place.at("ask"))
    for value, times in Counter(_texts(question)).items():
        if times > 1:
            yield problem("same-answer-twice", place.at(field), value=value)


def _is_decided(question: Question) -> bool:
    right = sum(option.right for option in question.options)
    if question.kind is QuestionKind.SINGLE:
        return right == 1
    return question.kind is not QuestionKind.MULTIPLE or 2 <= right < len(question.options)


def _count(question: Question) -> str:
    field = _ANSWERS[question.kind][0]
    count = str(len(getattr(question, field)))
    return f"{count} ({sum(option.right for option in question.options)} đúng)" if question.options else count


def _texts(question: Question) -> list[str]:
    """Whatever a learner has to tell apart."""
    options = [option.text for option in question.options]
    return [*options, *(pair.right for pair in question.pairs), *question.items, *question.answers]


def _places(gate: Gate) -> Iterator[Place]:
    """The parts of all courses and of the glossary: texts of the editors that rest on records."""
    return (place for _, place in gate.places if isinstance(place.top, Course | GlossaryEntry))
