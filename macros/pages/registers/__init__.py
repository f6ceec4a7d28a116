"""The lists of the index pages: each record as a row, with what it can be filtered by and sorted by."""

from __future__ import annotations

from macros.pages.registers.bodies import agencies
from macros.pages.registers.documents import document_row, documents
from macros.pages.registers.ledgers import ERRATA_GROUPS, change_row, changes, deadlines, errata
from macros.pages.registers.lessons import lessons
from macros.pages.registers.tasks import task_marks, tasks

__all__ = [
    "ERRATA_GROUPS",
    "agencies",
    "change_row",
    "changes",
    "deadlines",
    "document_row",
    "documents",
    "errata",
    "lessons",
    "task_marks",
    "tasks",
]
