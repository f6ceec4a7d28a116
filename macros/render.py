"""What hand-written pages in `docs/` may say: live lists, cards, counts and quotations from the data.

Every public method of `Parts` is a macro of the same name: `{{ documents_table("cited") }}`. Each returns HTML made
by the same templates and the same escaping as the generated pages. A wrong argument raises `BadMacroCall` with a
Vietnamese message, which stops the build and names the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from macros.exports.matrices import agency_matrix, document_matrix
from macros.exports.update_log import KINDS, TABLES, record_address, updates
from macros.knowledge import Knowledge
from macros.model import Agency, Deadline, Document, Erratum, Provision, Source, Task, Term
from macros.naming import document_name, issuer_names, list_name
from macros.pages.templating import Links, environment
from macros.pages.wording import marked_text
from macros.problems import nearest
from macros.registry import TaskGroup
from macros.vietnamese import collation_key, date_in_figures


class BadMacroCall(ValueError):
    """A hand-written page asks for something that does not exist."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A line of the register of documents."""

    document: Document
    name: str
    status: Term
    system: Term
    issuers: str
    citations: int


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A line of the register of bodies."""

    agency: Agency
    stated: int
    inferred: int
    general: int
    now: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of tasks with its counts."""

    group: TaskGroup
    part: str
    documents: int


class ErratumRow(NamedTuple):
    """An entry of the errata ledger with what it points at."""

    erratum: Erratum
    places: list[Provision]
    meant: Document | None
    sources: tuple[Source, ...]


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
        return self._part("document_card", row=self._document_row(document))

    # -- lists -----------------------------------------------------------------------------------------------

    def documents_table(self, which: str = "cited") -> Markup:
        """The register: `cited` by the plan, or only `related` to those."""
        if which not in ("cited", "related"):
            raise BadMacroCall(f'documents_table("{which}"): dùng "cited" hoặc "related".')
        cited = self._knowledge.references.to_document
        wanted = [d for d in self._registry.documents.values() if (d.id in cited) == (which == "cited")]
        rows = [self._document_row(document) for document in sorted(wanted, key=_register_order)]
        return self._part("documents_table", rows=rows)

    def agencies_table(self) -> Markup:
        """Bodies of the plan, those with stated duties first."""
        rows = [self._agency_row(agency) for agency in self._registry.agencies.values() if agency.in_plan]
        rows.sort(key=lambda row: (-row.stated, -row.inferred, collation_key(row.agency.name)))
        return self._part("agencies_table", rows=rows)

    def other_agencies(self) -> Markup:
        """Bodies that only issued documents."""
        others = [agency for agency in self._registry.agencies.values() if not agency.in_plan]
        others.sort(key=lambda agency: collation_key(agency.name))
        return self._part("other_agencies", agencies=others)

    def task_groups(self, part: str = "II") -> Markup:
        """The groups of one part of the plan, with counts."""
        rows = list(self._group_rows(part))
        if not rows:
            raise BadMacroCall(f'task_groups("{part}"): Kế hoạch không có nhiệm vụ ở phần này.')
        return self._part("task_groups", rows=rows)

    def tasks_table(self, part: str = "II") -> Markup:
        """All tasks of one part, by group."""
        rows = [
            (row.group, [self._task_row(task) for task in row.group.tasks]) for row in self._group_rows(part)
        ]
        return self._part("tasks_table", groups=rows)

    def deadlines_table(self) -> Markup:
        """Deadlines with their rule and the dates it gives."""
        return self._part(
            "deadlines_table", rows=[self._deadline_row(d) for d in self._registry.deadlines.values()]
        )

    def deadline_dates(self) -> Markup:
        """The dates of the plan's year in order, each with what falls due."""
        dated = sorted(
            ((day, deadline) for deadline in self._registry.deadlines.values() for day in deadline.dates),
            key=lambda pair: (pair[0], pair[1].id),
        )
        return self._part("deadline_dates", dated=dated)

    def targets_table(self) -> Markup:
        """Numeric targets."""
        rows = [
            (target, self._registry.provisions[target.provision], self._agencies(target.who))
            for target in self._registry.targets.values()
        ]
        return self._part("targets_table", rows=rows)

    def errata_table(self) -> Markup:
        """The whole ledger, by the letter of its entries."""
        groups: dict[str, list[ErratumRow]] = {}
        for erratum in self._registry.errata.values():
            groups.setdefault(erratum.id[0], []).append(self._erratum_row(erratum))
        named = [(_ERRATA_GROUPS.get(letter, letter), rows) for letter, rows in groups.items()]
        return self._part("errata_table", groups=named)

    def changes_list(self, latest: int | None = None) -> Markup:
        """What happened since the plan was issued, by date; `latest` keeps the last few, newest first."""
        changes = list(self._registry.corpus.changes)
        if latest is not None:
            dated = [change for change in changes if change.date]
            changes = sorted(dated, key=lambda change: str(change.date), reverse=True)[:latest]
        rows = [
            (
                change,
                [(d, document_name(self._registry.documents[d])) for d in change.documents],
                self._agencies(change.agencies),
                self._registry.sources_of(change.sources),
            )
            for change in changes
        ]
        return self._part("changes_list", rows=rows)

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
        if of == "agencies":
            return self._part(
                "matrix", file="matrix", matrix=agency_matrix(self._knowledge), link=self._links.agency
            )
        if of == "documents":
            return self._part(
                "matrix", file="matrix", matrix=document_matrix(self._knowledge), link=self._links.document
            )
        raise BadMacroCall(f'matrix("{of}"): dùng "agencies" hoặc "documents".')

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

    def _document_row(self, document: Document) -> DocumentRow:
        registry = self._registry
        return DocumentRow(
            document=document,
            name=list_name(document),
            status=registry.term("tinh-trang", document.in_force.status),
            system=registry.term("he-thong", document.system),
            issuers=issuer_names(document, registry),
            citations=len(self._knowledge.references.to_document.get(document.id, ())),
        )

    def _agency_row(self, agency: Agency) -> AgencyRow:
        links = [duty.responsibility.link.value for duty in self._registry.duties.get(agency.id, ())]
        return AgencyRow(
            agency=agency,
            stated=links.count("explicit"),
            inferred=links.count("inferred"),
            general=links.count("general"),
            now=agency.successors[-1].name if agency.successors else "",
        )

    def _group_rows(self, part: str) -> Iterator[GroupRow]:
        for group in self._registry.groups.values():
            if group.id.partition(".")[0] == part:
                cited = {
                    line.document.id for task in group.tasks for line in self._knowledge.cited_by(task.id)
                }
                parent = self._registry.provisions[group.heading.parent or group.heading.id]
                yield GroupRow(group, parent.text, len(cited))

    def _task_row(self, task: Task) -> tuple[Task, str, list[Agency], int]:
        stated = [part.agency for part in task.agencies if part.link == "explicit"]
        basis = len(self._knowledge.cited_by(task.id))
        return task, self._registry.provisions[task.id].label, self._agencies(stated), basis

    def _erratum_row(self, erratum: Erratum) -> ErratumRow:
        registry = self._registry
        places = dict.fromkeys(place.provision for place in erratum.places)
        return ErratumRow(
            erratum,
            [registry.provisions[place] for place in places],
            registry.documents[erratum.means.document] if erratum.means else None,
            registry.sources_of(erratum.sources),
        )

    def _deadline_row(self, deadline: Deadline) -> tuple[Deadline, str, list[Agency], list[Agency]]:
        label = self._registry.provisions[deadline.provision].label
        return deadline, label, self._agencies(deadline.who), self._agencies(deadline.to)

    def _agencies(self, ids: list[str] | tuple[str, ...]) -> list[Agency]:
        return [self._registry.agencies[agency] for agency in ids]


_ERRATA_GROUPS = {
    "A": "Viện dẫn văn bản",
    "B": "Thời hạn",
    "C": "Nội dung, phân công và bố cục",
    "D": "Chính tả và cách viết",
    "E": "Do trích xuất từ bản PDF",
}


def _register_order(document: Document) -> tuple[object, ...]:
    """Central before province, newest first; undated last."""
    day = document.date_document
    return document.level != "central", -day.toordinal() if day else 0, collation_key(list_name(document))


def macro_names() -> tuple[str, ...]:
    """Names of the macros that hand-written pages may use."""
    return tuple(name for name in vars(Parts) if not name.startswith("_"))
