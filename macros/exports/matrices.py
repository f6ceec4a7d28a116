"""The two matrices: which body does which task, and which task rests on which document.

A value for the page, the workbook and the CSV files alike, so that all three count the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten

from macros import addresses
from macros.exports.formats import Row, cell, csv_bytes
from macros.knowledge import Knowledge
from macros.model import Agency, LinkBasis, Responsibility, Role, Task
from macros.naming import capitalised, document_name, list_name
from macros.registry import Registry, TaskGroup
from macros.vietnamese import collation_key, slugify


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in a cell: letters, what they mean, and how the cell is shaded ("ct"; empty in the legend of signs).

    "ct-nhe" is the lighter shade of what the plan does not say of this body itself.
    """

    letters: str
    meaning: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A body or a document, with the short name that fits a narrow column."""

    id: str
    short: str
    name: str


@dataclass(frozen=True)
class Matrix:
    """Tasks in rows, by group; bodies or documents in columns; marks where the two meet."""

    title: str
    legend: tuple[Mark, ...]
    columns: tuple[Column, ...]
    groups: tuple[TaskGroup, ...]
    cells: Mapping[tuple[str, str], tuple[Mark, ...]]

    def marks(self, task_id: str, column_id: str) -> tuple[Mark, ...]:
        """What stands in a cell, nothing in most."""
        return self.cells.get((task_id, column_id), ())

    def letters(self, task_id: str, column_id: str) -> str:
        """A cell as text."""
        return " ".join(mark.letters for mark in self.marks(task_id, column_id))

    def tone(self, task_id: str, column_id: str) -> str:
        """The shade of a marked cell: of its marks, the one that stands first in the legend."""
        order = [mark.letters for mark in self.legend]
        return min(
            self.marks(task_id, column_id), key=lambda mark: order.index(mark.letters.rstrip("*°"))
        ).tone

    @cached_property
    def total_of_task(self) -> Mapping[str, int]:
        """How many cells of each row are marked."""
        return {
            task.id: sum((task.id, column.id) in self.cells for column in self.columns)
            for group in self.groups
            for task in group.tasks
        }

    @cached_property
    def total_of_column(self) -> Mapping[str, int]:
        """How many cells of each column are marked."""
        return {
            column.id: sum(
                (task.id, column.id) in self.cells for group in self.groups for task in group.tasks
            )
            for column in self.columns
        }

    @property
    def total(self) -> int:
        """How many cells are marked."""
        return len(self.cells)

    def rows(self) -> list[Row]:
        """The matrix as a table, with totals; a name that a spreadsheet would run as a formula is made text."""
        return [*self._task_rows(), self._total_row()]

    def _task_rows(self) -> Iterator[Row]:
        names = [(cell(column.name), column.id) for column in self.columns]
        for group in self.groups:
            for task in group.tasks:
                marks = {name: self.letters(task.id, column) for name, column in names}
                first = {"Nhóm": group.id, "Mã": task.id, "Nhiệm vụ": task.title}
                yield {**first, **marks, "Tổng": self.total_of_task[task.id]}

    def _total_row(self) -> Row:
        totals = {cell(column.name): self.total_of_column[column.id] for column in self.columns}
        return {"Nhóm": "", "Mã": "", "Nhiệm vụ": "Tổng", **totals, "Tổng": self.total}


def matrix_tables(knowledge: Knowledge) -> dict[str, bytes]:
    """Both matrices as CSV by address: those of the current plan, and where there are several those of each plan.

    A plan's own files stay where they are when another becomes the current one.
    """
    files = {}
    for view in knowledge.plans:
        for columns, matrix in {"co-quan": agency_matrix, "van-ban": document_matrix}.items():
            table = csv_bytes(matrix(view).rows())
            if view.plan is knowledge.current.plan:
                files[addresses.matrix_table(columns)] = table
            if knowledge.is_one_of_several:
                files[addresses.matrix_table(columns, view.plan.id)] = table
    return files


# -- task x body -------------------------------------------------------------------------------------------------

_ROLE_LETTERS = {Role.LEAD: "CT", Role.COORDINATE: "PH", Role.IMPLEMENT: "TH", Role.MONITOR: "TD"}
_LINK_SIGNS = {LinkBasis.EXPLICIT: "", LinkBasis.INFERRED: "*", LinkBasis.GENERAL: "°"}


def agency_matrix(knowledge: Knowledge) -> Matrix:
    """Tasks and the bodies that have a part in them; those with most tasks first."""
    registry = knowledge.registry
    bodies = [registry.agencies[agency] for agency in registry.duties]
    bodies.sort(key=lambda agency: (-len(registry.duties[agency.id]), collation_key(agency.name)))
    cells: dict[tuple[str, str], tuple[Mark, ...]] = {}
    for task in registry.tasks.values():
        for part in task.agencies:
            place = (task.id, part.agency)
            cells[place] = (*cells.get(place, ()), _part_mark(part, registry))
    roles = [
        Mark(letters, registry.term("vai-tro", role).label, slugify(letters))
        for role, letters in _ROLE_LETTERS.items()
    ]
    links = [
        Mark(sign, f"đứng sau: {_inside(registry.term('lien-ket', link).label)}")
        for link, sign in _LINK_SIGNS.items()
        if sign
    ]
    return Matrix(
        title="Nhiệm vụ và cơ quan",
        legend=(*roles, *links),
        columns=tuple(Column(agency.id, _short_name(agency), agency.name) for agency in bodies),
        groups=tuple(registry.groups.values()),
        cells=cells,
    )


def _part_mark(part: Responsibility, registry: Registry) -> Mark:
    role = registry.term("vai-tro", part.role).label
    sign = _LINK_SIGNS[part.link]
    why = f", {_inside(registry.term('lien-ket', part.link).label)}" if sign else ""
    letters = _ROLE_LETTERS[part.role]
    return Mark(f"{letters}{sign}", f"{role}{why}", slugify(f"{letters} nhẹ" if sign else letters))


def _inside(label: str) -> str:
    """A label inside a sentence."""
    return label[:1].lower() + label[1:]


def _short_name(agency: Agency) -> str:
    """The first short name of several words: one of a single word is an abbreviation."""
    return capitalised(next((name for name in agency.short_names if " " in name), agency.name))


# -- task x document ---------------------------------------------------------------------------------------------

_LONGEST = 60  # letters of a name in a narrow column

_IN_TASK = Mark("M", "nêu trong lời của nhiệm vụ", "m")
_IN_FOOTNOTE = Mark("C", "nêu trong chú thích của nhiệm vụ", "c")
_IN_GROUP = Mark("N", "nêu ở tiêu đề hoặc đoạn chung của nhóm", "n")


def document_matrix(knowledge: Knowledge) -> Matrix:
    """Tasks and the documents cited in them, in their footnotes, or over their group; in the order of the plan."""
    registry = knowledge.registry
    cells: dict[tuple[str, str], tuple[Mark, ...]] = {}
    for group in registry.groups.values():
        for task in group.tasks:
            for mark, place in _places(task, group, registry):
                for document in _cited(place, knowledge):
                    found = cells.get((task.id, document), ())
                    if mark not in found:
                        cells[task.id, document] = (*found, mark)
    documents = [registry.documents[document] for document in knowledge.references.to_document]
    in_cells = {document for _task, document in cells}
    return Matrix(
        title="Nhiệm vụ và văn bản",
        legend=(_IN_TASK, _IN_FOOTNOTE, _IN_GROUP),
        columns=tuple(
            Column(
                document.id, shorten(list_name(document), _LONGEST, placeholder=" …"), document_name(document)
            )
            for document in documents
            if document.id in in_cells
        ),
        groups=tuple(registry.groups.values()),
        cells=cells,
    )


def _places(task: Task, group: TaskGroup, registry: Registry) -> Iterator[tuple[Mark, str]]:
    """Where documents are named for a task, and the mark of each place."""
    yield _IN_TASK, task.id
    for footnote in registry.provisions[task.id].footnotes:
        yield _IN_FOOTNOTE, footnote
    yield _IN_GROUP, group.heading.id
    for sibling in registry.children[group.heading.id]:
        if sibling.id not in registry.tasks:
            yield _IN_GROUP, sibling.id


def _cited(place: str, knowledge: Knowledge) -> Iterator[str]:
    for reference in knowledge.references.in_provision.get(place, ()):
        yield from reference.targets
