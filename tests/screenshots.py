"""Pictures of every kind of page, to look at: three widths, light and dark, and print.

    make screenshots
    .venv/bin/python -m tests.screenshots --out build/screenshots --kind van-ban --kind index

Each picture is named for its page, width and scheme ("van-ban-index-360-dark.png"); print has the width of A4 between
its margins ("van-ban-index-print.png") and stands beside the PDF that the browser makes. "sheet-360-dark.png" and the
like show all pages of a kind of screen together, and "index.html" links to everything.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent
sys.path.insert(0, str(TESTS))

from page_kinds import one_of_each_kind  # noqa: E402
from site_building import PROJECT, build  # noqa: E402

WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark")
PRINT = 680
"""Pixels between the margins of A4: 180 mm at 96 to the inch."""
SCREEN = 900
TALLEST = 6000
"""Pixels; below that a page repeats itself, and Chromium draws no picture of any height."""
SHEET = 1600


def take(site: Path, out: Path, kinds: dict[str, str]) -> None:
    """Take all pictures of the pages."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    executable = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu"]
        )
        looks = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
        for look in looks:
            _screens(browser, site, out, kinds, look)
        _prints(browser, site, out, kinds)
        names = [*(f"{width}-{scheme}" for width, scheme in looks), "print"]
        page = browser.new_page(viewport={"width": SHEET, "height": SCREEN})
        for name in names:
            _sheet(page, out, name, kinds)
        browser.close()
    (out / "index.html").write_text(_index(kinds, names), encoding="utf-8")


def _screens(browser: Any, site: Path, out: Path, kinds: dict[str, str], look: tuple[int, str]) -> None:
    width, scheme = look
    page = _reader(browser, width, color_scheme=scheme)
    for kind, address in kinds.items():
        _open(page, site, address)
        _picture(page, out / f"{kind}-{width}-{scheme}.png", width)
    page.context.close()


def _prints(browser: Any, site: Path, out: Path, kinds: dict[str, str]) -> None:
    page = _reader(browser, PRINT)
    for kind, address in kinds.items():
        page.emulate_media(media="screen")
        _open(page, site, address)
        page.emulate_media(media="print")
        _picture(page, out / f"{kind}-print.png", PRINT)
        page.pdf(path=out / f"{kind}-print.pdf", prefer_css_page_size=True)
    page.context.close()


def _reader(browser: Any, width: int, **context: Any) -> Any:
    size = {"width": width, "height": SCREEN}
    return browser.new_context(viewport=size, reduced_motion="reduce", **context).new_page()


def _open(page: Any, site: Path, address: str) -> None:
    page.goto((site / address).as_uri(), wait_until="load")
    page.wait_for_timeout(400)  # what scripts do after loading


def _picture(page: Any, path: Path, width: int) -> None:
    tall = page.evaluate("document.documentElement.scrollHeight")
    area = {"x": 0, "y": 0, "width": width, "height": max(SCREEN, min(tall, TALLEST))}
    page.screenshot(path=path, full_page=True, clip=area, animations="disabled")


def _sheet(page: Any, out: Path, name: str, kinds: dict[str, str]) -> None:
    """One picture with the first screens of all pages."""
    figures = "".join(
        f'<figure><figcaption>{escape(kind)}</figcaption><div><img src="{escape(kind)}-{name}.png" alt=""></div>'
        "</figure>"
        for kind in kinds
    )
    style = (
        "body{display:grid;grid-template-columns:repeat(6,1fr);gap:12px;margin:12px;font:13px sans-serif}"
        "figure{margin:0}div{height:520px;overflow:hidden;outline:1px solid #888}img{width:100%}"
    )
    source = out / f"sheet-{name}.html"
    source.write_text(_document(name, f"<style>{style}</style>{figures}"), encoding="utf-8")
    page.goto(source.as_uri(), wait_until="load")
    page.screenshot(path=out / f"sheet-{name}.png", full_page=True)
    source.unlink()


def _index(kinds: dict[str, str], names: Sequence[str]) -> str:
    rows = "".join(_row(kind, address, names) for kind, address in kinds.items())
    sheets = " · ".join(_link(f"sheet-{name}.png", name) for name in names)
    return _document("Pictures", f"<p>Sheets: {sheets}</p><table>{rows}</table>")


def _row(kind: str, address: str, names: Sequence[str]) -> str:
    links = [*(_link(f"{kind}-{name}.png", name) for name in names), _link(f"{kind}-print.pdf", "PDF")]
    cells = "".join(f"<td>{cell}</td>" for cell in [*links, escape(address)])
    return f"<tr><th>{escape(kind)}</th>{cells}</tr>"


def _link(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def _document(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>{body}</html>\n'
    )


def _chosen(site: Path, wanted: Sequence[str]) -> Iterator[tuple[str, str]]:
    for kind, address in one_of_each_kind(site).items():
        if not wanted or kind in wanted:
            yield kind, address


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the site if none is given, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--site", type=Path, help="a built site; without it, the project is built")
    parser.add_argument("--kind", action="append", default=[], help="only this kind of page; may be repeated")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        site = (options.site or build(PROJECT, Path(folder) / "site")).resolve()
        take(site, options.out.resolve(), dict(_chosen(site, options.kind)))


if __name__ == "__main__":
    main()
