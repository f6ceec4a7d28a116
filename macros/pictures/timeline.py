"""The documents by year: Party on one side, State on the other, the plan's day across, what came after below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros import addresses
from macros.knowledge import Knowledge
from macros.model import Document, RelationKind, Term
from macros.naming import list_name
from macros.pictures.boxes import STATED_ABOVE, STATED_BELOW, active, lane_of
from macros.registry import Registry
from macros.vietnamese import collation_key


class Shape(StrEnum):
    """The outline of a mark, one for each family of kinds."""

    LAW = "law"
    RESOLUTION = "resolution"
    DIRECTIVE = "directive"
    DECISION = "decision"
    PLAN = "plan"


# Kinds of document by family; all that is not named here is a plan, programme or project.
_FAMILIES = {
    Shape.LAW: ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"),
    Shape.RESOLUTION: ("Nghị quyết", "Kết luận"),
    Shape.DIRECTIVE: ("Chỉ thị",),
    Shape.DECISION: ("Quyết định", "Quy định", "Quy chế", "Nghị định", "Thông tư"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A document on the timeline; `day` is unknown for some, `lane` is `party` or `state`.

    `deeds` is what it does to earlier documents, in words: pairs of "sửa đổi, bổ sung" and their names.
    """

    id: str
    name: str
    title: str
    kind: str
    shape: Shape
    status: Term
    day: date | None
    lane: str
    system: str
    address: str
    deeds: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A year, or the part of the plan's year before or after its day. A year without documents has no marks."""

    year: int
    after: bool
    marks: tuple[Mark, ...]

    def lane(self, lane: str) -> tuple[Mark, ...]:
        """The marks of one side, oldest first."""
        return tuple(mark for mark in self.marks if mark.lane == lane)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bands in the order of time, the plan between those before and those after it, and what has no date."""

    before: tuple[Band, ...]
    plan: Mark
    after: tuple[Band, ...]
    undated: tuple[Mark, ...]
    kinds: tuple[tuple[Shape, tuple[str, ...]], ...]
    statuses: tuple[Term, ...]


def plan_timeline(knowledge: Knowledge) -> Timeline:
    """The documents that have to do with the plan, seen from its day."""
    registry = knowledge.registry
    own = registry.folder.plan.document
    marks = [_mark(document, registry) for document in _documents(knowledge) if document.id != own]
    plan = _mark(registry.documents[own], registry)
    # A plan without a day stands after all others.
    turn = plan.day or max((mark.day for mark in marks if mark.day), default=date.min)
    dated = sorted((mark for mark in marks if mark.day), key=lambda mark: (str(mark.day), mark.id))
    used = {mark.status.id for mark in (*marks, plan)}
    return Timeline(
        before=_bands(
            [mark for mark in dated if mark.day and mark.day <= turn], turn.year, turn.year - 1, after=False
        ),
        plan=plan,
        after=_bands([mark for mark in dated if mark.day and mark.day > turn], turn.year + 1, 0, after=True),
        undated=tuple(mark for mark in marks if not mark.day),
        kinds=_kinds_of((*marks, plan)),
        statuses=tuple(term for term in registry.corpus.vocabularies["tinh-trang"] if term.id in used),
    )


def _documents(knowledge: Knowledge) -> Iterator[Document]:
    """Every document of a site of one plan. Of one of several what it cites, what that rests on, and what became of it:
    other plans bring documents by the hundred."""
    registry = knowledge.registry
    cited = {registry.folder.plan.document, *knowledge.references.to_document}
    wanted = set(cited)
    for each in cited:
        wanted.update(relation.target for relation in registry.documents[each].relations)
        for other, relation in registry.inverse_relations.get(each, ()):
            if relation.kind not in (*STATED_BELOW, *STATED_ABOVE):
                wanted.add(other.id)
    for document in registry.documents.values():
        if len(registry.plans) == 1 or document.id in wanted:
            yield document


def shape_of(kind: str) -> Shape:
    """The outline of a kind: "Chỉ thị" -> directive."""
    return next((shape for shape, kinds in _FAMILIES.items() if kind in kinds), Shape.PLAN)


def _mark(document: Document, registry: Registry) -> Mark:
    return Mark(
        id=document.id,
        name=list_name(document),
        title=document.title,
        kind=document.type_document,
        shape=shape_of(document.type_document),
        status=registry.term("tinh-trang", document.in_force.status),
        day=document.date_document,
        lane=lane_of(document),
        system=registry.term("he-thong", document.system).label,
        address=addresses.document_page(document.id),
        deeds=_deeds(document, registry),
    )


def _deeds(document: Document, registry: Registry) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a document does to earlier ones, by kind of relation."""
    found: dict[RelationKind, list[str]] = {}
    for relation in document.relations:
        if relation.kind not in (*STATED_BELOW, *STATED_ABOVE):
            found.setdefault(relation.kind, []).append(list_name(registry.documents[relation.target]))
    return tuple((active(kind, registry), tuple(names)) for kind, names in found.items())


def _bands(marks: list[Mark], first: int, last: int, *, after: bool) -> tuple[Band, ...]:
    """Years from the first to the last that has documents, or further, up to the plan's; none without documents."""
    years = [mark.day.year for mark in marks if mark.day]
    return tuple(
        Band(year, after, tuple(mark for mark in marks if mark.day and mark.day.year == year))
        for year in (range(min(first, *years), max(last, *years) + 1) if years else ())
    )


def _kinds_of(marks: Iterable[Mark]) -> tuple[tuple[Shape, tuple[str, ...]], ...]:
    """The kinds that occur, by outline."""
    marks = tuple(marks)
    return tuple(
        (shape, kinds)
        for shape in Shape
        if (kinds := tuple(sorted({mark.kind for mark in marks if mark.shape is shape}, key=collation_key)))
    )
