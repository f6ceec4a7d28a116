"""What the search costs and finds, in a real Chromium, beside the theme's own.

    .venv/bin/python benchmarks/search.py                the real site, 1,000, 5,000 and 10,000 records
    .venv/bin/python benchmarks/search.py 0 500          other sizes (0: the real site)

The site is built once. For larger ones only the index grows, by the entries of grown data (corpus.py); the theme's
own search gets the same entries as its index. Times are those of a loaded page: "first" from focusing the box, right
after loading the page, to the first result; "key" from a key to its result, over several queries typed out.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "benchmarks"), str(PROJECT / "tests/browser")]

from corpus import records  # noqa: E402
from project import build, copied, reader_of_sizes, row, table  # noqa: E402
from test_search import QUERIES, _expects, _place  # noqa: E402

from macros.knowledge import Knowledge, open_knowledge  # noqa: E402
from macros.search.entry import Entry, Kind  # noqa: E402
from macros.search.index import index_files  # noqa: E402
from macros.search.records import record_entries  # noqa: E402
from macros.vietnamese import fold  # noqa: E402

TYPED = ("dan van kheo", "33/CT-TTg", "ủy ban nhân dân", "chuyển đổi số", "bao cao quy")
MEASURE = Path(__file__).with_suffix(".js")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


class Query(NamedTuple):
    """A query with what must come first, and its class."""

    text: str
    expected: str
    group: str


def measure(sizes: Iterable[int], folder: Path) -> None:
    """Print the rows of every size: our search and the theme's, from a server and from files."""
    real = copied(folder / "real")
    build(real)
    built = real / "site"
    for size in sizes:
        data = copied(folder / f"{size}", size).joinpath("data") if size else real / "data"
        knowledge = open_knowledge(data)
        entries = list(record_entries(knowledge))
        queries = list(_sampled(entries)) if size else [Query(*query) for query in QUERIES]
        for ours in (True, False):
            site = folder / f"site-{size}-{ours}"
            shutil.copytree(built, site)
            index = _index(entries, knowledge, built, real=not size) if ours else _theirs(entries, built)
            for address, content in index.items():
                (site / address).write_text(content, encoding="utf-8")
            if not ours:
                (site / "assets/search/box.js").write_text("", encoding="utf-8")
                (site / "search/search_index.js").write_text(
                    f"var __index = {index['search/search_index.json']}", encoding="utf-8"
                )
            with _served(site) as server:
                for base in (server, f"{site.as_uri()}/"):
                    name = f"{records(data):,}" if size else "real"
                    _print_line(name, base, queries, _measure(base, queries, ours=ours), index, ours=ours)
            shutil.rmtree(site)


def _sampled(entries: list[Entry]) -> Iterator[Query]:
    """Some of the documents by their number, as it is written and as people type it.

    Not by title: the documents of grown plans share theirs.
    """
    documents = [entry for entry in entries if entry.kind is Kind.DOCUMENT and entry.numbers]
    for entry in documents[:: -(-len(documents) // 90)]:
        number = entry.numbers[0].text
        yield Query(number, f"page:{entry.address}", "number")
        folded = fold(number).replace("/", " ").replace("-", " ")
        yield Query(folded, f"page:{entry.address}", "number folded")


def _index(entries: list[Entry], knowledge: Knowledge, built: Path, *, real: bool) -> dict[str, str]:
    """Our index: of the real site as it was built, with the hand-written pages in it."""
    if not real:
        registry = knowledge.registry
        return index_files(entries, registry.corpus.abbreviations, registry.agencies.values())
    index = {f"search/{path.name}": path.read_text("utf-8") for path in (built / "search").glob("*.js")}
    for other in ("search_index", "engine"):
        index.pop(f"search/{other}.js", None)
    return index


def _theirs(entries: list[Entry], built: Path) -> dict[str, str]:
    """The same entries as the theme's own index."""
    index = json.loads((built / "search/search_index.json").read_text(encoding="utf-8"))
    pages = sorted(entries, key=lambda entry: "#" in entry.address)
    index["docs"] = [
        {"location": e.address, "title": f"{e.name} {e.title}".strip(), "text": e.body} for e in pages
    ]
    return {"search/search_index.json": json.dumps(index, ensure_ascii=False, separators=(",", ":"))}


def _measure(base: str, queries: list[Query], *, ours: bool) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        page = browser.new_page()
        page.set_default_timeout(600_000)
        page.goto(f"{base}index.html")
        asked = [query.text for query in queries]
        found: dict[str, Any] = page.evaluate(
            MEASURE.read_text(encoding="utf-8"),
            {
                "queries": asked if ours or len(queries) > 200 else asked[:60],
                "typed": TYPED,
                "ours": ours,
                "site": base,
            },
        )
        session = browser.new_browser_cdp_session()
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        found["memory"] = sum(_resident(p["id"]) for p in processes if p["type"] == "renderer")
        browser.close()
    return found


def _resident(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")), 0)


def _print_line(
    name: str, base: str, queries: list[Query], found: dict[str, Any], index: dict[str, str], *, ours: bool
) -> None:
    documents = {
        entry["number"]: entry["url"]
        for entry in json.loads((Path(_folder(base)) / "du-lieu/van-ban.json").read_text(encoding="utf-8"))
    }
    is_expected = _expects(documents)
    places = [
        (_place(answer, query.expected, is_expected), query)
        for answer, query in zip(found["answers"], queries, strict=False)
    ]
    first = sum(place == 1 for place, _ in places)
    third = sum(place > 0 for place, _ in places)
    keys = sorted(found["keys"])
    raw = sum(len(content.encode()) for content in index.values())
    packed = sum(len(gzip.compress(content.encode(), 6)) for content in index.values())
    row(
        name,
        "ours" if ours else "theme",
        base.split(":")[0],
        f"{first} / {third} of {len(places)}",
        f"{raw // 1000} kB / {packed // 1000} kB",
        f"{found['first']:.0f}",
        f"{statistics.median(keys):.0f} / {keys[int(len(keys) * 0.95)]:.0f}",
        f"{found['blocked']:.0f}",
        f"{found['memory']}",
    )
    if ours and name == "real" and base.startswith("http"):
        _print_classes(places)


_folders: dict[str, str] = {}


def _folder(base: str) -> str:
    return _folders.get(base, base.removeprefix("file://"))


def _print_classes(places: list[tuple[int, Query]]) -> None:
    groups: dict[str, list[int]] = {}
    for place, query in places:
        groups.setdefault(query.group, []).append(place)
    for group, found in sorted(groups.items()):
        print(
            f"    {group}: {sum(p == 1 for p in found)} / {sum(p > 0 for p in found)} of {len(found)}",
            file=sys.stderr,
        )


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    _folders[address] = str(site)
    yield address
    server.shutdown()
    server.server_close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a Markdown table."""
    options = reader_of_sizes(__doc__, [0, 1000, 5000, 10_000]).parse_args(arguments)
    table("records", "search", "from", "at 1 / at 3", "index raw / gzip", "first result ms", "key median / p95 ms",
          "longest block ms", "browser MB")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        measure(options.records, Path(folder))


if __name__ == "__main__":
    main()
