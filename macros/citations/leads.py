"""What stands before a number: pinpoint, type word and "số". All read on lowered text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.citations.vocabulary import CANONICAL_CODE, CANONICAL_TYPE, TYPES_OF_CODE

# The type word, longest first so that "Chương trình phối hợp" is not read as "Chương trình".
TYPE = "|".join(re.escape(name) for name in sorted(CANONICAL_TYPE, key=len, reverse=True))

# An abbreviated type word, a code in its own capitals: "CT 33/CT-TTg".
ABBREVIATION = "|".join(
    re.escape(code) for code in sorted(CANONICAL_CODE, key=len, reverse=True) if code != "l"
)

# The word before a number: "số 33", "số: 33", "Số:04".
SO = r"số ?:? ?"

# Everything that may lead to a number, up to the number's first figure.
#   "Chỉ thị số 33/…"  type="chỉ thị", so="số "      "CT 33/…"    abbreviation="ct"
#   "Số: 04/QC-…"      so="số: "                     "23/CT-TTg"  nothing
LEAD = re.compile(rf"(?<![^\W_])(?:(?:({TYPE})|({ABBREVIATION})) ?:? )?({SO})?(?=[0-9]{{1,5}} ?[-/a-zđ])")

# A figure that goes on something else: "2.33/…", "5/33/…", "TCVN:33".
_MIDST = re.compile(r"[0-9\-/.:]$")

# -- pinpoints -------------------------------------------------------------------------------------

# Parts of a document, from small to large: "điểm e khoản 1 Điều 4", "khoản 1, 2 Điều 5 của", "Mục II".
POINT = r"điểm [a-zđ](?:(?:, | và )[a-zđ](?![^\W_]))*"
CLAUSE = r"khoản [0-9]{1,3}[a-zđ]?(?:(?:, | và )[0-9]{1,3}[a-zđ]?)*"
ARTICLE = r"điều [0-9]{1,3}[a-zđ]?"
DIVISION = r"(?:mục|chương|phần) (?:[ivxlc]{1,7}|[0-9]{1,3})"
PINPOINT = re.compile(
    rf"(?<![^\W_])(?:({POINT}),? )?(?:({CLAUSE}),? )?(?:({ARTICLE}),? )?(?:({DIVISION}),? )?(?:của )?$"
)

# How far before the type word a pinpoint may begin.
_REACH = 80

_ROMAN = re.compile(r"(?<= )[ivxlc]+$")


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads to a number: offsets in clean text. `number_at` is the first figure of the number."""

    start: int
    number_at: int
    type_document: str | None
    is_abbreviated: bool
    has_so: bool


def read_leads(text: str, low: str) -> Iterator[Lead]:
    """Every place where a number may begin, in order."""
    position = 0
    while found := LEAD.search(low, position):
        name, code, so = found.groups()
        position = found.end() + 1
        start = found.start()
        if code and text[start : start + len(code)] != CANONICAL_CODE[code]:
            code = None
            start = found.start(3) if so else found.end()
        if not (name or code or so) and start and _MIDST.search(text, max(0, start - 1), start):
            continue
        yield Lead(
            start=start,
            number_at=found.end(),
            type_document=_type(name, code),
            is_abbreviated=bool(code),
            has_so=bool(so),
        )


def _type(name: str | None, code: str | None) -> str | None:
    if name:
        return CANONICAL_TYPE[name]
    return TYPES_OF_CODE[CANONICAL_CODE[code]][0] if code else None


def read_pinpoint(low: str, start: int) -> tuple[int, str] | None:
    """The pinpoint that ends where the head begins: (its start, "Điều 4/khoản 1/điểm e"), large first."""
    floor = max(0, start - _REACH)
    found = PINPOINT.search(low[floor:start])
    if not found or not any(found.groups()):
        return None
    point, clause, article, division = found.groups()
    parts = [
        _ROMAN.sub(lambda numeral: numeral.group().upper(), division.capitalize()) if division else None,
        article.capitalize() if article else None,
        clause,
        point,
    ]
    return floor + found.start(), "/".join(part for part in parts if part)
