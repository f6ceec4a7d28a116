"""Import: the text of a plan as received (TXT, DOCX, PDF) to a draft of its records.

    reading -> lines -> furniture apart -> paragraphs -> provisions -> documents, bodies, tasks, deadlines, targets
            -> a Draft with its questions -> files and a report

All but `command` is pure: bytes or text in, values out. A draft is never a fact: everything in it is unverified
and waits for a person.
"""

from __future__ import annotations

from macros.importing.command import Imported, ImportRefused, import_plan

__all__ = ["ImportRefused", "Imported", "import_plan"]
