"""The plan's year on one sheet: twelve months with what falls due in each, and what recurs without a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from macros.knowledge import Knowledge
from macros.model import Deadline
from macros.vietnamese import date_in_figures

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline on its day. The plan writes "trước ngày", so the last day to finish is the one before."""

    day: date
    deadline: Deadline

    @property
    def short(self) -> str:
        """The day without its year: "15/9"."""
        return day_and_month(self.day)

    @property
    def last(self) -> str:
        """The last day on which it is still in time, with its weekday: "thứ Bảy 14/9"."""
        last = self.day - timedelta(days=1)
        return f"{_WEEKDAYS[last.weekday()]} {day_and_month(last)}"


def day_and_month(day: date) -> str:
    """A date without its year: "29/02", "15/9"."""
    return date_in_figures(day).rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its deadlines, by day; `issued` is the plan's day ("28/02") if it is in this month."""

    number: int
    dues: tuple[Due, ...]
    issued: str


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months."""

    number: int
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Months:
    """The plan by name, the years that have deadlines, the deadlines without a day, and those with a note."""

    plan: str
    years: tuple[Year, ...]
    standing: tuple[Deadline, ...]
    noted: tuple[Deadline, ...]


def plan_months(knowledge: Knowledge) -> Months:
    """The current plan's deadlines by month."""
    registry = knowledge.registry
    deadlines = registry.deadlines.values()
    dues = sorted(
        (Due(day, deadline) for deadline in deadlines for day in deadline.dates),
        key=lambda due: (due.day, due.deadline.id),
    )
    issued = registry.documents[registry.folder.plan.document].date_document
    return Months(
        registry.folder.plan.name,
        tuple(_year(year, dues, issued) for year in sorted({due.day.year for due in dues})),
        tuple(deadline for deadline in deadlines if not deadline.dates),
        tuple(deadline for deadline in deadlines if deadline.note),
    )


def _year(year: int, dues: list[Due], issued: date | None) -> Year:
    return Year(
        year,
        tuple(
            Month(
                number,
                tuple(due for due in dues if (due.day.year, due.day.month) == (year, number)),
                day_and_month(issued) if issued and (issued.year, issued.month) == (year, number) else "",
            )
            for number in range(1, 13)
        ),
    )
