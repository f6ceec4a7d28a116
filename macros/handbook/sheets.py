"""Duty sheets as pages to print: read off the Word file, so that both say the same in the same order.

The Word files use few of the things a Word file may have: styled paragraphs of runs, tables of fixed columns. That
much is read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from macros.pages.templating import render
from macros.word import layout
from macros.word.package import Paper

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one kind of letters; `size` in points where it is not that of the paragraph."""

    text: str
    bold: bool
    italic: bool
    size: float | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph by the id of its Word style; `indent` is the share of the width left free on each side."""

    style: str
    runs: tuple[Run, ...]
    indent: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the paragraphs of each cell; a row of one cell spans the table."""

    cells: tuple[tuple[Paragraph, ...], ...]
    is_head: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the widths of its columns in hundredths; one without lines only sets things side by side."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    bordered: bool


def sheet_html(paper: Paper) -> str:
    """A Word sheet as a page to print."""
    document = ET.fromstring(layout.document(paper.body))  # noqa: S314 - made by ourselves, a moment ago
    body = document.find(f"{_W}body")
    assert body is not None  # noqa: S101 - a document without a body is no document
    return render("handbook/sheet.html", title=paper.title, day=paper.day, blocks=list(_blocks(body)))


def _blocks(body: ET.Element) -> Iterator[Paragraph | Table]:
    for element in body:
        if element.tag == f"{_W}p":
            yield _paragraph(element, layout.TEXT_WIDTH)
        elif element.tag == f"{_W}tbl":
            yield _table(element)


def _table(element: ET.Element) -> Table:
    columns = [_number(column, "w") for column in element.iterfind(f"{_W}tblGrid/{_W}gridCol")]
    return Table(
        widths=tuple(round(100 * width / sum(columns), 3) for width in columns),
        rows=tuple(_row(row) for row in element.iterfind(f"{_W}tr")),
        bordered=element.find(f"{_W}tblPr/{_W}tblStyle") is not None,
    )


def _row(element: ET.Element) -> Row:
    cells = []
    for cell in element.iterfind(f"{_W}tc"):
        width = cell.find(f"{_W}tcPr/{_W}tcW")
        room = layout.TEXT_WIDTH if width is None else _number(width, "w")
        cells.append(tuple(_paragraph(one, room) for one in cell.iterfind(f"{_W}p")))
    return Row(tuple(cells), is_head=element.find(f"{_W}trPr/{_W}tblHeader") is not None)


def _paragraph(element: ET.Element, room: float) -> Paragraph:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    indent = element.find(f"{_W}pPr/{_W}ind")
    return Paragraph(
        style="" if style is None else style.get(f"{_W}val", ""),
        runs=tuple(_run(run) for run in element.iterfind(f"{_W}r")),
        indent=0 if indent is None else round(100 * _number(indent, "left") / room, 3),
    )


def _run(element: ET.Element) -> Run:
    size = element.find(f"{_W}rPr/{_W}sz")
    return Run(
        text="".join(text.text or "" for text in element.iterfind(f"{_W}t")),
        bold=element.find(f"{_W}rPr/{_W}b") is not None,
        italic=element.find(f"{_W}rPr/{_W}i") is not None,
        size=None if size is None else _number(size, "val") / 2,  # Word counts half points
    )


def _number(element: ET.Element, attribute: str) -> float:
    return float(element.get(f"{_W}{attribute}", "0"))
