"""How the tests build a site: as `make` does, at a fixed moment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
# Any fixed moment: a build must not depend on the clock.
EPOCH = "1709078400"
# What a project needs to be built.
SOURCES = ("docs", "macros", "data", "mkdocs.yml", "pyproject.toml")
# The moment of the releases that tests make: 25/11/2026, behind the day of the data.
RELEASED = 1795564800
# Who makes the release of the tests, and a secret of theirs: none of it may be found in what is shipped.
MAKER = {
    "USER": "nguoi-lam-ban-phat-hanh",
    "LOGNAME": "nguoi-lam-ban-phat-hanh",
    "USERNAME": "nguoi-lam-ban-phat-hanh",
    "HOSTNAME": "may-tram-noi-bo",
    "COMPUTERNAME": "may-tram-noi-bo",
    "HOME": "/khong-co/nha-rieng-cua-nguoi-lam",
    "CAN_CU_TOKEN": "khoa-bi-mat-khong-duoc-lo",
}


def copied(folder: Path) -> Path:
    """A copy of the project, no git repository."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SOURCES:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, folder / name)
    return folder


def run_mkdocs(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs on a project as `make` does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=project,
        env=mkdocs_environment(**environment),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def mkdocs_environment(**extra: str) -> dict[str, str]:
    """The environment of a build."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, **extra}


def build(project: Path, site: Path, **environment: str) -> Path:
    """Build a site that must come out well."""
    done = run_mkdocs(project, "build", "--strict", "--site-dir", str(site), **environment)
    if done.returncode != 0:
        pytest.fail(f"mkdocs build --strict failed:\n{done.stdout}{done.stderr}", pytrace=False)
    return site
