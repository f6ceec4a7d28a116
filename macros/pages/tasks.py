"""Pages of tasks and of their groups: the wording, on what basis, who, by when."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from textwrap import shorten

from markupsafe import Markup

from macros import addresses
from macros.glossary import Section
from macros.knowledge import Knowledge
from macros.legal_basis import BasisLine, BlockLine, paragraphs, task_block
from macros.model import Agency, Deadline, Document, Provision, Role, System, Target, Task, Term
from macros.naming import document_name, list_name, provision_citation
from macros.pages.page import EVERY_PAGE, GeneratedPage
from macros.pages.summaries import SummaryView, summary_view
from macros.pages.templating import Links, render
from macros.pages.wording import marked_text, prose
from macros.pictures import Chain, task_chain
from macros.registry import Registry, TaskGroup

_GROUP_TITLE = 60  # letters: one line on a wide screen
TIER_NAMES = {
    1: "Nêu trong nhiệm vụ",
    2: "Cùng nhóm, hoặc văn bản được triển khai",
    3: "Căn cứ chung của Kế hoạch",
}


@dataclass(frozen=True, slots=True)
class PartView:
    """A body's part in the task."""

    agency: Agency
    role: Term
    link: Term
    quote: str
    place: str
    place_label: str
    reason: str | None
    inferred: bool


@dataclass(frozen=True, slots=True)
class BasisView:
    """One line of the legal basis."""

    line: BasisLine
    name: str
    status: Term
    place: str | None


@dataclass(frozen=True, slots=True)
class Lane:
    """The Party's or the State's column of the legal basis, by tier."""

    label: str
    system: str
    tiers: tuple[tuple[str, tuple[BasisView, ...]], ...]

    @property
    def count(self) -> int:
        """How many documents stand in the column."""
        return sum(len(lines) for _, lines in self.tiers)


@dataclass(frozen=True, slots=True)
class BlockView:
    """The block to copy: its paragraphs, what to look at in each, and where to change it."""

    paragraphs: tuple[str, ...]
    notes: tuple[tuple[BlockLine, str], ...]
    builder: str


@dataclass(frozen=True, slots=True)
class TaskView:
    """Everything the template of a task's page shows; `group_title` is cut short, its page has all of it.

    `plan` is the name of the plan, where there are several.
    """

    task: Task
    plan: str
    group: TaskGroup
    group_title: str
    label: str
    citation: str
    wording: Markup
    footnotes: tuple[tuple[str, Markup], ...]
    note: Markup | None
    parts: tuple[PartView, ...]
    lanes: tuple[Lane, ...]
    block: BlockView
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    related: tuple[Task, ...]
    alluded: tuple[Document, ...]
    chain: Chain
    previous: Task | None
    following: Task | None


@dataclass(frozen=True, slots=True)
class GroupView:
    """Everything the template of a group's page shows; `plan` is its name, where there are several."""

    group: TaskGroup
    plan: str
    heading: Markup
    part: str
    when_to_use: SummaryView | None
    tasks: tuple[tuple[Task, str, tuple[Agency, ...], int], ...]
    documents: tuple[tuple[Document, str, Term], ...]
    sheet: str
    previous: TaskGroup | None
    following: TaskGroup | None


def task_pages(knowledge: Knowledge, wanted: Container[str] = EVERY_PAGE) -> Iterator[GeneratedPage]:
    """One page per task, and one per group; only those at the addresses `wanted`."""
    plan, groups = knowledge.plan.id, knowledge.registry.groups.values()
    for task in (task for group in groups for task in group.tasks):
        if addresses.task_page(plan, task.id) in wanted:
            yield task_page(task, knowledge)
    for group in groups:
        if addresses.task_page(plan, group.id) in wanted:
            yield group_page(group, knowledge)


def _record(group: TaskGroup, knowledge: Knowledge) -> str:
    """The file of the group's tasks."""
    return f"data/ke-hoach/{knowledge.plan.id}/nhiem-vu/{addresses.provision_anchor(group.id)}.yml"


def task_page(task: Task, knowledge: Knowledge) -> GeneratedPage:
    """The page of one task."""
    registry = knowledge.registry
    plan = registry.folder.plan
    address = addresses.task_page(plan.id, task.id)
    links = Links(address, registry)
    view = task_view(task, knowledge, links, Section(knowledge.glossary))
    return GeneratedPage(
        address=address,
        title=knowledge.told_apart(task.title),
        description=f"{view.label}, {plan.name}: nguyên văn, căn cứ, cơ quan, thời hạn.",
        body=render("task.md", view=view, links=links, document_name=document_name),
        record=_record(view.group, knowledge),
        section=addresses.task_page(plan.id, view.group.id),
    )


def group_page(group: TaskGroup, knowledge: Knowledge) -> GeneratedPage:
    """The page of one group of tasks."""
    registry = knowledge.registry
    plan = registry.folder.plan
    address = addresses.task_page(plan.id, group.id)
    links = Links(address, registry)
    view = _group_view(group, knowledge, links)
    return GeneratedPage(
        address=address,
        title=knowledge.told_apart(f"Nhóm {group.id}"),
        description=f"{group.heading.text}: {len(group.tasks)} nhiệm vụ của {plan.name}."[:300],
        body=render("group.md", view=view, links=links),
        record=_record(group, knowledge),
        section=registry.page_of_plan(addresses.TASKS),
    )


def task_view(task: Task, knowledge: Knowledge, links: Links, section: Section | None = None) -> TaskView:
    """What is shown of a task, with the links of the place where it is shown.

    The section is the head of the page, in which words of the glossary are explained; on paper none is.
    """
    registry = knowledge.registry
    provision = registry.provisions[task.id]
    group = registry.group_of(task.id)
    previous, following = registry.neighbours[task.id]
    linked_to = [registry.tasks[other] for other in task.related_tasks]
    related = dict.fromkeys([*linked_to, *registry.related_from.get(task.id, ())])
    return TaskView(
        task=task,
        plan=knowledge.plan.name if knowledge.is_one_of_several else "",
        group=group,
        group_title=_short_title(group),
        label=provision.label,
        citation=provision_citation(provision, registry),
        wording=marked_text(provision, knowledge, links, section),
        footnotes=tuple(
            (footnote, marked_text(registry.provisions[footnote], knowledge, links, section))
            for footnote in provision.footnotes
        ),
        note=prose(task.editorial_note, links, section) if task.editorial_note else None,
        parts=_parts(task, knowledge, links),
        lanes=_lanes(task, knowledge, links),
        block=_block_view(task, knowledge, links),
        deadlines=_deadlines(provision, registry),
        targets=registry.targets_in.get(task.id, ()),
        related=tuple(related),
        alluded=tuple(registry.documents[document] for document in task.alluded_documents),
        chain=task_chain(task, knowledge),
        previous=previous,
        following=following,
    )


def _short_title(group: TaskGroup) -> str:
    """The heading of a group without its number, cut after a word."""
    return shorten(group.title, _GROUP_TITLE, placeholder=" …")


def _deadlines(provision: Provision, registry: Registry) -> tuple[Deadline, ...]:
    """The deadlines a task sets; one that opens a list ("thời hạn báo cáo:") has those of its list."""
    places = [provision.id]
    if provision.text.endswith(":"):
        places += [sibling.id for sibling in registry.children[provision.parent]]
    return tuple(
        deadline for place in dict.fromkeys(places) for deadline in registry.deadlines_in.get(place, ())
    )


def _parts(task: Task, knowledge: Knowledge, links: Links) -> tuple[PartView, ...]:
    registry = knowledge.registry
    roles = list(Role)
    ordered = sorted(task.agencies, key=lambda part: (part.link == "inferred", roles.index(part.role)))
    return tuple(
        PartView(
            agency=registry.agencies[part.agency],
            role=registry.term("vai-tro", part.role),
            link=registry.term("lien-ket", part.link),
            quote=part.quote,
            place=links.provision(part.provision),
            place_label=registry.provisions[part.provision].label,
            reason=part.reason,
            inferred=part.link == "inferred",
        )
        for part in ordered
    )


def _lanes(task: Task, knowledge: Knowledge, links: Links) -> tuple[Lane, ...]:
    lines = [basis_view(line, knowledge, links) for line in knowledge.legal_basis(task.id)]
    party = [view for view in lines if view.line.document.system is System.PARTY]
    state = [view for view in lines if view.line.document.system is not System.PARTY]
    return tuple(
        Lane(label, system, _tiers(views))
        for label, system, views in (
            ("Cơ sở chính trị (văn bản của Đảng)", "party", party),
            ("Cơ sở pháp lý (văn bản của Nhà nước)", "state", state),
        )
        if views
    )


def _tiers(views: list[BasisView]) -> tuple[tuple[str, tuple[BasisView, ...]], ...]:
    return tuple(
        (name, found)
        for tier, name in TIER_NAMES.items()
        if (found := tuple(view for view in views if view.line.tier == tier))
    )


def basis_view(line: BasisLine, knowledge: Knowledge, links: Links) -> BasisView:
    """What is shown of one line of a legal basis."""
    return BasisView(
        line=line,
        name=document_name(line.document),
        status=knowledge.registry.term("tinh-trang", line.document.in_force.status),
        place=links.provision(line.provision) if line.provision else None,
    )


def _block_view(task: Task, knowledge: Knowledge, links: Links) -> BlockView:
    lines = task_block(task, knowledge.registry, knowledge.references)
    return BlockView(
        paragraphs=paragraphs(lines),
        notes=tuple((line, list_name(line.document)) for line in lines),
        builder=links.page_at(addresses.builder(task.id, knowledge.registry.prefix)),
    )


def _group_view(group: TaskGroup, knowledge: Knowledge, links: Links) -> GroupView:
    registry = knowledge.registry
    order = list(registry.groups.values())
    rank = order.index(group)
    places = [group.heading.id]
    for task in group.tasks:
        places += [task.id, *registry.provisions[task.id].footnotes]
    cited = dict.fromkeys(
        target
        for place in places
        for reference in knowledge.references.in_provision.get(place, ())
        for target in reference.targets
    )
    note = registry.group_notes.get(group.heading.id)
    parent = registry.provisions[group.heading.parent] if group.heading.parent else group.heading
    return GroupView(
        group=group,
        plan=knowledge.plan.name if knowledge.is_one_of_several else "",
        heading=marked_text(group.heading, knowledge, links),
        part=parent.text,
        when_to_use=summary_view(
            note.when_to_use if note else None, registry, links, section=Section(knowledge.glossary)
        ),
        tasks=tuple(
            (
                task,
                registry.provisions[task.id].label,
                tuple(registry.agencies[part.agency] for part in task.agencies if part.link == "explicit"),
                len(knowledge.cited_by(task.id)),
            )
            for task in group.tasks
        ),
        documents=tuple(
            (document, document_name(document), registry.term("tinh-trang", document.in_force.status))
            for document in (registry.documents[document_id] for document_id in cited)
        ),
        sheet=links.page_at(addresses.group_sheet(group.id, registry.prefix)),
        previous=order[rank - 1] if rank else None,
        following=order[rank + 1] if rank + 1 < len(order) else None,
    )
