"""Plain words of the editors on when a record is of use, and what those words rest on."""

from __future__ import annotations

from macros.model.base import ProvisionId, Record, Slug, SourceKey, Text


class Summary(Record):
    """When an official turns to a document or a group of tasks. Editorial; rests on what it names, never on memory.

    Facts that the page computes (places of citation, status, counts) are left to the page, where they cannot go
    stale.
    """

    text: Text
    """Lời "Dùng khi nào": 2 đến 4 câu, không quá 420 ký tự, chữ thường, chỉ nói điều có ở chỗ dựa ghi bên dưới."""
    documents: tuple[Slug, ...] = ()
    """Văn bản có trích yếu, tên gọi làm chỗ dựa, thường là chính văn bản này: mã trong data/van-ban/."""
    provisions: tuple[ProvisionId, ...] = ()
    """Mục của Kế hoạch làm chỗ dựa, ví dụ II.5.b1; tiêu đề (II.5.h) là cả mục 5."""
    plan: Slug | None = None
    """Kế hoạch có các mục ấy: mã trong data/ke-hoach/; bỏ trống là Kế hoạch của thư mục, hoặc có trước nhất."""
    sources: tuple[SourceKey, ...] = ()
    """Nguồn ngoài Kế hoạch làm chỗ dựa: khóa trong data/_nguon/nguon.yml."""


class GroupNote(Record):
    """What the editors say of a group of tasks; the group itself is a heading of the plan."""

    id: ProvisionId
    """Mã tiêu đề của nhóm trong toàn văn, ví dụ II.5.h."""
    when_to_use: Summary
    """Lời "Dùng khi nào" của ban biên tập, kèm chỗ dựa."""
