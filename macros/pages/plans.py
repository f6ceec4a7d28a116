"""The page of the plan: its whole text, every provision with a permalink, everything in it linked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from macros import addresses
from macros.glossary import Section
from macros.knowledge import Knowledge
from macros.model import Document, Erratum, Plan, Provision, ProvisionKind, Term
from macros.naming import document_name, provision_citation
from macros.pages.page import GeneratedPage
from macros.pages.templating import Links, md, render
from macros.pages.wording import marked_text
from macros.registry import Registry

_TAG = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """A provision as it stands on the page.

    `number` stands in the margin ("II.4", "II.4.b1"), empty outside the parts of the plan; `depth` counts headings
    above it; `task` says that it has a page of its own; `citation` is how other papers cite it; `over_recipients`
    says that it heads the list of those who receive the plan.
    """

    provision: Provision
    anchor: str
    number: str
    html: Markup
    depth: int
    task: bool
    figure: str
    citation: str
    over_recipients: bool


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything the template of the plan's page shows.

    `errata` is the whole ledger: what a mark opens, and the notes at the end of the printed page. The name and address
    of other plans of the site and of comparisons with the one before and the one after; none where it is alone.
    """

    plan: Plan
    address: str
    document: Document
    name: str
    status: Term
    provisions: tuple[ProvisionView, ...]
    citations: int
    errata: tuple[Erratum, ...]
    checked_on: date
    current: bool
    others: tuple[tuple[str, str], ...]
    comparisons: tuple[tuple[str, str], ...]


def plan_page(knowledge: Knowledge) -> GeneratedPage:
    """A plan in full."""
    registry = knowledge.registry
    plan = registry.folder.plan
    address = addresses.plan_page(plan.id)
    links = Links(address, registry)
    document = registry.documents[plan.document]
    view = PlanView(
        plan=plan,
        address=address,
        document=document,
        name=document_name(document),
        status=registry.term("tinh-trang", document.in_force.status),
        provisions=tuple(_views(knowledge, links)),
        citations=len(knowledge.references.all),
        errata=tuple(registry.errata.values()),
        checked_on=knowledge.checked_on,
        current=plan.id == knowledge.current.plan.id,
        others=tuple(
            (other.plan.name, links.page_at(addresses.plan_page(other.plan.id)))
            for other in knowledge.siblings
            if other.plan.id != plan.id
        ),
        comparisons=tuple(_comparisons(knowledge, links)),
    )
    return GeneratedPage(
        address=address,
        title=f"{plan.name}: toàn văn",
        description=f"Toàn văn {view.name} {document.title}, có liên kết tới từng văn bản được viện dẫn.",
        body=render("plan.md", view=view, links=links),
        record=f"data/ke-hoach/{plan.id}/ke-hoach.yml",
        section="",  # it has a tab of its own
    )


def _comparisons(knowledge: Knowledge, links: Links) -> Iterator[tuple[str, str]]:
    """The plans before and after this one, with the pages that compare them."""
    plan = knowledge.plan
    for older, newer in pairwise(folder.plan for folder in knowledge.registry.plans):
        if knowledge.is_one_of_several and plan.id in (older.id, newer.id):
            other = older if plan.id == newer.id else newer
            yield other.name, links.page_at(addresses.comparison(older.id, newer.id))


def _views(knowledge: Knowledge, links: Links) -> Iterator[ProvisionView]:
    """A heading opens a section in which words of the glossary are explained anew, and explains none itself."""
    section = Section(knowledge.glossary)
    for provision in knowledge.registry.folder.provisions:
        if provision.kind is ProvisionKind.HEADING:
            section = Section(knowledge.glossary)
            html = _in_markdown(marked_text(provision, knowledge, links))
        else:
            html = marked_text(provision, knowledge, links, section)
        yield _view(provision, html, knowledge)


def _view(provision: Provision, html: Markup, knowledge: Knowledge) -> ProvisionView:
    return ProvisionView(
        provision=provision,
        anchor=addresses.provision_anchor(provision.id),
        number=_number(provision),
        html=html,
        depth=_depth(provision, knowledge.registry),
        task=provision.id in knowledge.registry.tasks,
        citation=provision_citation(provision, knowledge.registry),
        figure=provision.id.removeprefix("fn") if provision.kind is ProvisionKind.FOOTNOTE else "",
        over_recipients=any(
            child.kind is ProvisionKind.RECIPIENT
            for child in knowledge.registry.children.get(provision.id, ())
        ),
    )


def _number(provision: Provision) -> str:
    """Parts have Roman figures; what stands before, behind and under them ("pre", "end", "fn1") has words for ids."""
    return provision.id.removesuffix(".h") if provision.id[0].isupper() else ""


def _in_markdown(html: Markup) -> Markup:
    """Headings stand in Markdown, so that the table of contents sees them; tags pass, signs are escaped."""
    pieces = (Markup(piece) for piece in _TAG.split(html))  # noqa: S704 - parts of what is Markup already
    return Markup("").join(
        piece if rank % 2 else _between_tags(piece.unescape()) for rank, piece in enumerate(pieces)
    )


def _between_tags(words: str) -> Markup:
    """A piece of a line: the spaces at its ends part it from the words in the tags around it."""
    before, after = (" " if words[place:][:1].isspace() else "" for place in (0, -1))
    return Markup("{}{}{}").format(before, md(words), after if words.strip() else "")


def _depth(provision: Provision, registry: Registry) -> int:
    depth = 0
    while provision.parent:
        provision = registry.provisions[provision.parent]
        depth += 1
    return depth
