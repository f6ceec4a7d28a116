"""The number and symbol of a document: "217-QĐ/TW", "33/CT-TTg", "10/2022/QH15".

Which is which at a glance: slash first = State, hyphen first = Party. Separators are put in their place
(with a flag); a wrong code or body is kept as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.citations.clean import DASHES, LINE_BREAK, CleanText
from macros.citations.model import Flag
from macros.citations.spelling import LETTER
from macros.citations.vocabulary import (
    CANONICAL_CODE,
    JOINT_CODES,
    PARTY_BODY,
    STATE_BODY,
    TYPES_OF_CODE,
    UNITS,
    types_agree,
)

# -- pieces ----------------------------------------------------------------------------------------

# The running number: "33", "1859". At most five figures, so that a telephone number is none.
NUMBER = r"[0-9]{1,5}"

# The year inside a symbol: "40/2015/QĐ-TTg".
YEAR = r"(?:19|20)[0-9][0-9]"

# A separator, spaces around it tolerated: "-", "/", " - ".
SEPARATOR = r" ?[-/] ?"

# A type code, in any case; the vocabulary decides whether it is one: "CT", "CTr", "Ctr", "QyĐ".
CODE = "[A-Za-zĐđ]{1,4}"

_UPPER = "A-ZĐƯÔƠÊÂĂ"

# A body. Capitals only, so that "12 CT/năm" stays plain.
#   "UBTVQH13", "QH15"  the term belongs to the body
#   "TU2"               a footnote figure glued to a body that never has figures: the body is "TU"
#   "BNN&PTNT", "PX03"  other bodies may have both
BODY = (
    r"(?:(?:UBTVQH|QH)[0-9]{1,2}"
    r"|(?:TU|TW|TTg|CP|UBND|HĐND)(?=[0-9])"
    rf"|(?:TTg|Ttg|ThU|[{_UPPER}][{_UPPER}0-9&]{{1,20}})(?!{LETTER}))"
)

# Bodies after the first: "-BCSĐUBND", "/TU-VP". No spaces here: "33-NQ/TU - KẾT QUẢ" ends at TU.
MORE_BODIES = rf"(?:[-/]{BODY}){{0,4}}"

# -- forms -----------------------------------------------------------------------------------------

# A   "10/2022/QH15", "1211/2016/UBTVQH13"        number=10, year=2022, body="QH15"
LAW = re.compile(rf"({NUMBER}) ?/ ?({YEAR}) ?/ ?((?:UBTVQH|QH)[0-9]{{1,2}})(?![0-9])")

# B   "40/2015/QĐ-TTg", "34/2007/PL-UBTVQH11"     number=40, year=2015, code="QĐ", bodies="TTg"
# B'  "19/2008/NQLT/CP-UBMTTQVN"                  number=19, year=2008, code="NQLT", bodies="CP-UBMTTQVN"
# C   "33/CT-TTg", "04/QC-UBND-UBMTTQ"            number=33, code="CT", bodies="TTg"
# E   "10-CTr/BDVTU-BCSĐUBND"                     number=10, code="CTr", bodies="BDVTU-BCSĐUBND"
# and the slips "217/QĐ-TW", "84 QĐ/TWĐTN", "33CT/TTg", "33/CT TTg"
CODED = re.compile(
    rf"({NUMBER})(?:{SEPARATOR}({YEAR}))?({SEPARATOR}| |)({CODE})({SEPARATOR}| )({BODY}{MORE_BODIES})"
)

# D   "1613/UBND-KGVX", "2231/SNV-CCHC&PC"        number=1613, bodies="UBND-KGVX": a công văn has no type code
UNCODED = re.compile(rf"({NUMBER})({SEPARATOR})({BODY}{MORE_BODIES})")

_STATE = re.compile(STATE_BODY)
_PARTY = re.compile(PARTY_BODY)
_SPLIT = re.compile(r"[-/]")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A number as understood. `end` is the offset in clean text just after it."""

    normal: str
    end: int
    code: str | None
    bodies: tuple[str, ...]
    flags: frozenset[Flag]
    has_year: bool = False

    def fits(self, type_document: str) -> bool:
        """Whether the type code, if there is one, stands for this type."""
        return self.code is None or any(types_agree(name, type_document) for name in TYPES_OF_CODE[self.code])


def read_symbol(page: CleanText, start: int, *, announced: bool) -> Symbol | None:
    """The number that begins at `start` of the clean text, or None.

    `announced` says that a type word or "số" stands before it: only then is a number without type code one.
    """
    text = page.text
    if law := LAW.match(text, start):
        number, year, body = law.groups()
        flags = _flags_of_print(page, start, law.end(), law.group())
        return Symbol(f"{number}/{year}/{body}", law.end(), None, (body,), flags, has_year=True)
    coded = CODED.match(text, start)
    if coded and (symbol := _coded(page, coded)):
        return symbol
    if announced and (uncoded := UNCODED.match(text, start)):
        number, _, bodies = uncoded.groups()
        flags = _flags_of_print(page, start, uncoded.end(), uncoded.group())
        return Symbol(f"{number}/{bodies}", uncoded.end(), None, (_SPLIT.split(bodies)[0],), flags)
    return None


def _coded(page: CleanText, found: re.Match[str]) -> Symbol | None:
    number, year, before, printed_code, between, tail = found.groups()
    code = CANONICAL_CODE.get(printed_code.lower())
    first, second = before.strip(), between.strip()
    if code is None or not (first or second) or not (first or printed_code == code):
        return None
    bodies = tuple("TTg" if body.lower() == "ttg" else body for body in _SPLIT.split(tail))
    flags = set(_flags_of_print(page, found.start(), found.end(), found.group()))
    right_first, right_second = _separators(code, bodies, has_year=year is not None, printed=(first, second))
    if not first or not second:
        flags.add(Flag.SEP_MISSING)
        flags.discard(Flag.SPACE)
    if (first or right_first, second or right_second) != (right_first, right_second):
        flags.add(Flag.SEP_SWAPPED)
    if printed_code != code or "-".join(bodies) != "-".join(_SPLIT.split(tail)):
        flags.add(Flag.CASE)
    if len([body for body in bodies if body not in UNITS]) > 1:
        flags.add(Flag.JOINT)
    head = f"{number}/{year}" if year else number
    normal = f"{head}{right_first}{code}{right_second}{'-'.join(bodies)}"
    return Symbol(normal, found.end(), code, bodies, frozenset(flags), has_year=year is not None)


def _separators(
    code: str, bodies: tuple[str, ...], *, has_year: bool, printed: tuple[str, str]
) -> tuple[str, str]:
    """The separators this symbol should have: before the type code, and before the bodies.

    ("QĐ", ("TW",)) -> ("-", "/")   ("CT", ("TTg",)) -> ("/", "-")   mixed, unknown -> as printed first.
    """
    if has_year:
        return "/", "/" if code in JOINT_CODES and printed[1] == "/" else "-"
    if all(_PARTY.fullmatch(body) for body in bodies):
        return "-", "/"
    if all(_STATE.fullmatch(body) for body in bodies):
        return "/", "-"
    is_party = printed[0] == "-" or (not printed[0] and printed[1] == "/")
    return ("-", "/") if is_party else ("/", "-")


def _flags_of_print(page: CleanText, start: int, end: int, matched: str) -> frozenset[Flag]:
    """What only the text as given shows: line breaks, dashes, spaces, a glued figure, the zero."""
    raw = page.raw_slice(start, end)
    flags = set()
    if LINE_BREAK.search(raw):
        flags.add(Flag.LINEBREAK_IN_SYMBOL)
    elif " " in matched:
        flags.add(Flag.SPACE)
    if any(dash in raw for dash in DASHES):
        flags.add(Flag.DASH)
    if end < len(page.text) and page.text[end].isdigit():
        flags.add(Flag.FOOTNOTE_GLUED)
    if len(matched) > 1 and not matched[1].isdigit():
        flags.add(Flag.ZERO_PAD)
    return frozenset(flags)
