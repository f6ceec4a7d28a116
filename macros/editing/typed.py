"""What an editor types to name a document: "33/CT-TTg", "Luật số 10/2022/QH15 ngày 10/11/2022"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from macros.citations import Citation, Flag, Kind, Lexicon, find
from macros.editing.draft import Refused
from macros.issuing import bodies_of, type_of, types_of
from macros.messages.of_new_records import SYMBOL_EXAMPLES
from macros.vietnamese import date_in_figures, nfc, squash

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_USUAL = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_IN_NUMBER = re.compile(r"\d+/(\d{4})/")


@dataclass(frozen=True, slots=True)
class Typed:
    """A document as named by its editor; `year` may be known where the day is not."""

    number: str
    type_document: str
    day: date | None = None
    year: int | None = None
    issuer: str | None = None


def read_day(text: str) -> date:
    """A day as NĂM-THÁNG-NGÀY. Raises Refused."""
    try:
        if _ISO.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        raise Refused("date-calendar", value=text) from None
    usual = _USUAL.fullmatch(text)
    iso = f"{usual[3]}-{int(usual[2]):02d}-{int(usual[1]):02d}" if usual else "2021-11-26, ngày 26/11/2021"
    raise Refused("date-format", label="Ngày sau --date", iso=iso)


def read_typed(text: str, day_beside: str | None = None) -> Typed:
    """The document that was typed, with its day if that was given beside. Raises Refused."""
    day = read_day(day_beside) if day_beside is not None else None
    text = squash(nfc(text))
    citation = _citation(text)
    number = citation.number or ""
    if not bodies_of(number):
        raise _unreadable(text)
    said, year = _day(citation)
    if said and day and said != day:
        raise Refused("two-dates", value=text, date=day.isoformat())
    day = day or said
    year = day.year if day else year
    in_number = _YEAR_IN_NUMBER.match(number)
    if in_number and year and int(in_number[1]) != year:
        when = f"Ngày {date_in_figures(day)}" if day else f"Năm {year}"
        raise Refused("year-against-symbol", when=when, number=number)
    return Typed(
        number=number,
        type_document=citation.type_document or _type_of(number),
        day=day,
        year=year or (int(in_number[1]) if in_number else None),
        issuer=citation.issuer,
    )


def _citation(text: str) -> Citation:
    """The only citation in the text, which holds all of it, written as it should be."""
    found = _numbered(text) or _numbered(f"số {text}")
    if not found:
        raise _unreadable(text)
    if len(found) > 1:
        raise Refused("several-symbols", value=text, count=len(found), nearest=found[0][0].text)
    citation, whole = found[0]
    start, end = citation.span_full
    rest = squash(f"{whole[:start]} {whole[end:]}").strip(" ,.;")
    if rest and rest != "số":
        raise Refused("more-than-a-symbol", value=text, rest=rest, nearest=whole[start:end])
    first, last = citation.number_span or citation.span_full
    if whole[first:last] != citation.number:
        raise Refused("miswritten-symbol", value=whole[first:last], nearest=citation.number)
    if Flag.TYPE_SYMBOL_MISMATCH in citation.flags:
        raise Refused("type-against-symbol", type_document=citation.type_document, number=citation.number)
    if Flag.ISSUER_SYMBOL_MISMATCH in citation.flags:
        raise Refused("issuer-against-symbol", number=citation.number, issuer=citation.issuer)
    return citation


def _numbered(text: str) -> list[tuple[Citation, str]]:
    return [(each, text) for each in find(text, Lexicon()) if each.kind is Kind.NUMBERED]


def _unreadable(text: str) -> Refused:
    """The refusal; a symbol typed without its capitals is suggested with them."""
    capitals = _numbered(text.upper().replace("TTG", "TTg"))
    nearest = capitals[0][0].number if len(capitals) == 1 else None
    return Refused("unreadable-symbol", value=text, nearest=nearest or SYMBOL_EXAMPLES)


def _day(citation: Citation) -> tuple[date | None, int | None]:
    if citation.date is None:
        return None, None
    if len(citation.date) == 4:
        return None, int(citation.date)
    day = date.fromisoformat(citation.date)
    return day, day.year


def _type_of(number: str) -> str:
    """The type that the code stands for. Raises Refused where it may stand for several, or there is none."""
    if said := type_of(number):
        return said
    examples = " hoặc ".join(f"“{name} số {number}”" for name in types_of(number))
    raise Refused("type-not-said", number=number, examples=examples)
