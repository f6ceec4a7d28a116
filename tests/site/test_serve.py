"""`mkdocs serve`: an edit shows, a mistake leaves the last good page up, mending it recovers.

The pages of an edited record come before the rest; whatever is edited, they are what the whole build makes.
"""

from __future__ import annotations

import os
import random
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from site_building import mkdocs_environment

_PAGE = "van-ban/33-ct-ttg-2021.html"
_SECONDS = 60


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """A running server and its log."""

    def __init__(self, process: subprocess.Popen[bytes], url: str, log: Path) -> None:
        """Remember where it is."""
        self._process, self._url, self._log = process, url, log

    def page(self, path: str) -> str:
        """A page as served now; empty while the server is not up."""
        try:
            with urllib.request.urlopen(f"{self._url}/{path}", timeout=10) as reply:  # noqa: S310 - our own server
                return str(reply.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def log(self) -> str:
        """What the server printed so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def wait_for(self, what: str, holds: Callable[[], bool]) -> None:
        """Wait until something holds; say what was awaited if it never does."""
        end = time.monotonic() + _SECONDS
        while not holds():
            if self._process.poll() is not None:
                pytest.fail(
                    f"the server ended while waiting for {what}:\n{self.log()[-3000:]}", pytrace=False
                )
            if time.monotonic() > end:
                pytest.fail(f"{what}: not within {_SECONDS} s\n{self.log()[-3000:]}", pytrace=False)
            time.sleep(0.2)

    def wait_for_line(self, words: str, times: int) -> None:
        """Wait until the server has said something so many times."""
        self.wait_for(f"{words!r}, {times} times", lambda: self.log().count(words) == times)


@contextmanager
def _serve(project: Path) -> Iterator[Served]:
    port = _free_port()
    log = project.parent / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env=mkdocs_environment(PYTHONUNBUFFERED="1"),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Served(process, f"http://127.0.0.1:{port}", log)
        finally:
            process.terminate()
            process.wait(timeout=30)


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_edits_show_and_mistakes_keep_the_last_good_page(project_copy: Path) -> None:
    record = project_copy / "data" / "van-ban" / "33-ct-ttg-2021.yml"
    with _serve(project_copy) as served:
        served.wait_for("the first page", lambda: "33/CT-TTg" in served.page(_PAGE))

        good = record.read_text(encoding="utf-8")
        # The title stands on its line, or folded under it.
        marked = re.sub(r"(?m)^title: (>-\n  )?", r"title: \1Dấu-sửa-một ", good, count=1)
        assert marked != good
        record.write_text(marked, encoding="utf-8")
        served.wait_for("an edit of data", lambda: "Dấu-sửa-một" in served.page(_PAGE))

        record.write_text(marked.replace("system: state", "system: nha-nuoc"), encoding="utf-8")
        served.wait_for("the report of a mistake", lambda: "Trang chưa được dựng." in served.log())
        served.wait_for("the mistake on the page", lambda: '<pre role="alert"' in served.page(_PAGE))
        page = served.page(_PAGE)
        assert "Dấu-sửa-một" in page
        assert "data/van-ban/33-ct-ttg-2021.yml:" in page.partition("</pre>")[0]
        assert "Trang chưa được dựng." in page.partition("</pre>")[0]
        assert "Traceback" not in served.log()

        record.write_text(marked.replace("Dấu-sửa-một", "Dấu-sửa-hai"), encoding="utf-8")
        served.wait_for("recovery", lambda: "Dấu-sửa-hai" in served.page(_PAGE))
        assert '<pre role="alert"' not in served.page(_PAGE)

        code = project_copy / "macros" / "naming.py"
        _edit(code, "} số {document.number}", "} mã-số {document.number}")
        served.wait_for("an edit of code", lambda: "Chỉ thị mã-số 33/CT-TTg" in served.page(_PAGE))


_SHOWN = "trang của bản ghi vừa sửa"
_WHOLE = "Reloading browsers"
_EDITS = int(os.environ.get("SERVED_EDITS", "3"))
"""How many random edits; a night may try hundreds."""


def _without_reload_script(page: str) -> str:
    """The page without what the server adds, which holds the time."""
    return re.sub(r"<script>\s*var livereload = .*?</script>", "", page, flags=re.DOTALL)


# Texts that a person writes, on their line or folded under it.
_TEXT = re.compile(r"(?m)^ *(?:- )?(?:title|statement): (?:>-\n +)?(?=\w)")


def _edited(text: str, draw: random.Random) -> str:
    """A record with a new word in front of one of its texts."""
    place = draw.choice([found.end() for found in _TEXT.finditer(text)])
    return f"{text[:place]}Sửa-{draw.randrange(10**6)} {text[place:]}"


def test_an_edited_record_is_shown_first_as_the_whole_build_makes_it(project_copy: Path) -> None:
    draw = random.Random(_EDITS)  # noqa: S311 - the same edits in every run
    data = project_copy / "data"
    of_plan = "ke-hoach/73-kh-ubnd-2024/nhiem-vu"
    folders = {"van-ban": "van-ban", "co-quan": "co-quan", of_plan: "nhiem-vu/73-kh-ubnd-2024"}
    with _serve(project_copy) as served:
        served.wait_for("the first page", lambda: "33/CT-TTg" in served.page(_PAGE))
        for edit in range(1, _EDITS + 1):
            folder = draw.choice(list(folders))
            files = sorted((data / folder).glob("*.yml"))
            record = draw.choice([path for path in files if _TEXT.search(path.read_text("utf-8"))])
            page = f"{folders[folder]}/{record.stem}.html"
            before = _without_reload_script(served.page(page))
            record.write_text(_edited(record.read_text("utf-8"), draw), encoding="utf-8")
            served.wait_for_line(_SHOWN, edit)
            first = _without_reload_script(served.page(page))
            assert served.log().count(_WHOLE) == edit - 1, "the whole build came first: nothing was compared"
            served.wait_for_line(_WHOLE, edit)
            assert first == _without_reload_script(served.page(page)), record.name
            assert first != before, record.name
