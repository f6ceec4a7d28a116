"""What the log compares of a record, table by table, and how each value is said: names for ids, labels for values.

What reads as before has not changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.exports.formats import Row
from macros.model import FieldChange
from macros.vietnamese import date_in_figures, squash


@dataclass(frozen=True, slots=True)
class Words:
    """What is said for an id or for a value; ids of provisions and tasks are those of `plan`."""

    labels: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]]
    """Names of records by table and id; where there are several plans, the id says of which ("<plan>/II.4.b1")."""
    plan: str = ""

    def name(self, table: str, record: str) -> str:
        """The name of a record; the id itself of one that no release holds."""
        of_table = self.names.get(table, {})
        return of_table.get(record) or of_table.get(f"{self.plan}/{record}") or record


Say = Callable[[Any, Words], str]


def _text(value: Any, _: Words) -> str:
    return squash(str(value))


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _figures(day: re.Match[str]) -> str:
    try:
        return date_in_figures(date.fromisoformat(day[0]))
    except ValueError:
        return day[0]


def _dated(value: Any, _: Words) -> str:
    """A date, or a text with dates in it."""
    return _DAY.sub(_figures, squash(str(value)))


def _label(value: Any, words: Words) -> str:
    return words.labels.get(str(value), str(value))


def _named(table: str) -> Say:
    return lambda value, words: words.name(table, value)


_body, _document, _provision, _task = map(_named, ("co-quan", "van-ban", "dieu-khoan", "nhiem-vu"))


def _source(source: Row, _: Words) -> str:
    return str(source["url"])


# -- the three shapes of a field ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """One value."""

    label: str
    say: Say = _text

    def changes(self, before: Any, after: Any, words: Words) -> Iterator[FieldChange]:
        """The value before and after, if they read differently."""
        old, new = (None if value in (None, "") else self.say(value, words) for value in (before, after))
        if old != new:
            yield FieldChange(field=self.label, before=old, after=new)


@dataclass(frozen=True, slots=True)
class Values:
    """A list of values: each that came or went is told by itself. Their order is no fact."""

    label: str
    say: Say = _text

    def changes(self, before: Any, after: Any, words: Words) -> Iterator[FieldChange]:
        """What went, then what came."""
        old, new = ([self.say(value, words) for value in values or ()] for values in (before, after))
        yield from (FieldChange(field=self.label, before=value) for value in old if value not in new)
        yield from (FieldChange(field=self.label, after=value) for value in new if value not in old)


@dataclass(frozen=True, slots=True)
class Records:
    """A list of small records: one that came or went is told in short, one that stayed fact by fact."""

    label: str
    name: Say
    """What a record is known by from one release to the next."""
    short: Say
    facts: Mapping[str, Fact | Values]
    """By key; "{}" in a label stands for the record's name."""

    def changes(self, before: Any, after: Any, words: Words) -> Iterator[FieldChange]:
        """What went, what changed, what came."""
        old, new = (self._by_name(rows or (), words) for rows in (before, after))
        for key, row in old.items():
            if key not in new:
                yield FieldChange(field=self.label, before=self.short(row, words))
                continue
            for path, fact in self.facts.items():
                for change in fact.changes(row.get(path), new[key].get(path), words):
                    yield change.model_copy(update={"field": change.field.format(key[0])})
        for key, row in new.items():
            if key not in old:
                yield FieldChange(field=self.label, after=self.short(row, words))

    def _by_name(self, rows: Iterable[Row], words: Words) -> dict[tuple[str, int], Row]:
        """Rows by name; a name that comes again is counted."""
        met: Counter[str] = Counter()
        found = {}
        for row in rows:
            name = self.name(row, words)
            met[name] += 1
            found[name, met[name]] = row
        return found


Field = Fact | Values | Records

# -- the fields --------------------------------------------------------------------------------------------------


def _relation(row: Row, words: Words) -> str:
    return f"{_label(row['kind'], words)} {_document(row['target'], words)}"


def _namesake(row: Row, words: Words) -> str:
    return f"văn bản ngày {_dated(row['date_document'], words)} của {_body(row['passed_by'], words)}"


def _successor(row: Row, words: Words) -> str:
    since = row.get("from_date")
    return f"{row['name']} (từ {_dated(since, words)})" if since else str(row["name"])


_AGENCIES = Records(
    "Cơ quan và vai trò",
    name=lambda row, words: _body(row["agency"], words),
    short=lambda row, words: f"{_body(row['agency'], words)} ({_label(row['role'], words)})",
    facts={
        "role": Fact("Vai trò của {}", _label), "link": Fact("Vì sao nêu {}", _label),
        "quote": Fact("Câu giao việc cho {}"), "provision": Fact("Mục giao việc cho {}", _provision),
        "reason": Fact("Lý do suy ra {}"),
    },
)  # fmt: skip
_RELATIONS = Records(
    "Quan hệ",
    name=_relation,
    short=_relation,
    facts={
        "note": Fact("Ghi chú của quan hệ “{}”"), "quote": Fact("Câu nói ra quan hệ “{}”"),
        "provision": Fact("Mục nói ra quan hệ “{}”", _provision),
        "sources": Values("Nguồn của quan hệ “{}”", _source),
    },
)  # fmt: skip
_NAMESAKES = Records(
    "Văn bản cùng số",
    name=_namesake,
    short=_namesake,
    facts={"note": Fact("Ghi chú về {}"), "sources": Values("Nguồn về {}", _source)},
)
_SUCCESSORS = Records(
    "Cơ quan kế tiếp",
    name=lambda row, _: str(row["name"]),
    short=_successor,
    facts={
        "from_date": Fact("Ngày bắt đầu của {}", _dated), "note": Fact("Ghi chú về {}"),
        "sources": Values("Nguồn về {}", _source),
    },
)  # fmt: skip

FIELDS: Mapping[str, Mapping[str, Field]] = {
    "van-ban": {
        "type_document": Fact("Tên loại"), "number": Fact("Số, ký hiệu"),
        "date_document": Fact("Ngày ban hành", _dated), "title": Fact("Trích yếu"),
        "other_names": Values("Tên gọi khác"), "passed_by": Values("Cơ quan ban hành", _body),
        "passed_by_note": Fact("Về cơ quan ban hành"), "system": Fact("Hệ thống", _label),
        "level": Fact("Cấp ban hành", _label), "first_date_entry_in_force": Fact("Ngày có hiệu lực", _dated),
        "period": Fact("Giai đoạn"), "in_force.status": Fact("Tình trạng", _label),
        "in_force.statement": Fact("Về tình trạng"),
        "in_force.checked_on": Fact("Ngày kiểm tra tình trạng", _dated),
        "evidence.number.status": Fact("Đối chiếu số, ký hiệu", _label),
        "evidence.date.status": Fact("Đối chiếu ngày ban hành", _label),
        "evidence.issuer.status": Fact("Đối chiếu cơ quan ban hành", _label),
        "evidence.title.status": Fact("Đối chiếu trích yếu", _label),
        "evidence.effective.status": Fact("Đối chiếu ngày có hiệu lực", _label),
        "relations": _RELATIONS, "namesakes": _NAMESAKES, "when_to_use.text": Fact("Dùng khi nào"),
        "editorial_note": Fact("Lời biên tập"),
    },
    "dieu-khoan": {
        "label": Fact("Cách gọi"), "parent": Fact("Mục cha", _provision), "kind": Fact("Loại mục", _label),
        "text": Fact("Nguyên văn"),
    },
    "nhom-nhiem-vu": {"when_to_use.text": Fact("Dùng khi nào")},
    "nhiem-vu": {
        "title": Fact("Tên ngắn"), "agencies": _AGENCIES, "related_tasks": Values("Nhiệm vụ liên quan", _task),
        "alluded_documents": Values("Văn bản được ngụ ý", _document), "editorial_note": Fact("Lời biên tập"),
    },
    "co-quan": {
        "name": Fact("Tên"), "short_names": Values("Tên ngắn"), "kind": Fact("Loại cơ quan"),
        "note": Fact("Ghi chú"), "reorganisation.statement": Fact("Sắp xếp tổ chức"),
        "reorganisation.status": Fact("Đối chiếu việc sắp xếp", _label), "successors": _SUCCESSORS,
    },
    "thoi-han": {
        "what": Fact("Việc"), "as_written": Fact("Như Kế hoạch ghi"),
        "date_rule": Fact("Quy tắc tính ngày", _dated), "dates": Values("Các ngày", _dated),
        "provision": Fact("Mục quy định", _provision), "who": Values("Ai làm", _body),
        "to": Values("Gửi ai", _body), "type": Fact("Loại thời hạn", _label), "note": Fact("Ghi chú"),
    },
    "chi-tieu": {
        "text": Fact("Nguyên văn"), "value": Fact("Giá trị"), "unit": Fact("Đơn vị"),
        "provision": Fact("Mục quy định", _provision), "who": Values("Ai phải đạt", _body),
        "period": Fact("Kỳ"), "note": Fact("Ghi chú"),
    },
    "dinh-chinh": {
        "severity": Fact("Loại"), "where": Fact("Ở đâu"), "as_written": Fact("Như in"),
        "should_be": Fact("Đúng ra là"), "basis": Fact("Căn cứ"), "note_vi": Fact("Ghi chú"),
        "means": Fact("Văn bản muốn nói", _document),
    },
}  # fmt: skip
"""What editors write, by table and path into a row. What follows from it is not compared."""

CHECKS = frozenset(
    {"in_force.checked_on", "reorganisation.status"}
    | {path for path in FIELDS["van-ban"] if path.startswith("evidence.")}
)
"""Fields which tell that something was checked, not that it changed."""
