"""What a drafter may choose. The values stand in addresses: they are promises."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from macros.model import Verb
from macros.naming import Committee, DateStyle

# From this rank on a document has no place in the system of legal documents and may be left out.
PAPERS = 200


class Host(StrEnum):
    """The kind of document that the block opens."""

    PLAN = "ke-hoach"
    DECISION = "quyet-dinh"
    PARTY = "van-ban-dang"


@dataclass(frozen=True, slots=True)
class Options:
    """The form of a block.

    The defaults are those of a plan under Nghị định 30/2020/NĐ-CP, whose own examples write dates in words and names
    in full. Tier 2 (the rest of the group, what is carried out further up) is broad: it is looked at, not copied.
    `party_verb` is for Party documents in a State document: a plan carries out what the Party ordered.
    """

    host: Host = Host.PLAN
    dates: DateStyle = DateStyle.WORDS
    committee: Committee = Committee.LONG
    party_verb: Verb = Verb.THUC_HIEN
    tiers: frozenset[int] = frozenset({1, 3})
    papers: bool = True
