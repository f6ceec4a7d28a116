"""How long an editor waits: from saving one record to what `mkdocs serve` shows of it, beside a whole build.

    python benchmarks/saving.py                  the real data, 1,000 and 5,000 records
    python benchmarks/saving.py 0 500            other sizes (0: the real data)

What is saved is a new title of a document, once for each place where it then stands: its own page, the list of all
documents, the open data, the index of the search. That place is asked for until it holds the new title. Wall seconds,
medians of the saves, because waiting is what counts. MkDocs looks at the files twice a second: how long it takes to
notice stands apart. The whole build is the one with which the same server began.
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
from itertools import permutations
from pathlib import Path

from corpus import records
from project import copies, environment, reader_of_sizes, row, table

_RECORD = "data/van-ban/33-ct-ttg-2021.yml"
_PAGE = "van-ban/33-ct-ttg-2021.html"
_PLACES = {
    "its page": _PAGE,
    "list of documents": "van-ban/index.html",
    "open data": "du-lieu/van-ban.json",
    "search": "search/index.js",
}
_FIELD = re.compile(r"^title: .*\n(?: .*\n)*", re.MULTILINE)
_MISTAKE = '<pre role="alert"'  # the server shows mistakes in the data above the page (macros/serving.py)
_PATIENCE = 900  # seconds for a server to start, or for a save to show
_PAUSE = 0.01
_NOTICED = "Detected file changes"


def measure(folder: Path, saves: int) -> None:
    """Serve, save several times, and print the row of one size."""
    # Letters alone: the search parts them from digits.
    words = (f"luu{''.join(letters)}" for letters in permutations("bcdghklm", 4))
    noticed: list[float] = []
    waited: dict[str, list[float]] = {}
    with _served(folder) as site:
        for place, address in _PLACES.items():
            for _ in range(saves):
                notice, shown = _saved(folder, site + address, next(words))
                noticed.append(notice)
                waited.setdefault(place, []).append(shown - notice)
    log = (folder / "serve.log").read_text(encoding="utf-8")
    whole = float(re.findall(r"Documentation built in ([0-9.]+) seconds", log)[0])
    medians = [statistics.median(times) for times in waited.values()]
    row(
        f"{records(folder / 'data'):,}",
        f"{statistics.median(noticed):.2f}",
        *(f"{middle:.2f}" for middle in medians),
        f"{max(map(max, waited.values())):.2f}",
        f"{whole:.1f}",
        f"**{whole / medians[0]:.1f}**",
        f"**{whole / max(medians):.1f}**",
    )


def _saved(folder: Path, place: str, word: str) -> tuple[float, float]:
    """Save a title with a word that stands nowhere else; seconds until MkDocs notices, and until a place holds it."""
    record, log = folder / _RECORD, folder / "serve.log"
    text = record.read_text(encoding="utf-8")
    changed, places = _FIELD.subn(f"title: Về việc đo {word}\n", text)
    if places != 1:
        sys.exit(f"{record.name}: not one title, but {places}")
    time.sleep(1)  # the server looks at the files a while after it has built
    before = log.read_text(encoding="utf-8").count(_NOTICED)
    started = time.monotonic()
    record.write_text(changed, encoding="utf-8")
    while log.read_text(encoding="utf-8").count(_NOTICED) == before:
        if time.monotonic() - started > _PATIENCE:
            sys.exit(f"{record.name}: not noticed after {_PATIENCE} s")
        time.sleep(_PAUSE)
    notice = time.monotonic() - started
    _until(place, word, started)
    return notice, time.monotonic() - started


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
        "noticed, s",
        *(f"then {place}, s" for place in _PLACES),
        "longest of all",
        "whole build, s",
        "to its page",
        "to the slowest place",
    )
    for folder in copies(options.records):
        measure(folder, options.saves)


if __name__ == "__main__":
    main()
