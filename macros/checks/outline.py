"""The plan's outline holds together, and everything in parts II and III that is work is a task."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.gate import Gate
from macros.messages import problem
from macros.model import Provision, ProvisionKind, Task
from macros.problems import Problem

_WORK = (ProvisionKind.BULLET, ProvisionKind.PARAGRAPH)
_PARTS_WITH_WORK = ("II.", "III.")


def parents_come_first(gate: Gate) -> Iterator[Problem]:
    """A provision stands after the one it belongs to."""
    for folder in gate.corpus.plans:
        known = {provision.id for provision in folder.provisions}
        seen: set[str] = set()
        for provision in folder.provisions:
            if provision.parent in known and provision.parent not in seen:
                yield problem("parent-not-before", gate.at(provision, "parent"), parent=provision.parent)
            seen.add(provision.id)


def footnotes_are_attached(gate: Gate) -> Iterator[Problem]:
    """Footnote marks lead to footnotes, and each footnote has one mark."""
    for folder in gate.corpus.plans:
        kinds = {provision.id: provision.kind for provision in folder.provisions}
        marks: dict[str, int] = {}
        for provision in folder.provisions:
            for index, name in enumerate(provision.footnotes):
                marks[name] = marks.get(name, 0) + 1
                if kinds.get(name, ProvisionKind.FOOTNOTE) is not ProvisionKind.FOOTNOTE:
                    yield problem("not-a-footnote", gate.at(provision, "footnotes", index), value=name)
        if not gate.loaded.is_whole(Provision):
            continue  # the mark may stand in a provision that was not read
        for provision in folder.provisions:
            count = marks.get(provision.id, 0)
            if provision.kind is ProvisionKind.FOOTNOTE and count != 1:
                yield problem(
                    "footnote-not-attached", gate.at(provision, "id"), value=provision.id, count=count
                )


def work_is_covered(gate: Gate) -> Iterator[Problem]:
    """Each bullet and paragraph of parts II and III has its task."""
    for folder in gate.corpus.plans:
        tasks = {task.id for task in folder.tasks}
        for provision in folder.provisions:
            is_work = provision.kind in _WORK and provision.id.startswith(_PARTS_WITH_WORK)
            if is_work and provision.id not in tasks and not gate.is_excused(Task, provision.id):
                yield problem("provision-without-task", gate.at(provision, "id"), value=provision.id)


def tasks_are_items(gate: Gate) -> Iterator[Problem]:
    """A task is a bullet or paragraph directly under a heading, whose group it joins."""
    for folder in gate.corpus.plans:
        provisions = {provision.id: provision for provision in folder.provisions}
        for task in folder.tasks:
            item = provisions.get(task.id)
            if item is None:
                continue
            parent = provisions.get(item.parent or "")
            is_excused = item.parent is not None and gate.is_excused(Provision, item.parent)
            is_under_heading = is_excused or (parent is not None and parent.kind is ProvisionKind.HEADING)
            if item.kind not in _WORK or not is_under_heading:
                yield problem("task-not-an-item", gate.at(task, "id"))
