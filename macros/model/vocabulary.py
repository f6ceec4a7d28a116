"""Words that are only shown: abbreviations and labels."""

from __future__ import annotations

from macros.model.base import Record, Text


class Abbreviation(Record):
    """An abbreviation of the plan or of its documents' symbols."""

    short: Text
    """Chữ tắt."""
    long: Text
    """Viết đầy đủ."""
    origin: Text
    """Từ đâu mà biết: mục Kế hoạch, nghị định, hoặc "biên tập"."""


class Term(Record):
    """A row of a vocabulary that is only shown (`data/tu-vung/`)."""

    id: Text
    """Giá trị dùng trong dữ liệu."""
    label: Text
    """Nhãn hiện trên trang."""
    inverse_label: Text | None = None
    """Nhãn khi nhìn từ phía bên kia."""
    symbol: Text | None = None
    """Ký hiệu đứng trước nhãn."""
    description: Text | None = None
    """Giải thích cho người đọc."""
