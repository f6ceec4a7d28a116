"""A release that is killed, finds no room or may not write: the last one stays, and the next run puts all in order."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from site_building import PROJECT, RELEASED, copied

from macros.release.archive import checksums

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and mounts of Unix")

LAST = {
    "can-cu-2026-01-02-aaaaaaaaaa.zip": b"the last release",
    "can-cu-2026-01-02-aaaaaaaaaa.zip.sha256": b"its sum",
}
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": str(RELEASED), "CAN_CU_PDF": ""}

# A release whose build, but for the step "build", is a copy of a site that was built before; killed at a step.
STEPS = """
import os, shutil, signal, sys
from pathlib import Path
from macros.__main__ import main
from macros.release import command

site, out, step = sys.argv[1:]
if step != "build":
    command._build = lambda project, made, *_: shutil.copytree(site, made)
write, replace, replaced = Path.write_bytes, Path.replace, []

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def write_half(path, content):
    write(path, content[: len(content) // 2])
    die()

def replace_one(path, target):
    replaced.append(path)
    if len(replaced) == int(step[-1]):
        die()
    return replace(path, target)

if step in ("release_files", "zipped"):
    setattr(command, step, die)
elif step == "write":
    Path.write_bytes = write_half
elif step.startswith("replace"):
    Path.replace = replace_one
sys.exit(main(["release", "--allow-dirty", "--out", out]))
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where releases lie, with one in it."""
    folder = tmp_path / "out"
    folder.mkdir()
    for name, content in LAST.items():
        (folder / name).write_bytes(content)
    return folder


def run_steps(site: Path, out: Path, step: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", STEPS, str(site), str(out), step],
        cwd=PROJECT,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def last_stays(out: Path) -> bool:
    return all((out / name).read_bytes() == content for name, content in LAST.items())


def new_ones(out: Path) -> list[Path]:
    """The ZIPs that somebody would take for releases, beside the last."""
    return sorted(path for path in out.glob("*.zip") if path.name not in LAST)


def is_whole(path: Path) -> bool:
    """Whether a ZIP has its fingerprint, and its files are those of its list."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    sums = subprocess.run(
        ["sha256sum", "--quiet", "-c", f"{path.name}.sha256"],
        cwd=path.parent,
        check=False,
        capture_output=True,
    )
    listed = {name: content for name, content in files.items() if name != "SHA256SUMS"}
    return sums.returncode == 0 and checksums(listed) == files["SHA256SUMS"] and "site/sitemap.xml" in files


@pytest.mark.parametrize("step", ["release_files", "zipped", "write", "replace-1", "replace-2"])
def test_killed_while_packing(built_site: Path, out: Path, step: str) -> None:
    done = run_steps(built_site, out, step)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert last_stays(out)
    assert new_ones(out) == []
    done = run_steps(built_site, out, "none")
    assert done.returncode == 0, done.stderr
    assert last_stays(out)
    [made] = new_ones(out)
    assert is_whole(made)
    assert len(list(out.iterdir())) == 4  # two ZIPs with their fingerprints, and no leftovers


def test_killed_while_building(tmp_path: Path, out: Path) -> None:
    """The program that builds outlives the one that was killed; its pages must not get into the next release."""
    source = copied(tmp_path / "source")
    command = [sys.executable, "-m", "macros", "release", "--out", str(out)]
    with subprocess.Popen(
        command, cwd=source, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as first:
        until = time.monotonic() + 60
        while not list(out.glob(".dang-lam-*/site/*")) and time.monotonic() < until:
            time.sleep(0.02)
        first.kill()
    assert first.returncode == -signal.SIGKILL
    assert last_stays(out)
    assert new_ones(out) == []
    done = subprocess.run(
        command, cwd=source, env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    [made] = new_ones(out)
    assert is_whole(made)
    assert last_stays(out)


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A small disk of its own at a folder."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a small disk needs root")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("step", ["build", "zip"])
def test_error_a_full_disk(built_site: Path, tmp_path: Path, step: str) -> None:
    """Too small for the site, and too small for the ZIP beside the site."""
    small = tmp_path / "small"
    with mounted(small, "size=3m" if step == "build" else "size=40m"):
        for name, content in LAST.items():
            (small / name).write_bytes(content)
        if step == "zip":
            free = shutil.disk_usage(small).free
            needed = sum(path.stat().st_size for path in built_site.rglob("*") if path.is_file())
            (small / "full").write_bytes(b"x" * max(0, free - needed - 2_500_000))
        done = run_steps(built_site, small, step)
        assert done.returncode == 1
        assert done.stderr == f"Không ghi được bản phát hành vào {small}: hết chỗ trên đĩa.\n"
        assert last_stays(small)
        assert {path.name for path in small.iterdir()} - {"full"} == set(LAST)


def test_error_a_disk_that_may_only_be_read(built_site: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    with mounted(small, "size=1m"):
        for name, content in LAST.items():
            (small / name).write_bytes(content)
        subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
        done = run_steps(built_site, small, "none")
        assert done.returncode == 1
        assert done.stderr == f"Không ghi được vào thư mục {small}: nơi này chỉ cho đọc.\n"
        assert last_stays(small)


def test_error_a_file_where_the_folder_should_be(built_site: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "out"
    wrong.write_text("mine", encoding="utf-8")
    done = run_steps(built_site, wrong, "none")
    assert done.returncode == 1
    assert done.stderr == f"Không ghi được vào thư mục {wrong}: đã có tệp mang tên này.\n"
    assert wrong.read_text(encoding="utf-8") == "mine"
