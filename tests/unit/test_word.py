"""Word files, read back with python-docx: layout, words, bytes.

`UPDATE_EXPECTED=1 pytest tests/unit/test_word.py` writes the golden sheets anew; read the diff before keeping it.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import Table
from factories import agency, data_folder

from macros import addresses
from macros.knowledge import Knowledge, open_knowledge
from macros.word import blank_parts, handout_papers, word_files
from macros.word.letterhead import is_party_body, issuer_name
from macros.word.ooxml import Row, run, span_row, table, text
from macros.word.package import Paper
from macros.word.package import docx as package

CASES = Path(__file__).parents[1] / "cases" / "word"
DATA = Path(__file__).parents[2] / "data"
PARTY = "@edit data/co-quan/so-noi-vu.yml\n-kind: sở\n+kind: cơ quan của Đảng bộ tỉnh\n"
PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return word_files(open_knowledge(data_folder(tmp_path_factory.mktemp("sample"))))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


@pytest.fixture(scope="module")
def real(knowledge: Knowledge) -> dict[str, bytes]:
    return word_files(knowledge) | handout_papers(knowledge)


def _open(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def _lines(document: Document) -> Iterator[str]:
    """The document as text: a line for a paragraph, " | " between cells."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (" | ".join(cells) for cells in _rows(block))
        else:
            yield block.text


def _rows(found: Table) -> Iterator[list[str]]:
    for row in found.rows:
        cells, rank = [], 0
        while rank < len(row.cells):  # a cell over several columns comes once for each
            cells.append(row.cells[rank].text.replace("\n", " / "))
            rank += row.cells[rank].grid_span
        yield cells


# -- layout --------------------------------------------------------------------------------------------------------


def test_page_has_the_measures_of_decree_30(sample: dict[str, bytes]) -> None:
    for content in sample.values():
        (section,) = _open(content).sections
        assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
        assert Mm(20) <= section.top_margin <= Mm(25)
        assert Mm(20) <= section.bottom_margin <= Mm(25)
        assert Mm(30) <= section.left_margin <= Mm(35)
        assert Mm(15) <= section.right_margin <= Mm(20)


def test_page_number_stands_centred_above_all_pages_but_the_first(sample: dict[str, bytes]) -> None:
    (section,) = _open(sample[addresses.duty_sheet("so-noi-vu")]).sections
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous  # it has none
    number = section.header.paragraphs[0]
    assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert "PAGE" in number._p.xml  # noqa: SLF001


def test_every_script_has_the_one_font_in_black(sample: dict[str, bytes]) -> None:
    styles = _open(sample[addresses.duty_sheet("so-noi-vu")]).styles
    (fonts,) = styles.element.xpath("w:docDefaults//w:rFonts")
    assert set(fonts.attrib.values()) == {"Times New Roman"}
    assert len(fonts.attrib) == 4
    assert styles.element.xpath("w:docDefaults//w:color/@w:val") == ["000000"]
    assert styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["vi-VN"]


def test_basis_style_is_italic_justified_and_indented() -> None:
    style = _open(package(Paper("mẫu", text("CanCu", "Căn cứ"), date(2026, 1, 2)))).paragraphs[0].style
    form = style.paragraph_format
    assert (style.style_id, style.name) == ("CanCu", "Căn cứ")
    assert (style.font.italic, style.font.size) == (True, Pt(14))
    assert form.first_line_indent.cm == pytest.approx(1.27, abs=0.005)
    assert form.space_after >= Pt(6)
    assert form.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY


def test_heads_repeat_and_rows_stay_whole(sample: dict[str, bytes]) -> None:
    duties = _open(sample[addresses.duty_sheet("so-noi-vu")]).tables[1]
    assert duties.rows[0]._tr.xpath("w:trPr/w:tblHeader")  # noqa: SLF001
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in duties.rows)  # noqa: SLF001


def test_tables_fit_between_the_margins(real: dict[str, bytes]) -> None:
    for content in real.values():
        document = _open(content)
        (section,) = document.sections
        inside = section.page_width - section.left_margin - section.right_margin
        assert all(sum(column.width for column in found.columns) <= inside for found in document.tables)


# -- bytes ---------------------------------------------------------------------------------------------------------


def test_two_builds_are_byte_identical(tmp_path: Path, sample: dict[str, bytes]) -> None:
    assert word_files(open_knowledge(data_folder(tmp_path))) == sample


def test_nothing_in_a_file_tells_the_day_of_the_build(sample: dict[str, bytes]) -> None:
    content = sample[addresses.duty_sheet("so-noi-vu")]
    properties = _open(content).core_properties
    assert properties.created == properties.modified == datetime(2026, 1, 2, tzinfo=UTC)
    assert properties.author == "Căn cứ"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_files_hold_no_macro_and_nothing_from_outside(real: dict[str, bytes]) -> None:
    for content in real.values():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert set(archive.namelist()) == set(blank_parts())
            assert not any(b'TargetMode="External"' in archive.read(name) for name in archive.namelist())


def test_blank_parts_make_a_document_that_takes_lines_of_basis() -> None:
    parts = blank_parts()
    line = '<w:p><w:pPr><w:pStyle w:val="CanCu"/></w:pPr><w:r><w:t>Căn cứ Luật A.</w:t></w:r></w:p>'
    parts["word/document.xml"] = parts["word/document.xml"].replace("<w:body>", f"<w:body>{line}", 1)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:  # stored, as a browser writes it
        for name, content in parts.items():
            archive.writestr(name, content)
    (found,) = docx.Document(file).paragraphs
    assert (found.text, found.style.name) == ("Căn cứ Luật A.", "Căn cứ")


# -- words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("case", "edits"), [("co-quan-nha-nuoc", ""), ("co-quan-dang", PARTY)])
@pytest.mark.parametrize("paper", ["duty_sheet", "unit_plan"])
def test_golden_paper(tmp_path: Path, case: str, edits: str, paper: str) -> None:
    files = word_files(open_knowledge(data_folder(tmp_path, edits)))
    actual = "\n".join(_lines(_open(files[getattr(addresses, paper)("so-noi-vu")]))) + "\n"
    expected = CASES / f"{case}-{paper.replace('_', '-')}.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(actual, encoding="utf-8", newline="\n")
    assert actual == expected.read_text(encoding="utf-8")


def test_text_is_never_markup() -> None:
    words = "Ban <w:b/> & \"Sở\" 'A' ]]> </w:t>"
    body = text("ThanVan", words) + table((3000, 3000), [span_row(words), Row(([text("OBang", words)],) * 2)])
    document = _open(package(Paper(words, body, date(2026, 1, 2))))
    assert list(_lines(document)) == [words, words, f"{words} | {words}"]
    assert document.core_properties.title == words


def test_run_keeps_spaces_at_its_ends() -> None:
    assert 'xml:space="preserve"> a ' in run(" a ")


@pytest.mark.parametrize(
    ("kind", "party"),
    [
        ("cơ quan tham mưu của Tỉnh ủy", True),
        ("cơ quan báo chí, cơ quan ngôn luận của Đảng bộ tỉnh", True),
        ("tổ chức đảng trong cơ quan nhà nước", True),
        ("sở (cơ quan chuyên môn thuộc UBND tỉnh)", False),
        ("Mặt trận Tổ quốc", False),
    ],
)
def test_heading_is_the_party_s_for_its_bodies_only(kind: str, *, party: bool) -> None:
    assert is_party_body(agency(kind=kind)) is party


def test_a_name_that_stands_for_many_bodies_is_left_to_fill_in() -> None:
    assert issuer_name(agency(name="UBND các xã, phường, thị trấn")) == "TÊN CƠ QUAN, ĐƠN VỊ"
    assert issuer_name(agency(name="Sở Nội vụ")) == "SỞ NỘI VỤ"


# -- the real data -------------------------------------------------------------------------------------------------


def test_every_body_with_duties_has_its_papers_and_nobody_else(
    knowledge: Knowledge, real: dict[str, bytes]
) -> None:
    registry = knowledge.registry
    papers = {make(body) for body in registry.duties for make in (addresses.duty_sheet, addresses.unit_plan)}
    handouts = {
        addresses.handout_docx(course.id, lesson.id)
        for course in registry.courses
        for lesson in course.lessons
    }
    assert set(real) == papers | handouts | {addresses.group_sheet(group) for group in registry.groups}


def test_sheets_hold_each_duty_once_and_no_other(knowledge: Knowledge, real: dict[str, bytes]) -> None:
    for body, duties in knowledge.registry.duties.items():
        rows = _rows(_open(real[addresses.duty_sheet(body)]).tables[1])
        listed = [cells for cells in rows if re.fullmatch(r"\d+", cells[0])]
        assert [cells[0] for cells in listed] == [str(number + 1) for number in range(len(duties))]
        titles = sorted(cells[1].split(" (")[0] for cells in listed)
        assert titles == sorted(duty.task.title.split(" (")[0] for duty in duties)
        inferred = sum("(suy luận)" in cells[1] for cells in listed)
        assert inferred == sum(duty.responsibility.link == "inferred" for duty in duties)


def test_group_sheets_hold_the_tasks_of_the_group(knowledge: Knowledge, real: dict[str, bytes]) -> None:
    for group in knowledge.registry.groups.values():
        rows = list(_rows(_open(real[addresses.group_sheet(group.id)]).tables[0]))
        assert len(rows) == 1 + len(group.tasks)


def test_no_inferred_duty_gives_a_legal_basis(real: dict[str, bytes]) -> None:
    """Báo Hà Giang's own duty cites nothing; the inferred ones cite ten documents."""
    document = _open(real[addresses.unit_plan("bao-ha-giang")])
    basis = [found.text for found in document.paragraphs if found.style.name == "Căn cứ"]
    assert len(basis) == 1
    assert "Kế hoạch số 73/KH-UBND" in basis[0]


def test_files_are_as_small_as_the_pages_say(real: dict[str, bytes]) -> None:
    assert max(map(len, real.values())) < 20_000


def test_every_file_is_well_formed_and_ends_with_a_paragraph(real: dict[str, bytes]) -> None:
    """Word repairs a document, with a warning, whose last block is a table."""
    for content in real.values():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = ET.fromstring(archive.read("word/document.xml"))[0]  # noqa: S314 - our own file
        assert body[-2].tag == PARAGRAPH
