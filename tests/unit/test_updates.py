"""The update log: what two sets of open data tell of each other, as a record, as a page and as a feed."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from factories import REAL, data_folder, document, edit, found

from macros.__main__ import main
from macros.exports import all_exports, open_data
from macros.exports.feed import ADDRESS, feed
from macros.exports.update_log import TABLES
from macros.knowledge import Knowledge, open_knowledge
from macros.model import FieldChange, Update, UpdateEntry, UpdateKind
from macros.render import Parts
from macros.updates import as_yaml, changes, in_words, update_of
from macros.updates.fields import FIELDS
from macros.vietnamese import squash

ATOM = "{http://www.w3.org/2005/Atom}"
DOCUMENT = "data/van-ban/1-ct-ttg-2024.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the sample data."""
    data_folder(tmp_path)
    return tmp_path


def _tables(project: Path) -> dict[str, list[dict[str, Any]]]:
    return open_data(open_knowledge(project / "data"))


def _labels(project: Path) -> dict[str, str]:
    vocabularies = open_knowledge(project / "data").registry.corpus.vocabularies
    return {term.id: term.label for term in chain.from_iterable(vocabularies.values())}


def _changed(
    project: Path, edits: str
) -> list[tuple[str, str, str, list[tuple[str, str | None, str | None]]]]:
    before = _tables(project)
    edit(project, edits)
    entries = changes(before, _tables(project), _labels(project))
    return [
        (e.kind.value, e.table, e.record, [(f.field, f.before, f.after) for f in e.fields]) for e in entries
    ]


def test_equal_releases_have_no_changes(project: Path) -> None:
    assert _changed(project, "") == []


def test_a_changed_field_is_told_in_words(project: Path) -> None:
    edits = f"@edit {DOCUMENT}\n-  status: in_force\n+  status: unknown\n"
    assert _changed(project, edits) == [
        ("changed", "van-ban", "1-ct-ttg-2024", [("Tình trạng", "Còn hiệu lực", "Chưa xác minh")])
    ]


_PART = {
    "agency": "ubnd-tinh",
    "role": "thực hiện",
    "link": "inferred",
    "quote": "Các cơ quan",
    "provision": "pre",
}
_RELATION = {"kind": "implements", "target": "1-ct-ttg-2024", "provision": "pre", "sources": []}
_RELATED = "Triển khai, thực hiện Chỉ thị số 1/CT-TTg"
_SOURCE = {"key": "cong_bao", "url": "https://congbao.example.vn/1"}
_SUCCESSOR = {"name": "Sở Mới", "from_date": "2025-07-01", "note": None, "sources": [_SOURCE]}
_NAMESAKE = {"date_document": "2014-08-05", "passed_by": "thu-tuong", "note": None, "sources": []}


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        # A task: who has a part in it, and why.
        (
            "nhiem-vu",
            {"agencies": [_PART]},
            {"agencies": [{**_PART, "role": "chủ trì", "link": "explicit"}]},
            [
                ("Vai trò của Ủy ban nhân dân tỉnh", "Thực hiện", "Chủ trì"),
                ("Vì sao nêu Ủy ban nhân dân tỉnh", "Suy ra (biên tập)", "Kế hoạch nêu rõ"),
            ],
        ),
        (
            "nhiem-vu",
            {"agencies": [{**_PART, "reason": "Cũng là cơ quan."}]},
            {"agencies": [{**_PART, "quote": "Chủ trì", "provision": "III.1.p1"}]},
            [
                ("Câu giao việc cho Ủy ban nhân dân tỉnh", "Các cơ quan", "Chủ trì"),
                ("Mục giao việc cho Ủy ban nhân dân tỉnh", "phần căn cứ", "đoạn duy nhất, mục 1, phần III"),
                ("Lý do suy ra Ủy ban nhân dân tỉnh", "Cũng là cơ quan.", None),
            ],
        ),
        (
            "nhiem-vu",
            {"agencies": [_PART, {**_PART, "agency": "so-noi-vu"}]},
            {"agencies": [{**_PART, "agency": "so-noi-vu"}, {**_PART, "agency": "thu-tuong"}]},
            [
                ("Cơ quan và vai trò", "Ủy ban nhân dân tỉnh (Thực hiện)", None),
                ("Cơ quan và vai trò", None, "Thủ tướng Chính phủ (Thực hiện)"),
            ],
        ),
        # A body may have two parts in a task.
        (
            "nhiem-vu",
            {"agencies": [_PART]},
            {"agencies": [_PART, {**_PART, "role": "phối hợp"}]},
            [("Cơ quan và vai trò", None, "Ủy ban nhân dân tỉnh (Phối hợp)")],
        ),
        (
            "nhiem-vu",
            {"related_tasks": ["III.1.p1"], "alluded_documents": []},
            {"related_tasks": [], "alluded_documents": ["1-ct-ttg-2024"]},
            [
                ("Nhiệm vụ liên quan", "Theo dõi, báo cáo", None),
                ("Văn bản được ngụ ý", None, "Chỉ thị số 1/CT-TTg"),
            ],
        ),
        # A document: its facts, its relations, others of its number.
        (
            "van-ban",
            {"passed_by": ["thu-tuong"], "system": "state", "level": "central", "date_document": None},
            {
                "passed_by": ["ubnd-tinh"],
                "system": "party",
                "level": "province",
                "date_document": "2024-11-06",
            },
            [
                ("Ngày ban hành", None, "06/11/2024"),
                ("Cơ quan ban hành", "Thủ tướng Chính phủ", None),
                ("Cơ quan ban hành", None, "Ủy ban nhân dân tỉnh"),
                ("Hệ thống", "Nhà nước", "Đảng"),
                ("Cấp ban hành", "Trung ương", "Tỉnh"),
            ],
        ),
        (
            "van-ban",
            {"relations": [_RELATION]},
            {"relations": [{**_RELATION, "kind": "based_on"}]},
            [("Quan hệ", _RELATED, None), ("Quan hệ", None, "Căn cứ Chỉ thị số 1/CT-TTg")],
        ),
        (
            "van-ban",
            {"relations": [{**_RELATION, "quote": "Căn cứ"}]},
            {"relations": [{**_RELATION, "note": "Từ năm 2024.", "provision": "fn1", "sources": [_SOURCE]}]},
            [
                (f"Ghi chú của quan hệ “{_RELATED}”", None, "Từ năm 2024."),
                (f"Câu nói ra quan hệ “{_RELATED}”", "Căn cứ", None),
                (f"Mục nói ra quan hệ “{_RELATED}”", "phần căn cứ", "chú thích 1"),
                (f"Nguồn của quan hệ “{_RELATED}”", None, "https://congbao.example.vn/1"),
            ],
        ),
        (
            "van-ban",
            {"namesakes": []},
            {"namesakes": [_NAMESAKE]},
            [("Văn bản cùng số", None, "văn bản ngày 05/8/2014 của Thủ tướng Chính phủ")],
        ),
        # The rest.
        (
            "dieu-khoan",
            {"parent": "II.h", "kind": "bullet", "text": "Một\nhai"},
            {"parent": "III.h", "kind": "paragraph", "text": "Một hai"},
            [
                ("Mục cha", "phần II (tiêu đề)", "phần III (tiêu đề)"),
                ("Loại mục", "Gạch đầu dòng", "Đoạn"),
            ],
        ),
        (
            "nhom-nhiem-vu",
            {"when_to_use": None},
            {"when_to_use": {"text": "Xem khi cần.", "provisions": ["II.1.h"]}},
            [("Dùng khi nào", None, "Xem khi cần.")],
        ),
        (
            "co-quan",
            {"short_names": ["SNV", "Sở NV"], "successors": [{**_SUCCESSOR, "name": "Sở Cũ"}]},
            {"short_names": ["Sở NV", "SNV"], "successors": [_SUCCESSOR]},  # the order of a list is no fact
            [
                ("Cơ quan kế tiếp", "Sở Cũ (từ 01/7/2025)", None),
                ("Cơ quan kế tiếp", None, "Sở Mới (từ 01/7/2025)"),
            ],
        ),
        (
            "co-quan",
            {"successors": [_SUCCESSOR]},
            {"successors": [{**_SUCCESSOR, "from_date": None, "note": "Suy ra.", "sources": []}]},
            [
                ("Ngày bắt đầu của Sở Mới", "01/7/2025", None),
                ("Ghi chú về Sở Mới", None, "Suy ra."),
                ("Nguồn về Sở Mới", "https://congbao.example.vn/1", None),
            ],
        ),
        (
            "thoi-han",
            {"date_rule": "trước 2024-11-15", "dates": ["2024-11-15"], "type": "one-off", "provision": "pre"},
            {
                "date_rule": "trước 2024-05-15 và 2024-11-15",
                "dates": ["2024-05-15", "2024-11-15"],
                "type": "periodic",
                "provision": "III.1.p1",
            },
            [
                ("Quy tắc tính ngày", "trước 15/11/2024", "trước 15/5/2024 và 15/11/2024"),
                ("Các ngày", None, "15/5/2024"),
                ("Mục quy định", "phần căn cứ", "đoạn duy nhất, mục 1, phần III"),
                ("Loại thời hạn", "Một lần", "Định kỳ"),
            ],
        ),
        (
            "chi-tieu",
            {"value": 2, "who": ["ubnd-tinh"], "note": ""},
            {"value": 3, "who": ["ubnd-tinh", "so-noi-vu"], "note": "Đã sửa."},
            [
                ("Giá trị", "2", "3"),
                ("Ai phải đạt", None, "Sở Nội vụ tỉnh"),
                ("Ghi chú", None, "Đã sửa."),
            ],
        ),
        (
            "dinh-chinh",
            {"means": None},
            {"means": "1-ct-ttg-2024"},
            [("Văn bản muốn nói", None, "Chỉ thị số 1/CT-TTg")],
        ),
        # What no release holds, and a day of no calendar.
        (
            "thoi-han",
            {"who": [], "date_rule": ""},
            {"who": ["khong-co"], "date_rule": "trước 2024-02-30"},
            [("Quy tắc tính ngày", None, "trước 2024-02-30"), ("Ai làm", None, "khong-co")],
        ),
    ],
)
def test_everything_is_told_in_words(
    table: str,
    old: dict[str, Any],
    new: dict[str, Any],
    told: list[tuple[str, str | None, str | None]],
    project: Path,
) -> None:
    tables = _tables(project)
    first, *others = tables[table]
    before, after = ({**tables, table: [{**first, **values}, *others]} for values in (old, new))
    [entry] = changes(before, after, _labels(project))
    assert [(field.field, field.before, field.after) for field in entry.fields] == told


def test_every_field_compared_is_in_the_open_data() -> None:
    tables = open_data(open_knowledge(REAL))
    assert FIELDS.keys() == TABLES.keys()
    for table, fields in FIELDS.items():
        for first, *rest in (path.split(".") for path in fields):
            values = [row[first] for row in tables[table]]
            for step in rest:
                values = [value[step] for value in values if value]
            assert values, f"{table}: {first}"


def test_a_check_alone_is_no_change(project: Path) -> None:
    edits = f"@edit {DOCUMENT}\n-  checked_on: 2026-01-02\n+  checked_on: 2026-02-03\n"
    assert _changed(project, edits) == [
        ("verified", "van-ban", "1-ct-ttg-2024", [("Ngày kiểm tra tình trạng", "02/01/2026", "03/02/2026")])
    ]


def test_records_come_and_go(project: Path) -> None:
    before = _tables(project)
    after = {
        **before,
        "co-quan": [*before["co-quan"][1:], {**before["co-quan"][0], "id": "moi", "name": "Mới"}],
    }
    kinds = [(entry.kind, entry.record) for entry in changes(before, after)]
    assert kinds == [(UpdateKind.ADDED, "moi"), (UpdateKind.REMOVED, before["co-quan"][0]["id"])]


def test_what_follows_from_a_change_is_not_repeated(project: Path) -> None:
    """A new relation shows at both documents in the open data, and is one change."""
    edits = (
        "@edit data/van-ban/9-kh-ubnd-2024.yml\n+editorial_note: Lời.\n"
        "@edit data/co-quan/ubnd-tinh.yml\n-name: Ủy ban nhân dân tỉnh\n+name: Ủy ban nhân dân tỉnh A\n"
    )
    assert [entry[1:3] for entry in _changed(project, edits)] == [
        ("van-ban", "9-kh-ubnd-2024"),
        ("co-quan", "ubnd-tinh"),
    ]


def test_the_first_release_is_told_in_counts(project: Path) -> None:
    update = update_of(None, _tables(project), date(2026, 1, 2), {})
    assert update.summary.startswith("Bản đầu tiên: 2 văn bản, ")
    assert update.entries == ()


# -- the command, the page, the feed -----------------------------------------------------------------------------


def _release(project: Path, name: str) -> Path:
    """A release ZIP as far as this command looks."""
    path = project / name
    with zipfile.ZipFile(path, "w") as archive:
        for address, content in all_exports(open_knowledge(project / "data"), project / "data").items():
            if address.endswith(".json"):
                archive.writestr(f"can-cu-1/trang/{address}", content)
    return path


def _log(project: Path) -> Knowledge:
    """Two updates, the second written from a release and the data after it."""
    data = project / "data"
    assert main(["changes", "-", str(data), "--write", "--data", str(data)]) == 0
    old = _release(project, "cu.zip")
    edit(project, f'@edit {DOCUMENT}\n-title: Về công tác mẫu\n+title: Về "mẫu" <b>\\\\ khác\n')
    command = ["changes", str(old), str(data), "--write", "--day", "2026-03-04", "--data", str(data)]
    assert main(command) == 0
    assert main(command) == 1, "an update is never overwritten"
    assert found(data) == []
    return open_knowledge(data)


def test_the_command_writes_what_the_reader_reads(project: Path) -> None:
    first, second = _log(project).registry.corpus.updates
    assert first.summary.startswith("Bản đầu tiên: ")
    assert second.summary == "Sửa 1 văn bản."
    [entry] = second.entries
    assert [(f.field, f.before, f.after) for f in entry.fields] == [
        ("Trích yếu", "Về công tác mẫu", 'Về "mẫu" <b>\\\\ khác')
    ]
    assert (project / "data/cap-nhat/2026-03-04.yml").read_text(encoding="utf-8") == as_yaml(second)


def test_the_page_shows_the_newest_first_with_links(project: Path) -> None:
    html = str(Parts(_log(project), "cap-nhat/index.html").updates_list())
    assert html.index('id="2026-03-04"') < html.index("Bản đầu tiên")
    assert '<a href="../van-ban/1-ct-ttg-2024.html">' in html
    assert "<b>" not in html


def _with_update(project: Path, *entries: UpdateEntry) -> Knowledge:
    update = Update(id="2026-03-04", date=date(2026, 3, 4), summary="Mẫu.", entries=entries)
    (project / "data/cap-nhat").mkdir()
    (project / "data/cap-nhat/2026-03-04.yml").write_text(as_yaml(update), encoding="utf-8")
    return open_knowledge(project / "data")


def _shown(project: Path, *entries: UpdateEntry) -> str:
    """The page of an update, with few of its marks."""
    html = Parts(_with_update(project, *entries), "cap-nhat/index.html").updates_list()
    return squash(re.sub(r"<(?!/?(?:details|summary|del|ins))[^>]*>", "", html))


def _entry(name: str, *fields: FieldChange, kind: UpdateKind = UpdateKind.CHANGED) -> UpdateEntry:
    return UpdateEntry(kind=kind, table="van-ban", record="x", name=name, fields=fields)


def test_what_changed_within_a_text_is_marked_and_what_came_or_went_is_said(project: Path) -> None:
    changed = FieldChange(field="Trích yếu", before="Về dân vận năm 2024", after="Về dân vận năm 2025")
    came, went = FieldChange(field="Tên gọi khác", after="A"), FieldChange(field="Ai làm", before="B")
    assert _shown(project, _entry("Mẫu", changed, came, went)) == (
        "04/3/2026 Mẫu. Sửa văn bản: Mẫu "
        "Trích yếu: Về dân vận năm <del>[bỏ: −2024]</del> <ins>[thêm: +2025]</ins> "
        "Tên gọi khác (thêm): A Ai làm (bỏ): B"
    )


def test_many_records_that_tell_the_same_fold_into_one_line(project: Path) -> None:
    came = FieldChange(field="Dùng khi nào", after="Khi cần.")
    alike = [_entry(name, came) for name in "ABCDEF"]
    other = _entry("Khác", FieldChange(field="Số, ký hiệu", after="1"), kind=UpdateKind.ADDED)
    assert _shown(project, *alike[:1], other, *alike[1:]) == (
        '04/3/2026 Mẫu. <details class="fold"><summary>Sửa 6 văn bản (Dùng khi nào)</summary> '
        + " ".join(f"{name} Dùng khi nào (thêm): Khi cần." for name in "ABCDEF")
        + " </details> Thêm văn bản: Khác Số, ký hiệu (thêm): 1"
    )


def test_five_records_that_tell_the_same_are_listed(project: Path) -> None:
    assert "<details" not in _shown(project, *map(_entry, "ABCDE"))


def test_the_terminal_tells_each_record_and_the_feed_those_alike_together(project: Path) -> None:
    changed = FieldChange(field="Trích yếu", before="A", after="B")
    came, went = FieldChange(field="Tên gọi khác", after="C"), FieldChange(field="Ai làm", before="D")
    entries = (_entry("Một", changed), _entry("Hai", changed), _entry("Ba", came, went))
    knowledge = _with_update(project, *entries)
    [update] = knowledge.registry.corpus.updates
    assert list(in_words(update)) == [
        "Mẫu.",
        "Sửa văn bản x: Một",
        "    Trích yếu: A → B",
        "Sửa văn bản x: Hai",
        "    Trích yếu: A → B",
        "Sửa văn bản x: Ba",
        "    Tên gọi khác (thêm): C",
        "    Ai làm (bỏ): D",
    ]
    root = ET.fromstring(feed(knowledge)[ADDRESS])  # noqa: S314 - our own
    assert (root.findtext(f"{ATOM}entry/{ATOM}content") or "").split("\n") == [
        "Mẫu.",
        "Sửa 2 văn bản (Trích yếu): Một; Hai",
        "Sửa văn bản (Tên gọi khác; Ai làm): Ba",
    ]


def test_the_feed_is_atom(project: Path) -> None:
    """RFC 4287: id, title and updated everywhere, an author, absolute unique ids."""
    root = ET.fromstring(feed(_log(project))[ADDRESS])  # noqa: S314 - our own
    entries = root.findall(f"{ATOM}entry")
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    for part in (root, *entries):
        assert [len(part.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
    ids = [part.findtext(f"{ATOM}id") or "" for part in (root, *entries)]
    assert len(set(ids)) == 3
    assert all(name.startswith("urn:uuid:") for name in ids)
    assert entries[0].findtext(f"{ATOM}updated") == "2026-03-04T00:00:00Z"


@pytest.mark.parametrize(
    ("site", "expected"),
    [("", "index.html#2026-03-04"), ("https://x.vn/a/", "https://x.vn/a/cap-nhat/index.html#2026-03-04")],
)
def test_links_of_the_feed_are_absolute_if_the_site_knows_its_address(
    site: str, expected: str, project: Path
) -> None:
    root = ET.fromstring(feed(_log(project), site)[ADDRESS])  # noqa: S314 - our own
    link = root.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.get("href") == expected


def test_no_update_is_no_feed(project: Path) -> None:
    assert feed(open_knowledge(project / "data")) == {}


def test_error_a_place_without_open_data(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "x.zip").write_bytes(b"x")
    (project / "y").mkdir()
    (project / "y" / "van-ban.json").write_text(json.dumps([document().id]), encoding="utf-8")
    data = str(project / "data")
    for place in ("khong-co", "--upload-pack=x", str(project / "x.zip"), str(project), str(project / "y")):
        assert main(["changes", "--data", data, "--", place, data]) == 1
        assert capsys.readouterr().err.startswith("Không đọc được bản dữ liệu: ")
