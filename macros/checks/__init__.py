"""The second gate: what can be wrong only between records. One generator function for each rule.

A rule works on the records that came through the first gate and says nothing about those that did not
(`Gate.is_excused`), so that one typo is one problem. Rules that look further than a name (dates, symbols,
citations) pass over names that lead nowhere: `links` has reported them. So all rules run, and one report
holds everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.checks import (
    citations,
    confidentiality,
    courses,
    dates,
    evidence,
    links,
    old_addresses,
    outline,
    plans,
    quotes,
    source_text,
    summaries,
    symbols,
)
from macros.checks.gate import Gate
from macros.problems import Problem

RULES: tuple[Callable[[Gate], Iterator[Problem]], ...] = (
    links.names_are_known,
    links.ids_are_unique,
    links.abbreviations_are_unique,
    links.documents_are_distinct,
    plans.plans_are_distinct,
    plans.one_of_several_plans_is_current,
    old_addresses.old_addresses_lead_to_pages,
    dates.relations_go_back_in_time,
    dates.force_begins_after_issue,
    dates.aftermath_follows_the_plan,
    symbols.ids_are_made_of_numbers,
    symbols.symbols_agree_with_system,
    symbols.symbols_agree_with_type,
    symbols.symbols_agree_with_issuer,
    outline.parents_come_first,
    outline.footnotes_are_attached,
    outline.work_is_covered,
    outline.tasks_are_items,
    quotes.errata_are_verbatim,
    quotes.responsibilities_are_verbatim,
    quotes.deadlines_and_targets_are_verbatim,
    quotes.relations_are_verbatim,
    quotes.leads_are_stated,
    quotes.inferences_are_explained,
    evidence.facts_have_sources,
    evidence.values_have_labels,
    evidence.texts_hold_nothing_hidden,
    evidence.texts_hold_no_code,
    courses.pointers_lead_somewhere,
    courses.pages_exist,
    courses.quotes_are_verbatim,
    courses.questions_can_be_answered,
    summaries.summaries_are_plain_and_short,
    summaries.summaries_rest_on_something,
    summaries.group_notes_have_tasks,
    confidentiality.nothing_is_secret,
    source_text.provisions_rebuild_the_source,
    citations.citations_resolve,
)


def problems(gate: Gate) -> Iterator[Problem]:
    """What is wrong between the records that were read; the problems of the reading itself are in `gate.loaded`."""
    for rule in RULES:
        yield from rule(gate)
