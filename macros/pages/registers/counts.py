"""How many records there are, by the words in which hand-written pages ask for it."""

from __future__ import annotations

from macros.knowledge import Knowledge
from macros.worklist import worklist


def counts(knowledge: Knowledge) -> dict[str, int]:
    """How many records of each kind all plans have together."""
    registry = knowledge.registry
    plans = [view.registry for view in knowledge.plans]
    found = {
        "documents": len(registry.documents),
        "cited": sum(knowledge.is_cited(document) for document in registry.documents),
        "agencies": sum(agency.in_plan for agency in registry.agencies.values()),
        "tasks": sum(len(plan.tasks) for plan in plans),
        "groups": sum(len(plan.groups) for plan in plans),
        "provisions": sum(len(plan.provisions) for plan in plans),
        "deadlines": sum(len(plan.deadlines) for plan in plans),
        "targets": sum(len(plan.targets) for plan in plans),
        "errata": sum(len(plan.errata) for plan in plans),
        "citations": sum(len(view.references.all) for view in knowledge.plans),
        "sources": len(registry.corpus.sources),
        "changes": len(registry.corpus.changes),
        "jobs": len(worklist(knowledge)),
    }
    for group in (group for plan in plans for group in plan.groups.values()):  # tasks_II, tasks_III
        part = f"tasks_{group.id.partition('.')[0]}"
        found[part] = found.get(part, 0) + len(group.tasks)
    return found
