"""Who works at which group of tasks: groups against bodies, with the number of tasks in each cell."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from macros import addresses
from macros.exports.matrices import agency_matrix
from macros.knowledge import Knowledge
from macros.model import LinkBasis

DEPTHS = (1, 2, 4, 6)
"""The least number of tasks of each depth of colour."""

_LONGEST = 90  # letters of a group's name: this is the overview


@dataclass(frozen=True, slots=True)
class HeatCell:
    """How many tasks of a group a body has a part in; `inferred` of them only by editorial inference."""

    count: int
    inferred: int

    @property
    def depth(self) -> int:
        """The depth of colour, from 0 (none) to 4."""
        return sum(self.count >= least for least in DEPTHS)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A group of tasks."""

    id: str
    name: str
    address: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The table: bodies as (short name, full name, address), groups as rows."""

    columns: tuple[tuple[str, str, str], ...]
    rows: tuple[HeatRow, ...]


def plan_heat(knowledge: Knowledge) -> Heat:
    """The matrix of tasks and bodies, added up by group; its columns and their order are the matrix's."""
    registry = knowledge.registry
    columns = agency_matrix(knowledge).columns
    rows = []
    for group in registry.groups.values():
        cells = []
        for column in columns:
            parts = [
                {part.link for part in task.agencies if part.agency == column.id} for task in group.tasks
            ]
            cells.append(
                HeatCell(sum(map(bool, parts)), sum(links == {LinkBasis.INFERRED} for links in parts))
            )
        address = addresses.task_page(registry.folder.plan.id, group.id)
        rows.append(HeatRow(group.id, shorten(group.name, _LONGEST, placeholder=" …"), address, tuple(cells)))
    return Heat(
        tuple((column.short, column.name, addresses.agency_page(column.id)) for column in columns),
        tuple(rows),
    )
