"""YAML as data files may use it: text stays text, positions are those of the file, nothing else gets through."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.loading.parsing import parse
from macros.loading.positions import Origin, SourceFile
from macros.loading.reading import Refused


def origin(text: str) -> Origin:
    file = SourceFile("data/x.yml", tuple(text.split("\n")))
    root, problems = parse(file)
    assert problems == []
    return Origin(file, root)


def place(text: str, *path: str | int) -> tuple[int, int, int]:
    at = origin(text).at(*path)
    return at.line, at.column, at.length


def test_c_parser_is_there() -> None:
    assert yaml.__with_libyaml__, "cài lại PyYAML có libyaml: bộ đọc thuần Python chậm gấp mười lần"


@pytest.mark.parametrize(
    "value", ["1.10", "010", "NO", "12:30", "0x1F", "1_000", "yes", "2024-01-05", "+1", ".5"]
)
def test_values_that_yaml_would_convert_stay_as_typed(value: str) -> None:
    node = origin(f"key: {value}\n").node
    assert node is not None
    assert node.plain() == {"key": value}


def test_nested_values_keep_their_order() -> None:
    node = origin("b: [x, {y: z}]\na:\n  - c: d\n    e: f\n").node
    assert node is not None
    assert node.plain() == {"b": ["x", {"y": "z"}], "a": [{"c": "d", "e": "f"}]}


def test_place_of_a_value_counts_characters_not_bytes() -> None:
    assert place("Số: đây là chữ\n", "Số") == (1, 5, 10)


def test_place_of_a_list_item() -> None:
    assert place("who: [so-noi-vu, ubnd-tinh]\n", "who", 1) == (1, 18, 9)


def test_place_of_a_list_or_mapping_is_its_key() -> None:
    text = "id: x\nrelations:\n  - kind: amends\nin_force:\n  status: unknown\n"
    assert place(text, "relations") == (2, 1, 9)
    assert place(text, "in_force") == (4, 1, 8)


def test_place_of_a_record_in_a_list_is_its_first_key() -> None:
    assert place("- id: A1\n- id: A2\n", 1) == (2, 3, 2)


def test_place_of_block_text_is_its_first_line() -> None:
    assert place("text: >-\n  Một câu\n  dài.\n", "text") == (2, 3, 7)


def test_place_of_what_is_missing_is_that_of_what_is_around_it() -> None:
    text = "in_force:\n  status: unknown\n"
    assert place(text, "in_force", "sources") == (1, 1, 8)
    assert place(text, "khong_co") == (1, 1, 8)


def test_names_that_are_not_in_the_file_are_passed_over() -> None:
    # pydantic puts the tag of a union into its paths
    assert place("relations:\n  - target: x\n", "relations", 0, "amends", "target") == (2, 13, 1)


def test_place_of_words_in_folded_text() -> None:
    at = origin("text: >-\n  một hai ba\n  bốn năm sáu\n").words(3, 2, "text")
    assert (at.line, at.column, at.length) == (3, 3, 7)


def test_place_of_words_stops_at_the_end_of_the_line() -> None:
    at = origin("text: >-\n  một hai ba\n  bốn năm sáu\n").words(2, 5, "text")
    assert (at.line, at.column, at.length) == (2, 11, 2)


def test_record_made_in_code_has_a_place_to_show() -> None:
    assert Origin.nowhere().at("id", 3).line == 1


# YAML also ends lines at these; `reading` turns them into line feeds or refuses them before a text comes here.
_OTHER_LINE_ENDS = "\r\x85\u2028\u2029"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters=_OTHER_LINE_ENDS), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    _read(text)


@given(st.text(alphabet="ab:-[]{}'\"#&*!|>%@`,?\n \t~<", max_size=60))
def test_any_mixture_of_signs_is_read_or_refused(text: str) -> None:
    _read(text)


def _read(text: str) -> None:
    try:
        root, problems = parse(SourceFile("data/x.yml", tuple(text.split("\n"))))
        root.plain()
    except Refused as refused:
        problems = [refused.problem]
    for problem in problems:
        assert problem.at.line <= text.count("\n") + 1
        str(problem)
