"""What changed within a text, word by word, as a reader of Vietnamese would mark it.

Written Vietnamese parts syllables by spaces, so a syllable is the smallest unit; a number, a date or the symbol of a
document is one unit, too ("15/5/2024", "10-CTr/BDVTU-BCSĐUBND", "98%"), or the marks would fall inside it. White space
says nothing: the lines of a PDF were joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from macros.vietnamese import nfc

# "Nhân", "33/CT-TTg", "1.000", "98%"; else one sign: "," "“" "…". Full stop and comma join digits only.
_UNIT = re.compile(r"[^\W_]+(?:(?:[/-]|(?<=\d)[.,](?=\d))[^\W_]+)*%?|[^\w\s]|_")


class Edit(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring words with the same fate; `space` says that a space parts them from the words before."""

    edit: Edit
    text: str
    space: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A unit of the text; `space` says whether a space stands before it."""

    text: str
    space: bool

    @property
    def is_sign(self) -> bool:
        return not self.text[0].isalnum()


@dataclass(slots=True)
class _Change:
    """A place where the texts part: `old` was dropped, `new` was added; `same` follows in both."""

    old: list[_Word]
    new: list[_Word]
    same: list[_Word]


def word_list(text: str) -> list[str]:
    """The units of a text."""
    return [word.text for word in _words(text)]


def changes(old: str, new: str) -> tuple[Stretch, ...]:
    """The new text with what was dropped of the old one in its place."""
    before, after = _words(old), _words(new)
    return tuple(_stretches(_shifted(_bridged(_parted(before, after)))))


# The texts of two plans: each is looked at from several sides, and a plan is first the newer one, then the older one.
@lru_cache(maxsize=1000)
def _words(text: str) -> tuple[_Word, ...]:
    text = nfc(text)
    return tuple(
        _Word(found[0], space=found.start() > 0 and text[found.start() - 1].isspace())
        for found in _UNIT.finditer(text)
    )


def _parted(before: Sequence[_Word], after: Sequence[_Word]) -> list[_Change]:
    """The texts as a row of changes, the first of which may be empty."""
    if before == after:
        return [_Change([], [], list(after))]
    matcher = SequenceMatcher(
        None, [word.text for word in before], [word.text for word in after], autojunk=False
    )
    found = [_Change([], [], [])]
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            # What follows a gap keeps the space of either text: "(quý, 6 tháng" lost "quý," before "6".
            first = replace(after[k], space=after[k].space or before[i].space)
            found[-1].same += [first, *after[k + 1 : m]]
        else:
            found.append(_Change(list(before[i:j]), list(after[k:m]), []))
    return found


def _bridged(found: list[_Change]) -> list[_Change]:
    """Changes that a few common words part are one: a sentence in splinters is harder to read than its two versions.

    A bridge falls if it is shorter than both changes beside it. A sign counts for nothing.
    """
    joined = found[:1]
    for change in found[1:]:
        last = joined[-1]
        bridge = _size(last.same)
        if len(joined) > 1 and bridge < min(_size_of(last), _size_of(change)):
            last.old += [*last.same, *change.old]
            last.new += [*last.same, *change.new]
            last.same = change.same
        else:
            joined.append(change)
    return joined


def _size(words: Iterable[_Word]) -> int:
    return sum(not word.is_sign for word in words)


def _size_of(change: _Change) -> int:
    return max(_size(change.old), _size(change.new))


def _shifted(found: list[_Change]) -> list[_Change]:
    """A word that stands at both ends of what was dropped may be left on either side: phrases are kept whole.

    "cấp huyện, cấp xã" -> "cấp xã" drops "cấp huyện,", not "huyện, cấp".
    """
    for before, change in pairwise(found):
        moved = change.old or change.new
        if not (change.old and change.new) and (steps := _steps_to_phrase(moved, before.same)):
            over = before.same[-steps:]
            moved[:] = [*over, *moved[:-steps]]
            change.same[:0] = over
            del before.same[-steps:]
    return found


def _steps_to_phrase(moved: Sequence[_Word], same: Sequence[_Word]) -> int:
    """How many words back a gap must begin to end in a sign, as a phrase does; 0 if it cannot, or does already."""
    if moved[-1:] and moved[-1].is_sign:
        return 0
    for steps in range(1, min(len(moved) - 1, len(same)) + 1):
        if moved[-steps].text != same[-steps].text:
            return 0
        if moved[-1 - steps].is_sign:
            return steps
    return 0


def _stretches(found: list[_Change]) -> Iterator[Stretch]:
    for change in found:
        for edit, words in (
            (Edit.DROPPED, change.old),
            (Edit.ADDED, change.new),
            (Edit.SAME, change.same),
        ):
            if words:
                # A version that takes the place of another stands apart from it.
                apart = words[0].space or (edit is Edit.ADDED and bool(change.old))
                yield Stretch(edit, _joined(words), apart)


def _joined(words: Sequence[_Word]) -> str:
    first, *rest = words
    return first.text + "".join(f" {word.text}" if word.space else word.text for word in rest)
