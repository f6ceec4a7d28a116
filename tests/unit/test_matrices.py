"""The matrices: every cell from the records, and counts that add up in the page, the CSV files and the workbook."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from factories import data_folder
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from macros.exports import all_exports
from macros.exports.matrices import Matrix, agency_matrix, document_matrix
from macros.exports.workbook import workbook
from macros.knowledge import Knowledge, open_knowledge
from macros.render import BadMacroCall, Parts

DATA = Path(__file__).parents[2] / "data"
# A body that a spreadsheet would run as a formula.
FORMULA = """
@edit data/co-quan/so-noi-vu.yml
-name: Sở Nội vụ tỉnh
-short_names: [Sở Nội vụ]
+name: "=HYPERLINK(1)"
+short_names: ["=1+1 x"]
"""

TWICE = """
@edit data/ke-hoach/9-kh-ubnd-2024/noi-dung/01-toan-van.yml
-  text: Chủ trì theo dõi, báo cáo trước ngày 15/11/2024.
+  text: Chủ trì theo dõi Chỉ thị số 1/CT-TTg, báo cáo về Chỉ thị số 1/CT-TTg trước ngày 15/11/2024.
@edit data/_nguon/9-kh-ubnd-2024.txt
-Chủ trì theo dõi, báo cáo trước ngày 15/11/2024.
+Chủ trì theo dõi Chỉ thị số 1/CT-TTg, báo cáo về Chỉ thị số 1/CT-TTg trước ngày 15/11/2024.
"""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


@pytest.fixture(scope="module")
def book(knowledge: Knowledge) -> Workbook:
    return load_workbook(io.BytesIO(workbook(knowledge)))


@pytest.fixture(params=[agency_matrix, document_matrix], ids=["agencies", "documents"])
def matrix(request: pytest.FixtureRequest, knowledge: Knowledge) -> Matrix:
    made: Matrix = request.param(knowledge)
    return made


def test_totals_add_up_both_ways(matrix: Matrix) -> None:
    assert sum(matrix.total_of_task.values()) == sum(matrix.total_of_column.values()) == matrix.total > 0


def test_every_task_has_a_row_and_every_column_a_mark(knowledge: Knowledge, matrix: Matrix) -> None:
    assert list(matrix.total_of_task) == list(knowledge.registry.tasks)
    assert all(matrix.total_of_column.values())


def test_columns_have_names_of_their_own(matrix: Matrix) -> None:
    assert len({column.name for column in matrix.columns}) == len(matrix.columns)
    assert len({column.short for column in matrix.columns}) == len(matrix.columns)


def test_bodies_have_a_mark_for_each_of_their_duties(knowledge: Knowledge) -> None:
    matrix = agency_matrix(knowledge)
    duties = knowledge.registry.duties
    assert {column.id for column in matrix.columns} == set(duties)
    for column in matrix.columns:
        marks = [mark for task in matrix.total_of_task for mark in matrix.marks(task, column.id)]
        assert len(marks) == len(duties[column.id])
        assert sum("*" in mark.letters for mark in marks) == sum(
            duty.responsibility.link == "inferred" for duty in duties[column.id]
        )


def test_documents_have_a_mark_wherever_a_task_cites_them(knowledge: Knowledge) -> None:
    """Marks M and C are the first tier of the legal basis, which is computed elsewhere; N comes on top."""
    matrix = document_matrix(knowledge)
    cited = {
        (task, document.id)
        for task in knowledge.registry.tasks
        for document in (line.document for line in knowledge.cited_by(task))
    }
    marked = {place for place, marks in matrix.cells.items() if {"M", "C"} & {mark.letters for mark in marks}}
    assert marked == cited
    assert matrix.letters("II.1.b3", "264-kh-ubnd-2021") == "C"
    assert "N" in matrix.letters("II.8.b2", "217-qd-tw-2013")


def test_a_document_cited_twice_in_one_place_has_one_mark(tmp_path: Path) -> None:
    matrix = document_matrix(open_knowledge(data_folder(tmp_path, TWICE)))
    assert matrix.letters("III.1.p1", "1-ct-ttg-2024") == "M"


# -- the page ------------------------------------------------------------------------------------------------------


def test_the_page_shows_the_same_totals(knowledge: Knowledge, matrix: Matrix) -> None:
    of = "agencies" if matrix == agency_matrix(knowledge) else "documents"
    html = Parts(knowledge, "ma-tran/index.html").matrix(of)
    assert f'data-label="Tất cả">{matrix.total}</td>' in html
    assert html.count('scope="row"') == len(matrix.total_of_task) + 1
    assert html.count('scope="rowgroup"') == len(matrix.groups)
    assert html.count("<abbr") == sum(map(len, matrix.cells.values()))


def test_error_of_a_matrix_that_does_not_exist(knowledge: Knowledge) -> None:
    with pytest.raises(BadMacroCall, match='dùng "agencies" hoặc "documents"'):
        Parts(knowledge, "ma-tran/index.html").matrix("tasks")


# -- the files -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ma-tran-co-quan", "ma-tran-van-ban"])
def test_csv_holds_the_matrix_with_totals(knowledge: Knowledge, name: str) -> None:
    content = all_exports(knowledge, DATA)[f"du-lieu/{name}.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows, totals = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    marks = [[cell != "" for cell in row[3:-1]] for row in rows]
    assert len(rows) == len(knowledge.registry.tasks)
    assert [sum(row) for row in marks] == [int(row[-1]) for row in rows]
    assert [sum(column) for column in zip(*marks, strict=True)] == list(map(int, totals[3:-1]))
    assert len(head) == len(totals)
    assert int(totals[-1]) == sum(map(sum, marks))


@pytest.mark.parametrize("sheet", [0, 1])
def test_workbook_holds_the_matrices_with_totals(book: Workbook, knowledge: Knowledge, sheet: int) -> None:
    matrix = (agency_matrix, document_matrix)[sheet](knowledge)
    found = book.worksheets[sheet]
    *rows, totals = list(found.iter_rows(min_row=4, values_only=True))
    marks = [[bool(value) for value in row[3:-1]] for row in rows]
    assert [row[1] for row in rows] == list(matrix.total_of_task)
    assert [sum(row) for row in marks] == [row[-1] for row in rows]
    assert [sum(column) for column in zip(*marks, strict=True)] == list(totals[3:-1])
    assert totals[-1] == matrix.total


def test_workbook_is_ready_to_filter_and_to_print(book: Workbook, knowledge: Knowledge) -> None:
    assert book.sheetnames == ["Nhiệm vụ × cơ quan", "Nhiệm vụ × văn bản", "Sổ văn bản"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert sheet.print_area
        assert sheet.print_title_rows == "$3:$3"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    register = list(book.worksheets[2].iter_rows(min_row=4, values_only=True))
    assert len(register) == len(knowledge.registry.documents)
    assert sum(row[9] for row in register) == sum(map(len, knowledge.references.to_document.values()))


def test_two_workbooks_are_byte_identical(knowledge: Knowledge) -> None:
    assert workbook(knowledge) == workbook(open_knowledge(DATA))


def test_no_record_becomes_a_formula(tmp_path: Path) -> None:
    knowledge = open_knowledge(data_folder(tmp_path, FORMULA))
    files = all_exports(knowledge, tmp_path / "data")
    head = next(csv.reader(io.StringIO(files["du-lieu/ma-tran-co-quan.csv"].decode("utf-8-sig"))))
    assert "'=HYPERLINK(1)" in head
    book = load_workbook(io.BytesIO(files["du-lieu/ma-tran.xlsx"]))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "=1+1 x" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]
