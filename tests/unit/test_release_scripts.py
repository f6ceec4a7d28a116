"""`deploy.ps1` beside `deploy.sh`: no PowerShell is at hand, so what can be read is compared.

The two do the same job with the same words, names of files and number of releases kept; and the bytes are such that
Windows PowerShell 5.1 reads the Vietnamese right.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.release.contents import scripts

SAMPLES = Path(__file__).parents[2] / "macros/release/samples"
SHELL = (SAMPLES / "trien-khai/deploy.sh").read_text(encoding="utf-8")
POWERSHELL = (SAMPLES / "trien-khai/deploy.ps1").read_text(encoding="utf-8")

# What a command inserts: "$root/x", "$(cat ...)"; in both languages "@".
_INSERTED = re.compile(r"\$\((?:[^()]|\([^()]*\))*\)|\$\w+")


def refusals(script: str, command: str) -> set[str]:
    """The sentences with which a script refuses, its variables and ways of calling made alike."""
    found = re.findall(rf'\b{command} "((?:\$\([^)]*\)|[^"])*)"', script)
    alike = (_INSERTED.sub("@", text).replace("`n", "\n").replace("@\\", "@/") for text in found)
    return {re.sub(r"(?<!-)-(RollBack|Force)", _option, text) for text in alike}


def _option(found: re.Match[str]) -> str:
    return {"RollBack": "--roll-back", "Force": "--force"}[found[1]]


def code_of(script: str) -> str:
    """A PowerShell script without comments and without what stands in quotes."""
    return re.sub(r"'[^']*'|\"[^\"]*\"|#[^\n]*", "", script)


def test_both_refuse_for_the_same_reasons_in_the_same_words() -> None:
    ours = refusals(POWERSHELL, "Refuse")
    assert len(ours) > 20
    assert ours == refusals(SHELL, "refuse")


@pytest.mark.parametrize(
    "words",
    [
        "Không triển khai: ",
        "Trang đang chạy giữ nguyên.",
        "đang chạy rồi; không có gì phải đổi.",
        "Đang chạy: ",
        "Cách gọi:",
        "lich-su.txt",
        ".lich-su.moi",
        ".current.moi",
        ".moi",
        "SHA256SUMS",
        "source_date_epoch",
        "data_date",
        "can-cu-",
    ],
)
def test_both_say_and_name_the_same(words: str) -> None:
    assert words in SHELL
    assert words in POWERSHELL


def test_both_keep_three() -> None:
    assert "\nKEEP=3\n" in SHELL
    assert "\n$Keep = 3\n" in POWERSHELL


def test_bytes_are_those_that_old_powershell_reads_right() -> None:
    """Without the mark it takes UTF-8 for the system's own code page."""
    written = scripts()["deploy.ps1"]
    assert written.startswith(b"\xef\xbb\xbf# ")
    assert written.count(b"\n") == written.count(b"\r\n") == POWERSHELL.count("\n")
    assert scripts()["deploy.sh"] == SHELL.encode()


def test_powershell_has_no_signs_that_mean_something_else_there() -> None:
    """PowerShell takes curly quotes for quotes and long dashes for hyphens."""
    assert not re.findall("[\u2013\u2014\u2015\u2018-\u201f\u00a0\t]", POWERSHELL)
    code = code_of(POWERSHELL)
    assert "'" not in code
    # Operators and cmdlets of later versions.
    assert not re.findall(r"\?\?|\?\.|&&|\|\||-Parallel|-AsByteStream|utf8NoBOM", code)


def test_powershell_brackets_are_closed() -> None:
    pairs = {")": "(", "]": "[", "}": "{"}
    opened: list[str] = []
    for sign in re.sub(r"[^()\[\]{}]", "", code_of(POWERSHELL)):
        if sign in pairs:
            assert opened.pop() == pairs[sign]
        else:
            opened.append(sign)
    assert opened == []


def test_functions_that_are_called_exist() -> None:
    defined = set(re.findall(r"^function ([\w-]+)", POWERSHELL, re.MULTILINE))
    ours = {
        "Say",
        "Refuse",
        "Switch-To",
        "Test-Sums",
        "Restore-Link",
        "Clear-Away",
        "Assert-Zip",
        "Assert-Tree",
    }
    assert ours <= defined
    foreign = {
        "Add-Type", "Copy-Item", "ForEach-Object", "Get-ChildItem", "Get-Content", "Get-FileHash", "Get-Item",
        "Join-Path", "Move-Item", "New-Item", "New-Object", "ConvertFrom-Json", "Remove-Item", "Resolve-Path",
        "Select-Object", "Set-StrictMode", "Test-Path", "Where-Object",
    }  # fmt: skip
    called = set(re.findall(r"(?<![\w\\.-])[A-Z][a-z]+[A-Za-z]*-[A-Z]\w+", code_of(POWERSHELL)))
    assert called <= defined | foreign


def test_it_is_said_that_windows_was_not_tried() -> None:
    assert "CHƯA CHẠY THỬ TRÊN WINDOWS" in POWERSHELL
    flowing = " ".join((SAMPLES / "DOC-TRUOC.txt").read_text(encoding="utf-8").split())
    assert flowing.count("chưa chạy thử trên Windows") == 2
