"""What happened to the legal basis and the bodies after the plan was issued."""

from __future__ import annotations

from macros.model.base import IsoDate, Record, Slug, SourceKey, Text


class Change(Record):
    """Something that happened to the legal basis or the agencies after the plan was issued."""

    date: IsoDate | None = None
    """Ngày xảy ra; bỏ trống nếu chưa tìm thấy."""
    what: Text
    """Chuyện gì."""
    documents: tuple[Slug, ...] = ()
    """Văn bản liên quan."""
    agencies: tuple[Slug, ...] = ()
    """Cơ quan liên quan."""
    sources: tuple[SourceKey, ...]
    """Nguồn."""
