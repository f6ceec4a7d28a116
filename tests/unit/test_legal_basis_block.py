"""The block of "Căn cứ ..." lines: its order, its words, its marks, and what it warns of."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import factories
import pytest

from macros.knowledge import Knowledge, open_knowledge
from macros.legal_basis import (
    Host,
    Options,
    as_text,
    block,
    cautions,
    order_key,
    task_block,
    task_documents,
)
from macros.loading import Corpus, load
from macros.loading.reader import Reader
from macros.model import (
    Agency,
    Document,
    Evidence,
    InForce,
    Level,
    Rank,
    Relation,
    RelationKind,
    Status,
    Successor,
    System,
    Verb,
    Verification,
)
from macros.naming import Committee, DateStyle
from macros.registry import Registry
from macros.vietnamese import slugify

PROJECT = Path(__file__).parents[2]
CASES = PROJECT / "tests" / "cases" / "can_cu"
VECTORS = json.loads((CASES / "order.json").read_text(encoding="utf-8"))
RANKS = Reader(PROJECT).rows(PROJECT / "data" / "thu-tu-can-cu.yml", Rank)
PLAN = Options()
WORDS = load(factories.SAMPLE).corpus.vocabularies


def registry_of(
    *documents: Document, agencies: tuple[Agency, ...] = (), ranks: tuple[Rank, ...] = RANKS
) -> Registry:
    agencies = agencies or (factories.agency(),)
    return Registry(Corpus(documents=documents, agencies=agencies, ranks=ranks, vocabularies=WORDS))


def law(title: str, **overrides: Any) -> Document:
    fields = {"id": slugify(title), "type_document": "Luật", "number": "1/2020/QH14", "title": title}
    return factories.document(**{**fields, **overrides})


def texts(*documents: Document, options: Options = PLAN, **parts: Any) -> list[str]:
    return [line.text for line in block(documents, registry_of(*documents, **parts), options)]


# -- order -------------------------------------------------------------------------------------------------------


def printed(vector: dict[str, Any]) -> tuple[list[Document], tuple[Agency, ...]]:
    documents, agencies = [], {}
    for type_document, number, year, issuer, system, level, title in vector["printed"]:
        agencies[issuer] = factories.agency(id=slugify(issuer), name=issuer)
        documents.append(
            factories.document(
                id=slugify(number or title),
                type_document=type_document,
                number=number,
                date_document=date(year, 1, 1),
                title=title or "mẫu",
                passed_by=(slugify(issuer),),
                system=System(system),
                level=Level(level),
            )
        )
    return documents, tuple(agencies.values())


def broken_by(ranks: tuple[Rank, ...]) -> set[str]:
    """The printed blocks that an order with these ranks does not give."""
    broken = set()
    for vector in VECTORS:
        documents, agencies = printed(vector)
        registry = registry_of(*documents, agencies=agencies, ranks=ranks)
        options = Options(host=Host(vector["host"]))
        # From the wrong end, so that no line keeps its place by luck.
        lines = block(reversed(documents), registry, options)
        if [line.document.id for line in lines] != [document.id for document in documents]:
            broken.add(vector["name"])
    return broken


def test_order_is_that_of_six_printed_blocks() -> None:
    assert len(VECTORS) == 6
    assert broken_by(RANKS) == set()


def test_by_year_and_number_alone_half_of_the_blocks_break() -> None:
    assert broken_by(()) == {"V1", "V2", "V6"}


def test_without_the_law_that_gives_power_first_one_block_breaks() -> None:
    assert broken_by(tuple(rank for rank in RANKS if not rank.titles)) == {"V2"}


def test_a_decree_that_gives_power_does_not_come_first() -> None:
    decree = Rank(
        scale="state",
        rank=15,
        label="mẫu",
        types=("Nghị định",),
        titles=("quy định chức năng",),
        origin="mẫu",
    )
    assert broken_by((decree, *RANKS)) == {"V3"}


def test_state_stands_between_the_centre_and_the_province_only_in_a_party_document() -> None:
    vector = next(vector for vector in VECTORS if vector["name"] == "V6")
    documents, agencies = printed(vector)
    lines = block(documents, registry_of(*documents, agencies=agencies), Options(host=Host.PLAN))
    assert [line.document.system for line in lines] == [System.STATE] * 2 + [System.PARTY] * 4


def test_documents_of_one_party_body_stand_by_type() -> None:
    conclusion = factories.document(
        id="1-kl", type_document="Kết luận", date_document=date(2020, 1, 1), system=System.PARTY
    )
    directive = factories.document(
        id="2-ct", type_document="Chỉ thị", date_document=date(2021, 1, 1), system=System.PARTY
    )
    assert order_key(directive, Options(), registry_of()) < order_key(conclusion, Options(), registry_of())


def test_undated_documents_stand_last_of_their_rank() -> None:
    dated, undated = law("Luật A"), law("Luật B", date_document=None)
    assert texts(undated, dated) == ["Căn cứ Luật A ngày 05 tháng 01 năm 2024", "Căn cứ Luật B"]


# -- words -------------------------------------------------------------------------------------------------------


def test_dates_and_committees_are_written_as_chosen() -> None:
    issued = factories.document(
        type_document="Quyết định",
        number="5/QĐ-UBND",
        title="về việc mẫu",
        passed_by=("ubnd-tinh",),
        date_document=date(2021, 9, 2),
    )
    agencies = (factories.agency(id="ubnd-tinh", name="Ủy ban nhân dân tỉnh Hà Giang"),)
    short = Options(dates=DateStyle.FIGURES, committee=Committee.SHORT)
    assert texts(issued, agencies=agencies) == [
        "Căn cứ Quyết định số 5/QĐ-UBND ngày 02 tháng 9 năm 2021 của Ủy ban nhân dân tỉnh Hà Giang về việc mẫu"
    ]
    assert texts(issued, agencies=agencies, options=short) == [
        "Căn cứ Quyết định số 5/QĐ-UBND ngày 02/9/2021 của UBND tỉnh Hà Giang về việc mẫu"
    ]


@pytest.mark.parametrize(
    ("host", "party_verb", "verb"),
    [
        (Host.PLAN, Verb.THUC_HIEN, Verb.THUC_HIEN),
        (Host.DECISION, Verb.CAN_CU, Verb.CAN_CU),
        (Host.PARTY, Verb.THUC_HIEN, Verb.CAN_CU),
    ],
)
def test_the_verb_of_a_party_document_is_a_choice_in_a_state_document(
    host: Host, party_verb: Verb, verb: Verb
) -> None:
    resolution = factories.document(type_document="Nghị quyết", system=System.PARTY)
    lines = block([resolution], registry_of(resolution), Options(host=host, party_verb=party_verb))
    assert [line.verb for line in lines] == [verb]


@pytest.mark.parametrize(
    ("host", "start"),
    [
        (Host.PLAN, "Xét Tờ trình số"),
        (Host.DECISION, "Theo đề nghị tại Tờ trình số"),
        (Host.PARTY, "Xét Tờ trình số"),
    ],
)
def test_a_proposal_is_considered_and_a_decision_follows_it(host: Host, start: str) -> None:
    proposal = factories.document(type_document="Tờ trình", number="6/TTr-SNV")
    assert texts(proposal, options=Options(host=host))[0].startswith(start)


def test_plans_of_the_state_are_carried_out() -> None:
    assert texts(factories.document(type_document="Kế hoạch", number="7/KH-UBND"))[0].startswith(
        "Thực hiện Kế hoạch"
    )


def test_a_document_whose_title_does_not_say_its_type_is_cited_with_it() -> None:
    topic = factories.document(type_document="Chuyên đề học tập", number=None, title="Học tập và làm theo")
    assert texts(topic) == ["Thực hiện Chuyên đề học tập “Học tập và làm theo”"]


def test_a_law_that_only_amends_shares_the_line_of_the_last_law_it_amends() -> None:
    first, second = (
        law("Luật A", date_document=date(2011, 1, 1)),
        law("Luật B", date_document=date(2012, 1, 1)),
    )
    relations = tuple(Relation(kind=RelationKind.AMENDS, target=each.id) for each in (first, second))
    amending = law("Luật sửa đổi Luật A, Luật B", date_document=date(2025, 1, 1), relations=relations)
    assert texts(first, second, amending) == [
        "Căn cứ Luật A ngày 01 tháng 01 năm 2011",
        "Căn cứ Luật B ngày 01 tháng 01 năm 2012; Luật sửa đổi Luật A, Luật B ngày 01 tháng 01 năm 2025",
    ]
    assert texts(amending) == ["Căn cứ Luật sửa đổi Luật A, Luật B ngày 01 tháng 01 năm 2025"]


def test_a_law_with_content_of_its_own_keeps_its_line() -> None:
    amended = law("Luật A")
    other = law("Luật C", relations=(Relation(kind=RelationKind.AMENDS, target=amended.id),))
    assert len(texts(amended, other)) == 2


def test_each_document_stands_once() -> None:
    assert len(texts(factories.document(), factories.document())) == 1


def test_papers_outside_the_ranks_may_be_left_out() -> None:
    plan = factories.document(id="7-kh", type_document="Kế hoạch")
    party = factories.document(id="8-kh", type_document="Kế hoạch", system=System.PARTY)
    documents = (law("Luật A"), plan, party)
    assert len(texts(*documents)) == 3
    kept = block(documents, registry_of(*documents), Options(papers=False))
    assert [line.document for line in kept] == [documents[0], party]


# -- marks -------------------------------------------------------------------------------------------------------


def test_state_lines_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    documents = (law("Luật A"), law("Luật B", date_document=date(2025, 3, 1)))
    lines = block(documents, registry_of(*documents))
    assert (
        as_text(lines) == "Căn cứ Luật A ngày 05 tháng 01 năm 2024;\nCăn cứ Luật B ngày 01 tháng 3 năm 2025."
    )


def test_party_lines_are_a_list_with_dashes_and_commas() -> None:
    options = Options(host=Host.PARTY)
    assert as_text(block([law("Luật A")], registry_of(), options), options) == (
        "- Căn cứ Luật A ngày 05 tháng 01 năm 2024,"
    )


def test_nothing_chosen_is_no_text() -> None:
    assert as_text(block([], registry_of())) == ""


# -- warnings ----------------------------------------------------------------------------------------------------

VERIFIED = Evidence(status=Verification.VERIFIED, sources=("a",))
_FACTS = ("number", "date", "issuer", "title")


def certain(**overrides: Any) -> Document:
    """A document that may be cited as it is."""
    verification = factories.document().verification.model_copy(update=dict.fromkeys(_FACTS, VERIFIED))
    status = status_of(InForce.IN_FORCE)
    return factories.document(**{"verification": verification, "in_force": status, **overrides})


def status_of(state: InForce) -> Status:
    return Status(status=state, checked_on=date(2026, 1, 2), statement="mẫu", sources=("a",))


def test_a_document_in_force_and_compared_has_no_warning() -> None:
    assert cautions(certain(), registry_of()) == ()
    assert cautions(certain(in_force=status_of(InForce.CONTINUED)), registry_of()) == ()


def test_warns_of_a_document_that_was_replaced_and_names_the_new_one() -> None:
    old = certain(in_force=status_of(InForce.NOT_IN_FORCE))
    new = certain(
        id="2-ct-ttg-2025", number="2/CT-TTg", relations=(Relation(kind=RelationKind.REPEALS, target=old.id),)
    )
    assert cautions(old, registry_of(old, new)) == (
        "Hiệu lực: hết hiệu lực toàn bộ (kiểm tra ngày 02/01/2026).",
        "Bị thay thế, bãi bỏ bởi: Chỉ thị số 2/CT-TTg.",
    )


def test_warns_of_a_period_that_ended_before_the_day_of_the_check() -> None:
    assert cautions(certain(period="2021 - 2025"), registry_of()) == (
        "Đã qua giai đoạn 2021 - 2025 nêu trong tên.",
    )
    assert cautions(certain(period="2021 - 2026"), registry_of()) == ()
    ended = certain(period="2024", in_force=status_of(InForce.PERIOD_ENDED))
    assert cautions(ended, registry_of()) == ("Hiệu lực: hết thời hạn thực hiện (kiểm tra ngày 02/01/2026).",)


def test_warns_of_a_body_that_has_another_name_today() -> None:
    successors = (Successor(name="Cơ quan mới", from_date=date(2025, 7, 1), sources=("a",)),)
    registry = registry_of(agencies=(factories.agency(successors=successors),))
    assert cautions(certain(), registry) == ("Thủ tướng Chính phủ nay là Cơ quan mới (từ 01/7/2025).",)


def test_warns_of_facts_that_are_missing_unsure_or_in_conflict() -> None:
    conflict = Evidence(status=Verification.CONFLICT, sources=("a",))
    found = certain().verification.model_copy(
        update={"date": conflict, "issuer": Evidence(status=Verification.NOT_FOUND)}
    )
    document = certain(verification=found, title="mẫu (trích yếu chưa tìm thấy)")
    assert cautions(document, registry_of()) == (
        "Chưa tìm thấy: trích yếu.",
        "Chưa đối chiếu bản gốc: cơ quan.",
        "Các nguồn ghi khác nhau về ngày.",
    )


# -- the real data -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(PROJECT / "data")


def of_task(task_id: str, knowledge: Knowledge) -> str:
    registry = knowledge.registry
    return as_text(task_block(registry.tasks[task_id], registry, knowledge.references))


def test_the_plans_own_block_is_made_again(knowledge: Knowledge) -> None:
    """Word for word but for slips, quotation marks and shorter names, each of which the case file lists."""
    registry = knowledge.registry
    case = json.loads((CASES / "plan.json").read_text(encoding="utf-8"))
    documents = [registry.documents[document] for document in reversed(case["documents"])]
    options = Options(dates=DateStyle.FIGURES)
    made = as_text(block(documents, registry, options), options)
    text = registry.provisions["pre"].text
    for as_printed, as_made in case["differences"]:
        assert text.count(as_printed) == 1, as_printed
        text = text.replace(as_printed, as_made)
    assert made == text


def test_a_document_of_the_plans_own_basis_stays_though_the_group_cites_it_too(knowledge: Knowledge) -> None:
    registry = knowledge.registry
    basis = {"33-ct-ttg-2021", "372-qd-tu-2021", "10-ctr-bdvtu-bcsdubnd-2022", "73-kh-ubnd-2024"}
    for task in registry.tasks.values():
        assert basis <= {document.id for document in task_documents(task, registry, knowledge.references)}


def test_no_line_holds_a_remark_of_the_editors(knowledge: Knowledge) -> None:
    for line in block(knowledge.registry.documents.values(), knowledge.registry):
        assert "chưa tìm thấy" not in line.text


def test_blocks_of_all_tasks_are_as_kept(knowledge: Knowledge) -> None:
    """`UPDATE_EXPECTED=1 pytest tests/unit/test_legal_basis_block.py` writes them anew; read the diff."""
    made = "\n".join(f"[{task}]\n{of_task(task, knowledge)}\n" for task in knowledge.registry.tasks)
    expected = CASES / "tasks.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(made, encoding="utf-8", newline="\n")
    assert made == expected.read_text(encoding="utf-8")
