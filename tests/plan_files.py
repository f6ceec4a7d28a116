"""Plans as Word and PDF files, as small as they can be, for the tests of the importer."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def word(*paragraphs: str, notes: Sequence[str] = (), styles: Sequence[str | None] = ()) -> bytes:
    """A .docx of these paragraphs; `{1}` in one is a reference to the first of `notes`, `styles` are their styles."""
    document = docx.Document()
    for rank, text in enumerate(paragraphs):
        style = styles[rank] if rank < len(styles) else None
        paragraph = document.add_paragraph(style=style)
        before, mark, after = text.partition("{1}")
        paragraph.add_run(before)
        if mark:
            reference = parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="5"/>')
            paragraph.add_run().element.append(reference)
            paragraph.add_run(after)
    if notes:
        body = "".join(
            f'<w:footnote w:id="5"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>' for note in notes
        )
        xml = f"<w:footnotes {nsdecls('w')}>{body}</w:footnotes>".encode()
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return _saved(document)


def word_with_numbers(*paragraphs: tuple[int, str]) -> bytes:
    """A .docx whose parts (level 0), items (1) and letters (2) Word numbers by itself; level 3 is a bullet."""
    document = docx.Document()
    forms = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (kind, text) in enumerate(forms)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in paragraphs:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no numbering
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
        )
    assert document.element.body.findall(qn("w:p"))
    return _saved(document)


def _saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


PrintedLine = tuple[int, int, int, str]
"""Distance from the left and from the bottom, size of the type, text."""


def pdf(*pages: Sequence[PrintedLine]) -> bytes:
    """A PDF with these lines, in a font that is named, not embedded: enough to be read."""
    chars = sorted({char for page in pages for *_, text in page for char in text})
    codes = {char: code for code, char in enumerate(chars, 1)}
    maps = "".join(f"<{code:04x}> <{char.encode('utf-16-be').hex()}>\n" for char, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{maps}endbfchar endcmap end"
    )
    kids = " ".join(f"{6 + 2 * rank} 0 R" for rank in range(len(pages)))
    objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        f"<</Type /Pages /Kids [{kids}] /Count {len(pages)}>>",
        "<</Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 4 0 R>>",
        _stream(cmap),
        "<</Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 500 /CIDSystemInfo 4 0 R>>",
    ]
    for rank, page in enumerate(pages):
        objects.append(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F 3 0 R>>>> "
            f"/Contents {7 + 2 * rank} 0 R>>"
        )
        objects.append(_stream("\n".join(_shown(line, codes) for line in page)))
    body = "%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer <</Size {len(objects) + 1} /Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    ).encode("latin-1")


def _stream(text: str) -> str:
    return f"<</Length {len(text)}>>\nstream\n{text}\nendstream"


def _shown(line: PrintedLine, codes: dict[str, int]) -> str:
    left, bottom, size, text = line
    return (
        f"BT /F {size} Tf 1 0 0 1 {left} {bottom} Tm <{''.join(f'{codes[char]:04x}' for char in text)}> Tj ET"
    )
