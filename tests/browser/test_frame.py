"""The frame of every page in a real Chromium: its list of pages, the first screen, fonts, and the line on paper."""

from __future__ import annotations

from typing import Any

import pytest

RECORD = "van-ban/33-ct-ttg-2021.html"
TASK = "nhiem-vu/73-kh-ubnd-2024/ii-4-b1.html"


@pytest.mark.parametrize("width", [360, 1280])
def test_list_of_pages_opens_by_keyboard_and_closes_on_escape(page: Any, base: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{base}{RECORD}")
    summary = page.locator("header summary")
    summary.focus()
    page.keyboard.press("Enter")
    link = page.locator("header details a", has_text="Ma trận")
    assert link.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not link.is_visible()
    assert summary.evaluate("element => element === document.activeElement")


def test_list_of_pages_closes_on_a_click_beside_it(page: Any, base: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{base}{RECORD}")
    page.locator("header summary").click()
    page.locator("h1").click()
    assert not page.locator("header details a", has_text="Ma trận").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_are_reached_without_scripts(chromium: Any, base: str, width: int) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(f"{base}{RECORD}")
    page.locator("header summary").click()
    page.locator("header details a", has_text="Giới thiệu").click()
    assert page.locator("h1").inner_text().startswith("Giới thiệu")
    context.close()


def test_first_screen_of_a_phone_says_where_to_start(page: Any, base: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base}index.html")
    page.evaluate("document.fonts.ready")
    for part in ("h1", "#hero-q", ".hero__examples a >> nth=-1", ".doors a >> nth=-1"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 740, part


def test_own_fonts_are_used(page: Any, base: str) -> None:
    page.goto(f"{base}{TASK}")
    loaded = (
        "[...document.fonts].filter((font) => /^.?Be Vietnam/.test(font.family) && font.status === 'loaded')"
    )
    page.wait_for_function(f"{loaded}.length === 3")


@pytest.mark.parametrize("path", [RECORD, TASK, "co-quan/so-noi-vu.html"])
def test_paper_says_where_and_as_of_when(page: Any, server: str, path: str) -> None:
    page.goto(f"{server}{path}?q=1#can-cu")
    page.emulate_media(media="print")
    line = page.locator(".page-origin")
    assert line.is_visible()
    assert line.inner_text().startswith(f"{server}{path} · dữ liệu đối chiếu đến ngày ")
    assert not page.locator("header.md-header, .site-foot, button.copy").locator("visible=true").count()


def test_a_dark_screen_prints_on_white(chromium: Any, base: str) -> None:
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{base}{RECORD}")
    ink = "getComputedStyle(document.querySelector('article')).color"
    assert page.evaluate(ink) == "rgb(228, 233, 238)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(ink) == "rgb(27, 39, 51)"
    context.close()


@pytest.mark.parametrize("path", ["index.html", RECORD, TASK])
def test_nothing_moves_while_a_page_loads(chromium: Any, server: str, path: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => {"
        "  for (const shift of list.getEntries()) window.moved += shift.value;"
        "}).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(f"{server}{path}")
    page.wait_for_timeout(500)
    assert page.evaluate("window.moved") <= 0.05
    context.close()
