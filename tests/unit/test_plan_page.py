"""The page of the plan: numbers, addresses and notes around the words, and the words themselves."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from macros.knowledge import Knowledge, open_knowledge
from macros.model import ProvisionKind
from macros.pages.plans import plan_page
from macros.vietnamese import slugify, squash

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


@pytest.fixture(scope="module")
def body(knowledge: Knowledge) -> str:
    return plan_page(knowledge).body


def test_headings_keep_the_spaces_around_links_and_slips(knowledge: Knowledge, body: str) -> None:
    for provision in knowledge.registry.provisions.values():
        if provision.kind is ProvisionKind.HEADING:
            anchor = re.escape(slugify(provision.id.removesuffix(".h")))
            found = re.search(rf'^#+ (.*) \{{: id="{anchor}"', body, re.MULTILINE)
            assert found is not None, provision.id
            without_signs = re.sub(r'<a class="slip-sign[^>]*>[A-Z]\d+</a>', "", found[1])
            words = re.sub(r"\\(?=\W)", "", unescape(re.sub(r"<[^>]+>", "", without_signs)))
            assert squash(words) == squash(provision.text)


def test_a_word_of_the_glossary_is_explained_once_in_each_section_and_never_in_a_heading(body: str) -> None:
    _, *sections = re.split(r"^##+ |^<p class=\"provision provision--heading", body, flags=re.MULTILINE)
    explained = []
    for section in sections:
        heading, _, text = section.partition("\n")
        assert 'class="term"' not in heading
        in_section = re.findall(r'class="term" href="([^"]+)"', text)
        assert len(in_section) == len(set(in_section)), heading
        explained += in_section
    assert explained.count("../thuat-ngu/index.html#nguoi-co-uy-tin") == 2  # II.3 and III.6


def test_a_provision_says_its_number_and_in_words_where_it_stands(body: str) -> None:
    assert (
        '<a class="provision__link" href="#ii-4-b1" aria-label="II.4.b1: địa chỉ của gạch đầu dòng thứ nhất, mục 4, '
        'phần II" title="Gạch đầu dòng thứ nhất, mục 4, phần II">II.4.b1</a>'
    ) in body
    assert '{: id="ii-4" data-number="II.4" ' in body


@pytest.mark.parametrize("anchor", ["pre", "end", "fn1", "to-b1", "sign-p1"])
def test_what_has_words_for_a_name_has_no_number(body: str, anchor: str) -> None:
    assert re.search(rf'<a class="provision__link" href="#{anchor}"[^>]*></a>', body)


def test_every_mark_finds_its_note(knowledge: Knowledge, body: str) -> None:
    marked = set(re.findall(r'<a class="slip-sign[^>]*href="../dinh-chinh/index.html#(\w+)"', body))
    notes = re.findall(r'<li id="chu-giai-(\w+)">', body)
    assert len(marked) > 40
    assert marked <= set(notes)
    assert notes == [slugify(erratum) for erratum in knowledge.registry.errata]


def test_a_note_says_what_is_printed_what_is_right_and_why(body: str) -> None:
    (note,) = re.findall(r'<li id="chu-giai-a1">(.*?)</li>', body)
    assert squash(unescape(re.sub(r"<[^>]+>", "", note))) == (
        "A1 Như in: “Chỉ thị số 33/TT-TTg” Đúng ra: Chỉ thị số 33/CT-TTg "
        "Vì sao: Ký hiệu sai: phải là 33/CT-TTg. Căn cứ, nguồn của mục A1"
    )
    assert 'href="../dinh-chinh/index.html#a1"' in note


def test_a_note_may_stand_inside_a_paragraph(body: str) -> None:
    """It is copied there: phrasing content only."""
    for note in re.findall(r'<li id="chu-giai-\w+">(.*?)</li>', body):
        assert set(re.findall(r"<(\w+)", note)) == {"b", "span", "a"}
