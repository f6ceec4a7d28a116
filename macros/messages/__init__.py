"""Every sentence an editor can meet about the data: the catalogue of problems, in Vietnamese.

A code is stable: guides and tests name it. The sentence says what is wrong in the editor's terms, the suggestion
what to do. Both are filled with `str.format`; a suggestion is left out when one of its values is not known.
"""

from __future__ import annotations

import string

from macros.messages import of_files, of_records
from macros.messages.message import Message
from macros.messages.of_syntax import syntax_reason
from macros.problems import Location, Problem

__all__ = ["MESSAGES", "Message", "problem", "shortened", "syntax_reason", "worded"]

MESSAGES: dict[str, Message] = {
    **of_files.FILES,
    **of_files.YAML,
    **of_files.FIELDS,
    **of_records.LINKS,
    **of_records.DATES,
    **of_records.SYMBOLS,
    **of_records.TEXT,
    **of_records.COURSES,
    **of_records.EVIDENCE,
}
"""The whole catalogue by code."""


def problem(code: str, at: Location, /, **values: object) -> Problem:
    """A problem in the words of the catalogue."""
    return Problem(at, code, *worded(MESSAGES[code], **values))


def worded(message: Message, **values: object) -> tuple[str, str | None]:
    """The sentence of a message and its suggestion, filled in."""
    shown = {name: shortened(value) if isinstance(value, str) else value for name, value in values.items()}
    return message.text.format(**shown), _suggestion(message, values)


def _suggestion(message: Message, values: dict[str, object]) -> str | None:
    if message.suggestion is None:
        return None
    names = {name for _, name, _, _ in string.Formatter().parse(message.suggestion) if name}
    if any(values.get(name) is None for name in names):
        return None
    return message.suggestion.format(**values)


_LONGEST_VALUE = 120


def shortened(text: str) -> str:
    """A value short enough to stand in a sentence, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


# How the three kinds of value are called in sentences.
TEXT, LIST, MAPPING = "một câu chữ", "một danh sách (mỗi mục mở bằng “- ”)", "một nhóm khóa thụt vào"

# Bounds of a number.
MORE_THAN, AT_MOST = "lớn hơn {limit}", "không quá {limit}"

# What stands in the sentences about symbols.
SYSTEMS = {"party": "văn bản Đảng", "state": "văn bản Nhà nước"}

QUOTE_IS_IN = "câu này có ở mục {provision}"
FILE_NAME_MUST_END = "đổi đuôi tệp thành .yml: {name}"
ONE_FOLDER_A_PLAN = "mỗi kế hoạch là một thư mục có ke-hoach.yml"
FILES_HERE = "ở đây chỉ có: {names}"
END_OF_TEXT = "(hết)"
THIS_FILE = "dòng {line}"
OTHER_FILE = "{file}, dòng {line}"
