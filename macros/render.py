"""What hand-written pages in `docs/` may say: live lists, cards, counts and quotations from the data.

Every public method of `Parts` is a macro of the same name: `{{ documents_table("cited") }}`. Each returns HTML made
by the same templates and the same escaping as the generated pages. A wrong argument raises `BadMacroCall` with a
Vietnamese message, which stops the build and names the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from markupsafe import Markup

from macros.addresses import letter_anchor
from macros.exports.matrices import agency_matrix, document_matrix
from macros.exports.update_log import KINDS, TABLES, record_address, updates
from macros.knowledge import Knowledge
from macros.model import Agency
from macros.pages import order, registers
from macros.pages.courses import GlossaryView, course_minutes, glossary_view
from macros.pages.listing import Listing, Row
from macros.pages.templating import Links, environment
from macros.pages.wording import marked_text
from macros.pictures import PLAN_PICTURES
from macros.problems import nearest
from macros.registry import TaskGroup
from macros.vietnamese import collation_key, date_in_figures, initial


class BadMacroCall(ValueError):
    """A hand-written page asks for something that does not exist."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of tasks with its counts."""

    group: TaskGroup
    part: str
    documents: int


class Parts:
    """Pieces of pages, as seen from one page (`page` is its address from the site root)."""

    def __init__(self, knowledge: Knowledge, page: str) -> None:
        """Bind the pieces to the page they will stand on."""
        self._knowledge = knowledge
        self._registry = knowledge.registry
        self._links = Links(page, knowledge.registry.folder.plan.id)

    # -- words and numbers -----------------------------------------------------------------------------------

    def count(self, what: str) -> int:
        """How many there are: documents, cited, agencies, tasks, groups, deadlines, targets, errata, citations."""
        registry = self._registry
        counts = {
            "documents": len(registry.documents),
            "cited": len(self._knowledge.references.to_document),
            "agencies": sum(agency.in_plan for agency in registry.agencies.values()),
            "tasks": len(registry.tasks),
            "groups": len(registry.groups),
            "provisions": len(registry.provisions),
            "deadlines": len(registry.deadlines),
            "targets": len(registry.targets),
            "errata": len(registry.errata),
            "citations": len(self._knowledge.references.all),
            "sources": len(registry.corpus.sources),
            "changes": len(registry.corpus.changes),
        }
        for group in registry.groups.values():  # tasks_II, tasks_III
            part = f"tasks_{group.id.partition('.')[0]}"
            counts[part] = counts.get(part, 0) + len(group.tasks)
        if what not in counts:
            raise BadMacroCall(f'count("{what}"): chỉ đếm được {", ".join(counts)}.')
        return counts[what]

    def data_date(self) -> str:
        """The day of the latest check, as people write it."""
        return date_in_figures(self._knowledge.checked_on)

    def quote(self, provision_id: str) -> Markup:
        """A provision word for word, with its links and marks and its place."""
        provision = self._registry.provisions.get(provision_id)
        if provision is None:
            meant = nearest(provision_id, self._registry.provisions)
            raise BadMacroCall(f'quote("{provision_id}"): không có mục này. Gợi ý: "{meant}".')
        return self._part(
            "quote", provision=provision, text=marked_text(provision, self._knowledge, self._links)
        )

    def document_card(self, document_id: str) -> Markup:
        """A document in a few lines: name, title, status."""
        document = self._registry.documents.get(document_id)
        if document is None:
            meant = nearest(document_id, self._registry.documents)
            raise BadMacroCall(f'document_card("{document_id}"): chưa có văn bản này. Gợi ý: "{meant}".')
        return self._part("document_card", row=registers.document_row(document, self._knowledge))

    # -- lists -----------------------------------------------------------------------------------------------

    def filter_bar(self, of: str) -> Markup:
        """The filter over the lists of a page; unseen without scripts."""
        if of not in _LISTINGS:
            raise BadMacroCall(f'filter_bar("{of}"): chỉ lọc được {", ".join(_LISTINGS)}.')
        return self._part("filter_bar", file="filter_bar", listing=_LISTINGS[of](self._knowledge))

    def documents_table(self, which: str = "cited") -> Markup:
        """The register: `cited` by the plan, or only `related` to those."""
        if which not in ("cited", "related"):
            raise BadMacroCall(f'documents_table("{which}"): dùng "cited" hoặc "related".')
        rows = [
            row
            for row in registers.documents(self._knowledge).rows
            if bool(row.record.citations) == (which == "cited")
        ]
        groups = _grouped(rows, lambda record: record.level.label)
        return self._part("documents_table", which=which, groups=groups)

    def agencies_table(self) -> Markup:
        """Bodies of the plan, those with stated duties first."""
        rows = registers.agencies(self._knowledge).rows
        groups = _grouped(rows, lambda record: _DUTIES[record.has_duties])
        return self._part("agencies_table", groups=groups)

    def other_agencies(self) -> Markup:
        """Bodies that only issued documents."""
        return self._part("other_agencies", agencies=order.other_agencies(self._knowledge))

    def task_groups(self, part: str = "II") -> Markup:
        """The groups of one part of the plan, with counts."""
        rows = list(self._group_rows(part))
        if not rows:
            raise BadMacroCall(f'task_groups("{part}"): Kế hoạch không có nhiệm vụ ở phần này.')
        return self._part("task_groups", rows=rows)

    def tasks_table(self, part: str = "II") -> Markup:
        """All tasks of one part, by group."""
        rows = registers.tasks(self._knowledge).rows
        of_part = [row for row in rows if row.record.group.id.partition(".")[0] == part]
        groups = _grouped(of_part, lambda record: record.group)
        return self._part("tasks_table", part=part, groups=groups)

    def deadlines_table(self) -> Markup:
        """Deadlines with their rule and the dates it gives."""
        return self._part("deadlines_table", rows=registers.deadlines(self._knowledge).rows)

    def deadline_dates(self) -> Markup:
        """The dates of the plan's year in order, each with what falls due, from whom and to whom."""
        dated = sorted(
            ((day, deadline) for deadline in self._registry.deadlines.values() for day in deadline.dates),
            key=lambda pair: (pair[0], pair[1].id),
        )
        rows = [
            (day, deadline, self._agencies(deadline.who), self._agencies(deadline.to))
            for day, deadline in dated
        ]
        return self._part("deadline_dates", rows=rows)

    def targets_table(self) -> Markup:
        """Numeric targets."""
        rows = [
            (target, self._registry.provisions[target.provision], self._agencies(target.who))
            for target in self._registry.targets.values()
        ]
        return self._part("targets_table", rows=rows)

    def errata_table(self) -> Markup:
        """The whole ledger, by the letter of its entries."""
        groups = _grouped(
            registers.errata(self._knowledge).rows,
            lambda record: registers.ERRATA_GROUPS.get(record.erratum.id[0], record.erratum.id[0]),
        )
        return self._part("errata_table", groups=groups)

    def changes_list(self, latest: int | None = None) -> Markup:
        """What happened since the plan was issued, by date; `latest` keeps the last few, newest first."""
        changes = list(self._registry.corpus.changes)
        if latest is not None:
            dated = [change for change in changes if change.date]
            changes = sorted(dated, key=lambda change: str(change.date), reverse=True)[:latest]
        rows = [registers.change_row(change, self._registry) for change in changes]
        return self._part("changes_list" if latest is None else "latest_changes", rows=rows)

    def changes_table(self) -> Markup:
        """All that happened since the plan was issued, by year."""
        groups = _grouped(
            registers.changes(self._knowledge).rows,
            lambda record: f"Năm {record.change.date.year}" if record.change.date else "Chưa rõ ngày",
        )
        return self._part("changes_table", groups=groups)

    def updates_list(self) -> Markup:
        """The update log, newest first."""
        rows = [
            (
                update,
                [
                    (e, KINDS[e.kind], TABLES.get(e.table, e.table), record_address(e, self._registry))
                    for e in update.entries
                ],
            )
            for update in updates(self._knowledge)
        ]
        return self._part("updates_list", file="updates", rows=rows)

    def courses_table(self) -> Markup:
        """The courses with their audience and time, each with its lessons."""
        rows = registers.lessons(self._knowledge).rows
        groups = [
            (course, course_minutes(course), of_course)
            for course, of_course in _grouped(rows, lambda record: record.course)
        ]
        return self._part("courses_table", file="course", groups=groups)

    def glossary(self) -> Markup:
        """The terms in Vietnamese alphabetical order, under their letters."""
        entries = sorted(self._registry.corpus.glossary, key=lambda entry: collation_key(entry.term))
        letters: dict[str, list[GlossaryView]] = {}
        for entry in entries:
            view = glossary_view(entry, self._registry, self._links)
            letters.setdefault(initial(entry.term), []).append(view)
        rows = [(letter, letter_anchor(letter), views) for letter, views in letters.items()]
        return self._part("glossary", file="course", letters=rows)

    def abbreviations_table(self) -> Markup:
        """Abbreviations in Vietnamese alphabetical order."""
        rows = sorted(self._registry.corpus.abbreviations, key=lambda row: collation_key(row.short))
        return self._part("abbreviations_table", rows=rows)

    def vocabulary_table(self, name: str) -> Markup:
        """The values of a vocabulary with their symbols, labels and explanations."""
        terms = self._registry.corpus.vocabularies.get(name)
        if terms is None:
            raise BadMacroCall(
                f'vocabulary_table("{name}"): chỉ có {", ".join(self._registry.corpus.vocabularies)}.'
            )
        return self._part("vocabulary_table", terms=terms)

    def matrix(self, of: str) -> Markup:
        """Tasks against bodies (`agencies`) or against documents (`documents`)."""
        rows = {row.record.id: row.data for row in registers.task_marks(self._knowledge).rows}
        link: Callable[[str], str]
        if of == "agencies":
            made, link, order = agency_matrix(self._knowledge), self._links.agency, "so-co-quan"
        elif of == "documents":
            made, link, order = document_matrix(self._knowledge), self._links.document, "so-van-ban"
            rows = {task: {"data-row": data["data-row"]} for task, data in rows.items()}
        else:
            raise BadMacroCall(f'matrix("{of}"): dùng "agencies" hoặc "documents".')
        return self._part("matrix", file="matrix", matrix=made, link=link, rows=rows, order=order)

    def picture(self, name: str) -> Markup:
        """A picture of the whole plan."""
        if name not in PLAN_PICTURES:
            raise BadMacroCall(f'picture("{name}"): chỉ có {", ".join(PLAN_PICTURES)}.')
        return self._part("draw", file=f"pictures/{name}", picture=PLAN_PICTURES[name](self._knowledge))

    def ranks_table(self, scale: str) -> Markup:
        """The order of a legal basis on one scale, with what each step rests on."""
        rows = [rank for rank in self._registry.corpus.ranks if rank.scale == scale]
        if not rows:
            raise BadMacroCall(f'ranks_table("{scale}"): data/thu-tu-can-cu.yml không có thang này.')
        return self._part("ranks_table", rows=rows)

    # -- rows ------------------------------------------------------------------------------------------------

    def _part(self, macro: str, file: str = "lists", **values: object) -> Markup:
        part: Callable[..., Markup] = getattr(environment().get_template(f"parts/{file}.html").module, macro)
        return part(links=self._links, **values)

    def _group_rows(self, part: str) -> Iterator[GroupRow]:
        for group in self._registry.groups.values():
            if group.id.partition(".")[0] == part:
                cited = {
                    line.document.id for task in group.tasks for line in self._knowledge.cited_by(task.id)
                }
                parent = self._registry.provisions[group.heading.parent or group.heading.id]
                yield GroupRow(group, parent.text, len(cited))

    def _agencies(self, ids: list[str] | tuple[str, ...]) -> list[Agency]:
        return [self._registry.agencies[agency] for agency in ids]


_LISTINGS: Mapping[str, Callable[[Knowledge], Listing[Any]]] = {
    "documents": registers.documents,
    "tasks": registers.tasks,
    "agencies": registers.agencies,
    "deadlines": registers.deadlines,
    "changes": registers.changes,
    "errata": registers.errata,
    "lessons": registers.lessons,
    "matrices": registers.task_marks,
}

_DUTIES = {True: "Có việc theo Kế hoạch", False: "Có tên trong Kế hoạch, chưa thấy giao việc"}

_Record = TypeVar("_Record")
_Group = TypeVar("_Group")


def _grouped(
    rows: Iterable[Row[_Record]], group: Callable[[_Record], _Group]
) -> list[tuple[_Group, list[Row[_Record]]]]:
    """Rows under their groups, which stand together already."""
    return [(key, list(members)) for key, members in groupby(rows, key=lambda row: group(row.record))]


def macro_names() -> tuple[str, ...]:
    """Names of the macros that hand-written pages may use."""
    return tuple(name for name in vars(Parts) if not name.startswith("_"))
