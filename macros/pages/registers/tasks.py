"""The list of tasks, and the tasks as rows of the matrices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from macros.exports.matrices import agency_matrix, document_matrix
from macros.knowledge import Knowledge
from macros.model import (
    Agency,
    Deadline,
    Document,
    LinkBasis,
    Task,
    Term,
)
from macros.pages.listing import NOTHING, Ask, Listing, Order, Trait, listing, single
from macros.pages.registers.answers import (
    body_names,
    document_names,
    group_names,
    labels,
)
from macros.registry import TaskGroup
from macros.vietnamese import collation_key


class Party(NamedTuple):
    """A body that the plan names for a task, and as what."""

    agency: Agency
    role: Term


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with what the plan itself says of it."""

    task: Task
    label: str
    group: TaskGroup
    parties: tuple[Party, ...]
    documents: tuple[Document, ...]
    deadlines: tuple[Deadline, ...]


def tasks(knowledge: Knowledge) -> Listing[TaskRow]:
    """All tasks in the plan's order."""
    registry = knowledge.registry
    rows = [_task_row(task, group, knowledge) for group in registry.groups.values() for task in group.tasks]
    return listing(
        "nhiệm vụ",
        rows,
        traits=(
            single("nhom", "Nhóm nhiệm vụ", group_names(registry), lambda r: [r.group.id]),
            Trait(
                (
                    Ask(
                        "co-quan",
                        "Cơ quan Kế hoạch nêu",
                        body_names(registry, "Không nêu riêng (theo mục III.1)"),
                    ),
                    Ask("vai-tro", "Vai trò", labels("vai-tro", registry) | {NOTHING: "Không nêu cơ quan"}),
                ),
                lambda r: [(party.agency.id, party.role.id) for party in r.parties],
            ),
            single(
                "van-ban",
                "Văn bản nêu trong nhiệm vụ",
                document_names(registry),
                lambda r: [document.id for document in r.documents],
            ),
            single(
                "thoi-han",
                "Thời hạn",
                {"co": "Có ghi thời hạn", NOTHING: "Không ghi thời hạn"},
                lambda r: ["co"] if r.deadlines else [],
            ),
        ),
        orders=(
            Order("ten", "Tên nhiệm vụ", lambda r: collation_key(r.task.title)),
            Order("so-van-ban", "Số văn bản nêu", lambda r: len(r.documents) or None),
        ),
        usual_order="Như trong Kế hoạch",
        words=lambda r: (name for party in r.parties for name in party.agency.short_names),
    )


def _task_row(task: Task, group: TaskGroup, knowledge: Knowledge) -> TaskRow:
    registry = knowledge.registry
    return TaskRow(
        task=task,
        label=registry.provisions[task.id].label,
        group=group,
        parties=tuple(
            Party(registry.agencies[part.agency], registry.term("vai-tro", part.role))
            for part in task.agencies
            if part.link is LinkBasis.EXPLICIT
        ),
        documents=tuple(line.document for line in knowledge.cited_by(task.id)),
        deadlines=registry.deadlines_in.get(task.id, ()),
    )


def task_marks(knowledge: Knowledge) -> Listing[Task]:
    """The rows of both matrices: a task with every mark it has in them."""
    registry = knowledge.registry
    bodies, papers = agency_matrix(knowledge), document_matrix(knowledge)
    cited = {
        task: [column.id for column in papers.columns if papers.marks(task, column.id)]
        for task in registry.tasks
    }
    return listing(
        "nhiệm vụ",
        [task for group in registry.groups.values() for task in group.tasks],
        traits=(
            single("nhom", "Nhóm nhiệm vụ", group_names(registry), lambda t: [registry.group_of(t.id).id]),
            Trait(
                (
                    Ask("co-quan", "Cơ quan", body_names(registry, "Không có")),
                    Ask("vai-tro", "Vai trò", labels("vai-tro", registry) | {NOTHING: "Không có"}),
                    Ask("vi-sao", "Vì sao", labels("lien-ket", registry) | {NOTHING: "Không có"}),
                ),
                lambda t: [(part.agency, part.role, part.link) for part in t.agencies],
            ),
            single("van-ban", "Văn bản", document_names(registry), lambda t: cited[t.id]),
        ),
        orders=(
            Order("ten", "Tên nhiệm vụ", lambda t: collation_key(t.title)),
            Order("so-co-quan", "Số cơ quan", lambda t: bodies.total_of_task[t.id] or None),
            Order("so-van-ban", "Số văn bản", lambda t: papers.total_of_task[t.id] or None),
        ),
        usual_order="Như trong Kế hoạch",
        words=lambda t: (name for part in t.agencies for name in registry.agencies[part.agency].short_names),
    )
