"""The chain of a document: what stands above and below it, earlier and later, and where the plan uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros import addresses
from macros.knowledge import Knowledge
from macros.model import Document
from macros.naming import list_name
from macros.pictures.boxes import (
    SHOWN,
    STATED_ABOVE,
    STATED_BELOW,
    Cell,
    Chain,
    Node,
    Step,
    active,
    document_node,
    passive,
)
from macros.registry import Registry

_DEPTH = 3  # steps up or down from a document; the data has two
_THIS = "văn bản này"


def document_chain(document: Document, knowledge: Knowledge) -> Chain | None:
    """What stands above a document, before and after it, below it, and where the plan uses it.

    Nothing if no other document is linked with it: the lists of the page then say all there is.
    """
    registry = knowledge.registry
    seen = {document.id, registry.folder.plan.document}
    above = list(_levels(document, _upward, seen, registry))[::-1]
    below = list(_levels(document, _downward, seen, registry))
    earlier = _cell("Trước đó", _others(document, _earlier, registry), side="before")
    later = _cell("Về sau", _others(document, _later, registry), side="after")
    own = document_node(document)
    this = Node(own.id, own.name, own.note, lane=own.lane)
    centre = (*earlier, Cell("", (this,)), *later)
    if not above and not below and len(centre) == 1 and not _plan_ties(document, registry):
        return None
    return Chain(
        (
            *(Step("Bên trên", _cell("", nodes), "row") for nodes in above),
            Step("Văn bản này", centre, "self"),
            *(Step("Bên dưới", _cell("", nodes), "row") for nodes in below),
            *_uses(document, knowledge),
        ),
        whole=knowledge.registry.page_of_plan(addresses.PICTURES),
    )


_Neighbours = Callable[[Document, Registry], Iterator[tuple[Document, str]]]


def _upward(document: Document, registry: Registry) -> Iterator[tuple[Document, str]]:
    """Documents that this one carries out or was approved by, with the words as seen from there."""
    for relation in document.relations:
        if relation.kind in STATED_BELOW:
            yield registry.documents[relation.target], passive(relation.kind, registry)
    for other, relation in registry.inverse_relations.get(document.id, ()):
        if relation.kind in STATED_ABOVE:
            yield other, active(relation.kind, registry)


def _downward(document: Document, registry: Registry) -> Iterator[tuple[Document, str]]:
    """Documents that carry this one out or were approved by it, with the words as seen from there."""
    for other, relation in registry.inverse_relations.get(document.id, ()):
        if relation.kind in STATED_BELOW:
            yield other, active(relation.kind, registry)
    for relation in document.relations:
        if relation.kind in STATED_ABOVE:
            yield registry.documents[relation.target], passive(relation.kind, registry)


def _earlier(document: Document, registry: Registry) -> Iterator[tuple[Document, str]]:
    """Documents that this one amends, replaces, continues or merges."""
    for relation in document.relations:
        if relation.kind not in (*STATED_BELOW, *STATED_ABOVE):
            yield registry.documents[relation.target], passive(relation.kind, registry)


def _later(document: Document, registry: Registry) -> Iterator[tuple[Document, str]]:
    """Documents that amend, replace, continue or merge this one."""
    for other, relation in registry.inverse_relations.get(document.id, ()):
        if relation.kind not in (*STATED_BELOW, *STATED_ABOVE):
            yield other, active(relation.kind, registry)


def _levels(
    document: Document, neighbours: _Neighbours, seen: set[str], registry: Registry
) -> Iterator[list[Node]]:
    """Boxes step by step away from a document, each document once."""
    front = [document]
    for _step in range(_DEPTH):
        nodes: dict[str, Node] = {}
        reached = []
        for near in front:
            name = _THIS if near is document else list_name(near)
            for other, words in neighbours(near, registry):
                if other.id not in seen:
                    reached.append(other)
                    nodes[other.id] = document_node(other, [f"{words} {name}"])
        if not nodes:
            return
        seen.update(nodes)
        yield list(nodes.values())
        front = reached


def _others(document: Document, neighbours: _Neighbours, registry: Registry) -> list[Node]:
    return [document_node(other, [f"{words} {_THIS}"]) for other, words in neighbours(document, registry)]


def _uses(document: Document, knowledge: Knowledge) -> Iterator[Step]:
    """The plan, if it cites the document or rests on it, and the tasks that cite it; the plan's own are its groups."""
    registry = knowledge.registry
    plan = registry.folder.plan
    page = addresses.plan_page(plan.id)
    if document.id == plan.document:
        groups = [
            Node(group.id, group.name, address=addresses.task_page(plan.id, group.id))
            for group in registry.groups.values()
        ]
        for cell in _cell("", groups, what="nhóm", rest=knowledge.registry.page_of_plan(addresses.PICTURES)):
            yield Step("Nhóm nhiệm vụ", (cell,), "row")
        return
    count = len(knowledge.references.to_document.get(document.id, ()))
    ties = [f"{words} {_THIS}" for words in _plan_ties(document, registry)]
    if not count and not ties:
        return
    note = f"viện dẫn {count} lần" if count else ""
    yield Step(
        "Kế hoạch", (Cell("", (Node(plan.document, plan.name, note, tuple(ties), page, "state"),)),), "row"
    )
    tasks = [registry.tasks[task] for task in knowledge.tasks_resting_on.get(document.id, ())]
    place = addresses.anchor("nhiem-vu", registry.prefix)
    nodes = [
        Node(task.id, task.title, f"Nhiệm vụ {task.id}", address=addresses.task_page(plan.id, task.id))
        for task in tasks
    ]
    yield from (
        Step("Nhiệm vụ", (cell,), "row") for cell in _cell("", nodes, what="nhiệm vụ", rest=f"#{place}")
    )


def _plan_ties(document: Document, registry: Registry) -> list[str]:
    """What the plan does to the document, in words."""
    plan = registry.folder.plan.document
    return [
        active(relation.kind, registry)
        for other, relation in registry.inverse_relations.get(document.id, ())
        if other.id == plan
    ]


def _cell(
    label: str, nodes: list[Node], *, what: str = "văn bản", rest: str = "#quan-he", side: str = ""
) -> tuple[Cell, ...]:
    """A cell, if there is anything to put in it."""
    if not nodes:
        return ()
    return (Cell(label, tuple(nodes[:SHOWN]), max(0, len(nodes) - SHOWN), what, rest, side),)
