"""All that is known, ready to be shown: the records, the plan's citations, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from macros import checks
from macros.checks.gate import Gate
from macros.glossary import Glossary, glossary_of
from macros.legal_basis import BasisLine, legal_basis
from macros.loading import load
from macros.problems import DataProblems
from macros.references import References
from macros.registry import Registry


@dataclass(frozen=True)
class Knowledge:
    """The registry, the plan's citations from both sides, and everything computed from them.

    What pages and exports are made of.
    """

    registry: Registry
    references: References

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
        """The words that pages explain in passing."""
        return glossary_of(self.registry)

    @cached_property
    def checked_on(self) -> date:
        """The day of the latest check of any fact: the date of the data, shown instead of the clock's."""
        return max(source.checked_on for source in self.registry.corpus.sources.values())


def open_knowledge(data: Path) -> Knowledge:
    """Read `data/` and check it whole.

    Raises DataProblems with everything found if there is anything to mend.
    """
    gate = Gate(load(data))
    problems = [*gate.loaded.problems, *checks.problems(gate)]
    if problems:
        raise DataProblems(problems)
    return Knowledge(gate.registry, gate.references(gate.registry.folder))
