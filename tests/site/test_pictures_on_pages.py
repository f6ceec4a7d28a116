"""The pictures in the built site: the same content as the lists, small, readable at every width."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from html_pages import HtmlPage
from site_building import PROJECT

from macros import addresses
from macros.knowledge import Knowledge, open_knowledge
from macros.pictures import Chain, document_chain, task_chain

# A chain with both lanes, one with earlier and later documents, the whole plan, the year.
PAGES = (
    "nhiem-vu/73-kh-ubnd-2024/ii-4-b1.html",
    "van-ban/25-2018-qh14.html",
    "so-do/index.html",
    "thoi-han/index.html",
)
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
_CHAIN = re.compile(r'<figure class="chain">.*?</figure>', re.DOTALL)
_LINK = re.compile(r'<a [^>]*?href="([^"#]+)')


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(PROJECT / "data")


@pytest.fixture(scope="module")
def chains(knowledge: Knowledge) -> dict[str, Chain | None]:
    """The chain of every record by the address of its page."""
    registry = knowledge.registry
    plan = registry.folder.plan.id
    of_tasks = {
        addresses.task_page(plan, task.id): task_chain(task, knowledge) for task in registry.tasks.values()
    }
    return of_tasks | {
        addresses.document_page(document.id): document_chain(document, knowledge)
        for document in registry.documents.values()
    }


def test_boxes_of_a_page_are_those_of_the_records(
    pages: dict[str, HtmlPage], chains: dict[str, Chain | None]
) -> None:
    for address, chain in chains.items():
        drawn = _CHAIN.search(pages[address].source)
        if chain is None:
            assert drawn is None
            continue
        assert drawn
        links = [
            addresses.relative(node.address, address) for node in chain.nodes if node.address is not None
        ]
        assert [link for link in _LINK.findall(drawn[0]) if not link.startswith("../so-do")] == links


def test_chains_are_small(pages: dict[str, HtmlPage], chains: dict[str, Chain | None]) -> None:
    for address in chains:
        for drawn in _CHAIN.findall(pages[address].source):
            assert len(gzip.compress(drawn.encode())) <= 1500, address


def test_drawings_of_the_timeline_link_what_the_list_links(
    pages: dict[str, HtmlPage], knowledge: Knowledge
) -> None:
    source = pages["so-do/index.html"].source
    figure = re.search(r'<figure class="timeline".*?</figure>', source, re.DOTALL)
    assert figure
    head, listed = figure[0].split("<details>")
    narrow, wide = head.split('<div class="timeline__wide">')
    own = [f"../{addresses.document_page(document)}" for document in knowledge.registry.documents]
    dated = [
        f"../{addresses.document_page(document.id)}"
        for document in knowledge.registry.documents.values()
        if document.date_document
    ]
    assert sorted(_LINK.findall(narrow)) == sorted(_LINK.findall(wide)) == sorted(dated)
    assert sorted(_LINK.findall(listed)) == sorted(own)
    drawn = re.findall(r"<title>.*? ([^.<]*)</title>", wide)
    assert len(drawn) == len(dated) - 1  # every mark says its status in words; the plan's bar needs none


def test_task_pages_lead_to_their_group_on_the_whole_picture(
    pages: dict[str, HtmlPage], chains: dict[str, Chain | None]
) -> None:
    ids = set(pages["so-do/index.html"].ids)
    wholes = {chain.whole.partition("#")[2] for chain in chains.values() if chain}
    assert wholes - {""} <= ids


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("address", PAGES)
def test_page_needs_no_sideways_scroll(chromium: Any, built_site: Path, address: str, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto((built_site / address).as_uri())
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()
    assert overflow <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(chromium: Any, built_site: Path, address: str, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto((built_site / address).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(found => { found.open = true; })")
    page.wait_for_timeout(200)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": _RULES}})
    context.close()
    assert not [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found.response["violations"]
        for node in violation["nodes"][:3]
    ]


@pytest.mark.parametrize(("width", "shown"), [(360, "narrow"), (768, "wide"), (1440, "wide")])
def test_letters_of_the_timeline_stay_in_their_fields(
    chromium: Any, built_site: Path, width: int, shown: str
) -> None:
    """The table of widths is an estimate: a real font must not be wider."""
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto((built_site / "so-do/index.html").as_uri())
    visible = page.evaluate(
        "[...document.querySelectorAll('.timeline > div')].filter(d => d.offsetHeight).map(d => d.className)"
    )
    outside = page.evaluate(
        """kind => [...document.querySelectorAll(`.timeline__${kind} .mark`)].filter(mark => {
          const text = mark.querySelector("text").getBBox(), field = mark.querySelector("rect").getBBox();
          return text.x + text.width > field.x + field.width + 0.5 || text.y < field.y - 0.5
            || text.y + text.height > field.y + field.height + 2;
        }).map(mark => mark.textContent)""",
        shown,
    )
    page.close()
    assert visible == [f"timeline__{shown}"]
    assert outside == []


def test_lanes_stay_side_by_side_on_a_phone(chromium: Any, built_site: Path) -> None:
    """One above the other would rank Party and State documents."""
    page = chromium.new_page(viewport={"width": 320, "height": 800})
    page.goto((built_site / PAGES[0]).as_uri())
    tops = page.evaluate(
        """[...document.querySelectorAll(".chain__step--lanes .chain__cells")].map(
          cells => [...cells.children].map(cell => cell.getBoundingClientRect().top))"""
    )
    page.close()
    assert tops
    assert all(party == state for party, state in tops)
