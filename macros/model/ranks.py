"""The order of the documents a text rests on: custom, not law, so it is data that the province can change."""

from __future__ import annotations

from enum import StrEnum

from macros.model.base import Record, Text
from macros.model.documents import Level


class Scale(StrEnum):
    """Which documents a rank orders; the Party's and the State's are never ranked against each other."""

    STATE = "state"
    PARTY = "party"
    """The Party's bodies."""
    PARTY_TYPE = "party-type"
    """The types of Party documents, within one body."""


class Verb(StrEnum):
    """The word a line of the legal basis opens with, in the order of the groups."""

    CAN_CU = "can-cu"
    THUC_HIEN = "thuc-hien"
    XET = "xet"
    THEO_DE_NGHI = "theo-de-nghi"


class Rank(Record):
    """A step of a scale; a document stands on the first step that fits it."""

    scale: Scale
    """Thang: state (Nhà nước), party (cơ quan của Đảng), party-type (loại văn bản của Đảng trong cùng cơ quan)."""
    rank: int
    """Số thứ tự; số nhỏ đứng trước. Từ 200 trở lên: văn bản không có trong hệ thống thứ bậc, có thể lược bỏ."""
    label: Text
    """Tên bậc, cho người đọc."""
    types: tuple[Text, ...] = ()
    """Loại văn bản; bỏ trống là mọi loại."""
    issuers: tuple[Text, ...] = ()
    """Chữ mở đầu tên cơ quan ban hành; bỏ trống là mọi cơ quan."""
    titles: tuple[Text, ...] = ()
    """Chữ mở đầu trích yếu; bỏ trống là mọi trích yếu."""
    level: Level | None = None
    """Cấp ban hành; bỏ trống là mọi cấp."""
    verb: Verb | None = None
    """Từ mở đầu dòng trong văn bản của Nhà nước: can-cu, thuc-hien hoặc xet; bỏ trống là can-cu."""
    origin: Text
    """Theo đâu mà xếp như vậy."""
