"""Resolve: which document of a catalogue each citation means. Knows no pattern of the language.

The key is (issuer, type, number, date). What a citation leaves out is no contradiction; what it says must
agree.
Not finding a document is a result, not an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from macros.citations.bodies import bodies_agree
from macros.citations.catalogue import Catalogue, CatalogueEntry
from macros.citations.model import Citation, Kind
from macros.citations.vocabulary import types_agree

Via = Literal["number", "name", "misprint", "collective"]

# The Party writes QĐ for both; either word is accepted where everything else is certain.
_BOTH_QD = frozenset({"quyết định", "quy định"})


@dataclass(frozen=True, slots=True)
class Match:
    """The document meant; several ids only for a collective name. `erratum_id` only via a misprint."""

    document_ids: tuple[str, ...]
    via: Via
    erratum_id: str | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several documents fit: their ids. The citation says too little to choose."""

    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """No document of the catalogue fits."""


Resolution = Match | Ambiguous | Unknown


def resolve(citations: Iterable[Citation], catalogue: Catalogue) -> tuple[Resolution, ...]:
    """One resolution for each citation, in order."""
    return tuple(_resolve(citation, catalogue) for citation in citations)


def _resolve(citation: Citation, catalogue: Catalogue) -> Resolution:
    if citation.kind is Kind.COLLECTIVE:
        meant = catalogue.meant_by(citation.text)
        return Match(tuple(entry.id for entry in meant), "collective") if meant else Unknown()
    if citation.number is None:
        return _resolve_name(citation, catalogue)
    fitting = [
        entry for entry in catalogue.numbered(citation.number) if _fits(citation, entry, date=entry.date)
    ]
    if fitting:
        return _one_of(citation, fitting, "number")
    return _resolve_misprint(citation, citation.number, catalogue)


def _resolve_name(citation: Citation, catalogue: Catalogue) -> Resolution:
    """Laws by type and name ("Luật" + "Tiếp công dân"), programmes by their words."""
    names = [citation.name or citation.text, citation.text]
    if citation.type_document and citation.name:
        names.append(f"{citation.type_document} {citation.name}")
    fitting = [
        entry
        for entry in catalogue.named(names)
        if dates_agree(citation.date, entry.date) and _issuer_agrees(citation, entry)
    ]
    return _one_of(citation, fitting, "name")


def _resolve_misprint(citation: Citation, number: str, catalogue: Catalogue) -> Resolution:
    """A known slip: wrong number or wrong date, everything else as it is in truth."""
    fitting = {
        entry.id: misprint
        for entry, misprint in catalogue.misprinted(number)
        if _fits(citation, entry, date=misprint.date or entry.date)
        # A slip in the date is recognised by its date.
        and (misprint.date is None or citation.date == misprint.date)
    }
    if len(fitting) == 1:
        [(document_id, misprint)] = fitting.items()
        return Match((document_id,), "misprint", misprint.erratum_id)
    return Ambiguous(tuple(fitting)) if fitting else Unknown()


def _one_of(citation: Citation, fitting: Sequence[CatalogueEntry], via: Via) -> Resolution:
    """The only fitting entry, or the only one that has exactly the date cited."""
    dated = [entry for entry in fitting if citation.date and entry.date == citation.date]
    best = dated or fitting
    if len(best) == 1:
        return Match((best[0].id,), via)
    return Ambiguous(tuple(entry.id for entry in best)) if best else Unknown()


def _fits(citation: Citation, entry: CatalogueEntry, *, date: str | None) -> bool:
    if not dates_agree(citation.date, date) or not _issuer_agrees(citation, entry):
        return False
    if citation.type_document is None or types_agree(citation.type_document, entry.type_document):
        return True
    types = {same_type.lower() for same_type in (citation.type_document, entry.type_document)}
    is_certain = citation.date is not None and citation.date == date and citation.issuer is not None
    return types == _BOTH_QD and is_certain


def _issuer_agrees(citation: Citation, entry: CatalogueEntry) -> bool:
    return citation.issuer is None or bodies_agree(citation.issuer, entry.issuers)


def dates_agree(cited: str | None, known: str | None) -> bool:
    """Whether two dates are equal, or equal by year where one is a bare year; a missing date agrees."""
    if cited is None or known is None:
        return True
    shorter = min(len(cited), len(known))
    return cited[:shorter] == known[:shorter]
