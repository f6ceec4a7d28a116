"""The whole plan as received: every citation that the fact sheet lists, and no other."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from macros.citations import Citation, Kind, Lexicon, clean, find

ROOT = Path(__file__).parent.parent.parent
PLAN = ROOT / "data" / "_nguon" / "73-kh-ubnd-2024.txt"
MENTIONS = [
    json.loads(line)
    for line in (ROOT / "tests/cases/citations/plan_mentions.jsonl").read_text("utf-8").splitlines()
]

pytestmark = pytest.mark.skipif(not PLAN.exists(), reason=f"{PLAN.name} is not there yet")


@pytest.fixture(scope="module")
def text() -> str:
    return PLAN.read_text("utf-8")


@pytest.fixture(scope="module")
def citations(text: str) -> tuple[Citation, ...]:
    named = [row["as_written"] for row in MENTIONS if row["kind"] == "named"]
    collective = [row["as_written"] for row in MENTIONS if row["kind"] == "collective"]
    return find(text, Lexicon([name for name in named if not name.startswith("Luật")], collective))


def wording(text: str) -> str:
    """As written but for the line breaks of the page."""
    return clean(text).text.replace(" ", "")


def test_every_mention_is_found_and_no_other(citations: tuple[Citation, ...]) -> None:
    expected = Counter((row["kind"], wording(row["as_written"])) for row in MENTIONS)
    found = Counter((citation.kind.value, wording(citation.text)) for citation in citations)
    assert sorted((expected - found).elements()) == [], "not found"
    assert sorted((found - expected).elements()) == [], "found too much"


def test_mentions_by_kind(citations: tuple[Citation, ...]) -> None:
    laws = [citation.name for citation in citations if citation.type_document == "Luật"]
    assert Counter(citation.kind for citation in citations) == {
        Kind.NUMBERED: 46,
        Kind.NAMED: 14,
        Kind.COLLECTIVE: 1,
    }
    assert laws == [
        "Thực hiện dân chủ ở cơ sở",
        "Tiếp công dân",
        "khiếu nại",
        "Tố cáo",
        "Thực hiện dân chủ ở cơ sở",
    ]


def test_distinct_numbers(citations: tuple[Citation, ...]) -> None:
    assert len({citation.number for citation in citations if citation.number}) == 33


def test_without_a_lexicon_numbers_and_laws_are_still_found(text: str) -> None:
    assert Counter(citation.kind for citation in find(text)) == {Kind.NUMBERED: 46, Kind.NAMED: 5}


def test_the_slips_of_the_plan_are_flagged(citations: tuple[Citation, ...]) -> None:
    slips = {"type_symbol_mismatch", "issuer_symbol_mismatch", "date_conflict", "symbol_trailing_word"}
    assert [(flag.value, c.number) for c in citations for flag in c.flags if flag in slips] == [
        ("type_symbol_mismatch", "33/TT-TTg"),
        ("issuer_symbol_mismatch", "114-KL/TU"),
        ("symbol_trailing_word", "2554/QĐ-UBND"),
        ("date_conflict", "15-ĐA/TU"),
    ]


def test_plans_without_issuer(citations: tuple[Citation, ...]) -> None:
    assert [citation.number for citation in citations if "issuer_omitted" in citation.flags] == [
        "264/KH-UBND",
        "09/KH-UBND",
        "298/KH-UBND",
        "243/KH-UBND",
    ]
