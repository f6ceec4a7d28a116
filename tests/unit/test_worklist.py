"""What is still to be checked: which records stand in the list, why, in which order, and that the counts add up."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from factories import REAL, agency, document, erratum, plan_folder, two_plans

from macros.__main__ import main
from macros.exports import all_exports
from macros.exports.formats import csv_bytes
from macros.knowledge import Knowledge, open_knowledge
from macros.loading import Corpus
from macros.model import (
    Document,
    DocumentVerification,
    Evidence,
    InForce,
    Relation,
    RelationKind,
    Reorganisation,
    Source,
    Status,
    Successor,
    Term,
    Verification,
)
from macros.pages.registers.worklist import NEXT
from macros.references import References
from macros.registry import Registry
from macros.render import Parts
from macros.worklist import JOBS, Item, Job, as_rows, in_words, worklist

DAY = date(2026, 1, 2)
PAGE = "huong-dan/can-kiem-tra.html"
LABELS = {
    "doi-chieu": ("partly verified", "not found", "conflict"),
    "tinh-trang": ("unknown",),
    "quan-he": ("amends",),
}
VERIFIED = Evidence(status=Verification.VERIFIED, sources=("cu",))


def _knowledge(**parts: Any) -> Knowledge:
    sources = {
        "cu": Source(url="a", checked_on=date(2024, 5, 6)),
        "moi": Source(url="b", checked_on=DAY),
    }
    terms = {name: tuple(Term(id=value, label=value.title()) for value in LABELS[name]) for name in LABELS}
    folder = plan_folder(errata=parts.pop("errata", ()))
    corpus = Corpus(sources=sources, vocabularies=terms, plans=(folder,), **parts)
    return Knowledge(Registry(corpus), References(()))


def _items(**parts: Any) -> tuple[Item, ...]:
    return worklist(_knowledge(**parts))


def _document(name: str = "1-ct-ttg-2024", **overrides: Any) -> Document:
    """A document of which everything is verified."""
    facts = {fact: overrides.pop(fact, VERIFIED) for fact in DocumentVerification.model_fields}
    status = Status(
        status=overrides.pop("status", InForce.IN_FORCE), checked_on=DAY, statement="x", sources=("moi",)
    )
    number = name.rpartition("-")[0]
    fields = {"id": name, "number": number, "in_force": status, "verification": DocumentVerification(**facts)}
    return document(**{**fields, **overrides})


def _said(items: tuple[Item, ...]) -> list[tuple[Job, str]]:
    return [(item.job, ", ".join(item.gaps_in_words)) for item in items]


def _evidence(status: Verification) -> Evidence:
    return Evidence(status=status)


def test_facts_that_are_not_verified_are_named_by_how_far_they_got() -> None:
    one = _document(
        date=_evidence(Verification.NOT_FOUND),
        title=_evidence(Verification.PARTLY_VERIFIED),
        issuer=_evidence(Verification.NOT_FOUND),
        status=InForce.UNKNOWN,
    )
    assert _said(_items(documents=(one,))) == [
        (
            Job.FACTS,
            (
                "Ngày ban hành; Cơ quan ban hành (not Found), Trích yếu (partly Verified), "
                "Tình trạng hiệu lực (unknown)"
            ),
        )
    ]


def test_a_verified_document_is_to_be_looked_at_again_from_its_oldest_check() -> None:
    (item,) = _items(documents=(_document(),))
    assert (item.job, item.gaps, item.checked_on) == (Job.AGAIN, (), date(2024, 5, 6))


def test_a_day_of_entry_into_force_that_nobody_states_needs_no_check() -> None:
    unstated = _document(effective=_evidence(Verification.NOT_FOUND))
    stated = _document(effective=_evidence(Verification.NOT_FOUND), first_date_entry_in_force=DAY)
    assert _said(_items(documents=(unstated,))) == [(Job.AGAIN, "")]
    assert _said(_items(documents=(stated,))) == [(Job.FACTS, "Ngày có hiệu lực (not Found)")]


def test_a_relation_without_source_or_quotation_is_to_be_proved() -> None:
    bare = Relation(kind=RelationKind.AMENDS, target="2-ct-ttg-2024")
    proved = bare.model_copy(update={"sources": ("cu",)})
    quoted = bare.model_copy(update={"quote": "x", "provision": "II.1.b1"})
    documents = (_document(relations=(bare, proved, quoted)), _document("2-ct-ttg-2024"))
    assert _said(_items(documents=documents)) == [
        (Job.RELATION, "Amends 2-ct-ttg (chưa có nguồn)"),
        (Job.AGAIN, ""),
        (Job.AGAIN, ""),
    ]


@pytest.mark.parametrize(
    ("overrides", "jobs"),
    [
        ({"period": "2021 - 2025"}, [Job.ENDED, Job.AGAIN]),
        ({"period": "2021 - 2026"}, [Job.AGAIN]),
        ({"period": None, "status": InForce.PERIOD_ENDED}, [Job.ENDED, Job.AGAIN]),
        ({"period": "2021 - 2025", "status": InForce.NOT_IN_FORCE}, [Job.AGAIN]),
        ({"period": "2021 - 2025", "status": InForce.CONTINUED}, [Job.AGAIN]),
    ],
)
def test_a_document_past_its_period_needs_a_successor(overrides: dict[str, Any], jobs: list[Job]) -> None:
    assert [item.job for item in _items(documents=(_document(**overrides),))] == jobs


@pytest.mark.parametrize(
    ("kind", "jobs"),
    [
        (RelationKind.FOLLOWS, [Job.AGAIN, Job.AGAIN]),
        (RelationKind.REPEALS, [Job.AGAIN, Job.AGAIN]),
        (RelationKind.IMPLEMENTS, [Job.ENDED, Job.AGAIN, Job.AGAIN]),
    ],
)
def test_a_successor_that_is_noted_is_enough(kind: RelationKind, jobs: list[Job]) -> None:
    relation = Relation(kind=kind, target="1-ct-ttg-2024", sources=("cu",))
    successor = _document("2-ct-ttg-2025", relations=(relation,))
    assert [item.job for item in _items(documents=(_document(period="2024"), successor))] == jobs


def test_bodies_are_to_be_checked_if_they_are_said_to_have_changed() -> None:
    def changed(status: Verification, *sources: str) -> Reorganisation:
        return Reorganisation(statement="x", evidence=Evidence(status=status, sources=sources))

    bodies = (
        agency(id="a", name="A", successors=(Successor(name="B", note="suy ra"),)),
        agency(id="c", name="C", reorganisation=changed(Verification.PARTLY_VERIFIED, "moi")),
        agency(id="d", name="D", reorganisation=changed(Verification.VERIFIED, "cu", "moi")),
        agency(id="e", name="E"),
    )
    items = _items(agencies=bodies)
    assert [(item.name, item.checked_on) for item in items] == [
        ("A", None),
        ("C", DAY),
        ("D", date(2024, 5, 6)),
    ]
    assert _said(items) == [
        (Job.BODY, "Cơ quan kế tiếp (chưa có nguồn)"),
        (Job.BODY, "Việc sắp xếp (partly Verified)"),
        (Job.AGAIN, ""),
    ]


def test_slips_without_a_source_or_a_conclusion_are_open() -> None:
    slips = (
        erratum(id="A1", sources=("cu",), should_be="y"),
        erratum(id="A2", should_be="y"),
        erratum(id="A3", sources=("cu",)),
    )
    items = _items(errata=slips, documents=(_document(),))[:2]
    assert [(item.name, item.address, *item.gaps_in_words) for item in items] == [
        ("Mục A2", "dinh-chinh/index.html#a2", "Căn cứ để đính chính (chưa có nguồn)"),
        ("Mục A3", "dinh-chinh/index.html#a3", "Đúng ra là (chưa kết luận)"),
    ]


def test_what_was_checked_longest_ago_comes_first() -> None:
    fresh = Evidence(status=Verification.VERIFIED, sources=("moi",))
    facts = dict.fromkeys(DocumentVerification.model_fields, fresh)
    items = _items(documents=(_document("1-a-2024", **facts), _document("2-b-2024")))
    assert [item.name for item in items] == ["2-b", "1-a"]


def test_the_table_at_the_terminal_names_every_job_and_adds_up() -> None:
    assert list(in_words(_items(documents=(_document(period="2024"),)))) == [
        "Văn bản chưa đối chiếu xong: 0",
        "Quan hệ giữa văn bản chưa có nguồn: 0",
        "Cơ quan chưa đối chiếu xong việc sắp xếp: 0",
        "Mục đính chính chưa có nguồn hoặc chưa kết luận: 0",
        "Văn bản đã qua giai đoạn, chưa ghi văn bản kế tiếp: 1",
        f"  06/5/2024   data/van-ban/1-ct-ttg-2024.yml  {'1-ct-ttg':<40}  Văn bản kế tiếp (chưa ghi)",
        "Đã đối chiếu xong, đến lượt thì kiểm tra lại: 1",
        "  06/5/2024   data/van-ban/1-ct-ttg-2024.yml  1-ct-ttg",
        "Tổng cộng: 2",
    ]


# -- the page and the file of more jobs than the page shows --------------------------------------------------------


def _page_of(count: int) -> Parts:
    """The page of so many documents of which one fact is open, and one of which none is."""
    gap = _evidence(Verification.NOT_FOUND)
    documents = [_document(f"{1000 + number}-ct-ttg-2024", date=gap) for number in range(count)]
    return Parts(_knowledge(documents=(*documents, _document())), PAGE)


def test_the_page_shows_the_next_jobs_of_each_kind_and_says_how_many_more_there_are() -> None:
    parts = _page_of(NEXT + 1)
    table = parts.worklist_table()
    shown = re.findall(r'<th scope="row"><a href="../van-ban/(\d+)-ct-ttg-2024.html">', table)
    assert shown == [*(str(1000 + number) for number in range(NEXT)), "1"]
    (told,) = re.findall(r"<p>(.*)</p>", table)
    assert told == (
        "Trang này chỉ ghi 101 trong 102 việc: những việc đứng đầu của mỗi loại. Bộ lọc và các số đếm chỉ tính "
        '101 việc ấy; tìm trong mọi việc thì mở <a href="../du-lieu/can-kiem-tra.csv">bảng của mọi việc (CSV)</a>.'
    )
    (more,) = re.findall(r'<td colspan="3" class="muted">(.*)</td>', table)
    assert more == (
        'Còn 1 việc không ghi ở trang này: mở <a href="../du-lieu/can-kiem-tra.csv">bảng của mọi việc (CSV)</a>, '
        "hoặc chạy lệnh <code>python -m macros worklist</code>."
    )
    assert parts.count("jobs") == NEXT + 2


def test_the_filter_counts_the_jobs_that_the_page_shows() -> None:
    bar = _page_of(NEXT + 1).filter_bar("worklist")
    assert re.findall(r"<output [^>]*>(.*?)</output>", bar) == ["101 việc"]
    assert set(re.findall(r"Tất cả \((\d+)\)", bar)) == {"101"}
    assert "Văn bản chưa đối chiếu xong (100)</option>" in bar


def test_a_page_that_shows_every_job_says_nothing_of_more() -> None:
    table = _page_of(NEXT).worklist_table()
    assert table.count("<tr data-row") == NEXT + 1
    assert "<p>" not in table
    assert "Còn" not in table


def test_the_page_does_not_grow_with_the_records() -> None:
    """But for a digit in its two numbers of jobs."""
    few, many = _page_of(NEXT + 10), _page_of(NEXT * 10)
    assert len(many.worklist_table()) - len(few.worklist_table()) == len("1001") - len("111") + len(
        "900"
    ) - len("10")
    assert many.filter_bar("worklist") == few.filter_bar("worklist")


def test_the_file_has_every_job_and_runs_no_formula() -> None:
    bare = Relation(kind=RelationKind.AMENDS, target="2-ct-ttg-2024")
    documents = (
        _document(date=_evidence(Verification.NOT_FOUND), relations=(bare,)).model_copy(
            update={"title": "=1+1"}
        ),
        _document("2-ct-ttg-2024").model_copy(update={"title": "@a"}),
    )
    file = csv_bytes(as_rows(_items(documents=documents)))
    one = "data/van-ban/1-ct-ttg-2024.yml,van-ban/1-ct-ttg-2024.html"
    two = "data/van-ban/2-ct-ttg-2024.yml,van-ban/2-ct-ttg-2024.html"
    assert file.decode("utf-8-sig").split("\r\n") == [
        "viec,ten,noi_dung,can_kiem_tra,kiem_tra_ngay,tep,trang",
        f"Văn bản chưa đối chiếu xong,1-ct-ttg,'=1+1,Ngày ban hành (not Found),2024-05-06,{one}",
        f"Quan hệ giữa văn bản chưa có nguồn,1-ct-ttg,'=1+1,Amends 2-ct-ttg (chưa có nguồn),2024-05-06,{one}",
        f'"Đã đối chiếu xong, đến lượt thì kiểm tra lại",2-ct-ttg,\'@a,,2024-05-06,{two}',
        "",
    ]


# -- the real data -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(REAL)


def test_every_document_is_either_open_or_to_be_looked_at_again(knowledge: Knowledge) -> None:
    pages = [
        item.address
        for item in worklist(knowledge)
        if item.job in (Job.FACTS, Job.AGAIN) and item.address.startswith("van-ban/")
    ]
    assert sorted(pages) == sorted(f"van-ban/{name}.html" for name in knowledge.registry.documents)


def test_every_file_of_the_list_is_there(knowledge: Knowledge) -> None:
    assert not [item.file for item in worklist(knowledge) if not (REAL.parent / item.file).is_file()]


def test_the_spreadsheet_has_a_row_for_each_job(knowledge: Knowledge) -> None:
    items = worklist(knowledge)
    rows = as_rows(items)
    assert len(rows) == len(items)
    assert {row["viec"] for row in rows} <= set(JOBS.values())


def test_the_page_shows_every_job_of_today_and_each_leads_to_its_record(knowledge: Knowledge) -> None:
    parts = Parts(knowledge, PAGE)
    links = re.findall(
        r'<tr data-row.*?<th scope="row"><a href="([^"]+)">', parts.worklist_table(), re.DOTALL
    )
    assert [f"../{item.address}" for item in worklist(knowledge)] == links
    assert len(links) == parts.count("jobs")


def test_a_slip_of_another_plan_leads_to_its_own_entry(tmp_path: Path) -> None:
    items = worklist(open_knowledge(two_plans(tmp_path)))
    slips = [item for item in items if item.job is Job.ERRATUM]
    assert all("(Kế hoạch " in item.name for item in slips)
    assert len({item.address for item in slips}) == len(slips)


def test_the_command_prints_a_table_or_the_spreadsheet_of_the_site(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], knowledge: Knowledge
) -> None:
    count = len(worklist(knowledge))
    assert main(["worklist"]) == 0
    assert capfdbinary.readouterr().out.decode().endswith(f"\nTổng cộng: {count}\n")
    assert main(["worklist", "--csv"]) == 0
    table = capfdbinary.readouterr().out.decode("utf-8-sig")
    assert table.startswith("viec,ten,noi_dung,can_kiem_tra,kiem_tra_ngay,tep,trang\r\n")
    assert main(["worklist", "--csv", str(tmp_path / "a.csv")]) == 0
    published = all_exports(knowledge, REAL)["du-lieu/can-kiem-tra.csv"]
    assert (tmp_path / "a.csv").read_bytes() == published == table.encode("utf-8-sig")


def test_error_of_a_spreadsheet_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["worklist", "--csv", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"Không ghi được {tmp_path}: đây là một thư mục.\n"


def test_error_of_data_with_mistakes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["worklist", "--data", str(tmp_path / "khong-co")]) == 1
    assert "lỗi [missing-file]" in capsys.readouterr().err
