"""Pieces of hand-written pages, and what an editor reads after a wrong call."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.knowledge import open_knowledge
from macros.render import BadMacroCall, Parts, macro_names
from macros.vietnamese import collation_key

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def parts() -> Parts:
    return Parts(open_knowledge(DATA), "huong-dan/index.html")


def test_counts_come_from_the_records(parts: Parts) -> None:
    assert parts.count("tasks") == 54
    assert parts.count("cited") == 45


def test_links_are_relative_to_the_page_that_asks(parts: Parts) -> None:
    assert 'href="../van-ban/33-ct-ttg-2021.html"' in parts.document_card("33-ct-ttg-2021")


def test_a_quotation_is_the_provision_with_its_place(parts: Parts) -> None:
    quoted = parts.quote("II.11.b3")
    assert "Báo cáo năm: " in quoted
    assert 'href="../ke-hoach/73-kh-ubnd-2024.html#ii-11-b3"' in quoted


def test_terms_stand_under_their_letters_in_vietnamese_order(parts: Parts) -> None:
    glossary = parts.glossary()
    jumps = re.findall(r'<a href="#(chu-\w+)">(\w)</a>', glossary)
    assert jumps == re.findall(r'<h3 id="(chu-\w+)">(\w)</h3>', glossary)
    letters = "".join(letter for _, letter in jumps)
    assert "CDĐG" in letters
    assert ("chu-dd", "Đ") in jumps
    assert sorted(letters, key=collation_key) == list(letters)
    terms = re.findall(r"<dt>([^<]+?) ?<", glossary)
    assert sorted(terms, key=collation_key) == terms


def test_every_public_method_is_a_macro() -> None:
    assert "documents_table" in macro_names()
    assert not any(name.startswith("_") for name in macro_names())


@pytest.mark.parametrize(
    ("name", "argument", "message"),
    [
        (
            "document_card",
            "33-ct-ttg",
            'document_card("33-ct-ttg"): chưa có văn bản này. Gợi ý: "33-ct-ttg-2021".',
        ),
        ("quote", "II.4.b11", 'quote("II.4.b11"): không có mục này. Gợi ý: "II.4.b1".'),
        ("documents_table", "all", 'documents_table("all"): dùng "cited" hoặc "related".'),
        ("task_groups", "V", 'task_groups("V"): Kế hoạch không có nhiệm vụ ở phần này.'),
    ],
)
def test_error_of_a_wrong_argument(parts: Parts, name: str, argument: str, message: str) -> None:
    with pytest.raises(BadMacroCall) as caught:
        getattr(parts, name)(argument)
    assert str(caught.value) == message
