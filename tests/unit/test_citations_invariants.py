"""What holds for every text: offsets, order, no failure, linear time."""

from __future__ import annotations

import time
import unicodedata

import pytest
from free_input import PIECES, texts
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.citations import Catalogue, Citation, Lexicon, clean, find, resolve

LEXICON = Lexicon(
    named=["Đề án văn hóa công vụ", "Luật Tố cáo", "a - b", ""], collective=["các Chương trình"]
)


def says(citation: Citation) -> tuple[str | None, ...]:
    """The parts that do not depend on the normal form of the text."""
    return (citation.kind, citation.number, citation.date, citation.issuer, citation.name)


@given(texts)
@example("Chỉ thị 33/CT-TTg\u0301")
@example("\u0301 33/CT-TTg")
def test_offsets_are_those_of_the_text_as_given(text: str) -> None:
    end = 0
    for citation in find(text, LEXICON):
        assert text[citation.start : citation.end] == citation.text != ""
        assert end <= citation.start < citation.end <= len(text)
        assert 0 <= citation.span_full[0] <= citation.start
        assert citation.end <= citation.span_full[1] <= len(text)
        end = citation.end


@given(texts)
def test_decomposed_text_gives_the_same_numbers(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    found = [
        [(c.kind, c.number, c.date, c.issuer, c.name) for c in find(t, LEXICON)]
        for t in (composed, decomposed)
    ]
    assert found[0] == found[1]


@given(texts)
def test_clean_maps_every_character(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.text) == len(cleaned.starts) == len(cleaned.ends)
    assert list(cleaned.starts) == sorted(cleaned.starts)
    assert all(start < end for start, end in zip(cleaned.starts, cleaned.ends, strict=True))


@given(texts)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@given(texts)
def test_an_empty_catalogue_resolves_every_citation_to_unknown(text: str) -> None:
    citations = find(text, LEXICON)
    assert len(resolve(citations, Catalogue([]))) == len(citations)


MEGABYTE = 1_000_000
ADVERSARIES = [
    "Căn cứ ", "số 1/", "1-", "Luật ", "A", "ngày ", "ngày 1/1/", " ", "1-\n", "số 33/CT-TTg, ",
    "a\u0323\u0301\u0323", "\u0301\u0323", "điểm a khoản 1 Điều 1 ", "33/CT-TTg (", "33/CT-TTg của ",
    "Luật sửa đổi, bổ sung một số điều của ", "1/QC-UBND-BDVTU giữa UBND tỉnh, ", "Luật Đất đai ",
    "Kế hoạch ", "12/A-", "“", "a - ",
]  # fmt: skip


@pytest.mark.parametrize("piece", ADVERSARIES)
def test_time_is_linear_on_a_repeated_piece(piece: str) -> None:
    """Four times the text may take at most some ten times the time; quadratic code would take sixteen."""
    small, large = (piece * (size // len(piece)) for size in (MEGABYTE // 40, MEGABYTE // 10))
    assert seconds(large) < 10 * seconds(small) + 0.2


# Seconds of processor each: a fiftieth of the cases other tests draw.
@settings(max_examples=max(10, settings.default.max_examples // 50))
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join))
def test_time_is_linear_on_any_repeated_pieces(piece: str) -> None:
    test_time_is_linear_on_a_repeated_piece(piece)


@pytest.mark.parametrize("piece", ["Căn cứ ", "số 1/", "1-", "A", "a\u0323\u0301\u0323"])
def test_a_megabyte_takes_seconds(piece: str) -> None:
    assert seconds(piece * (MEGABYTE // len(piece))) < 15


def seconds(text: str) -> float:
    start = time.process_time()
    find(text, LEXICON)
    return time.process_time() - start
