"""The whole site with a second plan: the real data, and over it one that does not exist (tests/sample_data)."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from factories import SECOND_PLAN
from html_pages import HtmlPage, broken_links, read_pages, repeated_ids
from site_building import build, copied

Pages = dict[str, HtmlPage]
ADDRESSES = Path(__file__).parents[1] / "cases" / "addresses.txt"
NEW, OLD = "999-kh-ubnd-2025", "73-kh-ubnd-2024"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of two plans, as built."""
    folder = tmp_path_factory.mktemp("two-plans")
    project = copied(folder / "project")
    shutil.copytree(SECOND_PLAN, project / "data", dirs_exist_ok=True)
    return build(project, folder / "site")


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """All its pages."""
    return read_pages(site)


def test_every_link_leads_to_a_file_and_an_anchor(pages: Pages, site: Path) -> None:
    broken = list(broken_links(pages, site))
    assert not broken, "\n".join(broken[:40])


def test_ids_are_unique_on_every_page(pages: Pages) -> None:
    repeated = list(repeated_ids(pages))
    assert not repeated, "\n".join(repeated[:40])


def test_pages_have_titles_of_their_own(pages: Pages) -> None:
    titles: dict[str, str] = {}
    for page in pages.values():
        if page.path.startswith(("ke-hoach/", "nhiem-vu/", "so-sanh/")):
            assert titles.setdefault(page.title, page.path) == page.path


def test_promised_addresses_stay(pages: Pages, site: Path, built_site: Path) -> None:
    """Adding a plan, and making it the current one, moves nothing: pages, places on them, files to download."""
    promised = ADDRESSES.read_text(encoding="utf-8").split()
    lost = []
    for address in promised:
        path, _, anchor = address.partition("#")
        if path not in pages or (anchor and anchor not in pages[path].ids):
            lost.append(address)
    for file in (
        path for path in built_site.rglob("*") if path.suffix in (".docx", ".ics", ".zip", ".csv", ".json")
    ):
        path = file.relative_to(built_site)
        if not (site / path).is_file():
            lost.append(path.as_posix())
    assert not lost, "\n".join(lost[:40])


def test_the_tab_of_the_text_and_the_home_page_are_those_of_the_current_plan(pages: Pages) -> None:
    home = pages["index.html"]
    to_text = [link.url for link in home.links if link.url.startswith("ke-hoach/")]
    assert set(to_text) == {f"ke-hoach/{NEW}.html"}
    assert any("999/KH-UBND" in text for text in home.text)


def test_plans_lead_to_each_other_and_to_their_comparison(pages: Pages) -> None:
    for plan, other in ((NEW, OLD), (OLD, NEW)):
        page = pages[f"ke-hoach/{plan}.html"]
        targets = {page.resolve(link.url)[0] for link in page.links if link.in_content}
        assert {f"ke-hoach/{other}.html", f"so-sanh/{OLD}--{NEW}.html"} <= targets


@pytest.mark.parametrize("page", ["nhiem-vu", "ma-tran", "so-do"])
def test_each_plan_has_its_lists_matrices_and_pictures_to_itself(pages: Pages, page: str) -> None:
    """What is drawn on one page is of one plan, and the tasks of each plan lead to its own page."""
    for address, own, other in ((f"{page}/index.html", NEW, OLD), (f"{page}/{OLD}.html", OLD, NEW)):
        targets = [pages[address].resolve(link.url)[0] for link in pages[address].links if link.in_content]
        assert any(target.startswith(f"nhiem-vu/{own}/") for target in targets)
        assert not any(target.startswith(f"nhiem-vu/{other}/") for target in targets)
        assert any(target in (f"{page}/index.html", f"{page}/{OLD}.html") for target in targets)
    assert pages[f"{page}/index.html"].title != pages[f"{page}/{OLD}.html"].title


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("dinh-chinh/index.html#a1", f"dinh-chinh/{OLD}.html#a1"),
        (f"dinh-chinh/index.html#{NEW}-a1", f"dinh-chinh/index.html#{NEW}-a1"),
        (f"thoi-han/{NEW}.html#{NEW}-dl-nam", f"thoi-han/index.html#{NEW}-dl-nam"),
        ("thoi-han/index.html#mau-thuan", "thoi-han/index.html#mau-thuan"),
        ("thoi-han/index.html", "thoi-han/index.html"),
    ],
)
def test_a_place_given_when_another_plan_was_current_is_found(
    page: Any, site: Path, asked: str, shown: str
) -> None:
    page.goto(f"{site.as_uri()}/{asked}")
    page.wait_for_url(f"{site.as_uri()}/{shown}")
    place = shown.partition("#")[2]
    assert not place or page.locator(f'[id="{place}"]').count() == 1


def test_what_changed_is_said_in_words_and_signs_too(pages: Pages) -> None:
    source = pages[f"so-sanh/{OLD}--{NEW}.html"].source
    assert source.count("<del>") == source.count("</del>") > 0
    assert (
        '<del><span class="visually-hidden">[bỏ: </span><span class="edit" aria-hidden="true">−</span>98%'
        in source
    )
    assert (
        '<ins><span class="visually-hidden">[thêm: </span><span class="edit" aria-hidden="true">+</span>99%'
        in source
    )
