"""`mkdocs serve` on a project, as an editor runs it, and the pages it serves."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from site_building import mkdocs_environment

_SECONDS = 120


class Served:
    """A running server and its log."""

    def __init__(self, process: subprocess.Popen[bytes], url: str, log: Path, temporary: Path) -> None:
        """Remember where it is, and where it makes its folders."""
        self.url = url
        self._process, self._log, self._temporary = process, log, temporary

    def page(self, path: str) -> str:
        """A page as served now; empty while the server is not up, or if there is none."""
        return (self.content(path) or b"").decode("utf-8")

    def content(self, path: str) -> bytes | None:
        """What stands at a path now; None while the server is not up, or if there is nothing."""
        try:
            with urllib.request.urlopen(f"{self.url}/{quote(path)}", timeout=60) as reply:  # noqa: S310 - our own server
                return bytes(reply.read())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return None

    def addresses(self) -> list[str]:
        """Every file in the folder that is served, and in the one that was served before."""
        folders = self._temporary.glob("mkdocs_*")
        return sorted(
            {
                path.relative_to(folder).as_posix()
                for folder in folders
                for path in folder.rglob("*")
                if path.is_file()
            }
        )

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
def serve(project: Path) -> Iterator[Served]:
    """Serve a project on a free port until the block ends."""
    port = _free_port()
    log, temporary = project.parent / "serve.log", project.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env=mkdocs_environment(PYTHONUNBUFFERED="1", TMPDIR=str(temporary)),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Served(process, f"http://127.0.0.1:{port}", log, temporary)
        finally:
            process.terminate()
            process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
