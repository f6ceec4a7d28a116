"""Whatever is given as the plan's words stands in the plan, word for word, at the place named."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.gate import Gate
from macros.loading import PlanFolder
from macros.messages import QUOTE_IS_IN, problem
from macros.model import LinkBasis, Provision, Role
from macros.problems import Location, Problem
from macros.vietnamese import nfc


def errata_are_verbatim(gate: Gate) -> Iterator[Problem]:
    """Each place of the ledger quotes its provision, long enough to be found once."""
    for folder in gate.corpus.plans:
        texts = _texts(folder)
        for erratum in folder.errata:
            for index, place in enumerate(erratum.places):
                at = gate.at(erratum, "places", index, "quote")
                yield from not_verbatim(folder, place.provision, place.quote, at)
                count = texts.get(place.provision, "").count(nfc(place.quote))
                if count > 1:
                    yield problem("ambiguous-quote", at, provision=place.provision, count=count)


def responsibilities_are_verbatim(gate: Gate) -> Iterator[Problem]:
    """The words that give a body its part in a task stand in the provision named."""
    for folder in gate.corpus.plans:
        for task in folder.tasks:
            for index, part in enumerate(task.agencies):
                at = gate.at(task, "agencies", index, "quote")
                yield from not_verbatim(folder, part.provision, part.quote, at)


def deadlines_and_targets_are_verbatim(gate: Gate) -> Iterator[Problem]:
    """Deadlines and targets are written as in the plan."""
    for folder in gate.corpus.plans:
        for deadline in folder.deadlines:
            at = gate.at(deadline, "as_written")
            yield from not_verbatim(folder, deadline.provision, deadline.as_written, at)
        for target in folder.targets:
            yield from not_verbatim(folder, target.provision, target.text, gate.at(target, "text"))


def relations_are_verbatim(gate: Gate) -> Iterator[Problem]:
    """The sentence of the plan that states a relation stands in the provision named with it."""
    for document in gate.corpus.documents:
        for index, relation in enumerate(document.relations):
            if relation.quote is None:
                continue
            at = gate.at(document, "relations", index, "quote")
            if relation.provision is None:
                yield problem("quote-without-provision", at)
            elif folder := gate.plan_meant(None, relation):
                yield from not_verbatim(folder, relation.provision, relation.quote, at)


def not_verbatim(folder: PlanFolder, provision: str, quote: str, at: Location) -> Iterator[Problem]:
    texts = _texts(folder)
    quote = nfc(quote)
    if provision not in texts or quote in texts[provision]:
        return  # an unknown provision is reported by `links`
    elsewhere = next((other for other, text in texts.items() if quote in text), None)
    hint = QUOTE_IS_IN.format(provision=elsewhere) if elsewhere else None
    yield problem("quote-not-found", at, provision=provision, hint=hint)


def _texts(folder: PlanFolder) -> dict[str, str]:
    provisions: tuple[Provision, ...] = folder.provisions
    return {provision.id: provision.text for provision in provisions}


def leads_are_stated(gate: Gate) -> Iterator[Problem]:
    """A body leads a task only where the plan says "chủ trì"."""
    for folder in gate.corpus.plans:
        for task in folder.tasks:
            for index, part in enumerate(task.agencies):
                if part.role is Role.LEAD and "chủ trì" not in nfc(part.quote).lower():
                    yield problem("lead-not-stated", gate.at(task, "agencies", index, "role"))


def inferences_are_explained(gate: Gate) -> Iterator[Problem]:
    """A link that the plan does not state says why it was inferred."""
    for folder in gate.corpus.plans:
        for task in folder.tasks:
            for index, part in enumerate(task.agencies):
                if part.link is LinkBasis.INFERRED and part.reason is None:
                    yield problem("inferred-without-reason", gate.at(task, "agencies", index, "link"))
