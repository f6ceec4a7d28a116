"""How a draft differs from the plan as it is kept: item by item, with counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from macros.importing.drafted import Draft
from macros.loading import PlanFolder
from macros.model import Deadline, Document, LinkBasis, Provision, Record, Target
from macros.references import References


@dataclass(frozen=True, slots=True)
class Row:
    """One difference: what is kept, and what was read; None where a side has nothing."""

    name: str
    kept: str | None
    read: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One kind of thing: how many are kept, how many of them were read the same, and what differs."""

    name: str
    same: int
    kept: int
    extra: int
    rows: tuple[Row, ...]


def differences(
    draft: Draft, kept: PlanFolder, references: References, document: Document | None
) -> tuple[Item, ...]:
    """Every item of the import against the kept plan, whose citations are `references`."""
    pairs = _paired(draft.provisions, kept.provisions)
    renamed = {read.id: here.id for here, read in pairs}
    items = [
        _fields(name, field, pairs, kept.provisions, draft.provisions)
        for name, field in (
            ("Mục: mã", "id"), ("Mục: loại", "kind"), ("Mục: mục cha", "parent"), ("Mục: cách gọi", "label"),
            ("Mục: nguyên văn", "text"), ("Mục: chú thích", "footnotes"),
        )
    ]  # fmt: skip
    items.append(
        _sets(
            "Phần bỏ ra",
            {each.text: each.text for each in kept.plan.furniture},
            {each.text: each.text for each in draft.plan.furniture},
        )
    )
    items.append(_sets("Viện dẫn", _citations(references, {}), _citations(draft.references, renamed)))
    items.append(_plan_fields(draft, kept))
    if document is not None:
        items.append(_record("Văn bản của Kế hoạch", document, draft.document.record))
    items += _of_tasks(draft, kept, renamed)
    read = draft.folder
    items.append(_sets("Thời hạn", _deadlines(kept.deadlines, {}), _deadlines(read.deadlines, renamed)))
    items.append(_sets("Chỉ tiêu", _targets(kept.targets, {}), _targets(read.targets, renamed)))
    return tuple(items)


def likeness(draft: Draft, kept: PlanFolder) -> float:
    """The share of the draft's provisions that stand word for word in the kept plan."""
    texts = {each.text for each in kept.provisions}
    return sum(each.text in texts for each in draft.provisions) / max(1, len(draft.provisions))


def _paired(read: Sequence[Provision], kept: Sequence[Provision]) -> list[tuple[Provision, Provision]]:
    """Kept and read provisions that are one: by id, then by equal words."""
    by_id = {each.id: each for each in read}
    pairs = [(here, by_id.pop(here.id)) for here in kept if here.id in by_id]
    by_text: dict[str, Provision] = {}
    for each in by_id.values():
        by_text.setdefault(each.text, each)
    met = {here.id for here, _ in pairs}
    pairs += [(here, by_text.pop(here.text)) for here in kept if here.id not in met and here.text in by_text]
    return pairs


def _fields(
    name: str,
    field: str,
    pairs: Iterable[tuple[Provision, Provision]],
    kept: Sequence[Provision],
    read: Sequence[Provision],
) -> Item:
    """One field of all provisions; those without a pair differ in their ids."""
    rows = [
        Row(here.id, _shown(getattr(here, field)), _shown(getattr(there, field)))
        for here, there in pairs
        if getattr(here, field) != getattr(there, field)
    ]
    paired = list(pairs)
    mine, theirs = {id(here) for here, _ in paired}, {id(there) for _, there in paired}
    extra = [each for each in read if id(each) not in theirs]
    if field == "id":
        rows += [Row(each.id, _short(each.text), None) for each in kept if id(each) not in mine]
        rows += [Row(each.id, None, _short(each.text)) for each in extra]
    same = sum(getattr(here, field) == getattr(there, field) for here, there in paired)
    return Item(name, same, len(kept), len(extra) if field == "id" else 0, tuple(rows))


def _sets(name: str, kept: Mapping[str, str], read: Mapping[str, str]) -> Item:
    """Things by key: the same, different, missing, too many."""
    rows = [Row(key, kept[key], read[key]) for key in kept if key in read and kept[key] != read[key]]
    rows += [Row(key, kept[key], None) for key in kept if key not in read]
    extra = [Row(key, None, read[key]) for key in read if key not in kept]
    same = sum(key in read and kept[key] == read[key] for key in kept)
    return Item(name, same, len(kept), len(extra), (*rows, *extra))


def _record(name: str, kept: Record, read: Record) -> Item:
    fields = list(type(kept).model_fields)
    rows = [
        Row(field, _shown(getattr(kept, field)), _shown(getattr(read, field)))
        for field in fields
        if getattr(kept, field) != getattr(read, field)
    ]
    return Item(name, len(fields) - len(rows), len(fields), 0, tuple(rows))


def _plan_fields(draft: Draft, kept: PlanFolder) -> Item:
    return _record(
        "Bản ghi Kế hoạch",
        kept.plan.model_copy(update={"furniture": ()}),
        draft.plan.model_copy(update={"furniture": ()}),
    )


def _citations(references: References, renamed: Mapping[str, str]) -> dict[str, str]:
    return {
        f"{renamed.get(each.provision.id, each.provision.id)}: {each.citation.text} ({each.citation.start})": ", ".join(
            each.targets
        )
        for each in references.all
    }


def _of_tasks(draft: Draft, kept: PlanFolder, renamed: Mapping[str, str]) -> Iterator[Item]:
    def name(task_id: str) -> str:
        return renamed.get(task_id, task_id)

    yield _sets("Nhiệm vụ", {each.id: "" for each in kept.tasks}, {name(each.id): "" for each in draft.tasks})
    yield _sets(
        "Cơ quan của nhiệm vụ (trừ liên kết suy ra)",
        {
            f"{task.id}: {part.agency}": f"{part.role.value}, {part.link.value}"
            for task in kept.tasks
            for part in task.agencies
            if part.link is not LinkBasis.INFERRED
        },
        {
            f"{name(task.id)}: {part.agency}": f"{part.role.value}, {part.link.value}"
            for task in draft.tasks
            for part in task.agencies
        },
    )


def _deadlines(deadlines: Iterable[Deadline], renamed: Mapping[str, str]) -> dict[str, str]:
    """Each deadline by its place and words; ids and names are the editors'."""
    found = {}
    for each in deadlines:
        days = ", ".join(day.isoformat() for day in each.dates)
        key = f"{renamed.get(each.provision, each.provision)}: {each.as_written}"
        found[key] = f"{each.type.value}; {days}; ai: {', '.join(each.who)}; gửi: {', '.join(each.to)}"
    return found


def _targets(targets: Iterable[Target], renamed: Mapping[str, str]) -> dict[str, str]:
    """Each target by its place and words."""
    return {
        f"{renamed.get(each.provision, each.provision)}: {each.text}": (
            f"{each.value}; ai: {', '.join(each.who)}; {each.period}"
        )
        for each in targets
    }


def _shown(value: object) -> str | None:
    """A value for a reader; records by their fields."""
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return _short("; ".join(filter(None, map(_shown, value))))
    if isinstance(value, Record):
        return _short(", ".join(filter(None, (_shown(part) for _, part in value))))
    return _short(str(value.value if isinstance(value, Enum) else value))


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:157]}..."
