"""Problems in the data: where, what, and what to do about it. The words are in `messages`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing an editor must mend.

    `code` is stable English kebab-case (a key of `messages.MESSAGES`); `message` and `suggestion` are Vietnamese.
    """

    at: Location
    code: str
    message: str
    suggestion: str | None = None

    def __str__(self) -> str:
        """The problem as an editor reads it: place and sentence, the line with carets, a suggestion."""
        at = self.at
        lines = [f"{at.file}:{at.line}:{at.column}: lỗi [{self.code}] {self.message}"]
        if at.source.strip():
            lines += _snippet(at)
        if self.suggestion:
            lines.append(f"    Gợi ý: {self.suggestion}")
        return "\n".join(lines)


_WIDTH = 100


def _snippet(at: Location) -> list[str]:
    """The source line under its number, with carets; a long line is cut around the place."""
    start = max(0, at.column - 1 - _WIDTH // 2) if len(at.source) > _WIDTH else 0
    shown = at.source[start : start + _WIDTH]
    offset = at.column - 1 - start
    carets = "^" * max(1, min(at.length, len(shown) - offset))
    number = f"{at.line:5d}"
    return [f"{number} | {shown}".rstrip(), f"{' ' * len(number)} | {' ' * offset}{carets}"]


def report(problems: Iterable[Problem]) -> str:
    """All problems in the order of files and lines, closed by one line with the counts."""
    ordered = sorted(set(problems))
    files = len({problem.at.file for problem in ordered})
    parts = [str(problem) for problem in ordered]
    parts.append(f"Có {len(ordered)} lỗi trong {files} tệp. Trang chưa được dựng.")
    return "\n".join(parts)


class DataProblems(Exception):
    """The data has problems, so nothing is built; `str()` is the whole report."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems for callers that count or filter them."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))
