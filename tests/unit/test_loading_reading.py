"""From bytes to lines: what is mended in silence, because it is no mistake, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading.reading import LARGEST_FILE, Refused, read_lines


def lines_of(tmp_path: Path, content: bytes) -> tuple[str, ...]:
    path = tmp_path / "x.yml"
    path.write_bytes(content)
    file, problems = read_lines(path, "data/x.yml")
    assert problems == []
    return file.lines


def test_byte_order_mark_of_notepad_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert lines_of(tmp_path, b"\xef\xbb\xbfid: x\n") == ("id: x", "")


def test_line_ends_of_windows_and_old_macs_are_line_ends(tmp_path: Path) -> None:
    assert lines_of(tmp_path, b"a: b\r\nc: d\re: f") == ("a: b", "c: d", "e: f")


def test_error_is_reported_without_reading_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    with path.open("wb") as file:
        file.truncate(10 * LARGEST_FILE)
    with pytest.raises(Refused) as refused:
        read_lines(path, "data/x.yml")
    assert refused.value.problem.code == "file-too-large"


def test_error_of_encoding_points_at_the_first_bad_byte(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes("id: x\ntên: ".encode() + b"\xff\xfe")
    with pytest.raises(Refused) as refused:
        read_lines(path, "data/x.yml")
    at = refused.value.problem.at
    assert (at.line, at.column) == (2, 6)


def test_decomposed_text_is_reported_and_read_on(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("a: o\u0302\nb: \u0111\n", encoding="utf-8")
    file, problems = read_lines(path, "data/x.yml")
    assert file.lines == ("a: ô", "b: đ", "")
    assert [problem.code for problem in problems] == ["not-nfc"]
