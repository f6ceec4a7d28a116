"""Golden bad data: each folder of `cases/bad_data` damages the sample data and holds the whole report.

`UPDATE_EXPECTED=1 pytest tests/unit/test_checks_bad_data.py` writes the reports anew; read the diff before keeping it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from factories import data_folder, found

from macros.messages import MESSAGES
from macros.problems import report

CASES = sorted(path.parent for path in (Path(__file__).parents[1] / "cases" / "bad_data").glob("*/edits.txt"))


def _report(case: Path, project: Path) -> str:
    data = data_folder(project, (case / "edits.txt").read_text(encoding="utf-8"))
    return report(found(data)) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_error_report(case: Path, tmp_path: Path) -> None:
    expected = case / "expected.txt"
    actual = _report(case, tmp_path)
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(actual, encoding="utf-8", newline="\n")
    assert actual == expected.read_text(encoding="utf-8")


def test_every_error_code_has_a_golden_case_and_every_case_a_code() -> None:
    reports = "".join((case / "expected.txt").read_text(encoding="utf-8") for case in CASES)
    assert set(re.findall(r": lỗi \[([a-z0-9-]+)\] ", reports)) == set(MESSAGES)


def test_sample_data_has_no_problems(tmp_path: Path) -> None:
    assert found(data_folder(tmp_path)) == []
