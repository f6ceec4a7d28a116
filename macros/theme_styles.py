"""The theme's style sheet without the parts these pages never show: half of it, on every first visit.

Rules of the features below go; a selector list keeps its other selectors. `tests/site/test_theme_cut.py` fails when
a page begins to use one of them: take it off the list then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

UNUSED = (
    "arithmatex",
    "critic",
    "emojione",
    "footnote",
    "gemoji",
    "grid",
    "highlight",
    "key-",
    "keys",
    "linenodiv",
    "md-annotation",
    "md-author",
    "md-banner",
    "md-button",
    "md-clipboard",
    "md-code",
    "md-consent",
    "md-draft",
    "md-feedback",
    "md-footer",
    "md-header__source",
    "md-header__title",
    "md-header__topic",
    "md-input",
    "md-meta",
    "md-nav--integrated",
    "md-nav--lifted",
    "md-nav--primary",
    "md-nav__source",
    "md-pagination",
    "md-pin",
    "md-post",
    "md-progress",
    "md-select",
    "md-sidebar--post",
    "md-sidebar--primary",
    "md-social",
    "md-source",
    "md-status",
    "md-tabs",
    "md-tag",
    "md-tooltip",
    "md-version",
    "mermaid",
    "tabbed-",
    "task-list-",
    "twemoji",
)
"""How the names of classes of features that no page uses begin."""

_OF_UNUSED = re.compile(rf"\.(?:{'|'.join(map(re.escape, UNUSED))})")
_TEXT = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_DECLARATION = re.compile(rf"(?:{_TEXT}|[^;\"'])+")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INNERMOST = re.compile(r"\([^()]*\)")
_STOP = re.compile(rf"{_TEXT}|[{{}};]")
_ROOT = re.compile(rf":root\{{((?:{_TEXT}|[^}}\"'])*)\}}")


def reduced(sheet: str) -> str:
    """A minified style sheet without the rules for what is unused, and without the pictures only those named."""
    rules = "".join(_kept(_COMMENT.sub("", sheet)))
    return _ROOT.sub(lambda root: _without_pictures(root, rules), rules)


def _without_pictures(root: re.Match[str], rules: str) -> str:
    """The variables of a rule, but no picture that nothing shows."""
    wanted = [
        declaration
        for declaration in _DECLARATION.findall(root[1])
        if "url(" not in declaration or f"var({declaration.partition(':')[0].strip()}" in rules
    ]
    return f":root{{{';'.join(wanted)}}}" if wanted else ""


def _kept(sheet: str) -> Iterator[str]:
    """The sheet rule by rule; a group of rules (`@media`) only with those that stay in it."""
    position = 0
    while position < len(sheet):
        opening = _next(sheet, position, "{;")
        if opening < 0:
            return
        head = sheet[position:opening].strip()
        if sheet[opening] == ";":  # @charset
            yield f"{head};"
            position = opening + 1
            continue
        closing = _closing(sheet, opening)
        body = sheet[opening + 1 : closing]
        position = closing + 1
        if head.startswith(("@media", "@supports")):
            inside = "".join(_kept(body))
            if inside:
                yield f"{head}{{{inside}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif selectors := ",".join(part for part in _selectors(head) if not _is_unused(part)):
            yield f"{selectors}{{{body}}}"


def _is_unused(selector: str) -> bool:
    """Whether a selector needs a class that no page has; what stands in `:is(...)` or `:not(...)` is no need."""
    while _INNERMOST.search(selector):
        selector = _INNERMOST.sub("", selector)
    return bool(_OF_UNUSED.search(selector))


def _selectors(head: str) -> Iterator[str]:
    """The selectors of a list: commas inside parentheses or brackets divide none."""
    depth, start = 0, 0
    for place, char in enumerate(head):
        depth += (char in "([") - (char in ")]")
        if char == "," and not depth:
            yield head[start:place]
            start = place + 1
    yield head[start:]


def _next(sheet: str, position: int, signs: str) -> int:
    """Where one of the signs stands next, outside of quoted texts; -1 if nowhere."""
    for found in _STOP.finditer(sheet, position):
        if found[0] in signs:
            return found.start()
    return -1


def _closing(sheet: str, opening: int) -> int:
    """The brace that closes the one at `opening`."""
    depth, place = 1, opening
    while depth and (place := _next(sheet, place + 1, "{}")) >= 0:
        depth += 1 if sheet[place] == "{" else -1
    return place if place >= 0 else len(sheet)
