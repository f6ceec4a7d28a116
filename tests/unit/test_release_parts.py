"""The parts of a release: its origin and name, compressed files that depend on content alone, licences."""

from __future__ import annotations

import gzip
import io
import subprocess
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.release.archive import checksums, gzipped, with_compressed, zipped
from macros.release.contents import site_files
from macros.release.licences import notices
from macros.release.origin import Origin, ReleaseRefused, check_clock, origin_of

DAY = date(2026, 1, 2)
EPOCH = 1_767_400_000  # 03/01/2026
MOMENT = datetime.fromtimestamp(EPOCH, UTC)


def source(project: Path) -> Path:
    """The smallest project that a release could be made from."""
    (project / "data").mkdir(parents=True)
    (project / "data" / "a.yml").write_text("a: 1\n", encoding="utf-8")
    (project / "pyproject.toml").write_text('[project]\nversion = "0.1.0"\n', encoding="utf-8")
    return project


def git(project: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=project, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def cloned(project: Path) -> Path:
    """The same, in git."""
    source(project)
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "a", "--date", f"@{EPOCH} +0000")
    return project


def refused(project: Path, **environment: str) -> str:
    with pytest.raises(ReleaseRefused) as caught:
        origin_of(project, environment, allow_dirty=False)
    return str(caught.value)


# -- origin ------------------------------------------------------------------------------------------------------


def test_name_is_the_day_of_the_data_and_the_commit() -> None:
    commit = "da55c454dd7b0a8a8f1d"
    assert Origin("0.1.0", commit, EPOCH).name_on(DAY) == "can-cu-2026-01-02-da55c454dd"
    assert Origin("0.1.0", None, EPOCH).name_on(DAY) == "can-cu-2026-01-02-0.1.0"
    assert Origin("0.1.0", commit, EPOCH, ("x",)).name_on(DAY) == "can-cu-2026-01-02-da55c454dd-ban-thu"


def test_moment_is_that_of_the_commit(tmp_path: Path) -> None:
    project = cloned(tmp_path)
    found = origin_of(project, {}, allow_dirty=False)
    assert found.commit == git(project, "rev-parse", "HEAD")
    assert str(found.epoch) == git(project, "log", "-1", "--format=%ct")
    assert found.changes == ()


def test_error_uncommitted_data_is_refused_and_named(tmp_path: Path) -> None:
    project = cloned(tmp_path)
    (project / "data" / "a.yml").write_text("a: 2\n", encoding="utf-8")
    (project / "data" / "mới.yml").write_text("a: 3\n", encoding="utf-8")
    (project / "notes.txt").write_text("no part of a release", encoding="utf-8")
    assert refused(project) == (
        "Có 2 tệp đã sửa mà chưa ghi vào git:\n  data/a.yml\n  data/mới.yml\n"
        "Hãy ghi (git commit) rồi làm lại; muốn làm bản thử thì thêm --allow-dirty."
    )
    assert origin_of(project, {}, allow_dirty=True).changes == ("data/a.yml", "data/mới.yml")


def test_an_unpacked_source_needs_a_moment(tmp_path: Path) -> None:
    project = source(tmp_path)
    assert "không phải bản sao git" in refused(project)
    assert origin_of(project, {"SOURCE_DATE_EPOCH": str(EPOCH)}, allow_dirty=False) == Origin(
        "0.1.0", None, EPOCH
    )


def test_a_repository_around_an_unpacked_source_is_not_its_own(tmp_path: Path) -> None:
    cloned(tmp_path / "other")
    assert "không phải bản sao git" in refused(source(tmp_path / "other" / "unpacked"))


@pytest.mark.parametrize("given", ["hôm nay", "-1", "0", "1.5", "99999999999999"])
def test_error_a_moment_that_is_none(tmp_path: Path, given: str) -> None:
    assert f"đang là “{given}”" in refused(source(tmp_path), SOURCE_DATE_EPOCH=given)


@pytest.mark.parametrize(
    "address",
    [
        "noi-bo.example/",
        "http://a",
        "http:///x/",
        "ftp://a/",
        "http://a/b",
        "http://noi bo/",
        "http://a/dan van/",
        " http://a/",
        "http://a/?x=1",
        "http://a/#x",
        'http://a/"onload=1/',
        "javascript:alert(1)//",
        "file:///C:/can-cu/",
        "/dan-van/",
    ],
)
def test_error_a_wrong_base_address(tmp_path: Path, address: str) -> None:
    wrong = refused(source(tmp_path), SITE_URL=address, SOURCE_DATE_EPOCH=str(EPOCH))
    if address == "http://a":  # the root of a server may go without a slash, but not for us
        assert address in wrong
    assert wrong.startswith("SITE_URL phải là địa chỉ đầy đủ")


def test_error_a_moment_before_the_data() -> None:
    check_clock(Origin("0.1.0", None, EPOCH), date(2026, 1, 4))
    with pytest.raises(ReleaseRefused, match="sớm hơn ngày đối chiếu dữ liệu"):
        check_clock(Origin("0.1.0", None, EPOCH), date(2026, 1, 5))


def test_error_wrong_arguments_touch_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["release", "--out", str(tmp_path / "out"), "--nhanh"])
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("Lệnh chưa đúng.")
    assert not list(tmp_path.iterdir())


# -- bytes -------------------------------------------------------------------------------------------------------


def test_gzip_holds_no_name_and_no_time() -> None:
    content = "căn cứ ".encode() * 100
    assert gzip.decompress(gzipped(content)) == content
    assert gzipped(content)[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


def test_texts_are_compressed_where_it_saves_something() -> None:
    files = {"a.html": b"a" * 1000, "b.html": b"b", "c.docx": b"c" * 1000, "d.yml": b"d" * 1000}
    assert sorted(with_compressed(files)) == ["a.html", "a.html.gz", "b.html", "c.docx", "d.yml", "d.yml.gz"]


def test_zip_depends_on_names_contents_and_moment_alone() -> None:
    files = {"b/deploy.sh": b"#!/bin/sh\n", "a.txt": b"a" * 100}
    written = zipped(files, MOMENT)
    assert written == zipped(dict(reversed(files.items())), MOMENT)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.namelist() == ["a.txt", "b/deploy.sh"]
        assert {entry.date_time for entry in archive.infolist()} == {MOMENT.timetuple()[:6]}
        assert [oct(entry.external_attr >> 16) for entry in archive.infolist()] == ["0o100644", "0o100755"]


def test_checksums_are_those_of_sha256sum(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "SHA256SUMS").write_bytes(checksums({"a.txt": b"a"}))
    subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=tmp_path, check=True)


def test_what_nobody_loads_is_not_shipped(tmp_path: Path) -> None:
    for name in ("index.html", "a.js.map", "assets/javascripts/lunr/min/lunr.vi.min.js", "assets/a.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert list(site_files(tmp_path)) == ["assets/a.js", "index.html"]


def test_notices_of_compiled_scripts_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("/*! one */x;/*! two */y;/* no */", encoding="utf-8")
    (tmp_path / "b.js").write_text("/*! one */", encoding="utf-8")
    assert notices(tmp_path).decode() == "/*! one */\n\n/*! two */\n\n"
