"""The duty sheet of a body: what it must do, on what basis, by when, to hand out on paper."""

from __future__ import annotations

from collections.abc import Iterator

from macros.knowledge import Knowledge
from macros.model import Agency, LinkBasis
from macros.naming import first_citation
from macros.registry import Duty
from macros.word import letterhead, words
from macros.word.layout import TEXT_WIDTH, Xml
from macros.word.ooxml import Row, head_row, span_row, table, text
from macros.word.package import Paper

_NUMBER, _BASIS, _DEADLINE = 680, 2400, 1750
_WIDTHS = (_NUMBER, TEXT_WIDTH - _NUMBER - _BASIS - _DEADLINE, _BASIS, _DEADLINE)
_HEADS = ("STT", "Nhiệm vụ", "Căn cứ nêu trong nhiệm vụ", "Thời hạn")


def duty_sheet(agency: Agency, knowledge: Knowledge) -> Paper:
    """The sheet of one body that has duties."""
    registry = knowledge.registry
    plan = first_citation(registry.documents[registry.folder.plan.document], registry)
    duties = registry.duties[agency.id]
    body = [
        letterhead.heading(agency),
        letterhead.name("PHIẾU NHIỆM VỤ", f"của {words.in_sentence(agency.name)} theo {plan}"),
        *(text("ThanVan", note) for note in _notes(agency, duties, knowledge)),
        text("Heading1", f"I. Nhiệm vụ ({len(duties)})"),
        table(_WIDTHS, _rows(agency, knowledge)),
        text("Heading1", "II. Thời hạn"),
        *words.deadlines(agency, registry),
        letterhead.ending(),
        text("GhiChu", words.disclaimer(knowledge)),
    ]
    return Paper(f"Phiếu nhiệm vụ: {agency.name}", Xml("".join(body)), knowledge.checked_on)


def _notes(agency: Agency, duties: tuple[Duty, ...], knowledge: Knowledge) -> Iterator[str]:
    if now := words.now_called(agency, knowledge.registry):
        yield now
    inferred = sum(duty.responsibility.link is LinkBasis.INFERRED for duty in duties)
    if inferred:
        yield (
            f"Trong {len(duties)} nhiệm vụ có {inferred} nhiệm vụ ghi “(suy luận)”: ban biên tập suy từ chức năng "
            "hoặc câu chữ, Kế hoạch không nêu."
        )


def _rows(agency: Agency, knowledge: Knowledge) -> Iterator[Row]:
    registry = knowledge.registry
    yield head_row(*_HEADS)
    number = 0
    for label, members in words.by_role(agency, registry):
        yield span_row(f"{label} ({len(members)})")
        for duty in members:
            number += 1
            yield Row(
                (
                    [text("OBang", str(number))],
                    words.duty_cell(duty, registry),
                    words.basis_cell(duty.task, knowledge),
                    words.deadline_cell(duty.task, registry),
                )
            )
