"""Which document of a catalogue a citation means. Texts are read by `find`; the catalogue is our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.citations import (
    Ambiguous,
    Catalogue,
    CatalogueEntry,
    Lexicon,
    Match,
    Misprint,
    Resolution,
    as_json,
    find,
    resolve,
)

CASES = Path(__file__).parent.parent / "cases" / "citations"


def entry(row: dict[str, Any]) -> CatalogueEntry:
    """An entry of catalogue.json: lists become tuples."""
    misprints = tuple(Misprint(**misprint) for misprint in row.get("misprints", ()))
    plain = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return CatalogueEntry(**(plain | {"misprints": misprints}))


ENTRIES = [entry(row) for row in json.loads((CASES / "catalogue.json").read_text("utf-8"))]
CATALOGUE = Catalogue(ENTRIES)
LEXICON = Lexicon(
    named=[name for known in ENTRIES for name in known.names],
    collective=[name for known in ENTRIES for name in known.collective_names],
)
ROWS = [json.loads(line) for line in (CASES / "resolve.jsonl").read_text("utf-8").splitlines()]


def outcome(resolution: Resolution) -> Any:
    """A resolution in the form of the case file."""
    match resolution:
        case Match(ids, via, None):
            return {"match": list(ids), "via": via}
        case Match(ids, via, erratum):
            return {"match": list(ids), "via": via, "erratum": erratum}
        case Ambiguous(ids):
            return {"ambiguous": list(ids)}
        case _:
            return "unknown"


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ROWS])
def test_resolves(row: dict[str, Any]) -> None:
    [resolution] = resolve(find(row["text"], LEXICON), CATALOGUE)
    assert outcome(resolution) == row["expected"], row["text"]


def test_one_resolution_for_each_citation_in_order() -> None:
    citations = find("Luật Tiếp công dân; Nghị quyết số 99-NQ/TU; Chỉ thị số 33/CT-TTg", LEXICON)
    assert [outcome(resolution) for resolution in resolve(citations, CATALOGUE)] == [
        {"match": ["luat-42"], "via": "name"},
        "unknown",
        {"match": ["ct-33"], "via": "number"},
    ]


def test_an_empty_catalogue_knows_nothing() -> None:
    citations = find("Luật Tiếp công dân; các Chương trình mục tiêu quốc gia; Chỉ thị số 33/CT-TTg", LEXICON)
    assert [outcome(resolution) for resolution in resolve(citations, Catalogue([]))] == ["unknown"] * 3


def test_report_of_a_citation() -> None:
    text = "Chỉ thị số 33/TT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ"
    [citation] = find(text)
    assert as_json(citation, *resolve([citation], CATALOGUE)) == {
        "text": "Chỉ thị số 33/TT-TTg ngày 26/11/2021",
        "start": 0,
        "end": 36,
        "type_document": "Chỉ thị",
        "number": "33/TT-TTg",
        "date": "2021-11-26",
        "issuer": "Thủ tướng Chính phủ",
        "name": None,
        "pinpoint": None,
        "flags": ["type_symbol_mismatch"],
        "target": "ct-33",
    }


def test_report_of_an_ambiguous_citation_has_no_target() -> None:
    [citation] = find("Luật Đất đai")
    assert as_json(citation, *resolve([citation], CATALOGUE))["target"] is None


def test_report_of_a_collective_citation_has_all_targets() -> None:
    [citation] = find("các Chương trình mục tiêu quốc gia", LEXICON)
    report = as_json(citation, *resolve([citation], CATALOGUE))
    assert (report["target"], report["targets"]) == (None, ["ntm", "gnbv"])
