"""From text to a tree of strings: the small part of YAML that data files use, everything else refused.

The events of the parser are read rather than its nodes: only they still show anchors, aliases and tags.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from macros.loading.positions import Entry, Node, SourceFile, Span
from macros.loading.reading import Refused
from macros.messages import problem, syntax_reason
from macros.problems import Problem

# The C parser is ten times as fast; without it the site still builds.
_LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

# A record is at most five levels deep; deeper nesting is damage, and recursion on it would not end well.
_DEEPEST = 20

# What a line of folded text looks like that was meant as a key: "  status: x". List items cannot be told from
# text: "kinh tế - xã hội" may well break before its dash.
_SWALLOWED = re.compile(r"\s*[a-z_]{2,}:(?: |$)")

_NULLS = {"", "~", "null", "Null", "NULL"}


def parse(file: SourceFile) -> tuple[Node, list[Problem]]:
    """The tree of a file, and what in it is not allowed though it could be read.

    Raises Refused for text that is not YAML, for an empty file and for a second document.
    """
    parser = _Parser(file)
    try:
        for event in yaml.parse("\n".join(file.lines), _LOADER):
            parser.take(event)
    except yaml.MarkedYAMLError as error:
        raise Refused(_syntax_problem(file, error)) from None
    except yaml.YAMLError:
        raise Refused(problem("yaml-syntax", file.start(), reason=syntax_reason(None, None))) from None
    if parser.root is None:
        raise Refused(problem("empty-file", file.start()))
    return parser.root, parser.problems


def _syntax_problem(file: SourceFile, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark
    # A quote or bracket that is never closed fails at the end of the file, but the mistake is where it opens.
    # So does a key without its colon: it is missed only on the next line.
    is_unclosed = error.context is not None and error.context.endswith(
        ("quoted scalar", "flow sequence", "flow mapping", "simple key")
    )
    if error.context_mark is not None and (mark is None or is_unclosed):
        mark = error.context_mark
    if mark is None:
        return problem("yaml-syntax", file.start(), reason=syntax_reason(error.context, error.problem))
    line = min(mark.line, len(file.lines) - 1)
    while line > 0 and not file.lines[line].strip():
        line -= 1  # the end of the file is shown on its last line
    column = mark.column if line == mark.line else len(file.lines[line])
    at = file.location(Span(line, column, line, column + 1))
    return problem("yaml-syntax", at, reason=syntax_reason(error.context, error.problem))


class _Parser:
    """Builds the tree from events; a stack, not recursion, so that depth is no danger."""

    def __init__(self, file: SourceFile) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._file = file
        self._stack: list[_Open] = []

    def take(self, event: yaml.Event) -> None:
        """One step of the parser."""
        if isinstance(event, yaml.ScalarEvent):  # nearly all are
            self._refuse_features(event)
            self._add(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_features(event)
            if len(self._stack) == _DEEPEST:
                raise Refused(problem("nested-too-deep", self._file.location(_span(event))))
            self._stack.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else [], _span(event)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self._close(_span(event)))
        elif isinstance(event, yaml.AliasEvent):
            self._refuse_features(event)
            self._add(Node("", _span(event), is_void=True))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise Refused(problem("second-document", self._file.location(_span(event))))

    def _refuse_features(self, event: yaml.NodeEvent) -> None:
        """Anchors, aliases and tags make one line mean something that stands elsewhere."""
        if isinstance(event, yaml.AliasEvent):
            self._report("yaml-alias", _span(event), name=event.anchor)
            return
        if event.anchor is not None:
            self._report("yaml-anchor", _span(event), name=event.anchor)
        if event.tag is not None:  # type: ignore[attr-defined]  # all but aliases have one
            self._report("yaml-tag", _span(event))

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        span = _span(event)
        is_plain = not event.style
        is_void = is_plain and event.value in _NULLS
        if is_void and not self._expects_key():
            # A key without a value: the key is underlined, there being nothing else to underline.
            key = self._stack[-1].key if self._stack else None
            self._report("empty-value", key[1] if key else span)
        if is_plain and span.end_line > span.line and not is_void:
            self._report("text-on-several-lines", span)
        if event.style == ">":
            self._refuse_swallowed_lines(span)
        return Node(event.value, span, is_block=event.style in ("|", ">"), is_void=is_void)

    def _refuse_swallowed_lines(self, span: Span) -> None:
        """A key indented a little too far becomes a part of the text above it, without a word."""
        for number in range(span.line + 1, span.end_line):
            line = self._file.lines[number]
            if _SWALLOWED.match(line):
                start = len(line) - len(line.lstrip())
                self._report("line-inside-text", Span(number, start, number, len(line.rstrip())))

    def _expects_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].items, dict) and self._stack[-1].key is None

    def _close(self, end: Span) -> Node:
        done = self._stack.pop()
        span = Span(done.span.line, done.span.column, end.end_line, end.end_column)
        # A list with a hole is a hole itself: without it the other items would change their places.
        has_hole = (
            isinstance(done.items, list) and bool(self._stack) and any(item.is_void for item in done.items)
        )
        return Node(done.items, span, is_void=has_hole, is_damaged=done.has_bad_key)

    def _add(self, node: Node) -> None:
        """Put a finished value where it belongs: as the root, a list item, a key, or the value of a key."""
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if isinstance(parent.items, list):
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._key(node)
        else:
            name, span = parent.key
            parent.key = None
            if name in parent.items:
                first = self._file.location(parent.items[name].key).line
                self._report("duplicate-key", span, key=name, line=first)
            elif name:
                parent.items[name] = Entry(span, node)

    def _key(self, node: Node) -> tuple[str, Span]:
        if not isinstance(node.value, str) or not node.value:
            self._report("key-not-text", node.span)
        elif node.value == "<<":
            self._report("yaml-merge", node.span)
        else:
            return node.value, node.span
        self._stack[-1].has_bad_key = True
        return "", node.span

    def _report(self, code: str, span: Span, **values: object) -> None:
        self.problems.append(problem(code, self._file.location(span), **values))


class _Open:
    """A list or mapping that is not closed yet; of a mapping also the key that waits for its value."""

    def __init__(self, items: list[Node] | dict[str, Entry], span: Span) -> None:
        self.items = items
        self.span = span
        self.key: tuple[str, Span] | None = None
        self.has_bad_key = False


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    assert start is not None  # noqa: S101 - only events made by hand have no marks
    assert end is not None  # noqa: S101
    return Span(start.line, start.column, end.line, end.column)
