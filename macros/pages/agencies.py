"""Pages of bodies: what they must do, by when, on what basis, and who they are now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros import addresses
from macros.exports.calendar import has_calendar
from macros.knowledge import Knowledge
from macros.legal_basis import BasisLine
from macros.model import Agency, Deadline, Document, Source, Successor, Target, Task, Term
from macros.naming import document_name, first_citation
from macros.pages import order
from macros.pages.page import GeneratedPage
from macros.pages.templating import Links, links_on, render
from macros.registry import Duty, Registry

_SECTION = "co-quan/index.html"


@dataclass(frozen=True, slots=True)
class DutyView:
    """A duty with the words that give it and the documents its task cites."""

    task: Task
    group: str
    role: Term
    link: Term
    quote: str
    place_label: str
    place: str
    reason: str | None
    basis: tuple[BasisLine, ...]
    deadlines: tuple[Deadline, ...]
    inferred: bool


@dataclass(frozen=True, slots=True)
class SuccessorView:
    """Who the body became, with the sources."""

    successor: Successor
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Downloads:
    """Files to hand out or to draft from; the calendars are the body's own, or those of every body."""

    duty_sheet: str
    duty_sheet_pdf: str | None
    unit_plan: str
    calendars: tuple[tuple[Agency, str], ...]


@dataclass(frozen=True, slots=True)
class AgencyView:
    """Everything the template of a body's page shows."""

    agency: Agency
    successors: tuple[SuccessorView, ...]
    reorganisation_term: Term | None
    reorganisation_sources: tuple[Source, ...]
    duties: tuple[tuple[Term, tuple[DutyView, ...]], ...]
    general: tuple[DutyView, ...]
    deadlines: tuple[Deadline, ...]
    receives: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    documents: tuple[tuple[Document, str, Term], ...]
    count: int
    downloads: Downloads | None
    plan: str
    checked_on: date


def agency_pages(knowledge: Knowledge, *, pdf: bool) -> Iterator[GeneratedPage]:
    """One page per body, in the order of their index; `pdf` says that the PDF files are made, too."""
    for agencies in (order.agencies_of_plan(knowledge), order.other_agencies(knowledge)):
        beside = order.neighbours(agencies)
        for agency in agencies:
            yield agency_page(agency, knowledge, beside[agency.id], pdf=pdf)


def agency_page(
    agency: Agency, knowledge: Knowledge, beside: tuple[Agency | None, Agency | None], *, pdf: bool = False
) -> GeneratedPage:
    """The page of one body; `beside` are the bodies before and after it."""
    address = addresses.agency_page(agency.id)
    links = links_on(address, knowledge.registry)
    view = agency_view(agency, knowledge, links, pdf=pdf)
    duties = f"{view.count} nhiệm vụ trong Kế hoạch; " if view.count else ""
    return GeneratedPage(
        address=address,
        title=agency.name,
        description=f"{agency.name}: {duties}tên gọi trước và sau sắp xếp.",
        body=render("agency.md", view=view, links=links, beside=beside, document_name=document_name),
        record=f"data/co-quan/{agency.id}.yml",
        section=_SECTION,
    )


def agency_view(agency: Agency, knowledge: Knowledge, links: Links, *, pdf: bool) -> AgencyView:
    """What is shown of a body, with the links of the place where it is shown."""
    registry = knowledge.registry
    count = len(registry.duties.get(agency.id, ()))
    evidence = agency.reorganisation.evidence if agency.reorganisation else None
    return AgencyView(
        agency=agency,
        successors=tuple(
            SuccessorView(successor, knowledge.registry.sources_of(successor.sources))
            for successor in agency.successors
        ),
        reorganisation_term=registry.term("doi-chieu", evidence.status) if evidence else None,
        reorganisation_sources=knowledge.registry.sources_of(evidence.sources) if evidence else (),
        duties=tuple(
            (registry.term("vai-tro", role), tuple(_duty(duty, knowledge, links) for duty in duties))
            for role, duties in registry.duties_by_role(agency.id)
        ),
        general=tuple(_duty(duty, knowledge, links) for duty in registry.general_duties(agency.id)),
        deadlines=registry.deadlines_of.get(agency.id, ()),
        receives=registry.deadlines_to.get(agency.id, ()),
        targets=registry.targets_of.get(agency.id, ()),
        documents=tuple(
            (document, document_name(document), registry.term("tinh-trang", document.in_force.status))
            for document in registry.issued.get(agency.id, ())
        ),
        count=count,
        downloads=_downloads(agency, registry, links, pdf=pdf) if count else None,
        plan=first_citation(registry.documents[registry.folder.plan.document], registry),
        checked_on=knowledge.checked_on,
    )


def _downloads(agency: Agency, registry: Registry, links: Links, *, pdf: bool) -> Downloads:
    others = [body for body in registry.bodies_of_all if body.id != agency.id]
    with_calendar = [body for body in (agency, *others) if has_calendar(body.id, registry)]
    return Downloads(
        duty_sheet=links.page_at(addresses.duty_sheet(agency.id)),
        duty_sheet_pdf=links.page_at(addresses.duty_sheet_pdf(agency.id)) if pdf else None,
        unit_plan=links.page_at(addresses.unit_plan(agency.id)),
        calendars=tuple((body, links.page_at(addresses.calendar(body.id))) for body in with_calendar),
    )


def _duty(duty: Duty, knowledge: Knowledge, links: Links) -> DutyView:
    registry = knowledge.registry
    task, responsibility = duty
    return DutyView(
        task=task,
        group=registry.group_of(task.id).id,
        role=registry.term("vai-tro", responsibility.role),
        link=registry.term("lien-ket", responsibility.link),
        quote=responsibility.quote,
        place_label=registry.provisions[responsibility.provision].label,
        place=links.provision(responsibility.provision),
        reason=responsibility.reason,
        basis=knowledge.cited_by(task.id),
        deadlines=registry.deadlines_in.get(task.id, ()),
        inferred=responsibility.link == "inferred",
    )
