"""The glossary's words in any text: where each first stands in a section of a page.

Citations are read past, and so is what the caller has taken for another link; a document's number is no word at all:
"56/ĐA-UBND" does not speak of the UBND.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from macros import addresses
from macros.citations import Lexicon, find
from macros.references import lexicon_of
from macros.registry import Registry
from macros.vietnamese import nfc, nfd

Span = tuple[int, int]

# A word ends where no letter and no mark of a letter follows; a figure may, that of a footnote: "dân vận1". It is part
# of a number beside a stroke or a hyphen, also where the line was broken behind it: "56/ĐA-UBND", "258/KH- UBND".
_BEFORE = r"(?<![\w/-])(?<!\w[/-]\s)"
_AFTER = r"(?![^\W\d]|[\u0300-\u036f]|[/-]\w)"


@dataclass(frozen=True, slots=True)
class Word:
    """A term or an abbreviation with the address of its entry."""

    address: str
    forms: tuple[str, ...]
    long_form: str = ""
    """What an abbreviation stands for. Abbreviations are told by their capitals, terms are not."""


class Use(NamedTuple):
    """A word at its place in a text."""

    start: int
    end: int
    word: Word


@dataclass(frozen=True)
class Glossary:
    """The words that pages explain in passing."""

    words: tuple[Word, ...]
    lexicon: Lexicon
    """The names by which documents are cited without a number: "Luật Tiếp công dân"."""

    def uses(self, text: str) -> Iterator[Use]:
        """Every place of a word in a text; of words that overlap the first, then the longest."""
        # A text of the plan stands on its own page, on the plan's and on that of its group.
        if text not in self._read:
            self._read[text] = tuple(self._uses(text))
        return iter(self._read[text])

    @cached_property
    def _read(self) -> dict[str, tuple[Use, ...]]:
        return {}

    def _uses(self, text: str) -> Iterator[Use]:
        for found in self._pattern.finditer(text):
            if found.lastindex:  # the group of the form
                yield Use(*found.span(), self._forms[found.lastindex - 1][1])

    @cached_property
    def _forms(self) -> tuple[tuple[str, Word], ...]:
        """Forms with their words, the longest first, so that none is taken for a part of another."""
        pairs = [(form, word) for word in self.words for form in word.forms]
        return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = "|".join(f"({_as_written(form, word)})" for form, word in self._forms)
        return re.compile(f"{_BEFORE}(?:{forms or '(?!)'}){_AFTER}")


class Section:
    """A stretch of a page, read from its top: a word is explained where it first stands in it."""

    def __init__(self, glossary: Glossary) -> None:
        """Begin a section in which nothing has been explained."""
        self._glossary = glossary
        self._explained: set[Word] = set()

    def first_uses(self, text: str, taken: Iterable[Span] | None = None) -> Iterator[Use]:
        """The words to explain in the next text; `taken` are its links, which for plain text are its citations."""
        if taken is None:
            taken = [(citation.start, citation.end) for citation in find(text, self._glossary.lexicon)]
        taken = tuple(taken)
        for use in self._glossary.uses(text):
            is_free = all(use.end <= start or end <= use.start for start, end in taken)
            if is_free and use.word not in self._explained:
                self._explained.add(use.word)
                if not _is_spelt_out(text, use):
                    yield use


def glossary_of(registry: Registry) -> Glossary:
    """The terms and abbreviations of the data; a term that is not `marked` is explained on its own page only."""
    terms = (
        Word(addresses.term(entry.id), (entry.term, *entry.other_forms))
        for entry in registry.corpus.glossary
        if entry.marked
    )
    abbreviations = (
        Word(addresses.abbreviation(row.short), (row.short,), row.long)
        for row in registry.corpus.abbreviations
    )
    return Glossary((*terms, *abbreviations), lexicon_of(registry.corpus.documents))


def _as_written(form: str, word: Word) -> str:
    """A form as texts have it: composed or not, with any space; a term also at the head of a sentence, or in capitals.

    Not in any capitals: "giao ban" is a meeting, "giao Ban Dân tộc" is none.
    """
    spellings = [form]
    if not word.long_form:
        spellings += [form[0].lower() + form[1:], form[0].upper() + form[1:], form.upper()]
    forms = dict.fromkeys(normal(spelling) for spelling in spellings for normal in (nfc, nfd))
    return "|".join(r"\s+".join(map(re.escape, spelling.split())) for spelling in forms)


def _is_spelt_out(text: str, use: Use) -> bool:
    """Whether an abbreviation stands in brackets behind its own long form: "mục tiêu quốc gia (MTQG)"."""
    before = nfc(text[: use.start]).lower()
    return bool(use.word.long_form) and before.endswith(f"{use.word.long_form.lower()} (")
