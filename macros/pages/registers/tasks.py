"""The list of tasks, and the tasks as rows of the matrices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
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
    agencies_of,
    body_names,
    document_names,
    group_names,
    labels,
)
from macros.pages.templating import md
from macros.registry import Registry, TaskGroup
from macros.vietnamese import collation_key, slugify


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
    """All tasks of a plan, in its order."""
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
                        body_names(registry.agencies.values(), "Không nêu riêng (theo mục III.1)"),
                    ),
                    Ask("vai-tro", "Vai trò", labels("vai-tro", registry) | {NOTHING: "Không nêu cơ quan"}),
                ),
                lambda r: [(party.agency.id, party.role.id) for party in r.parties],
            ),
            single(
                "van-ban",
                "Văn bản nêu trong nhiệm vụ",
                document_names(registry.documents.values()),
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


def _task_row(task: Task, group: TaskGroup, view: Knowledge) -> TaskRow:
    registry = view.registry
    return TaskRow(
        task=task,
        label=registry.provisions[task.id].label,
        group=group,
        parties=tuple(
            Party(registry.agencies[part.agency], registry.term("vai-tro", part.role))
            for part in task.agencies
            if part.link is LinkBasis.EXPLICIT
        ),
        documents=tuple(line.document for line in view.cited_by(task.id)),
        deadlines=registry.deadlines_in.get(task.id, ()),
    )


class TaskPart(NamedTuple):
    """A part of a plan that holds tasks, with its title in words and its place on the page of tasks."""

    id: str
    title: str
    anchor: str
    tasks: int


def parts(view: Knowledge) -> list[TaskPart]:
    """The parts of a plan with tasks: "II" with "Nội dung thực hiện", which the plan prints in capitals."""
    registry = view.registry
    count: Counter[str] = Counter()
    for group in registry.groups.values():
        count[group.part] += len(group.tasks)
    return [TaskPart(part, _title(part, registry), slugify(part), number) for part, number in count.items()]


def _title(part: str, registry: Registry) -> str:
    title = registry.provisions[f"{part}.h"].text.removeprefix(f"{part}.").strip()
    return md(title.capitalize() if title.isupper() else title)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of tasks with its counts."""

    group: TaskGroup
    part: str
    documents: int


def groups(view: Knowledge, part: str) -> list[GroupRow]:
    """The groups of one part of a plan."""
    registry = view.registry
    return [
        GroupRow(
            group,
            registry.provisions[group.heading.parent or group.heading.id].text,
            len({line.document.id for task in group.tasks for line in view.cited_by(task.id)}),
        )
        for group in registry.groups.values()
        if group.part == part
    ]


class MarkedTask(NamedTuple):
    """A task with the bodies and documents that have marks in its rows, and how many of each."""

    task: Task
    documents: list[str]
    bodies: int


def task_marks(knowledge: Knowledge) -> Listing[MarkedTask]:
    """The rows of the matrices of one plan: a task with every mark it has in them."""
    registry = knowledge.registry
    rows = list(_marked_tasks(knowledge))
    # Of all bodies and documents a plan has few to do with.
    bodies = agencies_of(registry.duties, registry)
    documents = [
        registry.documents[document] for document in {key: None for row in rows for key in row.documents}
    ]
    return listing(
        "nhiệm vụ",
        rows,
        traits=(
            single(
                "nhom", "Nhóm nhiệm vụ", group_names(registry), lambda r: [registry.group_of(r.task.id).id]
            ),
            Trait(
                (
                    Ask("co-quan", "Cơ quan", body_names(bodies, "Không có")),
                    Ask("vai-tro", "Vai trò", labels("vai-tro", registry) | {NOTHING: "Không có"}),
                    Ask("vi-sao", "Vì sao", labels("lien-ket", registry) | {NOTHING: "Không có"}),
                ),
                lambda r: [(part.agency, part.role, part.link) for part in r.task.agencies],
            ),
            single("van-ban", "Văn bản", document_names(documents), lambda r: r.documents),
        ),
        orders=(
            Order("ten", "Tên nhiệm vụ", lambda r: collation_key(r.task.title)),
            Order("so-co-quan", "Số cơ quan", lambda r: r.bodies or None),
            Order("so-van-ban", "Số văn bản", lambda r: len(r.documents) or None),
        ),
        usual_order="Như trong Kế hoạch",
        words=lambda r: (
            name for part in r.task.agencies for name in registry.agencies[part.agency].short_names
        ),
    )


def _marked_tasks(view: Knowledge) -> Iterator[MarkedTask]:
    bodies, papers = agency_matrix(view), document_matrix(view)
    for group in view.registry.groups.values():
        for task in group.tasks:
            documents = [column.id for column in papers.columns if papers.marks(task.id, column.id)]
            yield MarkedTask(task, documents, bodies.total_of_task[task.id])
