"""The grammar in JavaScript's notation. That it means the same is shown in a browser: tests/browser/test_checker.py."""

from __future__ import annotations

import re
import sys

import pytest

from macros.exports.checker import grammar
from macros.exports.javascript import OTHER_DIGITS, SPACE, javascript_pattern


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        (r"(?:a|b)+(?=[0-9]{1,5})$", r"(?:a|b)+(?=[0-9]{1,5})$"),
        (r"(?<![^\W_])số ?", r"(?<![\p{L}\p{N}])số ?"),
        (r"[^\W\d_]*", r"[\p{L}\p{Nl}\p{No}]*"),
        (r"QH\d*", r"QH\p{Nd}*"),
        (r"\ba", r"(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))a"),
        (re.escape("a-b (c)/d"), r"a-b \(c\)\/d"),
        (r"[\d -]", r"[\p{Nd} -]"),
        (r"[0-9\-/.:]", r"[0-9\-/.:]"),
        (r"[\x85\u2028\n]", r"[\x85\u2028\n]"),
    ],
)
def test_translates(python: str, javascript: str) -> None:
    assert javascript_pattern(re.compile(python)) == javascript


@pytest.mark.parametrize(
    "python",
    [
        r"a.b",
        r"(?P<name>a)",
        r"(a)\1",
        r"a\Z",
        r"\Aa",
        r"a*?",
        r"a++",
        r"(?>a)",
        r"(?i:a)",
        r"[^\Wa]",
        r"\D",
        r"[\S]",
    ],
)
def test_error_what_is_not_the_same_in_javascript_is_refused(python: str) -> None:
    with pytest.raises(ValueError, match="not translated"):
        javascript_pattern(re.compile(python))


def test_error_flags_are_refused() -> None:
    with pytest.raises(ValueError, match="not translated"):
        javascript_pattern(re.compile("a", re.IGNORECASE))


def test_space_is_what_python_calls_space() -> None:
    space = re.compile(f"[{SPACE}]")
    assert {c for c in map(chr, range(sys.maxunicode + 1)) if space.match(c)} == {
        c for c in map(chr, range(sys.maxunicode + 1)) if c.isspace()
    }


def test_digits_are_what_python_calls_digits() -> None:
    astral = re.sub(r"u{([0-9a-f]+)}", lambda found: f"U{found.group(1):0>8}", OTHER_DIGITS)
    digit = re.compile(f"[{astral}]")
    assert all(
        bool(digit.match(c)) == c.isdigit() for c in map(chr, range(sys.maxunicode + 1)) if not c.isdecimal()
    )


def test_the_grammar_holds_every_pattern_of_the_engine() -> None:
    exported = grammar()
    assert exported["patterns"]["leads"].keys() == {"LEAD", "MIDST", "PINPOINT", "ROMAN"}
    assert exported["patterns"]["symbols"].keys() >= {"LAW", "CODED", "UNCODED"}
    assert exported["tables"]["verdicts"]["LABELS"]["right"] == "khớp"
    assert exported == grammar()
