"""The command line, as its user meets it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from macros.__main__ import main

PROJECT = Path(__file__).parents[2]


def test_check_says_what_was_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("Dữ liệu đúng: ")


def test_cite_prints_one_object_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Căn cứ Chỉ thị số 33/TT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ và Luật khiếu nại."
    (tmp_path / "van-ban.txt").write_text(text, encoding="utf-8")
    assert main(["cite", str(tmp_path / "van-ban.txt")]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert list(first) == [
        "text",
        "start",
        "end",
        "type_document",
        "number",
        "date",
        "issuer",
        "name",
        "pinpoint",
        "flags",
        "target",
    ]
    assert text[first["start"] : first["end"]] == first["text"] == "Chỉ thị số 33/TT-TTg ngày 26/11/2021"
    assert first["flags"] == ["type_symbol_mismatch"]
    assert (first["target"], second["target"]) == ("33-ct-ttg-2021", "02-2011-qh13")


def test_cite_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Input:
        buffer = io.BytesIO("theo Quyết định số 217/QĐ-TW".encode())

    monkeypatch.setattr("sys.stdin", Input)
    assert main(["cite", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["target"] == "217-qd-tw-2013"


def test_cite_of_a_text_without_citations_prints_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "trong.txt").write_bytes(b"")
    assert main(["cite", str(tmp_path / "trong.txt")]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "không có tệp này."),
        (b"\xff\xfe\x41", "không phải UTF-8 (byte thứ 1). Hãy lưu lại với mã UTF-8."),
    ],
)
def test_error_of_an_unreadable_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, reason: str
) -> None:
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)
    assert main(["cite", str(path)]) == 1
    assert capsys.readouterr().err == f"Không đọc được {path}: {reason}\n"


def test_error_of_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["chek"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("Lệnh chưa đúng.\nCách gọi:\n")


def test_error_of_a_missing_data_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(tmp_path / "khong-co")]) == 1
    assert "lỗi [missing-file] Thiếu tệp hoặc thư mục này." in capsys.readouterr().err
