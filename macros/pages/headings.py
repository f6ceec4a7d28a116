"""Headings of generated pages: the only Markdown in them.

Everything else in a page is HTML, so a page becomes HTML here, by itself, at a small part of what a Markdown reader
takes. `tests/unit/test_headings.py` holds that Markdown would make the same of every page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# ## Quan hệ (2) {: id="quan-he" .no-print }. No text of the data looks like it: none comes with a bare quotation mark.
_LINE = re.compile(
    r'^(?P<marks>#{2,6}) (?P<text>.+?) \{: (?P<attributes>id="[^"\n]+"(?:[^{}\n]|\\[{}])*) \}$', re.MULTILINE
)
_ATTRIBUTE = re.compile(r'(?<![\w-])([\w-]+)="([^"]*)"|\.([\w-]+)')
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]#])")  # what templating.md escapes
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with what the table of contents calls it, as HTML."""

    level: int
    id: str
    name: str


def with_headings(body: str, permalink: str, permalink_title: str) -> tuple[str, tuple[Heading, ...]]:
    """The body of a page as HTML, and its headings in order; each ends with a link to itself."""
    headings = []

    def as_html(line: re.Match[str]) -> str:
        level = len(line["marks"])
        text = _ESCAPED.sub(r"\1", line["text"])
        attributes = {
            name or "class": value or of_class
            for name, value, of_class in _ATTRIBUTE.findall(line["attributes"])
        }
        label = _ESCAPED.sub(r"\1", attributes.pop("data-toc-label", text))
        headings.append(Heading(level, attributes["id"], " ".join(_TAG.sub("", label).split())))
        written = "".join(f' {name}="{value}"' for name, value in attributes.items())
        link = f'<a class="headerlink" href="#{attributes["id"]}" title="{permalink_title}">{permalink}</a>'
        return f"<h{level}{written}>{text}{link}</h{level}>"

    return _LINE.sub(as_html, body), tuple(headings)
