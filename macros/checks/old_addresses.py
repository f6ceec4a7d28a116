"""Old addresses lead, each at once, to a page of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.checks.gate import Gate, place_in_words
from macros.messages import problem
from macros.model import Agency, Course, Document, OldAddress, Plan, Provision, Task
from macros.problems import Location, Problem, nearest
from macros.site_map import record_pages

_WITH_PAGES = (Document, Agency, Plan, Provision, Task, Course)


def old_addresses_lead_to_pages(gate: Gate) -> Iterator[Problem]:
    """No old address is a page today, none is given twice, none leads to another, and each leads to a page."""
    pages = _pages(gate)
    leads: dict[str, OldAddress] = {}
    for row in gate.corpus.old_addresses:
        at = gate.at(row, "old")
        if row.old in leads:
            first = gate.at(leads[row.old], "old")
            yield problem("duplicate-address", at, value=row.old, place=place_in_words(first, at))
        elif row.old in pages:
            yield problem("address-of-a-page", at, value=row.old)
        leads.setdefault(row.old, row)
    # What pages there are is known only when every record came through and the hand-written pages lie beside.
    is_known = gate.loaded.written is not None and gate.loaded.is_whole(*_WITH_PAGES)
    for row in gate.corpus.old_addresses:
        at = gate.at(row, "page")
        if row.page in leads:
            yield _chain(gate, leads, row, at)
        elif is_known and row.page not in pages:
            yield problem("unknown-page", at, value=row.page, nearest=nearest(row.page, pages))


def _chain(gate: Gate, leads: Mapping[str, OldAddress], row: OldAddress, at: Location) -> Problem:
    """A reader would be sent on twice, or round and round; the suggestion is where the way ends, if it does."""
    seen, last = {row.old}, row.page
    while last in leads and last not in seen:
        seen.add(last)
        last = leads[last].page
    place = place_in_words(gate.at(leads[row.page], "old"), at)
    return problem("old-address-again", at, value=row.page, place=place, end=None if last in leads else last)


def _pages(gate: Gate) -> dict[str, None]:
    """The addresses of all pages: those of records, and the hand-written ones."""
    return dict.fromkeys([*record_pages(gate.registry), *sorted(gate.loaded.written or ())])
