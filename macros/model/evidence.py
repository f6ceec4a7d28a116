"""How sure a fact is, and what it rests on."""

from __future__ import annotations

from enum import StrEnum

from macros.model.base import IsoDate, Record, SourceKey, Text


class Verification(StrEnum):
    """The result of comparing a fact with a source outside the plan."""

    VERIFIED = "verified"
    """Found, equal, in a source outside the plan."""
    PARTLY_VERIFIED = "partly verified"
    """Found in part (a number without its symbol, a year without the day)."""
    NOT_FOUND = "not found"
    """No outside source: the fact is copied from the plan only."""
    CONFLICT = "conflict"
    """Sources differ; the note says which value is used and why."""


class Evidence(Record):
    """What was checked of one fact, with the sources."""

    status: Verification
    """Kết quả: verified (đã đối chiếu), partly verified (một phần), not found (chưa thấy), conflict (trái nhau)."""
    note: Text | None = None
    """Ghi chú của người đối chiếu."""
    sources: tuple[SourceKey, ...] = ()
    """Khóa của các nguồn trong data/_nguon/nguon.yml."""


class Source(Record):
    """A place outside the plan where facts were checked (`data/_nguon/nguon.yml`)."""

    url: Text
    """Địa chỉ của trang đã xem; chỉ in ra dạng chữ vì mạng nội bộ không mở được."""
    checked_on: IsoDate
    """Ngày đối chiếu."""
    name: Text | None = None
    """Tên để hiện thay cho địa chỉ, nếu nguồn không phải là một trang trên mạng."""
