"""Rows as JSON and CSV."""

import csv
import io
import json

import pytest

from macros.exports.formats import cell, csv_bytes, json_bytes


def test_json_is_an_array_with_a_record_a_line() -> None:
    content = json_bytes([{"id": "a", "title": "Chỉ thị"}, {"id": "b", "title": None}])
    assert content.decode() == '[\n{"id": "a", "title": "Chỉ thị"},\n{"id": "b", "title": null}\n]\n'


def test_json_of_nothing_is_an_empty_array() -> None:
    assert json.loads(json_bytes([])) == []


def test_text_is_composed() -> None:
    assert json_bytes([{"a": "Chi\u0309 thi\u0323"}]) == json_bytes([{"a": "Chỉ thị"}])


def test_csv_opens_in_excel() -> None:
    content = csv_bytes([{"id": "a", "title": 'Về "dân vận", năm\n2024'}])
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == [
        ["id", "title"],
        ["a", 'Về "dân vận", năm\n2024'],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r", "＝1"])
def test_cell_never_starts_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(("text", "shown"), [("a;=1", "a;'=1"), ("a\n+1", "a\n'+1"), ("\r=1", "'\r'=1")])
def test_no_part_of_a_cell_starts_a_formula_where_the_semicolon_parts_cells(text: str, shown: str) -> None:
    assert cell(text) == shown


@pytest.mark.parametrize("text", ["33/CT-TTg", "a=b", "’", " - gạch"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (98, "98"),
        ([], ""),
        (["so-noi-vu", "ubnd-tinh"], "so-noi-vu; ubnd-tinh"),
        ({"status": "unknown", "sources": [], "note": None}, "status: unknown"),
        ([{"task": "II.4.b1", "role": "chủ trì"}], "task: II.4.b1, role: chủ trì"),
    ],
)
def test_nested_values_are_one_line(value: object, shown: str) -> None:
    assert cell(value) == shown
