"""The packaged fonts: every letter of Vietnamese, figures of one width, names of their content, within the budget."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
FONTS = sorted((PROJECT / "docs/assets/fonts").glob("*.woff2"))
BUDGET = 32_000
"""Bytes of the two files of a first visit."""

# The letters of the alphabet without tones; of each vowel the five tones.
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_VOWELS = "aăâeêioôơuưy"


def _alphabet() -> str:
    toned = [unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES]
    lower = "".join(dict.fromkeys([*_LETTERS, *toned]))
    return lower + lower.upper()


def test_fonts_are_of_three_styles() -> None:
    assert len(FONTS) == 3


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_font_has_every_letter_of_vietnamese_and_figures_of_one_width(path: Path) -> None:
    fonts = pytest.importorskip("fontTools.ttLib")
    pytest.importorskip("brotli")
    font = fonts.TTFont(path)
    known = font.getBestCmap()
    signs = "0123456789.,;:!?()[]/-–—“”‘’…·¶°×%&§\u00a0"
    marks = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
    wanted = _alphabet() + signs + marks
    assert not [letter for letter in wanted if ord(letter) not in known]
    assert len([letter for letter in _alphabet() if ord(letter) > 127]) == 2 * 67
    table = font["GSUB"].table
    [tabular] = [row.Feature for row in table.FeatureList.FeatureRecord if row.FeatureTag == "tnum"]
    [figures] = table.LookupList.Lookup[tabular.LookupListIndex[0]].SubTable
    assert figures.mapping.keys() == {known[ord(figure)] for figure in "0123456789"}
    assert len({font["hmtx"][name][0] for name in figures.mapping.values()}) == 1


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_name_of_a_font_holds_the_hash_of_its_content(path: Path) -> None:
    assert path.name.split(".")[1] == hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def test_pages_name_the_fonts_that_exist() -> None:
    sheet = (PROJECT / "docs/assets/site.css").read_text(encoding="utf-8")
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.findall(r"fonts/([\w.-]+\.woff2)", sheet)
    ahead = re.findall(r"fonts/([\w.-]+\.woff2)", settings)
    assert sorted(named) == [path.name for path in FONTS]
    assert set(ahead) <= set(named)
    assert sum((PROJECT / "docs/assets/fonts" / name).stat().st_size for name in ahead) <= BUDGET
