"""The plan's citations all lead to a document, and to one that existed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.checks.gate import Gate
from macros.citations import Ambiguous, Kind
from macros.loading import PlanFolder
from macros.messages import problem
from macros.model import Agency, Document, Erratum
from macros.problems import Problem, nearest
from macros.references import Reference, find_references
from macros.registry import Registry


def citations_resolve(gate: Gate) -> Iterator[Problem]:
    """Each citation means exactly one document, or a collective name several, none issued after the plan.

    Where a document, an issuer or an erratum could not be read, nothing is said: the citation may well be
    right.
    """
    for folder in gate.corpus.plans:
        for reference in _references(gate, folder):
            if isinstance(reference.resolution, Ambiguous):
                yield _ambiguous(gate, reference)
            elif not reference.targets and gate.loaded.is_whole(Document, Agency, Erratum):
                yield _unresolved(gate, reference)
            else:
                yield from _cites_later(gate, folder, reference)


def _references(gate: Gate, folder: PlanFolder) -> tuple[Reference, ...]:
    """The citations, read with what is known: an issuer without its record is left out."""
    documents = tuple(
        document.model_copy(
            update={"passed_by": tuple(name for name in document.passed_by if name in gate.agencies)}
        )
        for document in gate.corpus.documents
    )
    corpus = replace(gate.corpus, documents=documents, plans=(folder,))
    return find_references(Registry(corpus)).all


def _unresolved(gate: Gate, reference: Reference) -> Problem:
    citation = reference.citation
    documents = gate.corpus.documents
    if citation.kind is Kind.NUMBERED:
        close = nearest(citation.number or "", [document.number for document in documents if document.number])
    else:
        close = nearest(citation.text, [name for document in documents for name in document.names])
    return problem(
        "unresolved-citation", gate.at(reference.provision, "text"), text=citation.text, nearest=close
    )


def _ambiguous(gate: Gate, reference: Reference) -> Problem:
    candidates = reference.resolution.candidates if isinstance(reference.resolution, Ambiguous) else ()
    return problem(
        "ambiguous-citation",
        gate.at(reference.provision, "text"),
        text=reference.citation.text,
        candidates=", ".join(candidates),
    )


def _cites_later(gate: Gate, folder: PlanFolder, reference: Reference) -> Iterator[Problem]:
    issued = gate.plan_date(folder)
    for target in reference.targets:
        day = gate.documents[target].date_document
        if issued and day and day > issued:
            yield problem(
                "cites-later-document",
                gate.at(reference.provision, "text"),
                text=reference.citation.text,
                other=target,
                other_date=day,
                date=issued,
            )
