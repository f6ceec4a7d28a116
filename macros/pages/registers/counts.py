"""How many records there are, by the words in which hand-written pages ask for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from macros.knowledge import Knowledge
from macros.worklist import worklist


def counts(knowledge: Knowledge) -> Mapping[str, Callable[[], int]]:
    """How many records of each kind all plans have together, each counted when it is asked for."""
    registry = knowledge.registry
    plans = [view.registry for view in knowledge.plans]
    groups = [group for plan in plans for group in plan.groups.values()]

    def tasks(part: str) -> Callable[[], int]:
        return lambda: sum(len(group.tasks) for group in groups if group.id.partition(".")[0] == part)

    return {
        "documents": lambda: len(registry.documents),
        "cited": lambda: sum(knowledge.is_cited(document) for document in registry.documents),
        "agencies": lambda: sum(agency.in_plan for agency in registry.agencies.values()),
        "tasks": lambda: sum(len(plan.tasks) for plan in plans),
        "groups": lambda: len(groups),
        "provisions": lambda: sum(len(plan.provisions) for plan in plans),
        "deadlines": lambda: sum(len(plan.deadlines) for plan in plans),
        "targets": lambda: sum(len(plan.targets) for plan in plans),
        "errata": lambda: sum(len(plan.errata) for plan in plans),
        "citations": lambda: sum(len(view.references.all) for view in knowledge.plans),
        "sources": lambda: len(registry.corpus.sources),
        "changes": lambda: len(registry.corpus.changes),
        "jobs": lambda: len(worklist(knowledge)),
        # tasks_II, tasks_III
        **{f"tasks_{part}": tasks(part) for part in (group.id.partition(".")[0] for group in groups)},
    }
