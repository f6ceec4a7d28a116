"""The update log: what two sets of open data tell of each other, as a record, as a page and as a feed."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from factories import data_folder, document, edit, found

from macros.__main__ import main
from macros.exports import all_exports, open_data
from macros.exports.feed import ADDRESS, feed
from macros.knowledge import Knowledge, open_knowledge
from macros.model import UpdateKind
from macros.render import Parts
from macros.updates import as_yaml, changes, update_of

ATOM = "{http://www.w3.org/2005/Atom}"
DOCUMENT = "data/van-ban/1-ct-ttg-2024.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the sample data."""
    data_folder(tmp_path)
    return tmp_path


def _tables(project: Path) -> dict[str, list[dict[str, Any]]]:
    return open_data(open_knowledge(project / "data"))


def _changed(
    project: Path, edits: str
) -> list[tuple[str, str, str, list[tuple[str, str | None, str | None]]]]:
    before = _tables(project)
    edit(project, edits)
    entries = changes(before, _tables(project), {"unknown": "Chưa xác minh", "in_force": "Còn hiệu lực"})
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
