"""The plan's wording as HTML: every mark in its place, the words unchanged."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from factories import links_on

from macros import addresses
from macros.glossary import Section
from macros.knowledge import Knowledge, open_knowledge
from macros.pages.wording import excerpt, marked_text
from macros.vietnamese import squash

DATA = Path(__file__).parents[2] / "data"
LINKS = links_on("ke-hoach/73-kh-ubnd-2024.html")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


def html_of(knowledge: Knowledge, provision: str) -> str:
    """With everything that may be marked: a section of its own."""
    section = Section(knowledge.glossary)
    return str(marked_text(knowledge.registry.provisions[provision], knowledge, LINKS, section))


def test_a_misprint_stands_inside_its_link_and_its_sign_after_it(knowledge: Knowledge) -> None:
    assert (
        '<a class="cite" href="../van-ban/33-ct-ttg-2021.html">Chỉ thị số <span class="slip">33/TT-TTg</span> ngày '
        '26/11/2021</a><a class="slip-sign" href="../dinh-chinh/index.html#a1" '
        'title="Ký hiệu sai: phải là 33/CT-TTg." aria-label="Đính chính A1: Ký hiệu sai: phải là 33/CT-TTg.">A1</a>'
    ) in html_of(knowledge, "pre")


def test_the_figure_of_a_footnote_is_a_link(knowledge: Knowledge) -> None:
    assert 'Tỉnh ủy</a><sup class="fn-mark"><a href="#fn2" aria-label="Chú thích 2">2</a></sup>' in html_of(
        knowledge, "II.11.p1"
    )


def test_a_body_is_linked_where_the_text_names_it(knowledge: Knowledge) -> None:
    assert '<a class="body" href="../co-quan/so-noi-vu.html">Sở Nội vụ</a>' in html_of(knowledge, "III.1.b1")


def test_a_collective_citation_leads_to_the_basis_of_its_task(knowledge: Knowledge) -> None:
    assert (
        '<a class="cite cite--collective" href="../nhiem-vu/73-kh-ubnd-2024/ii-8-b1.html#can-cu">các Chương trình'
        in html_of(knowledge, "II.8.b1")
    )


def test_a_word_of_the_glossary_is_a_link_the_first_time(knowledge: Knowledge) -> None:
    term = '<a class="term" href="../thuat-ngu/index.html#nguoi-co-uy-tin">người có uy tín</a>'
    html = html_of(knowledge, "II.3.b3")
    assert html.count(term) == 1
    assert html.index(term) == html.index("người có uy tín") - len(term.partition(">")[0]) - 1
    without = str(marked_text(knowledge.registry.provisions["II.3.b3"], knowledge, LINKS))
    assert 'class="term"' not in without


def test_a_misprinted_word_of_the_glossary_keeps_its_sign_beside_its_link(knowledge: Knowledge) -> None:
    assert (
        '<a class="term" href="../thuat-ngu/index.html#ncpc"><span class="slip">NCPC</span></a><a class="slip-sign"'
        in html_of(knowledge, "to.b14")
    )


def test_laws_and_numbers_hold_no_word_of_the_glossary(knowledge: Knowledge) -> None:
    html = html_of(knowledge, "II.5.b1")
    assert '42-2013-qh13.html"><span class="slip">Luật Tiếp công dân</span>' in html
    assert html.count("#tiep-cong-dan") == 1  # "pháp luật về tiếp công dân"
    assert '#da"' not in html_of(knowledge, "II.4.b1")


def test_the_name_of_a_body_holds_no_word_of_the_glossary(knowledge: Knowledge) -> None:
    html = html_of(knowledge, "II.4.b2")
    assert "Bộ phận tiếp nhận và trả kết quả một cửa" in html
    assert "#mot-cua" not in html


def test_words_of_every_page_are_not_explained_on_every_page(knowledge: Knowledge) -> None:
    places = {word.address for word in knowledge.glossary.words}
    unmarked = [entry.id for entry in knowledge.registry.corpus.glossary if not entry.marked]
    assert "can-cu" in unmarked
    assert not places & set(map(addresses.term, unmarked))


def test_no_link_stands_inside_another(knowledge: Knowledge) -> None:
    for provision in knowledge.registry.provisions:
        depth = 0
        for tag in re.findall(r"<(/?)a\b", html_of(knowledge, provision)):
            depth += -1 if tag else 1
            assert depth in (0, 1), provision


def test_without_marks_the_words_are_the_printed_words(knowledge: Knowledge) -> None:
    for provision in knowledge.registry.provisions.values():
        html = html_of(knowledge, provision.id)
        without_signs = re.sub(r'<a class="slip-sign[^>]*>[A-Z]\d+</a>', "", html)
        text = unescape(re.sub(r"<[^>]+>", "", without_signs))
        assert squash(text) == squash(provision.text)


def test_every_slip_with_a_place_is_marked(knowledge: Knowledge) -> None:
    for erratum in knowledge.registry.errata.values():
        for place in erratum.places:
            assert f">{erratum.id}</a>" in html_of(knowledge, place.provision), (erratum.id, place.provision)


def test_an_excerpt_is_the_clause_around_the_citation(knowledge: Knowledge) -> None:
    reference = knowledge.references.to_document["02-2011-qh13"][0]
    assert str(excerpt(reference)) == (
        "Tổ chức triển khai có hiệu quả Luật Tiếp công dân, <mark>Luật khiếu nại</mark>, "
        "Luật Tố cáo trên địa bàn toàn tỉnh. …"
    )


def test_every_excerpt_is_verbatim(knowledge: Knowledge) -> None:
    for reference in knowledge.references.all:
        quoted = unescape(re.sub(r"</?mark>", "", str(excerpt(reference)))).strip(" …")
        assert squash(quoted) in squash(reference.provision.text)
