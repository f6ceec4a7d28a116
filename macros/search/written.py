"""Hand-written pages become entries, from what the theme's search plugin gathered of them.

Pages of records are not among them (their front matter keeps the plugin away), and of a page that lists records only
its opening words are kept: what it lists is found as records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser

from macros.search.entry import Entry, Kind
from macros.vietnamese import squash

# Pages that show records: their tables and lists are found as the records themselves.
_LISTS_OF_RECORDS = (
    "van-ban/",
    "nhiem-vu/",
    "co-quan/",
    "thoi-han/",
    "chi-tieu/",
    "dinh-chinh/",
    "thuat-ngu/",
    "cap-nhat/",
    "huong-dan/can-kiem-tra",
)
_HOME = "index.html"
_RESULTS = "tim-kiem/"


def written_entries(sections: Iterable[Mapping[str, str]]) -> Iterator[Entry]:
    """Entries of the sections of the theme's index (`location`, `title`, `text`; title and text are HTML)."""
    for section in sections:
        address = section["location"]
        listing = address == _HOME or address.startswith(_LISTS_OF_RECORDS)
        if address.startswith((f"{_HOME}#", _RESULTS)):
            continue
        prose = _Prose()
        prose.feed(section["text"])
        title = _Prose(everywhere=True)
        title.feed(section["title"])
        yield Entry(
            kind=Kind.PAGE,
            address=address,
            name=squash(title.text),
            body=squash(prose.text)[: 300 if listing else None],
        )


class _Prose(HTMLParser):
    """The text of paragraphs and list items; that of tables is flattened by the plugin and reads badly."""

    def __init__(self, *, everywhere: bool = False) -> None:
        super().__init__()
        self.text = ""
        self._everywhere = everywhere
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the signature of the base
        if tag in ("p", "li"):
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "li"):
            self._depth = max(0, self._depth - 1)
            self.text += " "

    def handle_data(self, data: str) -> None:
        if self._everywhere or self._depth:
            self.text += data
