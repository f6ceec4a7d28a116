"""The date of a document, as it follows the number.

NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.4: days below 10 and months 1 and 2 take a zero, other months do not.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from macros.citations.model import Flag

YEAR = r"((?:19|20)[0-9][0-9])"

# "ngày 26/11/2021", "ngày 12-1-2022"             day=26, month=11, year=2021
IN_FIGURES = rf"([0-9]{{1,2}}) ?[-/.] ?([0-9]{{1,2}}) ?[-/.] ?{YEAR}"

# "ngày 05 tháng 8 năm 2014"                      day=05, month=8, year=2014
IN_WORDS = rf"([0-9]{{1,2}}) tháng ([0-9]{{1,2}}) năm {YEAR}"

# The three ways a date follows, read on lowered text:
#   " ngày 26/11/2021", ", ngày 20/10/2015" · " (26/11/2021)", " (ngày 26/11/2021)" · " năm 2013"
PLAIN = re.compile(rf"(,?) ?ngày (?:{IN_FIGURES}|{IN_WORDS})")
BRACKETED = re.compile(rf" ?\( ?(?:ngày )?{IN_FIGURES} ?\)")
YEAR_ALONE = re.compile(rf" năm {YEAR}(?![0-9])")

# Hyphens or full stops between the figures: "12-1-2022".
_OTHER_SIGNS = re.compile(r"[0-9] ?[-.] ?[0-9]")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as understood: ISO day or bare year. `end` is the offset in clean text just after it."""

    iso: str
    end: int
    flags: frozenset[Flag]


def read_date(low: str, start: int) -> FoundDate | None:
    """The date that follows at `start` of the lowered text; None also for a day that no calendar has."""
    if found := PLAIN.match(low, start):
        comma, *groups = found.groups()
        day, month, year = groups[:3] if groups[0] else groups[3:]
        flags = {Flag.COMMA_DATE} if comma else set()
        return _checked(day, month, year, found, flags)
    if found := BRACKETED.match(low, start):
        day, month, year = found.groups()
        return _checked(day, month, year, found, {Flag.DATE_PAREN})
    if found := YEAR_ALONE.match(low, start):
        return FoundDate(found.group(1), found.end(), frozenset({Flag.YEAR_ONLY}))
    return None


def _checked(day: str, month: str, year: str, found: re.Match[str], flags: set[Flag]) -> FoundDate | None:
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return None
    if _OTHER_SIGNS.search(found.group()):
        flags.add(Flag.DATE_DASH)  # another house style, whose zeros are not judged
    elif len(day) != 2 or len(month) != (2 if int(month) <= 2 or int(month) >= 10 else 1):
        flags.add(Flag.ZERO_PAD)
    return FoundDate(f"{year}-{int(month):02d}-{int(day):02d}", found.end(), frozenset(flags))
