"""A draft as the files it is written to: the tree of `data/`, as far as the plan fills it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.importing.drafted import Draft
from macros.importing.yaml_text import as_file, as_rows
from macros.model import Provision, Task
from macros.vietnamese import slugify

_HEAD = "nháp: máy đọc từ tệp nhận được, chưa có người kiểm tra."
_OF_TASKS = (
    f"{_HEAD} Tên việc (title) lấy từ đầu câu; cơ quan chỉ ghi theo câu chữ, việc suy ra để người biên tập."
)
_OF_DATES = f"{_HEAD} Hãy đặt lại mã (id) và tên việc (what) cho gọn."
_NOT_OF_PARTS = {"title": "mo-dau", "pre": "mo-dau", "end": "ket-thuc", "to": "ket-thuc", "sign": "ket-thuc"}


def files_of(draft: Draft) -> dict[str, str]:
    """Each file's path below the output folder, and its text."""
    plan = f"ke-hoach/{draft.plan.id}"
    found = {
        f"{plan}/ke-hoach.yml": as_file(draft.plan, _HEAD, {}),
        f"_nguon/{draft.plan.source_file}": draft.source_text,
        f"van-ban/{draft.plan.id}.yml": as_file(draft.document.record, _HEAD, draft.document.guesses),
    }
    for name, rows in _parts(draft.provisions):
        found[f"{plan}/noi-dung/{name}.yml"] = as_rows(((row, {}) for row in rows), _HEAD)
    for name, tasks in _groups(draft):
        found[f"{plan}/nhiem-vu/{name}.yml"] = as_rows(((task, _comments(task)) for task in tasks), _OF_TASKS)
    if draft.deadlines:
        rows_of_dates = ((each.record, each.guesses) for each in draft.deadlines)
        found[f"{plan}/thoi-han.yml"] = as_rows(rows_of_dates, _OF_DATES)
    if draft.targets.found:
        found[f"{plan}/chi-tieu.yml"] = as_rows(((each, {}) for each in draft.targets.found), _OF_DATES)
    for new in draft.cited.new:
        found[f"van-ban/{new.record.id}.yml"] = as_file(new.record, _HEAD, new.guesses)
    for body in draft.new_bodies:
        found[f"co-quan/{body.record.id}.yml"] = as_file(body.record, _HEAD, {})
    return found


def _comments(task: Task) -> dict[str, str]:
    return {} if task.agencies else {"agencies": "chưa tìm được cơ quan"}


def _parts(provisions: tuple[Provision, ...]) -> Iterator[tuple[str, list[Provision]]]:
    """The provisions by file, numbered in reading order: 01-mo-dau, 02-phan-i ..., 05-ket-thuc."""
    files: dict[str, list[Provision]] = {}
    here = "mo-dau"
    for each in provisions:
        head = each.id.split(".")[0]
        if not head.startswith("fn"):  # a footnote stands with the provision that calls it
            here = _NOT_OF_PARTS.get(head) or (f"phan-{slugify(head)}" if head[0] in "IVX" else _other(head))
        files.setdefault(here, []).append(each)
    for rank, (name, rows) in enumerate(files.items(), 1):
        yield f"{rank:02d}-{name}", rows


def _other(head: str) -> str:
    return "phu-luc" if head.startswith("PL") else "noi-dung"


def _groups(draft: Draft) -> Iterator[tuple[str, list[Task]]]:
    """The tasks by the heading they stand under: ii-4."""
    parents = {each.id: each.parent or "" for each in draft.provisions}
    groups: dict[str, list[Task]] = {}
    for task in draft.tasks:
        groups.setdefault(slugify(parents[task.id].removesuffix(".h")), []).append(task)
    yield from groups.items()
