"""The provisions are the text received: what may differ, and what may not."""

from __future__ import annotations

import pytest
from factories import plan_folder, provision

from macros.checks.source_text import first_difference
from macros.model import Furniture, ProvisionKind


def _differs(
    source: str, *texts: str, kind: ProvisionKind = ProvisionKind.PARAGRAPH, furniture: str = ""
) -> bool:
    folder = plan_folder(
        provisions=tuple(
            provision(
                id=f"fn{rank}" if kind is ProvisionKind.FOOTNOTE else f"I.p{rank}", kind=kind, text=text
            )
            for rank, text in enumerate(texts, 1)
        ),
        source_text=source,
    )
    if furniture:
        plan = folder.plan.model_copy(update={"furniture": (Furniture(text=furniture, reason="mẫu"),)})
        folder = plan_folder(plan=plan, provisions=folder.provisions, source_text=source)
    return first_difference(folder) is not None


@pytest.mark.parametrize("mark", ["- ", "-", "– ", "• ", "+ ", "* "])
def test_a_bullet_may_have_any_mark(mark: str) -> None:
    assert not _differs(f"{mark}Quán triệt các văn bản", "Quán triệt các văn bản", kind=ProvisionKind.BULLET)


def test_error_of_a_bullet_without_its_mark() -> None:
    assert _differs("Quán triệt các văn bản", "Quán triệt các văn bản", kind=ProvisionKind.BULLET)


@pytest.mark.parametrize("mark", ["1 ", "1. ", "1) ", "[1] "])
def test_a_footnote_may_have_its_figure_in_any_form(mark: str) -> None:
    assert not _differs(f"{mark}Chú thích", "Chú thích", kind=ProvisionKind.FOOTNOTE)


def test_error_of_a_footnote_with_another_figure() -> None:
    assert _differs("2 Chú thích", "Chú thích", kind=ProvisionKind.FOOTNOTE)


@pytest.mark.parametrize("source", ["số 10-\n\nCTr/TU", "số 10-CTr/\nTU", "số\n10-CTr/TU"])
def test_a_broken_line_may_cut_a_symbol(source: str) -> None:
    assert not _differs(source, "số 10-CTr/TU")


def test_error_of_words_joined_at_a_slash_that_is_no_symbol() -> None:
    assert _differs("và/\nhoặc", "và/hoặc")


def test_furniture_that_fills_a_line_is_dropped_only_there() -> None:
    assert not _differs("Có 2 việc\n 2 \nphải làm", "Có 2 việc phải làm", furniture="2")
    assert not _differs("A\nB  C\n\nD\nviệc", "việc", furniture="A\nB C\nD")


def test_furniture_inside_a_line_is_dropped_wherever_it_stands() -> None:
    assert not _differs("Có việc https://a.vn/b phải làm", "Có việc phải làm", furniture="https://a.vn/b")


def test_error_of_a_line_that_is_furniture_nowhere() -> None:
    assert _differs("Có việc\n3\nphải làm", "Có việc phải làm", furniture="2")
