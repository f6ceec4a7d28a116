"""What the grammar finds: case files in tests/cases/citations, one JSON object per line, one idea each.

The same files can test another implementation: expected values hold only what is not empty.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from macros.citations import Citation, Flag, Kind, Lexicon, find

CASES = Path(__file__).parent.parent / "cases" / "citations"

PROGRAMME = "Chương trình MTQG giảm nghèo bền vững giai đoạn 2021 - 2025"
LEXICON = Lexicon(named=["Đề án văn hóa công vụ", PROGRAMME, "Đề án"], collective=["các Chương trình MTQG"])


def cases(*files: str) -> list[Any]:
    """Every line of the case files as a parameter named by its id or text."""
    lines = [line for file in files for line in (CASES / file).read_text("utf-8").splitlines() if line]
    rows = [json.loads(line) for line in lines]
    return [pytest.param(row, id=row.get("id") or row["text"] or "empty") for row in rows]


def parts(citation: Citation) -> dict[str, Any]:
    """What a citation says, in the form of the case files: nothing empty, flags in alphabetical order."""
    names = ("kind", "type_document", "number", "date", "issuer", "term", "name", "pinpoint")
    said = {name: str(value) for name in names if (value := getattr(citation, name)) is not None}
    return said | ({"flags": sorted(str(flag) for flag in citation.flags)} if citation.flags else {})


@pytest.mark.parametrize("case", cases("gold.jsonl", "forms.jsonl"))
def test_finds_each_part_of_a_citation(case: dict[str, Any]) -> None:
    assert [parts(citation) for citation in find(case["text"])] == case["expected"]


@pytest.mark.parametrize("case", cases("gold.jsonl", "forms.jsonl"))
def test_decomposed_text_says_the_same(case: dict[str, Any]) -> None:
    decomposed = unicodedata.normalize("NFD", case["text"])
    found = find(decomposed)
    assert [parts(citation) for citation in found] == case["expected"]
    assert [decomposed[citation.start : citation.end] for citation in found] == [c.text for c in found]


@pytest.mark.parametrize("case", cases("stays_plain.jsonl"))
def test_stays_plain(case: dict[str, Any]) -> None:
    assert [citation.text for citation in find(case["text"], LEXICON)] == [], case["why"]


def test_every_flag_is_shown_by_a_case() -> None:
    rows = [case.values[0] for case in cases("gold.jsonl", "forms.jsonl")]
    shown = {flag for row in rows for citation in row["expected"] for flag in citation.get("flags", ())}
    assert {flag.value for flag in Flag} - shown == set()


def test_text_is_the_head_exactly_as_written() -> None:
    [citation] = find(
        "theo khoản 1 Điều 4 Chỉ thị số 33/CT-\n\nTTg  ngày 26/11/2021 của Thủ tướng Chính phủ về"
    )
    assert citation.text == "Chỉ thị số 33/CT-\n\nTTg  ngày 26/11/2021"


def test_full_span_adds_pinpoint_issuer_and_term() -> None:
    text = "theo Điều 4 Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Bí thư (khóa XI) về"
    [citation] = find(text)
    start, end = citation.span_full
    assert text[start:end] == "Điều 4 Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Bí thư (khóa XI)"


def test_a_wrong_symbol_is_flagged_and_not_repaired() -> None:
    [citation] = find("Chỉ thị số 33/TT-TTg ngày 26/11/2021")
    assert citation.number == "33/TT-TTg"
    assert citation.flags == (Flag.TYPE_SYMBOL_MISMATCH,)


@pytest.mark.parametrize(
    "written",
    [
        "Chương trình MTQG giảm nghèo bền vững giai đoạn 2021-2025",
        "Chương trình MTQG giảm nghèo bền vững giai đoạn 2021 – 2025",
        "chương trình mtqg giảm nghèo\nbền vững giai đoạn 2021 -\n\n2025",
    ],
)
def test_names_are_found_whatever_their_case_dashes_and_spaces(written: str) -> None:
    [citation] = find(f"thực hiện {written}; các", LEXICON)
    assert (citation.text, citation.kind, citation.type_document) == (written, Kind.NAMED, "Chương trình")


def test_the_longest_name_is_found() -> None:
    assert [c.text for c in find("Đề án văn hóa công vụ, Đề án", LEXICON)] == [
        "Đề án văn hóa công vụ",
        "Đề án",
    ]


def test_a_name_is_never_found_inside_another_head_or_word() -> None:
    [citation] = find("Đề án số 15-ĐA/TU; Đề ánh sáng", LEXICON)
    assert citation.number == "15-ĐA/TU"


def test_a_collective_name() -> None:
    [citation] = find("triển khai các Chương trình MTQG", LEXICON)
    assert (citation.kind, citation.text) == (Kind.COLLECTIVE, "các Chương trình MTQG")


def test_a_law_of_the_lexicon_ends_where_the_lexicon_says() -> None:
    text = "Luật Phát triển, sử dụng nước sạch"
    assert [c.name for c in find(text)] == ["Phát triển"]
    assert [c.name for c in find(text, Lexicon(named=[text]))] == ["Phát triển, sử dụng nước sạch"]
