"""What one row of the catalogue is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """The words of one problem; `when` tells programmers when it is raised."""

    text: str
    suggestion: str | None = None
    when: str = ""
