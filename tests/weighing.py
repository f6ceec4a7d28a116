"""What a visit weighs: the files that a page names, and what a real Chromium takes from a server that counts.

kB means 1,000 bytes. Compression is `gzip -9`, which the release lays beside its files.
"""

from __future__ import annotations

import gzip
import hashlib
import http.server
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from page_kinds import compressed
from web_servers import COMPRESSED

_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
# What the release lets a browser keep: files whose name holds their sum.
_FOREVER = re.compile(r"\.[0-9a-f]{8}\.(?:min\.(?:css|js)|woff2)$")
# A slow line of an office: 2 Mbit/s, 40 ms there and back. Late fonts and scripts show as layout shift only here.
_SLOW_LINE = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 250_000,
    "uploadThroughput": 125_000,
}
_WATCH_SHIFTS = """
window.layoutShifts = [];
new PerformanceObserver((seen) => {
  for (const entry of seen.getEntries()) {
    if (!entry.hadRecentInput) {
      const nodes = entry.sources.map(({ node }) => node && (node.className || node.nodeName));
      window.layoutShifts.push([entry.value, nodes.join(", ")]);
    }
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True)
class PageWeight:
    """Bytes of a page and of the files it names, compressed but for `raw`."""

    address: str
    raw: int
    html: int
    css: int
    scripts: int
    """Without those of the search, which are in folders of that name."""
    fonts: dict[str, int]
    """Bytes by name of file, of those that every page loads: the italic comes where it stands."""


@dataclass(frozen=True)
class Visit:
    """What one opened page took: bytes of all answers with their heads, by address."""

    answers: tuple[tuple[str, int], ...]
    shift: float
    shifted: tuple[str, ...]
    """What moved, by class or name of element, the greatest movement first."""
    outside: tuple[str, ...]
    """Requests to any other host."""

    @property
    def received(self) -> int:
        """Bytes of all answers."""
        return sum(size for _, size in self.answers)

    def of(self, *endings: str) -> int:
        """Bytes of the answers whose address ends so."""
        return sum(size for address, size in self.answers if address.endswith(endings))


def weigh(site: Path, address: str) -> PageWeight:
    """Weigh a page by what it names, without a browser."""
    source = (site / address).read_bytes()
    text = source.decode()
    base = (site / address).parent
    # The 404 page may name its files from the root of the server.
    sheets = _named(r'<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"', text, base, site)
    scripts = _named(r'<script[^>]+src="([^"]+)"', text, base, site)
    fonts = _named(r'<link[^>]+rel="preload" href="([^"]+\.woff2)"', text, base, site)
    return PageWeight(
        address,
        len(source),
        compressed(source),
        sum(compressed(sheet.read_bytes()) for sheet in sheets),
        sum(compressed(script.read_bytes()) for script in scripts if "search" not in script.parts),
        {font.name: font.stat().st_size for font in fonts},
    )


def _named(pattern: str, text: str, base: Path, site: Path) -> list[Path]:
    found = dict.fromkeys(re.findall(pattern, text))
    return [site / name.lstrip("/") if name.startswith("/") else base / name for name in found]


@dataclass
class CountingServer:
    """A server on the loopback that compresses as a release does and notes what each answer took."""

    site: Path
    base: str = ""
    answers: list[tuple[str, int]] = field(default_factory=list)

    def answer(self, target: str, known: str | None) -> bytes:
        """The whole answer to a request, its head included."""
        address = unquote(urlsplit(target).path).lstrip("/") or "index.html"
        path = self.site / address
        status = "200 OK"
        if not path.is_file():
            status, path = "404 Not Found", self.site / "404.html"
        content = path.read_bytes()
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        keep = "public, max-age=31536000, immutable" if _FOREVER.search(address) else "no-cache"
        head = [f"ETag: {tag}", f"Cache-Control: {keep}", "Connection: keep-alive"]
        if known == tag:
            answer = _message("304 Not Modified", head, b"")
        else:
            if path.suffix in COMPRESSED:
                content = gzip.compress(content, compresslevel=9, mtime=0)
                head.append("Content-Encoding: gzip")
            kind = _TYPES.get(path.suffix, "application/octet-stream")
            head += [f"Content-Type: {kind}; charset=utf-8", f"Content-Length: {len(content)}"]
            answer = _message(status, head, content)
        self.answers.append((address, len(answer)))
        return answer


def _message(status: str, head: list[str], body: bytes) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *head, "", ""]).encode() + body


@contextmanager
def counting(site: Path) -> Iterator[CountingServer]:
    """Serve a site and count."""
    counted = CountingServer(site)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the name is the library's
            self.wfile.write(counted.answer(self.path, self.headers.get("If-None-Match")))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.handle_error = lambda *_: None  # type: ignore[method-assign]  # a page closed while it loads
    threading.Thread(target=running.serve_forever, daemon=True).start()
    counted.base = f"http://127.0.0.1:{running.server_port}/"
    yield counted
    running.shutdown()
    running.server_close()


class Visitor:
    """A reader with an empty cache on a slow line; `open` again to see what the next page takes."""

    _SETTLED = 1.0  # seconds without an answer after which nothing more is expected

    def __init__(self, browser: Any, server: CountingServer, *, width: int = 1280) -> None:
        """A browser that has not been here yet."""
        self._server = server
        self._context = browser.new_context(viewport={"width": width, "height": 800})
        self._outside: list[str] = []
        self._context.on("request", self._note)
        self._page = self._context.new_page()
        self._page.set_default_navigation_timeout(120_000)  # a slow line, on a machine that may be busy
        self._page.add_init_script(_WATCH_SHIFTS)
        line = self._context.new_cdp_session(self._page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", _SLOW_LINE)

    def _note(self, request: Any) -> None:
        if not request.url.startswith((self._server.base, "data:", "blob:")):
            self._outside.append(request.url)

    def open(self, address: str) -> Visit:
        """Open a page and wait until nothing more comes."""
        before = len(self._server.answers)
        self._outside.clear()
        self._page.goto(self._server.base + address, wait_until="load")
        self._settle()
        shifts = self._page.evaluate("window.layoutShifts")
        return Visit(
            tuple(self._server.answers[before:]),
            sum(value for value, _ in shifts),
            tuple(moved for _, moved in sorted(shifts, reverse=True)),
            tuple(self._outside),
        )

    def _settle(self) -> None:
        """Wait until nothing has come for a while: the search starts late, from a worker."""
        seen, since = -1, time.monotonic()
        while seen != len(self._server.answers) or time.monotonic() - since < self._SETTLED:
            if seen != len(self._server.answers):
                seen, since = len(self._server.answers), time.monotonic()
            self._page.wait_for_timeout(100)

    def close(self) -> None:
        """Forget everything."""
        self._context.close()
