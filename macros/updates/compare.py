"""Two sets of open data side by side: a pure function from tables to the entries of the log.

Only what editors write is compared. What follows from it (who cites a document, the duties of a body) would make one
correction look like twenty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from macros.exports.formats import Row, in_one_line
from macros.exports.update_log import KINDS, TABLES
from macros.model import FieldChange, Update, UpdateEntry, UpdateKind
from macros.vietnamese import date_in_figures

Tables = Mapping[str, Sequence[Row]]
"""Rows of the open data by table: `{"van-ban": [...], ...}`."""

# Paths into a row with the words for them. A path of `_CHECKS` tells that something was checked, not that it changed.
_FIELDS: Mapping[str, Mapping[str, str]] = {
    "van-ban": {
        "type_document": "Tên loại", "number": "Số, ký hiệu", "date_document": "Ngày ban hành", "title": "Trích yếu",
        "other_names": "Tên gọi khác", "passed_by": "Cơ quan ban hành", "passed_by_note": "Về cơ quan ban hành",
        "system": "Hệ thống", "level": "Cấp ban hành", "first_date_entry_in_force": "Ngày có hiệu lực",
        "period": "Giai đoạn", "in_force.status": "Tình trạng", "in_force.statement": "Về tình trạng",
        "in_force.checked_on": "Ngày kiểm tra tình trạng", "evidence.number.status": "Đối chiếu số, ký hiệu",
        "evidence.date.status": "Đối chiếu ngày ban hành", "evidence.issuer.status": "Đối chiếu cơ quan ban hành",
        "evidence.title.status": "Đối chiếu trích yếu", "evidence.effective.status": "Đối chiếu ngày có hiệu lực",
        "relations": "Quan hệ", "namesakes": "Văn bản cùng số", "when_to_use.text": "Dùng khi nào",
        "editorial_note": "Lời biên tập",
    },
    "dieu-khoan": {"label": "Cách gọi", "parent": "Mục cha", "kind": "Loại mục", "text": "Nguyên văn"},
    "nhiem-vu": {
        "title": "Tên ngắn", "agencies": "Cơ quan và vai trò", "related_tasks": "Nhiệm vụ liên quan",
        "alluded_documents": "Văn bản được ngụ ý", "editorial_note": "Lời biên tập",
    },
    "co-quan": {
        "name": "Tên", "short_names": "Tên ngắn", "kind": "Loại cơ quan", "note": "Ghi chú",
        "reorganisation.statement": "Sắp xếp tổ chức", "reorganisation.status": "Đối chiếu việc sắp xếp",
        "successors": "Cơ quan kế tiếp",
    },
    "thoi-han": {
        "what": "Việc", "as_written": "Như Kế hoạch ghi", "date_rule": "Quy tắc tính ngày", "dates": "Các ngày",
        "provision": "Mục quy định", "who": "Ai làm", "to": "Gửi ai", "type": "Loại thời hạn", "note": "Ghi chú",
    },
    "chi-tieu": {
        "text": "Nguyên văn", "value": "Giá trị", "unit": "Đơn vị", "provision": "Mục quy định", "who": "Ai phải đạt",
        "period": "Kỳ", "note": "Ghi chú",
    },
    "dinh-chinh": {
        "severity": "Loại", "where": "Ở đâu", "as_written": "Như in", "should_be": "Đúng ra là", "basis": "Căn cứ",
        "note_vi": "Ghi chú", "means": "Văn bản muốn nói",
    },
}  # fmt: skip

_OF_PLAN = ("dieu-khoan", "nhiem-vu", "thoi-han", "chi-tieu", "dinh-chinh")
_CHECKS = re.compile(r"in_force\.checked_on|evidence\.\w+\.status|reorganisation\.status")
_ENUMERATED = re.compile(
    r"in_force\.status|evidence\.\w+\.status|reorganisation\.status|system|level|kind|type"
)
_NAMES = {"van-ban": "name", "dieu-khoan": "label", "thoi-han": "what", "chi-tieu": "text", "co-quan": "name"}


def changes(
    before: Tables, after: Tables, labels: Mapping[str, str] | None = None
) -> tuple[UpdateEntry, ...]:
    """What happened to each record, by table and in the order of the tables; `labels` puts values into words."""
    return tuple(entry for table in TABLES for entry in _of_table(table, before, after, labels or {}))


def _of_table(table: str, before: Tables, after: Tables, labels: Mapping[str, str]) -> Iterator[UpdateEntry]:
    plans = list(dict.fromkeys([*_plans(before), *_plans(after)]))
    old, new = _by_name(table, before, plans), _by_name(table, after, plans)
    for name, row in new.items():
        if name not in old:
            yield _entry(UpdateKind.ADDED, table, name, row)
        elif fields := dict(_fields(table, old[name], row, labels)):
            checked = all(_CHECKS.fullmatch(path) for path in fields)
            kind = UpdateKind.VERIFIED if checked else UpdateKind.CHANGED
            yield _entry(kind, table, name, row, tuple(fields.values()))
    for name, row in old.items():
        if name not in new:
            yield _entry(UpdateKind.REMOVED, table, name, row)


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


def _entry(
    kind: UpdateKind, table: str, record: str, row: Row, fields: tuple[FieldChange, ...] = ()
) -> UpdateEntry:
    name = row.get(_NAMES.get(table, "title")) or row["id"]
    return UpdateEntry(kind=kind, table=table, record=record, name=" ".join(name.split()), fields=fields)


def _fields(table: str, old: Row, new: Row, labels: Mapping[str, str]) -> Iterator[tuple[str, FieldChange]]:
    for path, label in _FIELDS[table].items():
        before, after = _value(old, path), _value(new, path)
        if before != after:
            known = labels if _ENUMERATED.fullmatch(path) else {}
            yield path, FieldChange(field=label, before=_words(before, known), after=_words(after, known))


def _value(row: Row, path: str) -> Any:
    value: Any = row
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _words(value: Any, labels: Mapping[str, str]) -> str | None:
    text = " ".join(in_one_line(value).split())
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date_in_figures(date.fromisoformat(text))
    return labels.get(text, text) or None


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
