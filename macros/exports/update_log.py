"""What the log of updates says of a record: its words and its page. The log's own page and the feed are made of it."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import partial

from macros import addresses
from macros.knowledge import Knowledge
from macros.model import Update, UpdateEntry, UpdateKind
from macros.registry import Registry

TABLES = {
    "van-ban": "văn bản",
    "dieu-khoan": "mục của Kế hoạch",
    "nhom-nhiem-vu": "nhóm nhiệm vụ",
    "nhiem-vu": "nhiệm vụ",
    "co-quan": "cơ quan",
    "thoi-han": "thời hạn",
    "chi-tieu": "chỉ tiêu",
    "dinh-chinh": "đính chính",
}
"""The tables of the open data that the log follows, with what a row of each is called."""

KINDS = {
    UpdateKind.ADDED: "Thêm",
    UpdateKind.REMOVED: "Bỏ",
    UpdateKind.CHANGED: "Sửa",
    UpdateKind.VERIFIED: "Đối chiếu thêm",
}


def updates(knowledge: Knowledge) -> tuple[Update, ...]:
    """The log, newest first."""
    return tuple(sorted(knowledge.registry.corpus.updates, key=lambda u: (u.date, u.id), reverse=True))


@dataclass(frozen=True, slots=True)
class Bundle:
    """Entries of an update that tell the same: what happened to records of one table, and to which of their facts."""

    kind: UpdateKind
    table: str
    fields: tuple[str, ...]
    entries: tuple[UpdateEntry, ...]

    @property
    def verb(self) -> str:
        """What happened: "Sửa"."""
        return KINDS[self.kind]

    @property
    def what(self) -> str:
        """What a record of the table is called: "văn bản"."""
        return TABLES.get(self.table, self.table)

    @property
    def title(self) -> str:
        """What all entries tell: "Sửa 74 văn bản (Dùng khi nào)"; without a number where it is one."""
        count = f" {len(self.entries)}" if len(self.entries) > 1 else ""
        facts = f" ({'; '.join(self.fields)})" if self.fields else ""
        return f"{self.verb}{count} {self.what}{facts}"


def bundles(update: Update) -> tuple[Bundle, ...]:
    """The entries of an update, those that tell the same together, in the order of the first of each."""
    found: dict[tuple[UpdateKind, str, tuple[str, ...]], list[UpdateEntry]] = {}
    for entry in update.entries:
        fields = tuple(dict.fromkeys(change.field for change in entry.fields))
        found.setdefault((entry.kind, entry.table, fields), []).append(entry)
    return tuple(Bundle(*key, tuple(entries)) for key, entries in found.items())


def record_address(entry: UpdateEntry, registry: Registry) -> str | None:
    """The page of the record an entry speaks of, if the record is still there."""
    plan_id, _, record = entry.record.rpartition("/")
    if plan_id not in {"", *(folder.plan.id for folder in registry.plans)}:
        return None
    registry = registry.of(plan_id)
    plan = registry.folder.plan.id
    pages: dict[str, tuple[Container[str], Callable[[str], str]]] = {
        "van-ban": (registry.documents, addresses.document_page),
        "dieu-khoan": (registry.provisions, partial(addresses.provision, plan)),
        "nhom-nhiem-vu": (registry.groups, partial(addresses.task_page, plan)),
        "nhiem-vu": (registry.tasks, partial(addresses.task_page, plan)),
        "co-quan": (registry.agencies, addresses.agency_page),
        "thoi-han": (registry.deadlines, partial(registry.address_on, addresses.DEADLINES)),
        "chi-tieu": (registry.targets, partial(registry.address_on, addresses.TARGETS)),
        "dinh-chinh": (registry.errata, partial(registry.address_on, addresses.ERRATA)),
    }
    if entry.table not in pages:
        return None
    records, address = pages[entry.table]
    return address(record) if record in records else None
