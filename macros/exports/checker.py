"""What the citation checker in the browser knows: the grammar and the documents, each as a script.

The scripts call nothing but an assignment, because a page opened from a file may load scripts but not fetch. The
control of the grammar is in `docs/assets/soat-vien-dan/`, module by module as in `macros/citations/`.
"""

from __future__ import annotations

import dataclasses
import importlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from macros import addresses
from macros.citations import Flag
from macros.exports.formats import script_value
from macros.exports.javascript import CLASSES, javascript_pattern
from macros.knowledge import Knowledge
from macros.model import Document, InForce, RelationKind
from macros.naming import document_name, first_citation, namesake_named
from macros.references import catalogue_of
from macros.registry import Registry
from macros.vietnamese import date_in_figures

PAGE = "soat-vien-dan/index.html"
GRAMMAR = "soat-vien-dan/ngu-phap.js"
DOCUMENTS = "soat-vien-dan/van-ban.js"

# From the bottom up, so that a value belongs to the module that defines it, not to those that import it.
_MODULES = (
    "clean", "model", "spelling", "vocabulary", "symbols", "dates", "law_names", "leads", "issuers", "laws", "names",
    "heads", "relations", "find", "bodies", "catalogue", "resolve", "verdicts", "review",
)  # fmt: skip

# What a writer must be told before citing a document, in the words of the record, which name the later document; the
# other states are only named.
_WARNS = frozenset({
    InForce.NOT_IN_FORCE, InForce.PARTIALLY_IN_FORCE, InForce.IN_FORCE_AMENDED, InForce.PERIOD_ENDED,
    InForce.NOT_YET_IN_FORCE,
})  # fmt: skip
_FATE = (RelationKind.REPEALS, RelationKind.AMENDS)


def checker_files(knowledge: Knowledge) -> dict[str, bytes]:
    """The two scripts by address."""
    return {
        GRAMMAR: _script("canCuGrammar", grammar()),
        DOCUMENTS: _script("canCuDocuments", document_rows(knowledge)),
    }


def grammar() -> dict[str, Any]:
    """Every pattern and table of the citation engine by module and name, private ones without their underscore."""
    patterns: dict[str, dict[str, str]] = {}
    tables: dict[str, dict[str, Any]] = {}
    seen: list[tuple[str, object]] = []
    for module in _MODULES:
        for name, value in vars(importlib.import_module(f"macros.citations.{module}")).items():
            if not name.isupper() or any(name == known and value is other for known, other in seen):
                continue
            seen.append((name, value))
            if isinstance(value, re.Pattern):
                patterns.setdefault(module, {})[name.lstrip("_")] = javascript_pattern(value)
            elif isinstance(value, dict | frozenset | tuple | int):
                tables.setdefault(module, {})[name.lstrip("_")] = _plain(value)
    return {"classes": CLASSES, "patterns": patterns, "tables": tables, "flags": list(Flag)}


def document_rows(knowledge: Knowledge) -> list[dict[str, Any]]:
    """Every document as the resolver wants it, and what the page shows of it; empty fields are left out."""
    rows = []
    registry = knowledge.registry
    errata = {
        view.registry.qualified(erratum): view.registry.address_on(addresses.ERRATA, erratum)
        for view in knowledge.plans
        for erratum in view.registry.errata
    }
    for entry in catalogue_of(*registry.of_each_plan()).entries:
        document = registry.documents[entry.id]
        status = registry.term("tinh-trang", document.in_force.status)
        row = {
            **_plain(dataclasses.asdict(entry)),
            "name": document_name(document),
            "first_citation": first_citation(document, registry),
            "href": addresses.relative(addresses.document_page(document.id), PAGE),
            "status": [str(status.id).replace("_", "-"), status.symbol, status.label],
            "notes": list(document_notes(document, registry)),
            "errata": {
                misprint.erratum_id: addresses.relative(errata[misprint.erratum_id], PAGE)
                for misprint in entry.misprints
            },
        }
        rows.append({key: value for key, value in row.items() if value not in (None, [], {}, "")})
    return rows


def document_notes(document: Document, registry: Registry) -> Iterator[str]:
    """What a writer should know before citing a document, a sentence each, all from the records."""
    status = document.in_force
    if status.status in _WARNS:
        label = registry.term("tinh-trang", status.status).label
        yield f"{label} (kiểm tra ngày {date_in_figures(status.checked_on)}): {status.statement}"
    fate = registry.inverse_relations.get(document.id, ()) if status.status not in _WARNS else ()
    for other, relation in fate:
        if relation.kind in _FATE:
            note = f" ({relation.note.rstrip('.')})" if relation.note else ""
            yield f"{registry.term('quan-he', relation.kind).inverse_label}: {document_name(other)}{note}."
    for agency_id in document.passed_by:
        agency = registry.agencies[agency_id]
        for successor in agency.successors:
            since = f" từ {date_in_figures(successor.from_date)}" if successor.from_date else ""
            note = f" ({successor.note.rstrip('.')})" if successor.note else ""
            yield f"Cơ quan ban hành đã đổi: {agency.name}{since} là {successor.name}{note}."
    for namesake in document.namesakes:
        yield f"{namesake_named(document, namesake, registry)}."


def _plain(value: Any) -> Any:
    """A table as JSON has it; sets in a stable order."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _script(name: str, value: Any) -> bytes:
    return f"self.{name}={script_value(value)};\n".encode()
