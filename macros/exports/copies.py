"""The records as they are edited, and their schemas: published beside the data made from them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_RECORDS = "ban-ghi"
_SCHEMAS = "luoc-do"

# Templates to copy and schemas are not records.
_NOT_RECORDS = ("_mau", "_schema")


def copies(data: Path) -> dict[str, bytes]:
    """Files of `data/` by their address inside the open data, byte for byte."""
    return dict([*_records(data), *_schemas(data)])


def _records(data: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(data.rglob("*.yml")):
        name = path.relative_to(data).as_posix()
        if not name.startswith(_NOT_RECORDS):
            yield f"{_RECORDS}/{name}", path.read_bytes()


def _schemas(data: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((data / "_schema").glob("*.json")):
        yield f"{_SCHEMAS}/{path.name}", path.read_bytes()
