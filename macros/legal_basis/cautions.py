"""What a drafter must look at before copying a line: it is replaced, its time is over, nobody compared it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model import Document, InForce, RelationKind, Verification
from macros.naming import TITLE_NOT_FOUND, document_name
from macros.registry import Registry
from macros.vietnamese import date_in_figures

# The facts of a first citation, by their names in `Document.verification`.
_FACTS = (
    ("number", "số"),
    ("date", "ngày"),
    ("issuer", "cơ quan"),
    ("title", "trích yếu"),
)

# In these states a document may be cited as it is; a continued one has the word of a later Party document.
_QUIET = (InForce.IN_FORCE, InForce.CONTINUED)

# What others do to a document that a drafter must know of.
_FATE = (
    RelationKind.REPEALS,
    RelationKind.AMENDS,
    RelationKind.CONSOLIDATES,
    RelationKind.FOLLOWS,
)


def cautions(document: Document, registry: Registry) -> tuple[str, ...]:
    """Vietnamese sentences, the weightiest first; none for a document that may be cited as it is."""
    return (
        *_of_status(document, registry),
        *_of_fate(document, registry),
        *_of_issuers(document, registry),
        *_of_gaps(document),
        *_of_evidence(document),
    )


def _of_status(document: Document, registry: Registry) -> Iterator[str]:
    status = document.in_force
    day = date_in_figures(status.checked_on)
    if status.status not in _QUIET:
        label = registry.term("tinh-trang", status.status).label
        yield f"Hiệu lực: {label[:1].lower()}{label[1:]} (kiểm tra ngày {day})."
    years = re.findall(r"\d{4}", document.period or "")
    if years and int(years[-1]) < status.checked_on.year and status.status is not InForce.PERIOD_ENDED:
        yield f"Đã qua giai đoạn {document.period} nêu trong tên."


def _of_fate(document: Document, registry: Registry) -> Iterator[str]:
    for kind in _FATE:
        others = [
            document_name(inverse.document)
            for inverse in registry.inverse_relations.get(document.id, ())
            if inverse.relation.kind is kind
        ]
        if others:
            yield f"{registry.term('quan-he', kind).inverse_label}: {'; '.join(others)}."


def _of_issuers(document: Document, registry: Registry) -> Iterator[str]:
    for agency in (registry.agencies[agency] for agency in document.passed_by):
        if agency.successors:
            today = agency.successors[-1]
            since = f" (từ {date_in_figures(today.from_date)})" if today.from_date else ""
            yield f"{agency.name} nay là {today.name}{since}."


def _gaps(document: Document) -> tuple[str, ...]:
    """The facts a first citation needs and the data does not have."""
    missing = {
        "number": document.number is None,
        "date": document.date_document is None,
        "issuer": not document.passed_by,
        "title": TITLE_NOT_FOUND in document.title,
    }
    return tuple(label for fact, label in _FACTS if missing[fact])


def _of_gaps(document: Document) -> Iterator[str]:
    if gaps := _gaps(document):
        yield f"Chưa tìm thấy: {', '.join(gaps)}."


def _of_evidence(document: Document) -> Iterator[str]:
    evidence, gaps = document.verification, _gaps(document)
    found = {label: getattr(evidence, fact).status for fact, label in _FACTS if label not in gaps}
    unsure = [
        label
        for label, status in found.items()
        if status in (Verification.NOT_FOUND, Verification.PARTLY_VERIFIED)
    ]
    if unsure:
        yield f"Chưa đối chiếu bản gốc: {', '.join(unsure)}."
    differing = [label for label, status in found.items() if status is Verification.CONFLICT]
    if differing:
        yield f"Các nguồn ghi khác nhau về {', '.join(differing)}."
