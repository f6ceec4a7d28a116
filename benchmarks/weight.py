"""What each kind of page weighs, and what a first visit and the next page take on the wire.

    .venv/bin/python benchmarks/weight.py                 builds the site (needs Chromium)
    .venv/bin/python benchmarks/weight.py --site site     weighs a site that is there

Sizes are kB of 1,000 bytes after `gzip -9`, on the wire with the heads of the answers. A first visit begins with an
empty cache on a line of 2 Mbit/s; the next page is opened after the home page, as from a link on it. Layout shift is
the sum of all shifts at 360 and at 1280 px, the larger of the two.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT / "tests")]

from page_kinds import one_of_each_kind  # noqa: E402
from site_building import build  # noqa: E402
from weighing import CountingServer, Visitor, counting, weigh  # noqa: E402

_HEAD = (
    "page",
    "HTML raw",
    "HTML",
    "CSS",
    "scripts",
    "fonts",
    "first visit",
    "requests",
    "next page",
    "shift",
    "outside",
)


def main(given: Path | None) -> None:
    """Print the table."""
    from playwright.sync_api import sync_playwright

    executable = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    print(f"| {' | '.join(_HEAD)} |\n|{'---|' * len(_HEAD)}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = given or build(PROJECT, Path(folder) / "site")
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu"]
        )
        with counting(site) as server:
            for address in one_of_each_kind(site).values():
                print(f"| {' | '.join(row(browser, server, address))} |", flush=True)
        browser.close()


def row(browser: Any, server: CountingServer, address: str) -> list[str]:
    """The cells of one page."""
    named = weigh(server.site, address)
    visits = []
    for width in (360, 1280):
        visitor = Visitor(browser, server, width=width)
        visits.append(visitor.open(address))
        visitor.close()
    visitor = Visitor(browser, server)
    visitor.open("index.html")
    following = visitor.open(address)
    visitor.close()
    sizes = (named.raw, named.html, named.css, named.scripts, sum(named.fonts.values()))
    first = max(visits, key=lambda visit: visit.received)
    return [
        address,
        *(f"{size / 1000:.1f}" for size in sizes),
        f"{first.received / 1000:.1f}",
        str(len(first.answers)),
        f"{following.received / 1000:.1f}",
        f"{max(visit.shift for visit in visits):.3f}",
        str(sum(len(visit.outside) for visit in (*visits, following))),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--site", type=Path, help="a built site; without it, the project is built")
    main(parser.parse_args().site)
