"""The plan in full in a real Chromium: slips open in place, notes stand beside the text, and one sees where one is."""

from __future__ import annotations

from typing import Any

import pytest

PLAN = "ke-hoach/73-kh-ubnd-2024.html"
NOTE = "#slip-note"


def _open(page: Any, base: str, anchor: str = "", width: int = 1440) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{base}{PLAN}{anchor}")


def _box(page: Any, selector: str) -> dict[str, float]:
    box: dict[str, float] = page.locator(selector).first.bounding_box()
    return box


def test_a_mark_opens_and_closes_its_note(page: Any, base: str) -> None:
    _open(page, base)
    sign = page.locator("#pre a.slip-sign").first
    assert (sign.get_attribute("role"), sign.get_attribute("aria-expanded")) == ("button", "false")
    sign.click()
    assert sign.get_attribute("aria-expanded") == "true"
    assert sign.get_attribute("aria-controls") == "slip-note"
    text = page.locator(NOTE).inner_text()
    assert "Như in: “Chỉ thị số 33/TT-TTg”" in text
    assert "Đúng ra: Chỉ thị số 33/CT-TTg" in text
    sign.click()
    assert page.locator(NOTE).count() == 0
    assert sign.get_attribute("aria-expanded") == "false"
    assert page.url == f"{base}{PLAN}"


def test_by_keyboard_space_opens_and_escape_closes(page: Any, base: str) -> None:
    _open(page, base)
    sign = page.locator("#pre a.slip-sign").first
    sign.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đóng"
    page.keyboard.press("Escape")
    assert page.locator(NOTE).count() == 0
    assert page.evaluate("document.activeElement.textContent") == "A1"
    page.keyboard.press("Enter")
    page.locator(NOTE).get_by_role("button", name="Đóng").click()
    assert page.locator(NOTE).count() == 0


def test_one_note_is_open_at_a_time_and_leads_to_the_ledger(page: Any, base: str) -> None:
    _open(page, base)
    signs = page.locator("#ii-1-b2 a.slip-sign")
    signs.nth(0).click()
    signs.nth(1).click()
    assert page.locator(NOTE).count() == 1
    assert page.locator('[aria-expanded="true"].slip-sign').count() == 1
    page.locator(f"{NOTE} a").click()
    assert page.url.startswith(f"{base}dinh-chinh/index.html#")


@pytest.mark.parametrize("width", [360, 1440])
def test_the_note_of_a_heading_stands_outside_the_heading(page: Any, base: str, width: int) -> None:
    _open(page, base, "#ii-8", width)
    words = page.locator("#ii-8").inner_text()
    page.locator("#ii-8 a.slip-sign").first.click()
    assert page.locator("#ii-8").inner_text() == words
    heading, note, after = _box(page, "#ii-8"), _box(page, NOTE), _box(page, "#ii-8-b1")
    assert note["y"] >= heading["y"] + heading["height"] - 1
    if width == 360:
        assert after["y"] >= note["y"] + note["height"] - 1


def test_a_note_opens_below_the_line_of_its_mark_on_a_phone(page: Any, base: str) -> None:
    _open(page, base, "#ii-1-b2", 360)
    sign = page.locator("#ii-1-b2 a.slip-sign").nth(1)
    before = sign.bounding_box()
    sign.click()
    note = _box(page, NOTE)
    assert sign.bounding_box() == before  # the line stays where it is
    assert 0 < note["y"] - before["y"] < 60
    assert note["x"] >= 0
    assert note["x"] + note["width"] <= 360


def test_a_note_opens_beside_its_mark_where_there_is_room(page: Any, base: str) -> None:
    _open(page, base, "#ii-1-b2")
    height = _box(page, "#ii-1-b2")["height"]
    sign = page.locator("#ii-1-b2 a.slip-sign").nth(1)
    sign.click()
    text, note = _box(page, "#ii-1-b2"), _box(page, NOTE)
    assert text["height"] == height
    assert note["x"] >= text["x"] + text["width"]
    assert abs(note["y"] - sign.bounding_box()["y"]) < 30


def test_footnotes_stand_beside_the_text_or_below_it(page: Any, base: str) -> None:
    _open(page, base)
    called, note, following = _box(page, "#ii-1-b3"), _box(page, "#fn1"), _box(page, "#ii-1-b4")
    assert note["x"] >= called["x"] + called["width"]
    assert abs(note["y"] - called["y"]) < 10
    assert following["y"] - (called["y"] + called["height"]) < 30  # no hole in the text
    page.set_viewport_size({"width": 360, "height": 900})
    called, note, following = _box(page, "#ii-1-b3"), _box(page, "#fn1"), _box(page, "#ii-1-b4")
    assert called["y"] + called["height"] <= note["y"] + 1
    assert note["y"] + note["height"] <= following["y"] + 1


def test_a_footnote_is_once_in_the_text_after_its_paragraph(page: Any, base: str) -> None:
    _open(page, base)
    text = page.locator("article").inner_text()
    assert text.count("Kế hoạch số 264/KH-UBND") == 1
    assert text.index("Quán triệt thực hiện") < text.index("264/KH-UBND") < text.index("Gắn công tác tuyên")


def test_selected_wording_holds_no_marks(page: Any, base: str) -> None:
    """Numbers and marks are ours: they stay out of what is copied."""
    _open(page, base)
    chosen = page.evaluate(
        "() => { const all = getSelection(); all.selectAllChildren(document.getElementById('ii-4-b4')); "
        "return all.toString(); }"
    )
    assert "Quyết định số 2554/QĐ-UBND tỉnh ngày" in chosen
    assert "II.4.b4" not in chosen


def test_a_line_says_where_one_is(page: Any, base: str) -> None:
    _open(page, base)
    where = page.locator(".plan-where")
    assert where.get_attribute("aria-hidden") == "true"
    assert page.locator(".plan-where--shown").count() == 0
    page.evaluate("document.getElementById('ii-4-b3').scrollIntoView()")
    page.wait_for_function(
        "document.querySelector('.plan-where--shown').textContent"
        ".startsWith('Đang ở mục II.4.b3 · 4. Triển khai hiệu quả')"
    )
    page.wait_for_selector(
        ".md-nav--secondary .md-nav__link[aria-current]:visible >> text=4. Triển khai hiệu quả"
    )
    page.evaluate("document.getElementById('pre').scrollIntoView()")
    page.wait_for_function(
        "document.querySelector('.plan-where--shown').textContent === 'Đang ở phần căn cứ'"
    )
    page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_function("!document.querySelector('.plan-where--shown')")


@pytest.mark.parametrize("anchor", ["ii-2", "ii-8"])
def test_an_address_is_where_one_is_and_is_marked_in_the_contents(page: Any, base: str, anchor: str) -> None:
    _open(page, base, f"#{anchor}")
    page.wait_for_function(
        "(number) => document.querySelector('.plan-where--shown b').textContent === `mục ${number}`",
        arg=anchor.upper().replace("-", "."),
    )
    page.wait_for_selector(f".md-nav--secondary .md-nav__link[aria-current][href='#{anchor}']:visible")


@pytest.mark.parametrize("width", [768, 1440])
def test_numbers_stand_in_the_margin(page: Any, base: str, width: int) -> None:
    _open(page, base, width=width)
    number, text = _box(page, "#ii-4-b1 .provision__link"), _box(page, "#ii-4-b1 > p")
    assert number["x"] >= 0
    assert number["x"] + number["width"] <= text["x"]


def test_without_scripts_a_mark_is_a_link_to_the_ledger(chromium: Any, base: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}{PLAN}")
    page.locator("#pre a.slip-sign").first.click()
    assert page.url == f"{base}dinh-chinh/index.html#a1"
    context.close()


def test_print_has_the_notes_and_none_of_the_tools(page: Any, base: str) -> None:
    _open(page, base)
    page.locator("#pre a.slip-sign").first.click()
    page.emulate_media(media="print")
    assert page.locator("#chu-giai-a1").is_visible()
    assert page.locator("#ii-4-b1 .provision__link").is_visible()
    for tool in (NOTE, ".plan-where", ".plan-key", "button.copy", ".provision__task", ".md-header"):
        assert page.locator(f"{tool}:visible").count() == 0, tool


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_on_an_open_note(chromium: Any, base: str, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    _open(page, base, "#ii-1-b2", width)
    page.locator("#ii-1-b2 a.slip-sign").nth(1).click()
    found = Axe().run(page)
    context.close()
    assert [violation["id"] for violation in found.response["violations"]] == []
