"""How documents are named and cited in writing.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: the first citation gives type, number, date, issuer and title, later
ones type and number; laws and ordinances are cited by type and name both times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from macros.model import Agency, Document, Namesake, Provision
from macros.registry import Registry, grouped
from macros.vietnamese import date_in_figures, date_in_words, fold

_CITED_BY_NAME = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")

# How the data says that a title was not found; what stands before it is a description, not a title.
TITLE_NOT_FOUND = "(trích yếu chưa tìm thấy)"

# The same of a name that is known in part; what stands before it serves as the name.
_NAME_NOT_FOUND = "(tên đầy đủ chưa tìm thấy)"

# Titles that join the issuer without "về": "... của Bộ Chính trị ban hành Quy chế ...".
_JOINS_DIRECTLY = ("về", "ban hành", "phê duyệt", "thực hiện", "sửa đổi", "quy định")

_LETTERS = re.compile(r"[^\W\d]+")


class DateStyle(StrEnum):
    """How a citation writes a date: "02/9/2021" or "02 tháng 9 năm 2021"."""

    FIGURES = "figures"
    WORDS = "words"


class Committee(StrEnum):
    """How a citation writes a people's committee: "UBND tỉnh" or "Ủy ban nhân dân tỉnh"."""

    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class CitationPieces:
    """The full form of a citation in pieces: two of them, the day and the issuers, are written in several ways."""

    name: str
    day: date | None = None
    issuers: str = ""
    title: str = ""

    def day_as(self, style: DateStyle) -> str:
        """The day as a part of the sentence, empty if unknown: " ngày 02/9/2021"."""
        if self.day is None:
            return ""
        return (
            f" {date_in_words(self.day)}"
            if style is DateStyle.WORDS
            else f" ngày {date_in_figures(self.day)}"
        )

    def issuers_as(self, committee: Committee) -> str:
        """The issuers as a part of the sentence, empty if they are not named: " của UBND tỉnh Hà Giang"."""
        names = self.issuers
        if committee is Committee.SHORT:
            names = names.replace("Ủy ban nhân dân", "UBND")
        return f" của {names}" if names else ""

    def text(self, dates: DateStyle = DateStyle.FIGURES, committee: Committee = Committee.LONG) -> str:
        """The whole citation."""
        return f"{self.name}{self.day_as(dates)}{self.issuers_as(committee)}{self.title}"


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
    return citation_pieces(document, registry).text()


def citation_pieces(document: Document, registry: Registry) -> CitationPieces:
    """The full form, its variants still open."""
    if document.number is None:
        return CitationPieces(_unnumbered_name(document))
    if document.type_document in _CITED_BY_NAME:
        return CitationPieces(later_citation(document), document.date_document)
    return CitationPieces(
        document_name(document),
        document.date_document,
        issuer_names(document, registry),
        _joined_title(document),
    )


def later_citation(document: Document) -> str:
    """The short form, for later times."""
    if document.type_document in _CITED_BY_NAME and TITLE_NOT_FOUND not in document.title:
        return document.title
    return document_name(document)


def provision_citation(provision: Provision, registry: Registry) -> str:
    """A provision of the plan as other papers cite it, small to large (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.7).

    "gạch đầu dòng thứ hai, mục 5, phần II Kế hoạch số 73/KH-UBND ngày 28/02/2024 của Ủy ban nhân dân tỉnh ..."
    """
    plan = citation_pieces(registry.documents[registry.folder.plan.document], registry)
    return f"{provision.label.removesuffix(' (tiêu đề)')} {replace(plan, title='').text()}"


def namesake_named(document: Document, namesake: Namesake, registry: Registry) -> str:
    """What tells another document of the same number apart: "23/CT-TTg ngày 05/8/2014 của ... là văn bản khác"."""
    issuer = registry.agencies[namesake.passed_by].name
    day = date_in_figures(namesake.date_document)
    return f"{document.number} ngày {day} của {issuer} là văn bản khác, trùng số"


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def _unnumbered_name(document: Document) -> str:
    """A document without a number is cited by its title, which needs the type before it if it does not say it."""
    title = capitalised(document.title.removesuffix(_NAME_NOT_FOUND).rstrip())
    if fold(title).startswith(fold(document.type_document)):
        return title
    return f"{document.type_document} “{title}”"


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


class Mentions:
    """How texts may write the bodies."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        """Sort the ways to write them by their first word: a text names few of hundreds of bodies."""
        pairs = [(mention, agency) for agency in agencies for mention in agency.mentions]
        ranked = enumerate(sorted(pairs, key=lambda pair: -len(pair[0])))
        self._by_word = grouped(
            (found[0] if (found := _LETTERS.match(mention)) else "", (rank, mention, agency))
            for rank, (mention, agency) in ranked
        )

    def likely_in(self, text: str) -> list[tuple[str, Agency]]:
        """Those to look for in a text, the longest words first, so that none is taken for a part of another."""
        words = {"", *_LETTERS.findall(text)}
        likely = [found for word in words & self._by_word.keys() for found in self._by_word[word]]
        return [(mention, agency) for _, mention, agency in sorted(likely, key=lambda found: found[0])]
