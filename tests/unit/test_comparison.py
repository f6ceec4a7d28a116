"""Two plans side by side: golden cases of words and of pairs, and one whole comparison.

`UPDATE_EXPECTED=1 pytest tests/unit/test_comparison.py` writes the whole comparison anew; read the diff.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from factories import two_plans

from macros.comparison import Comparison, Edit, Stretch, compare, consecutive
from macros.comparison.pairs import pairs
from macros.comparison.words import changes
from macros.knowledge import open_knowledge
from macros.model import Deadline, Target
from macros.vietnamese import nfc

CASES = Path(__file__).parents[1] / "cases" / "compare"
WHOLE = CASES / "plans.txt"
_MARKS = {Edit.SAME: "{}", Edit.DROPPED: "[-{}-]", Edit.ADDED: "{{+{}+}}"}


def _cases(name: str) -> list[Any]:
    lines = (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [pytest.param(case, id=case["idea"]) for case in map(json.loads, lines)]


def _shown(stretches: tuple[Stretch, ...]) -> str:
    return "".join(
        (" " if stretch.space and number else "") + _MARKS[stretch.edit].format(stretch.text)
        for number, stretch in enumerate(stretches)
    )


@pytest.mark.parametrize("case", _cases("words"))
def test_changes_are_marked_as_a_reader_would(case: dict[str, str]) -> None:
    assert _shown(changes(case["old"], case["new"])) == case["shown"]


@pytest.mark.parametrize("case", _cases("words"))
def test_both_texts_can_be_read_off_the_marks(case: dict[str, str]) -> None:
    found = changes(case["old"], case["new"])
    for text, gone in ((case["old"], Edit.ADDED), (case["new"], Edit.DROPPED)):
        words = "".join(stretch.text for stretch in found if stretch.edit is not gone)
        assert "".join(words.split()) == "".join(nfc(text).split())


@pytest.mark.parametrize("case", _cases("pairs"))
def test_texts_find_their_versions(case: dict[str, Any]) -> None:
    assert [list(pair) for pair in pairs(case["old"], case["new"])] == case["pairs"]


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Kế hoạch 73 and the invented plan after it."""
    [(old, new)] = consecutive(open_knowledge(two_plans(tmp_path_factory.mktemp("two"))))
    return compare(old, new)


def test_the_whole_comparison_is_as_expected(comparison: Comparison) -> None:
    actual = "\n".join(_report(comparison)) + "\n"
    if os.environ.get("UPDATE_EXPECTED"):
        WHOLE.write_text(actual, encoding="utf-8", newline="\n")
    assert actual == WHOLE.read_text(encoding="utf-8")


def test_every_provision_stands_in_one_list(comparison: Comparison) -> None:
    both = [*comparison.reworded, *comparison.kept]
    old = [*(pair.old.id for pair in both), *(provision.id for provision in comparison.dropped)]
    new = [*(pair.new.id for pair in both), *(provision.id for provision in comparison.added)]
    assert sorted(old) == sorted(comparison.old.registry.provisions)
    assert sorted(new) == sorted(comparison.new.registry.provisions)


def test_one_plan_is_compared_with_nothing() -> None:
    assert consecutive(open_knowledge(Path(__file__).parents[2] / "data")) == ()


def _report(found: Comparison) -> Iterator[str]:
    for pair in found.reworded:
        yield f"reworded {pair.old.id} -> {pair.new.id}: {_shown(pair.stretches)}"
    yield f"kept {', '.join(f'{pair.old.id} -> {pair.new.id}' for pair in found.kept)}"
    yield f"added {', '.join(provision.id for provision in found.added)}"
    yield f"dropped {', '.join(provision.id for provision in found.dropped)}"
    yield f"cited anew {', '.join(document.id for document in found.citations_gained)}"
    yield f"cited no more {', '.join(document.id for document in found.citations_lost)}"
    yield f"charged anew {', '.join(agency.id for agency in found.bodies_gained)}"
    yield f"charged no more {', '.join(agency.id for agency in found.bodies_lost)}"
    for part in found.parts:
        came = ", ".join(f"{agency.id} ({role.value})" for agency, role in part.came)
        went = ", ".join(f"{agency.id} ({role.value})" for agency, role in part.went)
        yield f"parts {part.old.id} -> {part.new.id}: + {came}; - {went}"
    for pair in (*found.deadlines, *found.targets):
        yield f"{_name(pair.old)} -> {_name(pair.new)}"


def _name(item: Deadline | Target | None) -> str:
    if isinstance(item, Deadline):
        return f"deadline {item.id} “{item.as_written}”"
    return f"target {item.id} “{item.text}”" if item else "nothing"
