"""Deadlines and numeric targets that the plan sets."""

from __future__ import annotations

from enum import StrEnum

from macros.model.base import ErratumId, IsoDate, ProvisionId, Record, Slug, Text


class DeadlineKind(StrEnum):
    """How a deadline recurs."""

    ONE_OFF = "one-off"
    PERIODIC = "periodic"
    FREQUENCY = "frequency"


class Deadline(Record):
    """A date or frequency the plan sets."""

    id: Slug
    """Mã, ví dụ dl-quy."""
    what: Text
    """Phải làm gì."""
    as_written: Text
    """Như Kế hoạch ghi, nguyên văn."""
    date_rule: Text
    """Quy tắc tính ngày."""
    dates: tuple[IsoDate, ...] = ()
    """Các mốc tính ra: phải xong TRƯỚC ngày này."""
    provision: ProvisionId
    """Mục quy định."""
    who: tuple[Slug, ...]
    """Ai phải làm: mã cơ quan."""
    to: tuple[Slug, ...] = ()
    """Gửi ai: mã cơ quan."""
    type: DeadlineKind
    """one-off (một lần), periodic (định kỳ, có ngày), frequency (thường xuyên, không ấn định ngày)."""
    note: Text | None = None
    """Ghi chú của ban biên tập."""
    errata: tuple[ErratumId, ...] = ()
    """Mục đính chính liên quan."""


class Target(Record):
    """A number the plan sets."""

    id: Slug
    """Mã, ví dụ tg-98."""
    text: Text
    """Nguyên văn chỉ tiêu."""
    value: int
    """Giá trị."""
    unit: Text
    """Đơn vị."""
    provision: ProvisionId
    """Mục quy định."""
    who: tuple[Slug, ...]
    """Ai phải đạt: mã cơ quan."""
    period: Text
    """Kỳ thực hiện."""
    note: Text | None = None
    """Ghi chú của ban biên tập."""
