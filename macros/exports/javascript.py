r"""Regular expressions of the citation grammar in JavaScript's notation, for use with its `u` flag.

The grammar is written once, in Python. What means the same in both is copied, what has another name is renamed, and
everything else is refused: a pattern that nobody has thought about must not reach the browser.

`\p{...}` needs Chromium 64 or Firefox 78, lookbehind the same.
"""

from __future__ import annotations

import re

# Python's `str.isspace` and `\s`; JavaScript's `\s` also has U+FEFF and lacks U+001C to U+001F and U+0085.
SPACE = r"\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

# What `str.isdigit` has besides decimal digits: superscripts, figures in circles and the like.
OTHER_DIGITS = (
    r"²³¹\u1369-\u1371\u19da⁰⁴-⁹₀-₉\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e"
    r"\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}"
)

# One code point by what Python asks of it.
CLASSES = {
    "space": f"[{SPACE}]",
    "digit": rf"[\p{{Nd}}{OTHER_DIGITS}]",
    "mark": r"\p{M}",
    "alnum": r"[\p{L}\p{N}]",
    "lower": r"\p{Lowercase}",
    "upper": r"\p{Uppercase}",
    "titlecase": r"\p{Lt}",
}

_WORD = r"\p{L}\p{N}_"
_IN_SET = {r"\w": _WORD, r"\d": r"\p{Nd}", r"\s": SPACE} | {
    same: same for same in (r"\n", r"\r", r"\v", r"\f")
}
_RENAMED = {
    r"\b": f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))",
    r"\w": f"[{_WORD}]",
    r"\d": r"\p{Nd}",
    r"\s": f"[{SPACE}]",
    r"\S": f"[^{SPACE}]",
    # A complement in a complement: letters and figures without "_", without decimal digits.
    r"[^\W_]": r"[\p{L}\p{N}]",
    r"[^\W\d_]": r"[\p{L}\p{Nl}\p{No}]",
}
_SYNTAX = frozenset(r"^$\.*+?()[]{}|/")

_TOKEN = re.compile(
    r"""
      (?P<same>\(\?(?:[:=!]|<[=!]) | \((?!\?) | \) | \| | \^ | \$ | \?(?![?+]) | \*(?![?+]) | \+(?![?+])
        | \{[0-9]+(?:,[0-9]+)?\}(?![?+]))
    | (?P<set>\[\^?(?:\\.|[^\]\\])+\])
    | (?P<escape>\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|.))
    | (?P<plain>[^\\\[\](){}?*+|^$.])
    """,
    re.VERBOSE | re.DOTALL,
)


def javascript_pattern(pattern: re.Pattern[str]) -> str:
    """The source of the same expression in JavaScript.

    Raises ValueError for what has no equal there or does not occur in the grammar: flags, named groups, back
    references, lazy and possessive repetition, the dot.
    """
    if pattern.flags != re.compile("").flags:
        raise ValueError(f"flags of {pattern.pattern!r} are not translated")
    source = pattern.pattern
    translated = []
    position = 0
    while position < len(source):
        token = _TOKEN.match(source, position)
        if token is None:
            raise ValueError(f"{source[position : position + 20]!r} in {source!r} is not translated")
        translated.append(_translated(token))
        position = token.end()
    return "".join(translated)


def _translated(token: re.Match[str]) -> str:
    text = token.group()
    if text in _RENAMED:
        return _RENAMED[text]
    if token.lastgroup == "set":
        return _set(text)
    if token.lastgroup == "escape":
        return _escaped(text)
    return text.replace("/", r"\/") if token.lastgroup == "plain" else text


def _set(text: str) -> str:
    def member(found: re.Match[str]) -> str:
        text = found.group()
        return r"\-" if text == r"\-" else _IN_SET.get(text) or _escaped(text)

    if r"\W" in text or r"\S" in text or r"\D" in text:
        raise ValueError(f"{text!r} is not translated")
    return re.sub(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|.)", member, text)


def _escaped(text: str) -> str:
    """An escaped character; JavaScript escapes only its own syntax."""
    char = text[1:]
    if len(char) > 1:
        return text  # "\\x85", "\\u2028"
    if char.isalnum():
        raise ValueError(f"{text} is not translated")
    return text if char in _SYNTAX else char
