"""The chain of a task: from the centre through the province and the plan down to it."""

from __future__ import annotations

from macros import addresses
from macros.knowledge import Knowledge
from macros.legal_basis import BasisLine
from macros.model import Document, Level, Task
from macros.naming import list_name
from macros.pictures.boxes import (
    SHOWN,
    Cell,
    Chain,
    Node,
    Step,
    active,
    document_node,
    lane_name,
    lane_of,
    plan_basis,
)
from macros.registry import Registry

_STRENGTHS = {1: "near", 2: "group", 3: "plan"}


def task_chain(task: Task, knowledge: Knowledge) -> Chain:
    """From the centre through the province and the plan to the task.

    The plan's own legal basis is always drawn: through the plan it reaches every task. Documents of sibling tasks
    are counted, not drawn, when the task cites some itself: they are not its own.
    """
    registry = knowledge.registry
    plan = registry.folder.plan
    lines = [line for line in knowledge.legal_basis(task.id) if line.document.id != plan.document]
    places = [(level, lane) for level in Level for lane in ("party", "state")]
    by_place = {place: [line for line in lines if _place(line) == place] for place in places}
    bases = plan_basis(knowledge)
    cites = any(line.tier == 1 for line in lines)
    shown = {
        line.document.id: line.document
        for found in by_place.values()
        for line in _most_telling(found, bases, only_own=cites)
    }
    cells = {
        (level, lane): Cell(
            lane_name(lane, registry),
            tuple(_basis_node(line, shown, bases, registry) for line in found if line.document.id in shown),
            hidden=sum(line.document.id not in shown for line in found),
            rest="#can-cu",
        )
        for (level, lane), found in by_place.items()
    }
    plan_node = Node(plan.document, plan.name, address=addresses.plan_page(plan.id), lane="state")
    task_node = Node(task.id, task.title, note=f"Nhiệm vụ {task.id}")
    return Chain(
        (
            *(
                Step(
                    registry.term("cap", level).label, (cells[level, "party"], cells[level, "state"]), "lanes"
                )
                for level in Level
                if by_place[level, "party"] or by_place[level, "state"]
            ),
            Step("Kế hoạch", (Cell("", (plan_node,)),), "row"),
            Step("Nhiệm vụ này", (Cell("", (task_node,)),), "self"),
        ),
        whole=registry.address_on(addresses.PICTURES, registry.group_of(task.id).id),
    )


def _place(line: BasisLine) -> tuple[Level, str]:
    return line.document.level, lane_of(line.document)


def _most_telling(lines: list[BasisLine], bases: tuple[str, ...], *, only_own: bool) -> list[BasisLine]:
    """The lines of a cell that get a box: some of the task's (or else its group's), and the plan's basis."""
    own = [
        line
        for line in lines
        if line.document.id not in bases and (not only_own or not _is_of_siblings(line))
    ]
    return own[:SHOWN] + [line for line in lines if line.document.id in bases][:SHOWN]


def _is_of_siblings(line: BasisLine) -> bool:
    return line.tier == 2 and line.provision is not None


def _basis_node(
    line: BasisLine, shown: dict[str, Document], bases: tuple[str, ...], registry: Registry
) -> Node:
    """The box of one line: why it is there, and what it does to other boxes."""
    # Brought in by a document that carries it out: the box of that document says so, unless it is left out.
    carriers = {other.id for other, _relation in registry.inverse_relations.get(line.document.id, ())}
    is_said = line.provision is None and not carriers.isdisjoint(shown)
    basis = line.document.id in bases
    ties = [] if is_said or (basis and line.tier > 1) else [line.reason]
    ties += ["căn cứ ban hành Kế hoạch"] if basis else []
    ties += [
        f"{active(relation.kind, registry)} {list_name(shown[relation.target])}"
        for relation in line.document.relations
        if relation.target in shown
    ]
    tier = 3 if basis and line.tier > 1 else line.tier
    return document_node(line.document, ties, _STRENGTHS[tier])
