"""Where the marks of a timeline stand: plain geometry, in units of the drawing (px at full size).

Names are broken by a table of widths that no font of the site exceeds, so that a drawing made here fits there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.knowledge import Knowledge
from macros.pictures.timeline import Band, Mark, Timeline, plan_timeline
from macros.vietnamese import date_in_figures, fold

AXIS = 48
"""Width of the column of years between the two sides."""
NAME, KIND = 13, 12
"""Sizes of letters: the name, and under it the kind."""
LINE = 17
"""From one line of letters to the next: Vietnamese stacks marks on letters."""
INDENT = 20
"""From the left edge of a cell to its letters; the shape stands before them."""
GAP = 8
"""Empty space between two cells and around rows."""
EMPTY = 22
"""Height of a year without documents."""
BAR_NOTE = "Bên dưới: ban hành sau Kế hoạch"
"""The second line in the plan's bar."""
HEAD = 30
"""Height of the row that names the sides."""
LINES = 3
"""Most lines of a name."""

_NARROW = set("ijlftrI.,:;'|/()-–· ")
_BROAD = set("mwMWĐƯƠÂĂÔÊ%@…—")


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A document at its place: `x`, `y` is the upper left corner; its name, under it kind and sign of the status."""

    mark: Mark
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    small: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedBand:
    """A year: its strip from `y` down, with the marks in it."""

    year: int
    y: float
    height: float
    after: bool
    marks: tuple[PlacedMark, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A timeline with every place settled; `bar_lines` is what the plan's bar says, between the two rows of bands.

    Each strip is drawn for itself, so that paper breaks between two years and not within one.
    """

    width: float
    height: float
    bar: float
    bar_lines: tuple[str, ...]
    before: tuple[PlacedBand, ...]
    after: tuple[PlacedBand, ...]


@dataclass(frozen=True, slots=True)
class DrawnTimeline:
    """A timeline with its drawings by name: one for phones, one for wider screens and paper."""

    timeline: Timeline
    drawings: tuple[tuple[str, Drawing], ...]


def drawn_timeline(knowledge: Knowledge) -> DrawnTimeline:
    """The timeline of all documents, drawn."""
    timeline = plan_timeline(knowledge)
    return DrawnTimeline(
        timeline,
        (("narrow", draw(timeline, width=320, columns=1)), ("wide", draw(timeline, width=720, columns=2))),
    )


def draw(timeline: Timeline, *, width: int, columns: int) -> Drawing:
    """Set out a timeline in a given width with so many marks beside each other on each side."""
    before = tuple(_bands(timeline.before, HEAD, width, columns))
    bar = before[-1].y + before[-1].height if before else HEAD
    bar_lines = _bar_lines(timeline, width - 2 * INDENT)
    y = bar + len(bar_lines) * LINE + 3 * GAP
    after = tuple(_bands(timeline.after, y, width, columns))
    height = after[-1].y + after[-1].height if after else y
    return Drawing(width, height, bar, bar_lines, before, after)


def _bands(bands: tuple[Band, ...], y: float, width: int, columns: int) -> Iterator[PlacedBand]:
    side = (width - AXIS) / 2
    for band in bands:
        marks = tuple(
            mark
            for lane, left in (("party", 0.0), ("state", side + AXIS))
            for mark in _rows(band, lane, left, y + GAP, side / columns, columns)
        )
        height = max([EMPTY, *(mark.y + mark.height + GAP - y for mark in marks)])
        yield PlacedBand(band.year, y, height, band.after, marks)
        y += height


def _rows(band: Band, lane: str, left: float, y: float, cell: float, columns: int) -> Iterator[PlacedMark]:
    """The marks of one side of a band in rows from `y` down."""
    marks = band.lane(lane)
    room = cell - INDENT - GAP
    for start in range(0, len(marks), columns):
        row = [
            (mark, wrapped(mark.name, room), _small(mark, room, after=band.after))
            for mark in marks[start : start + columns]
        ]
        height = max((len(lines) + len(small)) * LINE for _mark, lines, small in row)
        for rank, (mark, lines, small) in enumerate(row):
            yield PlacedMark(mark, left + rank * cell, y, cell - GAP, height, lines, small)
        y += height + GAP


def _bar_lines(timeline: Timeline, room: float) -> tuple[str, ...]:
    plan = timeline.plan
    day = f", {date_in_figures(plan.day)}" if plan.day else ""
    note = wrapped(BAR_NOTE, room, KIND) if timeline.after else ()
    return (*wrapped(f"{plan.kind} {plan.name}{day}", room), *note)


def _small(mark: Mark, room: float, *, after: bool) -> tuple[str, ...]:
    """Kind and sign; a document without a number has its kind in its name, and the status in words.

    What came after the plan also says what it did to the documents before.
    """
    words = mark.status.label if fold(mark.name).startswith(fold(mark.kind)) else mark.kind
    deeds = [
        f"{deed} {names[0] if len(names) == 1 else f'{len(names)} văn bản'}"
        for deed, names in mark.deeds
        if after
    ]
    said = [f"{words} {mark.status.symbol or ''}".strip(), *deeds]
    return tuple(line for text in said for line in wrapped(text, room, KIND))


def text_width(text: str, size: float) -> float:
    """No less than the width of a text in any font of the site, in the unit of `size`."""
    return size * sum(
        0.38 if c in _NARROW else 0.95 if c in _BROAD else 0.72 if c.isupper() else 0.62 for c in text
    )


def wrapped(text: str, width: float, size: float = NAME) -> tuple[str, ...]:
    """A name in lines no wider than `width`, broken after spaces, hyphens and slashes; cut with "…" after the last.

    A piece with no place to break is broken where it must be.
    """
    lines = [""]
    for piece in _pieces(text, width, size):
        if lines[-1] and text_width((lines[-1] + piece).rstrip(), size) > width:
            if len(lines) == LINES:
                return (*(line.strip() for line in lines[:-1]), _cut(lines[-1], width, size))
            lines.append("")
        lines[-1] += piece
    return tuple(line.strip() for line in lines)


def _cut(line: str, width: float, size: float) -> str:
    """The line with "…", cut after a word, or within a word that is alone."""
    while line and text_width(f"{line} …", size) > width:
        line = line.rstrip().rpartition(" ")[0] or line[:-1]
    return f"{line.rstrip()} …"


def _pieces(text: str, width: float, size: float) -> Iterator[str]:
    """The text in pieces that are not broken further; one wider than a line is broken into lines."""
    for word in re.findall(r"[^\s/-]*[\s/-]?", text):
        piece = ""
        for letter in word:
            if piece and text_width((piece + letter).rstrip(), size) > width:
                yield piece
                piece = ""
            piece += letter
        if piece:
            yield piece
