"""Very long, very short and unbreakable records, through the whole build: the layout stays whole."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from extremes import ADDRESSES, NAME, NUMBER, RELATIONS, SOURCE, TITLE, UNBROKEN, add_extremes
from layout import faults, faults_at
from site_building import PROJECT, SOURCES, build

WIDTHS = (320, 360, 768, 1440)
PRINT = 680
"""Pixels between the margins of A4."""
PRINT_LANDSCAPE = 1032
"""The same of A4 across, with the margins that site.css gives the matrices."""
RECORDS = [what for what in ADDRESSES if what.startswith(("document ", "body ", "task ", "group"))]
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@pytest.fixture(scope="module")
def extreme_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data with extreme records, built strictly."""
    project = tmp_path_factory.mktemp("extreme") / "project"
    project.mkdir()
    for name in SOURCES:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy2
        copy(PROJECT / name, project / name)
    add_extremes(project / "data")
    return build(project, project / "site", PYTHONHASHSEED="1")


def _open(browser: Any, site: Path, what: str, **context: Any) -> Any:
    page = browser.new_context(reduced_motion="reduce", **context).new_page()
    page.goto((site / ADDRESSES[what]).as_uri(), wait_until="load")
    page.evaluate("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })")
    return page


def test_extremes_are_extreme() -> None:
    assert (len(TITLE), len(NUMBER), len(SOURCE), len(UNBROKEN)) == (600, 80, 300, 300)
    assert len(NAME) > 200


def test_extremes_reach_the_pages(extreme_site: Path) -> None:
    page = (extreme_site / ADDRESSES["document with everything"]).read_text(encoding="utf-8")
    for text in (NUMBER, TITLE[3:], NAME, SOURCE, UNBROKEN):
        assert text in page
    assert page.count("Quan hệ giả để thử.") == RELATIONS


@pytest.mark.parametrize("what", ADDRESSES)
def test_layout_stays_whole(chromium: Any, extreme_site: Path, what: str) -> None:
    page = _open(chromium, extreme_site, what)
    found = faults_at(page, WIDTHS)
    page.context.close()
    assert not found, "\n".join([ADDRESSES[what], *found])


@pytest.mark.parametrize("what", ADDRESSES)
def test_nothing_is_wider_than_the_paper(chromium: Any, extreme_site: Path, what: str) -> None:
    paper = PRINT_LANDSCAPE if what == "matrices" else PRINT
    page = _open(chromium, extreme_site, what, viewport={"width": paper, "height": 1000})
    page.emulate_media(media="print")
    found = faults(page)
    page.context.close()
    assert not found, "\n".join([ADDRESSES[what], *found])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("what", RECORDS)
def test_axe_finds_nothing(chromium: Any, extreme_site: Path, what: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = _open(chromium, extreme_site, what, color_scheme=scheme)
    violations = []
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(200)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": _RULES}})
        violations += [
            f"{width} px: {violation['id']}: {node['html'][:160]}"
            for violation in found.response["violations"]
            for node in violation["nodes"][:3]
        ]
    page.context.close()
    assert not violations, "\n".join(violations)


BROKEN = {
    "sideways scroll": "<p style='width:2000px'>rộng</p>",
    "beyond the screen": "<p style='position:relative;left:-90px'>ngoài màn hình</p>",
    "beyond the screen: <div": (
        "<div style='margin-left:-90px;overflow:auto;width:200px'><p style='width:900px'>cuộn</p></div>"
    ),
    "cut": "<div style='width:40px;height:9px;overflow:hidden'>bị cắt mất một phần</div>",
    "overlap": "<p>dưới dưới</p><p style='margin-top:-30px'>trên trên</p>",
}


@pytest.mark.parametrize("fault", BROKEN)
def test_faults_of_layout_are_recognised(page: Any, fault: str) -> None:
    page.set_content(f"<!doctype html><article><p>Lành</p>{BROKEN[fault]}</article>")
    assert any(found.startswith(fault) for found in faults(page)), faults(page)


def test_sound_layout_has_no_faults(page: Any) -> None:
    page.set_content("<!doctype html><article><h1>Lành</h1><p>Một đoạn <b>chữ</b> đậm.</p></article>")
    assert faults(page) == []
