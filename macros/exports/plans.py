"""`dieu-khoan.json`, `trich-dan.json`, `nhom-nhiem-vu.json`, `nhiem-vu.json`: the plan's text, citations and tasks."""

from __future__ import annotations

from collections.abc import Iterator

from macros import addresses
from macros.exports.formats import Row
from macros.exports.parts import summary
from macros.knowledge import Knowledge
from macros.model import Task
from macros.references import Reference


def provision_rows(knowledge: Knowledge) -> list[Row]:
    """Every provision in reading order; the texts of a plan one after the other are the whole plan."""
    return [
        {
            "id": provision.id,
            "plan": view.plan.id,
            "label": provision.label,
            "parent": provision.parent,
            "kind": provision.kind.value,
            "text": provision.text,
            "footnotes": list(provision.footnotes),
            "errata": [erratum.id for erratum in view.registry.errata_in.get(provision.id, ())],
            "url": addresses.provision(view.plan.id, provision.id),
        }
        for view in knowledge.plans
        for provision in view.registry.folder.provisions
    ]


def citation_rows(knowledge: Knowledge) -> list[Row]:
    """One row for each citation and document meant: a collective citation has several, offsets the same."""
    return [
        _citation(reference, target, view.plan.id)
        for view in knowledge.plans
        for reference in view.references.all
        for target in reference.targets or (None,)
    ]


def _citation(reference: Reference, target: str | None, plan: str) -> Row:
    citation = reference.citation
    return {
        "plan": plan,
        "provision": reference.provision.id,
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "target": target,
        "kind": citation.kind.value,
        "flags": [flag.value for flag in citation.flags],
        "type_document": citation.type_document,
        "number": citation.number,
        "date": citation.date,
        "issuer": citation.issuer,
        "name": citation.name,
        "pinpoint": citation.pinpoint,
        "erratum": reference.erratum,
        "url": addresses.provision(plan, reference.provision.id),
    }


def group_rows(knowledge: Knowledge) -> list[Row]:
    """The groups of tasks in the plan's order."""
    return [
        {
            "id": group.id,
            "plan": view.plan.id,
            "title": group.heading.text,
            "tasks": [task.id for task in group.tasks],
            "when_to_use": summary(note.when_to_use, view.registry) if note else None,
            "url": addresses.task_page(view.plan.id, group.id),
        }
        for view in knowledge.plans
        for group in view.registry.groups.values()
        for note in [view.registry.group_notes.get(group.heading.id)]
    ]


def task_rows(knowledge: Knowledge) -> list[Row]:
    """The tasks in the plan's order."""
    return [_task(task, view) for view in knowledge.plans for task in view.registry.tasks.values()]


def _task(task: Task, knowledge: Knowledge) -> Row:
    registry = knowledge.registry
    provision = registry.provisions[task.id]
    plan = registry.folder.plan.id
    return {
        "id": task.id,
        "plan": plan,
        "group": registry.group_of(task.id).id,
        "title": task.title,
        "label": provision.label,
        "text": provision.text,
        "cites": list(dict.fromkeys(_cited_in(task, knowledge))),
        "agencies": [
            {
                "agency": responsibility.agency,
                "role": responsibility.role.value,
                "link": responsibility.link.value,
                "quote": responsibility.quote,
                "provision": responsibility.provision,
                "reason": responsibility.reason,
            }
            for responsibility in task.agencies
        ],
        "deadlines": [deadline.id for deadline in registry.deadlines_in.get(task.id, ())],
        "targets": [target.id for target in registry.targets_in.get(task.id, ())],
        "legal_basis": [
            {
                "document": line.document.id,
                "tier": line.tier,
                "reason": line.reason,
                "provision": line.provision,
            }
            for line in knowledge.legal_basis(task.id)
        ],
        "related_tasks": list(task.related_tasks),
        "alluded_documents": list(task.alluded_documents),
        "editorial_note": task.editorial_note,
        "url": addresses.task_page(plan, task.id),
    }


def _cited_in(task: Task, knowledge: Knowledge) -> Iterator[str]:
    """Documents cited in the task's own words, and in the footnotes that hang on them."""
    for place in (task.id, *knowledge.registry.provisions[task.id].footnotes):
        for reference in knowledge.references.in_provision.get(place, ()):
            yield from reference.targets
