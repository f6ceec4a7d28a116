"""How documents are named and cited in writing.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: the first citation gives type, number, date, issuer and title, later
ones type and number; laws and ordinances are cited by type and name both times.
"""

from __future__ import annotations

from macros.model import Document
from macros.registry import Registry
from macros.vietnamese import date_in_figures

_CITED_BY_NAME = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


def document_name(document: Document) -> str:
    """The short name on pages: "Chỉ thị số 33/CT-TTg"; without a number, its title."""
    if document.type_document in _CITED_BY_NAME:
        return document.title
    if document.number:
        return f"{document.type_document} số {document.number}"
    return capitalised(document.title)


def list_name(document: Document) -> str:
    """The name in lists, where the number comes first: "33/CT-TTg"."""
    return document.number or capitalised(document.title)


def first_citation(document: Document, registry: Registry) -> str:
    """The full form, for the first time a text cites the document."""
    if document.type_document in _CITED_BY_NAME:
        day = f" ngày {date_in_figures(document.date_document)}" if document.date_document else ""
        return f"{document.title}{day}"
    parts = [document_name(document)]
    if document.number is None:
        return parts[0]
    if document.date_document:
        parts.append(f"ngày {date_in_figures(document.date_document)}")
    issuers = " và ".join(registry.agencies[agency].name for agency in document.passed_by)
    if issuers:
        parts.append(f"của {issuers}")
    parts.append(_lowered(document.title))
    return " ".join(parts)


def later_citation(document: Document) -> str:
    """The short form, for later times."""
    return document_name(document)


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _lowered(title: str) -> str:
    """A title inside a sentence: "Về việc ..." -> "về việc ..."; proper names keep their capital."""
    first, _, _ = title.partition(" ")
    return title[:1].lower() + title[1:] if first in ("Về", "Ban") else title
