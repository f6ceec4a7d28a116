"""Boxes of pictures: the values of a chain, and how documents and groups are called in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten

from macros import addresses
from macros.knowledge import Knowledge
from macros.model import Document, RelationKind, System
from macros.naming import list_name
from macros.registry import Registry

SHOWN = 4
"""Most boxes of one cell; the others are counted."""

LONGEST = 60
"""Most letters of a name in a box: a document without a number has only its title."""

STATED_BELOW = (RelationKind.IMPLEMENTS, RelationKind.BASED_ON)
"""Relations between two steps of a chain that the lower document states."""
STATED_ABOVE = (RelationKind.APPROVES,)
"""Relations between two steps of a chain that the upper document states."""

_PREAMBLE = "pre"  # the provision with the plan's own legal basis

# A heading's own number, which begins anew in every part: "4. Triển khai ...".


@dataclass(frozen=True, slots=True)
class Node:
    """One box: a document, the plan, a task or the centre of the picture.

    `ties` are its links in Vietnamese words. `address` is relative to the site root, `None` for the page's own
    record. `lane` is `party`, `state` or empty; `strength` is how near it is to a task: `near`, `group`, `plan`.
    """

    id: str
    name: str
    note: str = ""
    ties: tuple[str, ...] = ()
    address: str | None = None
    lane: str = ""
    strength: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Boxes of one kind, with the number of those left out and the anchor of the list that has them.

    `side` is `before` or `after` for what stands earlier or later than the page's own document.
    """

    label: str
    nodes: tuple[Node, ...]
    hidden: int = 0
    what: str = "văn bản"
    rest: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain; `kind` is `lanes`, `row` or `self`."""

    label: str
    cells: tuple[Cell, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps from the top down; `whole` is where the same is drawn for the whole plan."""

    steps: tuple[Step, ...]
    whole: str

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All boxes, in reading order."""
        return tuple(node for step in self.steps for cell in step.cells for node in cell.nodes)


def lane_of(document: Document) -> str:
    """The column of a document: Party documents in one, all others in the other."""
    return "party" if document.system is System.PARTY else "state"


def lane_name(lane: str, registry: Registry) -> str:
    """The column's name: "Đảng", "Nhà nước"."""
    return registry.term("he-thong", lane).label


def document_node(document: Document, ties: Iterable[str] = (), strength: str = "") -> Node:
    """The box of a document: its number, then kind and year."""
    kind = [] if document.number is None else [document.type_document]
    year = [str(document.date_document.year)] if document.date_document else []
    return Node(
        id=document.id,
        name=shorten(list_name(document), LONGEST, placeholder=" …"),
        note=", ".join([*kind, *year]),
        ties=tuple(ties),
        address=addresses.document_page(document.id),
        lane=lane_of(document),
        strength=strength,
    )


def plan_basis(knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of the documents that the plan as a whole rests on, in its own order."""
    references = knowledge.references.in_provision.get(_PREAMBLE, ())
    return tuple(dict.fromkeys(target for reference in references for target in reference.targets))


def active(kind: RelationKind, registry: Registry) -> str:
    """What a document does to another, inside a sentence: "sửa đổi, bổ sung"."""
    return _inside(registry.term("quan-he", kind).label)


def passive(kind: RelationKind, registry: Registry) -> str:
    """The same from the other side: "được sửa đổi, bổ sung bởi"."""
    term = registry.term("quan-he", kind)
    return _inside(term.inverse_label or term.label)


def _inside(label: str) -> str:
    """A label inside a sentence."""
    return label[:1].lower() + label[1:]
