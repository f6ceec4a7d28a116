"""The open data: what the site publishes for other programs, as values.

Each part is a pure function from the knowledge to rows, and from rows to bytes; nothing is written here. The
names of files and fields are a contract with everyone who reuses the data (`tests/test_open_data.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from macros.addresses import WORKLIST_TABLE
from macros.exports import (
    agencies,
    builder,
    calendar,
    checker,
    documents,
    feed,
    json_ld,
    ledgers,
    matrices,
    plans,
    previews,
    workbook,
)
from macros.exports.copies import copies
from macros.exports.formats import Row, csv_bytes, json_bytes
from macros.exports.redirects import redirects
from macros.knowledge import Knowledge
from macros.word import word_files
from macros.worklist import as_rows, worklist

FOLDER = "du-lieu"

# The provisions are published as JSON only: cells of whole paragraphs serve nobody.
_WITHOUT_TABLE = frozenset({"dieu-khoan", "nguon"})


def open_data(knowledge: Knowledge) -> dict[str, list[Row]]:
    """Every table of the open data by its name, rows in a stable order."""
    return {
        "van-ban": documents.rows(knowledge),
        "dieu-khoan": plans.provision_rows(knowledge),
        "trich-dan": plans.citation_rows(knowledge),
        "nhom-nhiem-vu": plans.group_rows(knowledge),
        "nhiem-vu": plans.task_rows(knowledge),
        "co-quan": agencies.rows(knowledge),
        "thoi-han": ledgers.deadline_rows(knowledge),
        "chi-tieu": ledgers.target_rows(knowledge),
        "dinh-chinh": ledgers.erratum_rows(knowledge),
        "nguon": ledgers.source_rows(knowledge),
    }


def export_groups(
    knowledge: Knowledge, data: Path, site: str = ""
) -> tuple[Callable[[], dict[str, bytes]], ...]:
    """What makes the exports, each by its address from the site root, in groups that need nothing of each other.

    `data` is where the records were read; `site` is the address of the site, if it knows its own.
    """
    return (
        partial(_open_data_files, knowledge, data),
        partial(calendar.calendars, knowledge),
        partial(word_files, knowledge),
        lambda: {builder.ADDRESS: builder.builder_script(knowledge)},
        partial(checker.checker_files, knowledge),
        partial(previews.preview_files, knowledge),
        partial(feed.feed, knowledge, site),
        partial(redirects, knowledge),
    )


def all_exports(knowledge: Knowledge, data: Path, site: str = "") -> dict[str, bytes]:
    """Every export by its address. Arguments as of `export_groups`."""
    return together(export_groups(knowledge, data, site))


def together(groups: Iterable[Callable[[], Mapping[str, bytes]]]) -> dict[str, bytes]:
    """What some groups make, by address."""
    return {address: content for make in groups for address, content in make().items()}


def _open_data_files(knowledge: Knowledge, data: Path) -> dict[str, bytes]:
    """What stands in the folder of the open data, with the fingerprint of each."""
    files: dict[str, bytes] = {}
    for name, rows in open_data(knowledge).items():
        files[f"{FOLDER}/{name}.json"] = json_bytes(rows)
        if name not in _WITHOUT_TABLE:
            files[f"{FOLDER}/{name}.csv"] = csv_bytes(rows)
    files[f"{FOLDER}/van-ban.jsonld"] = json_ld.graph(knowledge.registry, f"{FOLDER}/van-ban.jsonld")
    files |= {f"{FOLDER}/{name}": content for name, content in copies(data).items()}
    files |= matrices.matrix_tables(knowledge)
    files[WORKLIST_TABLE] = csv_bytes(as_rows(worklist(knowledge)))
    files[f"{FOLDER}/ma-tran.xlsx"] = workbook.workbook(knowledge)
    files[f"{FOLDER}/SHA256SUMS"] = checksums(files)
    return files


def checksums(files: Mapping[str, bytes]) -> bytes:
    """The fingerprints of the files, in the form `sha256sum --check` reads from inside the folder."""
    lines = (
        f"{hashlib.sha256(content).hexdigest()}  {address.removeprefix(f'{FOLDER}/')}\n"
        for address, content in sorted(files.items())
    )
    return "".join(lines).encode()
