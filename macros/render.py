"""What hand-written pages in `docs/` may say: live lists, cards, counts and quotations from the data.

Every public method of `Parts` is a macro of the same name: `{{ documents_table("cited") }}`. Each returns HTML made
by the same templates and the same escaping as the generated pages. A wrong argument raises `BadMacroCall` with a
Vietnamese message, which stops the build and names the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby
from typing import TypeVar

from markupsafe import Markup, escape

from macros.addresses import OF_ONE_PLAN, WORKLIST_TABLE, letter_anchor, matrix_table, plan_page
from macros.comparison import words
from macros.exports.matrices import agency_matrix, document_matrix
from macros.exports.update_log import bundles, record_address, updates
from macros.knowledge import Knowledge
from macros.pages import order, registers
from macros.pages.courses import GlossaryView, course_minutes, glossary_view
from macros.pages.listing import Row
from macros.pages.templating import Links, environment
from macros.pages.wording import marked_text
from macros.pictures import PLAN_PICTURES
from macros.problems import nearest
from macros.vietnamese import collation_key, date_in_figures, initial, squash
from macros.worklist import JOBS, worklist


class BadMacroCall(ValueError):
    """A hand-written page asks for something that does not exist."""


class Parts:
    """Pieces of pages, as seen from one page (`page` is its address from the site root).

    What belongs to a plan is that of one: of the plan the page shows, on a page of all plans of the current one.
    """

    def __init__(self, knowledge: Knowledge, page: str) -> None:
        """Bind the pieces to the page they will stand on; where it shows one plan, they speak of that one alone."""
        self._whole = knowledge
        self._page = page
        self._knowledge = knowledge.shown_on(page)
        self._plan = self._knowledge.current
        self._registry = self._plan.registry
        self._links = Links(page, self._registry)

    # -- words and numbers -----------------------------------------------------------------------------------

    def count(self, what: str) -> int:
        """How many there are: documents, cited, agencies; of the plan tasks, groups, deadlines, targets, errata ..."""
        counts = registers.counts(self._knowledge)
        if what not in counts:
            raise BadMacroCall(f'count("{what}"): chỉ đếm được {", ".join(counts)}.')
        return counts[what]()

    def plan(self, what: str = "name") -> str | int | bool:
        """Of the plan its `name`, `year`, the `address` of its text; whether it `is_over` or `is_alone`."""
        plan = self._plan.plan
        dates = [row.day for row in registers.due_dates(self._plan)]
        facts: dict[str, str | int | bool] = {
            "name": escape(squash(plan.name)),
            "year": plan.year,
            "address": self._links.page_at(plan_page(plan.id)),
            "is_alone": not self._whole.is_one_of_several,
            "is_over": bool(dates) and max(dates) < self._knowledge.checked_on,
        }
        if what not in facts:
            raise BadMacroCall(f'plan("{what}"): chỉ có {", ".join(facts)}.')
        return facts[what]

    def plan_links(self) -> Markup:
        """On a page that shows one plan: which, and where the others are shown; nothing where there is one plan."""
        shown = self._whole.of(self._plan.plan.id)
        if not shown.is_one_of_several:
            return Markup()
        index = next(page for page in OF_ONE_PLAN if shown.registry.page_of_plan(page) == self._page)
        return self._part("plan_links", shown=shown, index=index)

    def data_date(self) -> str:
        """The day of the latest check, as people write it."""
        return date_in_figures(self._knowledge.checked_on)

    def quote(self, provision_id: str, plan: str | None = None) -> Markup:
        """A provision word for word, with its links and marks and its place; of the first plan if none is named."""
        plans = [view.plan.id for view in self._knowledge.plans]
        if plan not in (None, *plans):
            raise BadMacroCall(f'quote("{provision_id}", "{plan}"): chỉ có {", ".join(plans)}.')
        view = self._knowledge.of(plan)
        links = self._links.to_plan(view.registry)
        provision = view.registry.provisions.get(provision_id)
        if provision is None:
            meant = nearest(provision_id, view.registry.provisions)
            raise BadMacroCall(f'quote("{provision_id}"): không có mục này. Gợi ý: "{meant}".')
        return self._part("quote", links=links, provision=provision, text=marked_text(provision, view, links))

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
        if of not in registers.LISTINGS:
            raise BadMacroCall(f'filter_bar("{of}"): chỉ lọc được {", ".join(registers.LISTINGS)}.')
        listing = registers.LISTINGS[of](self._knowledge)
        return self._part("filter_bar", file="filter_bar", listing=listing)

    def documents_table(self, which: str = "cited") -> Markup:
        """The register: `cited` by a plan, or only `related` to those."""
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
        """Bodies of the plans, those with stated duties first."""
        rows = registers.agencies(self._knowledge).rows
        groups = _grouped(rows, lambda record: _DUTIES[record.has_duties])
        return self._part("agencies_table", groups=groups)

    def other_agencies(self) -> Markup:
        """Bodies that only issued documents."""
        return self._part("other_agencies", agencies=order.other_agencies(self._knowledge))

    def task_groups(self, part: str = "II") -> Markup:
        """The groups of one part of the plan, with counts."""
        rows = registers.groups(self._plan, part)
        if not rows:
            raise BadMacroCall(f'task_groups("{part}"): Kế hoạch không có nhiệm vụ ở phần này.')
        return self._part("task_groups", rows=rows)

    def task_parts(self) -> list[registers.TaskPart]:
        """The parts of the plan that hold tasks: `id`, `title` and `anchor` for a heading, number of `tasks`."""
        return registers.parts(self._plan)

    def tasks_table(self, part: str = "II") -> Markup:
        """All tasks of one part, by group."""
        rows = registers.tasks(self._plan).rows
        of_part = [row for row in rows if row.record.group.part == part]
        return self._part("tasks_table", part=part, groups=_grouped(of_part, lambda record: record.group))

    def deadlines_table(self) -> Markup:
        """Deadlines with their rule and the dates it gives."""
        return self._part("deadlines_table", rows=registers.deadlines(self._plan).rows)

    def deadline_dates(self) -> Markup:
        """The dates of the plan in order: what falls due, from whom and to whom."""
        return self._part("deadline_dates", rows=registers.due_dates(self._plan))

    def deadline_conflicts(self) -> Markup:
        """Where the deadlines of the plan contradict each other or themselves, as the errata ledger has it."""
        return self._part("deadline_conflicts", errata=registers.deadline_conflicts(self._plan))

    def targets_table(self) -> Markup:
        """Numeric targets, and what the editors say of figures that are none."""
        rows = registers.targets(self._plan)
        return self._part("targets_table", rows=rows, note=self._plan.plan.targets_note)

    def errata_table(self) -> Markup:
        """The whole ledger, by the letter of its entries."""

        def group(row: registers.ErratumRow) -> str:
            return registers.ERRATA_GROUPS.get(row.erratum.id[0], row.erratum.id[0])

        rows = registers.errata(self._plan).rows
        return self._part("errata_table", groups=_grouped(rows, group))

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
        return self._part(
            "updates_list",
            file="updates",
            rows=[(update, bundles(update)) for update in updates(self._knowledge)],
            address=partial(record_address, registry=self._registry),
            stretches=words.changes,
        )

    def worklist_table(self) -> Markup:
        """The next things to be checked, by job, what was checked longest ago first; how many more there are."""
        totals = Counter(item.job for item in worklist(self._knowledge))
        rows = registers.jobs(self._knowledge).rows
        groups = [
            (JOBS[job], of_job, totals[job] - len(of_job))
            for job, of_job in _grouped(rows, lambda item: item.job)
        ]
        table = self._links.page_at(WORKLIST_TABLE)
        return self._part("worklist_table", groups=groups, shown=len(rows), total=totals.total(), table=table)

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
            view = glossary_view(entry, self._registry.of(entry.plan), self._links)
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
        link: Callable[[str], str]
        if of == "agencies":
            make, link, order = agency_matrix, self._links.agency, "so-co-quan"
        elif of == "documents":
            make, link, order = document_matrix, self._links.document, "so-van-ban"
        else:
            raise BadMacroCall(f'matrix("{of}"): dùng "agencies" hoặc "documents".')

        data = {row.record.task.id: row.data for row in registers.task_marks(self._plan).rows}
        if of == "documents":  # a task answers in one of its two rows
            data = {task: {"data-row": answers["data-row"]} for task, answers in data.items()}
        return self._part("matrix", "matrix", matrix=make(self._plan), link=link, rows=data, order=order)

    def matrix_files(self) -> Markup:
        """The matrices as files: the workbook is of the current plan alone."""
        plan = self._plan.plan
        is_current = plan is self._whole.current.plan
        tables = [
            self._links.page_at(matrix_table(columns, "" if is_current else plan.id))
            for columns in ("co-quan", "van-ban")
        ]
        return self._part("files", file="matrix", tables=tables, is_current=is_current)

    def picture(self, name: str) -> Markup:
        """A picture of the whole plan."""
        if name not in PLAN_PICTURES:
            raise BadMacroCall(f'picture("{name}"): chỉ có {", ".join(PLAN_PICTURES)}.')
        return self._part("draw", file=f"pictures/{name}", picture=PLAN_PICTURES[name](self._plan))

    def ranks_table(self, scale: str) -> Markup:
        """The order of a legal basis on one scale, with what each step rests on."""
        rows = [rank for rank in self._registry.corpus.ranks if rank.scale == scale]
        if not rows:
            raise BadMacroCall(f'ranks_table("{scale}"): data/thu-tu-can-cu.yml không có thang này.')
        return self._part("ranks_table", rows=rows)

    # -- rows ------------------------------------------------------------------------------------------------

    def _part(self, macro: str, file: str = "lists", **values: object) -> Markup:
        part: Callable[..., Markup] = getattr(environment().get_template(f"parts/{file}.html").module, macro)
        return part(**{"links": self._links, **values})


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
