"""How secret a text is: only what is not secret at all may be published."""

from __future__ import annotations

from enum import StrEnum


class Confidentiality(StrEnum):
    """Grades of secrecy, and none of them. The names were not compared with the law on State secrets."""

    ORDINARY = "thường"
    SECRET = "mật"  # noqa: S105 - a grade, not a password
    HIGHLY_SECRET = "tối mật"  # noqa: S105
    TOP_SECRET = "tuyệt mật"  # noqa: S105
