"""Documents in the vocabulary of schema.org, for programs that read pages.

Only what the records support is said. A State document of a normative or directing kind is a `Legislation`; a
Party document is not law, and a plan or scheme is none either: both are a `CreativeWork`. Nothing is said of
the force of a document unless a source says it, and no official identifier is invented: `@id` is the page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from macros import addresses
from macros.model import Document, InForce, Level, RelationKind, System
from macros.naming import document_name
from macros.registry import Registry

_CONTEXT = "https://schema.org"  # a name: nothing is fetched

_LEGISLATION = frozenset(
    {
        "Hiến pháp",
        "Bộ luật",
        "Luật",
        "Pháp lệnh",
        "Nghị quyết",
        "Nghị định",
        "Quyết định",
        "Chỉ thị",
        "Thông tư",
        "Văn bản hợp nhất",
    }
)

# "Continued" and "period ended" are words of ours that schema.org has no equal for: they stay unsaid.
_FORCE: Mapping[InForce, str] = {
    InForce.IN_FORCE: "InForce",
    InForce.IN_FORCE_AMENDED: "InForce",
    InForce.PARTIALLY_IN_FORCE: "PartiallyInForce",
    InForce.NOT_YET_IN_FORCE: "NotInForce",
    InForce.NOT_IN_FORCE: "NotInForce",
}

_BETWEEN_LAWS: Mapping[RelationKind, str] = {
    RelationKind.AMENDS: "legislationAmends",
    RelationKind.REPEALS: "legislationRepeals",
    RelationKind.CONSOLIDATES: "legislationConsolidates",
}
_BETWEEN_WORKS: Mapping[RelationKind, str] = {
    RelationKind.BASED_ON: "isBasedOn",
    RelationKind.IMPLEMENTS: "isBasedOn",
    RelationKind.CITES: "citation",
}


def document_json_ld(document: Document, registry: Registry) -> Markup:
    """The description of a document as the script element of its page.

    A text that holds `</script>` must not end the element, so `<` is written as its escape.
    """
    described = describe(document, registry, addresses.document_page(document.id))
    text = json.dumps({"@context": _CONTEXT, **described}, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(safe))  # noqa: S704 - escaped above


def graph(registry: Registry, address: str) -> bytes:
    """All documents as one JSON-LD file that stands at `address`."""
    described = [describe(document, registry, address) for document in registry.documents.values()]
    text = json.dumps({"@context": _CONTEXT, "@graph": described}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def describe(document: Document, registry: Registry, page: str) -> dict[str, Any]:
    """One document; its links are relative to `page`, so they hold on any server and on a stick."""
    law = is_legislation(document)
    described: dict[str, Any] = {
        "@type": "Legislation" if law else "CreativeWork",
        "@id": addresses.relative(addresses.document_page(document.id), page),
        "name": document.title,
        "alternateName": document_name(document),
        "inLanguage": "vi",
        ("legislationType" if law else "genre"): document.type_document,
    }
    if document.number:
        described["legislationIdentifier" if law else "identifier"] = document.number
    if document.date_document:
        described["legislationDate" if law else "dateCreated"] = document.date_document.isoformat()
    if document.passed_by:
        described["legislationPassedBy" if law else "author"] = [
            {
                "@type": "GovernmentOrganization" if law else "Organization",
                "@id": addresses.relative(addresses.agency_page(agency), page),
                "name": registry.agencies[agency].name,
            }
            for agency in document.passed_by
        ]
    if law and document.level is Level.CENTRAL:
        described["legislationJurisdiction"] = "VN"
    if law and document.in_force.sources and document.in_force.status in _FORCE:
        described["legislationLegalForce"] = f"{_CONTEXT}/{_FORCE[document.in_force.status]}"
    return described | _relations(document, registry, page)


def is_legislation(document: Document) -> bool:
    """Whether schema.org's `Legislation` fits: a State document of a normative or directing kind."""
    return document.system is System.STATE and document.type_document in _LEGISLATION


def _relations(document: Document, registry: Registry, page: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for relation in document.relations:
        target = registry.documents[relation.target]
        term = _BETWEEN_WORKS.get(relation.kind)
        if is_legislation(document) and is_legislation(target):
            term = _BETWEEN_LAWS.get(relation.kind, term)
        if term:
            link = addresses.relative(addresses.document_page(target.id), page)
            found.setdefault(term, []).append({"@id": link})
    return found
