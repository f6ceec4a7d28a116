"""What a review says about a citation, and in which words.

The rules named here are those of Nghị định 30/2020/NĐ-CP (Phụ lục I, mục II.3, II.4, II.6; Phụ lục II, mục V.6) and,
for the Party, Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """The outcome for one citation."""

    RIGHT = "right"
    """It is written as the record has it."""
    MISWRITTEN = "miswritten"
    """It is certain which document is meant, and the citation is written otherwise."""
    AMBIGUOUS = "ambiguous"
    """Several documents of the catalogue fit."""
    UNKNOWN = "unknown"
    """No document of the catalogue fits; that says nothing about the citation."""


class Slip(StrEnum):
    """One thing that is not as it should be."""

    TYPE_CASE = "type_case"
    TYPE_ABBREVIATED = "type_abbreviated"
    TYPE = "type"
    NO_SO = "no_so"
    SEPARATORS = "separators"
    SPACES = "spaces"
    DASH = "dash"
    CASE = "case"
    ZERO = "zero"
    SYMBOL = "symbol"
    TRAILING_WORD = "trailing_word"
    DATE = "date"
    DATE_ZERO = "date_zero"
    ISSUER = "issuer"
    ISSUER_CASE = "issuer_case"
    NAME_CASE = "name_case"
    TYPE_AND_SYMBOL = "type_and_symbol"
    ISSUER_AND_SYMBOL = "issuer_and_symbol"
    TWO_DATES = "two_dates"


LABELS: dict[Verdict, str] = {
    Verdict.RIGHT: "khớp",
    Verdict.MISWRITTEN: "viết chưa đúng",
    Verdict.AMBIGUOUS: "chưa rõ văn bản nào",
    Verdict.UNKNOWN: "chưa có trong dữ liệu",
}

SENTENCES: dict[str, str] = {
    Verdict.RIGHT: "Viện dẫn khớp với dữ liệu.",
    Verdict.MISWRITTEN: "Viện dẫn viết chưa đúng.",
    Verdict.AMBIGUOUS: "Có nhiều văn bản phù hợp: cần ghi thêm ngày hoặc cơ quan ban hành.",
    Verdict.UNKNOWN: "Dữ liệu của trang chưa có văn bản này nên chưa đối chiếu được.",
    "unknown_near": "Dữ liệu của trang chưa có văn bản này, nhưng có văn bản gần giống: hãy so với bản gốc.",
    Slip.TYPE_CASE: "Tên loại văn bản phải viết hoa chữ cái đầu.",
    Slip.TYPE_ABBREVIATED: "Tên loại văn bản phải viết đủ, không viết tắt.",
    Slip.TYPE: "Tên loại văn bản sai.",
    Slip.NO_SO: "Thiếu chữ “số” trước số, ký hiệu.",
    Slip.SEPARATORS: "Dấu gạch chéo, gạch nối trong ký hiệu chưa đúng chỗ.",
    Slip.SPACES: "Thừa dấu cách trong số, ký hiệu.",
    Slip.DASH: "Trong số, ký hiệu phải dùng dấu gạch nối (-), không dùng gạch ngang dài.",
    Slip.CASE: "Chữ hoa, chữ thường trong ký hiệu chưa đúng.",
    Slip.ZERO: "Chữ số 0 đứng đầu chưa đúng: số nhỏ hơn 10 có một số 0, số khác không có.",
    Slip.SYMBOL: "Số, ký hiệu sai.",
    Slip.TRAILING_WORD: "Có chữ thừa sau ký hiệu; cơ quan ban hành phải ghi sau ngày.",
    Slip.DATE: "Ngày ban hành sai.",
    Slip.DATE_ZERO: "Ngày nhỏ hơn 10, tháng 1 và tháng 2 phải có số 0 đứng trước.",
    Slip.ISSUER: "Cơ quan ban hành sai.",
    Slip.ISSUER_CASE: "Tên cơ quan ban hành viết hoa chưa đúng.",
    Slip.NAME_CASE: "Tên luật phải viết hoa chữ cái đầu.",
    Slip.TYPE_AND_SYMBOL: "Tên loại văn bản và ký hiệu không khớp nhau.",
    Slip.ISSUER_AND_SYMBOL: "Cơ quan ban hành và ký hiệu không khớp nhau.",
    Slip.TWO_DATES: "Cũng số này, chỗ khác trong văn bản ghi năm khác.",
}


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text[start:end]` should be `right`. An empty span is a place where something is missing."""

    start: int
    end: int
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A citation with its verdict. Offsets are code points of the text reviewed.

    `start` and `end` hold the head and everything edited. `documents` are the ones meant; of an ambiguous citation
    the candidates; of an unknown one those that differ from it in one thing. `right` is the quotation with its edits,
    None where nothing is to be edited.
    """

    start: int
    end: int
    verdict: Verdict
    documents: tuple[str, ...]
    slips: tuple[Slip, ...]
    edits: tuple[Edit, ...]
    right: str | None
    erratum_id: str | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to tell the writer."""
        is_near = self.verdict is Verdict.UNKNOWN and self.documents
        return (SENTENCES["unknown_near" if is_near else self.verdict], *(SENTENCES[s] for s in self.slips))
