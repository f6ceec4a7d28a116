"""The lists of the index pages: each record as a row, with what it can be filtered by and sorted by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from macros.knowledge import Knowledge
from macros.pages.listing import Listing
from macros.pages.registers.bodies import agencies
from macros.pages.registers.counts import counts
from macros.pages.registers.documents import document_row, documents
from macros.pages.registers.ledgers import (
    ERRATA_GROUPS,
    ErratumRow,
    change_row,
    changes,
    deadline_conflicts,
    deadlines,
    due_dates,
    errata,
    targets,
)
from macros.pages.registers.lessons import lessons
from macros.pages.registers.tasks import TaskPart, groups, parts, task_marks, tasks
from macros.pages.registers.worklist import jobs

__all__ = [
    "ERRATA_GROUPS",
    "LISTINGS",
    "ErratumRow",
    "TaskPart",
    "agencies",
    "change_row",
    "changes",
    "counts",
    "deadline_conflicts",
    "deadlines",
    "document_row",
    "documents",
    "due_dates",
    "errata",
    "groups",
    "jobs",
    "lessons",
    "parts",
    "targets",
    "task_marks",
    "tasks",
]

LISTINGS: Mapping[str, Callable[[Knowledge], Listing[Any]]] = {
    "documents": documents,
    "tasks": tasks,
    "agencies": agencies,
    "deadlines": deadlines,
    "changes": changes,
    "errata": errata,
    "lessons": lessons,
    "worklist": jobs,
    "matrices": task_marks,
}
"""The lists that pages can filter, by the names that pages give them."""
