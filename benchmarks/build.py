"""What a build costs, beside plain Material for MkDocs building the same final pages.

    make bench                              1x and 1,000 records, and how it grows (several minutes)
    python benchmarks/build.py --repeat 5   more repeats

"Plain" is the same configuration without our hook: the same theme, extensions, plugins and navigation, with our
generated Markdown and open data as ordinary files. Both sides write the same pages. Each repeat runs both, one
after the other; what counts is user + system CPU time of the whole process, because the machine may be shared.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import PROJECT, grow

_SOURCES = ("docs", "macros", "mkdocs.yml", "pyproject.toml")
_HOOKS = "hooks: [macros/hooks.py]"
_MODULE = "module_name: macros"

# Catches what reaches Python-Markdown, with its front matter, and every generated file: the plain site's input.
_CAPTURE = """
import json
from pathlib import Path
from mkdocs.plugins import event_priority

OUT = Path(__file__).parent / "plain"

def write(name, content):
    path = OUT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

@event_priority(-100)
def on_files(files, config):
    for file in files:
        if not file.is_documentation_page() and "material" not in (file.src_dir or ""):
            write(file.src_uri, file.content_bytes)
    return files

@event_priority(-100)
def on_page_markdown(markdown, page, config, files):
    # Our records are found through our own index, made in our build; plain Material indexes every page itself.
    meta = {key: value for key, value in page.meta.items() if key != "search"} | {"render_macros": False}
    write(page.file.src_uri, f"---\\n{json.dumps(meta, ensure_ascii=False)}\\n---\\n\\n{markdown}\\n".encode())
    return markdown
"""

_PLAIN = """docs_dir: plain
not_in_nav: |
  /van-ban/*
  /co-quan/*
  /nhiem-vu/**/*
  /nhiem-vu/*
  /tim-kiem/*
exclude_docs: |
  /overrides/
"""


@dataclass(frozen=True)
class Times:
    """CPU seconds of repeated builds of both kinds."""

    pages: int
    ours: list[float]
    plain: list[float]

    def row(self, name: str) -> str:
        """A row of the table: least and median of each, and their ratios."""
        least = min(self.ours), min(self.plain)
        middle = statistics.median(self.ours), statistics.median(self.plain)
        pairs = statistics.median(a / b for a, b in zip(self.ours, self.plain, strict=True))
        return (
            f"| {name} | {self.pages} | {least[0]:.2f} | {least[1]:.2f} | **{least[0] / least[1]:.3f}** "
            f"| {middle[0]:.2f} | {middle[1]:.2f} | {middle[0] / middle[1]:.3f} | {pairs:.3f} |"
        )


class Project:
    """A copy of the project with grown data, and its plain twin."""

    def __init__(self, folder: Path, records: int | None) -> None:
        """Copy, grow (None: the real data), and capture the plain input."""
        self.folder = folder
        folder.mkdir(parents=True)
        for name in _SOURCES:
            source = PROJECT / name
            copy = shutil.copytree if source.is_dir() else shutil.copy2
            copy(source, folder / name)
        shutil.copytree(PROJECT / "data", folder / "data")
        if records is not None:
            grow(folder / "data", records)
        self._prepare_plain()

    def _prepare_plain(self) -> None:
        config = (self.folder / "mkdocs.yml").read_text(encoding="utf-8")
        for needed in (_HOOKS, _MODULE):
            if config.count(needed) != 1:
                raise ValueError(f"mkdocs.yml: {needed!r} is not there once")
        self._write("capture.py", _CAPTURE)
        self._write("capture.yml", config.replace(_HOOKS, "hooks: [macros/hooks.py, capture.py]"))
        self.build("capture.yml", "site-capture")
        shutil.rmtree(self.folder / "site-capture")
        plain = config.replace(_HOOKS, "").replace(_MODULE, "module_name: plain_macros")
        start = plain.index("exclude_docs: |")
        end = plain.index("watch:")
        self._write("plain.yml", plain[:start] + _PLAIN + plain[end:])
        self._write("plain_macros.py", "def define_env(env):\n    pass\n")

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def build(self, config: str, site: str) -> float:
        """Build once; CPU seconds of the process."""
        shutil.rmtree(self.folder / site, ignore_errors=True)
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        command += ["--config-file", config, "--site-dir", site]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1709078400"}
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode != 0:
            sys.exit(f"{config} failed:\n{(done.stdout + done.stderr)[-3000:]}")
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def measure(self, repeat: int) -> Times:
        """Both builds in turn, several times; the first pair warms the disk and is not counted."""
        pairs = [
            (self.build("mkdocs.yml", "site"), self.build("plain.yml", "site-plain"))
            for _ in range(repeat + 1)
        ]
        self._compare()
        ours, plain = zip(*pairs[1:], strict=True)
        return Times(len(_html(self.folder / "site")), list(ours), list(plain))

    def _compare(self) -> None:
        """Both sites have the same pages, of nearly the same size: otherwise the ratio means nothing."""
        ours, plain = _html(self.folder / "site"), _html(self.folder / "site-plain")
        if ours.keys() != plain.keys():
            sys.exit(f"the sites differ: {sorted(ours.keys() ^ plain.keys())[:10]}")
        if abs(sum(ours.values()) / sum(plain.values()) - 1) > 0.05:
            sys.exit(f"the sites differ in size: {sum(ours.values())} and {sum(plain.values())} bytes")


def _html(site: Path) -> dict[str, int]:
    """Sizes of the pages; the redirects of our search (`so/`) have no twin, and their cost counts as ours."""
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in sorted(site.rglob("*.html"))}
    return {address: size for address, size in sizes.items() if not address.startswith("so/")}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--repeat", type=int, default=3, help="pairs of builds for the ratio (default 3)")
    parser.add_argument("--records", type=int, default=1000, help="size of the large corpus (default 1000)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("| data | pages | ours, least s | plain, least s | ratio | ours, median s | plain, median s | ratio | "
              "median of pairs |")  # fmt: skip
        print("|---|---|---|---|---|---|---|---|---|")
        print(Project(folder / "real", None).measure(options.repeat + 2).row("real"), flush=True)
        large = Project(folder / "large", options.records).measure(options.repeat)
        print(large.row(f"{options.records} records"), flush=True)
        print("\n| records | pages | CPU s, least of 2 | ms a page |\n|---|---|---|---|")
        for count in (options.records // 4, options.records // 2, options.records):
            project = Project(folder / f"growth-{count}", count)
            seconds = min(project.build("mkdocs.yml", "site") for _ in range(2))
            pages = len(_html(project.folder / "site"))
            print(f"| {count} | {pages} | {seconds:.2f} | {1000 * seconds / pages:.1f} |", flush=True)


if __name__ == "__main__":
    main()
