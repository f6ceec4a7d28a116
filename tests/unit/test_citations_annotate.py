"""Cutting a text at the bounds of marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.citations import Mark, annotate

TEXT = "abcdefgh"


def cut(*marks: Mark[str], text: str = TEXT) -> list[tuple[str, str]]:
    return [(piece, "".join(payloads)) for piece, payloads in annotate(text, marks)]


def test_text_without_marks_is_one_segment() -> None:
    assert cut() == [("abcdefgh", "")]


def test_a_mark_splits_the_text() -> None:
    assert cut(Mark(2, 4, "x")) == [("ab", ""), ("cd", "x"), ("efgh", "")]


def test_marks_that_overlap_are_split_at_each_bound() -> None:
    assert cut(Mark(0, 5, "x"), Mark(3, 8, "y")) == [("abc", "x"), ("de", "xy"), ("fgh", "y")]


def test_the_outer_mark_comes_first_whatever_the_order_given() -> None:
    assert cut(Mark(2, 4, "i"), Mark(0, 8, "o")) == [("ab", "o"), ("cd", "oi"), ("efgh", "o")]


def test_of_equal_marks_the_first_given_is_outer() -> None:
    assert cut(Mark(0, 8, "x"), Mark(0, 8, "y")) == [("abcdefgh", "xy")]


def test_a_point_is_an_empty_segment() -> None:
    assert cut(Mark(4, 4, "p")) == [("abcd", ""), ("", "p"), ("efgh", "")]


def test_a_link_never_stands_in_a_link() -> None:
    inner, outer = Mark(2, 4, "i", is_link=True), Mark(0, 5, "o", is_link=True)
    assert cut(inner, outer) == [("abcde", "o"), ("fgh", "")]


def test_links_side_by_side_both_stay() -> None:
    first, second = Mark(0, 4, "x", is_link=True), Mark(4, 8, "y", is_link=True)
    assert cut(first, second) == [("abcd", "x"), ("efgh", "y")]


def test_an_empty_text_can_carry_a_point() -> None:
    assert cut(Mark(0, 0, "p"), text="") == [("", "p")]


def test_an_empty_text_has_no_segments() -> None:
    assert cut(text="") == []


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 9)])
def test_error_a_mark_outside_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"^mark {start}:{end} is outside a text of 8 characters$"):
        cut(Mark(start, end, "x"))


spans = st.tuples(st.integers(0, 8), st.integers(0, 8), st.booleans()).map(
    lambda drawn: (min(drawn[:2]), max(drawn[:2]), drawn[2])
)


@given(st.lists(spans, max_size=6))
def test_segments_join_to_the_text_and_carry_exactly_their_marks(drawn: list[tuple[int, int, bool]]) -> None:
    marks = [Mark(start, end, rank) for rank, (start, end, _) in enumerate(drawn)]
    position = 0
    for piece, payloads in annotate(TEXT, marks):
        if piece:
            middle = position + 0.5
            assert set(payloads) == {mark.payload for mark in marks if mark.start < middle < mark.end}
        position += len(piece)
    assert position == len(TEXT)


@given(st.lists(spans, max_size=6))
def test_no_segment_has_two_links(drawn: list[tuple[int, int, bool]]) -> None:
    marks = [Mark(start, end, (rank, link), is_link=link) for rank, (start, end, link) in enumerate(drawn)]
    for _, payloads in annotate(TEXT, marks):
        assert sum(link for _, link in payloads) <= 1
