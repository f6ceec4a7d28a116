"""Addresses are promises."""

import pytest

from macros import addresses


@pytest.mark.parametrize(
    ("provision", "anchor"),
    [("II.4.b1", "ii-4-b1"), ("II.8.h", "ii-8"), ("pre", "pre"), ("fn1", "fn1"), ("III.3.p1", "iii-3-p1")],
)
def test_provision_anchors(provision: str, anchor: str) -> None:
    assert addresses.provision_anchor(provision) == anchor


@pytest.mark.parametrize(
    ("address", "page", "link"),
    [
        ("van-ban/33-ct-ttg-2021.html", "index.html", "van-ban/33-ct-ttg-2021.html"),
        ("van-ban/33-ct-ttg-2021.html", "co-quan/thu-tuong.html", "../van-ban/33-ct-ttg-2021.html"),
        (
            "thoi-han/index.html#dl-quy",
            "nhiem-vu/73-kh-ubnd-2024/ii-11-b1.html",
            "../../thoi-han/index.html#dl-quy",
        ),
        ("dinh-chinh/index.html#a1", "dinh-chinh/index.html", "#a1"),
    ],
)
def test_links_are_relative_to_the_page(address: str, page: str, link: str) -> None:
    assert addresses.relative(address, page) == link


def test_a_page_has_its_markdown_beside_it() -> None:
    assert addresses.source_page("van-ban/33-ct-ttg-2021.html") == "van-ban/33-ct-ttg-2021.md"
