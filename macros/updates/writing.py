"""An update as a data file and as lines for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator

from macros.exports.update_log import KINDS, TABLES
from macros.model import FieldChange, Update

_HEAD = "# Do lệnh python -m macros changes ghi ra; chỉ sửa tay câu tóm tắt (summary) khi cần.\n"


def as_yaml(update: Update) -> str:
    """The file `data/cap-nhat/<day>.yml`; every text on one line in quotes, as the reader wants it."""
    return _HEAD + "\n".join(_yaml(update)) + "\n"


def _yaml(update: Update) -> Iterator[str]:
    yield f"id: {update.id}"
    yield f"date: {update.date.isoformat()}"
    yield f"summary: {_quoted(update.summary)}"
    if update.entries:
        yield "entries:"
    for entry in update.entries:
        yield f"  - kind: {entry.kind.value}"
        yield f"    table: {entry.table}"
        yield f"    record: {_quoted(entry.record)}"
        yield f"    name: {_quoted(entry.name)}"
        if entry.fields:
            yield "    fields:"
        for change in entry.fields:
            yield f"      - field: {_quoted(change.field)}"
            if change.before:
                yield f"        before: {_quoted(change.before)}"
            if change.after:
                yield f"        after: {_quoted(change.after)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def in_words(update: Update) -> Iterator[str]:
    """The update for a reader at a terminal."""
    yield update.summary
    for entry in update.entries:
        yield f"{KINDS[entry.kind]} {TABLES[entry.table]} {entry.record}: {entry.name}"
        for change in entry.fields:
            yield f"    {_in_words(change)}"


def _in_words(change: FieldChange) -> str:
    if change.before and change.after:
        return f"{change.field}: {change.before} → {change.after}"
    return f"{change.field} ({'thêm' if change.after else 'bỏ'}): {change.after or change.before or ''}"
