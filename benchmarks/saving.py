"""How long an editor waits: from saving one record to its page as `mkdocs serve` shows it, beside a whole build.

    python benchmarks/saving.py                  the real data, 1,000 and 5,000 records
    python benchmarks/saving.py 0 500            other sizes (0: the real data)

What is saved is a new title of a document. Its own page is asked for until it holds it, then the list of all documents,
which is as it should be once the whole site is. Wall seconds, the median of the saves, because waiting is what counts;
the whole build is the mean of one just before and one just after.
"""

from __future__ import annotations

import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus import records
from project import build, copies, environment, pages, reader_of_sizes, row, table

_RECORD = "data/van-ban/33-ct-ttg-2021.yml"
_PAGE, _LIST = "van-ban/33-ct-ttg-2021.html", "van-ban/index.html"
_FIELD = re.compile(r"^title: .*\n(?: .*\n)*", re.MULTILINE)
_MISTAKE = '<pre role="alert"'  # the server shows mistakes in the data above the page (macros/serving.py)
_PATIENCE = 900  # seconds for a server to start, or for a save to show
_PAUSE = 0.05


def measure(folder: Path, saves: int) -> None:
    """Build, serve, save several times, and print the row of one size."""
    before = build(folder)
    with _served(folder) as site:
        waited = [_saved(folder / _RECORD, site, number) for number in range(saves)]
    whole = (before.wall + build(folder).wall) / 2
    pages_after, sites_after = zip(*waited, strict=True)
    middle = statistics.median(pages_after)
    row(
        f"{records(folder / 'data'):,}",
        f"{len(pages(folder / 'site')):,}",
        f"{middle:.2f}",
        f"{min(pages_after):.2f} to {max(pages_after):.2f}",
        f"{statistics.median(sites_after):.1f}",
        f"{whole:.1f}",
        f"**{middle / whole:.2f}**",
    )


def _saved(record: Path, site: str, number: int) -> tuple[float, float]:
    """Save a new title; seconds until the page of the document shows it, and the list of all."""
    title = f"Về việc đo lần thứ {number}"
    text = record.read_text(encoding="utf-8")
    changed, places = _FIELD.subn(f"title: {title}\n", text)
    if places != 1:
        sys.exit(f"{record.name}: not one title, but {places}")
    time.sleep(1)  # the server looks at the files a while after it has built
    started = time.monotonic()
    record.write_text(changed, encoding="utf-8")
    _until(site + _PAGE, title, started)
    own = time.monotonic() - started
    _until(site + _LIST, title, started)
    return own, time.monotonic() - started


def _until(page: str, words: str, started: float) -> None:
    """Ask for a page until it holds the words; ends this program if it never does."""
    while time.monotonic() - started < _PATIENCE:
        try:
            with urllib.request.urlopen(page, timeout=_PATIENCE) as answer:  # noqa: S310 - our own server
                shown = answer.read().decode("utf-8")
            if _MISTAKE in shown:
                sys.exit(f"the data has a mistake: {shown.partition(_MISTAKE)[2][:2000]}")
            if words in shown:
                return
        except OSError:  # it does not listen yet
            pass
        time.sleep(_PAUSE)
    sys.exit(f"{page} does not show {words!r} after {_PATIENCE} s")


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a copy of the project as an editor does, on a free port of the loopback; the address of the site."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with (folder / "serve.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment(), stdout=log, stderr=log)
        try:
            site = f"http://{address}/"
            _until(site + _PAGE, "</html>", time.monotonic())
            yield site
        finally:
            server.terminate()
            try:
                server.wait(timeout=30)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a Markdown table."""
    parser = reader_of_sizes(__doc__, [0, 1000, 5000])
    parser.add_argument("--saves", type=int, default=5, help="saves of each size (default 5)")
    options = parser.parse_args(arguments)
    table(
        "records",
        "pages",
        "save to its page, median s",
        "from, to",
        "save to whole site, median s",
        "whole build, s",
        "its page to whole build",
    )
    for folder in copies(options.records):
        measure(folder, options.saves)


if __name__ == "__main__":
    main()
