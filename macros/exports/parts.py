"""Pieces that several tables share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from macros.exports.formats import Row
from macros.model import Evidence
from macros.registry import Registry


def iso(day: date | None) -> str | None:
    """A date as `2024-02-28`, or null."""
    return day.isoformat() if day else None


def sources(keys: Iterable[str], registry: Registry) -> list[Row]:
    """Sources with their addresses; keys alone would send every reader to another file."""
    return [{"key": key, "url": registry.corpus.sources[key].url} for key in keys]


def evidence(found: Evidence, registry: Registry) -> Row:
    """How sure a fact is, and what it rests on."""
    return {
        "status": found.status.value,
        "note": found.note,
        "sources": sources(found.sources, registry),
    }
