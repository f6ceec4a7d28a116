"""The register of documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.knowledge import Knowledge
from macros.model import (
    Document,
    Term,
)
from macros.naming import issuer_names, list_name
from macros.pages import order
from macros.pages.listing import Listing, Order, listing, single
from macros.pages.registers.answers import (
    alphabetical,
    body_names,
    labels,
    number_order,
    year_of,
    years,
)
from macros.vietnamese import collation_key


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A line of the register of documents."""

    document: Document
    name: str
    status: Term
    system: Term
    level: Term
    issuers: str
    citations: int


def documents(knowledge: Knowledge) -> Listing[DocumentRow]:
    """The register: what the plans cite, then the rest; each in its usual order."""
    registry = knowledge.registry
    in_order = (*order.cited_documents(knowledge), *order.related_documents(knowledge))
    rows = [document_row(document, knowledge) for document in in_order]
    statuses = list(labels("tinh-trang", registry))
    return listing(
        "văn bản",
        rows,
        traits=(
            single("he-thong", "Hệ thống", labels("he-thong", registry), lambda r: [r.document.system]),
            single("cap", "Cấp", labels("cap", registry), lambda r: [r.document.level]),
            single(
                "loai",
                "Loại văn bản",
                alphabetical(r.document.type_document for r in rows),
                lambda r: [r.document.type_document],
            ),
            single(
                "nam",
                "Năm",
                years(r.document.date_document for r in rows),
                lambda r: year_of(r.document.date_document),
            ),
            single(
                "tinh-trang",
                "Tình trạng",
                labels("tinh-trang", registry),
                lambda r: [r.document.in_force.status],
            ),
            single(
                "co-quan",
                "Cơ quan ban hành",
                body_names(registry.agencies.values(), "Chưa rõ"),
                lambda r: r.document.passed_by,
            ),
        ),
        orders=(
            Order("so", "Số, tên", lambda r: number_order(r.name)),
            Order("ngay", "Ngày", lambda r: r.document.date_document),
            Order("ban-hanh", "Cơ quan ban hành", lambda r: collation_key(r.issuers) if r.issuers else None),
            Order("hieu-luc", "Tình trạng", lambda r: statuses.index(r.status.id)),
            Order("vien-dan", "Số lần viện dẫn", lambda r: r.citations or None),
        ),
        usual_order="Trung ương trước, mới trước",
        words=lambda r: _other_names(r.document, knowledge),
    )


def document_row(document: Document, knowledge: Knowledge) -> DocumentRow:
    """A document as a line of the register."""
    registry = knowledge.registry
    return DocumentRow(
        document=document,
        name=list_name(document),
        status=registry.term("tinh-trang", document.in_force.status),
        system=registry.term("he-thong", document.system),
        level=registry.term("cap", document.level),
        issuers=issuer_names(document, registry),
        citations=sum(len(view.references.to_document.get(document.id, ())) for view in knowledge.plans),
    )


def _other_names(document: Document, knowledge: Knowledge) -> Iterator[str]:
    """What else people type: names, the number as the plan misprints it, the number without its signs."""
    yield from (*document.names, *document.collective_names)
    for view in knowledge.plans:
        for erratum in view.registry.errata_of_document.get(document.id, ()):
            if erratum.means and erratum.means.number:
                yield erratum.means.number
    yield "".join(filter(str.isalnum, document.number or ""))
