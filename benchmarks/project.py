"""A copy of the project with data of any size, and what running a command on it costs."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import PROJECT, grow

_SOURCES = ("data", "docs", "macros", "mkdocs.yml", "pyproject.toml")
_PAUSE = 0.1  # seconds between two looks at the memory


class Cost(NamedTuple):
    """What a command took, with all processes that it started.

    `seconds` are user + system CPU seconds, which a shared machine distorts least. `memory` is the largest sum of
    what its processes held at a time, in MB, pages shared between them counted once; the kernel's own "maximum
    resident set size" would begin with the size of whoever started the command.
    """

    seconds: float
    wall: float
    memory: float


def run(command: Sequence[str | Path], folder: Path, *, timeout: float = 3600) -> Cost:
    """Run a command in a folder. RuntimeError with what it said if it fails, or is not done in so many seconds."""
    with tempfile.TemporaryFile() as said:
        started, most = time.monotonic(), 0.0
        process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=said, stderr=said, start_new_session=True
        )
        try:
            while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
                most = max(most, _memory(process.pid))
                if time.monotonic() - started > timeout:
                    raise RuntimeError(f"{command} is not done after {timeout:.0f} s")
                time.sleep(_PAUSE)
        except BaseException:  # Ctrl-C does not reach a session of its own
            os.killpg(process.pid, signal.SIGKILL)
            raise
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        if process.returncode != 0:
            said.seek(0)
            raise RuntimeError(f"{command} failed:\n{said.read().decode(errors='replace')[-3000:]}")
    return Cost(ended[2].ru_utime + ended[2].ru_stime, wall, most)


def environment() -> dict[str, str]:
    """The environment of every command: quiet, and of one day, so that a build gives the same bytes."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1709078400"}


def _memory(session: int) -> float:
    """MB (of 1,000,000 bytes) held by the processes of a session: the sum of their proportional set sizes."""
    held = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) == session:
                rollup = (process / "smaps_rollup").read_text(encoding="ascii")
                held += int(rollup.partition("\nPss:")[2].split(maxsplit=1)[0])
        except (OSError, IndexError):  # it has ended meanwhile
            continue
    return held * 1024 / 1_000_000


def copied(folder: Path, records: int | None = None) -> Path:
    """Copy the project into a folder and grow its data; None leaves the real data."""
    folder.mkdir(parents=True)
    for name in _SOURCES:
        source = PROJECT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, folder / name)
    if records is not None:
        grow(folder / "data", records)
    return folder


def reader_of_sizes(doc: str, sizes: Sequence[int]) -> argparse.ArgumentParser:
    """A command line that takes numbers of records."""
    parser = argparse.ArgumentParser(description=doc.partition("\n")[0])
    parser.add_argument("records", type=int, nargs="*", default=sizes, help="sizes (0: the real data)")
    return parser


def copies(sizes: Sequence[int]) -> Iterator[Path]:
    """A copy of the project of each size, one after the other; each is gone when the next is asked for."""
    for records in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield copied(Path(folder) / "project", records or None)


def build(folder: Path, config: str = "mkdocs.yml", site: str = "site") -> Cost:
    """Build a copy of the project anew, without what an earlier build left."""
    shutil.rmtree(folder / site, ignore_errors=True)
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        config,
        "--site-dir",
        site,
    ]
    return run(command, folder)


def pages(site: Path) -> dict[str, int]:
    """Sizes of the pages of a site in bytes, by address; the redirects of our search (`so/`) are left out."""
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in sorted(site.rglob("*.html"))}
    return {address: size for address, size in sizes.items() if not address.startswith("so/")}


def table(*head: str) -> None:
    """Print the head of a Markdown table."""
    row(*head)
    row(*["---"] * len(head))


def row(*cells: str) -> None:
    """Print a row of a Markdown table, at once: a run takes long."""
    print(f"| {' | '.join(cells)} |", flush=True)
