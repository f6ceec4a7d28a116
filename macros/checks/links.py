"""Whatever one record names in another exists, and every name is given once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.addresses import provision_anchor
from macros.checks.gate import Gate, place_in_words
from macros.messages import problem
from macros.model import (
    Agency,
    Change,
    Course,
    Deadline,
    Document,
    Erratum,
    GlossaryEntry,
    GroupNote,
    MeantDocument,
    Namesake,
    Place,
    Plan,
    PlanChoice,
    Provision,
    Record,
    Relation,
    Responsibility,
    Source,
    Summary,
    Target,
    Task,
    Term,
)
from macros.problems import Location, Problem, nearest
from macros.vietnamese import slugify

# Which field of which record names a record of which kind. `sources`, wherever it stands, names sources.
_POINTERS: dict[type[Record], dict[str, type[Record]]] = {
    Document: {"passed_by": Agency},
    Namesake: {"passed_by": Agency},
    Relation: {"target": Document, "provision": Provision, "plan": Plan},
    Plan: {"document": Document},
    PlanChoice: {"current": Plan, "first": Plan},
    Course: {"plan": Plan},
    GlossaryEntry: {"plan": Plan},
    Provision: {"parent": Provision, "footnotes": Provision},
    Task: {"id": Provision, "related_tasks": Task, "alluded_documents": Document},
    Responsibility: {"agency": Agency, "provision": Provision},
    Deadline: {"provision": Provision, "who": Agency, "to": Agency, "errata": Erratum},
    Target: {"provision": Provision, "who": Agency},
    Place: {"provision": Provision},
    MeantDocument: {"document": Document},
    GroupNote: {"id": Provision},
    Summary: {"documents": Document, "provisions": Provision, "plan": Plan},
    Change: {"documents": Document, "agencies": Agency},
}

Named = Term | GlossaryEntry | Task | GroupNote | Deadline | Target | Erratum
"""Records with an identifier that are rows of a file; those with a file of their own have its name."""

_CODES: dict[type[Record], str] = {
    Agency: "unknown-agency",
    Document: "unknown-document",
    Erratum: "unknown-erratum",
    Plan: "unknown-plan",
    Provision: "unknown-provision",
    Source: "unknown-source",
    Task: "unknown-task",
}


def names_are_known(gate: Gate) -> Iterator[Problem]:
    """Each identifier that stands for another record is that of a record."""
    for folder, place in gate.places:
        record = place.record
        pointers = _POINTERS.get(type(record), {})
        if hasattr(record, "sources"):
            pointers = {**pointers, "sources": Source}
        meant = gate.plan_meant(folder, record, place.top)
        for field, model in pointers.items():
            if model is Provision and meant is None and gate.corpus.plans:
                continue  # the plan named is not there, which is said of its name
            known = gate.names(model, meant)
            for path, name in _named(field, getattr(record, field)):
                if name not in known and not gate.is_excused(model, name):
                    yield problem(
                        _CODES[model], place.at(*path), value=name, nearest=_meant(gate, model, name, known)
                    )


def _named(field: str, value: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield (field,), value
    elif isinstance(value, tuple):
        yield from (((field, index), name) for index, name in enumerate(value))


def _meant(gate: Gate, model: type[Record], name: str, known: Iterable[str]) -> str | None:
    """The nearest identifier, also by the document's number: "06-da-tu" -> "06-da-tu-2016"."""
    if model is Document:
        begins = [known_id for known_id in gate.documents if known_id.startswith(f"{name}-")]
        if len(begins) == 1:
            return begins[0]
    return nearest(name, known)


def ids_are_unique(gate: Gate) -> Iterator[Problem]:
    """No two records of a kind have one identifier, no two provisions one anchor on the page."""
    kinds: list[Iterable[Named]] = [*gate.corpus.vocabularies.values(), gate.corpus.glossary]
    for folder in gate.corpus.plans:
        kinds += [folder.tasks, folder.group_notes, folder.deadlines, folder.targets, folder.errata]
        yield from _repeated(
            ((provision_anchor(row.id), row.id, gate.at(row, "id")) for row in folder.provisions),
            "duplicate-id",
        )
    for records in kinds:
        yield from _repeated(((row.id, row.id, gate.at(row, "id")) for row in records), "duplicate-id")


def abbreviations_are_unique(gate: Gate) -> Iterator[Problem]:
    """An abbreviation is explained once, and at a place on the page that no other word has."""
    rows = gate.corpus.abbreviations
    yield from _repeated(
        ((row.short, row.short, gate.at(row, "short")) for row in rows), "duplicate-abbreviation"
    )
    terms = {entry.id: gate.at(entry, "id") for entry in gate.corpus.glossary}
    shorts = {row.short: gate.at(row, "short") for row in reversed(rows)}
    anchors = (*terms.items(), *((slugify(short), at) for short, at in shorts.items()))
    yield from _repeated(((anchor, anchor, at) for anchor, at in anchors), "duplicate-id")


def _repeated(rows: Iterable[tuple[str, str, Location]], code: str) -> Iterator[Problem]:
    """A problem for each row whose key was there before."""
    first: dict[str, Location] = {}
    for key, shown, at in rows:
        if key in first:
            yield problem(code, at, value=shown, place=place_in_words(first[key], at))
        else:
            first[key] = at


def documents_are_distinct(gate: Gate) -> Iterator[Problem]:
    """A document has one record: (issuer, type, number, date) is its key, the number alone repeats."""
    first: dict[tuple[object, ...], Document] = {}
    for document in gate.corpus.documents:
        if document.number is None:
            continue
        key = (document.passed_by, document.type_document, document.number, document.date_document)
        if key in first:
            yield problem("duplicate-document", gate.at(document, "number"), other=first[key].id)
        else:
            first[key] = document
