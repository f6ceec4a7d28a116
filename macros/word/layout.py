"""The layout of our Word files: the parts of a document that are the same in all of them.

Nghị định 30/2020/NĐ-CP, Phụ lục I: paper, margins, fonts and page number in mục I; the parts of a document and
their sizes in mục II. Written as the XML that Word reads, without a library: a build makes dozens of files, and
importing python-docx alone would cost more than making them all (the tests read every file with it). The
browser's DOCX writer starts from the same parts (`macros.word.blank_parts`).
"""

from __future__ import annotations

from typing import NewType

Xml = NewType("Xml", str)
"""Text that is XML already. Text from the data becomes XML in `ooxml.run` and `package` only, escaped."""

# Measures are twentieths of a point ("twips"): 567 to a centimetre.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838  # A4: mục I.1
# Mục I.3 allows 20-25 mm above and below, 30-35 left, 15-20 right: 20, 20, 30, 15 and never a hair less.
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 1134, 1134, 1701, 851
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
FIRST_LINE = 720  # 1.27 cm: mục II.6.đ
BETWEEN_PARAGRAPHS = 120  # 6 pt, the least that mục II.6.đ allows

FONT = "Times New Roman"  # mục I.4

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def styles() -> Xml:
    """The styles, by the ids that the builders use. `CanCu` is the promise to the browser's writer."""
    return Xml(
        f'{_DECLARATION}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        # All four scripts, or Word takes another font for signs it counts as East Asian or complex.
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        + _style("Normal", "Normal", default=True)
        + _style("ThanVan", "Thân văn bản", _paragraphs(_BODY))
        + _style("CanCu", "Căn cứ", _paragraphs(_BODY), _letters(italic=True, size=14))
        + _style("TenLoai", "Tên loại văn bản", _CENTRED_WITH_NEXT, _letters(bold=True, size=14))
        + _style("TrichYeu", "Trích yếu", _CENTRED_WITH_NEXT, _letters(bold=True, size=14))
        + _style("Heading1", "heading 1", _HEADING, _letters(bold=True, size=14))
        + _style("Giua", "Giữa dòng", '<w:jc w:val="center"/>', _letters(size=13))
        + _style("VachNgan", "Vạch ngăn", _RULE, _letters(size=2))
        + _style("OBang", "Ô bảng", '<w:spacing w:before="30" w:after="30"/>', _letters(size=12))
        + _style("DauBang", "Đầu bảng", _TABLE_HEAD, _letters(bold=True, size=12))
        + _style("GhiChu", "Ghi chú", _NOTE, _letters(italic=True, size=11))
        + _style("NoiNhan", "Nơi nhận", "", _letters(size=11))
        + _style("Header", "header", '<w:jc w:val="center"/>')
        + _TABLE_GRID
        + "</w:styles>"
    )


_BODY = f'<w:ind w:firstLine="{FIRST_LINE}"/><w:jc w:val="both"/>'
_HEADING = (
    f'<w:keepNext/><w:spacing w:before="{BETWEEN_PARAGRAPHS}" w:after="{BETWEEN_PARAGRAPHS}"/>'
    f'<w:ind w:firstLine="{FIRST_LINE}"/><w:jc w:val="both"/><w:outlineLvl w:val="0"/>'
)
_CENTRED_WITH_NEXT = '<w:keepNext/><w:jc w:val="center"/>'
_TABLE_HEAD = '<w:keepNext/><w:spacing w:before="30" w:after="30"/><w:jc w:val="center"/>'
_NOTE = '<w:spacing w:before="60" w:after="60"/><w:jc w:val="both"/>'
# The line under the issuer and under the motto: an empty line 1 pt high with a border above it.
_RULE = (
    '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    '<w:spacing w:before="20" w:after="60" w:line="20" w:lineRule="exact"/><w:jc w:val="center"/>'
)
_TABLE_GRID = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
)


def _paragraphs(rest: str) -> str:
    """Text in full lines, 6 pt after each paragraph."""
    return f'<w:spacing w:after="{BETWEEN_PARAGRAPHS}"/>{rest}'


def _letters(*, size: int, bold: bool = False, italic: bool = False) -> str:
    """Run properties: size in points, which Word counts in halves."""
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    )


def _style(
    identifier: str, name: str, paragraph: str = "", letters: str = "", *, default: bool = False
) -> str:
    is_default = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{is_default} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        + ("" if default else '<w:basedOn w:val="Normal"/>')
        + "<w:qFormat/>"
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{letters}</w:rPr>" if letters else "")
        + "</w:style>"
    )


def document(body: Xml) -> Xml:
    """The main part around a body."""
    return Xml(
        f'{_DECLARATION}<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}"><w:body>{body}<w:sectPr>'
        '<w:headerReference w:type="default" r:id="rId3"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{MARGIN_TOP}" w:right="{MARGIN_RIGHT}" w:bottom="{MARGIN_BOTTOM}" '
        f'w:left="{MARGIN_LEFT}" w:header="567" w:footer="567" w:gutter="0"/>'
        # Without a header of its own the first page has none: no number there (mục I.7).
        "<w:titlePg/></w:sectPr></w:body></w:document>"
    )


def fixed_parts() -> dict[str, Xml]:
    """Every part but the main one and the properties, by its name in the package."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relationships(
            (f"{_OFFICE}/styles", "styles.xml"),
            (f"{_OFFICE}/settings", "settings.xml"),
            (f"{_OFFICE}/header", "header1.xml"),
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": Xml(
            f'{_DECLARATION}<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/>'
            '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
            # Word 2013 and later: without it the file opens in compatibility mode.
            '<w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
            '<w:themeFontLang w:val="vi-VN"/></w:settings>'
        ),
        # The page number: in figures, centred in the upper margin (mục I.7).
        "word/header1.xml": Xml(
            f'{_DECLARATION}<w:hdr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
        ),
    }


def _content_types() -> Xml:
    types = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/header1.xml": f"{_WORD}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    return Xml(
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items())
        + "</Types>"
    )


def _relationships(*links: tuple[str, str]) -> Xml:
    rows = (
        f'<Relationship Id="rId{rank}" Type="{kind}" Target="{target}"/>'
        for rank, (kind, target) in enumerate(links, start=1)
    )
    return Xml(
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'
    )
