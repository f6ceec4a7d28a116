"""The documents that citations may mean, as plain values, indexed once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from macros.citations.clean import clean
from macros.citations.spelling import same_letters

Part = Literal["number", "date", "issuer"]

_LEADING_ZEROS = re.compile(r"^0+(?=\d)")


@dataclass(frozen=True, slots=True)
class Misprint:
    """A known slip under which a document is cited: its wrong number, its wrong date, or both.

    What is None is printed right. `date` is an ISO day.
    """

    erratum_id: str
    number: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One document. Its key is (issuer, type, number, date): a number alone repeats every year and term."""

    id: str
    type_document: str
    number: str | None = None
    date: str | None = None
    """ISO day, or a bare year where no more is known."""
    issuers: tuple[str, ...] = ()
    """All names and short names of all issuing bodies."""
    names: tuple[str, ...] = ()
    """Names by which it is cited: "Luật Tiếp công dân"."""
    collective_names: tuple[str, ...] = ()
    """Names it shares with others: "các Chương trình mục tiêu quốc gia"."""
    misprints: tuple[Misprint, ...] = ()
    issuer: str | None = None
    """The issuing bodies as a citation names them: "Ban Dân vận Tỉnh ủy và Ủy ban nhân dân tỉnh"."""
    verified: frozenset[Part] = frozenset()
    """What was found equal outside the plan: only that can prove a citation wrong."""


class Catalogue:
    """Entries by number, by misprinted number, by name and by collective name."""

    def __init__(self, entries: Iterable[CatalogueEntry], names: _Names | None = None) -> None:
        """Take the entries; `names` are those of a catalogue that differs in nothing but misprints."""
        self.entries = tuple(entries)
        self._by_id = {entry.id: entry for entry in self.entries}
        self._names = names or _Names(self.entries)
        self._by_misprint: dict[str, list[tuple[CatalogueEntry, Misprint]]] = defaultdict(list)
        for entry in self.entries:
            for misprint in entry.misprints:
                if number := misprint.number or entry.number:
                    self._by_misprint[number_key(number)].append((entry, misprint))

    def with_misprints(self, misprints: Mapping[str, tuple[Misprint, ...]]) -> Catalogue:
        """The same documents with other slips, by id: of many plans that cite them, each has its own."""
        entries = (
            replace(entry, misprints=misprints[entry.id]) if entry.id in misprints else entry
            for entry in self.entries
        )
        return Catalogue(entries, self._names)

    def entry(self, document_id: str) -> CatalogueEntry:
        """The entry with this id. Raises KeyError."""
        return self._by_id[document_id]

    def numbered(self, number: str) -> Sequence[CatalogueEntry]:
        """Entries with this number: "5-CT/TW" and "05-CT/TW" are one."""
        return self._entries(self._names.by_number.get(number_key(number), ()))

    def figured(self, number: str) -> Sequence[CatalogueEntry]:
        """Entries with this running number, whatever their symbol: "06-DA/TU" and "06-ĐA/TU"."""
        return self._entries(self._names.by_figure.get(_figure(number), ()))

    def misprinted(self, number: str) -> Sequence[tuple[CatalogueEntry, Misprint]]:
        """Entries that are cited by this number in a known slip, with the slip."""
        return tuple(self._by_misprint.get(number_key(number), ()))

    def named(self, names: Iterable[str]) -> Sequence[CatalogueEntry]:
        """Entries with one of these names, each once."""
        index = self._names.by_name
        return self._entries(
            dict.fromkeys(found for name in names for found in index.get(same_letters(name), ()))
        )

    def meant_by(self, collective_name: str) -> Sequence[CatalogueEntry]:
        """Entries that a collective name stands for."""
        return self._entries(
            dict.fromkeys(self._names.by_collective_name.get(same_letters(collective_name), ()))
        )

    def _entries(self, ids: Iterable[str]) -> tuple[CatalogueEntry, ...]:
        return tuple(self._by_id[document_id] for document_id in ids)


class _Names:
    """Ids of entries by what they are cited by, without misprints."""

    def __init__(self, entries: Iterable[CatalogueEntry]) -> None:
        self.by_number: dict[str, list[str]] = defaultdict(list)
        self.by_figure: dict[str, list[str]] = defaultdict(list)
        self.by_name: dict[str, list[str]] = defaultdict(list)
        self.by_collective_name: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            if entry.number:
                self.by_number[number_key(entry.number)].append(entry.id)
                self.by_figure[_figure(entry.number)].append(entry.id)
            for name in entry.names:
                self.by_name[same_letters(name)].append(entry.id)
            for name in entry.collective_names:
                self.by_collective_name[same_letters(name)].append(entry.id)


def number_key(number: str) -> str:
    """Key of a number: composed letters, plain hyphens, no spaces, no leading zero."""
    return _LEADING_ZEROS.sub("", clean(number).text.replace(" ", ""))


def _figure(number: str) -> str:
    return number_key(number).replace("/", "-").partition("-")[0]
