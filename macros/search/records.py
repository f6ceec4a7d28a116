"""Records become entries: one record, one entry; lists and tables of records are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from macros import addresses
from macros.knowledge import Knowledge
from macros.model import Agency, Document, LinkBasis, Provision, ProvisionKind, Summary, Task
from macros.naming import TITLE_NOT_FOUND, capitalised, document_name, issuer_names, namesake_named
from macros.search.entry import Entry, Kind, Number
from macros.vietnamese import date_in_figures, fold, slugify


def record_entries(knowledge: Knowledge) -> Iterator[Entry]:
    """Everything of the records, in the order in which equals are shown."""
    yield from _documents(knowledge)
    yield from _of_each_plan(_groups_and_tasks, knowledge)
    yield from _agencies(knowledge)
    yield from _of_each_plan(_deadlines, knowledge)
    yield from _of_each_plan(_targets, knowledge)
    yield from _of_each_plan(_plan, knowledge)
    yield from _abbreviations(knowledge)
    yield from _glossary(knowledge)
    yield from _of_each_plan(_errata, knowledge)
    yield _changes(knowledge)
    yield from _comparisons(knowledge)


def _of_each_plan(make: Callable[[Knowledge], Iterator[Entry]], knowledge: Knowledge) -> Iterator[Entry]:
    """The entries of every plan, the current one first; where there are several, each says of which it is."""
    for view in knowledge.plans:
        for entry in make(view):
            if knowledge.is_one_of_several:
                title = " · ".join(filter(None, (entry.title, view.plan.name)))
                yield replace(entry, plan=view.plan.name, title=title)
            else:
                yield entry


def _documents(knowledge: Knowledge) -> Iterator[Entry]:
    registry = knowledge.registry
    for document in registry.documents.values():
        status = registry.term("tinh-trang", document.in_force.status)
        day = document.date_document
        errata = [
            erratum
            for view in knowledge.plans
            for erratum in view.registry.errata_of_document.get(document.id, ())
        ]
        misprints = [e.means.number for e in errata if e.means and e.means.number]
        misdates = [e.means.date for e in errata if e.means and e.means.date]
        issuers = issuer_names(document, registry)
        yield Entry(
            kind=Kind.DOCUMENT,
            address=addresses.document_page(document.id),
            name=document_name(document),
            aliases=_aliases(document, misprints),
            title="" if document.number is None else document.title.replace(TITLE_NOT_FOUND, "").strip(),
            body=_sentences(
                issuers,
                document.passed_by_note,
                document.period,
                _editorial(document.when_to_use),
                document.in_force.statement,
                document.editorial_note,
                *(namesake_named(document, namesake, registry) for namesake in document.namesakes),
            ),
            day=date_in_figures(day) if day else "",
            dates=tuple(d for d in (day, document.first_date_entry_in_force, *misdates) if d),
            numbers=_numbers(document, misprints),
            type_document=document.type_document,
            system=registry.term("he-thong", document.system).label,
            status=f"{status.symbol}|{status.label}|{slugify(status.id)}",
            year=day.year if day else 0,
            cited=document.id in knowledge.cited,
        )


def _aliases(document: Document, misprints: list[str]) -> tuple[str, ...]:
    """Other ways to name a document; a number is found with the type before it and the year behind it, too."""
    year = document.date_document.year if document.date_document else ""
    numbered = f"{document.type_document} {document.number} {year}" if document.number else ""
    return tuple(filter(None, (numbered, *document.names, *document.collective_names, *misprints)))


def _numbers(document: Document, misprints: list[str]) -> tuple[Number, ...]:
    if document.number is None:
        return ()
    notes = (
        Number(printed, f"Kế hoạch in “{printed}”; số đúng là {document.number}.")
        for printed in dict.fromkeys(misprints)
    )
    return (Number(document.number), *notes)


def _groups_and_tasks(knowledge: Knowledge) -> Iterator[Entry]:
    registry = knowledge.registry
    plan = registry.folder.plan.id
    bodies = {
        fold(name)
        for agency in registry.agencies.values()
        for name in (*agency.mentions, *agency.short_names)
    }
    for group in registry.groups.values():
        note = registry.group_notes.get(group.heading.id)
        yield Entry(
            kind=Kind.TASK,
            address=addresses.task_page(plan, group.id),
            name=group.heading.text,
            aliases=(f"mục {group.id}",),
            body=_editorial(note.when_to_use if note else None),
            lesser=fold(group.heading.text.partition(". ")[2]) in bodies,
        )
        for task in group.tasks:
            yield Entry(
                kind=Kind.TASK,
                address=addresses.task_page(plan, task.id),
                name=task.title,
                aliases=(f"mục {task.id}",),
                body=_wording(knowledge, task),
            )


def _wording(knowledge: Knowledge, task: Task) -> str:
    """The task's words with its footnotes and the bodies that the plan charges with it."""
    registry = knowledge.registry
    provision = registry.provisions[task.id]
    named = [registry.agencies[part.agency].name for part in task.agencies if part.link is LinkBasis.EXPLICIT]
    footnotes = [registry.provisions[footnote].text for footnote in provision.footnotes]
    return _sentences(provision.text, *footnotes, ", ".join(dict.fromkeys(named)))


def _agencies(knowledge: Knowledge) -> Iterator[Entry]:
    for agency in knowledge.registry.agencies.values():
        names = (agency.name, *agency.short_names, *agency.mentions)
        without_and = [name.replace(" và ", " ") for name in names if " và " in name]  # as people say it
        yield Entry(
            kind=Kind.AGENCY,
            address=addresses.agency_page(agency.id),
            name=agency.name,
            aliases=tuple(dict.fromkeys((*names[1:], *without_and))),
            title=_successors(agency),
            body=_sentences(
                agency.kind, agency.note, agency.reorganisation.statement if agency.reorganisation else None
            ),
            cited=agency.in_plan,
        )


def _successors(agency: Agency) -> str:
    names = [successor.name for successor in agency.successors]
    return f"Nay là: {'; '.join(names)}" if names else ""


def _deadlines(knowledge: Knowledge) -> Iterator[Entry]:
    registry = knowledge.registry
    for deadline in registry.deadlines.values():
        who = ", ".join(registry.agencies[agency].name for agency in deadline.who)
        to = ", ".join(registry.agencies[agency].name for agency in deadline.to)
        yield Entry(
            kind=Kind.DEADLINE,
            address=registry.address_on(addresses.DEADLINES, deadline.id),
            name=deadline.what,
            title=deadline.as_written,
            body=_sentences(f"Ai làm: {who}", f"Gửi: {to}" if to else None, deadline.note),
            dates=deadline.dates,
        )


def _targets(knowledge: Knowledge) -> Iterator[Entry]:
    for target in knowledge.registry.targets.values():
        yield Entry(
            kind=Kind.TARGET,
            address=knowledge.registry.address_on(addresses.TARGETS, target.id),
            name=capitalised(target.text),
            body=_sentences(target.period, target.note),
        )


def _plan(knowledge: Knowledge) -> Iterator[Entry]:
    """The plan in full and those of its provisions that are no task and no heading of tasks."""
    registry = knowledge.registry
    plan = registry.folder.plan
    yield Entry(
        kind=Kind.PROVISION,
        address=addresses.plan_page(plan.id),
        name=f"Toàn văn {plan.name}",
    )
    shown = {*registry.tasks, *(group.heading.id for group in registry.groups.values())}
    footnotes_of_tasks = {note for task in registry.tasks for note in registry.provisions[task].footnotes}
    for provision in registry.provisions.values():
        if provision.id not in shown and provision.id not in footnotes_of_tasks:
            yield _provision(plan.id, provision)


def _provision(plan: str, provision: Provision) -> Entry:
    heading = provision.kind is ProvisionKind.HEADING
    return Entry(
        kind=Kind.PROVISION,
        address=addresses.provision(plan, provision.id),
        name=provision.text if heading else capitalised(provision.label),
        body="" if heading else provision.text,
    )


def _abbreviations(knowledge: Knowledge) -> Iterator[Entry]:
    for abbreviation in knowledge.registry.corpus.abbreviations:
        yield Entry(
            kind=Kind.TERM,
            address=addresses.abbreviation(abbreviation.short),
            name=abbreviation.short,
            title=capitalised(abbreviation.long),
            body=f"Nguồn: {abbreviation.origin}",
        )


def _glossary(knowledge: Knowledge) -> Iterator[Entry]:
    for entry in knowledge.registry.corpus.glossary:
        yield Entry(
            kind=Kind.TERM,
            address=addresses.term(entry.id),
            name=capitalised(entry.term),
            aliases=entry.other_forms,
            body=f"Biên tập: {entry.definition}",
            lesser=True,  # "tiếp công dân" means the law first
        )


def _errata(knowledge: Knowledge) -> Iterator[Entry]:
    for erratum in knowledge.registry.errata.values():
        yield Entry(
            kind=Kind.ERRATUM,
            address=knowledge.registry.address_on(addresses.ERRATA, erratum.id),
            name=f"{erratum.id}. {erratum.as_written}",
            body=_sentences(erratum.note, erratum.where),
        )


def _changes(knowledge: Knowledge) -> Entry:
    """The list of what happened since the plan; its items have no places of their own."""
    return Entry(
        kind=Kind.PAGE,
        address="thay-doi/index.html",
        name="Những thay đổi từ khi ban hành",
        body=_sentences(*(change.what for change in knowledge.registry.corpus.changes)),
    )


def _comparisons(knowledge: Knowledge) -> Iterator[Entry]:
    """The pages of two plans side by side, by their names."""
    plans = [folder.plan for folder in knowledge.registry.plans]
    for old, new in pairwise(plans) if knowledge.is_one_of_several else ():
        yield Entry(
            kind=Kind.PAGE,
            address=addresses.comparison(old.id, new.id),
            name=f"So sánh {old.name} và {new.name}",
            body="Mục thêm, bỏ, sửa lời; văn bản viện dẫn, cơ quan, thời hạn, chỉ tiêu đã đổi.",
        )


def _editorial(summary: Summary | None) -> str:
    """The editors' words, labelled: a result shows them beside the words of the plan."""
    return f"Biên tập: {summary.text}" if summary else ""


def _sentences(*parts: str | None) -> str:
    """What there is of the parts, each closed by a full stop."""
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
