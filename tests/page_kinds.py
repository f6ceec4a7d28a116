"""The kinds of pages of a built site, found in the site itself, so that a new kind is looked at from its first day."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

# What stands where an old address or a number leads on: nobody looks at it.
_REDIRECT = b'http-equiv="refresh"'
_NUMBERS = "so/"
# Which record stands for its kind on pictures; without it, the heaviest does.
_KNOWN = {
    "van-ban": "van-ban/33-ct-ttg-2021.html",
    "co-quan": "co-quan/so-noi-vu.html",
    "nhiem-vu": "nhiem-vu/73-kh-ubnd-2024/ii-4-b1.html",
    "nhiem-vu-nhom": "nhiem-vu/73-kh-ubnd-2024/ii-4.html",
}


def compressed(content: bytes) -> int:
    """Bytes after `gzip -9`."""
    return len(gzip.compress(content, compresslevel=9, mtime=0))


def record_addresses(site: Path, table: str) -> set[str]:
    """Addresses of the pages of one table of the open data ("van-ban"), without anchors."""
    rows = json.loads((site / "du-lieu" / f"{table}.json").read_text(encoding="utf-8"))
    return {row["url"].partition("#")[0] for row in rows}


def pages_by_kind(site: Path) -> dict[str, list[str]]:
    """All pages of a site by kind: "van-ban" for documents, "van-ban-index" for their list, "404"."""
    tasks = record_addresses(site, "nhiem-vu")
    kinds: dict[str, list[str]] = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        if not address.startswith(_NUMBERS) and _REDIRECT not in path.read_bytes():
            kinds.setdefault(_kind(address, tasks), []).append(address)
    return kinds


def _kind(address: str, tasks: set[str]) -> str:
    folder, _, name = address.rpartition("/")
    stem = name.removesuffix(".html")
    if stem == "index" or not folder:
        return "-".join([*folder.split("/"), stem]).lstrip("-")
    if folder.startswith("nhiem-vu/"):
        return "nhiem-vu" if address in tasks else "nhiem-vu-nhom"
    return folder.replace("/", "-")


def one_of_each_kind(site: Path) -> dict[str, str]:
    """The page that stands for each kind, by kind."""
    return {
        kind: known if (known := _KNOWN.get(kind)) in addresses else _heaviest(site, addresses)
        for kind, addresses in pages_by_kind(site).items()
    }


def _heaviest(site: Path, addresses: list[str]) -> str:
    return max(addresses, key=lambda address: compressed((site / address).read_bytes()))
