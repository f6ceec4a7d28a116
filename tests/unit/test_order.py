"""The order of the indexes, and what stands before and after a record in it."""

from __future__ import annotations

from factories import agency, document

from macros.pages.order import neighbours


def test_neighbours_follow_the_list_and_end_with_it() -> None:
    first, second, third = (document(id=f"{n}-ct-ttg-2024", number=f"{n}/CT-TTg") for n in (1, 2, 3))
    beside = neighbours((first, second, third))
    assert beside[first.id] == (None, second)
    assert beside[second.id] == (first, third)
    assert beside[third.id] == (second, None)


def test_a_single_record_has_no_neighbours() -> None:
    only = agency()
    assert neighbours((only,)) == {only.id: (None, None)}
    assert neighbours(()) == {}
