"""`co-quan.json`: bodies, their duties, and who they are now."""

from __future__ import annotations

from macros import addresses
from macros.exports.formats import Row
from macros.exports.parts import evidence, iso, sources
from macros.knowledge import Knowledge
from macros.model import Agency
from macros.registry import Registry


def rows(knowledge: Knowledge) -> list[Row]:
    """All bodies, in the order of their ids."""
    return [_row(agency, knowledge) for agency in knowledge.registry.agencies.values()]


def _row(agency: Agency, knowledge: Knowledge) -> Row:
    registry = knowledge.registry
    plans = [view.registry for view in knowledge.plans]
    return {
        "id": agency.id,
        "name": agency.name,
        "short_names": list(agency.short_names),
        "kind": agency.kind,
        "in_plan": agency.in_plan,
        "note": agency.note,
        "reorganisation": _reorganisation(agency, registry),
        "successors": [
            {
                "name": successor.name,
                "from_date": iso(successor.from_date),
                "note": successor.note,
                "sources": sources(successor.sources, registry),
            }
            for successor in agency.successors
        ],
        "duties": [
            {
                "task": plan.qualified(duty.task.id),
                "role": duty.responsibility.role.value,
                "link": duty.responsibility.link.value,
            }
            for plan in plans
            for duty in plan.duties.get(agency.id, ())
        ],
        "deadlines": [plan.qualified(x.id) for plan in plans for x in plan.deadlines_of.get(agency.id, ())],
        "receives": [plan.qualified(x.id) for plan in plans for x in plan.deadlines_to.get(agency.id, ())],
        "targets": [plan.qualified(x.id) for plan in plans for x in plan.targets_of.get(agency.id, ())],
        "documents": [document.id for document in registry.issued.get(agency.id, ())],
        "url": addresses.agency_page(agency.id),
    }


def _reorganisation(agency: Agency, registry: Registry) -> Row | None:
    found = agency.reorganisation
    return {"statement": found.statement, **evidence(found.evidence, registry)} if found else None
