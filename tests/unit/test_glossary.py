"""The glossary's words in texts: which are explained, where, and that no text is changed by it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from factories import links_on

from macros.citations import Lexicon
from macros.glossary import Glossary, Section, Word
from macros.pages.wording import prose
from macros.vietnamese import nfd

LINKS = links_on("van-ban/mau.html")
GLOSSARY = Glossary(
    words=(
        Word("thuat-ngu/index.html#mot-cua", ("một cửa",)),
        Word("thuat-ngu/index.html#bo-phan", ("Bộ phận một cửa",)),
        Word("thuat-ngu/index.html#lien-thong", ("một cửa liên thông",)),
        Word("thuat-ngu/index.html#tiep-cong-dan", ("tiếp công dân",)),
        Word("thuat-ngu/index.html#giao-ban", ("giao ban",)),
        Word("thuat-ngu/index.html#ubnd", ("UBND",), "Ủy ban nhân dân"),
        Word("thuat-ngu/index.html#da", ("ĐA",), "Đề án"),
        Word("thuat-ngu/index.html#qd", ("QĐ",), "Quyết định"),
        Word("thuat-ngu/index.html#kt", ("KT.",), "Ký thay"),
        Word("thuat-ngu/index.html#mtqg", ("MTQG",), "Mục tiêu quốc gia"),
    ),
    lexicon=Lexicon(named=["Luật Tiếp công dân"], collective=[]),
)
CASES = (Path(__file__).parents[1] / "cases" / "glossary.txt").read_text(encoding="utf-8")
SECTIONS = [
    [line for line in block.split("\n") if line and not line.startswith("#")]
    for block in CASES.split("\n\n")
    if any(line and not line.startswith("#") for line in block.split("\n"))
]


def _explained(section: Section, text: str, taken: list[tuple[int, int]] | None = None) -> str:
    """A text with the words to explain in ⟦brackets⟧."""
    for use in reversed(list(section.first_uses(text, taken))):
        text = f"{text[: use.start]}⟦{text[use.start : use.end]}⟧{text[use.end :]}"
    return text


@pytest.mark.parametrize("lines", SECTIONS, ids=lambda lines: lines[0][:50])
def test_golden(lines: list[str]) -> None:
    section = Section(GLOSSARY)
    assert [_explained(section, re.sub("[⟦⟧]", "", line)) for line in lines] == lines


def test_golden_cases_are_read() -> None:
    assert len(SECTIONS) == CASES.count("\n\n")


def test_letters_and_their_marks_may_be_apart() -> None:
    text = nfd("Nộp ở một cửa, theo 56/ĐA-UBND; một cửà là từ khác.")
    assert _explained(Section(GLOSSARY), text) == nfd("Nộp ở ⟦một cửa⟧, theo 56/ĐA-UBND; một cửà là từ khác.")
    other = nfd("một cửà") + " và UBND\u0301"  # a mark follows: other letters
    assert _explained(Section(GLOSSARY), other) == other


def test_what_is_taken_is_read_past_and_the_next_place_explained() -> None:
    text = "UBND tỉnh và UBND xã"
    assert _explained(Section(GLOSSARY), text, [(0, 9)]) == "UBND tỉnh và ⟦UBND⟧ xã"
    assert _explained(Section(GLOSSARY), text, [(2, 3)]) == "UBND tỉnh và ⟦UBND⟧ xã"


def test_without_words_nothing_is_explained() -> None:
    assert _explained(Section(Glossary((), GLOSSARY.lexicon)), "UBND") == "UBND"


def test_a_word_becomes_a_link_to_its_entry() -> None:
    assert prose("Nộp ở một cửa, một cửa!", LINKS, Section(GLOSSARY)) == (
        'Nộp ở <a class="term" href="../thuat-ngu/index.html#mot-cua">một cửa</a>, một cửa!'
    )
    assert prose("Nộp ở một cửa", LINKS) == "Nộp ở một cửa"


def test_hostile_text_stays_text() -> None:
    assert prose('<script>alert("một cửa")</script>&amp;', LINKS, Section(GLOSSARY)) == (
        "&lt;script&gt;alert(&#34;"
        '<a class="term" href="../thuat-ngu/index.html#mot-cua">một cửa</a>'
        "&#34;)&lt;/script&gt;&amp;amp;"
    )
    hostile = Glossary((Word('x"><img>', ("a<b (c",)),), GLOSSARY.lexicon)
    assert prose("A<b (c", LINKS, Section(hostile)) == (
        '<a class="term" href="../x&#34;&gt;&lt;img&gt;">A&lt;b (c</a>'
    )
