"""What the number of a document says of it: its type, its system, its level, who issued it.

33/CT-TTg is a Chỉ thị of the Prime Minister: State, central. Where a number leaves something open ("UBND" is that of
many places, QĐ of the Party is Quyết định or Quy định), nothing is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from macros.citations import clean
from macros.citations.bodies import bodies_agree
from macros.citations.symbols import Symbol, read_symbol
from macros.citations.vocabulary import SHARED_BODIES, STATE_BODY, TYPES_OF_CODE, UNITS
from macros.model import Agency, Document, Level, System
from macros.vietnamese import fold

# Which of the types of a code the Party means; for QĐ it means both.
_OF_THE_PARTY = {"TT": ("Thông tri",), "QĐ": TYPES_OF_CODE["QĐ"]}

# Bodies that alone have their abbreviation (Nghị định 30/2020/NĐ-CP, Phụ lục III).
_ALONE = {
    "TTg": "Thủ tướng Chính phủ",
    "CP": "Chính phủ",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
}
_TERM = re.compile(r"(?<!\d)\d+$")  # of the Assembly: QH15
_JOINS = re.compile(r"(?:,| và| với) (?=[A-ZĐỦ])")  # of a joint document


def _symbol(number: str) -> Symbol | None:
    return read_symbol(clean(number), 0, announced=True)


def _is_party(number: str) -> bool:
    """Hyphen first is the Party's, slash first the State's."""
    return re.match(r"\d+-", number) is not None


def system_of(number: str, type_document: str) -> System:
    """Whose document it is; one of two systems says so in its type."""
    if "liên tịch" in type_document.lower():
        return System.JOINT
    return System.PARTY if _is_party(number) else System.STATE


def types_of(number: str) -> tuple[str, ...]:
    """The types that a number may stand for; without a code in it none is sure."""
    symbol = _symbol(number)
    if symbol is None:
        return ()
    if symbol.code is None:
        return ("Luật", "Nghị quyết") if symbol.bodies[0].startswith(("QH", "UBTVQH")) else ("Công văn",)
    if _is_party(number) and symbol.code in _OF_THE_PARTY:
        return _OF_THE_PARTY[symbol.code]
    return TYPES_OF_CODE[symbol.code][:1]


def type_of(number: str) -> str | None:
    """The type that the code in a number stands for, if it is one alone."""
    symbol, types = _symbol(number), types_of(number)
    return types[0] if symbol and symbol.code and len(types) == 1 else None


def bodies_of(number: str) -> tuple[str, ...]:
    """The issuing bodies in a number, without units and terms: "UBND-KGVX" is of UBND, QH15 of QH."""
    symbol = _symbol(number)
    if symbol is None:
        return ()
    return tuple(_TERM.sub("", body) for body in symbol.bodies if body not in UNITS) or symbol.bodies


class Issuing:
    """Who issues under which symbol, as the documents and bodies that are known have it."""

    def __init__(self, documents: Iterable[Document], agencies: Sequence[Agency]) -> None:
        """Learn from documents of one issuer, whose number names one body."""
        self._agencies = agencies
        self._called: dict[str, set[str]] = {}
        for agency in agencies:
            for name in (agency.name, *agency.short_names, *agency.mentions):
                self._called.setdefault(fold(name), set()).add(agency.id)
        self._users: dict[str, set[str]] = {}
        self._levels: dict[str, set[Level]] = {}
        for document in documents:
            bodies = bodies_of(document.number or "")
            if len(document.passed_by) == len(bodies) == 1:
                self._users.setdefault(bodies[0], set()).add(document.passed_by[0])
                self._levels.setdefault(bodies[0], set()).add(document.level)

    def issuers(self, number: str) -> tuple[str, ...]:
        """The bodies that alone have these symbols; empty where one of them is not sure."""
        found = [self._issuer(body) for body in bodies_of(number)]
        return tuple(each for each in found if each) if all(found) else ()

    def _issuer(self, body: str) -> str | None:
        if body in SHARED_BODIES:
            return None
        if body in _ALONE and (named := self._only(_ALONE[body])):
            return named
        users = self._users.get(body, set())
        return next(iter(users)) if len(users) == 1 else None

    def named(self, issuer: str) -> tuple[str, ...]:
        """The bodies that an issuer in words names: one, or those of a joint document; empty if one is not known."""
        if whole := self._only(issuer):
            return (whole,)
        parts = [self._only(part) for part in _JOINS.split(issuer)]
        return tuple(dict.fromkeys(part for part in parts if part)) if all(parts) else ()

    def _only(self, name: str) -> str | None:
        """The only body that is called so; one that has exactly this name goes before those that may be meant."""
        exact = self._called.get(fold(name), set())
        if len(exact) == 1:
            return next(iter(exact))
        near = [each.id for each in self._agencies if bodies_agree(name, (each.name, *each.short_names))]
        return near[0] if len(near) == 1 else None

    def level(self, number: str) -> Level | None:
        """The level of all documents with these bodies in their number; else what the bodies say themselves."""
        levels = {self._level(body) for body in bodies_of(number)}
        return levels.pop() if len(levels) == 1 else None

    def _level(self, body: str) -> Level | None:
        known = self._levels.get(body, set())
        if len(known) == 1:
            return next(iter(known))
        is_central = body.endswith("TW") or (re.fullmatch(STATE_BODY, body) and body not in SHARED_BODIES)
        return Level.CENTRAL if is_central and not known else None
