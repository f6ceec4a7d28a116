"""Building: twice the same bytes; bad data stops it with a report; what was there stays."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from site_building import PROJECT, build, mkdocs_environment, run_mkdocs

_DOCUMENT = "data/van-ban/33-ct-ttg-2021.yml"


def _fingerprints(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_two_builds_are_byte_identical(built_site: Path, project_copy: Path, tmp_path: Path) -> None:
    """From another folder, with files of another age and another order of hashes."""
    second = build(project_copy, tmp_path / "second", PYTHONHASHSEED="4242")
    first, again = _fingerprints(built_site), _fingerprints(second)
    assert sorted(first) == sorted(again)
    assert [name for name in first if first[name] != again[name]] == []


def _break(project: Path) -> None:
    """Two mistakes in two files."""
    document = project / _DOCUMENT
    good = document.read_text(encoding="utf-8")
    bad = good.replace("date_document: 2021-11-26", "date_document: 26/11/2021")
    assert bad != good
    document.write_text(bad, encoding="utf-8")
    other = project / "data/van-ban/49-ct-tw-2015.yml"
    other.write_text(other.read_text(encoding="utf-8") + "khoa_la: 1\n", encoding="utf-8")


def test_error_bad_data_stops_the_build_with_a_vietnamese_report(project_copy: Path, tmp_path: Path) -> None:
    _break(project_copy)
    site = tmp_path / "site"
    done = run_mkdocs(project_copy, "build", "--strict", "--site-dir", str(site))
    report = done.stdout + done.stderr
    assert done.returncode == 1
    assert f"{_DOCUMENT}:" in report
    assert "lỗi [" in report
    assert "Có 2 lỗi trong 2 tệp. Trang chưa được dựng." in report
    assert "Traceback" not in report
    assert not site.exists()


def test_error_bad_data_leaves_the_previous_site(project_copy: Path, tmp_path: Path) -> None:
    """MkDocs itself empties the folder it builds into only after the data has been read."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("bản trước", encoding="utf-8")
    _break(project_copy)
    assert run_mkdocs(project_copy, "build", "--strict", "--site-dir", str(site)).returncode == 1
    assert (site / "index.html").read_text(encoding="utf-8") == "bản trước"


def _make(project: Path, target: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", target],
        cwd=project,
        env=mkdocs_environment(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture
def made_project(project_copy: Path) -> Path:
    """A copy on which `make` installs nothing: its environment is the one that runs the tests."""
    if shutil.which("make") is None:
        pytest.skip("no make on this machine")
    for name in ("Makefile", "requirements"):
        source = PROJECT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, project_copy / name)
    binaries = project_copy / ".venv" / "bin"
    binaries.mkdir(parents=True)
    wrapper = binaries / "python"
    wrapper.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    for stamp in (".site", ".dev"):
        (project_copy / ".venv" / stamp).touch()
    return project_copy


def test_make_site_swaps_in_a_whole_site(made_project: Path) -> None:
    site = made_project / "site"
    site.mkdir()
    (site / "cu.html").write_text("bản trước", encoding="utf-8")
    done = _make(made_project, "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (site / "index.html").is_file()
    assert not (site / "cu.html").exists()
    assert not list((made_project / "build").iterdir())


def test_error_make_site_leaves_the_previous_site(made_project: Path) -> None:
    site = made_project / "site"
    site.mkdir()
    (site / "index.html").write_text("bản trước", encoding="utf-8")
    # A mistake in a page, not in the data: it shows late, when half of the new site is written.
    page = made_project / "docs" / "gioi-thieu" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[mất](khong-co.md)\n", encoding="utf-8")
    done = _make(made_project, "site")
    assert done.returncode != 0
    assert "khong-co.md" in done.stdout + done.stderr
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text(encoding="utf-8") == "bản trước"
