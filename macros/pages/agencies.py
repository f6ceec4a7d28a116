"""Pages of bodies: what they must do, by when, on what basis, and who they are now."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from macros import addresses
from macros.exports.calendar import has_calendar
from macros.knowledge import Knowledge
from macros.legal_basis import BasisLine
from macros.model import Agency, Deadline, Document, Plan, Source, Successor, Target, Task, Term
from macros.naming import document_name, first_citation
from macros.pages import order
from macros.pages.page import EVERY_PAGE, GeneratedPage
from macros.pages.plan_lines import IN_FULL, PlanLine, Tally, plan_line
from macros.pages.registers.ledgers import deadline_parts
from macros.pages.templating import Links, render
from macros.registry import Duty, Registry

_SECTION = "co-quan/index.html"

ISSUED_IN_FULL = 30
"""Documents of a body that its page shows with title and status: more than any issued of those around three plans."""


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
    """Files to hand out or to draft from."""

    duty_sheet: str
    duty_sheet_pdf: str | None
    unit_plan: str


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A body's part in one plan, which is named in full in `citation`; `links` lead to what is the plan's.

    What binds every body is half the tasks of a plan: it is listed for the current one; of another one,
    `general_elsewhere` leads to where it is.
    """

    plan: Plan
    citation: str
    links: Links
    duties: tuple[tuple[Term, tuple[DutyView, ...]], ...]
    general: tuple[DutyView, ...]
    general_elsewhere: str | None
    deadlines: tuple[Deadline, ...]
    receives: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    count: int
    downloads: Downloads | None

    @property
    def dates(self) -> int:
        """How many deadlines the body keeps or receives at."""
        return len(self.deadlines) + len(self.receives)


@dataclass(frozen=True, slots=True)
class AgencyView:
    """Everything the template of a body's page shows.

    `parts` are its parts in the plans that know it, the current plan first; where these are many, `further_plans` take
    a line each. `several` says that the plans must be told apart. Of the documents it issued only the latest come with
    their status, and `earlier_documents` by name. The calendars are the body's own, or those of every body.
    """

    agency: Agency
    successors: tuple[SuccessorView, ...]
    reorganisation_term: Term | None
    reorganisation_sources: tuple[Source, ...]
    parts: tuple[PlanPart, ...]
    further_plans: tuple[PlanLine, ...]
    several: bool
    documents: tuple[tuple[Document, str, Term], ...]
    earlier_documents: tuple[tuple[Document, str], ...]
    calendars: tuple[tuple[Agency, str], ...]
    checked_on: date

    @property
    def count(self) -> int:
        """How many tasks of the plans shown in full it has a part in."""
        return sum(part.count for part in self.parts)


def agency_pages(
    knowledge: Knowledge, wanted: Container[str] = EVERY_PAGE, *, pdf: bool
) -> Iterator[GeneratedPage]:
    """One page per body, in the order of their index; only those at the addresses `wanted`.

    `pdf` says that the PDF files are made, too.
    """
    for agencies in (order.agencies_of_plan(knowledge), order.other_agencies(knowledge)):
        beside = order.neighbours(agencies)
        for agency in agencies:
            if addresses.agency_page(agency.id) in wanted:
                yield agency_page(agency, knowledge, beside[agency.id], pdf=pdf)


def agency_page(
    agency: Agency, knowledge: Knowledge, beside: tuple[Agency | None, Agency | None], *, pdf: bool = False
) -> GeneratedPage:
    """The page of one body; `beside` are the bodies before and after it."""
    address = addresses.agency_page(agency.id)
    links = Links(address, knowledge.registry)
    view = agency_view(agency, knowledge, links, pdf=pdf)
    count = len(knowledge.duties(agency.id))
    duties = f"{count} nhiệm vụ trong Kế hoạch; " if count else ""
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
    touching = [view for view in knowledge.plans if _touches(view.registry, agency)]
    issued = registry.issued.get(agency.id, ())
    evidence = agency.reorganisation.evidence if agency.reorganisation else None
    return AgencyView(
        agency=agency,
        successors=tuple(
            SuccessorView(successor, knowledge.registry.sources_of(successor.sources))
            for successor in agency.successors
        ),
        reorganisation_term=registry.term("doi-chieu", evidence.status) if evidence else None,
        reorganisation_sources=knowledge.registry.sources_of(evidence.sources) if evidence else (),
        parts=tuple(_part(agency, view, links, pdf=pdf) for view in touching[:IN_FULL]),
        further_plans=tuple(_plan_line(agency, view.registry, links) for view in touching[IN_FULL:]),
        several=knowledge.is_one_of_several,
        documents=tuple(
            (document, document_name(document), registry.term("tinh-trang", document.in_force.status))
            for document in issued[-ISSUED_IN_FULL:]
        ),
        earlier_documents=tuple((document, document_name(document)) for document in issued[:-ISSUED_IN_FULL]),
        calendars=tuple(
            (body, links.page_at(addresses.calendar(body.id))) for body in _with_calendar(agency, knowledge)
        ),
        checked_on=knowledge.checked_on,
    )


def _touches(registry: Registry, agency: Agency) -> bool:
    """Whether a plan has to do with a body."""
    of_bodies = (registry.duties, registry.deadlines_of, registry.deadlines_to, registry.targets_of)
    return any(agency.id in of_body for of_body in of_bodies)


def _plan_line(agency: Agency, registry: Registry, links: Links) -> PlanLine:
    """Each number is that of the list it leads to: the matrix holds what the plan does not say of the body itself,
    the deadlines those of every body, too."""
    links = links.to_plan(registry)
    duties = registry.duties.get(agency.id, ())
    deadlines = [
        deadline
        for deadline in registry.deadlines.values()
        if any(body == agency.id for body, _part in deadline_parts(deadline, registry))
    ]
    asked = f"?co-quan={agency.id}"
    files = _downloads(agency, registry, links, pdf=False)
    return plan_line(
        registry.folder.plan,
        links.at("viec"),
        Tally(len(duties), "nhiệm vụ", f"{links.of_plan(addresses.MATRICES)}{asked}"),
        Tally(len(deadlines), "thời hạn", f"{links.of_plan(addresses.DEADLINES)}{asked}"),
        Tally(len(registry.targets_of.get(agency.id, ())), "chỉ tiêu", links.of_plan(addresses.TARGETS)),
        files=(("phiếu nhiệm vụ", files.duty_sheet), ("khung kế hoạch", files.unit_plan)) if duties else (),
    )


def _part(agency: Agency, knowledge: Knowledge, links: Links, *, pdf: bool) -> PlanPart:
    registry = knowledge.registry
    links = links.to_plan(registry)
    count = len(registry.duties.get(agency.id, ()))
    return PlanPart(
        plan=knowledge.plan,
        citation=first_citation(registry.documents[knowledge.plan.document], registry),
        links=links,
        duties=tuple(
            (registry.term("vai-tro", role), tuple(_duty(duty, knowledge, links) for duty in duties))
            for role, duties in registry.duties_by_role(agency.id)
        ),
        general=tuple(_duty(duty, knowledge, links) for duty in registry.general_duties(agency.id)),
        general_elsewhere=links.of_plan(addresses.MATRICES)
        if knowledge.plan is not knowledge.current.plan
        else None,
        deadlines=registry.deadlines_of.get(agency.id, ()),
        receives=registry.deadlines_to.get(agency.id, ()),
        targets=registry.targets_of.get(agency.id, ()),
        count=count,
        downloads=_downloads(agency, registry, links, pdf=pdf) if count else None,
    )


def _downloads(agency: Agency, registry: Registry, links: Links, *, pdf: bool) -> Downloads:
    prefix = registry.prefix
    return Downloads(
        duty_sheet=links.page_at(addresses.duty_sheet(agency.id, prefix)),
        duty_sheet_pdf=links.page_at(addresses.duty_sheet_pdf(agency.id, prefix)) if pdf else None,
        unit_plan=links.page_at(addresses.unit_plan(agency.id, prefix)),
    )


def _with_calendar(agency: Agency, knowledge: Knowledge) -> list[Agency]:
    """The bodies whose calendars a body with duties keeps: its own, and what binds every body."""
    if not knowledge.duties(agency.id):
        return []
    of_all = {body.id: body for view in knowledge.plans for body in view.registry.bodies_of_all}
    bodies = {agency.id: agency} | of_all
    return [body for body in bodies.values() if has_calendar(body.id, knowledge)]


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
