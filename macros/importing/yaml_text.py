"""Records as YAML that looks like the files kept by hand: order of keys, long texts folded, quotes where needed."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

import yaml

from macros.model import Record

_LOADER: Any = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_WIDTH = 100
# Lists of names stand on one line; lists of texts one below the other.
_INLINE = frozenset({
    "passed_by", "footnotes", "dates", "who", "to", "errata", "related_tasks", "alluded_documents", "sources",
})  # fmt: skip

Comments = Mapping[str, str]


def as_file(record: Record, head: str, comments: Comments) -> str:
    """A file of one record; `comments` stand behind the keys they are about."""
    return "\n".join([f"# {head}", "", *_record(record, "", comments)]) + "\n"


def as_rows(records: Iterable[tuple[Record, Comments]], head: str) -> str:
    """A file of many records."""
    lines = [f"# {head}", ""]
    for record, comments in records:
        lines += _item(_record(record, "  ", comments), "")
    return "\n".join(lines) + "\n"


def _item(lines: Iterable[str], indent: str) -> Iterator[str]:
    """The lines of a record, already set in by two, as an item of a list."""
    for rank, line in enumerate(lines):
        yield f"{indent}- {line[len(indent) + 2 :]}" if rank == 0 else line


def _record(record: Record, indent: str, comments: Comments) -> Iterator[str]:
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        comment = f" # nháp: {comments[name]}" if name in comments else ""
        if not field.is_required() and value == field.get_default():
            if comment:
                yield f"{indent}#{comment[2:]} ({name})"
            continue
        yield from _field(name, value, indent, comment)


def _field(name: str, value: Any, indent: str, comment: str) -> Iterator[str]:
    key = f"{indent}{name}:"
    if isinstance(value, Record):
        yield f"{key}{comment}"
        yield from _record(value, f"{indent}  ", {})
    elif not isinstance(value, tuple):
        yield from _text(key, _plain(value), indent, comment)
    elif not value or name in _INLINE:
        yield f"{key} [{', '.join(_plain(each) for each in value)}]{comment}"
    else:
        yield f"{key}{comment}"
        for each in value:
            if isinstance(each, Record):
                yield from _item(_record(each, f"{indent}    ", {}), f"{indent}  ")
            else:
                yield from _text(f"{indent}  -", _plain(each), f"{indent}  ", "")


def _plain(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(key: str, text: str, indent: str, comment: str) -> Iterator[str]:
    """A text behind its key: on the line, in quotes, or folded."""
    if "\n" in text:
        yield f"{key} |-{comment}"
        yield from (f"{indent}  {line}" for line in text.split("\n"))
        return
    whole = text if len(text) <= _WIDTH and _is_plain(text) else json.dumps(text, ensure_ascii=False)
    if len(key) + 1 + len(whole) <= _WIDTH or "  " in text or text != text.strip():
        yield f"{key} {whole}{comment}"
        return
    yield f"{key} >-{comment}"
    wrapped = textwrap.wrap(
        text, _WIDTH - len(indent) - 2, break_long_words=False, break_on_hyphens=False, expand_tabs=False
    )
    yield from (f"{indent}  {line}" for line in wrapped)


def _is_plain(text: str) -> bool:
    """Whether YAML reads the text back as it is without quotes."""
    try:
        return bool(yaml.load(f"a: {text}", _LOADER) == {"a": text})  # noqa: S506 - strings only
    except yaml.YAMLError:
        return False
