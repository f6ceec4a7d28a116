"""What the search costs and finds, in a real Chromium, beside the theme's own.

    .venv/bin/python benchmarks/search.py [pages ...]        (default: 0 1000 5000; 0 is the real site alone)

The site is built once. For larger ones only the index grows, by invented documents (search_corpus.py); the theme's
own search gets the same entries as its index. Times are those of a loaded page: "first" from focusing the box, right
after loading the page, to the first result; "key" from a key to its result, over several queries typed out.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "benchmarks"), str(PROJECT / "tests/browser")]

from search_corpus import invented_entries  # noqa: E402
from test_search import QUERIES, _expects, _place  # noqa: E402

from macros.knowledge import open_knowledge  # noqa: E402
from macros.search.entry import Entry  # noqa: E402
from macros.search.index import index_files  # noqa: E402
from macros.search.records import record_entries  # noqa: E402
from macros.vietnamese import fold  # noqa: E402

TYPED = ("dan van kheo", "33/CT-TTg", "ủy ban nhân dân", "chuyển đổi số", "bao cao quy")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]

# Both searches: a result has come when the theme has written the line above the list.
MEASURE = """async ({ queries, typed, ours, site }) => {
  const box = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  const meta = result.querySelector(".md-search-result__meta"), list = result.querySelector("ol");
  let blocked = 0;
  const watch = setInterval(() => {
    const now = performance.now();
    blocked = Math.max(blocked, now - last - 5);
    last = now;
  }, 5);
  let last = performance.now();
  const ask = (text) => new Promise((done) => {
    const start = performance.now();
    const finish = () => { observer.disconnect(); clearTimeout(limit); done(performance.now() - start); };
    const observer = new MutationObserver(() => { if (!ours || result.dataset.query === text) finish(); });
    observer.observe(meta, { childList: true, characterData: true });
    const limit = setTimeout(finish, 60000);
    box.value = text;
    box.dispatchEvent(new KeyboardEvent("keyup"));
  });
  const start = performance.now();
  box.focus();
  await ask("dân vận");
  while (!list.children.length && performance.now() - start < 60000) await new Promise((next) => setTimeout(next, 2));
  const first = performance.now() - start;
  const keys = [];
  for (const text of typed) {
    for (let length = 1; length <= text.length; length++) {
      if (text[length - 1] !== " ") keys.push(await ask(text.slice(0, length)));
    }
  }
  clearInterval(watch);
  const answers = [];
  for (const query of queries) {
    await ask("");
    await ask(query);
    while (ours && result.dataset.whole !== "true") await new Promise((next) => setTimeout(next, 2));
    await new Promise((next) => setTimeout(next, 0));
    const items = Array.from(list.children).slice(0, 3).map((item) => (
      Array.from(item.querySelectorAll("a.md-search-result__link"))
        .filter((link) => !link.closest("details"))
        .map((link) => [link.href, Number(link.firstElementChild.dataset.mdScore)])
        .sort((a, b) => b[1] - a[1])
        .map(([href]) => href.replace(site, "").replace(/[?]h=[^#]*/, ""))
    ));
    answers.push({ outcome: ours ? result.dataset.outcome : items.length ? "found" : "none", items });
  }
  return { first, keys, blocked, answers };
}"""


class Query(NamedTuple):
    """A query with what must come first, and its class."""

    text: str
    expected: str
    group: str


def main(sizes: Iterable[int]) -> None:
    """Measure and print."""
    knowledge = open_knowledge(PROJECT / "data")
    registry = knowledge.registry
    with tempfile.TemporaryDirectory() as temporary:
        built = Path(temporary) / "site"
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir", str(built)],
            cwd=PROJECT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True,
        )  # fmt: skip
        real = list(record_entries(knowledge))
        print(
            "| pages | search | opened from | success at 1 / at 3 | index raw | gzip | first ms | key ms median | p95 "
            "| blocked ms | renderer MB |\n|---|---|---|---|---|---|---|---|---|---|---|"
        )
        for pages in sizes:
            entries = [*real, *invented_entries(real, pages)]
            queries = (
                [Query(*query) for query in QUERIES] if not pages else list(_sampled(entries[len(real) :]))
            )
            for ours in (True, False):
                site = Path(temporary) / f"{pages}-{ours}"
                shutil.copytree(built, site)
                if not pages and ours:
                    index = {
                        f"search/{p.name}": p.read_text("utf-8") for p in (built / "search").glob("*.js")
                    }
                    for other in ("search_index", "engine"):
                        index.pop(f"search/{other}.js", None)
                elif ours:
                    index = index_files(entries, registry.corpus.abbreviations, registry.agencies.values())
                else:
                    index = _theirs(entries, built)
                for address, content in index.items():
                    (site / address).write_text(content, encoding="utf-8")
                if not ours:
                    (site / "assets/search/box.js").write_text("", encoding="utf-8")
                    (site / "search/search_index.js").write_text(
                        f"var __index = {index['search/search_index.json']}", encoding="utf-8"
                    )
                with _served(site) as server:
                    for base in (server, f"{site.as_uri()}/"):
                        _print_line(
                            pages, base, queries, _measure(base, queries, ours=ours), index, ours=ours
                        )


def _sampled(entries: list[Entry]) -> Iterator[Query]:
    """Some of the invented documents by number and by title, as people type them."""
    for entry in entries[:: max(1, len(entries) // 60)]:
        number = entry.numbers[0].text
        yield Query(number, f"page:{entry.address}", "number")
        yield Query(
            fold(number).replace("/", " ").replace("-", " "), f"page:{entry.address}", "number folded"
        )
        yield Query(fold(entry.title), f"page:{entry.address}", "title folded")


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
            MEASURE,
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
    pages: int, base: str, queries: list[Query], found: dict[str, Any], index: dict[str, str], *, ours: bool
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
    print(
        f"| {pages or 'real'} | {'ours' if ours else 'theme'} | {base.split(':')[0]} "
        f"| {first} / {third} of {len(places)} | {raw // 1000} kB | {packed // 1000} kB | {found['first']:.0f} "
        f"| {statistics.median(keys):.0f} | {keys[int(len(keys) * 0.95)]:.0f} | {found['blocked']:.0f} "
        f"| {found['memory']} |",
        flush=True,
    )
    if ours and not pages and base.startswith("http"):
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


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [0, 1000, 5000])
