"""The order of a block: by verb, by system, then by rank, date and number.

No rule states it: it is read off printed blocks (tests/cases/can_cu/order.json), and the ranks are data
(data/thu-tu-can-cu.yml).
"""

from __future__ import annotations

import re
from datetime import date

from macros.legal_basis.options import Host, Options
from macros.model import Document, Level, Rank, Scale, System, Verb
from macros.registry import Registry

VERB_WORDS = {
    Verb.CAN_CU: "Căn cứ",
    Verb.THUC_HIEN: "Thực hiện",
    Verb.XET: "Xét",
    Verb.THEO_DE_NGHI: "Theo đề nghị tại",
}

_VERBS = list(Verb)

# After every rank: what fits no step of a scale.
_UNRANKED = 999


def rank_of(document: Document, scale: Scale, registry: Registry) -> Rank | None:
    """The first step of a scale that fits a document."""
    issuers = tuple(registry.agencies[agency].name for agency in document.passed_by)
    for rank in registry.corpus.ranks:
        if rank.scale is scale and _fits(rank, document, issuers):
            return rank
    return None


def _fits(rank: Rank, document: Document, issuers: tuple[str, ...]) -> bool:
    return (
        (not rank.types or document.type_document in rank.types)
        and (not rank.issuers or any(name.startswith(rank.issuers) for name in issuers))
        and (not rank.titles or document.title.startswith(rank.titles))
        and (rank.level is None or rank.level is document.level)
    )


def verb_of(document: Document, options: Options, registry: Registry) -> Verb:
    """The word a document's line opens with.

    A proposal is considered, except in a decision, which follows it (Nghị định 30/2020/NĐ-CP, mẫu 1.2). Party
    documents know no other word than "Căn cứ" (Quyết định 23-QĐ/TW, 399-QĐ/TW).
    """
    if document.system is System.PARTY:
        return Verb.CAN_CU if options.host is Host.PARTY else options.party_verb
    rank = rank_of(document, Scale.STATE, registry)
    verb = rank.verb if rank and rank.verb else Verb.CAN_CU
    if verb is Verb.XET:
        return Verb.THEO_DE_NGHI if options.host is Host.DECISION else verb
    return Verb.CAN_CU if options.host is Host.PARTY else verb


def order_key(document: Document, options: Options, registry: Registry) -> tuple[object, ...]:
    """The place of a document in a block; smaller comes first."""
    verb = verb_of(document, options, registry)
    scales = (Scale.PARTY, Scale.PARTY_TYPE) if document.system is System.PARTY else (Scale.STATE,)
    ranks = tuple(rank_of(document, scale, registry) for scale in scales)
    number = re.match(r"\d+", document.number or "")
    return (
        _VERBS.index(verb),
        _lane(document, verb, options.host),
        tuple(rank.rank if rank else _UNRANKED for rank in ranks),
        document.date_document or date.max,
        int(number[0]) if number else 0,
        document.id,
    )


def _lane(document: Document, verb: Verb, host: Host) -> int:
    """Party and State documents are never ranked against each other: one system stands before the other.

    In a Party document the State stands between the centre and the province. In a State document the law comes
    first; but what is carried out comes from the Party first, since the State's plans and programmes carry it out.
    """
    is_party = document.system is System.PARTY
    if host is Host.PARTY:
        return (0 if document.level is Level.CENTRAL else 2) if is_party else 1
    return int(is_party == (verb is Verb.CAN_CU))
