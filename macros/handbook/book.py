"""The handbook as one page to print: the records of the site in the order of a book."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from macros.knowledge import Knowledge
from macros.legal_basis import every_reason
from macros.model import Agency, Document, Provision, ProvisionKind, Source, System, Task, Term
from macros.naming import document_name, first_citation, list_name
from macros.pages.agencies import AgencyView, agency_view
from macros.pages.documents import DocumentView, document_view
from macros.pages.tasks import TIER_NAMES, BasisView, TaskView, basis_view, task_view
from macros.pages.templating import Links, environment
from macros.pages.wording import marked_text
from macros.registry import Registry
from macros.render import Parts
from macros.vietnamese import collation_key

CHAPTERS = {
    "plan": "Toàn văn Kế hoạch",
    "tasks": "Nhiệm vụ",
    "documents": "Sổ văn bản",
    "agencies": "Cơ quan, tổ chức",
    "deadlines": "Thời hạn",
    "targets": "Chỉ tiêu",
    "changes": "Những thay đổi từ khi ban hành Kế hoạch",
    "errata": "Sổ đính chính",
    "abbreviations": "Chữ viết tắt",
    "sources": "Nguồn",
}
"""The names of the chapters by their anchors, in the order of the contents."""

_PLAN_TIER = 3


class BookLinks(Links):
    """Links inside the book: a thing's anchor is its address on the site, for a row of a list the row's own id."""

    def _to(self, address: str) -> str:
        path, _, anchor = address.partition("#")
        return f"#{anchor}" if anchor and path.endswith("index.html") else f"#{address}"


class BookLists(Parts):
    """The lists of the site's pages, with the book's links and its way to name sources."""

    def __init__(self, knowledge: Knowledge, links: Links, templates: Environment) -> None:
        """Bind the lists to the book."""
        super().__init__(knowledge, links.page)
        self._links = links
        self._templates = templates

    def _part(self, macro: str, file: str = "lists", **values: object) -> Markup:
        template = self._templates.get_template(f"parts/{file}.html")
        part: Callable[..., Markup] = getattr(template.module, macro)
        return part(**{"links": self._links, **values})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table of contents: how deep it stands, what it says, where it leads."""

    depth: int
    title: str
    href: str


class Place(Enum):
    """Where a provision is printed: recipients to the left and the signature to the right, below the text."""

    TEXT = "text"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """A provision as printed; `heading` is the level of its heading, 0 for text."""

    provision: Provision
    html: Markup
    heading: int
    figure: str


@dataclass(frozen=True, slots=True)
class BasisRow:
    """One tier of a legal basis in its two lanes; in full are those that the task and the plan name themselves."""

    tier: str
    party: tuple[BasisView, ...]
    state: tuple[BasisView, ...]
    in_full: bool


@dataclass(frozen=True, slots=True)
class BookTask:
    """A task with its legal basis, without the plan's own, which stands once at the head of the chapter."""

    view: TaskView
    basis: tuple[BasisRow, ...]


@dataclass(frozen=True, slots=True)
class BookGroup:
    """The tasks under one heading of the plan."""

    id: str
    title: str
    tasks: tuple[BookTask, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """Everything the template shows."""

    name: str
    title: str
    plan: str
    contents: tuple[Line, ...]
    statuses: tuple[Term, ...]
    provisions: tuple[ProvisionView, ...]
    recipients: tuple[ProvisionView, ...]
    signature: tuple[ProvisionView, ...]
    common_basis: tuple[BasisRow, ...]
    groups: tuple[BookGroup, ...]
    documents: tuple[DocumentView, ...]
    agencies: tuple[AgencyView, ...]
    sources: Mapping[Source, int]


def book_html(knowledge: Knowledge) -> str:
    """The whole handbook."""
    registry = knowledge.registry
    links = BookLinks("", registry)
    numbers = {source: number for number, source in enumerate(_sources(registry), 1)}
    templates = _templates(numbers)
    return templates.get_template("book.html").render(
        book=_book(knowledge, links, numbers),
        chapters=CHAPTERS,
        links=links,
        lists=BookLists(knowledge, links, templates),
        document_name=document_name,
        list_name=list_name,
        checked_on=knowledge.checked_on,
    )


def _templates(numbers: Mapping[Source, int]) -> Environment:
    """The site's templates; those in `handbook/` come first, so that sources are named by their numbers."""
    own = PackageLoader("macros", "templates/handbook")
    templates = environment().overlay(loader=ChoiceLoader([own, PackageLoader("macros", "templates")]))
    templates.filters = {**templates.filters, "source_number": numbers.__getitem__}
    return templates


def _sources(registry: Registry) -> list[Source]:
    return sorted(set(registry.corpus.sources.values()), key=lambda source: (source.url, source.checked_on))


def _book(knowledge: Knowledge, links: Links, numbers: Mapping[Source, int]) -> Book:
    registry = knowledge.registry
    plan = registry.documents[registry.folder.plan.document]
    provisions = _provisions(knowledge, links)
    return Book(
        name=document_name(plan),
        title=f"Sổ tay tra cứu {document_name(plan)}",
        plan=first_citation(plan, registry),
        contents=tuple(_contents(registry, links)),
        statuses=registry.corpus.vocabularies["tinh-trang"],
        provisions=provisions[Place.TEXT],
        recipients=provisions[Place.RECIPIENTS],
        signature=provisions[Place.SIGNATURE],
        common_basis=_common_basis(knowledge, links),
        groups=tuple(_groups(knowledge, links)),
        documents=tuple(
            document_view(document, knowledge, links)
            for document in sorted(registry.documents.values(), key=_number)
        ),
        agencies=tuple(
            agency_view(agency, knowledge, links, pdf=False)
            for agency in sorted(registry.agencies.values(), key=_name)
        ),
        sources=numbers,
    )


def _number(document: Document) -> tuple[object, ...]:
    """By number, as one looks a document up on paper; those without a number last, by name."""
    name = list_name(document)
    number = re.match(r"\d+", document.number or "")
    return (number is None, int(number[0]) if number else 0, collation_key(name))


def _name(agency: Agency) -> tuple[object, ...]:
    return collation_key(agency.name)


def _contents(registry: Registry, links: Links) -> Iterator[Line]:
    for chapter, title in CHAPTERS.items():
        yield Line(1, title, f"#{chapter}")
        if chapter == "plan":
            for provision in registry.folder.provisions:
                if level := _heading_level(provision, registry):
                    yield Line(level, provision.text, links.provision(provision.id))
        if chapter == "tasks":
            for group in registry.groups.values():
                yield Line(2, group.name, links.task(group.id))
                for task in group.tasks:
                    yield Line(3, f"{task.id} {task.title}", links.task(task.id))


def _place(provision: Provision, registry: Registry) -> Place:
    """Where a provision is printed; the head of the list of recipients goes with its list."""
    children = registry.children.get(provision.id, ())
    kinds = {provision.kind, *(child.kind for child in children)}
    if ProvisionKind.RECIPIENT in kinds:
        return Place.RECIPIENTS
    return Place.SIGNATURE if provision.kind is ProvisionKind.SIGNATURE else Place.TEXT


def _heading_level(provision: Provision, registry: Registry) -> int:
    """2 for a part of the plan, 3 below it, 0 for what is no heading of the text."""
    if provision.kind is not ProvisionKind.HEADING or _place(provision, registry) is not Place.TEXT:
        return 0
    return 3 if provision.parent else 2


def _provisions(knowledge: Knowledge, links: Links) -> dict[Place, tuple[ProvisionView, ...]]:
    registry = knowledge.registry
    views: dict[Place, tuple[ProvisionView, ...]] = dict.fromkeys(Place, ())
    for provision in registry.folder.provisions:
        view = ProvisionView(
            provision=provision,
            html=marked_text(provision, knowledge, links),
            heading=_heading_level(provision, registry),
            figure=provision.id.removeprefix("fn") if provision.kind is ProvisionKind.FOOTNOTE else "",
        )
        views[_place(provision, registry)] += (view,)
    return views


def _groups(knowledge: Knowledge, links: Links) -> Iterator[BookGroup]:
    for group in knowledge.registry.groups.values():
        tasks = tuple(_task(task, knowledge, links) for task in group.tasks)
        yield BookGroup(group.id, group.name, tasks)


def _task(task: Task, knowledge: Knowledge, links: Links) -> BookTask:
    view = task_view(task, knowledge, links)
    lanes = {lane.system: dict(lane.tiers) for lane in view.lanes}
    party, state = lanes.get("party", {}), lanes.get("state", {})
    rows = (
        BasisRow(name, party.get(name, ()), state.get(name, ()), in_full=tier == 1)
        for tier, name in TIER_NAMES.items()
        if tier != _PLAN_TIER
    )
    return BookTask(view, tuple(row for row in rows if row.party or row.state))


def _common_basis(knowledge: Knowledge, links: Links) -> tuple[BasisRow, ...]:
    """The plan's own căn cứ and the plan: the same for every task, so read off the first."""
    registry = knowledge.registry
    first = next(iter(registry.tasks.values()))
    lines = every_reason(first, registry, knowledge.references)
    views = [basis_view(line, knowledge, links) for line in lines if line.tier == _PLAN_TIER]
    party = tuple(view for view in views if view.line.document.system is System.PARTY)
    state = tuple(view for view in views if view.line.document.system is not System.PARTY)
    return (BasisRow(TIER_NAMES[_PLAN_TIER], party, state, in_full=True),)
