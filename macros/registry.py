"""The immutable index of all records: by id, with the inverse of everything typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from macros import addresses
from macros.loading.corpus import Corpus, PlanFolder
from macros.model import (
    Agency,
    Course,
    Deadline,
    Document,
    Erratum,
    GroupNote,
    LinkBasis,
    Provision,
    ProvisionKind,
    Relation,
    Responsibility,
    Role,
    Source,
    Target,
    Task,
    Term,
)


class InverseRelation(NamedTuple):
    """What another document does to this one."""

    document: Document
    relation: Relation


class Duty(NamedTuple):
    """A body's part in a task, seen from the body."""

    task: Task
    responsibility: Responsibility


@dataclass(frozen=True)
class TaskGroup:
    """The tasks under one heading of the plan: "II.4" with its heading and its items."""

    id: str
    heading: Provision
    tasks: tuple[Task, ...]

    @property
    def part(self) -> str:
        """The part of the plan it stands in: "II"."""
        return self.id.partition(".")[0]

    @property
    def title(self) -> str:
        """The heading without its number: "Triển khai hiệu quả ..." for "4. Triển khai hiệu quả ..."."""
        return re.sub(r"^[0-9]+\.\s*", "", self.heading.text)

    @property
    def name(self) -> str:
        """With the place in the plan, so that the groups of all parts differ: "II.4. Triển khai hiệu quả ..."."""
        return f"{self.id}. {self.title}"


@dataclass(frozen=True)
class Registry:
    """Everything in `data/`, looked up from any side. Built once; nothing in it changes.

    Documents, bodies and words are those of all plans; whatever belongs to a plan is that of one: of `plan_id`, or of
    the current plan. `of` gives the same records as seen from another.
    """

    corpus: Corpus
    plan_id: str | None = None

    # -- records by id ---------------------------------------------------------------------------------------

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id, in the order of their files."""
        return {document.id: document for document in self.corpus.documents}

    @cached_property
    def agencies(self) -> Mapping[str, Agency]:
        """Bodies by id."""
        return {agency.id: agency for agency in self.corpus.agencies}

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """Courses in the order in which they are offered."""
        return tuple(sorted(self.corpus.courses, key=lambda course: (course.order, course.id)))

    # -- one plan of several ---------------------------------------------------------------------------------

    @cached_property
    def plans(self) -> tuple[PlanFolder, ...]:
        """All plans from the first issued to the last; one whose day is not known comes last."""
        return tuple(sorted(self.corpus.plans, key=lambda folder: (self.issued_on(folder), folder.plan.id)))

    def issued_on(self, folder: PlanFolder) -> date:
        """The day a plan was issued; the last of all days if it is not known."""
        document = self.documents.get(folder.plan.document)
        return document.date_document or date.max if document else date.max

    @cached_property
    def current_plan(self) -> PlanFolder:
        """The plan that readers meet first: the one the data name, else the last that was issued."""
        choice = self.corpus.plan_choice
        return self._named_plan(choice.current if choice else None) or self.plans[-1]

    @cached_property
    def folder(self) -> PlanFolder:
        """The plan that this registry is seen from, with all that belongs to it."""
        if self.plan_id is None:
            return self.current_plan
        return {folder.plan.id: folder for folder in self.corpus.plans}[self.plan_id]

    @cached_property
    def first_plan(self) -> PlanFolder:
        """The plan that was on the site before all others: ids and addresses that name no plan are its own."""
        choice = self.corpus.plan_choice
        return self._named_plan(choice.first if choice else None) or self.plans[0]

    def _named_plan(self, plan_id: str | None) -> PlanFolder | None:
        return next((folder for folder in self.corpus.plans if folder.plan.id == plan_id), None)

    @property
    def prefix(self) -> str:
        """What ids and addresses carry to tell them from the first plan's: the plan's id; nothing for the first."""
        return "" if self.folder is self.first_plan else self.folder.plan.id

    def qualified(self, record_id: str) -> str:
        """An id for use outside its plan: "II.4.b1", of another plan than the first "10-kh-ubnd-2025/II.4.b1"."""
        return f"{self.prefix}/{record_id}" if self.prefix else record_id

    def page_of_plan(self, page: str) -> str:
        """Where a page that shows one plan shows this one (`addresses.OF_ONE_PLAN`)."""
        return page if self.folder is self.current_plan else addresses.of_plan(page, self.folder.plan.id)

    def address_on(self, page: str, record_id: str) -> str:
        """Where a record of the plan stands on such a page: `dinh-chinh/index.html#a1`."""
        return f"{self.page_of_plan(page)}#{addresses.anchor(record_id, self.prefix)}"

    def of(self, plan_id: str | None) -> Registry:
        """The same records as seen from a plan; where none is named, from the first. KeyError if it is not there."""
        wanted = plan_id or self.first_plan.plan.id
        if wanted not in self._views:
            self._views[wanted] = Registry(self.corpus, wanted)
        return self._views[wanted]

    def of_each_plan(self) -> tuple[Registry, ...]:
        """The same records as seen from each plan, from the first issued to the last."""
        return tuple(self.of(folder.plan.id) for folder in self.plans) or (self,)

    @cached_property
    def _views(self) -> dict[str, Registry]:
        """Looked up once, asked for by thousands of links."""
        return {self.folder.plan.id: self}

    @cached_property
    def provisions(self) -> Mapping[str, Provision]:
        """Provisions of the plan by id, in reading order."""
        return {provision.id: provision for provision in self.folder.provisions}

    @cached_property
    def tasks(self) -> Mapping[str, Task]:
        """Tasks of the plan by id, in its order."""
        order = {provision_id: rank for rank, provision_id in enumerate(self.provisions)}
        ordered = sorted(self.folder.tasks, key=lambda task: order.get(task.id, len(order)))
        return {task.id: task for task in ordered}

    @cached_property
    def errata(self) -> Mapping[str, Erratum]:
        """The ledger by id, in its own order."""
        return {erratum.id: erratum for erratum in self.folder.errata}

    @cached_property
    def deadlines(self) -> Mapping[str, Deadline]:
        """Deadlines by id."""
        return {deadline.id: deadline for deadline in self.folder.deadlines}

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """Targets by id."""
        return {target.id: target for target in self.folder.targets}

    def term(self, vocabulary: str, value: str) -> Term:
        """The label of a value: `term("tinh-trang", "unknown")`. Raises KeyError (the checks rule it out)."""
        return self._terms[vocabulary, value]

    @cached_property
    def _terms(self) -> Mapping[tuple[str, str], Term]:
        return {(name, term.id): term for name, terms in self.corpus.vocabularies.items() for term in terms}

    def sources_of(self, keys: Iterable[str]) -> tuple[Source, ...]:
        """The sources behind their keys. Raises KeyError (the checks rule it out)."""
        return tuple(self.corpus.sources[key] for key in keys)

    # -- the plan's outline ----------------------------------------------------------------------------------

    @cached_property
    def children(self) -> Mapping[str | None, tuple[Provision, ...]]:
        """Provisions under each provision, in reading order; `None` holds the top level."""
        return grouped((provision.parent, provision) for provision in self.folder.provisions)

    @cached_property
    def groups(self) -> Mapping[str, TaskGroup]:
        """Task groups by id ("II.4"), in the plan's order."""
        members = grouped((self.provisions[task.id].parent, task) for task in self.tasks.values())
        return {
            group_id: TaskGroup(group_id, provision, members[provision.id])
            for provision in self.folder.provisions
            if provision.kind is ProvisionKind.HEADING and provision.id in members
            for group_id in [provision.id.removesuffix(".h")]
        }

    @cached_property
    def group_notes(self) -> Mapping[str, GroupNote]:
        """What the editors say of the groups, by the provision of the heading ("II.4.h")."""
        return {note.id: note for note in self.folder.group_notes}

    def group_of(self, task_id: str) -> TaskGroup:
        """The group that holds a task."""
        parent = self.provisions[task_id].parent or ""
        return self.groups[parent.removesuffix(".h")]

    # -- inverses --------------------------------------------------------------------------------------------

    @cached_property
    def inverse_relations(self) -> Mapping[str, tuple[InverseRelation, ...]]:
        """What other documents do to each document: who implements, amends, replaces or continues it.

        Only typed relations are inverted. Citations found in prose are kept apart (`references`): they are
        findings of the grammar, and a typo would make a document look amended.
        """
        return grouped(
            (relation.target, InverseRelation(document, relation))
            for document in self.corpus.documents
            for relation in document.relations
        )

    def related_documents(self, document_id: str) -> set[str]:
        """The documents that a document does something to, and those that do something to it."""
        relations = self.documents[document_id].relations
        inverse = self.inverse_relations.get(document_id, ())
        return {relation.target for relation in relations} | {other.document.id for other in inverse}

    @cached_property
    def duties(self) -> Mapping[str, tuple[Duty, ...]]:
        """The tasks of each body, in the plan's order."""
        return grouped(
            (responsibility.agency, Duty(task, responsibility))
            for task in self.tasks.values()
            for responsibility in task.agencies
        )

    def duties_by_role(self, agency: str) -> list[tuple[Role, list[Duty]]]:
        """A body's duties by its role in them, without those that bind every body; empty roles are left out."""
        own = [d for d in self.duties.get(agency, ()) if d.responsibility.link is not LinkBasis.GENERAL]
        by_role = ((role, [duty for duty in own if duty.responsibility.role is role]) for role in Role)
        return [(role, duties) for role, duties in by_role if duties]

    def general_duties(self, agency: str) -> list[Duty]:
        """A body's duties that bind every body."""
        return [d for d in self.duties.get(agency, ()) if d.responsibility.link is LinkBasis.GENERAL]

    @cached_property
    def bodies_of_all(self) -> tuple[Agency, ...]:
        """The body that stands for every body: mục III.1 binds "các cơ quan, đơn vị, địa phương"."""
        return tuple(self.agencies[agency] for agency in self.duties if self.general_duties(agency))

    @cached_property
    def issued(self) -> Mapping[str, tuple[Document, ...]]:
        """The documents each body issued, oldest first."""
        dated = sorted(self.corpus.documents, key=lambda d: (str(d.date_document or "9999"), d.id))
        return grouped((agency, document) for document in dated for agency in document.passed_by)

    @cached_property
    def deadlines_of(self) -> Mapping[str, tuple[Deadline, ...]]:
        """The deadlines each body must keep."""
        return grouped((agency, deadline) for deadline in self.folder.deadlines for agency in deadline.who)

    @cached_property
    def deadlines_to(self) -> Mapping[str, tuple[Deadline, ...]]:
        """The deadlines at which each body receives something."""
        return grouped((agency, deadline) for deadline in self.folder.deadlines for agency in deadline.to)

    @cached_property
    def targets_of(self) -> Mapping[str, tuple[Target, ...]]:
        """The targets each body must reach."""
        return grouped((agency, target) for target in self.folder.targets for agency in target.who)

    @cached_property
    def deadlines_in(self) -> Mapping[str, tuple[Deadline, ...]]:
        """The deadlines each provision sets."""
        return grouped((deadline.provision, deadline) for deadline in self.folder.deadlines)

    @cached_property
    def targets_in(self) -> Mapping[str, tuple[Target, ...]]:
        """The targets each provision sets."""
        return grouped((target.provision, target) for target in self.folder.targets)

    @cached_property
    def errata_in(self) -> Mapping[str, tuple[Erratum, ...]]:
        """The slips of each provision."""
        return grouped(
            (provision, erratum)
            for erratum in self.folder.errata
            for provision in dict.fromkeys(place.provision for place in erratum.places)
        )

    @cached_property
    def errata_of_document(self) -> Mapping[str, tuple[Erratum, ...]]:
        """The slips in citations of each document."""
        return grouped(
            (erratum.means.document, erratum) for erratum in self.folder.errata if erratum.means is not None
        )

    @cached_property
    def related_from(self) -> Mapping[str, tuple[Task, ...]]:
        """The tasks that name each task as related."""
        return grouped((other, task) for task in self.tasks.values() for other in task.related_tasks)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Task | None, Task | None]]:
        """The task before and the task after each task, in the plan's order."""
        order = [None, *self.tasks.values(), None]
        return {task.id: (order[rank], order[rank + 2]) for rank, task in enumerate(self.tasks.values())}


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def grouped(pairs: Iterable[tuple[_Key, _Value]]) -> Mapping[_Key, tuple[_Value, ...]]:
    """Values by key, each key's values in the order given."""
    groups: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
