"""The register of bodies."""

from __future__ import annotations

from dataclasses import dataclass

from macros.knowledge import Knowledge
from macros.model import (
    Agency,
    LinkBasis,
)
from macros.pages import order
from macros.pages.listing import NOTHING, Ask, Listing, Order, Trait, listing, single
from macros.pages.registers.answers import (
    labels,
)
from macros.vietnamese import collation_key


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A line of the register of bodies."""

    agency: Agency
    stated: int
    inferred: int
    general: int
    now: str

    @property
    def has_duties(self) -> bool:
        """Whether any task is linked to it."""
        return bool(self.stated or self.inferred or self.general)


def _which_plan(knowledge: Knowledge) -> tuple[Trait[AgencyRow], ...]:
    """The question of the plan, asked only where there are several."""
    if not knowledge.is_one_of_several:
        return ()
    names = {view.plan.id: view.plan.name for view in knowledge.plans} | {NOTHING: "Không Kế hoạch nào"}

    def plans(row: AgencyRow) -> list[str]:
        return [view.plan.id for view in knowledge.plans if view.registry.duties.get(row.agency.id)]

    return (single("ke-hoach", "Kế hoạch", names, plans),)


def agencies(knowledge: Knowledge) -> Listing[AgencyRow]:
    """Bodies of the plans, those with stated duties first."""
    registry = knowledge.registry
    rows = [_agency_row(agency, knowledge) for agency in order.agencies_of_plan(knowledge)]
    return listing(
        "cơ quan",
        rows,
        traits=(
            *_which_plan(knowledge),
            Trait(
                (
                    Ask(
                        "vi-sao",
                        "Được giao việc",
                        labels("lien-ket", registry) | {NOTHING: "Chưa thấy giao việc"},
                    ),
                    Ask("vai-tro", "Vai trò", labels("vai-tro", registry) | {NOTHING: "Chưa thấy giao việc"}),
                ),
                lambda r: [
                    (duty.responsibility.link, duty.responsibility.role)
                    for duty in knowledge.duties(r.agency.id)
                ],
            ),
            single(
                "nay",
                "Tên gọi hiện nay",
                {"co": "Đã có cơ quan kế tiếp", NOTHING: "Chưa ghi cơ quan kế tiếp"},
                lambda r: ["co"] if r.now else [],
            ),
        ),
        orders=(
            Order("ten", "Tên cơ quan", lambda r: collation_key(r.agency.name)),
            Order("neu", "Số việc Kế hoạch nêu", lambda r: r.stated or None),
            Order("suy-ra", "Số việc suy ra", lambda r: r.inferred or None),
            Order("chung", "Số việc theo III.1", lambda r: r.general or None),
            Order("ten-nay", "Nay là", lambda r: collation_key(r.now) if r.now else None),
        ),
        usual_order="Nhiều việc trước",
        words=lambda r: (*r.agency.short_names, *(successor.name for successor in r.agency.successors)),
    )


def _agency_row(agency: Agency, knowledge: Knowledge) -> AgencyRow:
    links = [duty.responsibility.link for duty in knowledge.duties(agency.id)]
    return AgencyRow(
        agency=agency,
        stated=links.count(LinkBasis.EXPLICIT),
        inferred=links.count(LinkBasis.INFERRED),
        general=links.count(LinkBasis.GENERAL),
        now=agency.successors[-1].name if agency.successors else "",
    )
