"""The editors' words "Dùng khi nào" are short, plain, rest on something, and stand where they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.gate import Gate
from macros.messages import problem
from macros.model import Provision, Record, Summary, Task
from macros.problems import Problem

_LONGEST = 420
_FEWEST, _MOST = 2, 4
_SENTENCE_END = re.compile(r"[.?!](?=\s|$)")
_MARKUP = re.compile(r"[*_`#<>|]|\]\(|://")


def summaries_are_plain_and_short(gate: Gate) -> Iterator[Problem]:
    """Two to four sentences that can be read at a glance, without markup: the page shows them as they are."""
    for _, place in gate.places:
        if not isinstance(place.record, Summary):
            continue
        text = place.record.text
        sentences = len(_SENTENCE_END.findall(text))
        if len(text) > _LONGEST or not _FEWEST <= sentences <= _MOST:
            yield problem("summary-length", place.at("text"), characters=len(text), sentences=sentences)
        if markup := _MARKUP.search(text):
            yield problem("summary-markup", place.at("text"), value=markup[0])


def summaries_rest_on_something(gate: Gate) -> Iterator[Problem]:
    """A summary names a document, a provision or a source: what stands in it was read there."""
    for _, place in gate.places:
        summary = place.record
        if isinstance(summary, Summary) and not (summary.documents or summary.provisions or summary.sources):
            yield problem("summary-without-basis", place.at("text"))


def group_notes_have_tasks(gate: Gate) -> Iterator[Problem]:
    """A note belongs to a heading that holds tasks; elsewhere no page would show it."""
    unsure: set[type[Record]] = {Task, Provision}
    if unsure & gate.loaded.incomplete or any(model in unsure for model, _ in gate.loaded.broken):
        return
    for folder in gate.corpus.plans:
        parents = {provision.id: provision.parent for provision in folder.provisions}
        headings = {parents.get(task.id) for task in folder.tasks}
        for note in folder.group_notes:
            if note.id in parents and note.id not in headings:
                yield problem("not-a-group", gate.at(note, "id"), value=note.id)
