"""`xem-truoc/`: what the card beside a link says of the record behind it, read by `docs/assets/preview.js`.

Scripts that call one function, for a page opened from a file may load scripts but not fetch. The addresses are spread
over parts by a sum of their characters, so that the browser finds the part of an address by itself, a page holds
nothing of it, and a part is about as large with sixty records as with thousands.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros import addresses
from macros.exports.formats import script_value
from macros.knowledge import Knowledge
from macros.model import (
    Abbreviation,
    Agency,
    Document,
    Erratum,
    GlossaryEntry,
    LinkBasis,
    Provision,
    ProvisionKind,
    Successor,
    Task,
)
from macros.naming import TITLE_NOT_FOUND, capitalised, document_name, issuer_names
from macros.registry import Registry, TaskGroup
from macros.vietnamese import date_in_figures, slugify, squash

FOLDER = "xem-truoc"

_PART_SIZE = 24_000  # characters
_LONGEST = 170  # characters of running text in a card
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A card: `kind` above the `name`, `about` below it, the `status` of a document, and a line of `words`."""

    address: str
    kind: str
    name: str
    about: str = ""
    status: tuple[str, str, str, str] | None = None
    """Symbol, words, the name of its style, and the day of the check."""
    words: str = ""


def preview_files(knowledge: Knowledge) -> dict[str, bytes]:
    """The scripts by address. The same records give the same bytes."""
    return part_files(previews(knowledge))


def part_files(previews: Iterable[Preview]) -> dict[str, bytes]:
    """Cards as scripts: `0.js`, `1.js` ... by the sums of their addresses, and `index.js` with the number of parts."""
    cards = {preview.address: _card(preview) for preview in previews}
    size = sum(len(address) + len(script_value(card)) for address, card in cards.items())
    count = size // _PART_SIZE + 1
    parts: list[dict[str, object]] = [{} for _ in range(count)]
    for address, card in cards.items():
        parts[part_of(address, count)][address] = card
    version = hashlib.sha256(script_value(parts).encode()).hexdigest()[:12]
    index = {"version": version, "parts": count}
    return {
        f"{FOLDER}/{name}.js": f'canCuPreviewPart("{name}",{script_value(part)})\n'.encode()
        for name, part in [("index", index), *((str(number), part) for number, part in enumerate(parts))]
    }


def part_of(address: str, count: int) -> int:
    """The part that holds an address; the same sum is in `preview.js`."""
    place = 0
    for char in address:
        place = (place * 65599 + ord(char)) % 2**32  # stays exact in JavaScript's numbers
    return place % count


def previews(knowledge: Knowledge) -> Iterator[Preview]:
    """A card for every record that has an address."""
    registry = knowledge.registry
    yield from (_document(document, registry) for document in registry.documents.values())
    yield from (_agency(agency, knowledge) for agency in registry.agencies.values())
    for view in knowledge.plans:
        yield from _of_plan(view)
    yield from map(_term, registry.corpus.glossary)
    yield from map(_abbreviation, registry.corpus.abbreviations)


def _of_plan(knowledge: Knowledge) -> Iterator[Preview]:
    registry, plan = knowledge.registry, knowledge.plan
    yield from (_group(group, plan.id) for group in registry.groups.values())
    yield from (_task(task, registry) for task in registry.tasks.values())
    yield Preview(
        address=addresses.plan_page(plan.id),
        kind="Toàn văn",
        name=plan.name,
        words=_clipped(registry.documents[plan.document].title),
    )
    yield from (_provision(provision, plan.id) for provision in registry.provisions.values())
    yield from (_erratum(erratum, registry) for erratum in registry.errata.values())
    for deadline in registry.deadlines.values():
        yield Preview(
            address=registry.address_on(addresses.DEADLINES, deadline.id),
            kind="Thời hạn",
            name=deadline.what,
            about=", ".join(f"trước {date_in_figures(day)}" for day in deadline.dates) or deadline.date_rule,
            words=f"Kế hoạch ghi: “{_clipped(deadline.as_written)}”",
        )
    for target in registry.targets.values():
        yield Preview(
            address=registry.address_on(addresses.TARGETS, target.id),
            kind="Chỉ tiêu",
            name=capitalised(target.text),
            about=target.period,
        )


def _document(document: Document, registry: Registry) -> Preview:
    name = document_name(document)
    day = document.date_document
    issuers = issuer_names(document, registry) or document.passed_by_note or "chưa rõ cơ quan ban hành"
    status = registry.term("tinh-trang", document.in_force.status)
    title = document.title.replace(TITLE_NOT_FOUND, "").strip()
    return Preview(
        address=addresses.document_page(document.id),
        kind=f"Văn bản · {registry.term('he-thong', document.system).label}",
        name=name,
        about=f"{f'Ngày {date_in_figures(day)}' if day else 'Chưa rõ ngày'} · {issuers}",
        status=(
            status.symbol or "",
            status.label,
            slugify(status.id),
            date_in_figures(document.in_force.checked_on),
        ),
        words="" if title in name else _clipped(title),
    )


def _agency(agency: Agency, knowledge: Knowledge) -> Preview:
    links = Counter(duty.responsibility.link for duty in knowledge.duties(agency.id))
    counts = {
        "Kế hoạch nêu": links[LinkBasis.EXPLICIT],
        "theo mục III.1": links[LinkBasis.GENERAL],
        "biên tập suy ra": links[LinkBasis.INFERRED],
    }
    duties = ", ".join(f"{why} {count}" for why, count in counts.items() if count)
    later = "; ".join(map(_successor, agency.successors))
    return Preview(
        address=addresses.agency_page(agency.id),
        kind=f"Cơ quan · {agency.kind}",
        name=agency.name,
        about=f"Phần việc: {duties}" if duties else "",
        words=_clipped(f"Nay là: {later}") if later else "",
    )


def _successor(successor: Successor) -> str:
    since = f"từ {date_in_figures(successor.from_date)}" if successor.from_date else ""
    note = successor.note if successor.note and not successor.sources else ""
    more = "; ".join(filter(None, (since, note)))
    return f"{successor.name} ({more})" if more else successor.name


def _group(group: TaskGroup, plan: str) -> Preview:
    return Preview(
        address=addresses.task_page(plan, group.id),
        kind=f"Nhóm nhiệm vụ {group.id}",
        name=squash(group.heading.text),
        about=f"{len(group.tasks)} nhiệm vụ",
        words=_clipped("; ".join(task.title for task in group.tasks)),
    )


def _task(task: Task, registry: Registry) -> Preview:
    stated = [part for part in task.agencies if part.link is LinkBasis.EXPLICIT]
    names = list(dict.fromkeys(registry.agencies[part.agency].name for part in stated))
    more = f" và {len(names) - _MOST_NAMES} cơ quan khác" if len(names) > _MOST_NAMES else ""
    return Preview(
        address=addresses.task_page(registry.folder.plan.id, task.id),
        kind=f"Nhiệm vụ {task.id}",
        name=task.title,
        about=f"Kế hoạch nêu: {', '.join(names[:_MOST_NAMES])}{more}"
        if names
        else "Kế hoạch không nêu riêng cơ quan nào (theo mục III.1)",
        words=_clipped(registry.provisions[task.id].text),
    )


def _provision(provision: Provision, plan: str) -> Preview:
    heading = provision.kind is ProvisionKind.HEADING
    label = capitalised(provision.label.removesuffix(" (tiêu đề)"))
    return Preview(
        address=addresses.provision(plan, provision.id),
        kind="Toàn văn, chép như in",
        name=squash(provision.text) if heading else label,
        about=label if heading else "",
        words="" if heading else _clipped(provision.text),
    )


def _erratum(erratum: Erratum, registry: Registry) -> Preview:
    return Preview(
        address=registry.address_on(addresses.ERRATA, erratum.id),
        kind=f"Đính chính {erratum.id} · {erratum.severity}",
        name=f"Như in: “{_clipped(erratum.as_written)}”",
        about=f"Đúng ra: {erratum.should_be or 'chưa kết luận'}",
        words=_clipped(erratum.note),
    )


def _term(entry: GlossaryEntry) -> Preview:
    return Preview(
        address=addresses.term(entry.id),
        kind="Thuật ngữ · biên tập giải thích",
        name=capitalised(entry.term),
        words=entry.definition,
    )


def _abbreviation(row: Abbreviation) -> Preview:
    return Preview(
        address=addresses.abbreviation(row.short),
        kind=f"Chữ viết tắt · theo: {row.origin}",
        name=row.short,
        words=capitalised(row.long),
    )


def _clipped(text: str) -> str:
    """The beginning of a text, cut between words."""
    text = squash(text)
    if len(text) <= _LONGEST:
        return text
    return f"{text[: text.rindex(' ', 0, _LONGEST) if ' ' in text[:_LONGEST] else _LONGEST]} …"


def _card(preview: Preview) -> list[object]:
    """The card as a row; what is empty at the end is left out."""
    row: list[object] = [preview.kind, preview.name, preview.about, preview.words, preview.status]
    while not row[-1]:
        row.pop()
    return row
