"""What the cross-record rules work on: the records that came through the first gate, and who is excused."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, get_args

from macros.loading import Corpus, Loaded, PlanFolder
from macros.loading.positions import SourceFile
from macros.messages import OTHER_FILE, THIS_FILE
from macros.model import Agency, Document, Erratum, Plan, Provision, Record, Source, Task
from macros.problems import Location
from macros.references import References, references_of_plans
from macros.registry import Registry

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """A record inside the record of a file: `path` leads from one to the other."""

    gate: Gate
    top: Record
    path: Path
    record: Any

    def at(self, *path: str | int) -> Location:
        """Where a part of this record stands."""
        return self.gate.at(self.top, *self.path, *path)


@dataclass(frozen=True)
class Gate:
    """The second gate: all records together."""

    loaded: Loaded

    @property
    def corpus(self) -> Corpus:
        """The records that came through the first gate."""
        return self.loaded.corpus

    def at(self, record: Record, *path: str | int) -> Location:
        """Where a part of a record stands."""
        return self.corpus.origin(record).at(*path)

    def words(self, record: Record, first: int, count: int, *path: str | int) -> Location:
        """Where some words of a text stand."""
        return self.corpus.origin(record).words(first, count, *path)

    @cached_property
    def registry(self) -> Registry:
        """The lookups; what they lead to may be missing here, which is for the rules to find."""
        return Registry(self.corpus)

    @property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return self.registry.documents

    @property
    def agencies(self) -> Mapping[str, Agency]:
        """Bodies by id."""
        return self.registry.agencies

    def names(self, model: type[Record], folder: PlanFolder | None) -> Collection[str]:
        """The identifiers in use for records of one kind; provisions, tasks and errata belong to their plan.

        Asked for each of thousands of pointers, so it is kept: in order for a reader, hashed for the question.
        """
        key = (model, folder.plan.id if folder else "")
        if key not in self._known:
            self._known[key] = dict.fromkeys(self._read_names(model, folder))
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[type[Record], str], dict[str, None]]:
        return {}

    def _read_names(self, model: type[Record], folder: PlanFolder | None) -> tuple[str, ...]:
        if model is Document:
            return tuple(self.documents)
        if model is Agency:
            return tuple(self.agencies)
        if model is Source:
            return tuple(self.corpus.sources)
        if model is Plan:
            return tuple(each.plan.id for each in self.corpus.plans)
        folders = [folder] if folder else self.corpus.plans
        parts = {Provision: "provisions", Task: "tasks", Erratum: "errata"}
        return tuple(record.id for each in folders for record in getattr(each, parts[model]))

    def references(self, folder: PlanFolder) -> References:
        """The citations of a plan, read once: what the checks find right, the pages show."""
        return self._references[folder.plan.id]

    @cached_property
    def _references(self) -> dict[str, References]:
        return references_of_plans(self.registry)

    def is_excused(self, model: type[Record], name: str) -> bool:
        """Whether a record of this name may stand in the data, only broken: its problem is reported already."""
        return model in self.loaded.incomplete or (model, name) in self.loaded.broken

    def plan_meant(self, folder: PlanFolder | None, *records: Record) -> PlanFolder | None:
        """The plan whose provisions a record names: the one it says, or that of its folder, or the first of the site.

        `records` are the record and those around it, from the inside. None where nobody can know: the plan said is not
        there, or none is said and which plan was first is not stated either. That is reported, once.
        """
        said = next((plan for record in records if (plan := getattr(record, "plan", None))), None)
        if said is None and folder is None:
            plans, choice = self.corpus.plans, self.corpus.plan_choice
            if len(plans) == 1 and not choice:
                return plans[0]
            said = choice.first if choice else None
        if said is None:
            return folder
        return self._plan_of_id.get(said)

    @cached_property
    def _plan_of_id(self) -> dict[str, PlanFolder]:
        return {folder.plan.id: folder for folder in reversed(self.corpus.plans)}  # of two, the first

    def vocabulary_file(self, name: str) -> Location:
        """The beginning of a vocabulary, for what it lacks."""
        return SourceFile(f"{self.loaded.folder}/tu-vung/{name}.yml").start()

    def plan_date(self, folder: PlanFolder) -> date | None:
        """The day the plan was issued."""
        document = self.documents.get(folder.plan.document)
        return document.date_document if document else None

    @cached_property
    def places(self) -> tuple[tuple[PlanFolder | None, Place], ...]:
        """Every record and record inside a record, with the plan it belongs to."""
        return tuple(
            (folder, Place(self, top, path, record))
            for folder, top in self._top_records()
            for path, record in _parts(top)
        )

    def _top_records(self) -> Iterator[tuple[PlanFolder | None, Record]]:
        corpus = self.corpus
        shared: tuple[tuple[Record, ...], ...] = (
            tuple(corpus.sources.values()), corpus.documents, corpus.agencies, corpus.changes,
            (corpus.plan_choice,) if corpus.plan_choice else (),
            corpus.abbreviations, corpus.glossary, corpus.ranks, corpus.updates, corpus.old_addresses, corpus.courses,
            *corpus.vocabularies.values(),
        )  # fmt: skip
        for records in shared:
            for record in records:
                yield None, record
        for folder in corpus.plans:
            yield folder, folder.plan
            parts = (
                folder.provisions, folder.tasks, folder.group_notes, folder.deadlines, folder.targets, folder.errata,
            )  # fmt: skip
            for of_plan in parts:
                for record in of_plan:
                    yield folder, record


def _parts(record: Record, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """A record and the records inside it."""
    yield path, record
    for name in _nesting_fields(type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _parts(value, (*path, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from _parts(item, (*path, name, index))


@lru_cache(maxsize=100)
def _nesting_fields(model: type[Record]) -> tuple[str, ...]:
    """The fields of a model that hold records."""

    def holds_record(annotation: Any) -> bool:
        is_record = isinstance(annotation, type) and issubclass(annotation, Record)
        return is_record or any(holds_record(part) for part in get_args(annotation))

    return tuple(name for name, field in model.model_fields.items() if holds_record(field.annotation))


def place_in_words(first: Location, here: Location) -> str:
    """Where something stands already, for a sentence about here: "dòng 3", or with its file."""
    words = THIS_FILE if first.file == here.file else OTHER_FILE
    return words.format(file=first.file, line=first.line)
