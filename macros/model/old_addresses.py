"""Addresses that pages had before: promises of the site that are kept when a page moves."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from macros.model.base import IsoDate, Record, Text


class NotAnAddress(ValueError):
    """A text that no page of the site can have as its address."""


# "ke-hoach/73-kh-ubnd-2024.html": from the root of the site, so never absolute, never out of it.
_ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.html")


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise NotAnAddress(value)
    return value


PageAddress = Annotated[
    str,
    AfterValidator(_address),
    WithJsonSchema({"type": "string", "pattern": f"^{_ADDRESS.pattern}$"}),
]


class OldAddress(Record):
    """An address that leads to the page which took its place."""

    old: PageAddress
    """Địa chỉ cũ: viết từ gốc của trang, chữ thường không dấu, kết thúc bằng .html."""
    page: PageAddress
    """Địa chỉ hiện nay của trang ấy, viết như trên."""
    since: IsoDate
    """Ngày đổi địa chỉ."""
    reason: Text
    """Vì sao đổi; người mở địa chỉ cũ đọc được câu này."""
