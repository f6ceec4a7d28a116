"""Ways to a document without the search box: an address for every number, and the search engine of the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from macros.addresses import relative
from macros.exports.redirects import leading_page
from macros.search.entry import Entry, Number
from macros.vietnamese import slugify

_OPENSEARCH = """<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{name}</ShortName>
<Description>{description}</Description>
<Language>vi</Language>
<InputEncoding>UTF-8</InputEncoding>
<Image width="16" height="16" type="image/svg+xml">{site}assets/favicon.svg</Image>
<Url type="text/html" method="get" template="{site}tim-kiem/index.html?q={{searchTerms}}"/>
</OpenSearchDescription>
"""


def redirect_pages(entries: Iterable[Entry]) -> dict[str, str]:
    """`so/33-ct-ttg/index.html` leads to the document of that number; a number of several documents lists them."""
    meant: dict[str, list[tuple[Entry, Number]]] = {}
    for entry in entries:
        for number in entry.numbers:
            meant.setdefault(slugify(number.text), []).append((entry, number))
    return {
        f"so/{slug}/index.html": _redirect(f"so/{slug}/index.html", found) for slug, found in meant.items()
    }


def _redirect(page: str, found: list[tuple[Entry, Number]]) -> str:
    links = [
        f'<li><a href="{escape(relative(entry.address, page))}">{escape(entry.name)}</a> {escape(number.note)}</li>'
        for entry, number in found
    ]
    target = escape(relative(found[0][0].address, page))
    alone = len(found) == 1
    sentence = "Đang mở văn bản:" if alone else "Nhiều văn bản mang số này:"
    listed = "\n".join(links)
    number = found[0][1].text
    return leading_page(
        number,
        f"Văn bản mang số {number}",
        head=f'<meta http-equiv="refresh" content="0; url={target}">\n' if alone else "",
        body=f"<p>{sentence}</p>\n<ul>\n{listed}\n</ul>",
    )


def opensearch(site: Mapping[str, str]) -> dict[str, str]:
    """The description by which a browser offers the site among its search engines.

    It must hold absolute addresses, so it exists only for a site that knows its own (`address`, ending in "/").
    """
    if not site["address"]:
        return {}
    return {
        "opensearch.xml": _OPENSEARCH.format(
            name=escape(site["name"][:16]),  # the standard allows no more
            description=escape(site["description"][:1024]),
            site=escape(site["address"]),
        )
    }
