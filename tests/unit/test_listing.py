"""What the rows of a list can be asked: answers, counts that add up, places in each order."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jinja2 import Environment

from macros.knowledge import Knowledge, open_knowledge
from macros.pages import registers
from macros.pages.listing import NOTHING, Ask, Listing, Order, Trait, listing, single
from macros.render import BadMacroCall, Parts
from macros.vietnamese import collation_key

DATA = Path(__file__).parents[2] / "data"
LISTINGS = (
    registers.documents,
    registers.tasks,
    registers.task_marks,
    registers.agencies,
    registers.deadlines,
    registers.changes,
    registers.errata,
    registers.jobs,
)


class Row(NamedTuple):
    """A record of our own."""

    name: str
    kind: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    size: int | None = None


KINDS = {"Chỉ thị": "Chỉ thị", "Luật": "Luật", "Đề án": "Đề án"}


def _listing(*rows: Row) -> Listing[Row]:
    return listing(
        "dòng",
        rows,
        traits=(
            single("loai", "Loại", KINDS | {NOTHING: "Chưa rõ"}, lambda r: [r.kind] if r.kind else []),
            Trait(
                (
                    Ask("ai", "Ai", {"so": "Sở", "xa": "Xã", NOTHING: "Không ai"}),
                    Ask("vai", "Vai", {"chủ trì": "Chủ trì", "phối hợp": "Phối hợp", NOTHING: "Không ai"}),
                ),
                lambda r: r.parts,
            ),
        ),
        orders=(Order("ten", "Tên", lambda r: collation_key(r.name)), Order("so", "Số", lambda r: r.size)),
        words=lambda r: ["tên  khác"] if r.name == "ba" else [],
    )


def test_a_row_says_what_it_answers() -> None:
    first, second = _listing(Row("ba", "Chỉ thị", (("so", "chủ trì"), ("xa", "phối hợp"))), Row("an")).rows
    assert first.data == {
        "data-row": "0",
        "data-loai": "chi-thi",
        "data-ai": "so:chu-tri xa:phoi-hop",
        "data-ranks": "1 -1",
        "data-words": "tên khác",
    }
    assert second.data["data-loai"] == "khong"
    assert second.data["data-ai"] == "khong:khong"
    assert "data-words" not in second.data


def test_answers_are_offered_in_the_given_order_with_their_counts_and_only_if_a_row_gives_them() -> None:
    kinds, who, roles = _listing(
        Row("a", "Luật", (("so", "chủ trì"), ("so", "phối hợp"))),
        Row("b", "Chỉ thị"),
        Row("c", "Luật"),
        Row("d"),
    ).questions
    assert [(c.value, c.label, c.count) for c in kinds.choices] == [
        ("chi-thi", "Chỉ thị", 1),
        ("luat", "Luật", 2),
        ("khong", "Chưa rõ", 1),
    ]
    # A row that answers twice alike is one row.
    assert [(c.value, c.count) for c in who.choices] == [("so", 1), ("khong", 3)]
    assert [(c.value, c.count) for c in roles.choices] == [("chu-tri", 1), ("phoi-hop", 1), ("khong", 3)]
    assert [(q.of, q.at) for q in (kinds, who, roles)] == [("loai", 0), ("ai", 0), ("ai", 1)]


def test_places_are_vietnamese_equal_for_equals_and_none_for_nothing() -> None:
    rows = _listing(Row("đá", size=3), Row("da", size=1), Row("dạ", size=3), Row("ăn")).rows
    assert [row.data["data-ranks"] for row in rows] == ["3 1", "1 0", "2 1", "0 -1"]


def test_an_answer_without_letters_is_still_one_word() -> None:
    made = listing("dòng", ["?"], traits=(single("loai", "Loại", {"?": "?"}, lambda r: [r]),))
    assert made.rows[0].data["data-loai"] == made.questions[0].choices[0].value == NOTHING


def test_attributes_are_escaped() -> None:
    made = listing("dòng", ["x"], traits=(), words=lambda _: ['"><script>'])
    html = Environment(autoescape=True).from_string("<tr{{ data | xmlattr }}>").render(data=made.rows[0].data)
    assert html == '<tr data-row="0" data-words="&#34;&gt;&lt;script&gt;">'


# -- the real lists ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


@pytest.fixture(params=LISTINGS, ids=lambda made: made.__name__)
def real(request: pytest.FixtureRequest, knowledge: Knowledge) -> Listing[Any]:
    made: Listing[Any] = request.param(knowledge)
    return made


def test_counts_are_those_of_the_rows(real: Listing[Any]) -> None:
    for question in real.questions:
        given = [
            {answer.split(":")[question.at] for answer in row.data[f"data-{question.of}"].split()}
            for row in real.rows
        ]
        assert {choice.value: choice.count for choice in question.choices} == {
            value: sum(value in answers for answers in given) for answers in given for value in answers
        }
        assert sum(choice.count for choice in question.choices) >= len(real.rows)
        assert all(choice.label for choice in question.choices)


@pytest.mark.parametrize("key", ["he-thong", "cap", "loai", "nam", "tinh-trang"])
def test_what_a_document_is_it_is_once(knowledge: Knowledge, key: str) -> None:
    made = registers.documents(knowledge)
    question = next(question for question in made.questions if question.key == key)
    assert sum(choice.count for choice in question.choices) == len(knowledge.registry.documents)


def test_documents_are_counted_as_the_records_say(knowledge: Knowledge) -> None:
    counts = {
        (question.key, choice.value): choice.count
        for question in registers.documents(knowledge).questions
        for choice in question.choices
    }
    documents = knowledge.registry.documents.values()
    assert counts["he-thong", "party"] == sum(document.system == "party" for document in documents)
    assert counts["tinh-trang", "unknown"] == sum(d.in_force.status == "unknown" for d in documents)
    assert counts["co-quan", "quoc-hoi"] == sum("quoc-hoi" in document.passed_by for document in documents)


def test_numbers_are_sorted_as_numbers(knowledge: Knowledge) -> None:
    made = registers.documents(knowledge)
    named = {row.record.name: int(row.data["data-ranks"].split()[0]) for row in made.rows}
    assert named["23/CT-TTg"] < named["33/CT-TTg"] < named["264/KH-UBND"]


def test_a_misprinted_number_finds_its_document(knowledge: Knowledge) -> None:
    words = {
        row.record.document.id: row.data.get("data-words", "") for row in registers.documents(knowledge).rows
    }
    assert "33/TT-TTg" in words["33-ct-ttg-2021"]
    assert "33CTTTg" in words["33-ct-ttg-2021"]


def test_what_every_body_must_do_is_due_for_a_commune(knowledge: Knowledge) -> None:
    due = [
        row.record.deadline.id
        for row in registers.deadlines(knowledge).rows
        if "ubnd-xa:lam" in row.data["data-co-quan"].split()
    ]
    assert {deadline.id for deadline in knowledge.registry.deadlines_of["ubnd-xa"]} < set(due)
    assert {deadline.id for deadline in knowledge.registry.deadlines_of["cac-co-quan"]} < set(due)


def test_error_of_a_filter_that_does_not_exist(knowledge: Knowledge) -> None:
    with pytest.raises(BadMacroCall, match=r'filter_bar\("x"\): chỉ lọc được documents, tasks'):
        Parts(knowledge, "index.html").filter_bar("x")
