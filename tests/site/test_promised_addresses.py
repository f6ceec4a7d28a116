"""Addresses are promises: each that was ever published opens a page, and an old one leads on to where it should.

`tests/cases/addresses.txt` holds what is promised. `UPDATE_EXPECTED=1 pytest tests/site/test_addresses.py` adds what
the site has now, as after each release; it takes nothing away.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from html_pages import HtmlPage
from site_building import PROJECT

from macros.addresses import provision
from macros.knowledge import Knowledge, open_knowledge

PROMISED = PROJECT / "tests" / "cases" / "addresses.txt"
RENEW = "UPDATE_EXPECTED=1 .venv/bin/python -m pytest tests/site/test_addresses.py"
Pages = dict[str, HtmlPage]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(PROJECT / "data")


def promised() -> set[str]:
    return set(PROMISED.read_text(encoding="utf-8").split())


def broken(addresses: set[str], pages: Pages) -> list[str]:
    """What to do about each address that no longer opens, for the editor."""
    said = []
    for address in sorted(addresses):
        path, _, anchor = address.partition("#")
        if path not in pages:
            said.append(f"{address}: trang không còn; thêm vào data/dia-chi-cu.yml một mục có old: {path}")
        elif anchor and anchor not in pages[path].ids:
            said.append(f"{address}: mục không còn trên trang; giữ lại mã của mục ấy")
    return said


def test_every_address_ever_promised_opens(pages: Pages, knowledge: Knowledge) -> None:
    if os.environ.get("UPDATE_EXPECTED"):
        anchors = {
            provision(folder.plan.id, row.id)
            for folder in knowledge.registry.corpus.plans
            for row in folder.provisions
        }
        lines = "".join(f"{address}\n" for address in sorted(promised() | set(pages) | anchors))
        PROMISED.write_text(lines, encoding="utf-8", newline="\n")
    found = broken(promised(), pages)
    assert not found, "\n".join([*found, f"Sau mỗi lần phát hành, ghi thêm địa chỉ mới bằng lệnh: {RENEW}"])


def test_error_a_renamed_page_and_a_lost_anchor_are_named(pages: Pages) -> None:
    """The list would be no guard if nothing could fail it."""
    gone = "van-ban/33-ct-ttg.html"
    lost = {gone, "ke-hoach/73-kh-ubnd-2024.html#ii-4-b99"}
    assert broken(lost, pages) == [
        "ke-hoach/73-kh-ubnd-2024.html#ii-4-b99: mục không còn trên trang; giữ lại mã của mục ấy",
        f"{gone}: trang không còn; thêm vào data/dia-chi-cu.yml một mục có old: {gone}",
    ]


def test_list_holds_the_plan_and_its_provisions() -> None:
    assert len(promised()) > 300
    assert {"index.html", "ke-hoach/73-kh-ubnd-2024.html#ii-4-b1", "so/33-ct-ttg/index.html"} <= promised()


def test_old_addresses_are_in_no_search_and_no_map(
    built_site: Path, pages: Pages, knowledge: Knowledge
) -> None:
    listed = "".join(path.read_text(encoding="utf-8") for path in (built_site / "search").rglob("*.js"))
    site_map = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    for row in knowledge.registry.corpus.old_addresses:
        assert pages[row.old].meta["robots"] == "noindex"
        assert f'"{row.old}' not in listed
        assert row.old not in re.findall(r"<loc>([^<]*)</loc>", site_map)


@pytest.mark.parametrize("anchor", ["", "#ii-4-b1"])
@pytest.mark.parametrize("scripts", ["run", "are off"])
def test_old_address_opens_the_page_of_today(
    chromium: Any, base: str, knowledge: Knowledge, anchor: str, scripts: str
) -> None:
    context = chromium.new_context(java_script_enabled=scripts == "run")
    page = context.new_page()
    for row in knowledge.registry.corpus.old_addresses:
        page.goto(f"{base}{row.old}{anchor}")
        # Without scripts the reader still comes to the page, at its head.
        page.wait_for_url(f"{base}{row.page}{anchor if scripts == 'run' else '*'}", timeout=10_000)
        page.wait_for_load_state()
    context.close()
