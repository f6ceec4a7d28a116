"""Footnotes: their text gathered from the feet of pages, and the provision that calls each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from macros.importing.furniture import NOTE_START, note_mark
from macros.importing.manuscript import Line
from macros.importing.outline import Placed
from macros.importing.paragraphs import joined
from macros.model import Provision, ProvisionKind


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote; `segments` are its stretches of lines, more than one where it runs over a page."""

    figure: int
    text: str
    segments: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """The provisions with their footnotes in place; `loose` are figures whose mark was not found."""

    placed: tuple[Placed, ...]
    loose: tuple[int, ...]


def gather(lines: Sequence[Line]) -> tuple[Footnote, ...]:
    """The footnotes of the lines that stand at the feet of pages."""
    notes: list[list[Line]] = []
    for line in lines:
        found = NOTE_START.match(line.text)
        if (found and int(found[1]) == len(notes) + 1) or not notes:
            notes.append([])
        notes[-1].append(line)
    return tuple(_footnote(figure, lines) for figure, lines in enumerate(notes, 1))


def _footnote(figure: int, lines: Sequence[Line]) -> Footnote:
    texts = [line.text for line in lines]
    if (found := NOTE_START.match(texts[0])) and int(found[1]) == figure:
        texts[0] = texts[0][found.end() :]
    segments: list[tuple[int, int]] = []
    page = None
    for line in lines:
        if page == line.page:
            segments[-1] = (segments[-1][0], line.number)
        else:
            segments.append((line.number, line.number))
        page = line.page
    return Footnote(figure, joined(texts), tuple(segments))


def attach(placed: Sequence[Placed], notes: Iterable[Footnote]) -> Attached:
    """Put each footnote behind the provision that has its figure; one without goes to the last before it."""
    calls: dict[int, list[Footnote]] = {}
    loose: list[int] = []
    start = 0
    for note in notes:
        mark = note_mark(note.figure)
        called = next(
            (rank for rank in range(start, len(placed)) if mark.search(placed[rank].provision.text)), None
        )
        if called is None:
            loose.append(note.figure)
            called = _last_before(placed, note, start)
        calls.setdefault(called, []).append(note)
        start = called
    result: list[Placed] = []
    for rank, each in enumerate(placed):
        names = tuple(f"fn{note.figure}" for note in calls.get(rank, ()))
        provision = each.provision.model_copy(update={"footnotes": names}) if names else each.provision
        result.append(replace(each, provision=provision))
        result += [_as_provision(note, each.provision) for note in calls.get(rank, ())]
    return Attached(tuple(result), tuple(loose))


def _last_before(placed: Sequence[Placed], note: Footnote, start: int) -> int:
    before = [rank for rank in range(start, len(placed)) if placed[rank].lines[0] < note.segments[0][0]]
    return before[-1] if before else start


def _as_provision(note: Footnote, caller: Provision) -> Placed:
    provision = Provision(
        id=f"fn{note.figure}",
        kind=ProvisionKind.FOOTNOTE,
        parent=caller.id,
        label=f"chú thích {note.figure}",
        text=note.text,
    )
    return Placed(provision, tuple(number for segment in note.segments for number in segment))
