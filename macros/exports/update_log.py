"""What the log of updates says of a record: its words and its page. The log's own page and the feed are made of it."""

from __future__ import annotations

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
    plan = registry.folder.plan.id
    if entry.table == "van-ban" and entry.record in registry.documents:
        return addresses.document_page(entry.record)
    if entry.table == "co-quan" and entry.record in registry.agencies:
        return addresses.agency_page(entry.record)
    if entry.table == "nhiem-vu" and entry.record in registry.tasks:
        return addresses.task_page(plan, entry.record)
    if entry.table == "dieu-khoan" and entry.record in registry.provisions:
        return addresses.provision(plan, entry.record)
    if entry.table == "thoi-han" and entry.record in registry.deadlines:
        return addresses.deadline(entry.record)
    if entry.table == "chi-tieu" and entry.record in registry.targets:
        return addresses.target(entry.record)
    if entry.table == "dinh-chinh" and entry.record in registry.errata:
        return addresses.erratum(entry.record)
    return None
