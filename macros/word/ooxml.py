"""Paragraphs, runs and tables as XML: the one place where text enters a Word file, escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from macros.word.layout import Xml

# What no XML file may hold, not even escaped (XML 1.0, 2.2); the reader refuses it, too.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def escaped(text: str) -> str:
    """Text as it stands between two tags."""
    return escape(NOT_XML.sub("", text))


def run(text: str, *, bold: bool = False, italic: bool = False, size: int | None = None) -> Xml:
    """A stretch of text; `size` in points."""
    letters = (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + (f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>' if size else "")
    )
    properties = f"<w:rPr>{letters}</w:rPr>" if letters else ""
    return Xml(f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>')


def paragraph(style: str, *pieces: Xml, keep: bool = False, indent: int = 0) -> Xml:
    """A paragraph of runs; see `text` for plain words.

    `keep` holds it on the page of what follows; `indent` is left free on both sides.
    """
    properties = f'<w:pStyle w:val="{style}"/>'
    if keep:
        properties += "<w:keepNext/>"
    if indent:
        properties += f'<w:ind w:left="{indent}" w:right="{indent}"/>'
    return Xml(f"<w:p><w:pPr>{properties}</w:pPr>{''.join(pieces)}</w:p>")


def text(style: str, words: str) -> Xml:
    """A paragraph of plain words."""
    return paragraph(style, run(words))


def rule(length: int, width: int) -> Xml:
    """A centred line of some length across a column of some width."""
    return paragraph("VachNgan", indent=max((width - length) // 2, 0))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the paragraphs of each cell; a row of one cell spans the table."""

    cells: tuple[Sequence[Xml], ...]
    is_head: bool = False


def head_row(*heads: str) -> Row:
    """The row of column heads."""
    return Row(tuple([text("DauBang", head)] for head in heads), is_head=True)


def span_row(words: str) -> Row:
    """A row that heads those below it."""
    return Row(([paragraph("OBang", run(words, bold=True), keep=True)],))


def table(widths: Sequence[int], rows: Iterable[Row], *, bordered: bool = True) -> Xml:
    """A table of fixed columns. Rows do not break across pages, and heads repeat on each page."""
    style = '<w:tblStyle w:val="TableGrid"/>' if bordered else ""
    margins = "" if bordered else _NO_MARGINS
    return Xml(
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + "</w:tblGrid>"
        + "".join(_row(row, widths) for row in rows)
        + "</w:tbl>"
    )


_NO_MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'


def _row(row: Row, widths: Sequence[int]) -> str:
    spans = len(row.cells) == 1 and len(widths) > 1
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if spans else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{"".join(paragraphs)}</w:tc>'
        for paragraphs, width in zip(row.cells, [sum(widths)] if spans else widths, strict=True)
    )
    head = "<w:tblHeader/>" if row.is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"
