"""What all tests share: the real site, built once; a real browser; and free input, drawn alike on every CI run."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from site_building import PROJECT, build

# No deadline: tests state behaviour, benchmarks measure. On CI the same examples each time, so that a change is
# judged by itself; elsewhere new ones, which is how faults are found.
settings.register_profile("anywhere", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
# Not loaded here: `make fuzz` asks for it by --hypothesis-profile.
_CASES = int(os.environ.get("CASES", "5000"))
settings.register_profile("night", deadline=None, derandomize=False, max_examples=_CASES)
settings.load_profile("ci" if os.environ.get("CI") else "anywhere")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data and pages, built strictly."""
    return build(PROJECT, tmp_path_factory.mktemp("built") / "site", PYTHONHASHSEED="1")


class _Server(http.server.SimpleHTTPRequestHandler):
    """A static server that answers a wrong address with the site's own page, as real ones do."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404:
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture(scope="session")
def server(built_site: Path) -> Iterator[str]:
    """The address of the site on this machine."""
    handler = functools.partial(_Server, directory=str(built_site))
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    running.handle_error = lambda *_: None  # type: ignore[method-assign]  # a page closed while it loads
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()
    running.server_close()


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, built_site: Path, server: str) -> str:
    """Where the site is opened from: a web server, or a folder."""
    return server if request.param == "http" else f"{built_site.as_uri()}/"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real Chromium from the system; without one the test is skipped, on CI it fails."""
    names = ("chromium", "chromium-browser", "google-chrome")
    executable = next((found for name in names if (found := shutil.which(name))), None)
    if executable is None:
        message = f"no browser among {', '.join(names)}; on Debian: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            # In a container Chromium runs as root and has little shared memory.
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page on which any error of a script fails the test."""
    errors: list[str] = []
    opened = chromium.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("dialog", lambda dialog: (errors.append("a dialog"), dialog.dismiss()))
    yield opened
    opened.close()
    assert not errors
