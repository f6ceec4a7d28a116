"""What is still to be checked, and when each thing was checked last: computed from the records, nothing typed.

A record stands once for each job there is with it. Every document stands either among those with open facts or among
those to look at again, so the counts add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.addresses import ERRATA, agency_page, document_page
from macros.knowledge import Knowledge
from macros.model import (
    Agency,
    Document,
    Erratum,
    Evidence,
    InForce,
    Relation,
    RelationKind,
    Verification,
)
from macros.naming import list_name
from macros.registry import Registry
from macros.vietnamese import collation_key, date_in_figures


class Job(StrEnum):
    """What there is to do, in the order in which it is listed."""

    FACTS = "van-ban"
    RELATION = "quan-he"
    BODY = "co-quan"
    ERRATUM = "dinh-chinh"
    ENDED = "het-giai-doan"
    AGAIN = "kiem-tra-lai"


JOBS = {
    Job.FACTS: "Văn bản chưa đối chiếu xong",
    Job.RELATION: "Quan hệ giữa văn bản chưa có nguồn",
    Job.BODY: "Cơ quan chưa đối chiếu xong việc sắp xếp",
    Job.ERRATUM: "Mục đính chính chưa có nguồn hoặc chưa kết luận",
    Job.ENDED: "Văn bản đã qua giai đoạn, chưa ghi văn bản kế tiếp",
    Job.AGAIN: "Đã đối chiếu xong, đến lượt thì kiểm tra lại",
}

NO_SOURCE, NO_CONCLUSION, NOT_NOTED = "Chưa có nguồn", "Chưa kết luận", "Chưa ghi"

_FACTS = {
    "number": "Số, ký hiệu",
    "date": "Ngày ban hành",
    "issuer": "Cơ quan ban hành",
    "title": "Trích yếu",
    "effective": "Ngày có hiệu lực",
}
# By what a document whose period is over may be carried on, or shown to be over.
_CARRIED_ON = (
    RelationKind.REPEALS,
    RelationKind.CONTINUES,
    RelationKind.CONSOLIDATES,
    RelationKind.FOLLOWS,
)
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Gap:
    """One fact that is not verified, and how far it got, in the words of the pages."""

    fact: str
    state: str


@dataclass(frozen=True, slots=True)
class Item:
    """A job with one record; `checked_on` is the oldest day on which something of it was checked, None for never."""

    job: Job
    name: str
    title: str
    address: str
    file: str
    gaps: tuple[Gap, ...] = ()
    checked_on: date | None = None

    @property
    def gaps_in_words(self) -> tuple[str, ...]:
        """The facts of one state together: "Số, ký hiệu; Trích yếu (đối chiếu được một phần)"."""
        facts: dict[str, list[str]] = {}
        for gap in self.gaps:
            facts.setdefault(gap.state, []).append(gap.fact)
        return tuple(f"{'; '.join(of)} ({state[:1].lower()}{state[1:]})" for state, of in facts.items())


def worklist(knowledge: Knowledge) -> tuple[Item, ...]:
    """All jobs: by kind, then what was never checked, then what was checked longest ago."""
    order = list(Job)

    def rank(item: Item) -> tuple[object, ...]:
        return order.index(item.job), item.checked_on or date.min, collation_key(item.name)

    return tuple(sorted(_items(knowledge), key=rank))


def _items(knowledge: Knowledge) -> Iterator[Item]:
    registry = knowledge.registry
    for document in registry.documents.values():
        yield from _of_document(document, registry)
        if _is_over(document, knowledge.checked_on) and not _is_carried_on(document, registry):
            yield _document_item(Job.ENDED, document, (Gap("Văn bản kế tiếp", NOT_NOTED),), registry)
    for agency in registry.agencies.values():
        yield from _of_agency(agency, registry)
    for view in knowledge.plans:
        for slip in view.registry.errata.values():
            yield from _of_erratum(slip, view)


# -- documents -------------------------------------------------------------------------------------------------


def _of_document(document: Document, registry: Registry) -> Iterator[Item]:
    gaps = tuple(_open_facts(document, registry))
    yield _document_item(Job.FACTS if gaps else Job.AGAIN, document, gaps, registry)
    unproven = [relation for relation in document.relations if not _has_proof(relation)]
    if unproven:
        gaps = tuple(Gap(_relation_name(relation, registry), NO_SOURCE) for relation in unproven)
        yield _document_item(Job.RELATION, document, gaps, registry)


def _open_facts(document: Document, registry: Registry) -> Iterator[Gap]:
    for field, label in _FACTS.items():
        evidence: Evidence = getattr(document.verification, field)
        # A day of entry into force that nobody states needs no check: many documents have none.
        is_unstated = field == "effective" and document.first_date_entry_in_force is None
        if evidence.status is Verification.VERIFIED or (
            is_unstated and evidence.status is Verification.NOT_FOUND
        ):
            continue
        yield Gap(label, registry.term("doi-chieu", evidence.status).label)
    if document.in_force.status is InForce.UNKNOWN:
        yield Gap("Tình trạng hiệu lực", registry.term("tinh-trang", InForce.UNKNOWN).label)


def _has_proof(relation: Relation) -> bool:
    return bool(relation.sources or relation.quote)


def _relation_name(relation: Relation, registry: Registry) -> str:
    label = registry.term("quan-he", relation.kind).label
    return f"{label} {list_name(registry.documents[relation.target])}"


def _document_item(job: Job, document: Document, gaps: tuple[Gap, ...], registry: Registry) -> Item:
    checked = document.verification
    keys = [
        *document.in_force.sources,
        *(key for field in _FACTS for key in getattr(checked, field).sources),
    ]
    return Item(
        job,
        list_name(document),
        document.title,
        document_page(document.id),
        f"data/van-ban/{document.id}.yml",
        gaps,
        min([document.in_force.checked_on, *_days(keys, registry)]),
    )


def _is_over(document: Document, day: date) -> bool:
    """Whether the period in its name is over, and nothing more is known of its end."""
    status = document.in_force.status
    years = [int(year) for year in _YEAR.findall(document.period or "")]
    is_past = bool(years) and max(years) < day.year
    return (is_past or status is InForce.PERIOD_ENDED) and status not in (
        InForce.NOT_IN_FORCE,
        InForce.CONTINUED,
    )


def _is_carried_on(document: Document, registry: Registry) -> bool:
    inverse = registry.inverse_relations.get(document.id, ())
    return any(entry.relation.kind in _CARRIED_ON for entry in inverse)


# -- bodies and slips ------------------------------------------------------------------------------------------


def _of_agency(agency: Agency, registry: Registry) -> Iterator[Item]:
    """A body of which nothing is told to have changed has nothing to be checked."""
    if agency.reorganisation is None and not agency.successors:
        return
    gaps: list[Gap] = []
    evidence = agency.reorganisation.evidence if agency.reorganisation else None
    if evidence and evidence.status is not Verification.VERIFIED:
        gaps.append(Gap("Việc sắp xếp", registry.term("doi-chieu", evidence.status).label))
    if any(not successor.sources for successor in agency.successors):
        gaps.append(Gap("Cơ quan kế tiếp", NO_SOURCE))
    keys = [*(evidence.sources if evidence else ()), *(key for s in agency.successors for key in s.sources)]
    yield Item(
        Job.BODY if gaps else Job.AGAIN,
        agency.name,
        agency.kind,
        agency_page(agency.id),
        f"data/co-quan/{agency.id}.yml",
        tuple(gaps),
        min(_days(keys, registry), default=None),
    )


def _of_erratum(slip: Erratum, view: Knowledge) -> Iterator[Item]:
    """A slip that is settled is not looked at again: the print does not change."""
    gaps = [
        *([] if slip.sources else [Gap("Căn cứ để đính chính", NO_SOURCE)]),
        *([] if slip.should_be else [Gap("Đúng ra là", NO_CONCLUSION)]),
    ]
    if gaps:
        registry = view.registry
        yield Item(
            Job.ERRATUM,
            view.told_apart(f"Mục {slip.id}"),
            slip.as_written,
            registry.address_on(ERRATA, slip.id),
            f"data/dinh-chinh/{view.plan.id}.yml",
            tuple(gaps),
            min(_days(slip.sources, registry), default=None),
        )


def _days(keys: Iterable[str], registry: Registry) -> list[date]:
    return [source.checked_on for source in registry.sources_of(keys)]


# -- for a terminal --------------------------------------------------------------------------------------------


_WIDEST = 40


def in_words(items: Sequence[Item]) -> Iterator[str]:
    """The list for a reader at a terminal: a table for each job, also for those with nothing to do."""
    wide = max((len(item.file) for item in items), default=0)
    for job, label in JOBS.items():
        of_job = [item for item in items if item.job is job]
        yield f"{label}: {len(of_job)}"
        for item in of_job:
            day = date_in_figures(item.checked_on) if item.checked_on else "chưa kiểm"
            name = item.name if len(item.name) <= _WIDEST else f"{item.name[: _WIDEST - 1]}…"
            line = f"  {day:<10}  {item.file:<{wide}}  {name:<{_WIDEST}}  {', '.join(item.gaps_in_words)}"
            yield line.rstrip()
    yield f"Tổng cộng: {len(items)}"


def as_rows(items: Iterable[Item]) -> list[dict[str, object]]:
    """The list as a table for a spreadsheet."""
    return [
        {
            "viec": JOBS[item.job],
            "ten": item.name,
            "noi_dung": item.title,
            "can_kiem_tra": item.gaps_in_words,
            "kiem_tra_ngay": item.checked_on.isoformat() if item.checked_on else None,
            "tep": item.file,
            "trang": item.address,
        }
        for item in items
    ]
