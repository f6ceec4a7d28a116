"""Clean: one normal form of the text to read, and the way back to the text as it was given.

The grammar reads clean text only; whoever called it gets offsets into their own text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Hyphens and dashes U+2010..U+2015 and the minus sign; all are typed for "-" in symbols and periods.
#   "33–CT/TW"  ->  "33-CT/TW"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

# A run of white space that breaks the line: the place where a symbol may have been cut in two.
LINE_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")

# The capitals of Vietnamese, one by one: in Unicode they alternate with the small letters.
# A symbol cut by a line break goes on with a capital ("10-⏎CTr/…").
CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸĐ"
_CAPITAL = re.compile(f"[{CAPITALS}]")

# Unicode's stream-safe limit (UAX #15): no writing needs more marks on one letter; more would cost
# quadratic time.
_MOST_MARKS = 30

_TO_HYPHEN = str.maketrans(dict.fromkeys(DASHES, "-"))

# What a text as the site keeps it does not hold: more than one space, any other white space, and letters that may be
# composed with the one before or written otherwise. Without them every character is a letter that stays where it is.
# A function, in small letters: the engine in the browser, which gets the patterns, does without.
_unsettled = re.compile("  |[^ !-~\u00a1-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]").search


@dataclass(frozen=True, slots=True)
class CleanText:
    """Clean text with its map to the text as given.

    `starts[i]` and `ends[i]` bound the raw characters that became `text[i]`; offsets count code points.
    """

    text: str
    raw: str
    starts: Sequence[int]
    ends: Sequence[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` (not empty) stands in the text as given."""
        return self.starts[start], self.ends[end - 1]

    def raw_slice(self, start: int, end: int) -> str:
        """`text[start:end]` as it was written, with its line breaks, dashes and decomposed letters."""
        first, last = self.raw_span(start, end)
        return self.raw[first:last]


def clean(text: str) -> CleanText:
    """Compose letters (NFC), make every dash "-", every run of white space one space, and mend cut symbols.

    Takes any string and never fails; the time is linear in its length.
    """
    if _unsettled(text) is None:
        return CleanText(text.translate(_TO_HYPHEN), text, range(len(text)), range(1, len(text) + 1))
    return _settled(text)


def _settled(text: str) -> CleanText:
    """Clean text of any string, letter by letter."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    holds_digit = False  # whether the word being read has a digit: only such a word can be a cut symbol
    pending: tuple[int, int] | None = None  # a run of white space not yet written

    for start, end, composed in _letters(text):
        if composed.isspace():
            pending = (pending[0] if pending else start, end)
            continue
        if pending:
            mended = (
                holds_digit
                and chars[-1] in "-/"
                and LINE_BREAK.search(text, *pending) is not None
                and _CAPITAL.match(composed) is not None
            )
            if not mended:
                chars.append(" ")
                starts.append(pending[0])
                ends.append(pending[1])
                holds_digit = False
            pending = None
        for char in composed.translate(_TO_HYPHEN):
            chars.append(char)
            starts.append(start)
            ends.append(end)
            holds_digit = holds_digit or char.isdigit()
    if pending:
        chars.append(" ")
        starts.append(pending[0])
        ends.append(pending[1])
    return CleanText("".join(chars), text, starts, ends)


def _letters(text: str) -> Iterator[tuple[int, int, str]]:
    """Each letter with its marks: (start, end, composed). "ế" is one letter of 1 to 3 code points."""
    start = 0
    for position in range(1, len(text) + 1):
        if (
            position < len(text)
            and position - start <= _MOST_MARKS
            and _continues_a_letter(text[position])
            and not text[start].isspace()
        ):
            continue
        letter = text[start:position]
        # Only ASCII is known to be composed already.
        yield start, position, letter if letter.isascii() else unicodedata.normalize("NFC", letter)
        start = position


def _continues_a_letter(char: str) -> bool:
    """Whether composition may join this character to the one before it (marks; medial and final Hangul)."""
    if char.isascii():
        return False
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"
