"""The ledgers: deadlines, targets, what happened since the plan was issued, errata."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from macros.knowledge import Knowledge
from macros.model import (
    Agency,
    Change,
    Deadline,
    Document,
    Erratum,
    Provision,
    Source,
    Target,
)
from macros.naming import document_name
from macros.pages.listing import NOTHING, Ask, Listing, Order, Trait, listing, single
from macros.pages.registers.answers import (
    agencies_of,
    alphabetical,
    body_names,
    document_names,
    labels,
    number_order,
    year_of,
    years,
)
from macros.registry import Registry

ERRATA_GROUPS = {
    "A": "Viện dẫn văn bản",
    "B": "Thời hạn",
    "C": "Nội dung, phân công và bố cục",
    "D": "Chính tả và cách viết",
    "E": "Do trích xuất từ bản PDF",
}


CONFLICT = "mâu thuẫn"
"""How the ledger calls a slip where the plan contradicts itself."""


class DeadlineRow(NamedTuple):
    """A deadline with who must keep it and who receives."""

    deadline: Deadline
    label: str
    who: list[Agency]
    to: list[Agency]


def deadlines(knowledge: Knowledge) -> Listing[DeadlineRow]:
    """The deadlines of a plan in the order of their file. What every body must do, each body with duties must do."""
    registry = knowledge.registry
    rows = [_deadline_row(deadline, registry) for deadline in registry.deadlines.values()]
    return listing(
        "thời hạn",
        rows,
        traits=(
            single("loai", "Loại", labels("loai-han", registry), lambda r: [r.deadline.type]),
            Trait(
                (
                    Ask("co-quan", "Cơ quan", body_names(registry.agencies.values(), "Không nêu")),
                    Ask("phan", "Phần việc", {"lam": "Phải làm", "nhan": "Nơi nhận", NOTHING: "Không nêu"}),
                ),
                lambda r: deadline_parts(r.deadline, registry),
            ),
        ),
        orders=(Order("moc", "Mốc đầu tiên", lambda r: min(r.deadline.dates, default=None)),),
        usual_order="Có ngày trước",
        words=lambda r: (name for agency in (*r.who, *r.to) for name in agency.short_names),
    )


def deadline_parts(deadline: Deadline, registry: Registry) -> Iterator[tuple[str, str]]:
    """The bodies that the list of deadlines finds a deadline by, each with its part in it."""
    of_all = {agency.id for agency in registry.bodies_of_all}
    doers = deadline.who if of_all.isdisjoint(deadline.who) else (*deadline.who, *registry.duties)
    yield from ((agency, "lam") for agency in doers)
    yield from ((agency, "nhan") for agency in deadline.to)


def _deadline_row(deadline: Deadline, registry: Registry) -> DeadlineRow:
    label = registry.provisions[deadline.provision].label
    return DeadlineRow(
        deadline, label, agencies_of(deadline.who, registry), agencies_of(deadline.to, registry)
    )


def deadline_conflicts(knowledge: Knowledge) -> list[Erratum]:
    """What the ledger says of deadlines of a plan that contradict each other or themselves."""
    registry = knowledge.registry
    found = {slip: registry.errata[slip] for row in registry.deadlines.values() for slip in row.errata}
    return [slip for slip in found.values() if slip.severity == CONFLICT]


class DueRow(NamedTuple):
    """A day with what falls due."""

    day: date
    deadline: Deadline
    who: list[Agency]
    to: list[Agency]


def due_dates(knowledge: Knowledge) -> list[DueRow]:
    """The dates of a plan in order, each with what falls due, from whom and to whom."""
    registry = knowledge.registry
    rows = [
        DueRow(day, deadline, agencies_of(deadline.who, registry), agencies_of(deadline.to, registry))
        for deadline in registry.deadlines.values()
        for day in deadline.dates
    ]
    return sorted(rows, key=lambda row: (row.day, row.deadline.id))


class TargetRow(NamedTuple):
    """A target with its place and those who must reach it."""

    target: Target
    provision: Provision
    who: list[Agency]


def targets(knowledge: Knowledge) -> list[TargetRow]:
    """The targets of a plan; a list too short to filter."""
    registry = knowledge.registry
    return [
        TargetRow(target, registry.provisions[target.provision], agencies_of(target.who, registry))
        for target in registry.targets.values()
    ]


class ChangeRow(NamedTuple):
    """Something that happened, with what it happened to."""

    change: Change
    documents: list[tuple[str, str]]
    agencies: list[Agency]
    sources: tuple[Source, ...]


def changes(knowledge: Knowledge) -> Listing[ChangeRow]:
    """What happened since the plan was issued, by date, undated last."""
    registry = knowledge.registry
    rows = [change_row(change, registry) for change in registry.corpus.changes]
    return listing(
        "thay đổi",
        rows,
        traits=(
            single("nam", "Năm", years(r.change.date for r in rows), lambda r: year_of(r.change.date)),
            single(
                "ve",
                "Về",
                {"van-ban": "Văn bản", "co-quan": "Cơ quan", NOTHING: "Việc khác"},
                lambda r: [*(["van-ban"] if r.documents else []), *(["co-quan"] if r.agencies else [])],
            ),
            single(
                "co-quan",
                "Cơ quan",
                body_names(registry.agencies.values(), "Không nói về cơ quan nào"),
                lambda r: [agency.id for agency in r.agencies],
            ),
            single(
                "van-ban",
                "Văn bản",
                document_names(registry.documents.values()),
                lambda r: r.change.documents,
            ),
        ),
        orders=(Order("ngay", "Ngày", lambda r: r.change.date),),
        usual_order="Cũ trước, chưa rõ ngày ở cuối",
        words=lambda r: (name for agency in r.agencies for name in agency.short_names),
    )


def change_row(change: Change, registry: Registry) -> ChangeRow:
    """A change with the names of its documents and bodies."""
    return ChangeRow(
        change,
        [(document, document_name(registry.documents[document])) for document in change.documents],
        agencies_of(change.agencies, registry),
        registry.sources_of(change.sources),
    )


class ErratumRow(NamedTuple):
    """An entry of the errata ledger with what it points at."""

    erratum: Erratum
    places: list[Provision]
    meant: Document | None
    sources: tuple[Source, ...]


def errata(knowledge: Knowledge) -> Listing[ErratumRow]:
    """The ledger of a plan in its own order."""
    rows = [_erratum_row(erratum, knowledge.registry) for erratum in knowledge.registry.errata.values()]
    letters = [row.erratum.id[0] for row in rows]
    return listing(
        "mục đính chính",
        rows,
        traits=(
            single(
                "nhom",
                "Nhóm",
                {letter: ERRATA_GROUPS.get(letter, letter) for letter in letters},
                lambda r: [r.erratum.id[0]],
            ),
            single(
                "loai", "Loại", alphabetical(r.erratum.severity for r in rows), lambda r: [r.erratum.severity]
            ),
            single(
                "dung-ra",
                "Đúng ra",
                {"co": "Đã kết luận", NOTHING: "Chưa kết luận"},
                lambda r: ["co"] if r.erratum.should_be else [],
            ),
        ),
        orders=(Order("ma", "Mã", lambda r: number_order(r.erratum.id)),),
        usual_order="Theo nhóm",
        words=lambda r: (r.erratum.where, r.erratum.severity),
    )


def _erratum_row(erratum: Erratum, registry: Registry) -> ErratumRow:
    places = dict.fromkeys(place.provision for place in erratum.places)
    return ErratumRow(
        erratum,
        [registry.provisions[place] for place in places],
        registry.documents[erratum.means.document] if erratum.means else None,
        registry.sources_of(erratum.sources),
    )
