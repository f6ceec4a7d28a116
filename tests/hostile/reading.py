"""What stands in an output, read by a parser of its format: the shape that a program acts on, and the words.

The shape of a file must not depend on its words, so a hostile build is compared with one of a harmless word. Words
are everything a reader, or a program that reads, gets as text.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import docx
import openpyxl
from icalendar import Calendar, vText
from openpyxl.utils.escape import unescape

_ADDRESSES = frozenset(
    {"href", "src", "action", "formaction", "data", "srcdoc", "xlink:href", "content", "style"}
)


# How a text is broken into lines follows from its words: on a page, and inside a drawing.
_LINES = frozenset({"br", "tspan"})


@dataclass
class Reading:
    """The shape and the words of one file."""

    shape: list[Any] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def parts(self) -> Counter[str]:
        """The shape without its order: rows are sorted by their words."""
        return Counter(map(str, self.shape))

    @property
    def text(self) -> str:
        """All words in one line, pieces put together as they stand."""
        return squashed("".join(self.words))


def squashed(text: str) -> str:
    """A text without differences that no reader sees: white space, and letters composed or not."""
    # Not our own `nfc`: it cuts endless marks in long texts, and a page is longer than the text it shows.
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


class _Html(HTMLParser):
    """Elements and names of attributes are the shape, and the addresses, which no text may choose."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Reading()
        self._scripts: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LINES:
            return
        # The anchor of a heading is made of its words: letters, figures and hyphens, whatever they were.
        addresses = [
            re.sub(r"#[a-z0-9-]*(_[0-9]+)?$", "#", value or "")
            for name, value in attrs
            if name in _ADDRESSES and tag != "meta"
        ]
        self.read.shape.append((tag, sorted(name for name, _ in attrs), addresses))
        self.read.words += [f" {value} " for name, value in attrs if value and name not in _ADDRESSES]
        if tag == "script" and ("type", "application/ld+json") in attrs:
            self._scripts = []

    def handle_endtag(self, tag: str) -> None:
        if tag in _LINES:
            return
        self.read.shape.append(f"/{tag}")
        if tag == "script" and self._scripts is not None:
            source = "".join(self._scripts)
            assert "<" not in source, "text could end the script"
            read = read_json(source)
            self.read.shape += read.shape
            self.read.words += read.words
            self._scripts = None

    def handle_data(self, data: str) -> None:
        if self._scripts is None:
            self.read.words.append(data)
        else:
            self._scripts.append(data)

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - the signature of the base, here and below
        self.read.shape.append("comment")

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002
        self.read.shape.append("declaration")

    def handle_pi(self, data: str) -> None:  # noqa: ARG002
        self.read.shape.append("instruction")

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002
        self.read.shape.append("section")


def read_html(source: str) -> Reading:
    """A page or a piece of one."""
    parser = _Html()
    parser.feed(source)
    parser.close()
    return parser.read


def read_json(source: str | bytes) -> Reading:
    """Keys and kinds of values are the shape."""
    read = Reading()
    for step, value in _values(json.loads(source)):
        read.shape.append((step, type(value).__name__))
        if isinstance(value, str):
            read.words.append(value)
    return read


def _values(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            yield from _values(item, f"{path}.{key}")
    elif isinstance(value, list):
        yield path, value
        for item in value:
            yield from _values(item, f"{path}[]")
    else:
        yield path, value


def read_script(source: bytes) -> Reading:
    """A data file of the browser's tools: one call or assignment around JSON."""
    text = source.decode()
    assert not re.search("[\u2028\u2029]", text), "a line break in older JavaScript"
    found = re.fullmatch(
        r'("use strict";\n)?(self\.\w+ ?= ?|\w+\("[a-z0-9-]+",)(?P<json>.*?)\)?;?\n', text, re.DOTALL
    )
    assert found, text[:80]
    return read_json(found["json"])


_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r]")


def read_csv(source: bytes) -> Reading:
    """Rows and cells; neither the comma nor the semicolon of a Vietnamese Windows may part them into a formula."""
    text = source.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    for cell in (cell for row in rows for cell in row):
        assert not any(_FORMULA.match(part) for part in re.split(r"[;\r\n]", cell)), cell
    return Reading(
        [len(row) for row in rows],
        [re.sub(rf"(^|[;\r\n])'(?={_FORMULA.pattern})", r"\1", cell) for row in rows for cell in row],
    )


def read_xlsx(source: bytes) -> Reading:
    """Cells with their kinds; links, names and parts of the file are shape, too."""
    book = openpyxl.load_workbook(io.BytesIO(source))
    read = Reading([sorted(zipfile.ZipFile(io.BytesIO(source)).namelist()), book.sheetnames])
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"a formula in {cell.coordinate}"
                assert cell.hyperlink is None, f"a link in {cell.coordinate}"
                read.shape.append((sheet.title, cell.data_type))
                if isinstance(cell.value, str):
                    read.words += [
                        cell.value,
                        unescape(cell.value),
                    ]  # "_x000D_": how the format writes such a sign
    return read


def read_docx(source: bytes) -> Reading:
    """Elements of the parts; the words of the body."""
    archive = zipfile.ZipFile(io.BytesIO(source))
    read = Reading([sorted(archive.namelist())])
    for name in sorted(archive.namelist()):
        if name.endswith((".xml", ".rels")):
            read.shape += [element.tag for element in ET.fromstring(archive.read(name)).iter()]  # noqa: S314 - our own
    body = docx.Document(io.BytesIO(source)).element.body
    read.words += [text.text or "" for text in body.iter() if text.tag.endswith(("}t", "}instrText"))]
    return read


def read_calendar(source: bytes) -> Reading:
    """Components and names of properties, also as a program that only looks for lines sees them."""
    unfolded = source.replace(b"\r\n ", b"").decode()
    read = Reading([line.partition(":")[0].partition(";")[0] for line in unfolded.split("\r\n")])
    for component in Calendar.from_ical(source).walk():
        for name, value in component.property_items(recursive=False):
            read.shape.append((component.name, name))
            if isinstance(value, str):  # names of others ("X-") are not unescaped by the library
                read.words.append(str(vText.from_ical(value)) if name.startswith("X-") else value)
    return read


def read_xml(source: bytes) -> Reading:
    """Elements, names of attributes, and addresses."""
    read = Reading()
    for element in ET.fromstring(source).iter():  # noqa: S314 - our own
        read.shape.append((element.tag, sorted(element.attrib), element.get("href")))
        read.words.append(element.text or "")
    return read


READERS = {
    "json": read_json, "jsonld": read_json, "csv": read_csv, "xlsx": read_xlsx, "docx": read_docx,
    "ics": read_calendar, "js": read_script, "xml": read_xml,
}  # fmt: skip
