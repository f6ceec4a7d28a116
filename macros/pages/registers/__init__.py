"""The lists of the index pages: each record as a row, with what it can be filtered by and sorted by."""

from __future__ import annotations

from macros.pages.registers.bodies import agencies
from macros.pages.registers.documents import document_row, documents
from macros.pages.registers.ledgers import (
    ERRATA_GROUPS,
    ErratumRow,
    change_row,
    changes,
    deadlines,
    due_dates,
    errata,
    targets,
)
from macros.pages.registers.lessons import lessons
from macros.pages.registers.tasks import MarkedTask, groups, task_marks, tasks

__all__ = [
    "ERRATA_GROUPS",
    "ErratumRow",
    "MarkedTask",
    "agencies",
    "change_row",
    "changes",
    "deadlines",
    "document_row",
    "documents",
    "due_dates",
    "errata",
    "groups",
    "lessons",
    "targets",
    "task_marks",
    "tasks",
]
