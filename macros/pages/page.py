"""A generated page as a value."""

from __future__ import annotations

import json
import re
from collections.abc import Container
from dataclasses import dataclass, field
from html import escape
from typing import Any

# What no YAML file may hold (YAML 1.1, 5.1) and JSON leaves as it is; the checks refuse it, too.
_NOT_YAML = re.compile("[\x7f-\x84\x86-\x9f\ufffe\uffff]")


def yaml_text(value: object) -> str:
    """A value for front matter, on one line: JSON, which YAML reads and which is 40 times faster to write."""
    return _NOT_YAML.sub("", json.dumps(value, ensure_ascii=False))


class _Every:
    """Holds whatever is asked for."""

    def __contains__(self, _name: object) -> bool:
        return True


EVERY_PAGE: Container[str] = _Every()
"""For whoever wants all pages, not those at some addresses."""


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """One page of the site, before any site generator has seen it.

    `address` is the promise to readers (`van-ban/33-ct-ttg-2021.html`); `body` is final Markdown with HTML parts;
    `record` is the data file behind the page, relative to the project, which the pencil opens; `section` is the
    address of the page it hangs under.
    """

    address: str
    title: str
    description: str
    body: str
    record: str
    section: str
    meta: dict[str, Any] = field(default_factory=dict)

    @property
    def front_matter(self) -> dict[str, Any]:
        """What a site generator is told of the page.

        `render_macros: false` keeps mkdocs-macros away, so that data is never taken for Jinja source. The theme
        prints title and description as they are, so they are HTML here.
        """
        return {
            "title": escape(self.title),
            "description": escape(self.description),
            "render_macros": False,
            "hide": ["navigation"],
            "section": self.section,
            "search": {"exclude": True},  # found as a record: macros/search
            **self.meta,
        }

    @property
    def markdown(self) -> str:
        """The page as Markdown with front matter, for any generator."""
        return f"---\n{yaml_text(self.front_matter)}\n---\n\n{self.body}\n"
