"""Spelling: what counts as the same letters. No step here changes the length of clean text.

Same length means that an offset found in the lowered text is an offset in the clean text.
"""

from __future__ import annotations

import re

from macros.citations.clean import clean

# One letter, any script. JavaScript: \p{L} with the u flag, and [\p{L}\p{N}] for the [^\W_] of word bounds.
# Figures are [0-9] throughout: \d would mean more in Python than in JavaScript.
LETTER = r"[^\W\d_]"

# The tone mark of oa, oe, uy at a word's end stands on either vowel: "khoá" = "khóa", "Uỷ" = "Ủy".
_CLASSIC = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_MODERN_AT_END = re.compile(rf"(?<!q)(?:{'|'.join(_CLASSIC)})(?!{LETTER})")

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})


def lowered(text: str) -> str:
    """Lower case with classic tone marks, of the same length: "UỶ BAN khoá" -> "ủy ban khóa"."""
    # "İ" is the only letter whose lower case is longer than itself.
    lower = text.replace("İ", "I").lower()
    return _MODERN_AT_END.sub(lambda found: _CLASSIC[found.group()], lower)


def same_letters(text: str) -> str:
    """Key under which two ways to write a name agree: case, tone marks, dashes, quotes, spaces do not count.

    "giai đoạn 2021 – 2025" and "Giai đoạn 2021-2025" have one key; "Đề án" and "Dự án" do not.
    """
    return re.sub(r"\s", "", lowered(clean(text).text)).translate(_QUOTES)


def squeezed(lowered_text: str) -> tuple[str, list[int]]:
    """Lowered text without spaces, and for each of its characters the offset before squeezing."""
    kept = [offset for offset, char in enumerate(lowered_text) if not char.isspace()]
    return "".join([lowered_text[offset] for offset in kept]).translate(_QUOTES), kept


def is_word_at(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is made of whole words."""
    cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cut_after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not cut_before and not cut_after
