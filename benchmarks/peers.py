"""What building the same records costs with other generators: plain Sphinx, sphinx-needs, StrictDoc.

    python benchmarks/peers.py                  1,000 and 5,000 records
    python benchmarks/peers.py 0 500            other sizes (0: the real data)
    python benchmarks/peers.py 500 --only sphinx-needs --keep build/peers      one of them; its project stays to look at

The others stand in an environment of their own (build/peers-venv, from requirements/peers.txt), made when it is
missing. Each builds in turn from nothing, ours first. They write less than ours, which makes the search of the records,
all exports, Word files and the drafting tools beside the pages: see peer_projects.py. StrictDoc puts 50 records on a
page and is built without its trace screens, which make it several times as long; the others have a page a record.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from corpus import PROJECT
from peer_projects import items, write_sphinx, write_sphinx_needs, write_strictdoc
from project import Cost, build, copied, pages, reader_of_sizes, row, run, table

from macros.knowledge import open_knowledge

_ENVIRONMENT = PROJECT / "build" / "peers-venv"
_LOCK = PROJECT / "requirements" / "peers.txt"
_SPHINX = ("sphinx-build", "-q", "-W", "-b", "html", ".", "site")
PEERS: dict[str, tuple[str, Callable[..., int | None], tuple[str, ...]]] = {
    "sphinx": ("Sphinx, links by hand", write_sphinx, _SPHINX),
    "sphinx-needs": ("sphinx-needs", write_sphinx_needs, _SPHINX),
    "strictdoc": ("StrictDoc", write_strictdoc, ("strictdoc", "export", "--output-dir", "site", ".")),
}


def installed() -> Path:
    """The folder of the peers' programs; installs them if they are not there."""
    programs = _ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
    stamp = _ENVIRONMENT / "locked.txt"
    if not stamp.exists() or stamp.read_bytes() != _LOCK.read_bytes():
        print(f"installing {_LOCK.name} into {_ENVIRONMENT.relative_to(PROJECT)}", file=sys.stderr)
        for command in (
            [sys.executable, "-m", "venv", "--clear", str(_ENVIRONMENT)],
            [str(programs / "python"), "-m", "pip", "install", "--require-hashes", "-r", str(_LOCK)],
        ):
            if (done := subprocess.run(command, capture_output=True, text=True, check=False)).returncode:
                sys.exit(f"the peers cannot be installed here:\n{done.stderr[-2000:]}")
        stamp.write_bytes(_LOCK.read_bytes())
    return programs


def measure(records: int, peers: Sequence[str], programs: Path, folder: Path) -> None:
    """Build ours and each peer once from the same records, and print a row of each."""
    own = copied(folder / "ours", records or None)
    ours = build(own)
    knowledge = open_knowledge(own / "data")
    found = list(items(knowledge))
    size = f"{len(found):,}"
    _print(size, "ours", ours, ours, own / "site", "")
    for peer in peers:
        name, write, command = PEERS[peer]
        write_to = folder / peer
        write_to.mkdir()
        left_out = write(found, write_to)
        links = sum(len(item.links) for item in found)
        note = f"{left_out} of {links} links left out, which close a circle" if left_out else ""
        try:
            cost = run([programs / command[0], *command[1:]], write_to)
        except RuntimeError as why:  # the others are still worth measuring
            print(why, file=sys.stderr)
            row(size, name, *["-"] * 7, "did not finish")
            continue
        _print(size, name, cost, ours, write_to / "site", note)


def _print(size: str, name: str, cost: Cost, ours: Cost, site: Path, note: str) -> None:
    sizes = pages(site).values()
    row(
        size,
        name,
        f"{cost.seconds:.1f}",
        f"**{cost.seconds / ours.seconds:.2f}**",
        f"{cost.wall:.1f}",
        f"{cost.memory:.0f}",
        f"{cost.memory / ours.memory:.2f}",
        f"{len(sizes):,}",
        f"{sum(sizes) / 1_000_000:.1f}",
        note,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a Markdown table."""
    parser = reader_of_sizes(__doc__, [1000, 5000])
    parser.add_argument(
        "--only", choices=PEERS, action="append", help="measure this one beside ours (repeatable)"
    )
    parser.add_argument("--keep", type=Path, help="a new folder to leave the projects in")
    options = parser.parse_args(arguments)
    programs = installed()
    table("records", "generator", "CPU s", "to ours", "wall s", "MB", "to ours", "pages", "HTML MB", "")
    for records in options.records:
        with ExitStack() as stack:
            folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
            measure(records, options.only or list(PEERS), programs, folder / str(records))


if __name__ == "__main__":
    main()
