"""`thoi-han`, `chi-tieu`, `dinh-chinh` and `nguon.json`: what the plan sets, its slips, the sources."""

from __future__ import annotations

from collections.abc import Iterator

from macros import addresses
from macros.exports.formats import Row
from macros.exports.parts import sources
from macros.exports.source_lines import lines_of_provisions
from macros.knowledge import Knowledge
from macros.model import Erratum


def deadline_rows(knowledge: Knowledge) -> list[Row]:
    """The deadlines in the order of the plan's file."""
    return [row for view in knowledge.plans for row in _deadlines(view)]


def _deadlines(knowledge: Knowledge) -> Iterator[Row]:
    registry = knowledge.registry
    lines = lines_of_provisions(registry.folder)
    for deadline in registry.deadlines.values():
        yield {
            "id": deadline.id,
            "plan": knowledge.plan.id,
            "what": deadline.what,
            "as_written": deadline.as_written,
            "date_rule": deadline.date_rule,
            "loc": registry.provisions[deadline.provision].label,
            "lines": lines.get(deadline.provision),
            "who": list(deadline.who),
            "to": list(deadline.to),
            "type": deadline.type.value,
            "note": deadline.note or "",
            "provision": deadline.provision,
            "dates": [day.isoformat() for day in deadline.dates],
            "errata": list(deadline.errata),
            "url": registry.address_on(addresses.DEADLINES, deadline.id),
        }


def target_rows(knowledge: Knowledge) -> list[Row]:
    """The numeric targets in the order of the plan's file."""
    return [row for view in knowledge.plans for row in _targets(view)]


def _targets(knowledge: Knowledge) -> Iterator[Row]:
    registry = knowledge.registry
    lines = lines_of_provisions(registry.folder)
    for target in registry.targets.values():
        yield {
            "id": target.id,
            "plan": knowledge.plan.id,
            "text": target.text,
            "value": target.value,
            "unit": target.unit,
            "loc": registry.provisions[target.provision].label,
            "lines": lines.get(target.provision),
            "who": list(target.who),
            "period": target.period,
            "note": target.note or "",
            "provision": target.provision,
            "url": registry.address_on(addresses.TARGETS, target.id),
        }


def erratum_rows(knowledge: Knowledge) -> list[Row]:
    """The ledger of slips in its own order."""
    return [_erratum(erratum, view) for view in knowledge.plans for erratum in view.registry.errata.values()]


def _erratum(erratum: Erratum, knowledge: Knowledge) -> Row:
    return {
        "id": erratum.id,
        "plan": knowledge.plan.id,
        "severity": erratum.severity,
        "where": erratum.where,
        "as_written": erratum.as_written,
        "should_be": erratum.should_be,
        "basis": erratum.basis,
        "note_vi": erratum.note,
        "sources": sources(erratum.sources, knowledge.registry),
        "places": [{"provision": place.provision, "quote": place.quote} for place in erratum.places],
        "means": erratum.means.document if erratum.means else None,
        "url": knowledge.registry.address_on(addresses.ERRATA, erratum.id),
    }


def source_rows(knowledge: Knowledge) -> list[Row]:
    """Where facts outside the plan were checked."""
    return [
        {"key": key, "name": source.name, "url": source.url, "checked_on": source.checked_on.isoformat()}
        for key, source in knowledge.registry.corpus.sources.items()
    ]
