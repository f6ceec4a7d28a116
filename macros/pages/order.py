"""The order of the indexes, which is also that of "previous" and "next" on the pages of records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from macros.knowledge import Knowledge
from macros.model import Agency, Document
from macros.naming import list_name
from macros.vietnamese import collation_key


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_HasId)


def cited_documents(knowledge: Knowledge) -> tuple[Document, ...]:
    """The documents that plans cite, as their register lists them."""
    return _register(knowledge, cited=True)


def related_documents(knowledge: Knowledge) -> tuple[Document, ...]:
    """The plans themselves and the documents that only have to do with those they cite."""
    return _register(knowledge, cited=False)


def agencies_of_plan(knowledge: Knowledge) -> tuple[Agency, ...]:
    """Bodies of the plans: most stated duties first, then most inferred ones, then by name."""

    def rank(agency: Agency) -> tuple[object, ...]:
        links = [duty.responsibility.link.value for duty in knowledge.duties(agency.id)]
        return -links.count("explicit"), -links.count("inferred"), collation_key(agency.name)

    return tuple(sorted((a for a in knowledge.registry.agencies.values() if a.in_plan), key=rank))


def other_agencies(knowledge: Knowledge) -> tuple[Agency, ...]:
    """Bodies that only issued documents, by name."""
    others = (agency for agency in knowledge.registry.agencies.values() if not agency.in_plan)
    return tuple(sorted(others, key=lambda agency: collation_key(agency.name)))


def neighbours(records: Sequence[R]) -> Mapping[str, tuple[R | None, R | None]]:
    """The records before and after each, by its id; the first has none before it, the last none after."""
    before, after = (None, *records), (*records[1:], None)
    return {
        record.id: (previous, following)
        for previous, record, following in zip(before, records, after, strict=False)
    }


def _register(knowledge: Knowledge, *, cited: bool) -> tuple[Document, ...]:
    """Central before province, newest first; undated last."""

    def rank(document: Document) -> tuple[object, ...]:
        day = document.date_document
        return document.level != "central", -day.toordinal() if day else 0, collation_key(list_name(document))

    wanted = (d for d in knowledge.documents.values() if (d.id in knowledge.cited) == cited)
    return tuple(sorted(wanted, key=rank))
