"""A Word file from its parts: a ZIP whose bytes depend on nothing but what is in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from macros.word import layout
from macros.word.layout import Xml
from macros.word.ooxml import escaped

_AUTHOR = "Căn cứ"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a ZIP can name: the same in every build


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper: its name among the file's properties, its body, and the day of its data."""

    title: str
    body: Xml
    day: date


def docx(paper: Paper) -> bytes:
    """The paper as a file."""
    properties = core_properties(paper.title, paper.day)
    parts = {**_fixed(), "docProps/core.xml": properties, "word/document.xml": layout.document(paper.body)}
    return zip_of({name: part.encode() for name, part in parts.items()})


def blank_parts() -> dict[str, str]:
    """The parts of an empty document in our layout, by name.

    A writer puts paragraphs of the style `CanCu` right after `<w:body>` in `word/document.xml`, and zips.
    """
    empty = {"docProps/core.xml": core_properties("", None), "word/document.xml": layout.document(Xml(""))}
    return {**_fixed(), **empty}


def core_properties(title: str, day: date | None) -> Xml:
    """What the file says of itself; its date is that of the data, not of the build."""
    stamp = f"{day.isoformat()}T00:00:00Z" if day else ""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>'
        for name in ("created", "modified")
        if day
    )
    return Xml(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>{_AUTHOR}</dc:creator>"
        f"<cp:lastModifiedBy>{_AUTHOR}</cp:lastModifiedBy>{dates}<dc:language>vi-VN</dc:language>"
        "</cp:coreProperties>"
    )


@cache
def _fixed() -> dict[str, Xml]:
    return layout.fixed_parts()


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP in the order given, without the time or the system on which it was made."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # or the bytes would tell on which system they were made
            archive.writestr(entry, content)
    return file.getvalue()
