"""What the real plan must say: facts that a change of code or data must not lose."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from macros.citations import Kind
from macros.knowledge import Knowledge, open_knowledge

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


def basis(knowledge: Knowledge, task: str, tier: int) -> list[str]:
    return [line.document.id for line in knowledge.legal_basis(task) if line.tier == tier]


def test_every_citation_is_found_and_linked(knowledge: Knowledge) -> None:
    kinds = Counter(reference.citation.kind for reference in knowledge.references.all)
    assert kinds == {Kind.NUMBERED: 46, Kind.NAMED: 14, Kind.COLLECTIVE: 1}
    assert all(reference.targets for reference in knowledge.references.all)


@pytest.mark.parametrize(
    ("erratum", "printed", "meant"),
    [
        ("A1", "Chỉ thị số 33/TT-TTg ngày 26/11/2021", "33-ct-ttg-2021"),
        ("A2", "Kết luận số 114-KL/TU ngày 14/7/2015", "114-kl-tw-2015"),
        ("A3", "Đề án số 15-ĐA/TU ngày 18/8/2024", "15-da-tu-2022"),
    ],
)
def test_misprinted_citations_reach_the_document_meant(
    knowledge: Knowledge, erratum: str, printed: str, meant: str
) -> None:
    through = [reference for reference in knowledge.references.all if reference.erratum == erratum]
    assert [(reference.citation.text, reference.targets) for reference in through] == [(printed, (meant,))]


def test_a_collective_citation_means_all_three_programmes(knowledge: Knowledge) -> None:
    (collective,) = (r for r in knowledge.references.all if r.citation.kind is Kind.COLLECTIVE)
    assert collective.provision.id == "II.8.b1"
    assert set(collective.targets) == {
        "ctmtqg-dtts-mn-2021-2030",
        "ctmtqg-ntm-2021-2025",
        "ctmtqg-gnbv-2021-2025",
    }


def test_the_first_tier_is_what_the_task_cites(knowledge: Knowledge) -> None:
    assert basis(knowledge, "II.5.b1", 1) == ["42-2013-qh13", "02-2011-qh13", "25-2018-qh14"]
    assert basis(knowledge, "II.4.b3", 1) == []


def test_footnotes_belong_to_the_task_that_calls_them(knowledge: Knowledge) -> None:
    assert "264-kh-ubnd-2021" in basis(knowledge, "II.1.b3", 1)


def test_the_second_tier_holds_the_group_and_what_is_implemented(knowledge: Knowledge) -> None:
    assert "1859-qd-tu-2019" in basis(knowledge, "II.5.b1", 2)
    assert "217-qd-tw-2013" in basis(knowledge, "II.8.b1", 2)
    assert "42-2013-qh13" in basis(knowledge, "III.3.p1", 2)  # through the related task II.5.b1


def test_the_third_tier_is_the_plans_own_basis_and_the_plan(knowledge: Knowledge) -> None:
    assert basis(knowledge, "II.5.b1", 3) == [
        "33-ct-ttg-2021",
        "372-qd-tu-2021",
        "10-ctr-bdvtu-bcsdubnd-2022",
        "73-kh-ubnd-2024",
    ]


def test_a_document_is_named_once_in_the_basis_of_a_task(knowledge: Knowledge) -> None:
    for task in knowledge.registry.tasks:
        documents = [line.document.id for line in knowledge.legal_basis(task)]
        assert len(documents) == len(set(documents)), task


def test_only_words_of_leading_make_a_lead(knowledge: Knowledge) -> None:
    leads = {
        (part.agency, task.id)
        for task in knowledge.registry.tasks.values()
        for part in task.agencies
        if part.role == "chủ trì"
    }
    assert ("thanh-tra-tinh", "III.3.p1") in leads
    assert ("so-noi-vu", "III.2.b3") in leads
    assert not any(agency == "cac-co-quan" for agency, _ in leads)


def test_quarterly_reports_fall_before_the_fifteenth_of_the_last_month(knowledge: Knowledge) -> None:
    days = [day.isoformat() for day in knowledge.registry.deadlines["dl-quy"].dates]
    assert days == ["2024-03-15", "2024-06-15", "2024-09-15", "2024-12-15"]
