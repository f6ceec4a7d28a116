"""The sheet of a task group: each task in short, its basis, who does it, by when. A paper to look things up in."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from macros.knowledge import Knowledge
from macros.model import LinkBasis, Task
from macros.naming import first_citation
from macros.registry import TaskGroup
from macros.vietnamese import squash
from macros.word import words
from macros.word.layout import TEXT_WIDTH, Xml
from macros.word.ooxml import Row, head_row, paragraph, run, table, text
from macros.word.package import Paper

_NUMBER, _BASIS, _WHO, _DEADLINE = 680, 1950, 2050, 1250
_WIDTHS = (_NUMBER, TEXT_WIDTH - _NUMBER - _BASIS - _WHO - _DEADLINE, _BASIS, _WHO, _DEADLINE)
_HEADS = ("STT", "Nhiệm vụ", "Căn cứ nêu trong nhiệm vụ", "Cơ quan", "Thời hạn")
_EXCERPT = 320  # letters of a task's wording


def group_sheet(group: TaskGroup, knowledge: Knowledge) -> Paper:
    """The sheet of one group."""
    registry = knowledge.registry
    plan = first_citation(registry.documents[registry.folder.plan.document], registry)
    body = [
        text("TenLoai", f"NHÓM NHIỆM VỤ {group.id}"),
        text("TrichYeu", squash(group.heading.text)),
        text("Giua", f"({plan})"),
        text("Giua", ""),
        table(_WIDTHS, [head_row(*_HEADS), *_rows(group, knowledge)]),
        text(
            "GhiChu",
            "Lời Kế hoạch rút gọn ở chỗ có dấu “…”. “(suy luận)”: ban biên tập suy ra, Kế hoạch không nêu.",
        ),
        text("GhiChu", words.disclaimer(knowledge)),
    ]
    return Paper(f"Nhóm nhiệm vụ {group.id}", Xml("".join(body)), knowledge.checked_on)


def _rows(group: TaskGroup, knowledge: Knowledge) -> Iterator[Row]:
    registry = knowledge.registry
    for number, task in enumerate(group.tasks, start=1):
        wording = shorten(registry.provisions[task.id].text, _EXCERPT, placeholder=" …")
        yield Row(
            (
                [text("OBang", str(number))],
                [*words.task_cell(task, registry), text("OBang", f"“{wording}”")],
                words.basis_cell(task, knowledge),
                list(_bodies(task, knowledge)),
                words.deadline_cell(task, registry),
            )
        )


def _bodies(task: Task, knowledge: Knowledge) -> Iterator[Xml]:
    registry = knowledge.registry
    for part in task.agencies:
        name, role = registry.agencies[part.agency].name, registry.term("vai-tro", part.role).label
        inferred = " (suy luận)" if part.link is LinkBasis.INFERRED else ""
        yield paragraph("OBang", run(f"{role}: ", bold=True), run(name), run(inferred, italic=True))
    if not task.agencies:
        yield text("OBang", "Không nêu")
