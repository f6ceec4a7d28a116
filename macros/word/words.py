"""What several papers say of tasks, deadlines and names, in the words of the site."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from macros.knowledge import Knowledge
from macros.model import Agency, Deadline, LinkBasis, Task
from macros.naming import later_citation
from macros.registry import Duty, Registry
from macros.vietnamese import date_in_figures
from macros.word.layout import TEXT_WIDTH, Xml
from macros.word.ooxml import Row, head_row, paragraph, run, span_row, table, text

NO_BASIS = "Không nêu văn bản"
NO_DEADLINE = "Không ấn định"


def by_role(agency: Agency, registry: Registry) -> list[tuple[str, list[Duty]]]:
    """A body's duties under the headings of its page: the roles in their order, what binds every body last."""
    groups = [
        (registry.term("vai-tro", role).label, duties) for role, duties in registry.duties_by_role(agency.id)
    ]
    if general := registry.general_duties(agency.id):
        groups.append((registry.term("lien-ket", LinkBasis.GENERAL).label, general))
    return groups


def task_cell(task: Task, registry: Registry, inferred: str | None = None) -> list[Xml]:
    """The short name of a task with its place in the plan; with the reason where its link to a body is inferred."""
    place = registry.provisions[task.id].label
    pieces = [run(f"{task.title} "), run(f"({place})", italic=True)]
    if inferred is not None:
        pieces.append(run(f" (suy luận) {inferred}", italic=True))
    return [paragraph("OBang", *pieces)]


def duty_cell(duty: Duty, registry: Registry) -> list[Xml]:
    """A task as a duty of a body."""
    inferred = duty.responsibility.link is LinkBasis.INFERRED
    return task_cell(duty.task, registry, (duty.responsibility.reason or "") if inferred else None)


def basis_cell(task: Task, knowledge: Knowledge) -> list[Xml]:
    """The documents that the task itself cites, in short."""
    cited = "; ".join(later_citation(line.document) for line in knowledge.cited_by(task.id))
    return [text("OBang", cited or NO_BASIS)]


def deadline_cell(task: Task, registry: Registry) -> list[Xml]:
    """By when, as the plan writes it."""
    written = "; ".join(deadline.as_written for deadline in registry.deadlines_in.get(task.id, ()))
    return [text("OBang", written or NO_DEADLINE)]


def deadlines(agency: Agency, registry: Registry) -> list[Xml]:
    """By when: what the body must keep, what it receives, and what binds every body; each once."""
    groups = list(_deadline_groups(agency, registry))
    if not groups:
        return [text("ThanVan", "Kế hoạch không ấn định thời hạn cho cơ quan này.")]
    rows = [head_row("Việc", "Thời hạn, như Kế hoạch ghi", "Gửi đến, nhận từ")]
    for label, members, received in groups:
        rows.append(span_row(label))
        rows += [_deadline_row(deadline, registry, received=received) for deadline in members]
    noted = [
        f"{deadline.what}: {deadline.note}"
        for _label, members, _received in groups
        for deadline in members
        if deadline.note
    ]
    notes = [text("GhiChu", f"Biên tập: {' '.join(noted)}")] if noted else []
    return [table(_DEADLINE_WIDTHS, rows), *notes]


_DEADLINE_WIDTHS = (TEXT_WIDTH - 4000 - 2350, 4000, 2350)


def _deadline_groups(agency: Agency, registry: Registry) -> Iterator[tuple[str, list[Deadline], bool]]:
    groups = [
        (f"Của {agency.name}", registry.deadlines_of.get(agency.id, ()), False),
        ("Nhận", registry.deadlines_to.get(agency.id, ()), True),
        *(
            (
                f"Chung của {in_sentence(everybody.name)} (nếu thuộc diện này, mục III.1)",
                registry.deadlines_of.get(everybody.id, ()),
                False,
            )
            for everybody in registry.bodies_of_all
        ),
    ]
    shown: set[str] = set()
    for label, deadlines, received in groups:
        if fresh := [deadline for deadline in deadlines if deadline.id not in shown]:
            shown |= {deadline.id for deadline in fresh}
            yield label, fresh, received


def _deadline_row(deadline: Deadline, registry: Registry, *, received: bool) -> Row:
    days = [date_in_figures(day) for day in deadline.dates]
    computed = [day for day in days if day not in deadline.as_written]
    when = f"“{deadline.as_written}”" + (f", tính ra: trước {', '.join(computed)}" if computed else "")
    place = registry.provisions[deadline.provision].label
    written = paragraph("OBang", run(f"{when} "), run(f"({place})", italic=True))
    others = deadline.who if received else deadline.to
    names = "; ".join(registry.agencies[other].name for other in others)
    return Row(([text("OBang", deadline.what)], [written], [text("OBang", names or "Không nêu")]))


def in_sentence(name: str) -> str:
    """A name inside a sentence: "Các cơ quan" -> "các cơ quan", "Sở Nội vụ" as it is."""
    return name[:1].lower() + name[1:] if name.startswith("Các ") else name


def now_called(agency: Agency, registry: Registry) -> str:
    """Who the body is now, with the sources' hosts; empty if nothing is known. The page has the full addresses."""
    if not agency.successors:
        return ""
    successor = agency.successors[-1]
    since = f" (từ ngày {date_in_figures(successor.from_date)})" if successor.from_date else ""
    note = f" {successor.note}" if successor.note else ""
    return f"Tên hiện nay: {successor.name}{since}.{note}{_sources(successor.sources, registry)}"


def _sources(keys: tuple[str, ...], registry: Registry) -> str:
    found = registry.sources_of(keys)
    if not found:
        return ""  # then the note says so: a rule of the data
    hosts = "; ".join(
        dict.fromkeys(source.name or urlsplit(source.url).hostname or source.url for source in found)
    )
    seen = max(source.checked_on for source in found)
    return f" Nguồn: {hosts} (xem ngày {date_in_figures(seen)})."


def disclaimer(knowledge: Knowledge) -> str:
    """What every paper says of itself."""
    return (
        "Bản tra cứu, không thay bản chính; dữ liệu đối chiếu đến ngày "
        f"{date_in_figures(knowledge.checked_on)}. Tên ngắn của nhiệm vụ do ban biên tập đặt."
    )
