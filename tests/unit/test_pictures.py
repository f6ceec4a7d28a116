"""The pictures as values: nothing in them that is not in the records, nothing left out uncounted, nothing overlaps."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from factories import SAMPLE, document
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.exports.matrices import agency_matrix
from macros.knowledge import Knowledge, open_knowledge
from macros.model import Level, Relation, RelationKind, System, Term
from macros.pictures.boxes import SHOWN, Chain, plan_basis
from macros.pictures.document_chain import document_chain
from macros.pictures.drawing import AXIS, INDENT, KIND, LINES, NAME, PlacedMark, draw, text_width, wrapped
from macros.pictures.flow import plan_flow
from macros.pictures.heat import plan_heat
from macros.pictures.months import Due, plan_months
from macros.pictures.task_chain import task_chain
from macros.pictures.timeline import Band, Mark, Shape, Timeline, plan_timeline, shape_of
from macros.render import BadMacroCall, Parts

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


@pytest.fixture(scope="module")
def sample() -> Knowledge:
    return open_knowledge(SAMPLE)


def with_documents(knowledge: Knowledge, *documents: Any) -> Knowledge:
    """The same plan, with more documents."""
    registry = knowledge.registry
    corpus = replace(registry.corpus, documents=(*registry.corpus.documents, *documents))
    return Knowledge(replace(registry, corpus=corpus), knowledge.references)


def relation(kind: RelationKind, target: str) -> Relation:
    return Relation(kind=kind, target=target)


# -- the chain of a task -----------------------------------------------------------------------------------------


def test_chain_of_a_task_draws_or_counts_every_document_it_rests_on(knowledge: Knowledge) -> None:
    plan = knowledge.registry.folder.plan.document
    for task in knowledge.registry.tasks.values():
        chain = task_chain(task, knowledge)
        cells = [cell for step in chain.steps for cell in step.cells]
        drawn = {node.id for node in chain.nodes} - {task.id, plan}
        rests_on = {line.document.id for line in knowledge.legal_basis(task.id)} - {plan}
        assert drawn <= rests_on
        assert len(drawn) + sum(cell.hidden for cell in cells) == len(rests_on)
        assert [node.id for node in chain.nodes][-2:] == [plan, task.id]


def test_chain_of_a_task_always_draws_what_the_plan_rests_on(knowledge: Knowledge) -> None:
    assert plan_basis(knowledge) == ("33-ct-ttg-2021", "372-qd-tu-2021", "10-ctr-bdvtu-bcsdubnd-2022")
    for task in knowledge.registry.tasks.values():
        drawn = {node.id: node for node in task_chain(task, knowledge).nodes}
        for basis in plan_basis(knowledge):
            assert "căn cứ ban hành Kế hoạch" in drawn[basis].ties


def test_chain_of_a_task_keeps_levels_and_systems_apart(knowledge: Knowledge) -> None:
    documents = knowledge.registry.documents
    for task in knowledge.registry.tasks.values():
        for step in task_chain(task, knowledge).steps:
            if step.kind == "lanes":
                assert [cell.label for cell in step.cells] == ["Đảng", "Nhà nước"]
                for cell, is_party in zip(step.cells, (True, False), strict=True):
                    for node in cell.nodes:
                        assert (documents[node.id].system is System.PARTY) == is_party
                        level = knowledge.registry.term("cap", documents[node.id].level).label
                        assert level == step.label


def test_chain_of_a_task_leaves_documents_of_its_siblings_to_the_list(knowledge: Knowledge) -> None:
    task = knowledge.registry.tasks["II.4.b5"]
    drawn = {node.id for node in task_chain(task, knowledge).nodes}
    assert "18-nq-tu-2021" in drawn
    assert "14-nq-tu-2021" not in drawn


def test_chain_of_a_task_that_cites_nothing_draws_its_group(knowledge: Knowledge) -> None:
    drawn = {node.id: node for node in task_chain(knowledge.registry.tasks["II.6.b1"], knowledge).nodes}
    assert drawn["26-da-tu-2023"].strength == "group"


def test_words_of_a_tie_name_only_boxes_of_the_picture(knowledge: Knowledge) -> None:
    for task in knowledge.registry.tasks.values():
        chain = task_chain(task, knowledge)
        names = {node.name for node in chain.nodes}
        for node in chain.nodes:
            for tie in node.ties:
                if tie.startswith("triển khai, thực hiện "):
                    assert tie.removeprefix("triển khai, thực hiện ") in names


def test_chains_stay_small(knowledge: Knowledge) -> None:
    for task in knowledge.registry.tasks.values():
        for step in task_chain(task, knowledge).steps:
            assert all(len(cell.nodes) <= 2 * SHOWN for cell in step.cells)


# -- the chain of a document -------------------------------------------------------------------------------------


def _said(chain: Chain | None) -> list[tuple[str, str, str]]:
    assert chain
    return [
        (step.label, n.name, " · ".join(n.ties)) for step in chain.steps for c in step.cells for n in c.nodes
    ]


def test_chain_of_a_document_runs_from_what_it_carries_out_to_the_tasks(knowledge: Knowledge) -> None:
    said = _said(document_chain(knowledge.registry.documents["23-ct-ttg-2021"], knowledge))
    assert said == [
        ("Bên trên", "76/NQ-CP", "được triển khai, thực hiện bởi văn bản này"),
        ("Văn bản này", "23/CT-TTg", ""),
        ("Bên dưới", "258/KH-UBND", "triển khai, thực hiện văn bản này"),
        ("Kế hoạch", "Kế hoạch 73/KH-UBND", ""),
        ("Nhiệm vụ", knowledge.registry.tasks["II.4.b1"].title, ""),
    ]


def test_chain_of_a_document_goes_on_beyond_the_next_step(knowledge: Knowledge) -> None:
    said = _said(document_chain(knowledge.registry.documents["258-kh-ubnd-2021"], knowledge))
    assert said[0] == ("Bên trên", "76/NQ-CP", "được triển khai, thực hiện bởi 23/CT-TTg")
    assert said[1] == ("Bên trên", "23/CT-TTg", "được triển khai, thực hiện bởi văn bản này")


def test_decision_that_approves_stands_above_what_it_approves(knowledge: Knowledge) -> None:
    documents = knowledge.registry.documents
    assert (
        "phê duyệt văn bản này" in _said(document_chain(documents["ctmtqg-ntm-2021-2025"], knowledge))[1][2]
    )
    assert _said(document_chain(documents["263-qd-ttg-2022"], knowledge))[1][0] == "Bên dưới"


def test_what_a_document_replaced_and_what_amended_it_stand_on_its_two_sides(knowledge: Knowledge) -> None:
    chain = document_chain(knowledge.registry.documents["25-2018-qh14"], knowledge)
    assert chain
    before, _this, after = chain.steps[0].cells
    assert (before.side, [node.id for node in before.nodes]) == ("before", ["03-2011-qh13"])
    assert (after.side, {node.id for node in after.nodes}) == (
        "after",
        {"136-2025-qh15", "59-2020-qh14", "81-2025-qh15", "84-2025-qh15"},
    )


def test_every_relation_is_drawn_from_both_ends(knowledge: Knowledge) -> None:
    registry = knowledge.registry
    plan = registry.folder.plan.document
    for one in registry.documents.values():
        for link in one.relations:
            ends = (one.id, link.target)
            for here, there in (ends, ends[::-1]):
                chain = document_chain(registry.documents[here], knowledge)
                assert chain
                cells = [cell for step in chain.steps for cell in step.cells]
                assert there in {n.id for n in chain.nodes} or any(cell.hidden for cell in cells), (
                    here,
                    there,
                )
    assert document_chain(registry.documents[plan], knowledge)


def test_document_that_no_other_is_linked_with_has_no_picture(knowledge: Knowledge) -> None:
    assert document_chain(knowledge.registry.documents["09-kh-ubnd-2022"], knowledge) is None


def test_documents_that_carry_each_other_out_are_drawn_once(sample: Knowledge) -> None:
    one = document(id="mot", number="1/A", relations=(relation(RelationKind.IMPLEMENTS, "hai"),))
    two = document(id="hai", number="2/B", relations=(relation(RelationKind.IMPLEMENTS, "mot"),))
    chain = document_chain(one, with_documents(sample, one, two))
    assert chain
    assert Counter(node.id for node in chain.nodes) == {"mot": 1, "hai": 1}


def test_many_boxes_are_counted(sample: Knowledge) -> None:
    top = document(id="tren", number="1/A")
    below = [
        document(id=f"d{n}", number=f"{n}/B", relations=(relation(RelationKind.IMPLEMENTS, "tren"),))
        for n in range(30)
    ]
    chain = document_chain(top, with_documents(sample, top, *below))
    assert chain
    (cell,) = chain.steps[1].cells
    assert (len(cell.nodes), cell.hidden) == (SHOWN, 30 - SHOWN)


# -- the whole plan ----------------------------------------------------------------------------------------------


def test_flow_has_every_document_of_every_group_in_its_column(knowledge: Knowledge) -> None:
    flow = plan_flow(knowledge)
    registry = knowledge.registry
    rows = {row.id: row for row in (*flow.rows, *flow.bare)}
    assert rows.keys() == registry.groups.keys()
    for group in registry.groups.values():
        places = [group.heading.id, *(task.id for task in group.tasks)]
        places += [note for task in group.tasks for note in registry.provisions[task.id].footnotes]
        cited = {
            target
            for place in places
            for reference in knowledge.references.in_provision.get(place, ())
            for target in reference.targets
        }
        drawn = {node.id for cell in rows[group.id].cells for node in cell}
        assert cited <= drawn
        for column, cell in zip(flow.columns, rows[group.id].cells, strict=True):
            for node in cell:
                own = registry.documents[node.id]
                assert registry.term("cap", own.level).label == column.level
                assert (own.system is System.PARTY) == (column.lane == "party")
    assert {node.id for cell in flow.plan.cells for node in cell} == set(plan_basis(knowledge))


def test_heat_adds_up_to_the_matrix(knowledge: Knowledge) -> None:
    heat = plan_heat(knowledge)
    matrix = agency_matrix(knowledge)
    assert sum(cell.count for row in heat.rows for cell in row.cells) == matrix.total
    inferred = sum(all("*" in mark.letters for mark in marks) for marks in matrix.cells.values())
    assert sum(cell.inferred for row in heat.rows for cell in row.cells) == inferred > 0
    assert all((cell.depth > 0) == (cell.count > 0) for row in heat.rows for cell in row.cells)


def test_months_have_every_date_once_and_the_rest_apart(knowledge: Knowledge) -> None:
    months = plan_months(knowledge)
    deadlines = knowledge.registry.deadlines.values()
    drawn = Counter(
        (due.day, due.deadline.id) for year in months.years for month in year.months for due in month.dues
    )
    assert drawn == Counter((day, deadline.id) for deadline in deadlines for day in deadline.dates)
    assert {d.id for d in months.standing} == {d.id for d in deadlines if not d.dates}
    assert {d.id for d in months.noted} == {d.id for d in deadlines if d.note}
    issued = [month.issued for year in months.years for month in year.months if month.issued]
    assert issued == ["28/02"]


def test_last_day_is_the_one_before_and_has_its_weekday(knowledge: Knowledge) -> None:
    deadline = knowledge.registry.deadlines["dl-quy"]
    assert Due(date(2024, 9, 15), deadline).last == "thứ Bảy 14/9"
    assert Due(date(2024, 3, 1), deadline).last == "thứ Năm 29/02"


def test_unknown_picture_is_told_to_the_writer(knowledge: Knowledge) -> None:
    with pytest.raises(BadMacroCall, match="chỉ có flow, heat, months, timeline"):
        Parts(knowledge, "so-do/index.html").picture("graph")


# -- the timeline ------------------------------------------------------------------------------------------------


def test_timeline_has_every_document_once_on_its_side_of_the_plan(knowledge: Knowledge) -> None:
    timeline = plan_timeline(knowledge)
    assert timeline.plan.day
    before = [mark for band in timeline.before for mark in band.marks]
    after = [mark for band in timeline.after for mark in band.marks]
    ids = Counter(mark.id for mark in (*before, timeline.plan, *after, *timeline.undated))
    assert ids == Counter(knowledge.registry.documents.keys())
    assert all(mark.day and mark.day <= timeline.plan.day for mark in before)
    assert all(mark.day and mark.day > timeline.plan.day for mark in after)
    assert [mark.day for mark in before] == sorted(mark.day for mark in before if mark.day)
    for bands in (timeline.before, timeline.after):
        years = [band.year for band in bands]
        assert years == list(range(years[0], years[-1] + 1))
    assert (timeline.before[-1].year, timeline.after[0].year) == (2024, 2025)


def test_later_documents_say_what_they_did(knowledge: Knowledge) -> None:
    marks = {mark.id: mark for band in plan_timeline(knowledge).after for mark in band.marks}
    assert marks["97-2025-qh15"].deeds == (("sửa đổi, bổ sung", ("10/2022/QH15",)),)


@pytest.mark.parametrize("year", [2023, 2025])
def test_documents_of_the_plans_own_year_stand_before_and_after_it(sample: Knowledge, year: int) -> None:
    others = [
        document(id="truoc", date_document=date(2024, 1, 31)),
        document(id="sau", date_document=date(2024, 12, 31)),
        document(id="khac", date_document=date(year, 6, 1)),
    ]
    timeline = plan_timeline(with_documents(sample, *others))
    assert "truoc" in {mark.id for mark in timeline.before[-1].marks}
    assert "sau" in {mark.id for mark in timeline.after[0].marks}
    assert (timeline.before[-1].year, timeline.after[0].year) == (2024, 2024)


def test_kinds_have_their_outline() -> None:
    kinds = ("Luật", "Kết luận", "Chỉ thị", "Nghị định", "Kế hoạch", "Loại chưa có")
    assert [shape_of(kind) for kind in kinds] == [*Shape, Shape.PLAN]


# -- the drawing -------------------------------------------------------------------------------------------------

_STATUS = Term(id="unknown", label="Chưa xác minh", symbol="?")


def mark(name: str = "1/CT-TTg", lane: str = "state", **overrides: Any) -> Mark:
    fields: dict[str, Any] = {
        "id": name,
        "name": name,
        "title": "Mẫu",
        "kind": "Chỉ thị",
        "shape": Shape.DIRECTIVE,
        "status": _STATUS,
        "day": date(2021, 1, 1),
        "lane": lane,
        "system": "Nhà nước",
        "address": "x.html",
        "deeds": (),
    }
    return Mark(**{**fields, **overrides})


def timeline(before: list[list[Mark]], after: list[list[Mark]]) -> Timeline:
    return Timeline(
        before=tuple(Band(year=2000 + n, after=False, marks=tuple(marks)) for n, marks in enumerate(before)),
        plan=mark("73/KH-UBND", kind="Kế hoạch"),
        after=tuple(Band(year=2100 + n, after=True, marks=tuple(marks)) for n, marks in enumerate(after)),
        undated=(),
        kinds=(),
        statuses=(_STATUS,),
    )


_NAMES = st.one_of(st.text(alphabet="AWĐƯ0123456789/-. ờếạgi", min_size=1, max_size=60), st.just("W" * 200))
_MARKS = st.builds(mark, _NAMES, st.sampled_from(["party", "state"]))
_YEARS = st.lists(st.lists(_MARKS, max_size=4), max_size=3)


@settings(max_examples=40)
@given(before=_YEARS, after=_YEARS, shape=st.sampled_from([(320, 1), (720, 2), (900, 3)]))
def test_nothing_overlaps_and_all_is_inside(
    before: list[list[Mark]], after: list[list[Mark]], shape: tuple[int, int]
) -> None:
    width, columns = shape
    drawn = draw(timeline(before, after), width=width, columns=columns)
    bands = (*drawn.before, *drawn.after)
    placed = [found for band in bands for found in band.marks]
    assert Counter(found.mark.id for found in placed) == Counter(
        one.id for marks in (*before, *after) for one in marks
    )
    for one, other in pairwise(bands):
        assert one.y + one.height <= other.y
    for band in bands:
        for found in band.marks:
            assert band.y <= found.y
            assert found.y + found.height <= band.y + band.height <= drawn.height
            assert 0 <= found.x <= found.x + found.width <= width
            is_left = found.x + found.width <= (width - AXIS) / 2
            assert is_left == (found.mark.lane == "party")
            assert is_left or found.x >= (width + AXIS) / 2
            _fits(found)
        for n, found in enumerate(band.marks):
            assert not any(_overlap(found, next_one) for next_one in band.marks[n + 1 :])
    assert all(text_width(line, NAME) <= width for line in drawn.bar_lines)


def _fits(found: PlacedMark) -> None:
    room = found.width - INDENT
    assert 1 <= len(found.lines) <= LINES
    assert all(text_width(line, NAME) <= room for line in found.lines)
    assert all(text_width(line, KIND) <= room for line in found.small)


def _overlap(one: PlacedMark, other: PlacedMark) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@given(st.text(alphabet="abĐ/- ", min_size=1, max_size=40))
def test_wrapping_loses_nothing_that_fits(text: str) -> None:
    lines = wrapped(text, 150)
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_names_break_after_hyphens_and_slashes() -> None:
    assert wrapped("10-CTr/BDVTU-BCSĐUBND", 130) == ("10-CTr/BDVTU-", "BCSĐUBND")


def test_later_marks_count_the_documents_they_change() -> None:
    changed = mark(deeds=(("sửa đổi, bổ sung", ("1/A", "2/B")),))
    drawn = draw(timeline([[changed]], [[changed]]), width=900, columns=1)
    assert drawn.before[0].marks[0].small == ("Chỉ thị ?",)
    assert drawn.after[0].marks[0].small == ("Chỉ thị ?", "sửa đổi, bổ sung 2 văn bản")


def test_levels_of_the_model_have_a_name_each(knowledge: Knowledge) -> None:
    assert [knowledge.registry.term("cap", level).label for level in Level] == ["Trung ương", "Tỉnh"]
