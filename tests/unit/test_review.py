"""What is said about each citation of a draft: case files in tests/cases/soat_vien_dan, one idea a line.

The browser must say the same: tests/browser/test_checker.py reads the same files.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
import time
from pathlib import Path
from typing import Any

import pytest
from free_input import texts
from hypothesis import given
from hypothesis import strategies as st

from macros.citations import (
    Catalogue,
    CatalogueEntry,
    Finding,
    Lexicon,
    Misprint,
    Slip,
    Verdict,
    corrected,
    review,
)
from macros.citations.verdicts import LABELS, SENTENCES

CASES = Path(__file__).parent.parent / "cases" / "soat_vien_dan"


def entry(row: dict[str, Any]) -> CatalogueEntry:
    """An entry of catalogue.json."""
    fields = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    fields["misprints"] = tuple(Misprint(**misprint) for misprint in row.get("misprints", ()))
    fields["verified"] = frozenset(row.get("verified", ()))
    return CatalogueEntry(**fields)


ENTRIES = [entry(row) for row in json.loads((CASES / "catalogue.json").read_text("utf-8"))]
CATALOGUE = Catalogue(ENTRIES)
LEXICON = Lexicon(
    named=[name for known in ENTRIES for name in known.names],
    collective=[name for known in ENTRIES for name in known.collective_names],
)
ROWS = [json.loads(line) for line in (CASES / "review.jsonl").read_text("utf-8").splitlines()]


def said(text: str, finding: Finding) -> dict[str, Any]:
    """A finding in the form of the case file: nothing empty."""
    parts = {
        "slips": [str(slip) for slip in finding.slips],
        "right": finding.right,
        "erratum": finding.erratum_id,
    }
    return {
        "quote": text[finding.start : finding.end],
        "verdict": str(finding.verdict),
        "documents": list(finding.documents),
        **{key: value for key, value in parts.items() if value},
    }


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ROWS])
def test_says_what_is_wrong_and_how_it_should_be(row: dict[str, Any]) -> None:
    findings = review(row["text"], LEXICON, CATALOGUE)
    assert [said(row["text"], finding) for finding in findings] == row["expected"]
    assert corrected(row["text"], findings) == row.get("corrected", row["text"])


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ROWS if "corrected" in row])
def test_a_corrected_text_needs_no_correction(row: dict[str, Any]) -> None:
    findings = review(row["corrected"], LEXICON, CATALOGUE)
    assert Verdict.MISWRITTEN not in {finding.verdict for finding in findings}


def test_every_slip_and_verdict_is_shown_by_a_case_and_has_words() -> None:
    found = [finding for row in ROWS for finding in row["expected"]]
    assert {slip for finding in found for slip in finding.get("slips", ())} == set(Slip)
    assert {finding["verdict"] for finding in found} == set(Verdict) == set(LABELS)
    assert {*Slip, *Verdict} <= SENTENCES.keys()


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị số 33/CT-TTg ngày 26/12/2021",
        "Quyết định số 33/CT-TTg ngày 26/11/2021",
        "Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Chính phủ",
        "Chỉ thị số 33/QĐ-TTg ngày 26/11/2021",
    ],
)
def test_only_a_verified_fact_proves_a_citation_wrong(text: str) -> None:
    [certain] = review(text, LEXICON, CATALOGUE)
    assert certain.verdict is Verdict.MISWRITTEN
    unproved = Catalogue(dataclasses.replace(known, verified=frozenset()) for known in ENTRIES)
    [finding] = review(text, LEXICON, unproved)
    assert (finding.verdict, finding.documents, finding.edits) == (Verdict.UNKNOWN, ("ct-33",), ())


def test_sentences_name_the_verdict_first() -> None:
    [finding] = review("CT 33/TT-TTg", LEXICON, CATALOGUE)
    assert finding.sentences == (
        "Viện dẫn viết chưa đúng.",
        "Tên loại văn bản phải viết đủ, không viết tắt.",
        "Thiếu chữ “số” trước số, ký hiệu.",
        "Số, ký hiệu sai.",
    )


PIECES = [
    "chỉ thị", "Chỉ thị số 33/TT-TTg", "CT 5-CT/TW", "Luật khiếu nại", "217 - QĐ/TW", " tỉnh", " ngày 5/3/2020",
    " ngày 26/12/2021", " của Bộ chính trị", "Quyết định", " số ", "2554/QĐ-UBND", ", ", " và ", "\r\n", "–", "\u0301",
    "\u00a0", "<b>", "𝐀",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_correcting_changes_nothing_but_the_edits(text: str) -> None:
    findings = review(text, LEXICON, CATALOGUE)
    edits = [edit for found in findings if found.verdict is Verdict.MISWRITTEN for edit in found.edits]
    assert all(first.end <= second.start for first, second in itertools.pairwise(edits))
    kept, place = [], 0
    for edit in edits:
        kept.append(text[place : edit.start])
        place = edit.end
    rest = corrected(text, findings)
    for piece in [*kept, text[place:]]:
        assert piece in rest
        rest = rest[rest.index(piece) + len(piece) :]


@given(texts)
def test_any_text_is_reviewed_citation_by_citation(text: str) -> None:
    end = 0
    for finding in review(text, LEXICON, CATALOGUE):
        assert end <= finding.start < finding.end <= len(text)
        end = finding.end


@pytest.mark.parametrize(
    "piece", ["CT 5-CT/TW ", "Luật khiếu nại; ", "chỉ thị số 33/TT-TTg, ", "33/CT-TTg (", "1-\n"]
)
def test_time_of_a_review_is_linear(piece: str) -> None:
    """As that of finding (test_citations_invariants.py): four times the text, at most some ten times the time."""
    small, large = (piece * (size // len(piece)) for size in (25_000, 100_000))
    assert seconds(large) < 10 * seconds(small) + 0.2


def test_a_megabyte_is_reviewed_in_seconds() -> None:
    assert seconds("chỉ thị số 33/TT-TTg, " * 45_000) < 15


def seconds(text: str) -> float:
    start = time.process_time()
    review(text, LEXICON, CATALOGUE)
    return time.process_time() - start
