"""Rows as bytes: JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from macros.vietnamese import nfc

Row = dict[str, Any]

# A spreadsheet would run a cell that starts so as a formula (OWASP, "CSV injection"). In a Vietnamese Windows the
# semicolon parts cells, too, and then a line break inside a cell begins a new row.
_FORMULA = re.compile(r"(^|[;\r\n])(?=[=+\-@＝＋－＠\t\r])")


def json_bytes(rows: Iterable[Row]) -> bytes:
    """A JSON array with one record a line, so that two versions compare line by line."""
    records = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return nfc(f"[\n{records}\n]\n" if records else "[]\n").encode()


def script_value(value: object) -> str:
    """A value as a script writes it: JSON in which no text ends the script or, in older JavaScript, the line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def csv_bytes(rows: Sequence[Row]) -> bytes:
    """The same rows as a table; the byte order mark tells Excel that it is UTF-8."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    if rows:
        writer.writerow(rows[0])
    writer.writerows([cell(value) for value in row.values()] for row in rows)
    return nfc(table.getvalue()).encode("utf-8-sig")


def cell(value: object) -> str:
    """One value as a cell; the apostrophe is what a spreadsheet itself puts before text like a formula."""
    text = in_one_line(value)
    return _FORMULA.sub(r"\1'", text) if text else ""  # most cells of a matrix are empty


def in_one_line(value: object) -> str:
    """A nested value in one line: list items parted by "; ", the parts of a record as "name: value"."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return ", ".join(
            f"{key}: {in_one_line(part)}" for key, part in value.items() if part not in (None, [], "")
        )
    if isinstance(value, list | tuple):
        return "; ".join(in_one_line(item) for item in value)
    return str(value)
