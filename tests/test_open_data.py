"""The open-data contract, on the real data: names and types of fields are what others rely on."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.exports import all_exports
from macros.knowledge import Knowledge, open_knowledge
from macros.pages import all_pages

DATA = Path(__file__).resolve().parents[1] / "data"
PLAN = "73-kh-ubnd-2024"
Rows = list[dict[str, Any]]

# What each file promises (more fields are welcome): name -> types.
_TEXT, _MAYBE_TEXT, _LIST = (str,), (str, type(None)), (list,)
CONTRACT: dict[str, dict[str, tuple[type, ...]]] = {
    "van-ban": {
        "id": _TEXT,
        "type_document": _TEXT,
        "number": _MAYBE_TEXT,
        "date_document": _MAYBE_TEXT,
        "title": _TEXT,
        "passed_by": _LIST,
        "system": _TEXT,
        "in_force": (dict,),
        "verification": (dict,),
        "relations": _LIST,
        "cited_in": _LIST,
        "url": _TEXT,
    },
    "dieu-khoan": {
        "id": _TEXT,
        "plan": _TEXT,
        "label": _TEXT,
        "parent": _MAYBE_TEXT,
        "text": _TEXT,
        "url": _TEXT,
    },
    "trich-dan": {
        "provision": _TEXT,
        "start": (int,),
        "end": (int,),
        "text": _TEXT,
        "target": _MAYBE_TEXT,
        "kind": _TEXT,
        "flags": _LIST,
    },
    "nhiem-vu": {
        "id": _TEXT,
        "group": _TEXT,
        "title": _TEXT,
        "text": _TEXT,
        "cites": _LIST,
        "agencies": _LIST,
        "deadlines": _LIST,
        "targets": _LIST,
        "legal_basis": _LIST,
        "url": _TEXT,
    },
    "co-quan": {
        "id": _TEXT,
        "name": _TEXT,
        "short_names": _LIST,
        "kind": _TEXT,
        "successors": _LIST,
        "duties": _LIST,
        "url": _TEXT,
    },
    "thoi-han": {
        "id": _TEXT,
        "what": _TEXT,
        "as_written": _TEXT,
        "date_rule": _TEXT,
        "loc": _TEXT,
        "who": _LIST,
        "to": _LIST,
        "type": _TEXT,
        "note": _TEXT,
        "url": _TEXT,
    },
    "chi-tieu": {
        "id": _TEXT,
        "text": _TEXT,
        "value": (int,),
        "unit": _TEXT,
        "loc": _TEXT,
        "who": _LIST,
        "period": _TEXT,
        "note": _TEXT,
        "url": _TEXT,
    },
    "dinh-chinh": {
        "id": _TEXT,
        "severity": _TEXT,
        "where": _TEXT,
        "as_written": _TEXT,
        "should_be": _MAYBE_TEXT,
        "basis": _TEXT,
        "note_vi": _TEXT,
        "sources": _LIST,
        "url": _TEXT,
    },
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


@pytest.fixture(scope="module")
def files(knowledge: Knowledge) -> dict[str, bytes]:
    return all_exports(knowledge, DATA)


@pytest.fixture(scope="module")
def tables(files: dict[str, bytes]) -> dict[str, Rows]:
    return {name: json.loads(files[f"du-lieu/{name}.json"]) for name in CONTRACT}


@pytest.mark.parametrize("name", CONTRACT)
def test_file_is_a_utf8_nfc_array(files: dict[str, bytes], name: str) -> None:
    content = files[f"du-lieu/{name}.json"]
    text = content.decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("]\n")
    assert "\\u" not in text  # readable as it stands
    assert isinstance(json.loads(text), list)


@pytest.mark.parametrize("name", CONTRACT)
def test_rows_have_the_promised_fields(tables: dict[str, Rows], name: str) -> None:
    assert tables[name]
    for row in tables[name]:
        for field, types in CONTRACT[name].items():
            assert field in row, f"{name} {row.get('id')}: no {field}"
            assert type(row[field]) in types, f"{name} {row.get('id')}: {field} is {row[field]!r}"


@pytest.mark.parametrize("name", CONTRACT)
def test_ids_are_unique(tables: dict[str, Rows], name: str) -> None:
    ids = [row["id"] for row in tables[name] if "id" in row]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", [name for name in CONTRACT if "url" in CONTRACT[name]])
def test_url_is_a_page_of_the_site(knowledge: Knowledge, tables: dict[str, Rows], name: str) -> None:
    """Relative to the root, among generated and hand-written pages; its anchors are tests/site's business."""
    generated = {page.address for page in all_pages(knowledge)}
    written = {
        path.relative_to(DATA.parent / "docs").with_suffix(".html").as_posix()
        for path in (DATA.parent / "docs").rglob("*.md")
    }
    for row in tables[name]:
        assert row["url"].partition("#")[0] in generated | written


def test_counts_are_those_of_the_plan(tables: dict[str, Rows]) -> None:
    cited = [row for row in tables["van-ban"] if row["cited_in"]]
    parts = Counter(row["id"].partition(".")[0] for row in tables["nhiem-vu"])
    assert len(cited) == 45
    assert parts == {"II": 41, "III": 13}
    assert sum(row["in_plan"] for row in tables["co-quan"]) == 32
    assert len(tables["thoi-han"]) == 7
    assert len(tables["chi-tieu"]) == 2
    assert len(tables["dinh-chinh"]) == 52


def test_every_citation_of_the_plan_has_its_document(tables: dict[str, Rows]) -> None:
    """46 by number, 5 laws and 9 others by name, and one collective mention of three programmes."""
    rows = tables["trich-dan"]
    assert Counter(row["kind"] for row in rows) == {"numbered": 46, "named": 14, "collective": 3}
    assert [row["text"] for row in rows if row["target"] is None] == []
    laws = [row for row in rows if row["kind"] == "named" and row["text"].startswith("Luật")]
    assert len(laws) == 5
    assert len({(row["start"], row["end"]) for row in rows if row["kind"] == "collective"}) == 1


def test_citations_point_at_their_words(tables: dict[str, Rows]) -> None:
    texts = {row["id"]: row["text"] for row in tables["dieu-khoan"]}
    for row in tables["trich-dan"]:
        assert texts[row["provision"]][row["start"] : row["end"]] == row["text"]


def test_document_is_cited_where_a_citation_means_it(tables: dict[str, Rows]) -> None:
    forward = {(row["target"], row["provision"]) for row in tables["trich-dan"]}
    backward = {(row["id"], provision) for row in tables["van-ban"] for provision in row["cited_in"]}
    assert forward == backward


def test_task_and_agency_name_each_other(tables: dict[str, Rows]) -> None:
    forward = Counter(
        (row["id"], part["agency"], part["role"]) for row in tables["nhiem-vu"] for part in row["agencies"]
    )
    backward = Counter(
        (duty["task"], row["id"], duty["role"]) for row in tables["co-quan"] for duty in row["duties"]
    )
    assert forward == backward
    assert {part["link"] for row in tables["nhiem-vu"] for part in row["agencies"]} <= {
        "explicit",
        "inferred",
        "general",
    }


def test_task_cites_what_its_wording_and_footnotes_cite(tables: dict[str, Rows]) -> None:
    footnotes = {row["id"]: row["footnotes"] for row in tables["dieu-khoan"]}
    for task in tables["nhiem-vu"]:
        places = {task["id"], *footnotes[task["id"]]}
        found = {row["target"] for row in tables["trich-dan"] if row["provision"] in places}
        assert set(task["cites"]) == found
        first = {line["document"] for line in task["legal_basis"] if line["tier"] == 1}
        assert first == found


def test_every_task_rests_on_the_plan_and_on_its_own_basis(tables: dict[str, Rows]) -> None:
    own = {row["target"] for row in tables["trich-dan"] if row["provision"] == "pre"}
    for task in tables["nhiem-vu"]:
        assert {*own, PLAN} <= {line["document"] for line in task["legal_basis"]}
        assert {line["tier"] for line in task["legal_basis"]} <= {1, 2, 3}


def test_provisions_are_in_reading_order_with_parents_before_them(tables: dict[str, Rows]) -> None:
    seen: set[str] = set()
    for row in tables["dieu-khoan"]:
        assert row["plan"] == PLAN
        assert row["parent"] is None or row["parent"] in seen
        seen.add(row["id"])


def test_provisions_hold_all_the_letters_of_the_source(tables: dict[str, Rows]) -> None:
    """Footnotes went back to their call, so order differs; only the stray address has gone."""
    source = (DATA / "_nguon" / f"{PLAN}.txt").read_text(encoding="utf-8")
    source = re.sub(r"https?://\S+", "", unicodedata.normalize("NFC", source))
    printed = Counter(letter for letter in source if letter.isalpha())
    held = Counter(letter for row in tables["dieu-khoan"] for letter in row["text"] if letter.isalpha())
    assert held == printed


def test_references_between_tables_hold(tables: dict[str, Rows]) -> None:
    ids = {name: {row["id"] for row in rows if "id" in row} for name, rows in tables.items()}
    for row in tables["van-ban"]:
        assert {relation["target"] for relation in row["relations"]} <= ids["van-ban"]
        assert set(row["passed_by"]) <= ids["co-quan"]
        assert {"status", "checked_on", "sources"} <= row["in_force"].keys()
        date.fromisoformat(row["in_force"]["checked_on"])
        assert {"number", "date", "issuer", "title"} <= row["verification"].keys()
    for row in tables["nhiem-vu"]:
        assert set(row["deadlines"]) <= ids["thoi-han"]
        assert set(row["targets"]) <= ids["chi-tieu"]
        assert row["id"] in ids["dieu-khoan"]
    for row in [*tables["thoi-han"], *tables["chi-tieu"]]:
        assert {*row["who"], *row.get("to", ())} <= ids["co-quan"]


def test_relations_are_inverted_completely(tables: dict[str, Rows]) -> None:
    forward = Counter(
        (row["id"], part["kind"], part["target"]) for row in tables["van-ban"] for part in row["relations"]
    )
    backward = Counter(
        (part["source"], part["kind"], row["id"])
        for row in tables["van-ban"]
        for part in row["inverse_relations"]
    )
    assert forward == backward


def test_verification_is_not_invented(tables: dict[str, Rows]) -> None:
    """What was verified names a source; what names none is "not found"."""
    for row in tables["van-ban"]:
        for field, found in row["evidence"].items():
            if found["status"] in ("verified", "partly verified", "conflict"):
                assert found["sources"], f"{row['id']}: {field}"
            assert row["verification"][field] == found["status"]


def test_lines_are_those_of_the_source(tables: dict[str, Rows]) -> None:
    lines = {row["id"]: row["lines"] for row in tables["thoi-han"]}
    assert lines["dl-plan"] == "585-591"
    assert lines["dl-quy"] == "569"
    assert {row["id"]: row["lines"] for row in tables["chi-tieu"]} == {
        "tg-98": "314-320",
        "tg-dvk": "488-492",
    }


def test_tables_for_excel_hold_the_same_rows(files: dict[str, bytes], tables: dict[str, Rows]) -> None:
    for name in ("van-ban", "trich-dan", "nhiem-vu", "co-quan", "thoi-han", "chi-tieu", "dinh-chinh"):
        content = files[f"du-lieu/{name}.csv"]
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        assert len(rows) == len(tables[name])
        assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_the_page_of_the_open_data_leads_to_every_table_for_excel(files: dict[str, bytes]) -> None:
    page = (DATA.parent / "docs/du-lieu/index.md").read_text(encoding="utf-8")
    tables = [Path(address).name for address in files if address.endswith(".csv")]
    assert "can-kiem-tra.csv" in tables
    assert [name for name in tables if f"[{name}]({name})" not in page] == []


def test_checksums_match(files: dict[str, bytes]) -> None:
    lines = files["du-lieu/SHA256SUMS"].decode().splitlines()
    stated = dict(reversed(line.split("  ", 1)) for line in lines)
    assert stated == {
        address.removeprefix("du-lieu/"): hashlib.sha256(content).hexdigest()
        for address, content in files.items()
        if address.startswith("du-lieu/") and address != "du-lieu/SHA256SUMS"
    }


def test_records_and_schemas_are_published_as_they_are(files: dict[str, bytes]) -> None:
    record = "van-ban/33-ct-ttg-2021.yml"
    assert files[f"du-lieu/ban-ghi/{record}"] == (DATA / record).read_bytes()
    assert [address for address in files if address.startswith("du-lieu/luoc-do/")]


def test_every_page_of_a_record_finds_its_record(knowledge: Knowledge, files: dict[str, bytes]) -> None:
    """The pencil of a site without a place to edit opens the published record."""
    for page in all_pages(knowledge):
        assert f"du-lieu/ban-ghi/{page.record.removeprefix('data/')}" in files
