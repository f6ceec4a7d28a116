"""One thing that can be found, before anything is encoded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a result is, in the words shown beside it; the order is that of the facets."""

    DOCUMENT = "Văn bản"
    TASK = "Nhiệm vụ"
    AGENCY = "Cơ quan"
    DEADLINE = "Thời hạn"
    TARGET = "Chỉ tiêu"
    TERM = "Thuật ngữ"
    PROVISION = "Toàn văn"
    ERRATUM = "Đính chính"
    PAGE = "Trang"


class Number(NamedTuple):
    """A number under which a document is looked for; `note` says what is wrong with it, if it is a misprint."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page, or a place on a page (`address` with an anchor).

    Three fields are searched, each worth less than the one before: `name` with `aliases`, `title`, `body`.
    `dates` are ISO; the first of a document is its own.
    """

    kind: Kind
    address: str
    name: str
    aliases: tuple[str, ...] = ()
    title: str = ""
    body: str = ""
    day: str = ""
    """The date as shown."""
    dates: tuple[date, ...] = ()
    numbers: tuple[Number, ...] = ()
    type_document: str = ""
    system: str = ""
    status: str = ""
    """Symbol, label and id of the status, joined by "|"; split in the browser."""
    plan: str = ""
    """The plan of which it is a part; empty where there is one plan, and for what belongs to none."""
    year: int = 0
    cited: bool = False
    """Cited by a plan: comes first among equals."""
    lesser: bool = False
    """Named like another record that is meant first: the section "5. Sở Nội vụ" beside the body itself."""

    @property
    def page(self) -> str:
        """The address without its anchor."""
        return self.address.partition("#")[0]
