"""The release: the same bytes from two folders, and a deployment that never hurts the running site."""

from __future__ import annotations

import functools
import getpass
import gzip
import hashlib
import http.server
import io
import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from site_building import MAKER, PROJECT, RELEASED, copied

from macros.release.archive import checksums, gzipped, zipped
from macros.release.command import release
from macros.release.origin import ReleaseRefused

DEPLOY = PROJECT / "macros/release/samples/trien-khai/deploy.sh"


def test_two_folders_give_the_same_bytes(release_zip: Path, tmp_path: Path) -> None:
    other = copied(tmp_path / "another place" / "with spaces")
    elsewhere = {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "USER": "other", "CAN_CU_PDF": ""}
    environment = {"SOURCE_DATE_EPOCH": str(RELEASED), **elsewhere}
    again = release(other, tmp_path / "out", environment, allow_dirty=False)
    assert again.name == release_zip.name
    assert again.read_bytes() == release_zip.read_bytes()


def test_release_holds_what_its_lists_say(release_zip: Path) -> None:
    digest, name = release_zip.with_name(f"{release_zip.name}.sha256").read_text(encoding="utf-8").split()
    assert (digest, name) == (hashlib.sha256(release_zip.read_bytes()).hexdigest(), release_zip.name)
    with zipfile.ZipFile(release_zip) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert checksums({n: c for n, c in files.items() if n != "SHA256SUMS"}) == files["SHA256SUMS"]
    manifest = json.loads(files["manifest.json"])
    assert manifest["counts"]["documents"] == len(list((PROJECT / "data/van-ban").glob("*.yml")))
    assert {licence["name"] for licence in manifest["licences"]} >= {"Material for MkDocs", "iframe-worker"}
    assert not [name for name in files if name.endswith(".map")]
    assert files["site/index.html.gz"] == gzipped(files["site/index.html"])
    assert list(release_zip.parent.glob(".dang-lam*")) == []


def _readable(name: str, content: bytes) -> bytes:
    """What is in a file once it is unpacked."""
    if name.endswith(".gz"):
        return gzip.decompress(content)
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return b"\n".join(f"{part}\n".encode() + archive.read(part) for part in archive.namelist())
    return content


def told_by(files: dict[str, bytes], words: set[str]) -> list[str]:
    """Which files hold which of the words, in any case of letters."""
    wanted = {word.lower().encode() for word in words}
    unpacked = {name: _readable(name, content).lower() for name, content in files.items()}
    return [
        f"{name}: {word.decode()}" for name, content in unpacked.items() for word in wanted if word in content
    ]


def test_release_tells_nothing_of_the_machine_its_people_and_its_secrets(release_zip: Path) -> None:
    """Folders, names and keys of whoever made it, also inside compressed files."""
    folders = {str(release_zip.parents[1]), str(PROJECT), f"{tempfile.gettempdir()}/"}
    # Names such as "root" and "vm" are words of every style sheet.
    names = {name for name in (getpass.getuser(), socket.gethostname()) if len(name) > 4}
    with zipfile.ZipFile(release_zip) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert told_by(files, {*MAKER.values(), *folders, *names}) == []


def test_error_a_name_inside_a_compressed_file_is_found() -> None:
    inside = zipped({"c.xml": b"nguoi-lam"}, datetime.fromtimestamp(RELEASED, UTC))
    files = {"a.gz": gzipped(b"by NGUOI-lam"), "b.docx": inside, "d": b""}
    assert told_by(files, {"nguoi-lam"}) == ["a.gz: nguoi-lam", "b.docx: nguoi-lam"]


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({}, "Thư mục này không phải bản sao git"),
        ({"SOURCE_DATE_EPOCH": "hôm nay"}, "SOURCE_DATE_EPOCH phải là số giây"),
        ({"SOURCE_DATE_EPOCH": "1700000000"}, "sớm hơn ngày đối chiếu dữ liệu"),
        (
            {"SOURCE_DATE_EPOCH": str(RELEASED), "SITE_URL": "noi-bo/dan-van"},
            "SITE_URL phải là địa chỉ đầy đủ",
        ),
    ],
)
def test_bad_settings_are_refused_and_nothing_is_written(
    environment: dict[str, str], message: str, tmp_path: Path
) -> None:
    source = copied(tmp_path / "source")
    with pytest.raises(ReleaseRefused, match=message):
        release(source, tmp_path / "out", environment, allow_dirty=False)
    assert not (tmp_path / "out").exists()


def test_failed_build_leaves_the_last_release(release_zip: Path, tmp_path: Path) -> None:
    source = copied(tmp_path / "source")
    out = tmp_path / "out"
    out.mkdir()
    shutil.copy2(release_zip, out)
    (source / "docs/huong-dan/index.md").write_text("[hỏng](khong-co.md)\n", encoding="utf-8")
    with pytest.raises(ReleaseRefused, match="Dựng trang không thành công"):
        release(source, out, {"SOURCE_DATE_EPOCH": str(RELEASED)}, allow_dirty=False)
    assert [path.name for path in out.iterdir()] == [release_zip.name]


# -- deployment --------------------------------------------------------------------------------------------------


def _small(folder: Path, number: int, *, product: str = "can-cu", epoch: int | None = None) -> Path:
    """A release of one page, which says its number; all have the same size."""
    name = f"can-cu-2026-11-2{number}-aaaaaaaaa{number}"
    manifest = {
        "product": product,
        "name": name,
        "source_date_epoch": epoch or RELEASED + number,
        "data_date": f"2026-11-2{number}",
    }
    files = {
        "manifest.json": (json.dumps(manifest, indent=2) + "\n").encode(),
        "site/index.html": f"<p>{number}</p>".encode(),
        "site/more.html": f"<p>{number}</p>".encode(),
    }
    content = zipped({**files, "SHA256SUMS": checksums(files)}, datetime.fromtimestamp(RELEASED, UTC))
    path = folder / f"{name}.zip"
    path.write_bytes(content)
    path.with_name(f"{path.name}.sha256").write_text(f"{hashlib.sha256(content).hexdigest()}  {path.name}\n")
    return path


def _deploy(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(DEPLOY), *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """A server's folder on which release 1 runs."""
    if shutil.which("unzip") is None:
        if os.environ.get("CI"):
            pytest.fail("no unzip", pytrace=False)
        pytest.skip("no unzip")
    folder = tmp_path / "server"
    folder.mkdir()
    assert _deploy(_small(tmp_path, 1), folder).returncode == 0
    return folder


def _page(root: Path) -> str:
    return (root / "current/site/index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("root")
def test_real_release_is_deployed(release_zip: Path, tmp_path: Path) -> None:
    target = tmp_path / "real"
    target.mkdir()
    done = _deploy(release_zip, target)
    assert done.returncode == 0, done.stderr
    assert (target / "current/site/index.html").is_file()


def test_three_are_kept_and_the_way_back_is_one_command(root: Path, tmp_path: Path) -> None:
    for number in (2, 3, 4):
        assert _deploy(_small(tmp_path, number), root).returncode == 0
    assert _page(root) == "<p>4</p>"
    assert sorted(path.name[-1] for path in (root / "releases").iterdir()) == ["2", "3", "4"]
    assert _deploy("--roll-back", root).returncode == 0
    assert _page(root) == "<p>3</p>"


def test_pages_of_equal_size_differ_in_time(root: Path, tmp_path: Path) -> None:
    before = (root / "current/site/index.html").stat()
    assert _deploy(_small(tmp_path, 2, epoch=RELEASED + 1), root).returncode == 0
    after = (root / "current/site/index.html").stat()
    assert before.st_size == after.st_size
    assert before.st_mtime != after.st_mtime


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def _without_fingerprint(path: Path) -> None:
    path.with_name(f"{path.name}.sha256").unlink()


def _damaged_inside(path: Path) -> None:
    """Another page than the list of fingerprints says, the outer fingerprint right."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    content = zipped({**files, "site/index.html": b"<p>9</p>"}, datetime.fromtimestamp(RELEASED, UTC))
    path.write_bytes(content)
    path.with_name(f"{path.name}.sha256").write_text(f"{hashlib.sha256(content).hexdigest()}  {path.name}\n")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (_truncated, "bị hỏng hoặc chưa chép hết"),
        (_without_fingerprint, "hãy chép cả hai tệp"),
        (_damaged_inside, "không khớp SHA256SUMS"),
    ],
    ids=["truncated", "no fingerprint", "damaged inside"],
)
def test_damaged_release_is_refused(
    root: Path, tmp_path: Path, damage: Callable[[Path], None], message: str
) -> None:
    path = _small(tmp_path, 2)
    damage(path)
    before = sorted(path.relative_to(root) for path in root.rglob("*"))
    done = _deploy(path, root)
    assert done.returncode == 1
    assert message in done.stderr
    assert done.stderr.endswith("Trang đang chạy giữ nguyên.\n")
    assert _page(root) == "<p>1</p>"
    assert sorted(path.relative_to(root) for path in root.rglob("*")) == before


def test_foreign_zip_is_refused(root: Path, tmp_path: Path) -> None:
    done = _deploy(_small(tmp_path, 2, product="else"), root)
    assert done.returncode == 1
    assert "không phải bản phát hành của Căn cứ" in done.stderr
    assert _page(root) == "<p>1</p>"


@pytest.mark.usefixtures("root")
def test_folder_of_others_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "home"
    other.mkdir()
    (other / "thu.txt").write_text("riêng", encoding="utf-8")
    done = _deploy(_small(tmp_path, 2), other)
    assert done.returncode == 1
    assert "không phải nơi triển khai của Căn cứ" in done.stderr
    assert [path.name for path in other.iterdir()] == ["thu.txt"]


def test_older_data_is_refused_unless_asked_for(root: Path, tmp_path: Path) -> None:
    assert _deploy(_small(tmp_path, 3), root).returncode == 0
    older = _small(tmp_path, 2)
    done = _deploy(older, root)
    assert done.returncode == 1
    assert "cũ hơn bản đang chạy" in done.stderr
    assert _page(root) == "<p>3</p>"
    assert _deploy("--force", older, root).returncode == 0
    assert _page(root) == "<p>2</p>"


def test_killed_deployment_leaves_the_old_site_and_the_next_one_works(root: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    killer = tools / "sync"  # deploy.sh calls it when all is unpacked and nothing switched
    killer.write_text("#!/bin/sh\nkill -9 $PPID\n")
    killer.chmod(0o755)
    done = subprocess.run(
        ["sh", str(DEPLOY), str(_small(tmp_path, 2)), str(root)],
        env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode != 0
    assert _page(root) == "<p>1</p>"
    assert _deploy(_small(tmp_path, 2), root).returncode == 0
    assert _page(root) == "<p>2</p>"
    assert not (root / "releases/.moi").exists()


def test_switching_under_load_never_fails_nor_mixes(root: Path, tmp_path: Path) -> None:
    """Whoever resolves `current` once reads pages of one release; none is missing meanwhile."""
    assert _deploy(_small(tmp_path, 2), root).returncode == 0
    seen: set[str] = set()
    failed: list[str] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            site = (root / "current").resolve() / "site"
            try:
                pages = {(site / name).read_text() for name in ("index.html", "more.html")}
            except OSError as error:
                failed.append(str(error))
                continue
            if len(pages) != 1:
                failed.append(str(pages))
            seen.update(pages)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(30):
        name = f"can-cu-2026-11-2{1 + number % 2}-aaaaaaaaa{1 + number % 2}"
        assert _deploy("--roll-back", root, name).returncode == 0
    over.set()
    for reader in readers:
        reader.join()
    assert failed == []
    assert seen == {"<p>1</p>", "<p>2</p>"}


# -- the page for addresses that do not exist ----------------------------------------------------------------------


class _Deep(http.server.SimpleHTTPRequestHandler):
    """A server with the site under /a/b/, which answers a wrong address with the site's own page."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/a/b"))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def test_wrong_address_is_searched_at_any_depth_of_any_path(page: Any, built_site: Path) -> None:
    running = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Deep, directory=str(built_site))
    )
    running.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=running.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{running.server_port}/a/b/"
    page.goto(f"{site}van-ban/cu/33-ct-ttg")
    first = page.locator(".search-list li a").first
    first.wait_for()
    assert first.get_attribute("href").startswith(f"{site}van-ban/33-ct-ttg-2021.html")
    assert page.locator("link[rel=stylesheet]").count() > 0
    assert page.locator("[data-site] a").first.get_attribute("href") == f"{site}index.html"
    running.shutdown()
    running.server_close()
