"""The real data: one test for each file, and one for everything together."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from macros.checks import problems as check
from macros.checks.gate import Gate
from macros.loading import load
from macros.problems import Problem, report

PROJECT = Path(__file__).parents[1]
DATA = PROJECT / "data"
FILES = sorted(
    path.relative_to(PROJECT).as_posix()
    for path in DATA.rglob("*.yml")
    if path.parts[len(DATA.parts)] != "_mau"
)


@cache
def problems() -> tuple[Problem, ...]:
    loaded = load(DATA)
    return (*loaded.problems, *check(Gate(loaded)))


@pytest.mark.parametrize("file", FILES)
def test_file_has_no_problems(file: str) -> None:
    found = [problem for problem in problems() if problem.at.file == file]
    assert not found, "\n" + report(found)


def test_data_as_a_whole_has_no_problems() -> None:
    assert not problems(), "\n" + report(problems())
