"""Words as the search compares them; `docs/assets/search/words.js` does the same in the browser.

Both are held to `tests/cases/search/words.jsonl`: change them together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from macros.vietnamese import fold, nfc

# Letters of the Latin alphabet with or without marks, or digits: "33ct" is two words. Sticky marks that NFC could
# not compose belong to their letter.
_WORD = re.compile("[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\u0300-\u036f]+|[0-9]+")
# Tones are written as one of these behind the word: huyền, hỏi, ngã, sắc, nặng.
_TONES = dict(zip("\u0300\u0309\u0303\u0301\u0323", "`?~'.", strict=True))
_TONE = re.compile(f"[{''.join(_TONES)}]")
# "kĩ" and "kỹ", "quí" and "quý": at the end of a syllable, after a consonant, y and i sound the same.
_Y_FOR_I = re.compile("^([bcdđghklmnprstvx]+|qu)y$")


def words(text: str) -> Iterator[str]:
    """The words of a text in the form they are compared: "Thuỷ lợi, 06/CT" -> thuy?, lơi., 6, ct."""
    for match in _WORD.finditer(nfc(text)):
        yield marked(match.group())


@cache  # a language has few syllables: five thousand pages hold ten thousand different words
def marked(word: str) -> str:
    """One word with its marks: lower case, its tone at the end, final y as i, no leading zeros.

    Where the tone mark stands is a matter of school: hoà and hòa become the same "hoa`".
    """
    if word[0] in "0123456789":
        return word.lstrip("0") or "0"
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = "".join(_TONES[tone] for tone in _TONE.findall(decomposed))
    base = unicodedata.normalize("NFC", _TONE.sub("", decomposed))
    return _Y_FOR_I.sub(r"\1i", base) + tones


def plain(word: str) -> str:
    """A marked word without its marks: what somebody types who types none."""
    return fold(word.rstrip("`?~'."))
