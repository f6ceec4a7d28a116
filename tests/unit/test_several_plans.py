"""A site of several plans: which is which, what each page and file says of all of them, and where one plan is alone."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from factories import REAL, document, plan_folder, two_plans
from openpyxl import load_workbook

from macros.__main__ import main
from macros.addresses import OF_ONE_PLAN, of_plan, source_page
from macros.exports import all_exports, open_data
from macros.exports.builder import builder_data
from macros.exports.calendar import ALL, calendars
from macros.exports.formats import csv_bytes
from macros.exports.matrices import agency_matrix, document_matrix, matrix_tables
from macros.exports.redirects import redirects
from macros.exports.update_log import record_address
from macros.exports.workbook import workbook
from macros.knowledge import Knowledge, open_knowledge
from macros.loading import Corpus, PlanFolder
from macros.model import PlanChoice, Relation, RelationKind, UpdateEntry, UpdateKind
from macros.pages import GeneratedPage, all_pages, registers
from macros.references import References
from macros.registry import Registry
from macros.render import BadMacroCall, Parts
from macros.search.index import index_files
from macros.search.records import record_entries
from macros.updates import changes
from macros.written import filled, pages_of_other_plans

NEW, OLD = "999-kh-ubnd-2025", "73-kh-ubnd-2024"
NAME = "Kế hoạch 999/KH-UBND (mẫu thử, không có thật)"


# -- the registry ----------------------------------------------------------------------------------------------


def _folder(plan_id: str) -> PlanFolder:
    folder = plan_folder()
    return PlanFolder(plan=folder.plan.model_copy(update={"id": plan_id, "document": plan_id}))


def _registry(choice: PlanChoice | None = None, plan_id: str | None = None) -> Registry:
    """Three plans; by name the one of 2024 comes last, the one without a day first."""
    days = {"c-2024": date(2024, 1, 5), "b-2025": date(2025, 1, 5), "a-khong-ngay": None}
    documents = tuple(document(id=name, date_document=day) for name, day in days.items())
    plans = tuple(map(_folder, sorted(days)))
    return Registry(Corpus(documents=documents, plans=plans, plan_choice=choice), plan_id)


def test_plans_stand_in_the_order_of_their_days_and_one_without_a_day_is_last() -> None:
    assert [folder.plan.id for folder in _registry().plans] == ["c-2024", "b-2025", "a-khong-ngay"]


def test_the_data_say_which_plan_is_current_and_which_was_first() -> None:
    registry = _registry(PlanChoice(current="c-2024", first="b-2025"))
    assert registry.folder.plan.id == "c-2024"
    assert registry.first_plan.plan.id == "b-2025"


def test_a_choice_of_a_plan_that_is_not_there_leaves_the_order_of_days() -> None:
    registry = _registry(PlanChoice(current="x", first="x"))  # the checks refuse it
    assert (registry.folder.plan.id, registry.first_plan.plan.id) == ("a-khong-ngay", "c-2024")


def test_only_the_first_plan_goes_without_its_id() -> None:
    registry = _registry(PlanChoice(current="b-2025", first="c-2024"))
    assert [registry.of(name).qualified("II.4.b1") for name in ("c-2024", "b-2025", None)] == [
        "II.4.b1",
        "b-2025/II.4.b1",
        "II.4.b1",
    ]


# -- two plans, from the data to the files ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data with an invented plan laid over it, which is the current one."""
    return two_plans(tmp_path_factory.mktemp("two"))


@pytest.fixture(scope="module")
def knowledge(data: Path) -> Knowledge:
    """Seen from the current plan."""
    return open_knowledge(data)


@pytest.fixture(scope="module")
def pages(knowledge: Knowledge) -> dict[str, GeneratedPage]:
    """The generated pages by address."""
    return {page.address: page for page in all_pages(knowledge)}


def test_the_current_plan_comes_first_and_every_view_leads_to_the_others(knowledge: Knowledge) -> None:
    assert [view.plan.id for view in knowledge.plans] == [NEW, OLD]
    assert knowledge.of(OLD).current is knowledge
    assert knowledge.of(None) is knowledge.of(OLD)
    assert knowledge.of(OLD).alone.plans == (knowledge.of(OLD).alone,)


def test_every_plan_has_its_pages(pages: dict[str, GeneratedPage], knowledge: Knowledge) -> None:
    for view in knowledge.plans:
        plan = view.plan.id
        assert f"ke-hoach/{plan}.html" in pages
        assert len([name for name in pages if name.startswith(f"nhiem-vu/{plan}/")]) == len(
            view.registry.tasks
        ) + len(view.registry.groups)
    assert f"so-sanh/{OLD}--{NEW}.html" in pages


def test_pages_of_two_plans_have_titles_of_their_own(pages: dict[str, GeneratedPage]) -> None:
    assert pages[f"nhiem-vu/{NEW}/ii-2.html"].title == f"Nhóm II.2 ({NAME})"
    assert pages[f"nhiem-vu/{OLD}/ii-2.html"].title == "Nhóm II.2 (Kế hoạch 73/KH-UBND)"


def test_a_document_cited_by_two_plans_shows_both(pages: dict[str, GeneratedPage]) -> None:
    body = pages["van-ban/25-nq-tw-2013.html"].body
    assert re.findall(r'^## (.*) viện dẫn ở đâu .* \{: id="(.*)" \}$', body, re.MULTILINE) == [
        (NAME, f"{NEW}-vien-dan"),
        ("Kế hoạch 73/KH-UBND", "vien-dan"),
    ]
    assert f'href="../nhiem-vu/{NEW}/ii-1-b1.html"' in body
    assert f'href="../nhiem-vu/{OLD}/ii-1-b1.html"' in body


def test_what_the_editors_say_of_a_document_still_rests_on_the_plan_they_meant(
    pages: dict[str, GeneratedPage],
) -> None:
    """Their words name provisions without a plan: those of the first plan, whichever is current."""
    assert f'href="../ke-hoach/{OLD}.html#pre">Kế hoạch 73/KH-UBND: phần căn cứ</a>' in (
        pages["van-ban/33-ct-ttg-2021.html"].body
    )


def test_courses_stay_with_their_plan(pages: dict[str, GeneratedPage]) -> None:
    lessons = "".join(page.body for name, page in pages.items() if name.startswith("dao-tao/"))
    links = re.findall(
        r"/ke-hoach/([a-z0-9-]+)\.html",
        lessons,
    )
    assert set(links) == {OLD}
    assert f"../../thoi-han/{OLD}.html" in lessons
    assert "../../thoi-han/index.html" not in lessons


def test_a_body_has_a_part_for_each_plan(pages: dict[str, GeneratedPage]) -> None:
    body = pages["co-quan/so-noi-vu.html"].body
    assert re.findall(r"^## Theo (Kế hoạch.*) \(\d+\) ", body, re.MULTILINE) == [NAME, "Kế hoạch 73/KH-UBND"]
    assert f"../tai-ve/phieu-nhiem-vu/{NEW}/so-noi-vu.docx" in body
    assert "../tai-ve/phieu-nhiem-vu/so-noi-vu.docx" in body


def test_what_binds_every_body_is_listed_for_the_current_plan(pages: dict[str, GeneratedPage]) -> None:
    body = pages["co-quan/cac-co-quan.html"].body
    current, other = body.split("## Theo Kế hoạch 73/KH-UBND")
    assert re.search(r"<summary>\d+ nhiệm vụ mà mục III.1", current)
    assert re.search(rf'<p>\d+ nhiệm vụ mà mục III.1 [^<]*<a href="../ma-tran/{OLD}.html">', other)
    assert "<summary>" not in other


def test_the_plan_is_asked_for_in_the_list_of_bodies(knowledge: Knowledge) -> None:
    [question] = [q for q in registers.agencies(knowledge).questions if q.key == "ke-hoach"]
    assert [choice.label for choice in question.choices][:2] == [NAME, "Kế hoạch 73/KH-UBND"]


@pytest.mark.parametrize(("page", "plan", "prefix"), [("index", NEW, f"{NEW}-"), (OLD, OLD, "")])
def test_a_list_holds_what_is_of_its_plan_at_places_of_its_own(
    knowledge: Knowledge, page: str, plan: str, prefix: str
) -> None:
    """A place says by itself which plan it is of, so that a page that shows another one can lead on."""
    errata = Parts(knowledge, f"dinh-chinh/{page}.html").errata_table()
    deadlines = Parts(knowledge, f"thoi-han/{page}.html").deadlines_table()
    targets = Parts(knowledge, f"chi-tieu/{page}.html").targets_table()
    tasks = Parts(knowledge, f"nhiem-vu/{page}.html").tasks_table()
    assert re.findall(r'id="([^"]*a1)"', errata) == [f"{prefix}a1"]
    assert re.findall(r'id="([^"]*dl-nam)"', deadlines) == [f"{prefix}dl-nam"]
    assert re.findall(r'id="([^"]*tg-98)"', targets) == [f"{prefix}tg-98"]
    assert set(re.findall(r"nhiem-vu/([^/]+)/|href=\"([^/\"]+)/ii-", tasks)) == {("", plan)}


def test_each_plan_has_the_register_of_its_documents(knowledge: Knowledge) -> None:
    """What it cites, itself, and what has to do with those; what has to do with no plan is with the current one."""
    registers = {view.plan.id: set(view.alone.documents) for view in knowledge.plans}
    everywhere = set(knowledge.registry.documents)
    assert set().union(*registers.values()) == everywhere
    for view in knowledge.plans:
        assert {view.plan.document, *view.references.to_document} <= registers[view.plan.id]
    cited_by_one, cited_by_both, of_a_merger = "114-kl-tw-2015", "33-ct-ttg-2021", "202-2025-qh15"
    assert cited_by_one in registers[OLD] - registers[NEW]
    assert cited_by_both in registers[OLD] & registers[NEW]
    assert of_a_merger in registers[NEW] - registers[OLD]
    rows = Parts(knowledge, f"van-ban/cua-{OLD}.html").documents_table()
    assert rows.count('<tr class="lane--') == len(knowledge.of(OLD).references.to_document)


def test_a_plan_is_beside_those_it_has_to_do_with_and_does_not_lead_further() -> None:
    """Each plan continues the one before it: its register holds that one, and not all before."""
    names = [f"{year}" for year in range(2021, 2025)]
    documents = tuple(
        document(id=name, relations=(Relation(kind=RelationKind.CONTINUES, target=before),) if before else ())
        for before, name in zip(["", *names], names, strict=False)
    )
    registry = Registry(Corpus(documents=documents, plans=tuple(map(_folder, names))))
    shelf: dict[str, Knowledge] = {}
    for name in reversed(names):
        shelf[name] = Knowledge(registry.of(name), References(()), shelf)
    assert {name: sorted(view.alone.documents) for name, view in shelf.items()} == {
        "2024": ["2023", "2024"],
        "2023": ["2022", "2023", "2024"],
        "2022": ["2021", "2022", "2023"],
        "2021": ["2021", "2022"],
    }


def test_a_page_counts_what_is_of_its_plan(knowledge: Knowledge) -> None:
    old = knowledge.of(OLD).registry
    assert Parts(knowledge, f"nhiem-vu/{OLD}.html").count("tasks") == len(old.tasks)
    assert Parts(knowledge, "nhiem-vu/index.html").count("tasks") == len(knowledge.registry.tasks)
    assert Parts(knowledge, "index.html").count("tasks") == len(knowledge.registry.tasks)
    assert Parts(knowledge, "index.html").count("documents") == len(old.documents)


def test_parts_of_a_plan_are_titled_as_it_titles_them(knowledge: Knowledge) -> None:
    parts = Parts(knowledge, f"nhiem-vu/{OLD}.html").task_parts()
    assert parts == [("II", "Nội dung thực hiện", "ii", 41), ("III", "Tổ chức thực hiện", "iii", 13)]


def test_deadlines_that_contradict_each_other_are_named(knowledge: Knowledge) -> None:
    assert re.findall(r"đính chính (\w+)", Parts(knowledge, f"thoi-han/{OLD}.html").deadline_conflicts()) == [
        "B1",
        "B2",
    ]
    assert "chưa ghi chỗ mâu thuẫn nào" in Parts(knowledge, "thoi-han/index.html").deadline_conflicts()


def test_hand_written_pages_can_name_the_plan(knowledge: Knowledge) -> None:
    parts = Parts(knowledge, "index.html")
    assert (parts.plan(), parts.plan("year"), parts.plan("address")) == (NAME, 2025, f"ke-hoach/{NEW}.html")
    assert "15/11/2024" not in parts.deadline_dates()
    assert "Hà Giang" in parts.quote("title")  # no plan named: the first
    assert "không có thật" in parts.quote("title", NEW)


def test_error_of_an_unknown_plan_or_fact(knowledge: Knowledge) -> None:
    with pytest.raises(
        BadMacroCall, match=r'^plan\("nam"\): chỉ có name, year, address, is_alone, is_over\.$'
    ):
        Parts(knowledge, "index.html").plan("nam")


# -- files -----------------------------------------------------------------------------------------------------


def test_open_data_hold_every_plan_and_say_which(knowledge: Knowledge) -> None:
    tables = open_data(knowledge)
    for name in (
        "dieu-khoan",
        "trich-dan",
        "nhom-nhiem-vu",
        "nhiem-vu",
        "thoi-han",
        "chi-tieu",
        "dinh-chinh",
    ):
        assert list(dict.fromkeys(row["plan"] for row in tables[name])) == [NEW, OLD], name
        if name != "trich-dan":
            keys = [(row["plan"], row["id"]) for row in tables[name]]
            assert len(set(keys)) == len(keys), name
    [cited] = [row for row in tables["van-ban"] if row["id"] == "25-nq-tw-2013"]
    assert cited["cited_in"] == [f"{NEW}/II.1.b1", f"{NEW}/fn1", "II.1.b1"]
    [body] = [row for row in tables["co-quan"] if row["id"] == "tt-pvhcc-tinh"]
    assert [duty["task"] for duty in body["duties"]] == [f"{NEW}/II.2.b1", "II.4.b2"]
    assert body["targets"] == [f"{NEW}/tg-98", "tg-98"]


def test_events_of_two_plans_are_not_one_event(knowledge: Knowledge) -> None:
    uids = re.findall(r"UID:(\S*)", calendars(knowledge)[f"thoi-han/{ALL}.ics"].decode())
    assert f"{NEW}-dl-nam-20251115@can-cu" in uids
    assert "dl-nam-20241115@can-cu" in uids
    assert len(set(uids)) == len(uids)


def test_the_builder_offers_the_tasks_of_every_plan(knowledge: Knowledge) -> None:
    made = builder_data(knowledge)
    ids = [task["id"] for task in made["tasks"]]
    assert "ii-2-b1" in ids
    assert f"{NEW}-ii-2-b1" in ids
    assert len(set(ids)) == len(ids)
    assert made["groups"][0].startswith(f"{NAME}: 1. ")


def test_matrices_as_files_are_those_of_the_current_plan_and_of_each(knowledge: Knowledge) -> None:
    files = matrix_tables(knowledge)
    for columns, matrix in {"co-quan": agency_matrix, "van-ban": document_matrix}.items():
        whole = f"du-lieu/ma-tran-{columns}"
        assert files[f"{whole}.csv"] == files[f"{whole}.{NEW}.csv"] == csv_bytes(matrix(knowledge).rows())
        assert files[f"{whole}.{OLD}.csv"] == csv_bytes(matrix(knowledge.of(OLD)).rows())
    assert len(files) == 6


def test_the_workbook_holds_the_matrices_of_the_current_plan(knowledge: Knowledge) -> None:
    book = load_workbook(io.BytesIO(workbook(knowledge)))
    assert book.sheetnames == ["Nhiệm vụ × cơ quan", "Nhiệm vụ × văn bản", "Sổ văn bản"]
    assert NAME in book.worksheets[0]["A1"].value
    assert len(list(book.worksheets[0].iter_rows())) == len(knowledge.registry.tasks) + 4


# -- pages that show one plan ----------------------------------------------------------------------------------


def test_a_page_of_one_plan_shows_the_current_one_and_leads_to_the_others(knowledge: Knowledge) -> None:
    parts = Parts(knowledge, "ma-tran/index.html")
    assert parts.count("tasks") == len(knowledge.registry.tasks)
    assert f"nhiem-vu/{NEW}/" in parts.matrix("agencies")
    assert f"nhiem-vu/{OLD}/" not in parts.matrix("agencies") + parts.filter_bar("matrices")
    assert f'Đang xem: <strong aria-current="page">{NAME}</strong>' in parts.plan_links()
    assert f'<a href="{OLD}.html" data-places="">Kế hoạch 73/KH-UBND</a>' in parts.plan_links()
    assert "ma-tran.xlsx" in parts.matrix_files()


def test_each_other_plan_has_that_page_for_itself(knowledge: Knowledge) -> None:
    pages = {page.address: page for page in pages_of_other_plans(knowledge, REAL.parent / "docs")}
    assert set(pages) == {of_plan(page, OLD) for page in OF_ONE_PLAN}
    page = pages[f"ma-tran/{OLD}.html"]
    assert page.title == "Ma trận (Kế hoạch 73/KH-UBND)"
    shown = filled(source_page(page.address), page.body, knowledge)
    assert f"nhiem-vu/{OLD}/" in shown
    assert f"nhiem-vu/{NEW}/" not in shown
    assert f'<a href="index.html" data-places="{NEW}">{NAME}</a>' in shown
    assert '<strong aria-current="page">Kế hoạch 73/KH-UBND</strong>' in shown
    assert f"../du-lieu/ma-tran-co-quan.{OLD}.csv" in shown
    assert "ma-tran.xlsx" not in shown
    assert f"](../ma-tran/{OLD}.md)" in pages[f"so-do/{OLD}.html"].body


def test_pictures_of_a_record_lead_to_the_picture_of_its_plan(pages: dict[str, GeneratedPage]) -> None:
    assert f"so-do/index.html#{NEW}-ii-2" in pages[f"nhiem-vu/{NEW}/ii-2-b1.html"].body
    assert f"so-do/{OLD}.html#ii-2" in pages[f"nhiem-vu/{OLD}/ii-2-b1.html"].body


def test_the_current_plan_keeps_the_address_it_has_as_another_one(knowledge: Knowledge) -> None:
    leading = redirects(knowledge)
    assert b'url=index.html"' in leading[f"ma-tran/{NEW}.html"]
    assert b'url=index.html"' in leading[f"so-do/{NEW}.html"]


def test_a_plan_leads_to_those_beside_it_and_the_current_one_to_all() -> None:
    """Links from every plan to every plan would grow with the square of their number."""
    names = [f"{year}" for year in range(2021, 2026)]
    folders = tuple(map(_folder, names))
    documents = tuple(document(id=name, date_document=date(int(name), 1, 5)) for name in names)
    registry = Registry(Corpus(documents=documents, plans=folders))
    shelf: dict[str, Knowledge] = {}
    for name in reversed(names):
        shelf[name] = Knowledge(registry.of(name), References(()), shelf)
    assert [view.plan.id for view in shelf["2025"].siblings] == names[::-1]
    assert [view.plan.id for view in shelf["2022"].siblings] == ["2025", "2023", "2022", "2021"]
    assert shelf["2022"].plan_names == f"{shelf['2025'].plan.name} và 4 Kế hoạch khác"


def test_the_search_knows_of_which_plan_an_entry_is(knowledge: Knowledge) -> None:
    entries = list(record_entries(knowledge))
    [new] = [entry for entry in entries if entry.address == f"nhiem-vu/{NEW}/ii-2-b1.html"]
    assert (new.plan, new.title) == (NAME, NAME)
    index = index_files(entries)["search/index.js"]
    lists = json.loads(index[index.index("{") : index.rindex("}") + 1])
    assert lists["lists"]["plan"] == ["", "Kế hoạch 73/KH-UBND", NAME]
    assert len(lists["plan"]) == len(entries)


def test_addresses_of_files_are_not_shared_by_plans(knowledge: Knowledge, data: Path) -> None:
    files = all_exports(knowledge, data)
    for name in ("tai-ve/phieu-nhiem-vu", "tai-ve/ke-hoach-thuc-hien"):
        assert files[f"{name}/so-noi-vu.docx"] != files[f"{name}/{NEW}/so-noi-vu.docx"]
    assert f"tai-ve/nhom-nhiem-vu/{NEW}/ii-2.docx" in files


def test_a_plan_added_is_told_under_its_own_name(knowledge: Knowledge) -> None:
    """The release before had one plan, and did not say in every table which."""
    before = {name: [dict(row) for row in rows] for name, rows in open_data(open_knowledge(REAL)).items()}
    for row in before["thoi-han"]:
        del row["plan"]
    told = changes(before, open_data(knowledge))
    assert {entry.kind for entry in told} == {UpdateKind.ADDED}
    deadlines = [entry.record for entry in told if entry.table == "thoi-han"]
    assert deadlines == [f"{NEW}/dl-6thang", f"{NEW}/dl-nam"]


def test_the_log_names_a_provision_of_the_plan_it_speaks_of(knowledge: Knowledge) -> None:
    after = open_data(knowledge)
    before = {name: [dict(row) for row in rows] for name, rows in after.items()}
    for row in before["thoi-han"]:
        if row["id"] == "dl-nam":
            row["provision"] = "II.1.b1"
    told = {entry.record: entry.fields for entry in changes(before, after)}
    assert [change.after for change in told[f"{OLD}/dl-nam"]] == ["gạch đầu dòng thứ ba, mục 11, phần II"]
    assert [change.after for change in told[f"{NEW}/dl-nam"]] == ["gạch đầu dòng thứ hai, mục 3, phần II"]


def test_the_open_data_say_of_which_plan_the_words_of_a_relation_are(knowledge: Knowledge) -> None:
    [row] = [row for row in open_data(knowledge)["van-ban"] if row["id"] == NEW]
    assert {relation["provision"] for relation in row["relations"]} == {f"{NEW}/pre"}


@pytest.mark.parametrize(
    ("record", "address"),
    [
        ("dl-nam", f"thoi-han/{OLD}.html#dl-nam"),
        (f"{OLD}/dl-nam", f"thoi-han/{OLD}.html#dl-nam"),
        (f"{NEW}/dl-nam", f"thoi-han/index.html#{NEW}-dl-nam"),
        ("khong-co/dl-nam", None),
    ],
)
def test_the_log_leads_to_the_record_of_the_right_plan(
    record: str, address: str | None, knowledge: Knowledge
) -> None:
    entry = UpdateEntry(kind=UpdateKind.ADDED, table="thoi-han", record=record, name="Báo cáo năm")
    assert record_address(entry, knowledge.registry) == address


def test_check_counts_all_plans(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(data)]) == 0
    assert capsys.readouterr().out == (
        "Dữ liệu đúng: 2 Kế hoạch, 76 văn bản, 40 cơ quan, 64 nhiệm vụ, 132 mục, 53 đính chính.\n"
    )


# -- one plan --------------------------------------------------------------------------------------------------


def test_a_site_of_one_plan_says_nothing_of_plans() -> None:
    """The real data: no facet, no name beside a title, no column."""
    alone = open_knowledge(REAL)
    assert not alone.is_one_of_several
    assert not [q for q in registers.tasks(alone).questions if q.key == "ke-hoach"]
    assert not any(entry.plan for entry in record_entries(alone))
    assert sorted(matrix_tables(alone)) == ["du-lieu/ma-tran-co-quan.csv", "du-lieu/ma-tran-van-ban.csv"]
    assert not Parts(alone, "ma-tran/index.html").plan_links()
    assert not list(pages_of_other_plans(alone, REAL.parent / "docs"))
    assert not [page for page in all_pages(alone) if page.address.startswith("so-sanh/")]
