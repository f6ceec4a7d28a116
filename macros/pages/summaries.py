"""The aside "Dùng khi nào" of documents and groups: the editors' words, with links to what they rest on."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from macros.glossary import Section
from macros.model import Source, Summary
from macros.naming import list_name
from macros.pages.templating import Links
from macros.pages.wording import prose
from macros.registry import Registry

_OWN_TITLE = "tên gọi, trích yếu của chính văn bản này"


@dataclass(frozen=True, slots=True)
class SummaryView:
    """A summary as shown: its words, and what they rest on."""

    text: Markup
    basis: tuple[tuple[str, str], ...]
    """Name and address of documents and provisions; no address for the document the summary stands on."""
    sources: tuple[Source, ...]


def summary_view(
    summary: Summary | None,
    registry: Registry,
    links: Links,
    own: str = "",
    section: Section | None = None,
) -> SummaryView | None:
    """What is shown of a summary on the page of the document `own`, or of a group; None where there is none.

    `registry` is seen from the plan that is meant where the summary names none.
    """
    if summary is None:
        return None
    if summary.plan:
        registry = registry.of(summary.plan)
    links = links.to_plan(registry)
    documents = [registry.documents[document] for document in summary.documents]
    labels = [
        registry.provisions[provision].label.removesuffix(" (tiêu đề)") for provision in summary.provisions
    ]
    if labels:  # one mention of the plan is enough for all its provisions
        labels[0] = f"{registry.folder.plan.name}: {labels[0]}"
    return SummaryView(
        text=prose(summary.text, links, section),
        basis=(
            *((_OWN_TITLE, "") for document in documents if document.id == own),
            *((list_name(other), links.document(other.id)) for other in documents if other.id != own),
            *((name, links.provision(place)) for name, place in zip(labels, summary.provisions, strict=True)),
        ),
        sources=registry.sources_of(summary.sources),
    )
