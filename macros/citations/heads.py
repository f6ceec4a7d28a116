"""Heads: from the type word to the date. Pieces of the grammar put together, one citation at a time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from macros.citations.clean import CleanText, clean
from macros.citations.dates import read_date
from macros.citations.issuers import LEVEL, PROPER
from macros.citations.laws import LawGrammar, LawName
from macros.citations.leads import SO, Lead, read_leads
from macros.citations.model import Flag, Kind, Lexicon
from macros.citations.names import read_names
from macros.citations.spelling import LETTER, lowered
from macros.citations.symbols import Symbol, read_symbol

# Between the name of a law and its number: "Luật An ninh mạng | số | 24/2018/QH14".
_NAME_TO_NUMBER = re.compile(rf",? (?:{SO})?")

# A word that hangs on a symbol: "2554/QĐ-UBND | tỉnh | ngày", "… tỉnh Hà Giang ngày".
_LEVEL_WORD = re.compile(rf" {LEVEL}(?!{LETTER})")


@dataclass(frozen=True, slots=True)
class Page:
    """Clean text and its lowered twin of the same length."""

    clean: CleanText
    low: str

    @classmethod
    def of(cls, text: str) -> Page:
        """The page of a text as given."""
        cleaned = clean(text)
        return cls(cleaned, lowered(cleaned.text))

    @property
    def text(self) -> str:
        """The clean text."""
        return self.clean.text


@dataclass(slots=True, kw_only=True)
class Head:
    """A citation in the making; offsets in clean text. `find` fills in what stands around the head."""

    start: int
    end: int
    kind: Kind
    type_document: str | None
    symbol: Symbol | None = None
    number_at: int | None = None
    date_at: int | None = None
    issuer_at: tuple[int, int] | None = None
    name: str | None = None
    date: str | None = None
    issuer: str | None = None
    term: str | None = None
    tail_end: int = 0
    flags: set[Flag] = field(default_factory=set)


def read_heads(page: Page, lexicon: Lexicon) -> list[Head]:
    """All heads in the order of the text, none overlapping another."""
    laws = list(_law_grammar(lexicon.named).read(page.text, page.low))
    numbered = list(_numbered(page, laws))
    heads = [*numbered, *_named_laws(page, laws, numbered)]
    taken = [(head.start, head.end) for head in heads]
    for found in read_names(page.low, lexicon, taken):
        head = Head(start=found.start, end=found.end, kind=found.kind, type_document=found.type_document)
        head.name = page.text[found.start : found.end]
        if found.kind is Kind.NAMED:
            head.flags.add(Flag.NO_NUMBER)
        heads.append(head)
    heads.sort(key=lambda head: head.start)
    return heads


@lru_cache(maxsize=8)
def _law_grammar(names: tuple[str, ...]) -> LawGrammar:
    return LawGrammar(names)


def _numbered(page: Page, laws: Sequence[LawName]) -> Iterator[Head]:
    """Heads with a number: forms A to E, with or without type word, also "Luật … số 80/2015/QH13"."""
    law_starts = [law.start for law in laws]
    done = 0
    for lead in read_leads(page.text, page.low):
        if lead.number_at < done:
            continue
        announced = lead.has_so or lead.type_document is not None
        symbol = read_symbol(page.clean, lead.number_at, announced=announced)
        if symbol is None:
            continue
        rank = bisect_left(law_starts, lead.number_at) - 1
        law = laws[rank] if rank >= 0 else None
        if law and law.start >= done and _NAME_TO_NUMBER.fullmatch(page.low, law.end, lead.number_at):
            head = Head(start=law.start, end=symbol.end, kind=Kind.NUMBERED, type_document=law.type_document)
            head.name = page.text[law.name_start : law.end]
        else:
            type_document = _type_of(lead, symbol)
            start = max(lead.start, done)
            head = Head(start=start, end=symbol.end, kind=Kind.NUMBERED, type_document=type_document)
            head.flags |= _flags_of_lead(page, lead, symbol, type_document)
        head.symbol = symbol
        head.number_at = lead.number_at
        head.flags |= symbol.flags
        if head.type_document and not lead.has_so:
            head.flags.add(Flag.NO_SO)
        _take_trailing_word(page, head)
        _take_date(page, head)
        done = head.end
        yield head


def _type_of(lead: Lead, symbol: Symbol) -> str | None:
    """The type word; an abbreviated TT is a Thông tri where the symbol is the Party's ("-TT/")."""
    if lead.is_abbreviated and symbol.code == "TT" and "-TT/" in symbol.normal:
        return "Thông tri"
    return lead.type_document


def _flags_of_lead(page: Page, lead: Lead, symbol: Symbol, type_document: str | None) -> set[Flag]:
    flags: set[Flag] = set()
    if type_document is None:
        return flags
    if lead.is_abbreviated:
        flags.add(Flag.TYPE_ABBREV)
    elif page.text[lead.start].islower():
        flags.add(Flag.CASE)
    if not symbol.fits(type_document):
        flags.add(Flag.TYPE_SYMBOL_MISMATCH)
    if type_document == "Quy định" and symbol.code == "QĐ":
        flags.add(Flag.QD_IS_QUYDINH)
    return flags


def _named_laws(page: Page, laws: Sequence[LawName], numbered: Sequence[Head]) -> Iterator[Head]:
    """Heads of laws cited by name only; a law that has its number is among the numbered ones."""
    starts = [head.start for head in numbered]
    for law in laws:
        rank = bisect_left(starts, law.end) - 1
        if rank >= 0 and numbered[rank].end > law.start:
            continue
        head = Head(start=law.start, end=law.end, kind=Kind.NAMED, type_document=law.type_document)
        head.name = page.text[law.name_start : law.end]
        head.flags.add(Flag.NO_NUMBER)
        if law.is_lower_case:
            # Without a number the capital is all that shows where a name begins (NĐ 30/2020, Phụ lục II).
            head.flags.add(Flag.CASE)
        _take_date(page, head)
        yield head


def _take_trailing_word(page: Page, head: Head) -> None:
    """Let "tỉnh" in "2554/QĐ-UBND tỉnh ngày 26/12/2023" belong to the head, but only where a date follows."""
    word = _LEVEL_WORD.match(page.low, head.end)
    if not word:
        return
    end = word.end()
    for _ in range(3):
        if part := PROPER.match(page.text, end):
            end = part.end()
    if read_date(page.low, end):
        head.end = end
        head.flags.add(Flag.SYMBOL_TRAILING_WORD)


def _take_date(page: Page, head: Head) -> None:
    if found := read_date(page.low, head.end):
        head.date = found.iso
        head.date_at = head.end
        head.end = found.end
        head.flags |= found.flags
