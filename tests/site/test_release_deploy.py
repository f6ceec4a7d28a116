"""`deploy.sh` against what goes wrong on a server, beside what test_release.py shows: the running site stays whole."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from macros.release.archive import checksums, zipped

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not all(map(shutil.which, ("sh", "unzip", "flock"))),
    reason="deploy.sh needs sh, unzip and flock",
)

SCRIPT = Path(__file__).parents[2] / "macros/release/samples/trien-khai/deploy.sh"
EPOCH = 1_767_400_000
STAYS = "Trang đang chạy giữ nguyên."


def made(folder: Path, mark: str, *, day: str = "2026-01-02", epoch: int = EPOCH, **changed: bytes) -> Path:
    """A small release whose pages say `mark`; `changed` replaces files after the sums were taken."""
    manifest = {
        "product": "can-cu",
        "name": f"can-cu-{day}-{mark}",
        "source_date_epoch": epoch,
        "data_date": day,
    }
    files = {
        "manifest.json": (json.dumps(manifest, indent=2) + "\n").encode(),
        "site/index.html": f"<p>{mark}</p>".encode() * 2000,
        "site/big.bin": random.Random(mark).randbytes(300_000),  # noqa: S311 - what does not compress
    }
    files["SHA256SUMS"] = checksums(files)
    return packed(folder / f"{manifest['name']}.zip", {**files, **changed}, epoch)


def packed(path: Path, files: dict[str, bytes], epoch: int = EPOCH) -> Path:
    """A ZIP and its fingerprint."""
    content = zipped(files, datetime.fromtimestamp(epoch, UTC))
    path.write_bytes(content)
    signed(path)
    return path


def signed(path: Path) -> None:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_name(f"{path.name}.sha256").write_text(f"{digest}  {path.name}\n", encoding="ascii")


def call(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(SCRIPT), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **options,  # type: ignore[call-overload]
    )


def deploy(*arguments: object) -> None:
    done = call(*arguments)
    assert done.returncode == 0, done.stderr


def running(root: Path) -> str:
    return os.path.basename((root / "current").readlink())  # noqa: PTH119 - the name alone


def tree(root: Path) -> dict[str, object]:
    """Everything in a folder, with contents and times."""
    return {
        path.relative_to(root).as_posix(): (
            str(path.readlink())
            if path.is_symlink()
            else (path.read_bytes(), path.stat().st_mtime)
            if path.is_file()
            else "folder"
        )
        for path in sorted(root.rglob("*"))
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A server on which release "a" runs."""
    folder = tmp_path / "srv"
    folder.mkdir()
    deploy(made(tmp_path, "a"), folder)
    return folder


def test_three_are_kept_and_one_can_go_back(root: Path, tmp_path: Path) -> None:
    for number, mark in enumerate("bcd", 1):
        deploy(made(tmp_path, mark, epoch=EPOCH + number), root)
    kept = [f"can-cu-2026-01-02-{mark}" for mark in "bcd"]
    assert sorted(path.name for path in (root / "releases").iterdir()) == kept
    for mark in "cb":
        deploy("--roll-back", root)
        assert running(root) == f"can-cu-2026-01-02-{mark}"
    done = call("--roll-back", root)
    assert done.returncode == 1
    assert "không còn bản nào trước bản can-cu-2026-01-02-b" in done.stderr
    deploy("--roll-back", root, kept[2])
    assert running(root) == kept[2]


def test_no_two_releases_share_a_time(root: Path, tmp_path: Path) -> None:
    """Same size and same time would be the same ETag: a reader would keep the stale page."""
    deploy(made(tmp_path, "b"), root)
    times = {path.stat().st_mtime for path in (root / "releases").rglob("index.html")}
    assert times == {EPOCH, EPOCH + 1}
    in_one = {path.stat().st_mtime for path in (root / "current/").resolve().rglob("*")}
    assert in_one == {EPOCH + 1}


# -- refused: message, and nothing touched -------------------------------------------------------------------------


def _truncated_and_signed(folder: Path) -> Path:
    path = made(folder, "b")
    path.write_bytes(path.read_bytes()[:5000])
    signed(path)
    return path


def _foreign(folder: Path) -> Path:
    return packed(folder / "anh.zip", {"anh.txt": b"1"})


def _look_alike(folder: Path) -> Path:
    files = {"manifest.json": b'{\n  "product": "x"\n}\n', "site/index.html": b""}
    return packed(folder / "x.zip", {**files, "SHA256SUMS": checksums(files)})


def _climbing(folder: Path) -> Path:
    return made(folder, "b", **{"../x": b""})


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (_truncated_and_signed, "không phải tệp ZIP đọc được"),
        (_foreign, "không phải bản phát hành của Căn cứ"),
        (_look_alike, "không phải bản phát hành của Căn cứ"),
        (_climbing, "tên tệp không hợp lệ"),
        (lambda folder: folder / "khong-co.zip", "không có tệp"),
        (lambda folder: made(folder, "b", **{"site/them.html": b"x"}), "không nằm trong SHA256SUMS"),
        (lambda folder: made(folder, "b", epoch=EPOCH - 60), "đồng hồ đã bị chỉnh lùi"),
        (lambda folder: made(folder, "a", epoch=EPOCH + 60), "cùng tên nhưng khác nội dung"),
    ],
)
def test_error_a_bad_release_touches_nothing(root: Path, tmp_path: Path, bad, message: str) -> None:  # type: ignore[no-untyped-def]
    before = tree(root)
    elsewhere = tmp_path / "new"
    elsewhere.mkdir()
    done = call(bad(elsewhere), root)
    assert done.returncode == 1
    assert message in done.stderr
    assert done.stderr.endswith(f"{STAYS}\n")
    assert tree(root) == before


def test_error_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """Other tools also call their folders `current` and `releases`."""
    other = tmp_path / "other"
    (other / "releases" / "1").mkdir(parents=True)
    before = tree(other)
    done = call(made(tmp_path, "a"), other)
    assert done.returncode == 1
    assert "không phải nơi triển khai của Căn cứ và không trống" in done.stderr
    assert tree(other) == before


def test_error_a_failed_first_deployment_leaves_an_empty_folder(tmp_path: Path) -> None:
    root = tmp_path / "srv"
    root.mkdir()
    assert call(made(tmp_path, "a", **{"site/index.html": b"x"}), root).returncode == 1
    assert not list(root.iterdir())


@pytest.mark.parametrize("arguments", [(), ("a",), ("--la", "b"), ("--roll-back",), ("a", "b", "c")])
def test_error_a_wrong_call_is_explained(arguments: tuple[str, ...]) -> None:
    done = call(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("Cách gọi:")


def test_error_a_read_only_target(root: Path, tmp_path: Path) -> None:
    before = tree(root)
    new = made(tmp_path, "b", epoch=EPOCH + 5)
    options: dict[str, object] = {}
    if os.geteuid() == 0:  # to root nothing is read-only; to somebody else all of this is
        options["user"] = 65534
        subprocess.run(["chmod", "-R", "a+rX", str(tmp_path)], check=True)
        for folder in tmp_path.parents:
            if folder.name.startswith(("pytest", "popen")):  # those of pytest, and of its worker
                folder.chmod(folder.stat().st_mode | 0o055)
    else:
        subprocess.run(["chmod", "-R", "a-w", str(root)], check=True)
    done = call(new, root, **options)
    subprocess.run(["chmod", "-R", "u+w", str(root)], check=True)
    assert done.returncode == 1
    assert "không ghi được" in done.stderr
    assert done.stderr.endswith(f"{STAYS}\n")
    assert tree(root) == before


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting a small disk needs root")
def test_error_a_full_disk(tmp_path: Path) -> None:
    root = tmp_path / "small"
    root.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", str(root)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        deploy(made(tmp_path, "a"), root)
        before = tree(root)
        (root / "releases/can-cu-2026-01-02-a/full").write_bytes(b"x" * 350_000)
        done = call(made(tmp_path, "b", epoch=EPOCH + 5), root)
        (root / "releases/can-cu-2026-01-02-a/full").unlink()
        assert done.returncode == 1
        assert "hết chỗ trên đĩa" in done.stderr
        assert set(tree(root)) == set(before)
        assert running(root) == "can-cu-2026-01-02-a"
    finally:
        subprocess.run(["umount", str(root)], check=True)


@pytest.mark.parametrize("command", ["unzip", "sha256sum", "touch", "ln", "mv", "tail"])
@pytest.mark.parametrize("which", [signal.SIGKILL, signal.SIGTERM])
def test_killed_in_the_middle(root: Path, tmp_path: Path, command: str, which: signal.Signals) -> None:
    """At each command that changes something the script is killed; then the next run puts all in order."""
    wrappers = tmp_path / "bin"
    wrappers.mkdir()
    real = shutil.which(command)
    (wrappers / command).write_text(
        f'#!/bin/sh\ncase "$*" in *-Z1*|"") exec {real} "$@";; esac\nkill -{which.value} $PPID\nexec {real} "$@"\n',
        encoding="utf-8",
    )
    (wrappers / command).chmod(0o755)
    new = made(tmp_path, "b", epoch=EPOCH + 5)
    done = call(new, root, env={**os.environ, "PATH": f"{wrappers}:{os.environ['PATH']}"})
    # Where the command stands in a subshell, that is what was killed, and the script says so itself; after the
    # last switch there is nothing to undo.
    page = (root / "current/site/index.html").read_bytes()
    mark = running(root)[-1]
    assert page == f"<p>{mark}</p>".encode() * 2000
    assert done.returncode != 0 or mark == "b"
    deploy(new, root)
    assert running(root) == "can-cu-2026-01-02-b"
    assert sorted(path.name for path in root.iterdir()) == ["current", "lich-su.txt", "releases"]
    names = ["can-cu-2026-01-02-a", "can-cu-2026-01-02-b"]
    assert sorted(path.name for path in (root / "releases").iterdir()) == names


def test_two_at_a_time_do_not_undo_each_other(root: Path, tmp_path: Path) -> None:
    with subprocess.Popen(["flock", str(root), "sleep", "5"]) as holder:
        time.sleep(0.2)
        done = call(made(tmp_path, "b", epoch=EPOCH + 5), root)
        holder.kill()
    assert done.returncode == 1
    assert "một lệnh triển khai khác đang chạy" in done.stderr
