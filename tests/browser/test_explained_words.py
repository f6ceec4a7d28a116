"""Words of the glossary in a real Chromium: what they mean by pointer, keyboard and finger, and where they lead."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

PLAN = "ke-hoach/73-kh-ubnd-2024.html"
TASK = "nhiem-vu/73-kh-ubnd-2024/iii-6-p1.html"
DOCUMENT = "van-ban/42-2013-qh13.html"
CARD = "#preview:visible"
TERM = "a.term[href$='#nguoi-co-uy-tin']"
ENTRY = "thuat-ngu/index.html#nguoi-co-uy-tin"
MEANING = "Người có uy tín trong vùng đồng bào dân tộc thiểu số;"


def _opens(page: Any, term: str) -> None:
    page.wait_for_selector(CARD)
    assert page.locator(".preview__kind").inner_text() == "Thuật ngữ · biên tập giải thích"
    assert page.locator(term).first.get_attribute("aria-describedby") == "preview"


def _closed(page: Any) -> None:
    page.wait_for_selector("#preview", state="hidden", timeout=3000)


@pytest.mark.parametrize(
    ("address", "term", "meaning"),
    [
        (PLAN, f"#ii-3-b3 {TERM}", MEANING),
        (TASK, f"#nguyen-van {TERM}", MEANING),
        (DOCUMENT, ".editorial a.term[href$='#tiep-cong-dan']", "Việc làm theo Luật Tiếp công dân;"),
    ],
)
def test_hover_says_what_a_word_means(page: Any, base: str, address: str, term: str, meaning: str) -> None:
    page.goto(f"{base}{address}")
    page.locator(term).first.hover()
    _opens(page, term)
    assert page.locator(".preview__words").inner_text().startswith(meaning)
    assert page.locator(".preview__hint").count() == 0


def test_keyboard_focus_says_it_and_escape_closes_it(page: Any, base: str) -> None:
    page.goto(f"{base}{TASK}")
    page.locator(TERM).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    _opens(page, TERM)
    page.keyboard.press("Escape")
    _closed(page)
    assert page.evaluate("document.activeElement.matches('a.term')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{ENTRY}")


def test_a_click_leads_to_the_entry(page: Any, base: str) -> None:
    page.goto(f"{base}{TASK}")
    page.locator(TERM).click()
    page.wait_for_url(f"**/{ENTRY}")
    assert page.locator("#nguoi-co-uy-tin dt").is_visible()


@pytest.fixture
def phone(chromium: Any) -> Iterator[Any]:
    """A page on a telephone, where there is no hover."""
    context = chromium.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


def test_the_first_touch_says_it_and_the_second_leads_to_the_entry(phone: Any, base: str) -> None:
    phone.goto(f"{base}{TASK}")
    phone.locator(TERM).tap()
    _opens(phone, TERM)
    assert phone.locator(".preview__hint").inner_text() == "Chạm lần nữa để xem ở trang Thuật ngữ"
    phone.wait_for_timeout(600)  # longer than a card stays that a pointer has left
    assert phone.locator(CARD).count() == 1
    assert phone.url.endswith(TASK)
    phone.locator(TERM).tap()
    phone.wait_for_url(f"**/{ENTRY}")


def test_a_touch_elsewhere_closes_and_other_links_are_followed_at_once(phone: Any, base: str) -> None:
    phone.goto(f"{base}{TASK}")
    phone.locator(TERM).tap()
    _opens(phone, TERM)
    phone.locator("h1").tap()
    _closed(phone)
    phone.locator(".kicker a").tap()
    phone.wait_for_url("**/iii-6.html")


def test_a_card_that_comes_late_opens_though_the_finger_has_gone(phone: Any, server: str) -> None:
    def late(route: Any) -> None:
        time.sleep(0.4)
        route.continue_()

    phone.route("**/xem-truoc/**", late)
    phone.goto(f"{server}{TASK}")
    phone.locator(TERM).tap()
    _opens(phone, TERM)


def test_a_touch_without_a_card_leads_to_the_entry(phone: Any, server: str) -> None:
    phone.route("**/xem-truoc/**", lambda route: route.abort())
    phone.goto(f"{server}{TASK}")
    phone.locator(TERM).tap()
    phone.wait_for_url(f"**/{ENTRY}")


def test_without_scripts_a_word_is_a_link(chromium: Any, base: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{base}{TASK}")
    opened.locator(TERM).click()
    opened.wait_for_url(f"**/{ENTRY}")
    context.close()


def test_print_shows_the_words_alone(page: Any, base: str) -> None:
    page.goto(f"{base}{PLAN}")
    page.emulate_media(media="print")
    lines = "(terms) => terms.map((term) => getComputedStyle(term).textDecorationLine)"
    assert set(page.locator("a.term").evaluate_all(lines)) == {"none"}


def test_letters_lead_to_their_terms(page: Any, base: str) -> None:
    page.goto(f"{base}thuat-ngu/index.html")
    page.get_by_role("navigation", name="Chữ cái đầu của thuật ngữ").get_by_role("link", name="Đ").click()
    page.wait_for_url("**/thuat-ngu/index.html#chu-dd")
    assert page.locator("#chu-dd").inner_text().startswith("Đ")


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_an_open_card(chromium: Any, base: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(reduced_motion="reduce", viewport={"width": width, "height": 800})
    opened = context.new_page()
    opened.goto(f"{base}{TASK}")
    opened.locator(TERM).hover()
    opened.wait_for_selector(CARD)
    found = Axe().run(opened)
    context.close()
    assert [violation["id"] for violation in found.response["violations"]] == []
