"""What citations of one text tell about each other: shared tails, titles that cite, dates that differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from macros.citations.heads import Head
from macros.citations.model import Flag, Kind

# Between the members of a list: ", ", " và ", ", và ".
LIST_GLUE = re.compile(r"(?:, ?| )(?:và |hoặc |cùng )?(?:các )?")

# The end of what may be a title: the next citation begins a new member of the sentence.
_NEW_MEMBER = re.compile(r"(?:,|và|hoặc|cùng|[;.:”]) ?$")
_ENDS_TITLE = re.compile("[;.”]")
_LONGEST_TITLE = 300


def relate(low: str, heads: Sequence[Head], *, title: re.Pattern[str]) -> None:
    """Complete each head from its neighbours. `title` matches where a title begins."""
    for before, after in pairwise(heads):
        _take_type_from_left(low, before, after)
    for before, after in reversed(list(pairwise(heads))):
        _take_tail_from_right(low, before, after)
    for before, after in pairwise(heads):
        if _is_in_title(low, before, after, title):
            after.flags.add(Flag.NESTED)
    _flag_date_conflicts(heads)


def _take_type_from_left(low: str, before: Head, after: Head) -> None:
    """Read "Quyết định số 217-QĐ/TW và số 218-QĐ/TW": the second is a Quyết định too."""
    if before.symbol is None or after.symbol is None or before.type_document is None or after.type_document:
        return
    alike = before.symbol.code == after.symbol.code and after.symbol.fits(before.type_document)
    if alike and _are_listed(low, before.tail_end, after.start):
        after.type_document = before.type_document
        after.flags.add(Flag.TYPE_ELIDED)


def _take_tail_from_right(low: str, before: Head, after: Head) -> None:
    """Read "217-QĐ/TW và 218-QĐ/TW ngày … của Bộ Chính trị": date and issuer belong to both.

    Only between symbols that differ in nothing but the number: other lists give each member its own date.
    """
    if before.symbol is None or after.symbol is None or before.issuer:
        return
    alike = (before.symbol.code, before.symbol.bodies) == (after.symbol.code, after.symbol.bodies)
    gains = after.issuer or (after.date and not before.date)
    if alike and gains and _are_listed(low, before.tail_end, after.start):
        before.date = before.date or after.date
        before.issuer, before.term = after.issuer, before.term or after.term
        before.flags.add(Flag.SHARED_TAIL)


def _are_listed(low: str, end: int, start: int) -> bool:
    return LIST_GLUE.fullmatch(low, end, start) is not None


def _is_in_title(low: str, before: Head, after: Head, title: re.Pattern[str]) -> bool:
    if before.kind is not Kind.NUMBERED or after.start - before.tail_end > _LONGEST_TITLE:
        return False
    gap = low[before.tail_end : after.start]
    return title.match(gap) is not None and not _NEW_MEMBER.search(gap) and not _ENDS_TITLE.search(gap)


def _flag_date_conflicts(heads: Sequence[Head]) -> None:
    """Flag the rarer of two dates of one number that differ in the year only: one of them is a slip."""
    dated = defaultdict(list)
    for head in heads:
        if head.symbol and head.date and "-" in head.date:
            year, day = head.date.split("-", 1)
            dated[head.symbol.normal, day].append((year, head))
    for mentions in dated.values():
        years = Counter(year for year, _ in mentions)
        most = max(years.values())
        right = [year for year, times in years.items() if times == most]
        for year, head in mentions:
            if len(right) > 1 or year not in right:
                head.flags.add(Flag.DATE_CONFLICT)
