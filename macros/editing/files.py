"""The border: the data are read, a file is written that was not there, or nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.editing.agencies import new_agency
from macros.editing.documents import new_document
from macros.editing.draft import Draft, Refused
from macros.editing.template import filled
from macros.editing.typed import read_typed
from macros.loading import Corpus, load
from macros.loading.validating import label_of
from macros.problems import refusal_of

KINDS = ("van-ban", "co-quan")
"""Kinds of records of which each has a file of its own."""

_IN_A_LIST = {
    "dinh-chinh": "cuối data/dinh-chinh/{plan}.yml",
    "nhiem-vu": "một tệp của data/ke-hoach/{plan}/nhiem-vu/",
    "nhom-nhiem-vu": "data/ke-hoach/{plan}/nhom-nhiem-vu.yml",
}


@dataclass(frozen=True, slots=True)
class Made:
    """A record that was made, and its file, relative to the project."""

    draft: Draft
    file: str


def make(data: Path, kind: str, typed: str, *, day: str | None, today: date) -> Made:
    """Make the record of what was typed, with the day if one was typed beside.

    Raises Refused, and OSError if the file cannot be written.
    """
    corpus = load(data).corpus
    if kind not in KINDS:
        raise _no_file_of_its_own(kind, corpus)
    is_document = kind == "van-ban"
    if day is not None and not is_document:
        raise Refused("date-of-a-body")
    template = _template(data, kind)
    draft = new_document(read_typed(typed, day), corpus, today) if is_document else new_agency(typed, corpus)
    path = data / kind / f"{draft.id}.yml"
    _write(path, filled(template, {**draft.known, **draft.unknown}))
    return Made(draft, f"data/{kind}/{path.name}")


def said_of(made: Made) -> Iterator[str]:
    """What the editor is told: the file, what is in it, what must still be filled in, what to do next."""
    draft = made.draft
    yield f"Đã tạo {made.file}"
    yield f"Đã điền: {_keys(draft.known)}."
    if draft.unknown:
        yield f"Ghi là chưa biết: {_keys(draft.unknown)}."
    if draft.missing:
        fields = draft.model.model_fields
        missing = (f"{key} ({label_of(fields[key], key)})" for key in draft.missing)
        yield f"Còn phải điền: {', '.join(missing)}."
    yield from (f"Lưu ý: {note}." for note in draft.notes)
    yield "Tiếp theo: mở tệp ấy, sửa các dòng mẫu đã có nguồn, rồi chạy python -m macros check."


def _keys(paths: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(path.partition(".")[0] for path in paths))


def _no_file_of_its_own(kind: str, corpus: Corpus) -> Refused:
    if kind in _IN_A_LIST:
        plan = corpus.plans[-1].plan.id if len(corpus.plans) == 1 else "<kế hoạch>"
        return Refused("kept-in-a-list", kind=kind, place=_IN_A_LIST[kind].format(plan=plan))
    return Refused("no-template", kind=kind, kinds=", ".join(KINDS))


def _template(data: Path, kind: str) -> str:
    try:
        return (data / "_mau" / f"{kind}.yml").read_text(encoding="utf-8")
    except OSError as error:
        raise Refused("unreadable-template", kind=kind, reason=refusal_of(error)) from None
    except UnicodeDecodeError:
        raise Refused("unreadable-template", kind=kind, reason="không phải UTF-8") from None


def _write(path: Path, text: str) -> None:
    """The whole file or none: a file that is there stays, one that could not be written to its end goes."""
    try:
        file = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        raise Refused("file-there", file=f"data/{path.parent.name}/{path.name}") from None
    try:
        with file:
            file.write(text)
    except BaseException:  # also when the editor stops the command
        path.unlink(missing_ok=True)
        raise
