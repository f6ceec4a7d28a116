"""From bytes to text: what cannot be a data file is refused before YAML sees it."""

from __future__ import annotations

import re
from pathlib import Path

from macros.loading.positions import SourceFile, Span
from macros.messages import problem
from macros.problems import Problem
from macros.vietnamese import nfc

LARGEST_FILE = 1_000_000
"""Bytes. The longest real file has 25,000; a larger one is a mistake, and parsing it would take minutes."""

# All control and invisible formatting characters (Unicode Cc, Cf, Zl, Zp) but line feed, and halves of characters,
# which no file can hold; tab has its own message.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u0600-\u0605\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_TAB = re.compile("\t")


class Refused(Exception):
    """A file that is not read further; carries the one problem that says why."""

    def __init__(self, reason: Problem) -> None:
        """Keep the problem for the report."""
        self.problem = reason
        super().__init__(reason.message)


def read_lines(path: Path, name: str) -> tuple[SourceFile, list[Problem]]:
    """The lines of a YAML file, in NFC, and what is wrong with its characters but does not stop the reading.

    Raises Refused where nothing sensible can be said of the rest.
    """
    text = _decode(_read(path, name), name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = []
    file = _lines(text, name)
    if not text.strip():
        raise Refused(problem("empty-file", SourceFile(name).start()))
    if found := forbidden(text):
        code, start = found
        raise Refused(problem(code, file.location(_span_at(text, start)), code_point=ord(text[start])))
    composed = nfc(text)
    if composed != text:
        problems.append(_not_nfc(file))
        file = _lines(composed, name)
    return file, problems


def forbidden(text: str) -> tuple[str, int] | None:
    """What no text may hold: the code of its message and its place; hidden characters come before tabs."""
    for code, pattern in (("hidden-character", _HIDDEN), ("tab", _TAB)):
        if found := pattern.search(text):
            return code, found.start()
    return None


def without_hidden(text: str) -> tuple[str, int]:
    """The text without the characters no file may hold, and how many there were; tabs stay."""
    return _HIDDEN.subn("", text)


def read_source_text(path: Path, name: str) -> str:
    """A text kept exactly as received: only its encoding is asked for."""
    return _decode(_read(path, name), name)


def _lines(text: str, name: str) -> SourceFile:
    return SourceFile(name, tuple(text.split("\n")))


def _read(path: Path, name: str) -> bytes:
    at = SourceFile(name).start()
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise Refused(problem("file-too-large", at, size=size, limit=LARGEST_FILE))
        return path.read_bytes()
    except OSError as error:
        # A link that leads nowhere is there, only unreadable.
        if isinstance(error, FileNotFoundError) and not path.is_symlink():
            raise Refused(problem("missing-file", at, file=name)) from None
        raise Refused(problem("unreadable-file", at)) from None


def _decode(content: bytes, name: str) -> str:
    # Notepad writes a byte order mark; it is no part of the text.
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line = before.count("\n")
        # Latin-1 never fails, so the editor sees the line, its Vietnamese letters garbled but findable.
        file = _lines(content.decode("latin-1"), name)
        at = Span(line, len(before) - before.rfind("\n") - 1, line, 0)
        source = before.split("\n")[-1] + "�"
        location = SourceFile(name, (*file.lines[:line], source)).location(at)
        raise Refused(problem("not-utf-8", location)) from None


def _span_at(text: str, index: int) -> Span:
    line = text.count("\n", 0, index)
    column = index - (text.rfind("\n", 0, index) + 1)
    return Span(line, column, line, column + 1)


def _not_nfc(file: SourceFile) -> Problem:
    """One problem for the whole file: an editor who types decomposed letters types all of them so."""
    wrong = [number for number, line in enumerate(file.lines) if nfc(line) != line]
    line = file.lines[wrong[0]]
    composed = nfc(line)
    column = next(
        (index for index, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), len(composed)
    )
    location = file.location(Span(wrong[0], column, wrong[0], column + 1))
    return problem("not-nfc", location, count=len(wrong))
