"""The report on a draft, in Markdown: what was read, what to look at, what differs, what is left to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.importing.differences import Item
from macros.importing.drafted import Draft
from macros.importing.questions import TOPICS
from macros.model import ProvisionKind
from macros.problems import Problem

NAME = "BAO-CAO.md"
_MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Outcome:
    """A draft with everything the report tells of it."""

    draft: Draft
    file_name: str
    form: str
    folder: str
    files: frozenset[str]
    differences: tuple[Item, ...]
    problems: tuple[Problem, ...]


def report(outcome: Outcome) -> str:
    """The whole report."""
    return "\n".join(_lines(outcome)).rstrip() + "\n"


def _lines(outcome: Outcome) -> Iterator[str]:
    draft = outcome.draft
    yield f"# Báo cáo nhập {draft.plan.name} ({draft.plan.id})"
    yield ""
    yield (
        f"Máy đọc từ tệp {outcome.file_name} ({outcome.form}). Mọi bản ghi trong thư mục này là nháp: chưa ai kiểm "
        "tra, chưa đối chiếu nguồn nào."
    )
    yield ""
    yield "## Đã đọc được"
    yield ""
    yield from (f"- {line}" for line in summary(draft))
    yield ""
    yield "## Cần người xem"
    yield ""
    yield from _questions(draft)
    yield "## Còn phải làm"
    yield ""
    yield from _problems(outcome)
    if outcome.differences:
        yield "## Khác với bản đang có trong data/"
        yield ""
        yield from _differences(outcome.differences)
    yield "## Phần bỏ ra"
    yield ""
    yield from (f"- “{_line(each.text)}”: {each.reason}" for each in draft.plan.furniture)
    yield ""
    yield "## Văn bản được viện dẫn"
    yield ""
    yield f"Đã có trong dữ liệu ({len(draft.cited.known)}): {_listed(draft.cited.known)}"
    yield ""
    yield f"Nháp mới ({len(draft.cited.new)}): {_listed(each.record.id for each in draft.cited.new)}"
    yield ""
    yield "## Cơ quan"
    yield ""
    yield f"Nêu trong Kế hoạch ({len(draft.named_bodies)}): {_listed(draft.named_bodies)}"
    yield ""
    yield f"Nháp mới ({len(draft.new_bodies)}): {_listed(each.record.id for each in draft.new_bodies)}"
    yield ""
    yield "## Việc tiếp theo"
    yield ""
    yield "1. Trả lời từng câu ở mục “Cần người xem”, sửa ngay trong các tệp nháp."
    if outcome.differences:
        yield "2. Kế hoạch này đã có trong data/: chỉ sửa tay vào đó những chỗ khác mà bản nháp đúng hơn."
    else:
        yield f"2. Chép các thư mục con của {outcome.folder} vào data/, không ghi đè tệp đã có."
    yield "3. Chạy python -m macros check, sửa cho hết các mục “Còn phải làm”."
    yield "4. Xem trước bằng make serve."


def summary(draft: Draft) -> Iterator[str]:
    """What was read, in counts."""
    kinds = [each.kind for each in draft.provisions]
    citations = draft.references.all
    linked = sum(1 for each in citations if each.targets)
    yield f"{len(kinds)} mục, trong đó {kinds.count(ProvisionKind.FOOTNOTE)} chú thích"
    yield f"{len(draft.plan.furniture)} phần bỏ ra khỏi lời văn và ghi lại"
    yield (
        f"{len(citations)} viện dẫn: {linked} nối được với văn bản đã có, {len(draft.cited.suspects)} có lẽ in nhầm"
    )
    yield f"{len(draft.cited.known)} văn bản đã có, {len(draft.cited.new)} văn bản nháp mới"
    yield f"{len(draft.named_bodies)} cơ quan được nêu, {len(draft.new_bodies)} cơ quan nháp mới"
    yield (
        f"{len(draft.tasks)} nhiệm vụ, {len(draft.deadlines)} thời hạn, {len(draft.targets.found)} chỉ tiêu (nháp)"
    )


def _questions(draft: Draft) -> Iterator[str]:
    if not draft.questions:
        yield "Không có câu hỏi nào."
        yield ""
    for topic in TOPICS:
        asked = [each for each in draft.questions if each.topic == topic]
        if asked:
            yield f"### {topic}"
            yield ""
            yield from (f"- [ ] {each.place}: {_line(each.text)}" for each in asked)
            yield ""


def _problems(outcome: Outcome) -> Iterator[str]:
    """What the checks say with the draft laid over the data: in the draft itself, and in records that point to it."""
    if not outcome.problems:
        yield "Đặt bản nháp này lên data/ thì python -m macros check không báo lỗi nào."
        yield ""
        return
    yield f"Đặt bản nháp này lên data/ thì python -m macros check báo {len(outcome.problems)} lỗi."
    yield ""
    own = [each for each in outcome.problems if each.at.file.partition("/")[2] in outcome.files]
    others = [each for each in outcome.problems if each not in own]
    for words, problems in (("Ở bản nháp:", own), ("Ở bản ghi đã có, trỏ tới Kế hoạch:", others)):
        if problems:
            yield words
            yield ""
            yield from map(_problem, problems)
            yield ""


def _problem(each: Problem) -> str:
    hint = f" Gợi ý: {_line(each.suggestion)}" if each.suggestion else ""
    return f"- [ ] {each.at.file}:{each.at.line}: [{each.code}] {_line(each.message)}{hint}"


def _differences(items: Iterable[Item]) -> Iterator[str]:
    shown = list(items)
    yield "| Mục so | Giống | Đang có | Thừa |"
    yield "| --- | ---: | ---: | ---: |"
    yield from (f"| {each.name} | {each.same} | {each.kept} | {each.extra} |" for each in shown)
    yield ""
    for each in shown:
        if each.rows:
            yield f"### {each.name}"
            yield ""
            for row in each.rows[:_MOST_ROWS]:
                yield f"- {_line(row.name)}: đang có {_quoted(row.kept)}; đọc được {_quoted(row.read)}"
            if len(each.rows) > _MOST_ROWS:
                yield f"- còn {len(each.rows) - _MOST_ROWS} chỗ khác nữa"
            yield ""


def _quoted(text: str | None) -> str:
    if text is None:
        return "(không có)"
    return f"“{_line(text)}”" if text else "(trống)"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "không có"


def _line(text: str) -> str:
    return " ".join(text.split())
