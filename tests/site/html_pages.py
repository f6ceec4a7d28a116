"""Pages of the built site as the tests see them: links, anchors, headings and the text a reader reads."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_SILENT = {"script", "style", "template", "code", "pre", "noscript", "del"}  # del: what others wrote once
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

# Attributes whose address the browser fetches by itself, and those a reader follows.
_FETCHED = {
    ("script", "src"),
    ("link", "href"),
    ("img", "src"),
    ("source", "src"),
    ("iframe", "src"),
    ("audio", "src"),
    ("video", "src"),
    ("object", "data"),
    ("embed", "src"),
}
_HEARD = ("title", "alt", "aria-label", "placeholder")
_FOLLOWED = {("a", "href"), ("area", "href"), ("form", "action")}


@dataclass(frozen=True)
class Link:
    """An address in a page; `section` is the id of the last second-level heading before it."""

    url: str
    tag: str
    fetched: bool
    section: str | None
    in_content: bool


@dataclass
class HtmlPage(HTMLParser):
    """One page, read with the parser of the standard library, which takes what browsers take."""

    path: str
    source: str
    links: list[Link] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    lang: str = ""
    title: str = ""

    def __post_init__(self) -> None:
        """Read the page at once."""
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._section: str | None = None
        self._in_content = 0
        self.feed(self.source)
        self.close()

    __hash__ = object.__hash__

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tests ask about."""
        values = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._open.append(tag)
            if tag == "article":
                self._in_content += 1
        if tag == "html":
            self.lang = values.get("lang", "")
        if tag == "meta" and "name" in values:
            self.meta[values["name"]] = values.get("content", "")
        if tag == "h1":
            self.headings.append("")
        if "id" in values:
            self.ids.append(values["id"])
            if tag == "h2":
                self._section = values["id"]
        # What a reader sees or hears of attributes.
        self.text += [values[name] for name in _HEARD if name in values]
        for name, value in values.items():
            if (tag, name) in _FETCHED or (tag, name) in _FOLLOWED:
                fetched = (tag, name) in _FETCHED
                self.links.append(Link(value, tag, fetched, self._section, self._in_content > 0))

    def handle_endtag(self, tag: str) -> None:
        """Close the element and what was left open inside it."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass
            if tag == "article":
                self._in_content -= 1

    def handle_data(self, data: str) -> None:
        """Collect the text, but not programs, samples, and what is struck out."""
        if "title" in self._open and "head" in self._open:
            self.title += data
        if self.headings and "h1" in self._open:
            self.headings[-1] += data
        if data.strip() and not _SILENT.intersection(self._open):
            self.text.append(data.strip())

    def resolve(self, url: str) -> tuple[str, str]:
        """The file from the site root and the anchor that a relative address means."""
        parts = urlsplit(url)
        path = unquote(parts.path)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path)) if path else self.path
        return target, unquote(parts.fragment)


def read_pages(site: Path) -> dict[str, HtmlPage]:
    """All pages of a built site by their path from its root."""
    return {
        path.relative_to(site).as_posix(): HtmlPage(
            path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")
        )
        for path in sorted(site.rglob("*.html"))
    }


def broken_links(pages: Mapping[str, HtmlPage], site: Path) -> Iterator[str]:
    """The links of a built site that lead to no file, or to no place in it."""
    for page in pages.values():
        for link in page.links:
            if re.match(r"(?:mailto|tel|data|javascript):", link.url):
                continue
            path, anchor = page.resolve(link.url)
            file = site / path
            if file.is_dir():
                file = file / "index.html"
            if not file.is_file():
                yield f"{page.path}: {link.url} has no file"
            elif anchor and file.suffix == ".html":
                target = pages[file.relative_to(site).as_posix()]
                # "__..." are states of the theme, read by its script.
                if anchor not in target.ids and not anchor.startswith("__"):
                    yield f"{page.path}: {link.url} has no anchor"


def repeated_ids(pages: Mapping[str, HtmlPage]) -> Iterator[str]:
    """Ids that stand twice on a page."""
    for page in pages.values():
        for identifier, count in Counter(page.ids).items():
            if count > 1:
                yield f"{page.path}: {identifier}"
