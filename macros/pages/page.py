"""A generated page as a value."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any


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
    def markdown(self) -> str:
        """The page as Markdown with front matter.

        The front matter is JSON, which YAML reads and which is 40 times faster to write; `render_macros: false`
        keeps mkdocs-macros away, so that data is never taken for Jinja source.
        """
        meta = {
            "title": self.title,
            "description": self.description,
            "render_macros": False,
            "hide": ["navigation"],
            "section": self.section,
            "search": {"exclude": True},  # found as a record: macros/search
            **self.meta,
        }
        return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n\n{self.body}\n"
