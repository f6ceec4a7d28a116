"""Two sets of open data side by side: a pure function from tables to the entries of the log.

Only what editors write is compared. What follows from it (who cites a document, the duties of a body) would make one
correction look like twenty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from macros.exports.formats import Row
from macros.exports.update_log import KINDS, TABLES
from macros.model import FieldChange, Update, UpdateEntry, UpdateKind
from macros.updates.fields import CHECKS, FIELDS, Words
from macros.vietnamese import squash

Tables = Mapping[str, Sequence[Row]]
"""Rows of the open data by table: `{"van-ban": [...], ...}`."""

_OF_PLAN = ("dieu-khoan", "nhom-nhiem-vu", "nhiem-vu", "thoi-han", "chi-tieu", "dinh-chinh")
_NAMES = {"van-ban": "name", "dieu-khoan": "label", "thoi-han": "what", "chi-tieu": "text", "co-quan": "name"}


def changes(
    before: Tables, after: Tables, labels: Mapping[str, str] | None = None
) -> tuple[UpdateEntry, ...]:
    """What happened to each record, by table and in the order of the tables; `labels` puts values into words."""
    plans = list(dict.fromkeys([*_plans(before), *_plans(after)]))
    old = {table: _by_name(table, before, plans) for table in TABLES}
    new = {table: _by_name(table, after, plans) for table in TABLES}
    names = {
        table: {record: _name(table, row) for record, row in (old[table] | new[table]).items()}
        for table in TABLES
    }
    words = Words(labels or {}, names, plans[0] if plans else "")
    return tuple(entry for table in TABLES for entry in _of_table(table, old[table], new[table], words))


def _of_table(
    table: str, old: Mapping[str, Row], new: Mapping[str, Row], words: Words
) -> Iterator[UpdateEntry]:
    for record, row in new.items():
        if record not in old:
            yield _entry(UpdateKind.ADDED, table, record, row)
            continue
        seen_from = replace(words, plan=row.get("plan") or words.plan)
        told = {
            path: fields
            for path, field in FIELDS[table].items()
            if (fields := tuple(field.changes(_value(old[record], path), _value(row, path), seen_from)))
        }
        if told:
            kind = UpdateKind.VERIFIED if told.keys() <= CHECKS else UpdateKind.CHANGED
            yield _entry(kind, table, record, row, tuple(chain.from_iterable(told.values())))
    for record, row in old.items():
        if record not in new:
            yield _entry(UpdateKind.REMOVED, table, record, row)


def _plans(tables: Tables) -> list[str]:
    """The plans of a release."""
    return list(dict.fromkeys(row["plan"] for row in tables.get("dieu-khoan", ())))


def _by_name(table: str, tables: Tables, plans: Sequence[str]) -> dict[str, Row]:
    """Rows by id; where there are several plans, by that of the plan, too: each has its "II.4.b1".

    Releases from the time of one plan do not say in every table which plan it is.
    """
    rows = tables.get(table, ())
    if len(plans) < 2 or table not in _OF_PLAN:
        return {row["id"]: row for row in rows}
    return {f"{row.get('plan') or _plans(tables)[0]}/{row['id']}": row for row in rows}


def _name(table: str, row: Row) -> str:
    return squash(row.get(_NAMES.get(table, "title")) or row["id"])


def _entry(
    kind: UpdateKind, table: str, record: str, row: Row, fields: tuple[FieldChange, ...] = ()
) -> UpdateEntry:
    return UpdateEntry(kind=kind, table=table, record=record, name=_name(table, row), fields=fields)


def _value(row: Row, path: str) -> Any:
    value: Any = row
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def update_of(before: Tables | None, after: Tables, day: date, labels: Mapping[str, str]) -> Update:
    """The record of an update; without anything before it is the first release, told in counts."""
    entries = () if before is None else changes(before, after, labels)
    summary = _counts(after) if before is None else _summary(entries)
    return Update(id=day.isoformat(), date=day, summary=summary, entries=entries)


def _counts(tables: Tables) -> str:
    counted = ", ".join(f"{len(tables[table])} {what}" for table, what in TABLES.items() if tables.get(table))
    return f"Bản đầu tiên: {counted}."


def _summary(entries: Sequence[UpdateEntry]) -> str:
    parts = [
        f"{verb.lower()} {count} {what}"
        for kind, verb in KINDS.items()
        for table, what in TABLES.items()
        if (count := sum(entry.kind is kind and entry.table == table for entry in entries))
    ]
    sentence = "; ".join(parts) or "không có bản ghi nào đổi"
    return f"{sentence[0].upper()}{sentence[1:]}."
