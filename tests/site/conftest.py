"""The pages of the real site, for checks of the whole, and a project that a test may damage."""

from __future__ import annotations

from pathlib import Path

import pytest
from html_pages import HtmlPage, read_pages
from site_building import MAKER, RELEASED, copied

from macros.release.command import release


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, HtmlPage]:
    """All pages of the built site."""
    return read_pages(built_site)


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """A copy of the project that a test may damage."""
    return copied(tmp_path / "project")


@pytest.fixture(scope="session")
def release_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of a copy of the project, made by somebody whose names are easy to find again."""
    folder = tmp_path_factory.mktemp("release")
    environment = {"SOURCE_DATE_EPOCH": str(RELEASED), "CAN_CU_PDF": "", **MAKER}
    return release(copied(folder / "source"), folder / "out", environment, allow_dirty=False)
