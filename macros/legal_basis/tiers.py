"""A task's legal basis: which documents it rests on, how near, and why each is there.

Tiers: (1) cited in the item itself or its footnotes; (2) cited elsewhere in its group or in a related task, or
implemented by a document of tier 1; (3) the plan's own căn cứ, and the plan. Party and State documents are shown
in two columns and never ranked against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model import Document, RelationKind, Task
from macros.references import References
from macros.registry import Registry

_ITEM, _GROUP, _PLAN = 1, 2, 3

# A document of tier 1 brings in what it carries out.
_CARRIES_OUT = (RelationKind.IMPLEMENTS, RelationKind.BASED_ON, RelationKind.CONTINUES)


@dataclass(frozen=True, slots=True)
class BasisLine:
    """One document of a task's legal basis.

    `reason` is Vietnamese, for the reader; `provision` is where the plan names the document, if it does.
    """

    document: Document
    tier: int
    reason: str
    provision: str | None = None


def legal_basis(task: Task, registry: Registry, references: References) -> tuple[BasisLine, ...]:
    """The documents a task rests on, nearest tier first, each once, in the order of the plan."""
    lines: dict[str, BasisLine] = {}
    for line in every_reason(task, registry, references):
        lines.setdefault(line.document.id, line)
    return tuple(sorted(lines.values(), key=lambda line: line.tier))


def every_reason(task: Task, registry: Registry, references: References) -> Iterator[BasisLine]:
    """Every way in which a task rests on a document: one of the plan's own căn cứ may be cited in the group, too."""
    provision = registry.provisions[task.id]
    for place in (task.id, *provision.footnotes):
        reason = (
            "viện dẫn ngay trong nhiệm vụ" if place == task.id else "viện dẫn trong chú thích của nhiệm vụ"
        )
        yield from _cited_in(place, _ITEM, reason, registry, references)
    for document_id in _cited_ids((task.id, *provision.footnotes), references):
        yield from _carried_out(registry.documents[document_id], registry)
    group = registry.group_of(task.id)
    yield from _cited_in(group.heading.id, _GROUP, "viện dẫn ở tiêu đề của nhóm", registry, references)
    for sibling in group.tasks:
        for place in (sibling.id, *registry.provisions[sibling.id].footnotes):
            yield from _cited_in(place, _GROUP, "viện dẫn ở mục cùng nhóm", registry, references)
    for related in task.related_tasks:
        yield from _cited_in(related, _GROUP, "viện dẫn ở nhiệm vụ liên quan", registry, references)
    yield from _cited_in("pre", _PLAN, "căn cứ ban hành Kế hoạch", registry, references)
    plan = registry.folder.plan
    yield BasisLine(registry.documents[plan.document], _PLAN, "chính Kế hoạch này")


def _cited_ids(places: tuple[str, ...], references: References) -> Iterator[str]:
    for place in places:
        for reference in references.in_provision.get(place, ()):
            yield from reference.targets


def _cited_in(
    place: str, tier: int, reason: str, registry: Registry, references: References
) -> Iterator[BasisLine]:
    for document_id in _cited_ids((place,), references):
        yield BasisLine(registry.documents[document_id], tier, reason, place)


def _carried_out(document: Document, registry: Registry) -> Iterator[BasisLine]:
    for relation in document.relations:
        if relation.kind in _CARRIES_OUT:
            name = document.number or document.title
            label = registry.term("quan-he", relation.kind).label.lower()
            yield BasisLine(registry.documents[relation.target], _GROUP, f"{name} {label} văn bản này")
