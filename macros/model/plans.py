"""A plan and its provisions, word for word."""

from __future__ import annotations

from enum import StrEnum

from macros.model.base import ProvisionId, Record, Slug, Text
from macros.model.confidentiality import Confidentiality


class ProvisionKind(StrEnum):
    """What a provision is on the printed page."""

    TITLE = "title"
    RECITAL = "recital"
    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"
    RECIPIENT = "recipient"
    SIGNATURE = "signature"


class Provision(Record):
    """One piece of the plan's text, verbatim; a permalink of the plan page.

    `text` is the source in NFC with the line breaks of the PDF joined, slips included. The dash before a bullet
    and the figure before a footnote are typography: they follow from `kind`.
    """

    id: ProvisionId
    """Mã của mục: pre, I.1.b2, II.8.h, II.6.p2, fn1 ..."""
    kind: ProvisionKind
    """Loại: title, recital, heading, bullet, paragraph, footnote, recipient, signature."""
    parent: ProvisionId | None = None
    """Mục cha."""
    label: Text
    """Cách gọi mục này khi nói với người khác, ví dụ "gạch đầu dòng thứ nhất, mục 4, phần II"."""
    text: Text
    """Nguyên văn, kể cả lỗi in; các dòng của bản PDF nối lại."""
    footnotes: tuple[ProvisionId, ...] = ()
    """Chú thích gắn với mục này; số chú thích dính vào chữ như bản trích."""


class Furniture(Record):
    """Something in the received text that is not the plan's wording: dropped, and recorded here."""

    text: Text
    """Nguyên văn phần bỏ ra."""
    reason: Text
    """Vì sao bỏ."""


class Plan(Record):
    """A plan of the province: a folder of `data/ke-hoach/`."""

    id: Slug
    """Mã, trùng tên thư mục."""
    document: Slug
    """Mã bản ghi văn bản của chính Kế hoạch trong data/van-ban/."""
    name: Text
    """Tên gọi trên trang, ví dụ "Kế hoạch 73/KH-UBND"."""
    year: int
    """Năm thực hiện; dùng để tính các hạn định kỳ."""
    signed_by: Text
    """Người ký, như bản in."""
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    """Độ mật: thường, mật, tối mật, tuyệt mật; bỏ trống là thường. Khác thường thì không dựng trang."""
    source_file: Text
    """Tệp nguyên văn trong data/_nguon/."""
    targets_note: Text | None = None
    """Lời biên tập ở trang Chỉ tiêu: con số nào của Kế hoạch không phải là chỉ tiêu, vì sao."""
    furniture: tuple[Furniture, ...] = ()
    """Những gì có trong bản trích nhưng không thuộc Kế hoạch, đã bỏ ra và ghi lại tại đây."""


class PlanChoice(Record):
    """Which of several plans plays which part (`data/ke-hoach/hien-hanh.yml`)."""

    current: Slug
    """Kế hoạch hiện hành, đứng ở trang đầu: mã, là tên thư mục trong data/ke-hoach/."""
    first: Slug
    """Kế hoạch có trước nhất trên trang: mã mục và địa chỉ nào không ghi Kế hoạch là của Kế hoạch này. Không đổi."""
