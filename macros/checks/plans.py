"""Several plans beside each other: each is a document of its own."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.gate import Gate
from macros.loading.positions import SourceFile
from macros.messages import problem
from macros.model import Plan, PlanChoice
from macros.problems import Problem


def plans_are_distinct(gate: Gate) -> Iterator[Problem]:
    """No two plans are the same document; that two documents are not one, `links` sees to."""
    first: dict[str, Plan] = {}
    for folder in gate.corpus.plans:
        plan = folder.plan
        if plan.document in first:
            other = first[plan.document].id
            yield problem("duplicate-plan", gate.at(plan, "document"), value=plan.document, other=other)
        else:
            first[plan.document] = plan


def one_of_several_plans_is_current(gate: Gate) -> Iterator[Problem]:
    """Where there are several plans, the data say which is current and which was first: no rule guesses either."""
    several = len(gate.corpus.plans) > 1
    if several and gate.corpus.plan_choice is None and PlanChoice not in gate.loaded.incomplete:
        at = SourceFile(f"{gate.loaded.folder}/ke-hoach/hien-hanh.yml").start()
        first, last = gate.registry.plans[0], gate.registry.plans[-1]
        yield problem(
            "no-current-plan",
            at,
            count=len(gate.corpus.plans),
            current=last.plan.id,
            first=first.plan.id,
        )
