"""How secret a text is: only what is not secret at all may be published."""

from __future__ import annotations

from enum import StrEnum


class Confidentiality(StrEnum):
    """The grades of Luật Bảo vệ bí mật nhà nước (117/2025/QH15, before it 29/2018/QH14), and none of them."""

    ORDINARY = "thường"
    SECRET = "mật"  # noqa: S105 - a grade, not a password
    HIGHLY_SECRET = "tối mật"  # noqa: S105
    TOP_SECRET = "tuyệt mật"  # noqa: S105
