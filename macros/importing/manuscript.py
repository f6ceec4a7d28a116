"""A plan as received: its lines, with what the file tells about each. What every reader of files hands over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.vietnamese import nfc


class UnreadablePlan(Exception):
    """A file that no draft can be made of; `str()` is the reason in Vietnamese, without a full stop."""


# Every white space but the line feed: tabs, no-break spaces and the like are spaces of the text.
_SPACES = re.compile(r"[^\S\n ]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the received text.

    `number` counts from 1 in that text, `page` from 1 where pages are known; `opens` says whether a paragraph
    begins here (None: the file does not tell); `is_note` whether the line stands among the footnotes.
    """

    number: int
    raw: str
    page: int = 1
    opens: bool | None = None
    is_note: bool = False

    @property
    def text(self) -> str:
        """The line in NFC, without the white space at its ends."""
        return _SPACES.sub(" ", nfc(self.raw)).strip()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is to be read."""
        return not self.raw.strip()


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The lines of a plan, and what happened to them on the way from the file.

    `form` is "TXT", "DOCX" or "PDF"; `converted_from` names the old encoding; `knows_pages` says whether the pages
    are those of the paper; `remarks` are further sentences for the editor.
    """

    lines: tuple[Line, ...]
    form: str
    converted_from: str | None = None
    knows_pages: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def source_text(self) -> str:
        """The received text, to be kept in `data/_nguon/`."""
        return "\n".join(line.raw for line in self.lines)
