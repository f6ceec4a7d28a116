"""Pieces that several tables share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from macros.exports.formats import Row
from macros.model import Evidence, Summary
from macros.registry import Registry


def iso(day: date | None) -> str | None:
    """A date as `2024-02-28`, or null."""
    return day.isoformat() if day else None


def sources(keys: Iterable[str], registry: Registry) -> list[Row]:
    """Sources with their addresses; keys alone would send every reader to another file."""
    return [{"key": key, "url": registry.corpus.sources[key].url} for key in keys]


def summary(words: Summary | None, registry: Registry) -> Row | None:
    """When a record is of use, in the editors' words, and what they rest on."""
    if words is None:
        return None
    return {
        "text": words.text,
        "documents": list(words.documents),
        "provisions": list(words.provisions),
        "sources": sources(words.sources, registry),
    }


def evidence(found: Evidence, registry: Registry) -> Row:
    """How sure a fact is, and what it rests on."""
    return {
        "status": found.status.value,
        "note": found.note,
        "sources": sources(found.sources, registry),
    }
