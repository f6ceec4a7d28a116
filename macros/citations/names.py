"""Documents by injected names: "Đề án văn hóa công vụ", "các Chương trình mục tiêu quốc gia"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.citations.model import Kind, Lexicon
from macros.citations.spelling import is_word_at, same_letters, squeezed
from macros.citations.vocabulary import CANONICAL_TYPE

_LONGEST_TYPE_FIRST = sorted(CANONICAL_TYPE, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A name of the lexicon found in the text, with offsets in clean text."""

    start: int
    end: int
    kind: Kind
    type_document: str | None


def read_names(low: str, lexicon: Lexicon, taken: Iterable[tuple[int, int]]) -> Iterator[NamedDocument]:
    """Names of the lexicon, longest first, never inside what is `taken` and never in part of a word.

    Case, dashes and spaces do not count: "2021-2025" is found where "2021 – 2025" is written.
    """
    names = _longest_first(lexicon)
    if not names:
        return
    free = bytearray(b"\1") * len(low)
    for start, end in taken:
        free[start:end] = bytes(end - start)
    tight, offsets = squeezed(low)
    for name in names:
        place = tight.find(name)
        while place >= 0:
            start, end = offsets[place], offsets[place + len(name) - 1] + 1
            if 0 not in free[start:end] and is_word_at(low, start, end):
                free[start:end] = bytes(end - start)
                yield NamedDocument(start, end, names[name], _type_at(low, start))
            place = tight.find(name, place + len(name))


@lru_cache(maxsize=4)  # one lexicon serves thousands of texts
def _longest_first(lexicon: Lexicon) -> dict[str, Kind]:
    names = {same_letters(name): Kind.COLLECTIVE for name in lexicon.collective}
    names |= {same_letters(name): Kind.NAMED for name in lexicon.named}
    names.pop("", None)
    return {name: names[name] for name in sorted(names, key=lambda name: (-len(name), name))}


def _type_at(low: str, start: int) -> str | None:
    """The type word a name opens with: "Đề án văn hóa công vụ" -> "Đề án"."""
    start += len("các ") if low.startswith("các ", start) else 0
    return next(
        (
            CANONICAL_TYPE[name]
            for name in _LONGEST_TYPE_FIRST
            if low.startswith(name, start) and is_word_at(low, start, start + len(name))
        ),
        None,
    )
