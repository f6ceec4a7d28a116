"""Cards beside links in a real Chromium: when they open and close, and where they stand."""

from __future__ import annotations

from typing import Any

import pytest

PLAN = "ke-hoach/73-kh-ubnd-2024.html"
CARD = "#preview:visible"
CITED = "#pre a.cite"  # on one line


def _open(page: Any, base: str, address: str = PLAN, width: int = 1280, height: int = 900) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{base}{address}")


def _tab_to(page: Any, selector: str) -> None:
    page.locator(selector).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")


def _closed(page: Any) -> None:
    page.wait_for_selector("#preview", state="hidden", timeout=3000)


@pytest.mark.parametrize(
    ("address", "link", "kind", "name"),
    [
        (PLAN, "#ii-1-b3 a.cite", "Văn bản · Đảng", "Chương trình số 10-CTr/BDVTU-BCSĐUBND"),
        (PLAN, "#ii-1-b3 a.body", "Cơ quan · ", "Ủy ban nhân dân tỉnh Hà Giang"),
        (PLAN, "#ii-4-b1 a.provision__task", "Nhiệm vụ II.4.b1", ""),
        (PLAN, "#ii-8-b1 a.cite--collective", "Nhiệm vụ II.8.b1", ""),
        ("van-ban/33-ct-ttg-2021.html", ".quotes__place a", "Toàn văn, chép như in", "Phần căn cứ"),
        (
            "van-ban/33-ct-ttg-2021.html",
            "a.slip-sign",
            "Đính chính A1 · sai",
            "Như in: “Chỉ thị số 33/TT-TTg”",
        ),
        (
            "nhiem-vu/73-kh-ubnd-2024/ii-4-b1.html",
            ".kicker a",
            "Nhóm nhiệm vụ II.4",
            "4. Triển khai hiệu quả",
        ),
    ],
)
def test_hover_says_what_a_link_leads_to(
    page: Any, base: str, address: str, link: str, kind: str, name: str
) -> None:
    _open(page, base, address)
    page.locator(link).first.hover()
    page.wait_for_selector(CARD)
    assert page.locator(".preview__kind").inner_text().startswith(kind)
    assert page.locator(".preview__name").inner_text().startswith(name)
    assert page.locator(link).first.get_attribute("aria-describedby") == "preview"
    assert page.locator("#preview").get_attribute("role") == "tooltip"


def test_status_is_said_in_words_with_its_sign(page: Any, base: str) -> None:
    _open(page, base)
    page.locator(CITED).first.hover()
    page.wait_for_selector(CARD)
    assert page.locator(".preview__status").inner_text() == "? Chưa xác minh kiểm tra ngày 22/11/2026"


def test_nothing_is_loaded_before_the_first_card(page: Any, base: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0].removeprefix(base)))
    _open(page, base)
    page.wait_for_timeout(300)
    assert not [address for address in asked if address.startswith("xem-truoc/")]
    page.locator(CITED).first.hover()
    page.wait_for_selector(CARD)
    loaded = [address for address in asked if address.startswith("xem-truoc/")]
    assert loaded[0] == "xem-truoc/index.js"
    assert len(loaded) == 2


def test_the_card_may_be_entered_and_goes_when_it_is_left(page: Any, base: str) -> None:
    _open(page, base)
    page.locator(CITED).first.hover()
    page.wait_for_selector(CARD)
    page.locator("#preview").hover()
    page.wait_for_timeout(600)
    assert page.locator(CARD).count() == 1
    page.mouse.move(5, 5)
    _closed(page)
    assert page.locator(CITED).first.get_attribute("aria-describedby") is None


def test_escape_closes_until_the_link_is_left(page: Any, base: str) -> None:
    _open(page, base)
    link = page.locator(CITED).first
    link.hover(position={"x": 8, "y": 8})
    page.wait_for_selector(CARD)
    page.keyboard.press("Escape")
    _closed(page)
    link.hover(position={"x": 30, "y": 10})
    page.wait_for_timeout(700)
    assert page.locator(CARD).count() == 0
    page.mouse.move(5, 5)
    link.hover()
    page.wait_for_selector(CARD)


def test_a_passing_pointer_opens_nothing(page: Any, base: str) -> None:
    _open(page, base)
    page.locator(CITED).first.hover()
    page.mouse.move(5, 5)
    page.wait_for_timeout(700)
    assert page.locator(CARD).count() == 0


def test_keyboard_focus_opens_and_moving_on_closes(page: Any, base: str) -> None:
    _open(page, base)
    _tab_to(page, CITED)
    page.wait_for_selector(CARD)
    page.wait_for_timeout(500)
    assert page.locator(CARD).count() == 1
    page.keyboard.press("Escape")
    _closed(page)
    assert page.evaluate("document.activeElement.matches('a.cite')")
    _tab_to(page, CITED)
    page.wait_for_selector(CARD)
    page.evaluate("document.activeElement.blur()")
    _closed(page)


def test_a_click_closes(page: Any, base: str) -> None:
    _open(page, base)
    sign = page.locator("#ii-1-b3 a.slip-sign").first
    sign.hover()
    page.wait_for_selector(CARD)
    sign.click()
    page.wait_for_timeout(700)
    assert page.locator(CARD).count() == 0
    assert page.locator("#slip-note").count() == 1


def test_no_card_on_touch(chromium: Any, base: str) -> None:
    context = chromium.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{base}{PLAN}")
    page.locator("#pre a.slip-sign").first.tap()
    page.wait_for_timeout(800)
    assert page.locator("#slip-note").count() == 1
    assert page.locator(CARD).count() == 0
    context.close()


@pytest.mark.parametrize(("width", "height"), [(320, 568), (320, 256), (1440, 900)])
@pytest.mark.parametrize("at", [0.15, 0.5, 0.9])
def test_the_card_stays_in_the_window_and_off_the_link(
    page: Any, base: str, width: int, height: int, at: float
) -> None:
    """320 by 256 is what is left of 1280 by 1024 at 400 %."""
    _open(page, base, width=width, height=height)
    link = page.locator("#iii-1-b1 a.body").first
    link.evaluate(f"link => window.scrollBy(0, link.getBoundingClientRect().top - {at} * innerHeight)")
    page.wait_for_timeout(200)
    if link.bounding_box()["y"] < 75:
        pytest.skip("under the header")
    link.hover()
    page.wait_for_selector(CARD)
    card, around = page.locator("#preview").bounding_box(), link.bounding_box()
    assert card["x"] >= 0
    assert card["x"] + card["width"] <= width
    assert card["y"] >= 0
    assert card["y"] + card["height"] <= height
    assert card["y"] >= around["y"] + around["height"] or card["y"] + card["height"] <= around["y"]
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_a_footnote_in_sight_needs_no_card(page: Any, base: str) -> None:
    _open(page, base, f"{PLAN}#ii-1-b3", width=1440)
    page.locator("#ii-1-b3 .fn-mark a").hover()
    page.wait_for_timeout(800)
    assert page.locator(CARD).count() == 0


def test_links_to_lists_and_to_the_place_itself_have_no_card(page: Any, base: str) -> None:
    _open(page, base)
    page.locator("#ii-4-b1 .provision__link").hover()
    page.wait_for_timeout(700)
    assert page.locator(CARD).count() == 0
    page.locator(".plan-key summary").click()
    page.locator(".plan-key a").hover()
    page.wait_for_timeout(700)
    assert page.locator(CARD).count() == 0


def test_the_browsers_own_tooltip_waits_meanwhile(page: Any, base: str) -> None:
    _open(page, base)
    sign = page.locator("#pre a.slip-sign").first
    title = sign.get_attribute("title")
    sign.hover()
    page.wait_for_selector(CARD)
    assert sign.get_attribute("title") is None
    page.keyboard.press("Escape")
    assert sign.get_attribute("title") == title


def test_a_missing_script_is_no_error_and_is_asked_for_again(page: Any, server: str) -> None:
    page.route("**/xem-truoc/**", lambda route: route.abort())
    page.goto(f"{server}{PLAN}")
    page.locator(CITED).first.hover()
    page.wait_for_timeout(800)
    assert page.locator(CARD).count() == 0
    page.unroute("**/xem-truoc/**")
    page.mouse.move(5, 5)
    page.locator(CITED).first.hover()
    page.wait_for_selector(CARD)


def test_the_policy_of_a_release_is_kept(page: Any, server: str) -> None:
    """No inline style: positions are set by script."""
    violations: list[str] = []
    page.on(
        "console",
        lambda message: violations.append(message.text) if "Content Security" in message.text else None,
    )

    def with_policy(route: Any) -> None:
        answer = route.fetch()
        policy = "style-src 'self'; script-src 'self' 'unsafe-inline'; img-src 'self' data:"
        route.fulfill(response=answer, headers={**answer.headers, "Content-Security-Policy": policy})

    page.route("**/*.html", with_policy)
    _open(page, server, height=1000)
    page.locator(CITED).first.hover()
    page.wait_for_selector(CARD)
    card, link = page.locator("#preview").bounding_box(), page.locator(CITED).first.bounding_box()
    assert abs(card["y"] - (link["y"] + link["height"])) < 10
    page.locator("#ii-1-b3 a.slip-sign").first.click()
    assert page.locator("#slip-note").is_visible()
    assert violations == []


def test_print_has_no_card(page: Any, base: str) -> None:
    _open(page, base)
    page.locator(CITED).first.hover()
    page.wait_for_selector(CARD)
    page.emulate_media(media="print")
    assert page.locator(CARD).count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_an_open_card(chromium: Any, base: str, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    _open(page, base, width=width)
    page.locator(CITED).first.hover()
    page.wait_for_selector(CARD)
    found = Axe().run(page)
    context.close()
    assert [violation["id"] for violation in found.response["violations"]] == []
