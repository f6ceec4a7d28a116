"""One normal form of the text, and the way back."""

from __future__ import annotations

import unicodedata

import pytest

from macros.citations import clean


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("Chỉ thị", "Chỉ thị", id="composed"),
        pytest.param(unicodedata.normalize("NFD", "Chỉ thị"), "Chỉ thị", id="decomposed"),
        pytest.param("33‐‑‒–—―−CT", "33-------CT", id="dashes"),
        pytest.param("a \t\n\u00a0 b", "a b", id="white space"),
        pytest.param("10-\n\nCTr/BDVTU", "10-CTr/BDVTU", id="symbol cut behind the hyphen"),
        pytest.param("33/CT- \r\n TTg", "33/CT-TTg", id="symbol cut before the body"),
        pytest.param("2020-\n\n2025", "2020- 2025", id="a period is no symbol"),
        pytest.param("kinh tế-\nXã hội", "kinh tế- Xã hội", id="words are no symbol"),
        pytest.param("33- CT", "33- CT", id="a space is no line break"),
        pytest.param("", "", id="nothing"),
        pytest.param("\u0301a", "\u0301a", id="a mark without a letter"),
        pytest.param("각", unicodedata.normalize("NFC", "각"), id="Hangul"),
    ],
)
def test_cleans(raw: str, expected: str) -> None:
    assert clean(raw).text == expected


def test_maps_back_to_the_text_as_given() -> None:
    raw = "Xem  " + unicodedata.normalize("NFD", "Chỉ thị") + "\n33"
    cleaned = clean(raw)
    start = cleaned.text.index("Chỉ")
    assert cleaned.raw_slice(start, start + 7) == unicodedata.normalize("NFD", "Chỉ thị")
    assert cleaned.raw_slice(start + 7, start + 8) == "\n"


def test_a_mended_symbol_maps_to_all_it_was_written_with() -> None:
    cleaned = clean("số 10-\n\nCTr/TU")
    assert cleaned.raw_slice(3, len(cleaned.text)) == "10-\n\nCTr/TU"


def test_a_text_that_needs_no_change_is_read_as_letter_by_letter() -> None:
    """Most texts need none; that is seen at a glance, and must give what reading each letter gives."""
    for char in map(chr, range(0x3000)):
        for text in (char, f"a{char}", f"10-{char}Tr/ {char} TU", f"{char}- CT"):
            cleaned = clean(text)
            if cleaned.text == text and not text[0].isspace():
                letters = clean(f"e\u0302\n{text}")  # begins with what does need one
                assert letters.text[2:] == text
                assert [start - 3 for start in letters.starts[2:]] == list(cleaned.starts)
                assert [end - 3 for end in letters.ends[2:]] == list(cleaned.ends)
