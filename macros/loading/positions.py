"""Where things stand: a YAML file as a tree of strings that remember their lines and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from macros.problems import Location

_WORD = re.compile(r"\S+")

# What pydantic gets: text, lists and mappings. No number, no boolean, no date: 1.10, 010 and NO stay as
# typed.
Plain = str | list["Plain"] | dict[str, "Plain"]


class Span(NamedTuple):
    """From where to where, lines and columns counted from 0 as YAML counts them."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Node:
    """A value in the file.

    `is_block` marks text that starts on the line after `|` or `>`; `is_void` a value that is not there or
    cannot be used, `is_damaged` a mapping that lost a key; both have been reported already.
    """

    value: str | list[Node] | dict[str, Entry]
    span: Span
    is_block: bool = False
    is_void: bool = False
    is_damaged: bool = False

    def plain(self) -> Plain:
        """The value without its positions."""
        if isinstance(self.value, dict):
            return {key: entry.node.plain() for key, entry in self.value.items() if not entry.node.is_void}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping with its value."""

    key: Span
    node: Node


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A data file: its name relative to the project and its lines."""

    name: str
    lines: tuple[str, ...] = ()
    _words: dict[Span, tuple[Span, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def location(self, span: Span) -> Location:
        """The first line of a span; what runs on to other lines is marked to the end of its first."""
        source = self.lines[span.line] if span.line < len(self.lines) else ""
        end = span.end_column if span.end_line == span.line else len(source.rstrip())
        return Location(self.name, span.line + 1, span.column + 1, max(1, end - span.column), source)

    def words_of(self, node: Node) -> tuple[Span, ...]:
        """Every word of a text, read once: a text may be wrong in a thousand places."""
        if node.span not in self._words:
            begin = node.span.line + 1 if node.is_block else node.span.line
            self._words[node.span] = tuple(
                Span(line, word.start(), line, word.end())
                for line in range(begin, min(node.span.end_line + 1, len(self.lines)))
                for word in _WORD.finditer(
                    self.lines[line], node.span.column if line == node.span.line else 0
                )
            )
        return self._words[node.span]

    def start(self) -> Location:
        """The first line, for what concerns the file as a whole."""
        return self.location(Span(0, 0, 0, 1))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands in its file."""

    file: SourceFile
    node: Node | None = None

    @staticmethod
    def nowhere() -> Origin:
        """The origin of a record that was made in code."""
        return Origin(SourceFile("(không có tệp)"))

    def at(self, *path: str | int) -> Location:
        """The place of a part: `at("relations", 2, "target")` is the value of that key.

        A list or mapping is shown by its key, the record itself and a missing part by the nearest thing
        around that has a place. Names that are not in the file are passed over.
        """
        *_, (key, node) = self._walk(path)
        if node is None:
            return self.file.start()
        if key is not None and not isinstance(node.value, str):
            return self.file.location(key)
        return self.file.location(self._visible(node))

    def key(self, *path: str | int) -> Location:
        """The place of a key itself: for a key that should not be there."""
        *_, (key, _) = self._walk(path)
        return self.file.location(key) if key is not None else self.at(*path)

    def words(self, first: int, count: int, *path: str | int) -> Location:
        """The place of some words of a text, as far as they stand on one line."""
        *_, (_, node) = self._walk(path)
        if node is None or not isinstance(node.value, str):
            return self.at(*path)
        found = self.file.words_of(node)[first : first + count]
        if not found:
            return self.at(*path)
        line = found[0].line
        last = [word for word in found if word.line == line][-1]
        return self.file.location(Span(line, found[0].column, line, last.end_column))

    def part(self, *path: str | int) -> Origin:
        """The origin of a record inside this record."""
        *_, (_, node) = self._walk(path)
        return Origin(self.file, node)

    def _walk(self, path: tuple[str | int, ...]) -> Iterator[tuple[Span | None, Node | None]]:
        """Key and value at each step down the path, as far as the file goes along."""
        node = self.node
        yield None, node
        for step in path:
            if node is not None and isinstance(node.value, dict) and step in node.value:
                entry = node.value[str(step)]
                node = entry.node
                yield entry.key, node
            elif node is not None and isinstance(node.value, list) and step in range(len(node.value)):
                node = node.value[int(step)]
                yield None, node

    def _visible(self, node: Node) -> Span:
        """The part of a value to underline: of a mapping its first key, of block text its first line."""
        if isinstance(node.value, dict) and node.value:
            return next(iter(node.value.values())).key
        line = node.span.line + 1
        if node.is_block and line < len(self.file.lines):
            source = self.file.lines[line]
            return Span(line, len(source) - len(source.lstrip()), line, len(source.rstrip()))
        return node.span
