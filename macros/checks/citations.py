"""The plan's citations all lead to a document, and to one that existed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from macros.checks.gate import Gate
from macros.citations import Ambiguous, Kind
from macros.loading import PlanFolder
from macros.messages import problem
from macros.model import Agency, Document, Erratum
from macros.problems import Location, Problem, nearest
from macros.references import Reference
from macros.vietnamese import slugify

_WORD = re.compile(r"\S+")


def citations_resolve(gate: Gate) -> Iterator[Problem]:
    """Each citation means exactly one document, or a collective name several, none issued after the plan.

    Where a document, an issuer or an erratum could not be read, nothing is said: the citation may well be
    right.
    """
    for folder in gate.corpus.plans:
        for reference in gate.references(folder).all:
            if isinstance(reference.resolution, Ambiguous):
                yield from _ambiguous(gate, reference, reference.resolution.candidates)
            elif not reference.targets:
                if gate.loaded.is_whole(Document, Agency, Erratum) and not _has_wrong_number(gate, reference):
                    yield _unresolved(gate, reference)
            else:
                yield from _cites_later(gate, folder, reference)


def _has_wrong_number(gate: Gate, reference: Reference) -> bool:
    """Whether the document meant is there by its id, under another number: `symbols` reports that."""
    number = reference.citation.number
    return number is not None and any(
        document.number != number and document.id.startswith(f"{slugify(number)}-")
        for document in gate.corpus.documents
    )


def _unresolved(gate: Gate, reference: Reference) -> Problem:
    citation = reference.citation
    documents = gate.corpus.documents
    if citation.kind is Kind.NUMBERED:
        names = {document.number: document.id for document in documents if document.number}
        close = nearest(citation.number or "", names)
    else:
        names = {name: document.id for document in documents for name in document.names}
        close = nearest(citation.text, names)
    hint = f"{close} ({names[close]})" if close else None
    return problem("unresolved-citation", _at(gate, reference), text=citation.text, nearest=hint)


def _ambiguous(gate: Gate, reference: Reference, candidates: tuple[str, ...]) -> Iterator[Problem]:
    fitting = [gate.documents[name] for name in candidates]
    if len({(document.number, document.date_document) for document in fitting}) > 1:
        # otherwise one document has two records, which `links` reports
        names = ", ".join(candidates)
        at = _at(gate, reference)
        yield problem("ambiguous-citation", at, text=reference.citation.text, candidates=names)


def _at(gate: Gate, reference: Reference) -> Location:
    """The words of the citation in the file."""
    text, citation = reference.provision.text, reference.citation
    first = bisect_right(_word_starts(text), citation.start) - 1
    return gate.words(reference.provision, first, len(citation.text.split()), "text")


@lru_cache(maxsize=1)  # the citations of one text come one after the other
def _word_starts(text: str) -> list[int]:
    return [word.start() for word in _WORD.finditer(text)]


def _cites_later(gate: Gate, folder: PlanFolder, reference: Reference) -> Iterator[Problem]:
    issued = gate.plan_date(folder)
    for target in reference.targets:
        day = gate.documents[target].date_document
        if issued and day and day > issued:
            yield problem(
                "cites-later-document",
                _at(gate, reference),
                text=reference.citation.text,
                other=target,
                other_date=day,
                date=issued,
            )
