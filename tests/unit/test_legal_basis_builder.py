"""The data of the builder: a script that holds every choice once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.exports.builder import builder_data, builder_script
from macros.knowledge import Knowledge, open_knowledge

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


def test_the_script_sets_one_value_and_holds_no_markup(knowledge: Knowledge) -> None:
    text = builder_script(knowledge).decode()
    start, _, rest = text.partition("self.CanCuData = ")
    assert start == '"use strict";\n'
    assert "<" not in rest
    assert json.loads(rest.rstrip(";\n")) == builder_data(knowledge)


def test_every_form_of_draft_orders_every_document(knowledge: Knowledge) -> None:
    data = builder_data(knowledge)
    numbers = list(range(len(data["documents"])))
    assert len(data["forms"]) == 6
    for form in data["forms"].values():
        assert sorted(form["order"]) == numbers
        assert {form["verbs"][number] for number in numbers} <= data["verbs"].keys()


def test_a_law_without_number_in_citations_can_be_found_by_its_number(knowledge: Knowledge) -> None:
    law = next(row for row in builder_data(knowledge)["documents"] if row["id"] == "02-2011-qh13")
    assert (law["name"], law["cited"], law["issuers"]["long"]) == ("02/2011/QH13", "Luật Khiếu nại", "")
    assert law["day"] == {"figures": " ngày 11/11/2011", "words": " ngày 11 tháng 11 năm 2011"}


def test_documents_that_amend_point_to_documents_that_exist(knowledge: Knowledge) -> None:
    rows = builder_data(knowledge)["documents"]
    assert {target for row in rows for target in row["amends"]} <= {row["id"] for row in rows}
