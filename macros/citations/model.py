"""What a citation is: its parts as values, its kind, and the vocabulary of its irregularities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a citation names its document."""

    NUMBERED = "numbered"
    """By number: "Chỉ thị số 49-CT/TW ngày 20/10/2015"."""
    NAMED = "named"
    """By name: "Luật Tiếp công dân", "Đề án văn hóa công vụ"."""
    COLLECTIVE = "collective"
    """Several documents by one name: "các Chương trình mục tiêu quốc gia"."""


class Flag(StrEnum):
    """An irregularity of a citation. It is reported, never repaired: `Citation.text` stays as printed.

    House style: NĐ 30/2020/NĐ-CP, Phụ lục I and II (State); Hướng dẫn 36-HD/VPTW (Party).
    """

    NO_SO = "no_so"
    """The word "số" is missing: "Chỉ thị 23/CT-TTg"."""
    SEP_SWAPPED = "sep_swapped"
    """Slash and hyphen changed places: "217/QĐ-TW" for 217-QĐ/TW."""
    SEP_MISSING = "sep_missing"
    """A separator is missing: "84 QĐ/TWĐTN" for 84-QĐ/TWĐTN."""
    SPACE = "space"
    """Spaces inside the symbol: "100 - KL/TW"."""
    DASH = "dash"
    """A dash for the hyphen: "33–CT/TW"."""
    CASE = "case"
    """A capital is missing or too much: "Luật khiếu nại", "Bộ chính trị", "10-Ctr/TU"."""
    LINEBREAK_IN_SYMBOL = "linebreak_in_symbol"
    """The line breaks inside the symbol: "10-⏎CTr/BDVTU"."""
    SYMBOL_TRAILING_WORD = "symbol_trailing_word"
    """A word hangs on the symbol: "2554/QĐ-UBND tỉnh ngày …"."""
    ZERO_PAD = "zero_pad"
    """A zero too much or missing; numbers and days below 10 and months 1 and 2 take one: "24/05/2005"."""
    DATE_DASH = "date_dash"
    """The date is written with hyphens or full stops: "ngày 12-1-2022"."""
    DATE_PAREN = "date_paren"
    """The date stands in brackets: "(26/11/2021)"."""
    COMMA_DATE = "comma_date"
    """A comma before the date: "49-CT/TW, ngày 20/10/2015"."""
    YEAR_ONLY = "year_only"
    """Only the year is given: "năm 2013"."""
    SHARED_TAIL = "shared_tail"
    """Date or issuer is taken from the next of a list: "217-QĐ/TW và … 218-QĐ/TW của Bộ Chính trị"."""
    TYPE_ELIDED = "type_elided"
    """The type is taken from the citation before: "Quyết định số 217-QĐ/TW và số 218-QĐ/TW"."""
    TYPE_ABBREV = "type_abbrev"
    """The type is abbreviated: "CT 33/CT-TTg"."""
    JOINT = "joint"
    """The symbol names several bodies: "10-CTr/BDVTU-BCSĐUBND"."""
    NESTED = "nested"
    """It stands inside the title of another citation: "Kế hoạch … thực hiện Đề án số 06-ĐA/TU"."""
    SHORT = "short"
    """Number only, neither date nor issuer, before a title: "Nghị quyết số 10-NQ/TU về …"."""
    ISSUER_OMITTED = "issuer_omitted"
    """Dated, but not saying whose, where the symbol leaves it open: "264/KH-UBND ngày 25/10/2021 về …"."""
    NO_NUMBER = "no_number"
    """Cited by name without a number, as NĐ 30/2020 allows for laws: "Luật Tố cáo"."""
    NO_VE = "no_ve"
    """The title follows without "về": "… của Ban Thường vụ Tỉnh ủy tăng cường …"."""
    FOOTNOTE_GLUED = "footnote_glued"
    """A footnote figure is glued to the last word: "Tỉnh ủy2"."""
    QD_IS_QUYDINH = "qd_is_quydinh"
    """QĐ means Quy định here, by the type word: "Quy định số 97-QĐ/TW"."""
    TYPE_SYMBOL_MISMATCH = "type_symbol_mismatch"
    """Type word and type code disagree: "Chỉ thị số 33/TT-TTg"."""
    ISSUER_SYMBOL_MISMATCH = "issuer_symbol_mismatch"
    """The issuer cannot have this symbol: "114-KL/TU của Ban Bí thư"."""
    DATE_CONFLICT = "date_conflict"
    """The same text gives this number the same day and month of another year more often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One mention of a document. Offsets are code points of the text given to `find`.

    The head runs from the type word to the date; `span_full` adds the pinpoint before, issuer and term after.
    `text` is the head exactly as written; all other parts are normalised, yet never corrected.
    """

    text: str
    start: int
    end: int
    span_full: tuple[int, int]
    kind: Kind
    type_document: str | None = None
    """Canonical type, e.g. "Chỉ thị"; None where only a number is printed."""
    number: str | None = None
    """Number and symbol with their separators in place: "217-QĐ/TW" also for the printed "217/QĐ-TW"."""
    date: str | None = None
    """ISO day "2021-11-26", or a bare year "2013"."""
    issuer: str | None = None
    """As written, white space squeezed: "Ban Thường vụ Tỉnh ủy"."""
    term: str | None = None
    """Term of the issuing committee: "khóa XI"."""
    name: str | None = None
    """Name of a law without its type word ("Tiếp công dân"), or of a programme as written."""
    pinpoint: str | None = None
    """Part of the document meant, from large to small: "Điều 4/khoản 1/điểm e"."""
    flags: tuple[Flag, ...] = ()
    number_span: tuple[int, int] | None = None
    """Where number and symbol stand."""
    date_span: tuple[int, int] | None = None
    """Where the date stands, with what joins it: ", ngày 20/10/2015"; None also for a shared one."""
    issuer_span: tuple[int, int] | None = None
    """Where the issuer stands, without "của" and term; None also for a shared one."""


@dataclass(frozen=True, slots=True, init=False)
class Lexicon:
    """Names by which documents are cited without a number; injected, because finding knows no registry."""

    named: tuple[str, ...]
    collective: tuple[str, ...]

    def __init__(self, named: Iterable[str] = (), collective: Iterable[str] = ()) -> None:
        """Take names of single documents and names that stand for several."""
        object.__setattr__(self, "named", tuple(named))
        object.__setattr__(self, "collective", tuple(collective))
