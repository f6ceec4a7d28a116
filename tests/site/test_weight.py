"""The weight of the site: limits for every kind of page, and record pages that do not grow with the data.

`python benchmarks/weight.py` prints the figures behind these limits.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from page_kinds import compressed, one_of_each_kind, pages_by_kind
from playwright.sync_api import TimeoutError as NeverEnds
from site_building import PROJECT, SOURCES, build
from weighing import CountingServer, Visit, Visitor, counting, weigh

# kB, compressed.
RECORD_PAGE = 10.0
STYLE = 30.0
SCRIPTS = 40.0
FONTS = 32.0
FONT_FILES = 2
FIRST_VISIT = 170.0
SHIFT = 0.05
SCRIPTS_WITH_TOOL = 45.0
"""Of pages that bring a tool beyond what every page loads: a filter, questions, the reader of the plan."""
# Builder and checker are made of scripts: for them the limit of a first visit holds alone.
TOOLS = ("can-cu-index", "soat-vien-dan-index")
RECORDS = ("van-ban", "co-quan", "nhiem-vu", "nhiem-vu-nhom")

GROWN = (430, 580)
"""Records of the grown sites; the real one has some 190, and each plan brings some 80. Pages that plans share show
three in full: only what comes after these is to cost little."""
PLANS = (4, 6)
MORE = 40
"""Bytes by which a page may differ: one more digit in a count. A link is longer."""
LINK = 100
"""Bytes of a link to a plan, and to the same place there."""
LINE = 560
"""Bytes of a line for a plan: its name, how much of it concerns the record, and links to just that."""
GROWING = {
    "huong-dan/can-kiem-tra.html": 10_000,  # a row a job, up to a hundred jobs of each kind
    "co-quan/ban-thuong-vu-tinh-uy.html": 1_200,  # these three issue documents of each plan's own:
    "co-quan/bo-chinh-tri.html": 800,  # the latest come with title and status,
    "co-quan/ubnd-tinh.html": 1_200,  # those before by name
}
"""Pages that grow by more than a line, and by how many bytes a plan."""


def _over(figures: dict[str, int], limit: float, what: str) -> str:
    """A message with every page over the limit, heaviest first; empty if none is."""
    over = sorted(((size, name) for name, size in figures.items() if size > 1000 * limit), reverse=True)
    return "\n".join(f"{name}: {what} {size / 1000:.1f} kB, limit {limit:g} kB" for size, name in over)


def test_record_pages_are_light(built_site: Path) -> None:
    kinds = pages_by_kind(built_site)
    pages = [address for kind in RECORDS for address in kinds[kind]]
    assert len(pages) > 100
    message = _over(
        {page: compressed((built_site / page).read_bytes()) for page in pages}, RECORD_PAGE, "HTML"
    )
    assert not message, message


def test_style_sheets_are_light(built_site: Path) -> None:
    figures = {page: weigh(built_site, page).css for page in one_of_each_kind(built_site).values()}
    message = _over(figures, STYLE, "CSS")
    assert not message, message


def test_scripts_before_a_search_are_light(built_site: Path) -> None:
    kinds = one_of_each_kind(built_site)
    figures = {kind: weigh(built_site, page).scripts for kind, page in kinds.items() if kind not in TOOLS}
    of_every_page = min(size for kind, size in figures.items() if kind != "404")
    assert 0 < of_every_page <= 1000 * SCRIPTS
    assert {kind: figures[kind] for kind in RECORDS} == dict.fromkeys(RECORDS, of_every_page)
    message = _over(figures, SCRIPTS_WITH_TOOL, "scripts")
    assert not message, message


def test_fonts_are_few_and_light(built_site: Path) -> None:
    for page in one_of_each_kind(built_site).values():
        fonts = weigh(built_site, page).fonts
        assert len(fonts) == (0 if page == "404.html" else FONT_FILES), f"{page}: {sorted(fonts)}"
        assert sum(fonts.values()) <= 1000 * FONTS, f"{page}: {fonts}"


@pytest.fixture(scope="module")
def grown_sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site of four plans, and of six, with the documents, bodies and tasks that come with them."""
    small, large = (_grown(records, tmp_path_factory.mktemp("grown") / "project") for records in GROWN)
    return small, large


def _grown(records: int, project: Path) -> Path:
    project.mkdir()
    for name in (name for name in SOURCES if name != "data"):
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy2
        copy(PROJECT / name, project / name)
    corpus = [sys.executable, str(PROJECT / "benchmarks" / "corpus.py"), str(records), str(project)]
    subprocess.run(corpus, check=True, timeout=120)
    return build(project, project / "site", PYTHONHASHSEED="1")


@pytest.mark.parametrize(("table", "least"), [("van-ban", 50), ("nhiem-vu", 100), ("co-quan", 20)])
def test_record_pages_do_not_grow_with_the_number_of_plans(
    grown_sites: tuple[Path, Path], table: str, least: int
) -> None:
    """A page may grow with what there is to say of its record, which is in the open data: laws that the added plans
    cite, bodies that they charge. Of a record that they do not touch, nothing may."""
    before, after = (_open_data(site, table) for site in grown_sites)
    untouched = [url for url, row in before.items() if after[url] == row]
    assert len(untouched) >= least
    assert len(after) > len(before)
    grown = {url: more for url in untouched if (more := _growth(url, *grown_sites)) > MORE}
    assert not grown, "\n".join(f"{url}: {more:+} bytes with more plans" for url, more in grown.items())


@pytest.mark.parametrize("page", ["ma-tran/index.html", "so-do/index.html", "index.html"])
def test_pages_of_the_current_plan_do_not_grow_with_the_number_of_plans(
    grown_sites: tuple[Path, Path], page: str
) -> None:
    """But for a link to each."""
    added = PLANS[1] - PLANS[0]
    assert _growth(page, *grown_sites) <= added * LINK + MORE


def test_no_page_grows_by_more_than_a_line_with_each_plan(grown_sites: tuple[Path, Path]) -> None:
    """Whatever there is to say of a record that all plans share, at any number of plans."""
    small, large = grown_sites
    added = PLANS[1] - PLANS[0]
    # Not all are in both: a plan in between parts two that were compared.
    before, after = (
        {path.relative_to(site).as_posix() for path in site.rglob("*.html")} for site in grown_sites
    )
    pages = sorted(before & after)
    assert len(pages) > 500
    grown = {page: (_growth(page, small, large) - MORE) / added for page in pages}
    over = {page: more for page, more in grown.items() if more > _allowance(page)}
    assert not over, "\n".join(f"{page}: {more:+.0f} bytes with each plan" for page, more in over.items())


def _allowance(page: str) -> int:
    return GROWING.get(page, LINE)


def _open_data(site: Path, table: str) -> dict[str, Any]:
    rows = json.loads((site / "du-lieu" / f"{table}.json").read_text(encoding="utf-8"))
    return {row["url"]: row for row in rows}


def _growth(page: str, small: Path, large: Path) -> int:
    return _own_size(large / page) - _own_size(small / page)


def _own_size(page: Path) -> int:
    """Bytes of a page without its way to the neighbours, whose names may be long or short."""
    return len(re.sub(rb'<nav class="steps".*?</nav>', b"", page.read_bytes(), flags=re.DOTALL))


@pytest.fixture(scope="module")
def counted(built_site: Path) -> Iterator[CountingServer]:
    """The site on a server that counts."""
    with counting(built_site) as server:
        yield server


def _first_visit(browser: Any, server: CountingServer, page: str, width: int) -> Visit:
    """One visit; once more if it never ends, for Chromium's slow line now and then loses an answer."""
    try:
        return _visit(browser, server, page, width)
    except NeverEnds:
        return _visit(browser, server, page, width)


def _visit(browser: Any, server: CountingServer, page: str, width: int) -> Visit:
    with closing(Visitor(browser, server, width=width)) as visitor:
        return visitor.open(page)


KINDS = [*RECORDS, "index", "404", "others"]
"""Kinds of pages to visit; all kinds without a test of their own are visited in one."""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_first_visit(chromium: Any, built_site: Path, counted: CountingServer, kind: str, width: int) -> None:
    kinds = one_of_each_kind(built_site)
    wanted = [page for name, page in kinds.items() if (name if name in KINDS else "others") == kind]
    wrong = []
    for page in wanted:
        visit = _first_visit(chromium, counted, page, width)
        if visit.received > 1000 * FIRST_VISIT:
            wrong.append(f"{page}: first visit {visit.received / 1000:.1f} kB, limit {FIRST_VISIT:g} kB")
        if visit.shift > SHIFT:
            moved = "; ".join(visit.shifted[:3])
            wrong.append(f"{page}: layout shift {visit.shift:.3f} at {width} px, limit {SHIFT}: {moved}")
        wrong += [f"{page}: asks another host: {address}" for address in visit.outside]
        assert visit.received > 20_000, f"{page}: only {visit.received} bytes came"
    assert not wrong, "\n".join(wrong)
