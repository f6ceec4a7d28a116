"""Reads one file at a time and keeps count: records with their origins, problems, and what was there but failed."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import TypeVar

from macros.loading.parsing import parse
from macros.loading.positions import Node, Origin, SourceFile
from macros.loading.reading import Refused, read_lines
from macros.loading.validating import validate
from macros.messages import LIST, MAPPING, TEXT, problem
from macros.model import Record
from macros.problems import Location, Problem

_Record = TypeVar("_Record", bound=Record)

Trees = dict[str, tuple[SourceFile, Node, list[Problem]]]
"""Files by name as they were last parsed: their lines, tree and damage. A file of the same lines has the same tree."""


class Reader:
    """The first gate: each file alone. Collects while `folders` walks the tree."""

    def __init__(self, project: Path, trees: Trees | None = None) -> None:
        """Names in messages are relative to `project`; `trees` are kept from one reading to the next."""
        self._project = project
        self._trees: Trees = {} if trees is None else trees
        self.problems: list[Problem] = []
        self.origins: dict[int, Origin] = {}
        self.broken: set[tuple[type[Record], str]] = set()
        self.incomplete: set[type[Record]] = set()

    def name(self, path: Path) -> str:
        """How a file is called in messages: `data/van-ban/x.yml`."""
        return path.relative_to(self._project).as_posix()

    def report(self, code: str, path: Path, **values: object) -> None:
        """A problem with a file or folder as a whole."""
        self.problems.append(problem(code, SourceFile(self.name(path)).start(), **values))

    def one(self, path: Path, model: type[_Record], name: str) -> _Record | None:
        """The single record of a file; its `id` must be `name`, the page's address."""
        read = self._tree(path)
        if read is None:
            self.broken.add((model, name))
            return None
        root, damage = read
        record = self._record(model, root, damage)
        written = _raw(root.node, "id")
        if written and written != name:
            at = root.at("id")
            self.problems.append(problem("id-not-file-name", at, id=written, stem=name))
        if record is None or written != name:
            # Whoever refers to it by either name has made no mistake.
            self.broken |= {(model, name), (model, written or name)}
            return None
        return record

    def nameless(self, path: Path, model: type[_Record]) -> _Record | None:
        """The single record of a file that has no page, so no name."""
        read = self._tree(path)
        record = self._record(model, *read) if read else None
        if record is None:
            self.incomplete.add(model)
        return record

    def rows(self, path: Path, model: type[_Record]) -> tuple[_Record, ...]:
        """The records of a file that is a list; a bad row does not take the others with it."""
        read = self._tree(path)
        if read is None or not self._has_shape(read[0], list, LIST):
            self.incomplete.add(model)
            return ()
        origin, damage = read
        records = []
        for node in _items(origin.node):
            reported = len(self.problems)
            record = self._record(model, Origin(origin.file, node), damage)
            if record is None:
                # With a mistake in the id itself nobody knows by what name others refer to the row.
                has_bad_id = _bad_id_at(Origin(origin.file, node).at("id"), self.problems[reported:])
                self._fail(model, None if has_bad_id else _raw(node, "id"))
            else:
                records.append(record)
        return tuple(records)

    def keyed(self, path: Path, model: type[_Record]) -> dict[str, _Record]:
        """The records of a file that is a mapping from keys to records."""
        read = self._tree(path)
        if read is None or not self._has_shape(read[0], dict, MAPPING):
            self.incomplete.add(model)
            return {}
        origin, damage = read
        records = {}
        for key, node in _entries(origin.node).items():
            record = self._record(model, Origin(origin.file, node), damage)
            if record is None:
                self._fail(model, key)
            else:
                records[key] = record
        return records

    def _tree(self, path: Path) -> tuple[Origin, list[int]] | None:
        """The tree of a file, and the lines, in order, on which it is damaged."""
        try:
            file, problems = read_lines(path, self.name(path))
            tree = self._trees.get(file.name)
            if tree is None or tree[0] != file:
                tree = self._trees[file.name] = (file, *parse(file))
        except Refused as refused:
            self.problems.append(refused.problem)
            return None
        file, root, damage = tree
        self.problems += problems + damage
        return Origin(file, root), sorted(found.at.line for found in damage)

    def _has_shape(self, origin: Origin, shape: type, expected: str) -> bool:
        value = origin.node.value if origin.node else ""
        if isinstance(value, shape):
            return True
        found = MAPPING if isinstance(value, dict) else LIST if isinstance(value, list) else TEXT
        key = Path(origin.file.name).name
        self.problems.append(problem("wrong-shape", origin.at(), key=key, expected=expected, found=found))
        return False

    def _record(self, model: type[_Record], origin: Origin, damage: list[int]) -> _Record | None:
        """The record, unless it or the text it was read from has a problem."""
        node = origin.node
        if node is not None and node.is_void:
            return None
        record, problems = validate(model, origin)
        self.problems += problems
        if record is None or _is_damaged(node, damage):
            return None
        self.origins[id(record)] = origin
        return record

    def _fail(self, model: type[Record], name: str | None) -> None:
        """Remember a record that is there but cannot be used, so that nobody is blamed for referring to it."""
        if name:
            self.broken.add((model, name))
        else:
            self.incomplete.add(model)


def _is_damaged(node: Node | None, lines: list[int]) -> bool:
    """Whether one of the damaged lines is the record's."""
    if node is None:
        return False
    following = bisect_right(lines, node.span.line)
    return following < len(lines) and lines[following] <= node.span.end_line + 1


def _bad_id_at(place: Location, problems: list[Problem]) -> bool:
    return any(found.code == "bad-id" and found.at == place for found in problems)


def _raw(node: Node | None, key: str) -> str | None:
    """A text value as typed, whatever else is wrong with the record."""
    entry = _entries(node).get(key)
    return entry.value if entry is not None and isinstance(entry.value, str) else None


def _entries(node: Node | None) -> dict[str, Node]:
    if node is None or not isinstance(node.value, dict):
        return {}
    return {key: entry.node for key, entry in node.value.items()}


def _items(node: Node | None) -> list[Node]:
    return node.value if node is not None and isinstance(node.value, list) else []
