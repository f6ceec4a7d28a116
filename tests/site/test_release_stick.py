"""A real release, unpacked as from a stick and opened from the folder: everything works without a server."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def stick(release_zip: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site's folder under a name as people give them."""
    folder = tmp_path_factory.mktemp("usb") / "Tài liệu xã (bản 1)"
    with zipfile.ZipFile(release_zip) as archive:
        archive.extractall(folder)
    return folder / "site"


def _is_error(message: Any) -> bool:
    """Chromium says of every file that it will not load a font ahead of its use; it loads it then all the same."""
    ahead = ".woff2" in message.text + message.location["url"]
    return message.type == "error" and not ahead


@pytest.fixture
def opened(chromium: Any, stick: Path) -> Iterator[Any]:
    """A page on which an error in the console or a request outside the folder fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    inside = (stick.as_uri(), "data:", "blob:")
    page.on("console", lambda message: wrong.append(message.text) if _is_error(message) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(inside) else wrong.append(asked.url))
    yield page
    context.close()
    assert wrong == []


def test_home_leads_to_the_plan(opened: Any, stick: Path) -> None:
    opened.goto((stick / "index.html").as_uri())
    opened.locator("a[href='ke-hoach/73-kh-ubnd-2024.html']").first.click()
    opened.wait_for_url("**/ke-hoach/73-kh-ubnd-2024.html")
    assert "73/KH-UBND" in opened.title()
    assert opened.locator("#ii-4-b1").count() == 1


def test_number_is_found(opened: Any, stick: Path) -> None:
    opened.goto((stick / "index.html").as_uri())
    opened.locator(".md-search__input").fill("33/CT-TTg")
    first = opened.locator(".md-search-result__link").first
    first.wait_for(timeout=20_000)
    assert "van-ban/33-ct-ttg-2021.html" in (first.get_attribute("href") or "")


def test_builder_writes_a_block(opened: Any, stick: Path) -> None:
    opened.goto(f"{(stick / 'can-cu/index.html').as_uri()}?nv=ii-4-b1")
    opened.locator("#builder-lines p").first.wait_for()
    assert any("Căn cứ" in line for line in opened.locator("#builder-lines p").all_text_contents())


def test_old_address_and_number_lead_on(opened: Any, stick: Path) -> None:
    for old, page in {
        "ke-hoach/index.html": "ke-hoach/73-kh-ubnd-2024.html",
        "so/33-ct-ttg/index.html": "van-ban/33-ct-ttg-2021.html",
    }.items():
        opened.goto((stick / old).as_uri())
        opened.wait_for_url((stick / page).as_uri())


def test_exports_open(opened: Any, stick: Path) -> None:
    """A table in the browser's own words, a table of Excel's reading, and a Word file through its link."""
    opened.goto((stick / "du-lieu/van-ban.json").as_uri())
    assert "33/CT-TTg" in opened.locator("body").inner_text()
    with (stick / "du-lieu/van-ban.csv").open(encoding="utf-8-sig", newline="") as table:
        assert any(row["number"] == "33/CT-TTg" for row in csv.DictReader(table))
    opened.goto((stick / "co-quan/so-noi-vu.html").as_uri())
    address = opened.locator("a[href$='.docx']").first.evaluate("link => link.href")
    with opened.expect_download() as waiting:
        opened.locator("a[href$='.docx']").first.click()
    assert address.startswith(stick.as_uri())
    assert zipfile.is_zipfile(waiting.value.path())
