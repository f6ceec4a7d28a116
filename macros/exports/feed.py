"""`cap-nhat/feed.xml`: the update log as an Atom feed (RFC 4287).

An identifier must be absolute and never change, and the site may move or have no address at all; so it is a UUID made
of the update's name (RFC 4122, 4.3). Links are absolute when the site knows its address; otherwise they are relative to
the feed, which the standard allows, and `xml:base` is left out: it could only hold a wrong address. The time is the
day of the update: there is no clock.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from macros import addresses
from macros.exports.update_log import bundles, updates
from macros.knowledge import Knowledge
from macros.model import Update
from macros.word.ooxml import NOT_XML

ADDRESS = "cap-nhat/feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"  # a name: nothing is fetched
# Ours, drawn once; to change it renames every entry.
_NAMESPACE = uuid.UUID("6f6a9a0e-6c39-5d0b-9d3f-1f0f2f5d7c11")


def feed(knowledge: Knowledge, site: str = "") -> dict[str, bytes]:
    """The feed by its address; none without an update. `site` is the site's own address, ending in "/"."""
    log = updates(knowledge)
    if not log:
        return {}
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    _text(root, "id", _urn("feed"))
    _text(root, "title", f"Nhật ký cập nhật, {knowledge.plan_names}")
    _text(root, "updated", _moment(log[0]))
    _text(ET.SubElement(root, f"{{{_ATOM}}}author"), "name", "Căn cứ")
    _link(root, "self", _to(ADDRESS, site))
    _link(root, "alternate", _to("cap-nhat/index.html", site))
    for update in log:
        entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _text(entry, "id", _urn(update.id))
        _text(entry, "title", update.summary)
        _text(entry, "updated", _moment(update))
        _link(entry, "alternate", _to(f"cap-nhat/index.html#{update.id}", site))
        _text(entry, "content", "\n".join(_lines(update)))
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return {ADDRESS: content + b"\n"}


def _lines(update: Update) -> Iterator[str]:
    yield update.summary
    for bundle in bundles(update):
        yield f"{bundle.title}: {'; '.join(entry.name for entry in bundle.entries)}"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = NOT_XML.sub("", text)


def _link(parent: ET.Element, rel: str, href: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href})


def _to(address: str, site: str) -> str:
    return f"{site}{address}" if site else addresses.relative(address, ADDRESS)


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMESPACE, name).urn


def _moment(update: Update) -> str:
    return f"{update.date.isoformat()}T00:00:00Z"
