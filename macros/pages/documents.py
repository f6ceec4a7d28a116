"""Pages of documents: what it is, is it valid, where is it used, what does it rest on."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from macros import addresses
from macros.exports.json_ld import document_json_ld
from macros.glossary import Section
from macros.knowledge import Knowledge
from macros.model import (
    Agency,
    Document,
    Erratum,
    Evidence,
    Plan,
    Source,
    Task,
    Term,
    Verification,
)
from macros.naming import (
    document_name,
    first_citation,
    issuer_names,
    later_citation,
    list_name,
    namesake_named,
)
from macros.pages import order
from macros.pages.page import EVERY_PAGE, GeneratedPage
from macros.pages.plan_lines import IN_FULL, PlanLine, Tally, plan_line
from macros.pages.relations import FATE, RelatedDocument, relations
from macros.pages.summaries import SummaryView, summary_view
from macros.pages.templating import Links, render
from macros.pages.wording import excerpt, prose
from macros.pictures import Chain, document_chain
from macros.vietnamese import date_in_figures

_SECTION = "van-ban/index.html"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One place where the plan cites the document."""

    label: str
    href: str
    excerpt: Markup
    task: Task | None
    task_href: str


@dataclass(frozen=True, slots=True)
class PlanUse:
    """What one plan has to do with the document; `links` lead to what is the plan's."""

    plan: Plan
    links: Links
    quotations: tuple[Quotation, ...]
    tasks: tuple[Task, ...]
    errata: tuple[Erratum, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with what was found when it was checked."""

    label: str
    value: str
    term: Term
    label_of_check: str
    note: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class OtherDocument:
    """A document with the same number, and where it was seen."""

    sentence: str
    note: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Everything the template of a document page shows.

    `uses` are those of the plans that have to do with the document, the current plan first; where these are many,
    `further_plans` and the relations that they tell of take a line each. `several` says that the plans must be told
    apart; `own_plan` links to the text where the document is a plan of the site.
    """

    document: Document
    name: str
    status: Term
    status_sources: tuple[Source, ...]
    continuation: tuple[RelatedDocument, ...]
    when_to_use: SummaryView | None
    issuers: tuple[Agency, ...]
    system: Term
    level: Term
    first_citation: str
    later_citation: str
    uses: tuple[PlanUse, ...]
    further_plans: tuple[PlanLine, ...]
    several: bool
    relations: tuple[RelatedDocument, ...]
    inverse_relations: tuple[RelatedDocument, ...]
    further_relations: tuple[RelatedDocument, ...]
    chain: Chain | None
    namesakes: tuple[OtherDocument, ...]
    note: Markup | None
    facts: tuple[Fact, ...]
    cited: bool
    own_plan: str | None
    json_ld: Markup

    @property
    def citations(self) -> int:
        """How often the plans shown in full cite it."""
        return sum(len(use.quotations) for use in self.uses)

    @property
    def tasks(self) -> int:
        """How many tasks of these plans rest on it."""
        return sum(len(use.tasks) for use in self.uses)

    @property
    def errata(self) -> int:
        """How many slips of these plans are in citations of it."""
        return sum(len(use.errata) for use in self.uses)


def document_pages(knowledge: Knowledge, wanted: Container[str] = EVERY_PAGE) -> Iterator[GeneratedPage]:
    """One page per document, in the order of the register; only those at the addresses `wanted`."""
    for documents in (order.cited_documents(knowledge), order.related_documents(knowledge)):
        beside = order.neighbours(documents)
        for document in documents:
            if addresses.document_page(document.id) in wanted:
                yield document_page(document, knowledge, beside[document.id])


def document_page(
    document: Document, knowledge: Knowledge, beside: tuple[Document | None, Document | None]
) -> GeneratedPage:
    """The reference card of one document; `beside` are the documents before and after it."""
    address = addresses.document_page(document.id)
    links = Links(address, knowledge.registry)
    view = document_view(document, knowledge, links, Section(knowledge.glossary))
    return GeneratedPage(
        address=address,
        title=view.name,
        description=f"{view.name}: {document.title}"[:300],
        body=render("document.md", view=view, links=links, beside=beside, list_name=list_name),
        record=f"data/van-ban/{document.id}.yml",
        section=_SECTION,
    )


def document_view(
    document: Document, knowledge: Knowledge, links: Links, section: Section | None = None
) -> DocumentView:
    """What is shown of a document, with the links of the place where it is shown.

    The section is the head of the page, in which words of the glossary are explained; on paper none is.
    """
    registry = knowledge.registry
    own = next((view for view in knowledge.plans if view.plan.document == document.id), None)
    citing = knowledge.citing(document.id)
    touching = [view for view in knowledge.plans if _touches(view, document)]
    further = touching[IN_FULL:]
    related = relations(document, knowledge, links, {view.plan.id for view in further})
    return DocumentView(
        document=document,
        name=document_name(document),
        status=registry.term("tinh-trang", document.in_force.status),
        status_sources=knowledge.registry.sources_of(document.in_force.sources),
        continuation=tuple(item for item in related.inverse if item.kind in FATE),
        when_to_use=summary_view(document.when_to_use, registry.of(None), links, document.id, section),
        issuers=tuple(registry.agencies[agency] for agency in document.passed_by),
        system=registry.term("he-thong", document.system),
        level=registry.term("cap", document.level),
        first_citation=first_citation(document, registry),
        later_citation=later_citation(document),
        uses=tuple(_plan_use(document, view, links) for view in touching[:IN_FULL]),
        further_plans=tuple(_plan_line(document, view, links) for view in further),
        several=knowledge.is_one_of_several,
        relations=related.own,
        inverse_relations=related.inverse,
        further_relations=related.further,
        chain=document_chain(document, own or next(iter(citing), knowledge)),
        namesakes=tuple(
            OtherDocument(
                namesake_named(document, other, registry), other.note, registry.sources_of(other.sources)
            )
            for other in document.namesakes
        ),
        note=prose(document.editorial_note, links, section) if document.editorial_note else None,
        facts=_facts(document, knowledge),
        cited=bool(citing),
        own_plan=links.to_plan(own.registry).whole_plan() if own else None,
        json_ld=document_json_ld(document, registry),
    )


def _touches(view: Knowledge, document: Document) -> bool:
    """Whether a plan has to do with a document."""
    return document.id in view.references.to_document or document.id in view.registry.errata_of_document


def _plan_use(document: Document, view: Knowledge, links: Links) -> PlanUse:
    registry = view.registry
    links = links.to_plan(registry)
    return PlanUse(
        plan=view.plan,
        links=links,
        quotations=_quotations(document, view, links),
        tasks=tuple(registry.tasks[task] for task in view.tasks_resting_on.get(document.id, ())),
        errata=registry.errata_of_document.get(document.id, ()),
    )


def _plan_line(document: Document, view: Knowledge, links: Links) -> PlanLine:
    """The first citation and the first slip have places of their own; the tasks are the filtered list."""
    registry = view.registry
    links = links.to_plan(registry)
    cited = view.references.to_document.get(document.id, ())
    errata = registry.errata_of_document.get(document.id, ())
    tasks = f"{links.of_plan(addresses.TASKS)}?van-ban={document.id}"
    return plan_line(
        view.plan,
        links.at("vien-dan"),
        Tally(len(cited), "lần viện dẫn", links.provision(cited[0].provision.id) if cited else ""),
        Tally(len(view.tasks_resting_on.get(document.id, ())), "nhiệm vụ", tasks),
        Tally(len(errata), "đính chính", links.erratum(errata[0].id) if errata else ""),
    )


def _quotations(document: Document, knowledge: Knowledge, links: Links) -> tuple[Quotation, ...]:
    quotations = []
    for reference in knowledge.references.to_document.get(document.id, ()):
        provision = reference.provision
        task = knowledge.registry.tasks.get(provision.id)
        if task is None and provision.parent:  # a footnote belongs to the task that calls it
            task = knowledge.registry.tasks.get(provision.parent)
        quotations.append(
            Quotation(
                label=provision.label,
                href=links.provision(provision.id),
                excerpt=excerpt(reference),
                task=task,
                task_href=links.task(task.id) if task else "",
            )
        )
    return tuple(quotations)


def _facts(document: Document, knowledge: Knowledge) -> tuple[Fact, ...]:
    checked = document.verification
    issuers = issuer_names(document, knowledge.registry) or document.passed_by_note
    rows = (
        ("Số, ký hiệu", document.number or "không có hoặc chưa tìm thấy", checked.number),
        ("Ngày ban hành", _day(document.date_document), checked.date),
        ("Cơ quan ban hành", issuers or "Chưa rõ cơ quan ban hành", checked.issuer),
        ("Trích yếu", document.title, checked.title),
        ("Ngày có hiệu lực", _day(document.first_date_entry_in_force), checked.effective),
    )
    return tuple(
        Fact(
            label=label,
            value=value,
            term=knowledge.registry.term("doi-chieu", evidence.status),
            label_of_check=_check_label(document, evidence, knowledge),
            note=evidence.note,
            sources=knowledge.registry.sources_of(evidence.sources),
        )
        for label, value, evidence in rows
        # An unknown day of entry into force needs no row of its own for documents that rarely have one.
        if not (evidence is checked.effective and evidence.status is Verification.NOT_FOUND)
    )


def _check_label(document: Document, evidence: Evidence, knowledge: Knowledge) -> str:
    """What was found; "theo Kế hoạch" is only true of documents that the plan cites."""
    if evidence.status is Verification.NOT_FOUND and document.id not in knowledge.cited:
        return "Chưa tìm thấy nguồn"
    return knowledge.registry.term("doi-chieu", evidence.status).label


def _day(day: date | None) -> str:
    return date_in_figures(day) if day else "chưa tìm thấy"
