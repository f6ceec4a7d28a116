"""A document's relations with others, as its page shows them: from both ends, in words for each direction."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from macros.knowledge import Knowledge
from macros.model import Document, Relation, RelationKind, Source
from macros.naming import document_name
from macros.pages.templating import Links

# Relations that say what became of a document: they stand in its status box, not only in the list below.
FATE = (
    RelationKind.AMENDS,
    RelationKind.REPEALS,
    RelationKind.CONTINUES,
    RelationKind.CONSOLIDATES,
    RelationKind.FOLLOWS,
)


@dataclass(frozen=True, slots=True)
class RelatedDocument:
    """A document at the other end of a relation, with the words for this direction."""

    kind: RelationKind
    label: str
    name: str
    href: str
    title: str
    note: str | None
    quote: str | None
    place: str | None
    plan: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations that a document states, those that others state, and of these the ones to name only.

    Who carries a document out is found in plans, so there are more with each plan. Those that a further plan tells of
    stand in full, with quotation and source, on the page of the document that states them.
    """

    own: tuple[RelatedDocument, ...]
    inverse: tuple[RelatedDocument, ...]
    further: tuple[RelatedDocument, ...]


def relations(
    document: Document, knowledge: Knowledge, links: Links, further_plans: Container[str | None]
) -> Relations:
    """A document's relations; `further_plans` are those that its page does not show in full."""
    registry = knowledge.registry
    own: list[RelatedDocument] = []
    inverse: list[RelatedDocument] = []
    further: list[RelatedDocument] = []
    for relation in document.relations:
        label = registry.term("quan-he", relation.kind).label
        own.append(_related(label, registry.documents[relation.target], relation, knowledge, links))
    for other, relation in registry.inverse_relations.get(document.id, ()):
        label = registry.term("quan-he", relation.kind).inverse_label or ""
        is_further = relation.plan in further_plans and relation.kind not in FATE
        (further if is_further else inverse).append(_related(label, other, relation, knowledge, links))
    return Relations(tuple(own), tuple(inverse), tuple(further))


def _related(
    label: str, other: Document, relation: Relation, knowledge: Knowledge, links: Links
) -> RelatedDocument:
    # A plan that is left out, as the handbook leaves out all but one, cannot be quoted.
    of_plan = knowledge.registry.of(relation.plan)
    is_shown = any(view.plan is of_plan.folder.plan for view in knowledge.plans)
    return RelatedDocument(
        kind=relation.kind,
        label=label,
        name=document_name(other),
        href=links.document(other.id),
        title=other.title,
        note=relation.note,
        quote=relation.quote if is_shown else None,
        place=links.to_plan(of_plan).provision(relation.provision) if relation.provision else None,
        plan=of_plan.folder.plan.name if knowledge.is_one_of_several else "Kế hoạch",
        sources=knowledge.registry.sources_of(relation.sources),
    )
