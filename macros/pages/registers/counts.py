"""How many records there are, by the words in which hand-written pages ask for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from macros.knowledge import Knowledge
from macros.worklist import worklist


def counts(knowledge: Knowledge) -> Mapping[str, Callable[[], int]]:
    """How many records there are of each kind, of a plan's own those of the current one; counted when asked for."""
    registry = knowledge.current.registry
    return {
        "documents": lambda: len(knowledge.documents),
        "cited": lambda: len(knowledge.current.references.to_document),
        "agencies": lambda: sum(agency.in_plan for agency in registry.agencies.values()),
        "tasks": lambda: len(registry.tasks),
        "groups": lambda: len(registry.groups),
        "provisions": lambda: len(registry.provisions),
        "deadlines": lambda: len(registry.deadlines),
        "targets": lambda: len(registry.targets),
        "errata": lambda: len(registry.errata),
        "citations": lambda: len(knowledge.current.references.all),
        "sources": lambda: len(registry.corpus.sources),
        "changes": lambda: len(registry.corpus.changes),
        "jobs": lambda: len(worklist(knowledge)),
    }
