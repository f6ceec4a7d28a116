"""A list that readers narrow down: what its rows can be filtered by and sorted by.

`docs/assets/tables.js` filters and sorts the rows that stand in the page; here is decided by what, in which words and
in which order, so that counts and order are those of the data, and a page without scripts lacks nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from macros.vietnamese import slugify, squash

T = TypeVar("T")

NOTHING = "khong"
"""The answer of a row that has none: it is offered like the others, so that the counts add up."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: its key in the address, its label, and the words of its answers in the order they are offered."""

    key: str
    label: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Trait(Generic[T]):
    """What rows are asked about, and what a row answers.

    Mostly one question with one answer. Several questions go together where a row is only meant if one thing about it
    answers all: that this body has a part in the task, and in this role.
    """

    asks: tuple[Ask, ...]
    of: Callable[[T], Iterable[tuple[str, ...]]]


def single(key: str, label: str, answers: Mapping[str, str], of: Callable[[T], Iterable[str]]) -> Trait[T]:
    """One question; a row may have several answers to it."""
    return Trait((Ask(key, label, answers),), lambda record: ((answer,) for answer in of(record)))


@dataclass(frozen=True, slots=True)
class Order(Generic[T]):
    """A column that rows can be sorted by; rows whose key is None come last, up and down."""

    key: str
    label: str
    by: Callable[[T], Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that is offered: its value, its words, how many rows it leaves."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers. Rows answer in the attribute `data-<of>`, at this place of each answer."""

    key: str
    label: str
    of: str
    at: int
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """A row with the attributes that the script reads."""

    record: T
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """Rows in their usual order, with all that they can be asked."""

    noun: str
    usual_order: str
    questions: tuple[Question, ...]
    orders: tuple[tuple[str, str], ...]
    rows: tuple[Row[T], ...]


def listing(
    noun: str,
    records: Sequence[T],
    *,
    traits: Sequence[Trait[T]],
    orders: Sequence[Order[T]] = (),
    usual_order: str = "",
    words: Callable[[T], Iterable[str]] = lambda _record: (),
) -> Listing[T]:
    """Records as rows; `words` are names by which a row is found though it does not show them."""
    answers = [[_answers(trait, record) for record in records] for trait in traits]
    ranks = [_ranks([order.by(record) for record in records]) for order in orders]
    rows = []
    for number, record in enumerate(records):
        data = {"data-row": str(number)}
        for trait, given in zip(traits, answers, strict=True):
            data[f"data-{trait.asks[0].key}"] = " ".join(":".join(answer) for answer in given[number])
        if orders:
            data["data-ranks"] = " ".join(str(rank[number]) for rank in ranks)
        if found := squash(" ".join(words(record))):
            data["data-words"] = found
        rows.append(Row(record, data))
    return Listing(
        noun=noun,
        usual_order=usual_order,
        questions=tuple(
            _question(trait, place, given)
            for trait, given in zip(traits, answers, strict=True)
            for place in range(len(trait.asks))
        ),
        orders=tuple((order.key, order.label) for order in orders),
        rows=tuple(rows),
    )


def _answers(trait: Trait[T], record: T) -> list[tuple[str, ...]]:
    given = list(dict.fromkeys(tuple(map(_value, answer)) for answer in trait.of(record)))
    return given or [(NOTHING,) * len(trait.asks)]


def _question(trait: Trait[T], place: int, given: Sequence[Sequence[tuple[str, ...]]]) -> Question:
    ask = trait.asks[place]
    labels = {_value(value): label for value, label in ask.answers.items()}
    counts = dict.fromkeys(labels, 0)
    for answers in given:
        for value in {answer[place] for answer in answers}:
            counts[value] += 1
    choices = (Choice(value, labels[value], count) for value, count in counts.items() if count)
    return Question(ask.key, ask.label, trait.asks[0].key, place, tuple(choices))


def _value(text: str) -> str:
    """An answer as one word of an address."""
    return slugify(text) or NOTHING


def _ranks(keys: Sequence[Any]) -> list[int]:
    """The place of each key among all, equal for equal keys, -1 for None."""
    places = {key: place for place, key in enumerate(sorted({key for key in keys if key is not None}))}
    return [places.get(key, -1) for key in keys]
