"""What a build costs, beside plain Material for MkDocs building the same final pages.

    python benchmarks/build.py                       the real data, 1,000 and 5,000 records
    python benchmarks/build.py 0 500 --repeat 1      other sizes (0: the real data), fewer repeats

"Plain" is the same configuration without our hook: the same theme, extensions, plugins and navigation, with our
final Markdown and open data as ordinary files. Both sides write the same pages. Each repeat runs both, one after the
other; what counts is user + system CPU time of the whole process, because the machine may be shared.
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import records
from project import Cost, build, copies, pages, reader_of_sizes, row, table

_HOOKS = re.compile(r"^hooks: \[(.*)\]$", re.MULTILINE)
_MODULE = re.compile(r"\bmodule_name: macros$", re.MULTILINE)

# The plain site's input: pages of records as Markdown, however our hook makes them; all others with their macros
# filled in, those blocks, too, that our hook keeps from Python-Markdown; and every other file. Our records are found
# through our own index, made in our build; plain Material indexes every page itself.
_CAPTURE = """
import json
from pathlib import Path
from mkdocs.plugins import event_priority

OUT = Path(__file__).parent / "plain"
generated = set()

def write(name, content):
    path = OUT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

def write_page(name, meta, markdown):
    meta = {key: value for key, value in meta.items() if key not in ("search", "blocks")} | {"render_macros": False}
    write(name, f"---\\n{json.dumps(meta, ensure_ascii=False)}\\n---\\n\\n{markdown}\\n".encode())

@event_priority(-100)
def on_files(files, config):
    from macros.addresses import source_page
    from macros.pages import all_pages
    from mkdocs.utils.meta import get_data

    for page in all_pages(config.extra["knowledge"]()):
        markdown, meta = get_data(page.markdown)
        write_page(source_page(page.address), meta, markdown)
        generated.add(page.address)
    for file in files:
        if not file.is_documentation_page() and "material" not in (file.src_dir or ""):
            if file.dest_uri not in generated:
                write(file.src_uri, file.content_bytes)
    return files

@event_priority(-100)
def on_page_markdown(markdown, page, config, files):
    if page.file.generated_by is None or page.file.dest_uri not in generated:
        whole = markdown
        for number, block in enumerate(page.meta.get("blocks", ())):
            whole = whole.replace(f'<div data-block="{number}"></div>', block, 1)
        write_page(page.file.src_uri, page.meta, whole)
    return markdown
"""

# What the navigation names stays in it; the rest is meant to be out of it.
_PLAIN = """docs_dir: plain
not_in_nav: |
  /**
exclude_docs: |
  /overrides/
"""


@dataclass(frozen=True)
class Costs:
    """Repeated builds of both kinds."""

    pages: int
    ours: list[Cost]
    plain: list[Cost]

    def row(self, name: str) -> None:
        """Print a row of the table: least and median seconds of each, their ratios; the most memory."""
        ours, plain = ([cost.seconds for cost in costs] for costs in (self.ours, self.plain))
        memory = [max(cost.memory for cost in costs) for costs in (self.ours, self.plain)]
        pairs = statistics.median(a / b for a, b in zip(ours, plain, strict=True))
        row(
            name,
            str(self.pages),
            f"{min(ours):.2f}",
            f"{min(plain):.2f}",
            f"**{min(ours) / min(plain):.3f}**",
            f"{statistics.median(ours):.2f}",
            f"{statistics.median(plain):.2f}",
            f"{statistics.median(ours) / statistics.median(plain):.3f}",
            f"{pairs:.3f}",
            f"{memory[0]:.0f}",
            f"{memory[1]:.0f}",
        )


def with_plain_twin(folder: Path) -> Path:
    """Capture what our build makes in a copy of the project, and lay a plain configuration of it beside ours."""
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    for needed in (_HOOKS, _MODULE):
        if len(needed.findall(config)) != 1:
            raise ValueError(f"mkdocs.yml: {needed.pattern!r} is not there once")
    (folder / "capture.py").write_text(_CAPTURE, encoding="utf-8")
    capturing = _HOOKS.sub(r"hooks: [\1, capture.py]", config)
    (folder / "capture.yml").write_text(capturing, encoding="utf-8")
    build(folder, "capture.yml", "site-capture")
    shutil.rmtree(folder / "site-capture")
    plain = _MODULE.sub("module_name: plain_macros", _HOOKS.sub("", config))
    start = plain.index("exclude_docs: |")
    end = plain.index("watch:")
    (folder / "plain.yml").write_text(plain[:start] + _PLAIN + plain[end:], encoding="utf-8")
    (folder / "plain_macros.py").write_text("def define_env(env):\n    pass\n", encoding="utf-8")
    return folder


def measure(folder: Path, repeat: int) -> Costs:
    """Both builds in turn, several times; the first pair warms the disk and is not counted."""
    pairs = [(build(folder), build(folder, "plain.yml", "site-plain")) for _ in range(repeat + 1)]
    _compare(pages(folder / "site"), pages(folder / "site-plain"))
    ours, plain = zip(*pairs[1:], strict=True)
    return Costs(len(pages(folder / "site")), list(ours), list(plain))


def _compare(ours: dict[str, int], plain: dict[str, int]) -> None:
    """Both sites have the same pages, of nearly the same size: otherwise the ratio means nothing."""
    if ours.keys() != plain.keys():
        sys.exit(f"the sites differ: {sorted(ours.keys() ^ plain.keys())[:10]}")
    if abs(sum(ours.values()) / sum(plain.values()) - 1) > 0.05:
        sys.exit(f"the sites differ in size: {sum(ours.values())} and {sum(plain.values())} bytes")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a Markdown table."""
    parser = reader_of_sizes(__doc__, [0, 1000, 5000])
    parser.add_argument("--repeat", type=int, default=3, help="pairs of builds (default 3)")
    options = parser.parse_args(arguments)
    table(
        "records",
        "pages",
        "ours, least CPU s",
        "plain, least",
        "ratio",
        "ours, median CPU s",
        "plain, median",
        "ratio",
        "median of pairs",
        "ours, MB",
        "plain, MB",
    )
    for folder in copies(options.records):
        twins = with_plain_twin(folder)
        measure(twins, options.repeat).row(f"{records(twins / 'data'):,}")


if __name__ == "__main__":
    main()
