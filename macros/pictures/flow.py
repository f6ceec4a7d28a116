"""From which documents down to which group of tasks: one row a group, four columns of documents.

Not a net of lines: the question is "từ văn bản nào xuống đến việc này?", and a row answers it.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros import addresses
from macros.knowledge import Knowledge
from macros.legal_basis import every_reason
from macros.model import Document, Level
from macros.naming import list_name
from macros.pictures.boxes import Node, active, document_node, lane_name, lane_of, plan_basis
from macros.registry import Registry, TaskGroup

_COLUMNS = tuple((level, lane) for level in Level for lane in ("party", "state"))


@dataclass(frozen=True, slots=True)
class FlowColumn:
    """One column: a level and a system."""

    level: str
    system: str
    lane: str


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A group of tasks with the documents over it, column by column; the first row is the plan itself."""

    id: str
    name: str
    note: str
    address: str
    cells: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole plan: what it rests on as a whole, then each group that names documents; the others by name."""

    columns: tuple[FlowColumn, ...]
    plan: FlowRow
    rows: tuple[FlowRow, ...]
    bare: tuple[FlowRow, ...]


def plan_flow(knowledge: Knowledge) -> Flow:
    """Documents of every group: cited in its heading, items and footnotes, and what those carry out."""
    registry = knowledge.registry
    plan = registry.folder.plan
    rows = [_row(group, knowledge) for group in registry.groups.values()]
    return Flow(
        columns=tuple(
            FlowColumn(registry.term("cap", level).label, lane_name(lane, registry), lane)
            for level, lane in _COLUMNS
        ),
        plan=FlowRow(
            plan.document,
            plan.name,
            "căn cứ chung, cho mọi nhiệm vụ",
            addresses.plan_page(plan.id),
            _cells([registry.documents[document] for document in plan_basis(knowledge)], registry),
        ),
        rows=tuple(row for row in rows if any(row.cells)),
        bare=tuple(row for row in rows if not any(row.cells)),
    )


def _row(group: TaskGroup, knowledge: Knowledge) -> FlowRow:
    registry = knowledge.registry
    members = {group.heading.id, *(task.id for task in group.tasks)}
    members |= {note for task in group.tasks for note in registry.provisions[task.id].footnotes}
    # Related tasks of other groups bring in documents, too; they stand in their own row.
    found = {
        line.document.id: line.document
        for task in group.tasks
        for line in every_reason(task, registry, knowledge.references)
        if line.tier < 3 and (line.provision is None or line.provision in members)
    }
    return FlowRow(
        group.id,
        group.name,
        f"{len(group.tasks)} nhiệm vụ",
        addresses.task_page(registry.folder.plan.id, group.id),
        _cells(list(found.values()), registry),
    )


def _cells(documents: list[Document], registry: Registry) -> tuple[tuple[Node, ...], ...]:
    """Documents by column, the oldest first; each says which others of the row it carries out."""
    ordered = sorted(documents, key=lambda document: (str(document.date_document or "9999"), document.id))
    names = {document.id: list_name(document) for document in ordered}
    cells: dict[tuple[Level, str], list[Node]] = {column: [] for column in _COLUMNS}
    for document in ordered:
        ties = [
            f"{active(relation.kind, registry)} {names[relation.target]}"
            for relation in document.relations
            if relation.target in names
        ]
        cells[document.level, lane_of(document)].append(document_node(document, ties))
    return tuple(tuple(nodes) for nodes in cells.values())
