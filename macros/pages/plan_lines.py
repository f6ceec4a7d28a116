"""A plan in one line, on pages of records that many plans have to do with."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import Plan

IN_FULL = 3
"""How many plans the page of a document or a body shows in full: this year's, last year's and one to spare.

Each further one would add up to 17 kB to a page, so it takes a line that leads to the plan's own lists.
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many things of the plan concern the record, and where the plan lists just these."""

    count: int
    noun: str
    href: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What a plan has to do with the record, counted; `place` is where its full part would stand.

    `files` are (name, address) of what to download.
    """

    plan: Plan
    place: str
    tallies: tuple[Tally, ...]
    files: tuple[tuple[str, str], ...] = ()


def plan_line(plan: Plan, place: str, *tallies: Tally, files: tuple[tuple[str, str], ...] = ()) -> PlanLine:
    """The line of a plan, without what there is none of."""
    return PlanLine(plan, place, tuple(tally for tally in tallies if tally.count), files)
