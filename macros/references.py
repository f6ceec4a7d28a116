"""The plan's citations, found by the grammar and resolved against the records: the links of the site.

Nothing here is typed by hand. A citation that resolves to nothing stays plain text and is reported by `checks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.citations import (
    Catalogue,
    CatalogueEntry,
    Citation,
    Lexicon,
    Match,
    Misprint,
    Part,
    Resolution,
    find,
    resolve,
)
from macros.model import Document, Evidence, Provision, Verification
from macros.registry import Registry, grouped


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation in the plan with the documents it means.

    `citation.start` and `.end` are offsets into the provision's text. A collective citation has several targets,
    one that resolves to nothing has none.
    """

    provision: Provision
    citation: Citation
    resolution: Resolution

    @property
    def targets(self) -> tuple[str, ...]:
        """Ids of the documents meant."""
        return self.resolution.document_ids if isinstance(self.resolution, Match) else ()

    @property
    def erratum(self) -> str | None:
        """The slip through which the citation was understood, e.g. "A1" for the printed 33/TT-TTg."""
        return self.resolution.erratum_id if isinstance(self.resolution, Match) else None


@dataclass(frozen=True)
class References:
    """All citations of one plan, from both sides."""

    all: tuple[Reference, ...]

    @cached_property
    def in_provision(self) -> Mapping[str, tuple[Reference, ...]]:
        """Citations in each provision, in the order of the text."""
        return grouped((reference.provision.id, reference) for reference in self.all)

    @cached_property
    def to_document(self) -> Mapping[str, tuple[Reference, ...]]:
        """Citations of each document, in the order of the plan."""
        return grouped((target, reference) for reference in self.all for target in reference.targets)


def find_references(registry: Registry) -> References:
    """Read the plan that a registry is seen from with the citation engine."""
    return _read(registry, _documents(registry), lexicon_of(registry.corpus.documents))


def references_of_plans(registry: Registry) -> dict[str, References]:
    """Read all plans, by id: they cite the same documents, which are made ready once."""
    documents, lexicon = _documents(registry), lexicon_of(registry.corpus.documents)
    return {view.folder.plan.id: _read(view, documents, lexicon) for view in registry.of_each_plan()}


def _read(registry: Registry, documents: Catalogue, lexicon: Lexicon) -> References:
    catalogue = documents.with_misprints(_misprints(registry))
    references = []
    for provision in registry.folder.provisions:
        citations = find(provision.text, lexicon)
        resolutions = resolve(citations, catalogue)
        references += [
            Reference(provision, citation, resolution)
            for citation, resolution in zip(citations, resolutions, strict=True)
        ]
    return References(tuple(references))


def lexicon_of(documents: Iterable[Document]) -> Lexicon:
    """The names by which documents are cited without a number."""
    documents = tuple(documents)
    return Lexicon(
        named=[name for document in documents for name in document.names],
        collective=[name for document in documents for name in document.collective_names],
    )


def catalogue_of(*plans: Registry) -> Catalogue:
    """The documents in the form the citation engine resolves against, with the misprints of one or several plans."""
    return _documents(plans[0]).with_misprints(_misprints(*plans))


def _misprints(*plans: Registry) -> Mapping[str, tuple[Misprint, ...]]:
    """The slips in citations of each document; those of several plans are told apart."""
    return grouped(
        (
            document,
            Misprint(
                erratum_id=plan.qualified(erratum.id) if len(plans) > 1 else erratum.id,
                number=erratum.means.number,
                date=erratum.means.date.isoformat() if erratum.means.date else None,
            ),
        )
        for plan in plans
        for document, errata in plan.errata_of_document.items()
        for erratum in errata
        if erratum.means is not None
    )


def _documents(registry: Registry) -> Catalogue:
    """The documents without the misprints of any plan."""
    return Catalogue(_catalogue_entry(document, registry) for document in registry.corpus.documents)


def _catalogue_entry(document: Document, registry: Registry) -> CatalogueEntry:
    # A body without a record is for the checks to report.
    agencies = [registry.agencies[agency] for agency in document.passed_by if agency in registry.agencies]
    checked = document.verification
    evidence: dict[Part, Evidence] = {
        "number": checked.number,
        "date": checked.date,
        "issuer": checked.issuer,
    }
    return CatalogueEntry(
        id=document.id,
        type_document=document.type_document,
        number=document.number,
        date=document.date_document.isoformat() if document.date_document else None,
        issuers=tuple(name for agency in agencies for name in (agency.name, *agency.short_names)),
        names=document.names,
        collective_names=document.collective_names,
        issuer=" và ".join(agency.name for agency in agencies) or None,
        verified=frozenset(part for part, found in evidence.items() if found.status is Verification.VERIFIED),
    )
