"""A template of `data/_mau/` filled in: the keys that are known get their values, all others become comments.

The comments behind the keys stay, since they are the editor's help. A line is turned into a comment where its key
begins, so that taking the sign away gives the line of the template back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

_HEAD = """\
# Tạo bằng lệnh python -m macros new; chưa thông tin nào được đối chiếu.
# Dòng mở bằng dấu # là mẫu, giá trị trong đó chỉ là ví dụ: có nguồn thì bỏ dấu # và sửa, không dùng thì xóa.
"""

# "  status: not found # từng thông tin"   ->  indent, key=status, comment
_KEY = re.compile(r"(?P<indent> *)(?P<key>[a-z_]+):(?:[^#]|(?<! )#)*(?P<comment>(?<= )#.*)?")

# What stands in YAML without quotes, whatever reads it: "33/CT-TTg", "Sở Nội vụ tỉnh Hà Giang", "[thu-tuong]".
_PLAIN = re.compile(r"[^\W\d_][\w /.,-]*|[0-9]+[/-][\w/-]+")


def quoted(text: str) -> str:
    """A text as a value of YAML, in quotes where it could be taken for something else."""
    return text if _PLAIN.fullmatch(text) and text == text.strip() else json.dumps(text, ensure_ascii=False)


def filled(template: str, values: Mapping[str, str]) -> str:
    """The file of a new record; `values` are YAML by the path of their key: "id", "verification.date.status"."""
    return _HEAD + "\n" + "\n".join(_lines(template, values)) + "\n"


def _lines(template: str, values: Mapping[str, str]) -> Iterator[str]:
    path: list[tuple[int, str]] = []  # the keys that are open, each with its indent
    hidden: int | None = None  # the indent of the key that is being turned into a comment
    dropping: int | None = None  # the indent of the key whose old value is being left out
    for line in _body(template):
        indent = len(line) - len(line.lstrip())
        if hidden is not None and indent > hidden:
            yield _hidden(line, hidden)
            continue
        if dropping is not None and indent > dropping:
            continue
        hidden = dropping = None
        key = _KEY.fullmatch(line)
        if key is None:  # a comment of the template
            yield line
            continue
        path = [*(entry for entry in path if entry[0] < indent), (indent, key["key"])]
        name = ".".join(each for _, each in path)
        if name in values:
            dropping = indent
            yield f"{key['indent']}{key['key']}: {values[name]} {key['comment'] or ''}".rstrip()
        elif any(each.startswith(f"{name}.") for each in values):
            yield line
        else:
            hidden = indent
            yield _hidden(line, hidden)


def _body(template: str) -> list[str]:
    """The lines behind the head, which tells how to copy the template."""
    return template.partition("\n\n")[2].rstrip("\n").split("\n")


def _hidden(line: str, at: int) -> str:
    return f"{line[:at]}# {line[at:]}"
