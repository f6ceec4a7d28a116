"""Every kind of page by keyboard, zoomed, with little movement and in forced colours, in a real Chromium.

What axe finds, and sideways scroll on a phone, are in test_in_chromium.py.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from html_pages import HtmlPage
from page_kinds import one_of_each_kind

Pages = dict[str, HtmlPage]

# One stop of the keyboard: what has the focus, where, whether it can be seen to have it, and its place among all
# elements. A control that is drawn by its label shows the focus there.
STOP = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const seen = (node) => {
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    return { outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
             shadow: style.boxShadow !== "none",
             inside: box.width > 2 && box.height > 2 && box.bottom > 0 && box.top < innerHeight
                     && box.right > 0 && box.left < innerWidth };
  };
  const drawn = [element, ...(element.labels || [])];
  // The switch of colours shows its focus on the label beside it, which is that of the other colour.
  if (element.matches("input.md-option")) drawn.push(element.nextElementSibling);
  const shown = drawn.map(seen);
  return { name: element.outerHTML.replace(/\\s+/g, " ").slice(0, 110),
           marked: shown.some(({ outline, shadow, inside }) => inside && (outline || shadow)),
           inside: shown.some(({ inside }) => inside),
           place: Array.prototype.indexOf.call(document.querySelectorAll("*"), element) };
}"""
MOVING = """() => document.getAnimations().filter((animation) => (
  animation.playState === "running" && animation.effect.getComputedTiming().duration > 1
)).map((animation) => {
  const { target, pseudoElement } = animation.effect;
  return (animation.animationName || animation.transitionProperty) + " of " + target.className + (pseudoElement || "");
})"""
STOPS = 40
"""Stops from the top of a page; the rest of a long list is more of the same."""


@pytest.fixture(scope="session")
def kinds(built_site: Path) -> dict[str, str]:
    """One page of each kind; the 404 page is a plain one without the theme."""
    return {kind: page for kind, page in one_of_each_kind(built_site).items() if kind != "404"}


def _open(browser: Any, site: Path, address: str, **context: Any) -> Any:
    page = browser.new_context(**context).new_page()
    page.goto((site / address).as_uri(), wait_until="load")
    page.wait_for_timeout(200)  # what scripts do after loading
    return page


@pytest.mark.parametrize("width", [360, 1280])
def test_keyboard_goes_through_every_page_in_order_and_is_seen(
    chromium: Any, built_site: Path, kinds: dict[str, str], width: int
) -> None:
    wrong = []
    for address in kinds.values():
        page = _open(
            chromium, built_site, address, viewport={"width": width, "height": 800}, reduced_motion="reduce"
        )
        wrong += [f"{address}, {width} px: {fault}" for fault in _walk(page)[:6]]
        page.context.close()
    assert not wrong, "\n".join(wrong[:60])


def _walk(page: Any) -> list[str]:
    """What is wrong on the way of the Tab key through a page."""
    faults, before, visited = [], -1, []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:  # the end of the page: the browser's own controls come next
            break
        if stop["place"] in visited or not stop["marked"]:  # a busy machine may still be scrolling
            page.wait_for_timeout(300)
            stop = page.evaluate(STOP) or stop
        if visited and stop["place"] == visited[-1]:
            faults.append(f"Tab does not leave {stop['name']}")
            break
        if stop["place"] in visited:
            break
        visited.append(stop["place"])
        if not stop["inside"]:
            faults.append(f"focus out of sight on {stop['name']}")
        elif not stop["marked"]:
            faults.append(f"focus not to be seen on {stop['name']}")
        if stop["place"] < before:
            faults.append(f"out of order: {stop['name']}")
        before = stop["place"]
    if len(visited) < 5:
        faults.append(f"only {len(visited)} stops")
    return faults


@pytest.mark.parametrize("width", [360, 1280])
def test_menu_is_reached_by_keyboard(chromium: Any, built_site: Path, width: int) -> None:
    """Wherever the sections of the site are, the Tab key and Enter get there."""
    page = _open(
        chromium, built_site, "van-ban/33-ct-ttg-2021.html", viewport={"width": width, "height": 800}
    )
    reached = False
    for _ in range(25):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent).trim()"
        )
        if re.match(r"(?:Menu|Mục lục|Danh mục|Điều hướng|Mở)", name):
            page.keyboard.press("Enter")
            page.wait_for_timeout(400)
        stop = page.evaluate(STOP)
        reached = reached or (name == "Thời hạn" and bool(stop) and stop["inside"])
    page.context.close()
    assert reached, "no way to the sections of the site without a mouse"


def test_headings_skip_no_level(pages: Pages) -> None:
    wrong = []
    for page in pages.values():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page.source)]
        if page.path.startswith("so/"):
            continue
        skipped = [f"h{a} h{b}" for a, b in pairwise(levels) if b > a + 1]
        if levels[:1] != [1] or skipped:
            wrong.append(f"{page.path}: starts with h{levels[0] if levels else '?'}, skips {skipped[:3]}")
    assert not wrong, "\n".join(wrong[:40])


def test_every_page_has_its_landmarks(chromium: Any, built_site: Path, kinds: dict[str, str]) -> None:
    wrong = []
    for address in kinds.values():
        page = _open(chromium, built_site, address, viewport={"width": 1280, "height": 800})
        counts = {role: page.get_by_role(role).count() for role in ("banner", "main", "contentinfo")}
        wrong += [f"{address}: {count} landmarks {role!r}" for role, count in counts.items() if count != 1]
        if page.get_by_role("navigation").count() < 1:
            wrong.append(f"{address}: no navigation")
        page.context.close()
    assert not wrong, "\n".join(wrong)


def test_zoom_of_200_percent_needs_no_sideways_scroll(
    chromium: Any, built_site: Path, kinds: dict[str, str]
) -> None:
    """A screen of 1280 px zoomed to the double: 640 px of layout, each drawn with two."""
    wide = _sideways(chromium, built_site, kinds, {"width": 640, "height": 400}, device_scale_factor=2)
    assert not wide, "\n".join(wide)


def test_no_kind_of_page_scrolls_sideways_at_320(
    chromium: Any, built_site: Path, kinds: dict[str, str]
) -> None:
    """1280 px zoomed to 400 %; test_in_chromium.py looks at its own list, this at every kind there is."""
    wide = _sideways(chromium, built_site, kinds, {"width": 320, "height": 640})
    assert not wide, "\n".join(wide)


def _sideways(
    browser: Any, site: Path, kinds: dict[str, str], viewport: dict[str, int], **context: Any
) -> list[str]:
    wide = []
    for address in kinds.values():
        page = _open(browser, site, address, viewport=viewport, **context)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        page.context.close()
        if over > 0:
            wide.append(f"{address}: {over} px too wide")
    return wide


def test_nothing_moves_for_who_wants_no_motion(
    chromium: Any, built_site: Path, kinds: dict[str, str]
) -> None:
    moving = []
    for address in kinds.values():
        page = _open(chromium, built_site, address, reduced_motion="reduce")
        page.keyboard.press("Tab")  # the skip link comes in
        moving += [f"{address}: {name}" for name in page.evaluate(MOVING)]
        page.context.close()
    assert not moving, "\n".join(moving)


# In forced colours backgrounds and shadows are gone: what has the focus needs an outline, what can be clicked an edge
# or the colour of links, and text must not be hidden by a colour that was kept.
UNREADABLE = """() => {
  const faults = new Set();
  for (const element of document.querySelectorAll("article *")) {
    if (!element.checkVisibility() || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    const own = Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
    if (own && style.forcedColorAdjust === "none") faults.add("keeps its colours: " + element.className);
    const native = style.appearance === "auto"; // drawn by the system, in its colours
    if (!native && element.matches("button, input, select, textarea") && parseFloat(style.borderTopWidth) === 0
        && style.textDecorationLine === "none" && style.outlineStyle === "none") {
      faults.add("no edge: " + element.outerHTML.slice(0, 90));
    }
  }
  return Array.from(faults).slice(0, 5);
}"""


def test_pages_are_readable_in_forced_colours(chromium: Any, built_site: Path, kinds: dict[str, str]) -> None:
    wrong = []
    for address in kinds.values():
        page = _open(chromium, built_site, address, forced_colors="active", reduced_motion="reduce")
        wrong += [f"{address}: {fault}" for fault in page.evaluate(UNREADABLE)]
        page.locator("article a:visible, article button:visible").first.focus()
        page.keyboard.press("Tab")
        stop = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        if stop == "none":
            wrong.append(f"{address}: focus not to be seen on {page.evaluate(STOP)}")
        page.context.close()
    assert not wrong, "\n".join(wrong)
