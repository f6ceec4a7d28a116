"""Small plans as received, and the provisions they become: one idea a folder of `tests/cases/import/`.

`muc.txt` holds a line for each provision: id, kind, parent, footnotes, the words as JSON; then what was taken out.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from factories import SAMPLE

from macros.checks.source_text import first_difference
from macros.importing.draft import draft_of
from macros.importing.drafted import Draft
from macros.importing.reading import read_plan
from macros.loading import load

CASES = Path(__file__).parents[1] / "cases" / "import"
CORPUS = load(SAMPLE).corpus


def _draft(folder: Path) -> Draft:
    manuscript = read_plan((folder / "ke-hoach.txt").read_bytes())
    return draft_of(manuscript, "12-kh-ubnd-2025", CORPUS, date(2026, 1, 2))


def _told(draft: Draft) -> str:
    lines = [
        " ".join(
            (
                each.id,
                each.kind.value,
                each.parent or "-",
                ",".join(each.footnotes) or "-",
                json.dumps(each.text, ensure_ascii=False),
            )
        )
        for each in draft.provisions
    ]
    lines += [f"bỏ ra: {_quoted(each.text)}" for each in draft.plan.furniture]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_a_plan_becomes_these_provisions(folder: Path) -> None:
    assert _told(_draft(folder)) == (folder / "muc.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_no_word_of_it_is_lost(folder: Path) -> None:
    assert first_difference(_draft(folder).folder) is None
