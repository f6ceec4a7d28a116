"""What the log of updates says of a record: its words and its page. The log's own page and the feed are made of it."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import partial

from macros import addresses
from macros.knowledge import Knowledge
from macros.model import Update, UpdateEntry, UpdateKind
from macros.registry import Registry

TABLES = {
    "van-ban": "văn bản",
    "dieu-khoan": "mục của Kế hoạch",
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
