"""Answers in their order and words, as several lists offer them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from macros.model import Agency, Document
from macros.naming import capitalised, list_name
from macros.pages.listing import NOTHING
from macros.registry import Registry
from macros.vietnamese import collation_key

_DIGITS = re.compile(r"\d+")


def number_order(name: str) -> Any:
    """As people look numbers up: 9 before 10."""
    return collation_key(_DIGITS.sub(lambda digits: digits[0].zfill(6), name))


def agencies_of(ids: Iterable[str], registry: Registry) -> list[Agency]:
    """Bodies by their ids."""
    return [registry.agencies[agency] for agency in ids]


def labels(vocabulary: str, registry: Registry) -> dict[str, str]:
    """The values of a vocabulary in its own order."""
    return {term.id: term.label for term in registry.corpus.vocabularies[vocabulary]}


def alphabetical(values: Iterable[str]) -> dict[str, str]:
    """Words that are no vocabulary, each once."""
    return {value: capitalised(value) for value in sorted(set(values), key=collation_key)}


def years(days: Iterable[date | None]) -> dict[str, str]:
    """Years, the latest first, and how to call it when there is none."""
    years = sorted({day.year for day in days if day}, reverse=True)
    return {str(year): str(year) for year in years} | {NOTHING: "Chưa rõ ngày"}


def year_of(day: date | None) -> list[str]:
    """The year as an answer."""
    return [str(day.year)] if day else []


def body_names(agencies: Iterable[Agency], nothing: str) -> Mapping[str, str]:
    """Bodies in alphabetical order, and how to call it when there is none."""
    ordered = sorted(agencies, key=lambda agency: collation_key(agency.name))
    return {agency.id: agency.name for agency in ordered} | {NOTHING: nothing}


def document_names(documents: Iterable[Document]) -> Mapping[str, str]:
    """Documents by number, those without one by name at the end."""
    ordered = sorted(documents, key=lambda d: (d.number is None, number_order(list_name(d))))
    return {document.id: list_name(document) for document in ordered} | {NOTHING: "Không nêu văn bản"}


def group_names(registry: Registry) -> Mapping[str, str]:
    """The groups of a plan with their place in it."""
    return {group.id: group.name for group in registry.groups.values()}
