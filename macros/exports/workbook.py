"""`ma-tran.xlsx`: both matrices of the current plan and the register of documents, ready to filter and to print on A4.

Every text is written as text and nothing as a formula, so no record can run in a spreadsheet.
"""

from __future__ import annotations

import io
from datetime import datetime, time

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from macros.exports.matrices import Matrix, agency_matrix, document_matrix
from macros.knowledge import Knowledge
from macros.model import Plan
from macros.naming import document_name, issuer_names
from macros.vietnamese import date_in_figures

_A4 = 9
_HEAD = 2  # the row of heads: above it a title and the legend
_FIRST_COLUMNS = ("Nhóm", "Mã", "Nhiệm vụ")
_TITLE_WIDTH = 42
_REGISTER = (
    ("Văn bản", 30),
    ("Số, ký hiệu", 20),
    ("Tên loại", 13),
    ("Ngày ban hành", 12),
    ("Cơ quan ban hành", 28),
    ("Trích yếu", 60),
    ("Hệ thống", 12),
    ("Tình trạng", 24),
    ("Kiểm tra ngày", 12),
    ("Số chỗ viện dẫn", 9),
    ("Số nhiệm vụ nêu", 9),
)


def workbook(knowledge: Knowledge) -> bytes:
    """The workbook; its date is that of the data, so that two builds give the same bytes."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties(
        {
            "title": f"Ma trận, {knowledge.current.plan.name}",
            "author": "Căn cứ",
            "created": datetime.combine(knowledge.checked_on, time()),
        }
    )
    sheets = _Sheets(book, knowledge)
    plan = knowledge.current.plan
    sheets.matrix("Nhiệm vụ × cơ quan", agency_matrix(knowledge.current), plan)
    sheets.matrix("Nhiệm vụ × văn bản", document_matrix(knowledge.current), plan)
    sheets.register("Sổ văn bản")
    book.close()
    return file.getvalue()


def _height(*cells: tuple[str, int]) -> int:
    """The height that a row of wrapped texts needs, each given with the width of its column, in letters."""
    lines = max(1 + int(len(text) * 0.85 / width) for text, width in cells)
    return 15 * lines


class _Sheets:
    """The sheets of one workbook, in its formats."""

    def __init__(self, book: xlsxwriter.Workbook, knowledge: Knowledge) -> None:
        self._book = book
        self._knowledge = knowledge
        base = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
        grid = {**base, "border": 1}
        self._title = book.add_format({**base, "bold": True, "font_size": 14})
        self._note = book.add_format({**base, "italic": True})
        self._text = book.add_format({**grid, "text_wrap": True})
        self._mark = book.add_format({**grid, "align": "center"})
        self._day = book.add_format({**grid, "num_format": "dd/mm/yyyy", "align": "center"})
        self._head = book.add_format({**grid, "bold": True, "text_wrap": True, "valign": "vcenter"})
        self._column = book.add_format(
            {**grid, "bold": True, "text_wrap": True, "rotation": 90, "align": "center"}
        )
        self._total = book.add_format({**grid, "bold": True, "align": "center"})

    def matrix(self, name: str, matrix: Matrix, plan: Plan) -> None:
        """One matrix: tasks in rows, marks in narrow columns, totals at the end of both."""
        legend = "; ".join(f"{mark.letters}: {mark.meaning}" for mark in matrix.legend)
        sheet = self._sheet(name, f"{matrix.title}, {plan.name}", legend)
        last = len(_FIRST_COLUMNS) + len(matrix.columns)
        for rank, head in enumerate(_FIRST_COLUMNS):
            sheet.write_string(_HEAD, rank, head, self._head)
        for rank, column in enumerate(matrix.columns, start=len(_FIRST_COLUMNS)):
            sheet.write_string(_HEAD, rank, column.short, self._column)
        sheet.write_string(_HEAD, last, "Tổng", self._column)
        line = _HEAD
        for group in matrix.groups:
            for task in group.tasks:
                line += 1
                for rank, value in enumerate((group.id, task.id, task.title)):
                    sheet.write_string(line, rank, value, self._text)
                sheet.set_row(line, _height((task.title, _TITLE_WIDTH)))
                for rank, column in enumerate(matrix.columns, start=len(_FIRST_COLUMNS)):
                    self._write(sheet, line, rank, matrix.letters(task.id, column.id), self._mark)
                sheet.write_number(line, last, matrix.total_of_task[task.id], self._total)
        totals = [*(matrix.total_of_column[column.id] for column in matrix.columns), matrix.total]
        sheet.write_string(line + 1, len(_FIRST_COLUMNS) - 1, "Tổng", self._head)
        for rank, total in enumerate(totals, start=len(_FIRST_COLUMNS)):
            sheet.write_number(line + 1, rank, total, self._total)
        sheet.set_row(_HEAD, 190)
        for rank, width in enumerate((6, 8, _TITLE_WIDTH)):
            sheet.set_column(rank, rank, width)
        sheet.set_column(len(_FIRST_COLUMNS), last, 4.2)
        # The totals stay outside the filter, or sorting would move them into the table.
        self._finish(sheet, rows=line, printed=line + 1, columns=last, frozen=len(_FIRST_COLUMNS))

    def register(self, name: str) -> None:
        """The register of documents: what each is, and how sure."""
        registry, plans = self._knowledge.registry, self._knowledge.plans
        sheet = self._sheet(name, f"Sổ văn bản, {self._knowledge.plan_names}", self._disclaimer())
        for rank, (head, width) in enumerate(_REGISTER):
            sheet.write_string(_HEAD, rank, head, self._head)
            sheet.set_column(rank, rank, width)
        widths = [width for _head, width in _REGISTER]
        line = _HEAD
        for document in registry.documents.values():
            line += 1
            day = document.date_document
            cells = (
                document_name(document),
                document.number or "",
                document.type_document,
                day,
                issuer_names(document, registry) or document.passed_by_note or "",
                document.title,
                registry.term("he-thong", document.system).label,
                registry.term("tinh-trang", document.in_force.status).label,
                document.in_force.checked_on,
                sum(len(plan.references.to_document.get(document.id, ())) for plan in plans),
                sum(len(plan.tasks_resting_on.get(document.id, ())) for plan in plans),
            )
            sheet.set_row(line, _height(*zip(map(str, cells), widths, strict=True)))
            for rank, value in enumerate(cells):
                if isinstance(value, int):
                    sheet.write_number(line, rank, value, self._mark)
                elif isinstance(value, str):
                    self._write(sheet, line, rank, value, self._text)
                elif value is None:
                    self._write(sheet, line, rank, "", self._day)
                else:
                    sheet.write_datetime(line, rank, datetime.combine(value, time()), self._day)
        sheet.set_row(_HEAD, 34)
        self._finish(sheet, rows=line, printed=line, columns=len(_REGISTER) - 1, frozen=1)

    def _sheet(self, name: str, title: str, note: str) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.write_string(0, 0, title, self._title)
        sheet.write_string(1, 0, note, self._note)
        return sheet

    def _write(self, sheet: Worksheet, line: int, rank: int, value: str, form: Format) -> None:
        if value:
            sheet.write_string(line, rank, value, form)
        else:
            sheet.write_blank(line, rank, None, form)

    def _finish(self, sheet: Worksheet, *, rows: int, printed: int, columns: int, frozen: int) -> None:
        """Heads stay in sight on the screen and on every printed page; pages are as wide as the table."""
        sheet.freeze_panes(_HEAD + 1, frozen)
        sheet.autofilter(_HEAD, 0, rows, columns)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, printed, columns)
        sheet.repeat_rows(_HEAD)
        sheet.repeat_columns(0, frozen - 1)
        sheet.set_footer(f"&L{self._disclaimer()}&R&P/&N")

    def _disclaimer(self) -> str:
        day = date_in_figures(self._knowledge.checked_on)
        return f"Bản tra cứu, không thay bản chính; dữ liệu đối chiếu đến ngày {day}"
