"""The built site opened from the disk in a real browser: no outside requests, no errors, accessible."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

# One page of each kind.
KINDS = (
    "index.html",
    "ke-hoach/73-kh-ubnd-2024.html",
    "nhiem-vu/index.html",
    "nhiem-vu/73-kh-ubnd-2024/ii-4-b1.html",
    "nhiem-vu/73-kh-ubnd-2024/ii-4.html",
    "van-ban/index.html",
    "van-ban/33-ct-ttg-2021.html",
    "co-quan/index.html",
    "co-quan/so-noi-vu.html",
    "thoi-han/index.html",
    "chi-tieu/index.html",
    "dinh-chinh/index.html",
    "thay-doi/index.html",
    "thuat-ngu/index.html",
    "huong-dan/index.html",
    "huong-dan/cap-nhat-du-lieu.html",
    "du-lieu/index.html",
    "can-cu/index.html",
    "soat-vien-dan/index.html",
    "ma-tran/index.html",
    "tim-kiem/index.html",
    "gioi-thieu/index.html",
)
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _open(browser: Any, site: Path, kind: str, **context: Any) -> Any:
    page = browser.new_context(**context).new_page()
    page.goto((site / kind).as_uri(), wait_until="load")
    return page


def _said(message: Any) -> str:
    return f"{message.text} ({message.location['url']})"


@pytest.mark.parametrize("kind", KINDS)
def test_page_opens_from_the_disk_without_requests_or_errors(
    chromium: Any, built_site: Path, kind: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(_said(message)) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((built_site / kind).as_uri(), wait_until="load")
    page.wait_for_timeout(300)  # what scripts do after loading
    context.close()
    root = built_site.as_uri()
    assert [url for url in requests if not url.startswith((root, "data:", "blob:"))] == []
    # From a file Chromium refuses to load a font ahead; that the fonts load, test_fonts.py sees.
    assert [error for error in errors if ".woff2" not in error] == []


def test_search_works_from_the_disk(chromium: Any, built_site: Path) -> None:
    page = _open(chromium, built_site, "index.html", viewport={"width": 1280, "height": 900})
    page.locator(".md-search__input").fill("33/CT-TTg")
    result = page.locator(".md-search-result__link").first
    result.wait_for(timeout=20_000)
    assert "33-ct-ttg-2021" in (result.get_attribute("href") or "")
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(chromium: Any, built_site: Path, kind: str, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    viewport = {"width": width, "height": 900}
    page = _open(chromium, built_site, kind, viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_timeout(200)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": _RULES}})
    page.context.close()
    violations = [
        f"{violation['id']} ({violation['impact']}): {node['html'][:160]}"
        for violation in found.response["violations"]
        for node in violation["nodes"][:3]
    ]
    assert not violations, "\n".join(violations)


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("kind", KINDS)
def test_no_sideways_scroll_on_a_phone(chromium: Any, built_site: Path, kind: str, width: int) -> None:
    page = _open(chromium, built_site, kind, viewport={"width": width, "height": 700})
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.context.close()
    assert overflow <= 0


@pytest.mark.parametrize("kind", ["van-ban/33-ct-ttg-2021.html", "nhiem-vu/73-kh-ubnd-2024/ii-4-b1.html"])
def test_page_reads_without_javascript(chromium: Any, built_site: Path, kind: str) -> None:
    page = _open(chromium, built_site, kind, java_script_enabled=False)
    heading = page.locator("h1")
    assert heading.is_visible()
    assert page.locator("article a[href$='.html']").count() > 0
    page.context.close()
