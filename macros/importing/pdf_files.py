"""A PDF file as the lines of a plan, page by page. Small type at the foot of a page is a footnote."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from pypdf import PdfReader

from macros.importing.encodings import modern
from macros.importing.manuscript import Line, Manuscript, UnreadablePlan

_MOST_PAGES = 500
_LETTERS_OF_A_PAGE = 20  # fewer on average: the pages are pictures
_SMALL = 0.88  # of the body's type size
_INDENT = 12.0  # points
_EDGE = 0.1  # of the lines begin at the edge of the text at least

SCAN = "tệp PDF là bản quét (chỉ có ảnh, không có chữ). Hãy nhận dạng chữ (OCR) hoặc xin tệp Word"
PASSWORD = "tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi nhập lại"  # noqa: S105 - a sentence about passwords
DAMAGED = "tệp PDF bị hỏng"
TOO_LONG = f"tệp PDF dài hơn {_MOST_PAGES} trang"


@dataclass
class _Printed:
    """A line as it stands on the page; sizes and distances in points."""

    page: int
    text: str = ""
    left: float | None = None
    sizes: Counter[float] = field(default_factory=Counter)

    @property
    def size(self) -> float:
        return self.sizes.most_common(1)[0][0] if self.sizes else 0.0

    def add(self, text: str, left: float, size: float) -> None:
        if text.strip():
            self.left = left if self.left is None else min(self.left, left)
            self.sizes[size] += len(text)
        self.text += text


def read_pdf(content: bytes) -> Manuscript:
    """The lines of a PDF file. Raises UnreadablePlan with the reason."""
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # its warnings are English and about the file's inside
    try:
        printed = list(_printed(content))
    except UnreadablePlan:
        raise
    except Exception:  # noqa: BLE001 - a damaged file makes pypdf fail in many ways
        raise UnreadablePlan(DAMAGED) from None
    if not printed:  # it has no page: the place where they are listed is damaged
        raise UnreadablePlan(DAMAGED)
    letters = sum(char.isalpha() for line in printed for char in line.text)
    if letters < _LETTERS_OF_A_PAGE * len({line.page for line in printed}):
        raise UnreadablePlan(SCAN)
    converted = modern("\n".join(line.text for line in printed))
    notes = set(_notes(printed))
    opens = _openings([line for line in printed if id(line) not in notes])
    lines = tuple(
        Line(number, text, page=line.page, opens=opens.get(id(line)), is_note=id(line) in notes)
        for number, (text, line) in enumerate(zip(converted.text.split("\n"), printed, strict=True), 1)
    )
    return Manuscript(lines, form="PDF", converted_from=converted.converted_from, knows_pages=True)


def _printed(content: bytes) -> Iterator[_Printed]:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadablePlan(PASSWORD)
    if len(reader.pages) > _MOST_PAGES:
        raise UnreadablePlan(TOO_LONG)
    for number, page in enumerate(reader.pages, 1):
        lines = [_Printed(number)]

        def visit(
            text: str, at: Any, moved: Any, _font: Any, size: Any, lines: list[_Printed] = lines
        ) -> None:
            left = moved[4] * at[0] + moved[5] * at[2] + at[4]
            height = round(abs(float(size) * moved[3] * at[3]), 1)
            first, *more = text.replace("\r", "\n").split("\n")
            lines[-1].add(first, left, height)
            for piece in more:
                lines.append(_Printed(lines[-1].page))
                lines[-1].add(piece, left, height)

        page.extract_text(visitor_text=visit)
        yield from (
            (line for line in lines if line.text.strip())
            if any(line.text.strip() for line in lines)
            else lines[:1]
        )


def _body_size(printed: Iterable[_Printed]) -> float:
    sizes: Counter[float] = Counter()
    for line in printed:
        sizes.update(line.sizes)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _notes(printed: list[_Printed]) -> Iterator[int]:
    """The footnotes: small lines that end a page and begin with a figure, or go on from the page before."""
    body = _body_size(printed)
    has_notes = False
    for _, group in groupby(printed, key=lambda line: line.page):
        page = [line for line in group if not line.text.strip().isdigit()]
        block: list[_Printed] = []
        while page and 0 < page[-1].size < _SMALL * body:
            block.insert(0, page.pop())
        while block and not (has_notes or block[0].text.strip()[0].isdigit()):
            block.pop(0)
        if block and not any("nơi nh" in line.text.lower() for line in block):
            has_notes = True
            yield from map(id, block)


def _openings(printed: list[_Printed]) -> dict[int, bool]:
    """Which lines are indented and so open a paragraph; nothing where the plan indents none."""
    edges = Counter(round(line.left) for line in printed if line.left is not None)
    if not edges:
        return {}
    often = max(2, len(printed) * _EDGE)
    edge = min((left for left, count in edges.items() if count >= often), default=min(edges))
    opens = {id(line): line.left - edge > _INDENT for line in printed if line.left is not None}
    return opens if sum(opens.values()) > len(opens) / 20 else {}
