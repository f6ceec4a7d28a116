"""The frame of every page: what it links, what it leaves out, and the way from one record to the next."""

from __future__ import annotations

import re

import pytest
from html_pages import HtmlPage

Pages = dict[str, HtmlPage]
GENERATED = ("van-ban/", "co-quan/", "nhiem-vu/", "dao-tao/", "ke-hoach/", "so/")


def _header_of(page: HtmlPage) -> str:
    return page.source[page.source.index("<header") : page.source.index("</header>")]


@pytest.mark.parametrize("path", ["index.html", "van-ban/33-ct-ttg-2021.html"])
def test_every_hand_written_page_is_one_click_away(pages: Pages, path: str) -> None:
    here = pages[path]
    linked = {here.resolve(url)[0] for url in re.findall(r'href="([^"]+)"', _header_of(here))}
    written = {name for name in pages if name.endswith("index.html") or not name.startswith(GENERATED)}
    left_out = written - linked - {"404.html", "tim-kiem/index.html"}
    assert not {
        name
        for name in left_out
        if not name.startswith("so/") and 'http-equiv="refresh"' not in pages[name].source
    }


def test_header_leads_to_at_most_seven_pages_directly(pages: Pages) -> None:
    header = _header_of(pages["index.html"])
    direct = header[header.index('class="site-nav__main"') : header.index("<details")]
    assert 1 <= direct.count("<a ") <= 7


def test_no_page_names_a_place_twice_in_a_row(pages: Pages) -> None:
    for page in pages.values():
        path = re.search(r'<nav class="md-path".*?</nav>', page.source, re.DOTALL)
        places = re.findall(r">([^<>]+)</a>", path[0]) if path else []
        assert len(places) == len(set(places)), page.path


def test_no_page_names_its_generator(pages: Pages) -> None:
    for page in pages.values():
        assert 'name="generator"' not in page.source
        assert "Made with" not in page.source


@pytest.mark.parametrize("folder", ["van-ban", "co-quan"])
def test_next_leads_through_the_index_in_its_order(pages: Pages, folder: str) -> None:
    index = pages[f"{folder}/index.html"]
    listed = list(
        dict.fromkeys(
            path
            for link in index.links
            if link.in_content and not link.fetched
            for path, _ in [index.resolve(link.url)]
            if path.startswith(f"{folder}/") and path in pages and not path.endswith("index.html")
        )
    )
    following = {}
    for path in listed:
        found = re.search(r'rel="next" href="([^"]+)"', pages[path].source)
        following[path] = pages[path].resolve(found[1])[0] if found else None
    # Two lists, one after the other: the last of the first has no next.
    pairs = dict(zip(listed, [*listed[1:], None], strict=True))
    different = [path for path in listed if following[path] != pairs[path]]
    assert [following[path] for path in different] == [None]
