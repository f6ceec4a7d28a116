"""`python -m macros import`: the border of the importer, where files are read and the draft is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from macros import checks
from macros.checks.gate import Gate
from macros.importing.differences import Item, differences, likeness
from macros.importing.draft import PLAN_ID, draft_of
from macros.importing.drafted import Draft
from macros.importing.files import files_of
from macros.importing.manuscript import UnreadablePlan
from macros.importing.reading import LARGEST, read_plan
from macros.importing.report import NAME, Outcome, report, summary
from macros.knowledge import Knowledge, open_knowledge
from macros.loading import PlanFolder, load
from macros.problems import Problem, refusal_of
from macros.references import find_references
from macros.registry import Registry
from macros.vietnamese import slugify

_ALIKE = 0.5  # of the provisions: less is another plan

PLAN_ID_FORM = "Mã kế hoạch “{value}” chưa đúng mẫu số-loại-cơ quan-năm.{hint}"
PLAN_ID_HINT = " Gợi ý: {nearest}"
PLAN_ID_EXAMPLE = "ví dụ 73-kh-ubnd-2024"
UNREADABLE = "Không đọc được {file}: {reason}."
SAME_ID = (
    "Mã {plan} đã là của {name}, mà tệp này khác hẳn: chỉ {share} % số mục giống. Hai kế hoạch không thể cùng mã. "
    "Gợi ý: kiểm tra lại tệp, hoặc đặt mã khác"
)
FOLDER_EXISTS = (
    "Đã có thư mục {folder}; bản nháp cũ có thể đã được sửa nên không ghi đè. Gợi ý: đổi tên hoặc xóa thư mục ấy, hoặc "
    "thêm --out THƯ-MỤC"
)
UNWRITABLE = "Không ghi được {folder}: {reason}."


class ImportRefused(Exception):
    """Nothing was written; `str()` is the whole message."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written and where; `lines` tell it at a terminal."""

    folder: Path
    draft: Draft
    lines: tuple[str, ...]


def import_plan(file: Path, plan_id: str, *, data: Path, out: Path, today: date) -> Imported:
    """Read a plan's file and write its draft to `out`, all of it or nothing.

    Raises ImportRefused with the reason; DataProblems when `data` itself has mistakes.
    """
    _expect_plan_id(plan_id)
    if out.exists():
        raise ImportRefused(FOLDER_EXISTS.format(folder=out))
    content = _read(file)
    try:
        manuscript = read_plan(content)
    except UnreadablePlan as reason:
        raise ImportRefused(UNREADABLE.format(file=file, reason=reason)) from None
    knowledge = open_knowledge(data)
    corpus = knowledge.registry.corpus
    draft = draft_of(manuscript, plan_id, corpus, today)
    kept = next((folder for folder in corpus.plans if folder.plan.id == plan_id), None)
    if kept is not None and (share := likeness(draft, kept)) < _ALIKE:
        raise ImportRefused(SAME_ID.format(plan=plan_id, name=kept.plan.name, share=round(100 * share)))
    files = files_of(draft)
    outcome = Outcome(
        draft=draft,
        file_name=file.name,
        form=manuscript.form,
        folder=out.as_posix(),
        files=frozenset(files),
        differences=_differences(draft, kept, knowledge),
        problems=problems_on(data, plan_id, files),
    )
    _write(out, {**files, NAME: report(outcome)})
    return Imported(out, draft, tuple(_told(outcome)))


def _expect_plan_id(plan_id: str) -> None:
    if PLAN_ID.fullmatch(plan_id):
        return
    nearest = slugify(plan_id)
    hint = PLAN_ID_HINT.format(nearest=nearest if PLAN_ID.fullmatch(nearest) else PLAN_ID_EXAMPLE)
    raise ImportRefused(PLAN_ID_FORM.format(value=plan_id, hint=hint))


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # a name with a null character is a ValueError
        reason = refusal_of(error) if isinstance(error, OSError) else "tên tệp không hợp lệ"
        raise ImportRefused(UNREADABLE.format(file=file, reason=reason)) from None


def _differences(draft: Draft, kept: PlanFolder | None, knowledge: Knowledge) -> tuple[Item, ...]:
    if kept is None:
        return ()
    corpus = knowledge.registry.corpus
    references = find_references(Registry(replace(corpus, plans=(kept,))))
    return differences(draft, kept, references, knowledge.registry.documents.get(kept.plan.document))


def problems_on(data: Path, plan_id: str, files: Mapping[str, str]) -> tuple[Problem, ...]:
    """What the checks say of `data` with the draft laid over it; a kept plan of this id makes room."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "data"
        shutil.copytree(data, copy)
        shutil.rmtree(copy / "ke-hoach" / plan_id, ignore_errors=True)
        _fill(copy, files)
        loaded = load(copy)
        return tuple(sorted({*loaded.problems, *checks.problems(Gate(loaded))}))


def _fill(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def _write(out: Path, files: Mapping[str, str]) -> None:
    """Fill a folder beside `out`, then give it its name: half a draft is never seen."""
    temporary: Path | None = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        _fill(temporary, files)
        temporary.chmod(0o755)  # mkdtemp keeps it to its owner
        temporary.rename(out)
    except OSError as error:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
        raise ImportRefused(UNWRITABLE.format(folder=out, reason=refusal_of(error))) from None


def _told(outcome: Outcome) -> list[str]:
    lines = [f"Đã ghi bản nháp {outcome.draft.plan.name} vào {outcome.folder}"]
    lines += [f"  {line}" for line in summary(outcome.draft)]
    lines.append(
        f"Có {len(outcome.draft.questions)} điều cần người xem, {len(outcome.problems)} lỗi còn phải sửa: xem "
        f"{outcome.folder}/{NAME}"
    )
    return lines
