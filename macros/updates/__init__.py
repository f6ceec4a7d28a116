"""What became different between two releases: compared as open data, written as a record of `data/cap-nhat/`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros.knowledge import open_knowledge
from macros.model import Update
from macros.updates.compare import Tables, changes, update_of
from macros.updates.releases import UnreadableRelease, read_release
from macros.updates.writing import as_yaml, in_words

__all__ = ["Tables", "UnreadableRelease", "as_yaml", "changes", "in_words", "update_between", "update_of"]

NOTHING = "-"
"""How the release before the first is called."""


def update_between(old: str, new: str, *, data: Path, day: date | None = None) -> Update:
    """The update from one release to another, each a folder, a ZIP or a revision; its day is that of the data.

    Raises UnreadableRelease, and DataProblems if records of another time do not pass the checks of today.
    """
    project = data.absolute().parent
    before = None if old == NOTHING else read_release(old, project)
    after = read_release(new, project)
    vocabularies = open_knowledge(data).registry.corpus.vocabularies
    labels = {term.id: term.label for terms in vocabularies.values() for term in terms}
    return update_of(before, after, day or _checked_on(after), labels)


def _checked_on(tables: Tables) -> date:
    """The day of the latest check (see `Knowledge.checked_on`)."""
    days = [date.fromisoformat(row["checked_on"]) for row in tables.get("nguon", ())]
    if not days:
        raise UnreadableRelease("bản mới không có bảng nguon.json, nên chưa rõ ngày của dữ liệu")
    return max(days)
