"""The pages of the real site, for checks of the whole, and a project that a test may damage."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from html_pages import HtmlPage, read_pages
from site_building import PROJECT, SOURCES


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, HtmlPage]:
    """All pages of the built site."""
    return read_pages(built_site)


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """A copy of the project that a test may damage."""
    copy = tmp_path / "project"
    copy.mkdir()
    for name in SOURCES:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, copy / name)
    return copy
