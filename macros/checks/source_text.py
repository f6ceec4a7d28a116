"""The provisions, put together again, are the text that was received.

Compared word by word after NFC and white-space folding. The differences allowed are: what `Plan.furniture`
lists word for word; symbols that the received text breaks after a hyphen; dashes before bullets and figures
before footnotes, which follow from the kind; and the place of footnotes, which the received text puts at the
foot of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from macros.checks.gate import Gate
from macros.loading import PlanFolder
from macros.messages import END_OF_TEXT, problem
from macros.model import Provision, ProvisionKind
from macros.problems import Problem
from macros.vietnamese import nfc

# "10-\n\nCTr/BDVTU", "33/\nCT-TTg": a line that ends in a hyphen glued to its word, or in the slash of a symbol, goes
# on without a space.
_BROKEN_SYMBOL = re.compile(r"(?:(?<=\w)-|(?<=[0-9A-Za-zĐ])/(?=\s*[A-ZĐ]))\s*\n\s*(?=\w)")

_DASHED = (ProvisionKind.BULLET, ProvisionKind.RECIPIENT)
# What stands before a bullet on paper, sometimes without a space behind it; the site prints a dash.
_DASHES = frozenset("-–—−•*+")
_CONTEXT = 6


def provisions_rebuild_the_source(gate: Gate) -> Iterator[Problem]:
    """The first word where the provisions and the received text part, if any."""
    if not gate.loaded.is_whole(Provision):
        return  # a provision that was not read is missing here for a reason that is reported
    for folder in gate.corpus.plans:
        if folder.source_text and folder.provisions:
            difference = first_difference(folder)
            if difference is not None:
                yield problem(
                    "text-differs",
                    gate.words(difference.provision, difference.word, 1, "text"),
                    provision=difference.provision.id,
                    here=difference.here,
                    source=difference.source,
                )


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the texts part: the words from there on, on both sides."""

    provision: Provision
    word: int
    here: str
    source: str


def source_words(folder: PlanFolder) -> list[str]:
    """The words of the received text, furniture dropped and broken symbols joined."""
    text = nfc(folder.source_text)
    for furniture in folder.plan.furniture:
        text = _without(text, nfc(furniture.text))
    return _BROKEN_SYMBOL.sub(lambda found: found.group()[0], text).split()


def _without(text: str, furniture: str) -> str:
    """The text without its furniture: whole lines where it fills them (a page's number), else wherever it stands."""
    words = r"\s+".join(map(re.escape, furniture.split()))
    left, count = re.subn(rf"^[^\S\n]*{words}[^\S\n]*$", " ", text, flags=re.MULTILINE)
    return left if count else text.replace(furniture, " ")


@dataclass
class _Strand:
    """A provision's words, and how many of them were met in the source."""

    provision: Provision
    words: list[str] = field(init=False)
    met: int = 0
    stopped_at: int | None = None

    def __post_init__(self) -> None:
        self.words = [*self._marks(), *nfc(self.provision.text).split()]

    def _marks(self) -> list[str]:
        """What the page prints before the text."""
        if self.provision.kind is ProvisionKind.FOOTNOTE:
            return [self.provision.id.removeprefix("fn")]
        return ["-"] if self.provision.kind in _DASHED else []

    @property
    def is_done(self) -> bool:
        return self.met == len(self.words)

    def follow(self, source: list[str], start: int) -> int:
        """Go along with the source as far as the words agree; where the source stands then."""
        while not self.is_done and start < len(source) and (met := self._meets(source[start])):
            self.met += met
            start += 1
            self.stopped_at = start
        return start

    def _meets(self, word: str) -> int:
        """How many words of the strand a word of the source is: two where the mark of a bullet is glued to it.

        The figure of a footnote may be printed "1", "1.", "1)" or "[1]".
        """
        expected = self.words[self.met]
        if word == expected:
            return 1
        if self.met == 0 and self.provision.kind is ProvisionKind.FOOTNOTE:
            return int(word.strip("[.)]") == expected)
        if self.met == 0 and self.provision.kind in _DASHED and word[0] in _DASHES:
            rest = word[1:]
            return 1 if not rest else 2 if self.words[1:2] == [rest] else 0
        return 0

    def difference(self, source: list[str], start: int) -> Difference:
        """This strand and the source from here on."""
        here = " ".join(self.words[self.met : self.met + _CONTEXT])
        there = " ".join(source[start : start + _CONTEXT])
        word = max(0, min(self.met, len(self.words) - 1) - len(self._marks()))
        return Difference(self.provision, word, here or END_OF_TEXT, there or END_OF_TEXT)


def first_difference(folder: PlanFolder) -> Difference | None:
    """Walk the source and the provisions together; footnotes are picked up wherever the page puts them."""
    source = source_words(folder)
    strands = [_Strand(provision) for provision in folder.provisions]
    footnotes = [strand for strand in strands if strand.provision.kind is ProvisionKind.FOOTNOTE]
    body = [strand for strand in strands if strand not in footnotes]
    position = 0
    for strand in body:
        while True:
            position = strand.follow(source, position)
            if strand.is_done:
                break
            after = _follow_footnote(footnotes, source, position)
            if after == position:
                # A footnote that stopped right here, in its middle, is likelier the one that differs.
                torn = (note for note in footnotes if not note.is_done and note.stopped_at == position)
                return next(torn, strand).difference(source, position)
            position = after
    while (after := _follow_footnote(footnotes, source, position)) > position:
        position = after
    left = [strand for strand in footnotes if not strand.is_done]
    if left or position < len(source):
        return (left or strands[-1:])[0].difference(source, position)
    return None


def _follow_footnote(footnotes: list[_Strand], source: list[str], position: int) -> int:
    """Let footnotes that are not done go along with the source, the last begun first."""
    for strand in sorted(footnotes, key=lambda strand: strand.met == 0):
        after = strand.follow(source, position)
        if after > position:
            return after
    return position
