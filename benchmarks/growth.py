"""How a build grows with the records: time, memory and the weight of pages.

    python benchmarks/growth.py                  the real data, 1,000, 5,000 and 10,000 records
    python benchmarks/growth.py 0 500            other sizes (0: the real data)

Time is user + system CPU seconds of the least of the repeats, memory the most of them. "a page" is a record's own
page; a page of the site that lists all records grows with them, so the largest page is named.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

from corpus import records
from project import build, copies, pages, reader_of_sizes, row, table

_OF_RECORDS = ("van-ban/", "co-quan/", "nhiem-vu/", "ke-hoach/")


def measure(folder: Path, repeat: int) -> None:
    """Build one size several times and print its row."""
    costs = [build(folder) for _ in range(repeat)]
    seconds = min(cost.seconds for cost in costs)
    sizes = pages(folder / "site")
    own = [size for at, size in sizes.items() if at.startswith(_OF_RECORDS) and not at.endswith("index.html")]
    largest = max(sizes, key=lambda at: sizes[at])
    row(
        f"{records(folder / 'data'):,}",
        f"{len(sizes):,}",
        f"{seconds:.1f}",
        f"{1000 * seconds / len(sizes):.1f}",
        f"{min(cost.wall for cost in costs):.1f}",
        f"{max(cost.memory for cost in costs):.0f}",
        f"{statistics.median(own) / 1000:.1f}",
        f"{sizes[largest] / 1000:,.0f}",
        f"`{largest}`",
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a Markdown table."""
    parser = reader_of_sizes(__doc__, [0, 1000, 5000, 10_000])
    parser.add_argument("--repeat", type=int, default=2, help="builds of each size (default 2)")
    options = parser.parse_args(arguments)
    table(
        "records",
        "pages",
        "CPU s",
        "ms a page",
        "wall s",
        "memory MB",
        "median record page, kB",
        "largest page, kB",
        "which",
    )
    for folder in copies(options.records):
        measure(folder, options.repeat)


if __name__ == "__main__":
    main()
