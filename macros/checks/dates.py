"""Dates stand in an order that time allows."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.gate import Gate
from macros.messages import problem
from macros.problems import Problem


def relations_go_back_in_time(gate: Gate) -> Iterator[Problem]:
    """A document amends, repeals, implements or cites only what was issued before it or on the same day."""
    for document in gate.corpus.documents:
        for index, relation in enumerate(document.relations):
            other = gate.documents.get(relation.target)
            if other is None or not document.date_document or not other.date_document:
                continue
            if other.date_document > document.date_document:
                yield problem(
                    "relation-to-later-document",
                    gate.at(document, "relations", index, "target"),
                    date=document.date_document,
                    other=other.id,
                    other_date=other.date_document,
                )


def force_begins_after_issue(gate: Gate) -> Iterator[Problem]:
    """No document enters into force before it is issued."""
    for document in gate.corpus.documents:
        begins, issued = document.first_date_entry_in_force, document.date_document
        if begins and issued and begins < issued:
            at = gate.at(document, "first_date_entry_in_force")
            yield problem("in-force-before-issue", at, value=begins, date=issued)


def aftermath_follows_the_plan(gate: Gate) -> Iterator[Problem]:
    """Successors and changes tell what happened after the plan was issued.

    Bodies that the plan does not name may have changed at any time.
    """
    dates = [day for folder in gate.corpus.plans if (day := gate.plan_date(folder))]
    if not dates:
        return
    issued = min(dates)
    for agency in gate.corpus.agencies:
        for index, successor in enumerate(agency.successors if agency.in_plan else ()):
            if successor.from_date and successor.from_date < issued:
                at = gate.at(agency, "successors", index, "from_date")
                yield problem("before-the-plan", at, value=successor.from_date, date=issued)
    for change in gate.corpus.changes:
        if change.date and change.date < issued:
            yield problem("before-the-plan", gate.at(change, "date"), value=change.date, date=issued)
