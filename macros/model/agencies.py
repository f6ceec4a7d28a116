"""Bodies: those the plan charges, those that receive it, and those that issued the documents it cites."""

from __future__ import annotations

from macros.model.base import IsoDate, Record, Slug, SourceKey, Text
from macros.model.evidence import Evidence


class Successor(Record):
    """Who a body is after a reorganisation."""

    name: Text
    """Tên mới."""
    from_date: IsoDate | None = None
    """Từ ngày; bỏ trống nếu chưa tìm thấy ngày."""
    note: Text | None = None
    """Điều cần nói thêm, ví dụ "suy ra, chưa có nguồn riêng"."""
    sources: tuple[SourceKey, ...] = ()
    """Nguồn; không có nguồn thì ghi chú phải nói rõ."""


class Reorganisation(Record):
    """What happened to a body since the plan was issued."""

    statement: Text
    """Một hai câu cho người đọc."""
    evidence: Evidence
    """Kết quả đối chiếu."""


class Agency(Record):
    """One body: a file of `data/co-quan/`, a page of the site, an item of `co-quan.json`."""

    id: Slug
    """Mã, trùng tên tệp, ví dụ so-noi-vu."""
    name: Text
    """Tên đầy đủ tại thời điểm ban hành Kế hoạch."""
    short_names: tuple[Text, ...] = ()
    """Tên ngắn, chữ tắt dùng trong văn bản và để tra cứu."""
    mentions: tuple[Text, ...] = ()
    """Cách Kế hoạch gọi cơ quan này, để nối liên kết trong toàn văn; bỏ trống thì không nối."""
    kind: Text
    """Loại cơ quan, ví dụ "sở (cơ quan chuyên môn thuộc UBND tỉnh)"."""
    in_plan: bool = True
    """Cơ quan có tên hoặc có vai trò trong Kế hoạch (false: chỉ ban hành văn bản liên quan)."""
    note: Text | None = None
    """Ghi chú."""
    reorganisation: Reorganisation | None = None
    """Sắp xếp tổ chức sau ngày ban hành Kế hoạch."""
    successors: tuple[Successor, ...] = ()
    """Cơ quan kế tiếp, theo thời gian."""
