"""All that is known, ready to be shown: the records, the plan's citations, and what follows from them."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from macros import addresses, checks
from macros.checks.gate import Gate
from macros.glossary import Glossary, glossary_of
from macros.legal_basis import BasisLine, legal_basis
from macros.loading import Trees, load
from macros.model import Document, Plan
from macros.naming import Mentions
from macros.problems import DataProblems
from macros.references import References
from macros.registry import Duty, Registry

_MOST_NAMES = 3  # in a title


@dataclass(frozen=True)
class Knowledge:
    """The registry, the plan's citations from both sides, and everything computed from them.

    What pages and exports are made of. Seen from one plan, as its registry is; `plans` holds the others, too.
    """

    registry: Registry
    references: References
    shelf: Mapping[str, Knowledge] = field(default_factory=dict, repr=False, compare=False)
    """The same knowledge by plan, in the order of `plans`; every view shares it. Empty where there is one plan."""
    is_alone: bool = False
    """Whether to speak of its plan as if there were no other."""

    @property
    def plans(self) -> tuple[Knowledge, ...]:
        """The knowledge as seen from each plan: from the current one first, then from the others, newest first."""
        return (not self.is_alone and tuple(self.shelf.values())) or (self,)

    @cached_property
    def alone(self) -> Knowledge:
        """As if its plan were the only one: for what is about one plan, such as the handbook."""
        return replace(self, is_alone=True)

    @property
    def current(self) -> Knowledge:
        """As seen from the current plan."""
        return self.plans[0]

    @property
    def is_one_of_several(self) -> bool:
        """Whether a reader must be told which plan something belongs to."""
        return len(self.plans) > 1

    def of(self, plan_id: str | None) -> Knowledge:
        """As seen from a plan; where none is named, from the first. KeyError if it is not there."""
        wanted = plan_id or self.registry.first_plan.plan.id
        return self if wanted == self.plan.id else self.shelf[wanted]

    @property
    def plan(self) -> Plan:
        """The plan it is seen from."""
        return self.registry.folder.plan

    @property
    def plan_names(self) -> str:
        """All plans by name, for the title of a file that holds something of each; of many, one and their number."""
        names = [view.plan.name for view in self.plans]
        return (
            ", ".join(names) if len(names) <= _MOST_NAMES else f"{names[0]} và {len(names) - 1} Kế hoạch khác"
        )

    @property
    def siblings(self) -> tuple[Knowledge, ...]:
        """The plans, itself among them, that a page of this plan leads to.

        From the current plan, where readers begin, to all; from another to the current one and to those issued before
        and after it: links from every plan to every plan would grow with the square of their number.
        """
        order = [folder.plan.id for folder in self.registry.plans]
        rank = order.index(self.plan.id)
        beside = {self.current.plan.id, *order[max(rank - 1, 0) : rank + 2]}
        return tuple(view for view in self.plans if self is self.current or view.plan.id in beside)

    def shown_on(self, page: str) -> Knowledge:
        """What a page speaks of: all plans, or one as if it were alone, on a page that shows one."""
        for view in self.plans if self.is_one_of_several else ():
            if page in map(view.registry.page_of_plan, addresses.OF_ONE_PLAN):
                return view.alone
        return self

    def told_apart(self, title: str) -> str:
        """A title that a page of another plan may bear, too, with the plan where there are several."""
        return f"{title} ({self.plan.name})" if self.is_one_of_several else title

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents to speak of, in the order of their files: all, or those of its plan alone."""
        documents = self.registry.documents
        if not (self.is_alone and self.shelf):
            return documents
        own = self.shelf[self.plan.id].documents_of_plan
        return {name: document for name, document in documents.items() if name in own}

    @cached_property
    def documents_of_plan(self) -> frozenset[str]:
        """The documents around its plan, and if it is the current one those that are around none."""
        if self is not self.current:
            return self.documents_around
        elsewhere = {name for view in self.plans for name in view.documents_around} - self.documents_around
        return frozenset(self.registry.documents) - elsewhere

    @cached_property
    def documents_around(self) -> frozenset[str]:
        """The plan, what it cites, and what has to do with those and is cited nowhere, one after another.

        Of the other plans only those it has to do with itself: all rest on the same few documents.
        """
        plans = {view.plan.document for view in self.plans}
        beside = self.registry.related_documents(self.plan.document) & plans
        found = {self.plan.document, *self.references.to_document} | beside
        follow = list(found - beside)
        while follow:
            new = self.registry.related_documents(follow.pop()) - found - self.cited - plans
            found |= new
            follow += new
        return frozenset(found)

    def citing(self, document_id: str) -> tuple[Knowledge, ...]:
        """As seen from each plan that cites a document."""
        return tuple(view for view in self.plans if document_id in view.references.to_document)

    @cached_property
    def cited(self) -> frozenset[str]:
        """The documents that plans cite."""
        if self is not self.current:
            return self.current.cited
        return frozenset(name for view in self.plans for name in view.references.to_document)

    def duties(self, agency_id: str) -> list[Duty]:
        """A body's parts in the tasks of all plans."""
        return [duty for view in self.plans for duty in view.registry.duties.get(agency_id, ())]

    @cached_property
    def _legal_basis(self) -> Mapping[str, tuple[BasisLine, ...]]:
        return {
            task.id: legal_basis(task, self.registry, self.references)
            for task in self.registry.tasks.values()
        }

    def legal_basis(self, task_id: str) -> tuple[BasisLine, ...]:
        """The documents a task rests on, nearest tier first."""
        return self._legal_basis[task_id]

    def cited_by(self, task_id: str) -> tuple[BasisLine, ...]:
        """The first tier alone: the documents a task's own words cite."""
        return tuple(line for line in self._legal_basis[task_id] if line.tier == 1)

    @cached_property
    def tasks_resting_on(self) -> Mapping[str, tuple[str, ...]]:
        """Tasks whose own words cite each document (tier 1), in the plan's order."""
        found: dict[str, tuple[str, ...]] = {}
        for task_id in self._legal_basis:
            for line in self.cited_by(task_id):
                found[line.document.id] = (*found.get(line.document.id, ()), task_id)
        return found

    @cached_property
    def glossary(self) -> Glossary:
        """The words that pages explain in passing: the same for every plan."""
        return glossary_of(self.registry) if self.current is self else self.current.glossary

    @cached_property
    def mentions(self) -> Mentions:
        """How the texts of all plans may write the bodies."""
        return Mentions(self.registry.corpus.agencies) if self.current is self else self.current.mentions

    @cached_property
    def checked_on(self) -> date:
        """The day of the latest check of any fact: the date of the data, shown instead of the clock's."""
        return max(source.checked_on for source in self.registry.corpus.sources.values())


def open_knowledge(data: Path, trees: Trees | None = None) -> Knowledge:
    """Read `data/` and check it whole; `trees` as of `loading.load`.

    Raises DataProblems with everything found if there is anything to mend.
    """
    with _uncollected():
        gate = Gate(load(data, trees))
        problems = [*gate.loaded.problems, *checks.problems(gate)]
    if problems:
        raise DataProblems(problems)
    return _from_each_plan(gate)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Records are made by the hundred thousand and kept: looking for garbage among them takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _from_each_plan(gate: Gate) -> Knowledge:
    """As seen from the current plan, with the views from the others on its shelf."""
    # Where things stand in the files only the checks ask, and that is much of the memory.
    registry = Registry(replace(gate.corpus, origins={}))
    current = registry.folder
    others = [folder for folder in registry.plans[::-1] if folder is not current]
    shelf: dict[str, Knowledge] = {}
    for folder in (current, *others) if others else ():
        plan = folder.plan.id
        shelf[plan] = Knowledge(registry.of(plan), gate.references(folder), shelf)
    return shelf.get(current.plan.id) or Knowledge(registry, gate.references(current))
