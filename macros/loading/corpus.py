"""What the loader hands over: all records of `data/`, with the place in the files of each of their parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from macros.loading.positions import Origin
from macros.model import (
    Abbreviation,
    Agency,
    Change,
    Course,
    Deadline,
    Document,
    Erratum,
    GlossaryEntry,
    GroupNote,
    OldAddress,
    Plan,
    PlanChoice,
    Provision,
    Rank,
    Record,
    Source,
    Target,
    Task,
    Term,
    Update,
)


@dataclass(frozen=True)
class PlanFolder:
    """A folder of `data/ke-hoach/` with the ledger of its slips; `source_text` is the text as received."""

    plan: Plan
    provisions: tuple[Provision, ...] = ()
    tasks: tuple[Task, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    errata: tuple[Erratum, ...] = ()
    group_notes: tuple[GroupNote, ...] = ()
    source_text: str = ""


@dataclass(frozen=True)
class Corpus:
    """All of `data/`, records in the order of files and rows.

    `origins` is keyed by `id()` of the record: two equal records in two files are still two places.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    agencies: tuple[Agency, ...] = ()
    plans: tuple[PlanFolder, ...] = ()
    plan_choice: PlanChoice | None = None
    changes: tuple[Change, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    ranks: tuple[Rank, ...] = ()
    updates: tuple[Update, ...] = ()
    old_addresses: tuple[OldAddress, ...] = ()
    courses: tuple[Course, ...] = ()
    vocabularies: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    origins: Mapping[int, Origin] = field(default_factory=dict)

    def origin(self, record: Record) -> Origin:
        """Where a record stands; a record made in code has no file."""
        return self.origins.get(id(record), Origin.nowhere())
