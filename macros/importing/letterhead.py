"""The head of a plan before its title: issuer, number, place and date.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II: quốc hiệu, tên cơ quan, số và ký hiệu, địa danh và thời gian, tên loại.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from macros.citations import find
from macros.importing.manuscript import Line
from macros.model import Furniture

_FURTHEST = 20  # lines; the head is shorter
_LONGEST = 160  # characters; a longer line is no line of a head
_HEAD = re.compile(
    r"CỘNG H[ÒO]À? X[ÃA] HỘI|Độc lập\s*[-–]|(?:ỦY|UỶ) BAN NHÂN DÂN\b|UBND\b|^TỈNH\b|^Số\s*:|^ĐẢNG CỘNG SẢN|^\*$"
)
# What no head reaches: the first recital or the first part.
_TEXT = re.compile(r"Căn cứ\s|[IVX]{1,5}\.\s")
_TYPE = re.compile(r"KẾ HOẠCH|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|ĐỀ ÁN|PHƯƠNG ÁN")
# The number: "Số: 73/KH-UBND", "Số 73-KH/TU"
_NUMBER = re.compile(
    r"Số\s*:?\s*(\d{1,5}\s*[-/]\s*[\w\s/&-]{1,60}?)(?=\s{2,}|\s+[^\s,]+(?:\s[^\s,]+){0,3},\s*ngày|$)"
)
# "Hà Giang, ngày 28 tháng 02 năm 2024"
_DATE = re.compile(r"([^\W\d_][\w ]{1,30}?),\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
_REASON = (
    "Phần đầu văn bản (quốc hiệu, cơ quan, số, địa danh, ngày, tên loại): không thuộc lời văn, đã ghi vào bản ghi "
    "văn bản."
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head says; `lines` are the numbers of its lines."""

    lines: frozenset[int]
    furniture: Furniture
    number: str | None
    day: date | None


def read_letterhead(body: Sequence[Line]) -> Letterhead | None:
    """The head that the first lines are, down to the type ("KẾ HOẠCH") where it stands alone; None without one."""
    text_at = next((rank for rank, line in enumerate(body) if _TEXT.match(line.text)), len(body))
    first = body[: min(_FURTHEST, text_at)]
    long = next((rank for rank, line in enumerate(first) if len(line.text) > _LONGEST), len(first))
    first = first[:long]
    type_at = next((rank for rank, line in enumerate(first) if _TYPE.fullmatch(line.text)), None)
    head_at = [rank for rank, line in enumerate(first) if _HEAD.search(line.text) or _DATE.search(line.text)]
    if type_at is None:
        # Without the type the head ends at its last own line; a "UBND tỉnh" further down is the text's.
        head = [rank for place, rank in enumerate(head_at) if rank <= place]
        end = head[-1] + 1 if head else 0
    else:
        end = type_at + 1
    if not end:
        return None
    lines = first[:end]
    text = "\n".join(line.text for line in lines)
    return Letterhead(
        frozenset(line.number for line in lines),
        Furniture(text=text, reason=_REASON),
        _number(text),
        _day(text),
    )


def _number(text: str) -> str | None:
    """The number in its right form, read as any citation is."""
    for line in text.split("\n"):
        if found := _NUMBER.search(line):
            cited = find(f"Kế hoạch số {found[1].strip()}")
            if cited and cited[0].number:
                return cited[0].number
    return None


def _day(text: str) -> date | None:
    found = _DATE.search(text)
    if not found:
        return None
    try:
        return date(int(found[4]), int(found[3]), int(found[2]))
    except ValueError:
        return None
