"""What stands above and below the content of a paper: who issues it, the motto, the name, the recipients, the hand.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1-II.5 and II.7-II.9; of the Party, Hướng dẫn 36-HD/VPTW (known from
secondary sources): "ĐẢNG CỘNG SẢN VIỆT NAM" in place of the motto, a star under the issuer, "Số" without a colon.
What the unit has to decide is a row of dots.
"""

from __future__ import annotations

import re

from macros.model import Agency
from macros.word.layout import TEXT_WIDTH, Xml
from macros.word.ooxml import Row, paragraph, rule, run, table, text

DOTS = "…………"
_LEFT = 3900
_RIGHT = TEXT_WIDTH - _LEFT
_HALF = TEXT_WIDTH // 2
_ISSUER_RULE = 1300  # mục II.2: a third to a half of the line above it
_MOTTO_RULE = 3500  # mục II.1: as long as the motto
_PARTY_RULE = 3900

# A body of the Party, by the words that say what kind of body it is.
_PARTY_KIND = re.compile(r"Tỉnh ủy|Đảng bộ|tổ chức đảng|Trung ương Đảng")
# The sign of a name that stands for many bodies: "Các cơ quan, đơn vị, địa phương", "UBND các xã, phường, thị trấn".
_MANY = re.compile(r"\bcác\b", re.IGNORECASE)


def is_party_body(agency: Agency) -> bool:
    """Whether papers of the body carry the heading of the Party."""
    return _PARTY_KIND.search(agency.kind) is not None


def stands_for_many(agency: Agency) -> bool:
    """Whether the name means many bodies, each of which writes its own."""
    return _MANY.search(agency.name) is not None


def issuer_name(agency: Agency) -> str:
    """The body as the issuer of its own paper."""
    return "TÊN CƠ QUAN, ĐƠN VỊ" if stands_for_many(agency) else agency.name.upper()


def heading(agency: Agency, *, symbol: str | None = None) -> Xml:
    """The block at the top: issuer and number to the left, motto, place and date to the right.

    `symbol` is the paper's symbol ("KH"); a paper without one (a sheet) has no number.
    """
    party = is_party_body(agency)
    left = [
        paragraph("Giua", run(DOTS)),  # the body above it
        paragraph("Giua", run(issuer_name(agency), bold=True)),
        paragraph("Giua", run("*")) if party else rule(_ISSUER_RULE, _LEFT),
    ]
    if symbol:
        number = f"Số …-{symbol}/…" if party else f"Số: …/{symbol}-…"
        left.append(paragraph("Giua", run(number)))
    day = paragraph("Giua", run(f"{DOTS}, ngày … tháng … năm 20…", italic=True))
    if party:
        right = [
            paragraph("Giua", run("ĐẢNG CỘNG SẢN VIỆT NAM", bold=True, size=15)),
            rule(_PARTY_RULE, _RIGHT),
        ]
    else:
        right = [
            paragraph("Giua", run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)),
            paragraph("Giua", run("Độc lập - Tự do - Hạnh phúc", bold=True, size=14)),
            rule(_MOTTO_RULE, _RIGHT),
        ]
    return table((_LEFT, _RIGHT), [Row((left, [*right, day]))], bordered=False)


def name(kind: str, about: str) -> Xml:
    """The name of the paper and what it is about, with the line below (mục II.5)."""
    return Xml(
        text("Giua", "")
        + text("TenLoai", kind)
        + text("TrichYeu", about)
        + rule(2 * _ISSUER_RULE, TEXT_WIDTH)
    )


def ending(*recipients: str) -> Xml:
    """Recipients to the left, the signatory to the right, nothing but blanks to fill in."""
    left = [
        paragraph("NoiNhan", run("Nơi nhận:", bold=True, italic=True, size=12)),
        *(text("NoiNhan", f"- {line};") for line in (*recipients, DOTS)),
        text("NoiNhan", "- Lưu: VT, ……"),
    ]
    right = [
        paragraph("Giua", run("(CHỨC VỤ CỦA NGƯỜI KÝ)", bold=True)),
        paragraph("Giua", run("(Chữ ký, dấu)", italic=True)),
        *(text("Giua", "") for _ in range(2)),
        paragraph("Giua", run("Họ và tên", bold=True)),
    ]
    return Xml(text("Giua", "") + table((_HALF, TEXT_WIDTH - _HALF), [Row((left, right))], bordered=False))
