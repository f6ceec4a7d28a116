"""The update log: what became different in the data from one release to the next. Written by `macros changes`."""

from __future__ import annotations

from enum import StrEnum

from macros.model.base import IsoDate, Record, Slug, Text


class UpdateKind(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    VERIFIED = "verified"
    """Nothing but the result or the day of a check is new."""


class FieldChange(Record):
    """One fact of a record before and after, in words."""

    field: Text
    """Tên thông tin, ví dụ Trích yếu."""
    before: Text | None = None
    """Trước; bỏ trống nếu trước đó chưa có."""
    after: Text | None = None
    """Sau; bỏ trống nếu đã bỏ đi."""


class UpdateEntry(Record):
    """What happened to one record."""

    kind: UpdateKind
    """added (thêm), removed (bỏ), changed (sửa), verified (đối chiếu thêm)."""
    table: Slug
    """Bảng dữ liệu mở chứa bản ghi, ví dụ van-ban."""
    record: Text
    """Mã bản ghi."""
    name: Text
    """Tên bản ghi lúc ấy."""
    fields: tuple[FieldChange, ...] = ()
    """Những thông tin đã đổi."""


class Update(Record):
    """One update of the data: a file of `data/cap-nhat/`, an entry of the log and of its feed."""

    id: Slug
    """Mã, trùng tên tệp: ngày cập nhật, ví dụ 2026-11-23."""
    date: IsoDate
    """Ngày cập nhật (NĂM-THÁNG-NGÀY)."""
    summary: Text
    """Một câu tóm tắt."""
    entries: tuple[UpdateEntry, ...] = ()
    """Từng bản ghi đã đổi."""
