"""What a web server is told about the site: the Content-Security-Policy, and whole configurations that hold it.

The policy allows no inline code: the inline scripts that the theme writes are named by their SHA-256 (Content Security
Policy Level 3, W3C, 6.7.2.3), and a page with a style, a handler or a script address in its HTML is an error.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

# Inline blocks of these types are data: a browser never runs them, and a policy does not speak of them.
_DATA_BLOCKS = frozenset({"application/json", "application/ld+json"})
_ADDRESSES = frozenset({"href", "xlink:href", "src", "action", "formaction", "data"})
# The theme's button to share a search; its script takes the click before the address is followed.
_HARMLESS = "javascript:void(0)"

_POLICY = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",  # the theme's icons are pictures inside its style sheets
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)

# A name that holds a fingerprint of the file: the address of another content is another address.
_HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.(?:css|js)|woff2)$")

OTHER_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""The headers of every answer beside the policy."""

TEXT_TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "csv": "text/csv",
    "ics": "text/calendar",
    "txt": "text/plain",
    "yml": "text/plain",  # so that the browser shows the record that the pencil opens
    "svg": "image/svg+xml",
    "xml": "application/xml",
}
"""Media types served with `charset=utf-8`, by the ending of the file's name."""

OTHER_TYPES = {
    "json": "application/json",
    "jsonld": "application/ld+json",
    "atom": "application/atom+xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "gz": "application/gzip",
    "zip": "application/zip",
    "png": "image/png",
    "woff2": "font/woff2",
}
"""Media types that need no charset, or have their own."""


class InlineCode(Exception):
    """Pages hold styles or code in their HTML, which the policy does not allow."""

    def __init__(self, places: list[str]) -> None:
        """`places` are lines "page: the tag"."""
        super().__init__(
            "Trang có kiểu trình bày hoặc mã lệnh viết thẳng trong HTML, chính sách bảo mật (CSP) không cho phép. "
            "Hãy chuyển sang tệp .css, .js trong docs/assets/:\n"
            + "\n".join(f"  {place}" for place in places)
        )
        self.places = places


class _Page(HTMLParser):
    """The inline scripts of a page, and the tags that no policy without `unsafe-inline` lets work."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.refused: list[str] = []
        self._in_script = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a script to come, and a tag that is refused."""
        if tag == "style" or any(_is_code(name, value or "") for name, value in attrs):
            self.refused.append(self.get_starttag_text() or tag)
        values = dict(attrs)
        if tag == "script" and "src" not in values and values.get("type") not in _DATA_BLOCKS:
            self._in_script = True
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        """Collect the text of a script, which may come in parts."""
        if self._in_script:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """A script ends at its end tag and nowhere else."""
        if tag == "script":
            self._in_script = False


def _is_code(name: str, value: str) -> bool:
    if name in _ADDRESSES:
        # Browsers read past white space and control characters in an address.
        address = re.sub(r"[\x00-\x20]", "", value).lower()
        return address.startswith("javascript:") and address != _HARMLESS
    return name == "style" or name.startswith("on")


def policy_of(site: Path) -> str:
    """The value of the header Content-Security-Policy for a built site; raises InlineCode."""
    hashes: set[str] = set()
    refused: list[str] = []
    for path in sorted(site.rglob("*.html")):
        # Reading as text turns line ends into "\n", as a browser does before it hashes.
        page = _Page(path.read_text(encoding="utf-8"))
        hashes.update(_hash(script) for script in page.scripts)
        refused += [
            f"{path.relative_to(site).as_posix()}: {' '.join(tag.split())[:160]}" for tag in page.refused
        ]
    if refused:
        raise InlineCode(refused)
    return "; ".join(_POLICY).format(hashes="".join(f" {value}" for value in sorted(hashes)))


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def server_files(site: Path) -> dict[str, bytes]:
    """Configurations for nginx, Apache and IIS by their address in the release's folder `may-chu/`.

    Two of each but IIS, whose file works wherever the site lies: for a server of its own, and under `/dan-van/`.
    """
    headers = {"Content-Security-Policy": policy_of(site), **OTHER_HEADERS}
    environment = Environment(
        loader=PackageLoader("macros", "release/samples"),
        autoescape=select_autoescape(enabled_extensions=("config",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    hashed = sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*.min.*") if _HASHED.search(path.name)
    )
    wanted = {
        "nginx/can-cu.conf": ("nginx/can-cu.conf", "/"),
        "nginx/can-cu-dan-van.conf": ("nginx/can-cu.conf", "/dan-van/"),
        "apache/can-cu.conf": ("apache/can-cu.conf", "/"),
        "apache/can-cu-dan-van.conf": ("apache/can-cu.conf", "/dan-van/"),
        "iis/web.config": ("iis/web.config", "/"),
    }
    return {
        name: environment.get_template(template)
        .render(base=base, headers=headers, hashed=hashed, text_types=TEXT_TYPES, other_types=OTHER_TYPES)
        .encode()
        for name, (template, base) in wanted.items()
    }
