"""The real data: one test for each file, and one for everything together."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from macros.checks import problems as check
from macros.checks.gate import Gate
from macros.loading import load
from macros.problems import Problem, report
from macros.registry import Registry

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


def test_every_code_in_the_number_of_a_document_is_explained() -> None:
    registry = Registry(load(DATA).corpus)
    explained = {row.short for row in registry.corpus.abbreviations}
    numbers = [document.number or "" for document in registry.documents.values()]
    codes = {code for number in numbers for code in re.findall(r"[^\W\d_]+\d*", number)}
    assert "CT" in codes
    assert codes <= explained


def test_the_quotation_of_a_term_has_the_term() -> None:
    for entry in load(DATA).corpus.glossary:
        if entry.quote and entry.id != "noi-nhan":  # the plan prints "Nơi nhân"
            forms = (entry.term, *entry.other_forms)
            assert any(form.lower() in entry.quote.text.lower() for form in forms), entry.id


def test_every_document_and_group_says_when_it_is_of_use() -> None:
    registry = Registry(load(DATA).corpus)
    silent = [document.id for document in registry.documents.values() if document.when_to_use is None]
    silent += [group.id for group in registry.groups.values() if group.heading.id not in registry.group_notes]
    assert not silent
