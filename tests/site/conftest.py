"""The real site, built once, for checks of the whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from html_pages import HtmlPage, read_pages
from site_building import PROJECT, SOURCES, build


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data and pages, built strictly."""
    return build(PROJECT, tmp_path_factory.mktemp("built") / "site", PYTHONHASHSEED="1")


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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real Chromium from the system; without one the test is skipped, on CI it fails."""
    names = ("chromium", "chromium-browser", "google-chrome")
    executable = next((found for name in names if (found := shutil.which(name))), None)
    if executable is None:
        message = f"no browser among {', '.join(names)}; on Debian: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            # In a container Chromium runs as root and has little shared memory.
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        yield browser
        browser.close()
