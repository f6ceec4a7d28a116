"""The words of the interface: Vietnamese, dates as people write them, no keys of the data.

A word without diacritics is Vietnamese if it has the shape of a syllable; what has another shape is an abbreviation
in capitals, a name in `_NAMES`, or a leftover.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import material
import pytest
from html_pages import HtmlPage
from site_building import PROJECT

from macros.vietnamese import fold

Pages = dict[str, HtmlPage]

# One syllable, folded: an opening, a vowel, a close. "nghiệp" -> ngh + iê + p.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uyu|oai|oay|oao|oeo|uay|uoi|uou|ieu|yeu|oa|oe|uy|ua|ia|ie|ye|uo|ue|iu|eo|ao|ai|au|ay|oi|oo|ui|uu|eu|[aeiouy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
# English words in the shape of a syllable that Vietnamese writes with a mark, or not at all.
_ENGLISH = frozenset({"as", "at", "chat", "hit", "it", "not", "on", "tab", "the", "then", "top", "up"})
# Names of programs and things that have no Vietnamese name, and abbreviations that are not all capitals.
_NAMES = frozenset(
    {
        "Word", "Excel", "Outlook", "Google", "Calendar", "Windows", "Linux", "Debian", "Apache", "nginx", "Python",
        "Code", "JavaScript", "Unicode", "Atom", "Content", "Security", "Policy", "cookie", "web", "internet", "byte",
        "PowerShell", "WeasyPrint", "Pango", "Tinos", "Arimo", "Vietnam", "Pro", "UniKey",
        "Ctrl", "Shift", "Space", "Esc", "Home", "End", "Page", "Up", "Down", "CTr", "TTg", "TTr",
        "zalo", "facebook", "Zalo", "Facebook",
    }
)  # fmt: skip

_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"\w+[.:/@]\w|\d")  # file names, hosts, numbers and symbols of documents
_WORD = re.compile(r"[^\W\d_]+")


def foreign_words(text: str) -> list[str]:
    """The words of a text that are neither Vietnamese nor a name."""
    tokens = (token for token in _TOKEN.findall(text) if not _ADDRESS.search(token))
    return [word for token in tokens for word in _WORD.findall(token) if _is_foreign(word)]


def _is_foreign(word: str) -> bool:
    if word in _NAMES or word.isupper() or len(word) == 1:
        return False
    return word.lower() in _ENGLISH or not _SYLLABLE.fullmatch(fold(word))


def _read(page: HtmlPage) -> Iterator[str]:
    """All that a page says: text, attributes that are shown or spoken, and the theme's words for its script."""
    yield page.title
    yield page.meta.get("description", "")
    yield from page.text
    yield from re.findall(r'\bdata-(?:label|copy-what)="([^"]*)"', page.source)
    for settings in re.findall(r'<script id="__config" type="application/json">(.*?)</script>', page.source):
        yield from json.loads(settings)["translations"].values()


def _faults(pages: Pages, wrong: re.Pattern[str]) -> list[str]:
    return [
        f"{page.path}: {found[0]!r} in {text[:80]!r}"
        for page in pages.values()
        for text in _read(page)
        for found in [wrong.search(text)]
        if found
    ]


def test_no_page_has_english_left_in_it(pages: Pages) -> None:
    found = [
        f"{page.path}: {words} in {text[:80]!r}"
        for page in pages.values()
        for text in _read(page)
        if (words := foreign_words(text))
    ]
    assert not found, "\n".join(found[:40])


def test_theme_speaks_vietnamese_through_our_file(pages: Pages) -> None:
    """The settings for the theme's script are really read above."""
    read = list(_read(pages["index.html"]))
    assert "Đang chuẩn bị tìm kiếm" in read
    assert "Đã chép" in read


# Codes and patterns, and "in", which is a Vietnamese word, too.
_NO_WORDS = ("language", "search.config", "blog.categories.in")


def _theme_in_english() -> list[str]:
    file = Path(material.__file__).parent / "templates" / "partials" / "languages" / "en.html"
    words = re.findall(r'^  "([\w.]+)": "(.*)",?$', file.read_text(encoding="utf-8"), re.MULTILINE)
    return [text for key, text in words if not key.startswith(_NO_WORDS)]


@pytest.mark.parametrize("text", _theme_in_english())
def test_english_of_the_theme_is_recognised(text: str) -> None:
    assert foreign_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chép khối căn cứ",
        "nghiêng, khuếch trương, quốc huy, giếng khơi",
        "Chỉ thị số 33/CT-TTg, xem 10-CTr/BDVTU-BCSĐUBND",
        "Tệp Word (DOCX), van-ban.csv, thuvienphapluat.vn",
    ],
)
def test_vietnamese_is_not_taken_for_english(text: str) -> None:
    assert not foreign_words(text)


# -- scripts ---------------------------------------------------------------------------------------------------

_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`\w])//[^\n]*", re.DOTALL)
_LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
_SHOWN = re.compile(r"(?:textContent|title|placeholder|message|label|\"aria-label\",?)\s*[=:]?\s*$")
# Values of the platform that begin with a capital letter as sentences do.
_PLATFORM = frozenset(
    {"CanCu", "DOMContentLoaded", "Escape", "Enter", "ArrowDown", "ArrowUp", "Home", "End", "Tab"}
)


def sentences(script: str) -> Iterator[str]:
    """The literals of a script that a reader may see: put into something shown, or begun like a sentence."""
    code = _COMMENT.sub("", script)
    for literal in _LITERAL.finditer(code):
        text = re.sub(r"\$\{[^}]*\}", " ", literal[1] if literal[1] is not None else literal[2])
        is_shown = _SHOWN.search(code, max(0, literal.start() - 40), literal.start())
        if text not in _PLATFORM and "<" not in text and (is_shown or text[:1].isupper()):
            yield text


def test_no_script_has_english_left_in_it() -> None:
    found = [
        f"{path.name}: {words} in {text[:80]!r}"
        for path in sorted((PROJECT / "docs" / "assets").rglob("*.js"))
        if "vendor" not in path.parts
        for text in sentences(path.read_text(encoding="utf-8"))
        if (words := foreign_words(text))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "script",
    [
        'button.textContent = "copied";',
        'say("Nothing found");',
        "said = `Found ${count} pages`;",
        '{ message: "failed" }',
    ],
)
def test_english_in_a_script_is_recognised(script: str) -> None:
    assert any(foreign_words(text) for text in sentences(script))


def test_code_and_comments_of_a_script_are_no_sentences() -> None:
    script = '"use strict";\n// Say: "Nothing here"\nif (event.key === "Escape") find(".builder button");'
    assert list(sentences(script)) == []


# -- dates and keys ----------------------------------------------------------------------------------------------

# Years first, dots, hyphens, or a missing zero: Nghị định 30/2020/NĐ-CP wants 02/9/2021. "7-8/11/2025" is two days.
_ODD_DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|(?<!“)\b\d{1,2}\.\d{1,2}\.\d{4}\b|(?<![\d-])\b\d{1,2}-\d{1,2}-\d{4}\b"
    r"|(?<![-/\d])[1-9]/\d{1,2}/\d{4}\b|\b\d{1,2}/[12]/\d{4}\b"
)
# Keys of data/_nguon/nguon.yml and paths of the data mean nothing to a reader.
_KEY = re.compile(r"(?<![\w/.])[a-z]+\d*_[a-z0-9_]+\b(?!\.)|\bdata/\w")


def test_dates_are_written_as_people_write_them(pages: Pages) -> None:
    found = [fault for fault in _faults(pages, _ODD_DATE) if "http" not in fault]
    assert not found, "\n".join(found[:40])


@pytest.mark.parametrize(
    "text", ["ngày 2024-02-28", "ngày 2/9/2021", "ngày 02/1/2021", "28.02.2024", "28-02-2024"]
)
def test_odd_date_is_recognised(text: str) -> None:
    assert _ODD_DATE.search(text)


@pytest.mark.parametrize("text", ["02/9/2021", "15/11/2024", "7-8/11/2025", "số 10/2022/QH15", "quý II/2024"])
def test_right_date_is_left_alone(text: str) -> None:
    assert not _ODD_DATE.search(text)


def test_no_reader_meets_a_key_of_the_data(pages: Pages) -> None:
    found = [fault for fault in _faults(pages, _KEY) if "http" not in fault]
    assert not found, "\n".join(found[:40])


@pytest.mark.parametrize("text", ["(nguồn btg_hg, bdt_hg1)", "xem data/van-ban"])
def test_key_is_recognised(text: str) -> None:
    assert _KEY.search(text)
