"""`van-ban.json`: the documents of the legal basis."""

from __future__ import annotations

from collections.abc import Iterator

from macros import addresses
from macros.exports.formats import Row
from macros.exports.parts import evidence, iso, sources, summary
from macros.knowledge import Knowledge
from macros.model import Document, DocumentVerification, Relation
from macros.naming import document_name
from macros.registry import Registry

_CHECKED = ("number", "date", "issuer", "title", "effective")


def rows(knowledge: Knowledge) -> list[Row]:
    """All documents, in the order of their ids."""
    return [_row(document, knowledge) for document in knowledge.registry.documents.values()]


def _row(document: Document, knowledge: Knowledge) -> Row:
    registry = knowledge.registry
    checked = _evidence(document, registry)
    return {
        "id": document.id,
        "type_document": document.type_document,
        "number": document.number,
        "date_document": iso(document.date_document),
        "title": document.title,
        "name": document_name(document),
        "other_names": list(document.names),
        "passed_by": list(document.passed_by),
        "passed_by_note": document.passed_by_note,
        "system": document.system.value,
        "level": document.level.value,
        "first_date_entry_in_force": iso(document.first_date_entry_in_force),
        "period": document.period,
        "in_force": _in_force(document, registry),
        "verification": {name: found["status"] for name, found in checked.items()},
        "evidence": checked,
        "relations": [_relation(relation, registry) for relation in document.relations],
        "inverse_relations": [
            {"kind": relation.kind.value, "source": other.id}
            for other, relation in registry.inverse_relations.get(document.id, ())
        ],
        "namesakes": [
            {
                "date_document": namesake.date_document.isoformat(),
                "passed_by": namesake.passed_by,
                "note": namesake.note,
                "sources": sources(namesake.sources, registry),
            }
            for namesake in document.namesakes
        ],
        "cited_in": list(dict.fromkeys(_cited_in(document, knowledge))),
        "basis_of_tasks": [
            view.registry.qualified(task)
            for view in knowledge.plans
            for task in view.tasks_resting_on.get(document.id, ())
        ],
        "errata": [
            view.registry.qualified(erratum.id)
            for view in knowledge.plans
            for erratum in view.registry.errata_of_document.get(document.id, ())
        ],
        "when_to_use": summary(document.when_to_use, registry),
        "editorial_note": document.editorial_note,
        "url": addresses.document_page(document.id),
    }


def _cited_in(document: Document, knowledge: Knowledge) -> Iterator[str]:
    """Where plans cite a document; the provisions of other plans than the first carry the plan's id."""
    for view in knowledge.plans:
        for reference in view.references.to_document.get(document.id, ()):
            yield view.registry.qualified(reference.provision.id)


def _in_force(document: Document, registry: Registry) -> Row:
    status = document.in_force
    return {
        "status": status.status.value,
        "checked_on": status.checked_on.isoformat(),
        "sources": sources(status.sources, registry),
        "statement": status.statement,
    }


def _evidence(document: Document, registry: Registry) -> Row:
    checked: DocumentVerification = document.verification
    return {name: evidence(getattr(checked, name), registry) for name in _CHECKED}


def _relation(relation: Relation, registry: Registry) -> Row:
    return {
        "kind": relation.kind.value,
        "target": relation.target,
        "note": relation.note,
        "quote": relation.quote,
        "provision": _place(relation, registry),
        "sources": sources(relation.sources, registry),
    }


def _place(relation: Relation, registry: Registry) -> str | None:
    """The provision that states a relation; of another plan than the first it carries the plan's id."""
    return relation.provision and registry.of(relation.plan).qualified(relation.provision)
