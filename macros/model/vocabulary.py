"""Words that are only shown: abbreviations and labels."""

from __future__ import annotations

from macros.model.base import Record, Slug, Text
from macros.model.courses import Quote, RecordId


class Abbreviation(Record):
    """An abbreviation of the plan or of its documents' symbols."""

    short: Text
    """Chữ tắt."""
    long: Text
    """Viết đầy đủ."""
    origin: Text
    """Từ đâu mà biết: mục Kế hoạch, nghị định, hoặc "biên tập"."""


class GlossaryEntry(Record):
    """A term of the plan in the editors' words: the plan itself defines none."""

    id: Slug
    """Mã, là địa chỉ của thuật ngữ trên trang, ví dụ dan-van-kheo."""
    term: Text
    """Thuật ngữ, viết như trong câu."""
    other_forms: tuple[Text, ...] = ()
    """Cách viết khác của thuật ngữ; viết hoa chữ đầu hoặc viết hoa tất cả thì không cần ghi."""
    marked: bool = True
    """false nếu từ ấy gặp ở khắp nơi: chỉ giải thích ở trang Thuật ngữ, không gạch chân trong các trang khác."""
    definition: Text
    """Giải thích (biên tập): chỉ nói điều có trong chỗ dựa."""
    quote: Quote | None = None
    """Câu của Kế hoạch có thuật ngữ này."""
    based_on: tuple[RecordId, ...]
    """Chỗ dựa: mã mục, văn bản, cơ quan."""
    plan: Slug | None = None
    """Kế hoạch có các mục nói ở đây: mã trong data/ke-hoach/; bỏ trống là Kế hoạch có trước nhất trên trang."""


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
