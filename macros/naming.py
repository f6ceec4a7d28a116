"""How documents are named and cited in writing.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: the first citation gives type, number, date, issuer and title, later
ones type and number; laws and ordinances are cited by type and name both times.
"""

from __future__ import annotations

from macros.model import Document
from macros.registry import Registry
from macros.vietnamese import date_in_figures

_CITED_BY_NAME = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")

# How the data says that a title was not found; what stands before it is a description, not a title.
TITLE_NOT_FOUND = "(trích yếu chưa tìm thấy)"

# Titles that join the issuer without "về": "... của Bộ Chính trị ban hành Quy chế ...".
_JOINS_DIRECTLY = ("về", "ban hành", "phê duyệt", "thực hiện", "sửa đổi", "quy định")


def document_name(document: Document) -> str:
    """The name on pages: "Chỉ thị số 33/CT-TTg", "Luật Khiếu nại số 02/2011/QH13"; without a number, the title."""
    if document.number is None:
        return capitalised(document.title)
    if document.type_document in _CITED_BY_NAME and TITLE_NOT_FOUND not in document.title:
        return f"{document.title} số {document.number}"
    return f"{document.type_document} số {document.number}"


def list_name(document: Document) -> str:
    """The name in lists, where the number comes first: "33/CT-TTg"."""
    return document.number or capitalised(document.title)


def issuer_names(document: Document, registry: Registry) -> str:
    """The issuing bodies by their full names, empty if unknown: "Ban Dân vận ... và Ban cán sự đảng ..."."""
    return " và ".join(registry.agencies[agency].name for agency in document.passed_by)


def first_citation(document: Document, registry: Registry) -> str:
    """The full form, for the first time a text cites the document."""
    day = f" ngày {date_in_figures(document.date_document)}" if document.date_document else ""
    if document.number is None:
        return document_name(document)
    if document.type_document in _CITED_BY_NAME:
        return f"{later_citation(document)}{day}"
    issuers = issuer_names(document, registry)
    issuer = f" của {issuers}" if issuers else ""
    return f"{document_name(document)}{day}{issuer}{_joined_title(document)}"


def later_citation(document: Document) -> str:
    """The short form, for later times."""
    if document.type_document in _CITED_BY_NAME and TITLE_NOT_FOUND not in document.title:
        return document.title
    return document_name(document)


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def _joined_title(document: Document) -> str:
    """The title as the end of a citation: "Về việc ..." -> " về việc ...", "Tăng cường ..." -> " về tăng cường ...".

    A title that was not found is left out, and "Nghị quyết Đại hội ..." only repeats type and issuer.
    """
    title = document.title
    if TITLE_NOT_FOUND in title or title.startswith("Nghị quyết "):
        return ""
    lowered = title[:1].lower() + title[1:]
    if lowered.startswith(_JOINS_DIRECTLY):
        return f" {lowered}"
    return f" về {title if title.startswith(('Chương trình', 'Kế hoạch', 'Đề án', 'Quy chế')) else lowered}"
