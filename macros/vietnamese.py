"""Facts of the Vietnamese language that the rest of the code relies on.

Pure functions on text: normal form, folding for comparison, addresses, alphabetical order and dates in words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

_D_WITH_STROKE = str.maketrans({"đ": "d", "Đ": "D"})
_NOT_ADDRESS = re.compile(r"[^a-z0-9]+")

# The order of a Vietnamese dictionary: letters first (a ă â b ... d đ e ê ...), then the five tone marks.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng


# Sorting the marks on one letter takes quadratic time. No writing needs more than thirty (UAX #15, stream-safe text),
# so longer runs are cut; what is neither letter, figure, space nor ASCII may be such a mark.
_SHORT = 1000  # characters, which take no time whatever they are
_RUN = re.compile(r"[^\w\s\x00-\x7f]{30}(?=[^\w\s\x00-\x7f])")


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that may be composed or decomposed each for itself: almost always one."""
    start = 0
    if len(text) > _SHORT:
        for run in _RUN.finditer(text):
            yield text[start : run.end()]
            start = run.end()
    yield text[start:]


def nfc(text: str) -> str:
    """The composed form, in which all text of the site is kept (TCVN 6909:2001 allows both)."""
    return "".join(unicodedata.normalize("NFC", piece) for piece in _pieces(text))


def nfd(text: str) -> str:
    """The decomposed form, in which some systems write: letters and their marks apart."""
    return "".join(unicodedata.normalize("NFD", piece) for piece in _pieces(text))


def fold(text: str) -> str:
    """Lower-case text without any diacritics, `đ` as `d`: "Chỉ thị" -> "chi thi"."""
    decomposed = nfd(text.translate(_D_WITH_STROKE))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def squash(text: str) -> str:
    """Text with every run of white space as one space, none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=10_000)  # plans give their provisions the same ids, and every link asks for one
def slugify(text: str, separator: str = "-") -> str:
    """An address: lower-case ASCII words joined by `separator`: "Điều 5" -> "dieu-5".

    Takes the separator so that Python-Markdown's `toc` can use it for headings.
    """
    return _NOT_ADDRESS.sub(separator, fold(text)).strip(separator)


@lru_cache(maxsize=20_000)  # the same names are sorted for many lists
def collation_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Sort key in Vietnamese alphabetical order: letters decide before tones ("ma", "má", "mạ", "mà" group)."""
    letters: list[int] = []
    tones: list[int] = []
    for char in nfc(text).lower():
        tone = 0
        base = ""
        for mark in unicodedata.normalize("NFD", char):
            if mark in _TONES:
                tone = _TONES[mark]
            else:
                base += mark
        letter = nfc(base) or char  # a tone that stands on no letter
        letters.append(_LETTER_RANK.get(letter, 100) if letter.isalpha() else ord(letter[0]) - 1000)
        tones.append(tone)
    return tuple(letters), tuple(tones), text


def initial(text: str) -> str:
    """The letter under which a dictionary has a word, without its tone: "ủy ban" -> "U", "đơn thư" -> "Đ".

    What begins with no letter of the alphabet stands under "#".
    """
    first = nfd(nfc(text)[:1])
    letter = nfc("".join(sign for sign in first if sign not in _TONES)).lower()
    return letter.upper() if letter in _LETTER_RANK else "#"


def date_in_figures(day: date) -> str:
    """The short form of a date, zero before days below 10 and before months 1 and 2 only: "02/9/2021".

    Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def date_in_words(day: date) -> str:
    """The long form of a date: "ngày 02 tháng 9 năm 2021"."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
