"""Problems in the data: where, what, and what to do about it. The words are in `messages`."""

from __future__ import annotations

import difflib
import errno
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.vietnamese import fold


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of one line of a data file.

    `file` is relative to the project, with forward slashes; `line` and `column` count from 1, in characters;
    `source` is the whole line.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    source: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an editor must mend.

    `code` is stable English kebab-case (a key of `messages.MESSAGES`); `message` and `suggestion` are in
    Vietnamese.
    """

    at: Location
    code: str
    message: str
    suggestion: str | None = None

    def __lt__(self, other: Problem) -> bool:
        """Problems stand in the order of files, lines and columns."""
        return self._key() < other._key()

    def __str__(self) -> str:
        """The problem as an editor reads it: place and sentence, the line with carets, a suggestion."""
        at = self.at
        lines = [f"{at.file}:{at.line}:{at.column}: lỗi [{self.code}] {self.message}"]
        if at.source and not at.source.isspace():
            lines += _snippet(at)
        if self.suggestion:
            lines.append(f"    Gợi ý: {self.suggestion}")
        return "\n".join(lines)

    def _key(self) -> tuple[Location, str, str, str]:
        return (self.at, self.code, self.message, self.suggestion or "")


def refusal_of(error: OSError) -> str:
    """Why the operating system would not, in Vietnamese, for the end of a sentence; its own words are English."""
    return _REFUSALS.get(error.errno or 0, "hệ thống từ chối")


_REFUSALS = {
    errno.ENOENT: "không có tệp này",
    errno.EISDIR: "đây là một thư mục",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EEXIST: "đã có tệp mang tên này",
    errno.EACCES: "không được phép",
    errno.EPERM: "không được phép",
    errno.EROFS: "nơi này chỉ cho đọc",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.ENAMETOOLONG: "tên quá dài",
}

_WIDTH = 100


def _snippet(at: Location) -> list[str]:
    """The source line under its number, with carets; a long line is cut around the place."""
    start = max(0, at.column - 1 - _WIDTH // 2) if len(at.source) > _WIDTH else 0
    shown = "".join(char if char.isprintable() else " " for char in at.source[start : start + _WIDTH])
    offset = at.column - 1 - start
    carets = "^" * max(1, min(at.length, len(shown) - offset))
    number = f"{at.line:5d}"
    return [f"{number} | {shown}".rstrip(), f"{' ' * len(number)} | {' ' * offset}{carets}"]


_SHOWN_PER_FILE = 50


def report(problems: Iterable[Problem]) -> str:
    """All problems in the order of files and lines, closed by one line with the counts.

    Of a file that is wrong throughout only the first problems are printed: nobody reads thousands.
    """
    ordered = sorted(set(problems))
    files = len({problem.at.file for problem in ordered})
    parts = list(_printed(ordered))
    parts.append(f"Có {len(ordered)} lỗi trong {files} tệp. Trang chưa được dựng.")
    return "\n".join(parts)


def _printed(ordered: Iterable[Problem]) -> Iterator[str]:
    for file, group in groupby(ordered, key=lambda problem: problem.at.file):
        in_file = list(group)
        yield from map(str, in_file[:_SHOWN_PER_FILE])
        if len(in_file) > _SHOWN_PER_FILE:
            yield f"{file}: còn {len(in_file) - _SHOWN_PER_FILE} lỗi nữa trong tệp này."


class DataProblems(Exception):
    """The data has problems, so nothing is built; `str()` is the whole report."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems for callers that count or filter them."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))


_LONGEST_NAME = 100


def nearest(value: str, among: Iterable[str]) -> str | None:
    """The candidate an editor most likely meant, or None: "06-DA/TU" -> "06-ĐA/TU"."""
    if len(value) > _LONGEST_NAME:  # a sentence is not a misspelt name, and comparing it takes long
        return None
    candidates = {fold(candidate): candidate for candidate in among}
    found = difflib.get_close_matches(fold(value), candidates, n=1, cutoff=0.7)
    return candidates[found[0]] if found else None
