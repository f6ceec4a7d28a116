"""The pictures of the guide for editors, taken from the real site while its example is carried out.

    make pictures          # writes docs/huong-dan/hinh/*.png

The project is copied, the copy served, the example of the guide carried out on it step by step; after each step
Chromium takes a picture of the page as an editor sees it at that moment, the mistake in its place included. A picture
is as wide as a phone held sideways, so that it can be read on one. The words in it are kept within the file, by which
`tests/site/test_guide_pictures.py` knows a picture that no longer shows the site of today.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from pathlib import Path
from typing import Any

from PIL import Image, PngImagePlugin

TESTS = Path(__file__).resolve().parent
sys.path.insert(0, str(TESTS))

from guide_walk import RECORD, Walk  # noqa: E402
from serving import Served, serve  # noqa: E402
from site_building import PROJECT, copied  # noqa: E402

FOLDER = PROJECT / "docs/huong-dan/hinh"
WIDTH = 480
SCALE = 2
"""Pixels of the picture for one of the page: sharp on a phone and when enlarged."""
COLOURS = 36
"""Text in a few colours and their way into white; more would only add weight."""
WORDS = "Description"
"""The entry of the PNG that holds the words in it."""

_DOCUMENT = f"van-ban/{Path(RECORD).stem}.html"
_MARGIN = 12
_PATIENCE = 120_000
"""Milliseconds: a request waits for the end of a build, and one save may lead to two."""


@dataclass(frozen=True)
class Shot:
    """A picture: its page, and the first and last element in it (none: from the very top)."""

    name: str
    address: str
    last: str
    first: str = ""
    before: str = ""
    """A script that does what the reader does first: opens something."""


THE_NEW_PAGE = Shot("moi-tao", _DOCUMENT, last=".md-typeset .status")
THE_MISTAKE = Shot("bao-loi", _DOCUMENT, last=".md-typeset .card-head")
MENDED = Shot("sua-xong", _DOCUMENT, first="article .card-head", last="article dl")
WORKLIST = Shot(
    "can-kiem-tra", "huong-dan/can-kiem-tra.html?loc=30%2F2020", first="article .sift", last="article table"
)
SOURCES = Shot(
    "doi-chieu",
    _DOCUMENT,
    first="article h2#doi-chieu",
    last="article details.fold tr:nth-child(2)",
    before="document.querySelectorAll('article details').forEach((fold, at) => { fold.open = at < 2; })",
)
LOG = Shot("nhat-ky", "cap-nhat/index.html", first="article section.update", last="article section.update")

SHOTS = (THE_NEW_PAGE, THE_MISTAKE, MENDED, WORKLIST, SOURCES, LOG)


def take_all(browser: Any, out: Path) -> None:
    """Carry out the example on a copy of the project and take every picture on the way."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": 800},
        device_scale_factor=SCALE,
        color_scheme="light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    # Pages would load themselves again, perhaps while one is taken.
    page.route("**/livereload/**", lambda route: route.abort())
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(copied(Path(folder) / "project"))
        with serve(walk.project) as served:
            served.wait_for("the site", lambda: "Căn cứ" in served.page("index.html"))
            _walk(walk, _Camera(page, served, out))
    context.close()


def _walk(walk: Walk, camera: _Camera) -> None:
    walk.add()
    camera.take(THE_NEW_PAGE, when="chưa tìm thấy")
    walk.fill_in()
    camera.wait(_DOCUMENT, "Về công tác văn thư")
    walk.make_a_mistake()
    camera.take(THE_MISTAKE, when='<pre role="alert"')
    walk.mend()
    camera.take(MENDED, when="Có hiệu lực từ")
    camera.take(WORKLIST, when="Ngày có hiệu lực")  # this page comes later than that of the record
    walk.claim_without_source()
    walk.verify()
    camera.take(SOURCES, when="quangvinh")
    walk.write_the_log()
    camera.take(LOG, when="Thêm văn bản")


class _Camera:
    """A browser at the served site, and where the pictures go."""

    def __init__(self, page: Any, served: Served, out: Path) -> None:
        self._page, self._served, self._out = page, served, out

    def wait(self, address: str, words: str) -> None:
        """Wait until the page as served holds these words."""
        path = address.partition("?")[0]
        self._served.wait_for(f"{words!r} on {path}", lambda: words in self._served.page(path))

    def take(self, shot: Shot, *, when: str) -> None:
        """Wait for the page, and keep the part of it that the picture shows, with its words."""
        self.wait(shot.address, when)
        self._page.goto(f"{self._served.url}/{shot.address}", wait_until="load")
        self._page.evaluate("document.fonts.ready")
        self._page.wait_for_timeout(400)  # what scripts do after loading
        if shot.before:
            self._page.evaluate(shot.before)
        area = self._page.evaluate(_AREA, [shot.first, shot.last])
        top = floor(area["top"]) - _MARGIN if shot.first else 0
        clip = {"x": 0, "y": top, "width": WIDTH, "height": ceil(area["bottom"]) + _MARGIN - top}
        content = self._page.screenshot(full_page=True, clip=clip, animations="disabled")
        self._out.mkdir(parents=True, exist_ok=True)
        _write(content, area["words"], self._out / f"{shot.name}.png")


# Where the first and the last element lie, and what is to be read between.
_AREA = """
([first, last]) => {
  const lowest = document.querySelector(last).getBoundingClientRect().bottom;
  const top = first ? document.querySelector(first).getBoundingClientRect().top : 0;
  const words = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    const seen = texts.currentNode.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (seen && box.width > 1 && box.top >= top && box.bottom <= lowest) words.push(texts.currentNode.data);
  }
  const said = words.join(" ").replace(/\\s+/g, " ").trim();
  return { top: top + scrollY, bottom: lowest + scrollY, words: said };
}
"""


def _write(content: bytes, words: str, path: Path) -> None:
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt(WORDS, words, lang="vi", zip=True)
    few.save(path, optimize=True, pnginfo=notes)


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the pictures; one that is no longer taken goes."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder for the pictures")
    out = parser.parse_args(arguments).out.resolve()
    names = ("chromium", "chromium-browser", "google-chrome")
    executable = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        for old in out.glob("*.png"):
            old.unlink()
        take_all(browser, out)
        browser.close()


if __name__ == "__main__":
    main()
