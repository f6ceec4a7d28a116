"""Annotate: cut a text at the bounds of marks, so that a template can wrap every piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Mark(Generic[P]):
    """A payload on `text[start:end]`. An empty span marks a point, such as the place of a footnote sign.

    Of links that overlap, only one survives: a link must never stand inside a link.
    """

    start: int
    end: int
    payload: P
    is_link: bool = False


class Segment(NamedTuple, Generic[P]):
    """A piece of text that carries the same payloads throughout, the outermost first."""

    text: str
    payloads: tuple[P, ...]


def annotate(text: str, marks: Iterable[Mark[P]]) -> tuple[Segment[P], ...]:
    """The text in segments, split wherever a mark begins or ends; joined, the segments are the text again.

    Marks may nest and overlap. A mark that begins earlier, then the longer, then the one given first is
    outer; the same order decides which of overlapping links stays. Marks outside the text raise ValueError:
    that is a mistake of the program. Time is linear in text and segments (sorting the marks apart).
    """
    ordered = _without_links_in_links(_ordered(text, marks))
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for rank, mark in enumerate(ordered):
        opening.setdefault(mark.start, []).append(rank)
        closing.setdefault(mark.end, []).append(rank)
    bounds = sorted({0, len(text), *opening, *closing})
    segments: list[Segment[P]] = []
    active: dict[int, P] = {}  # by rank; insertion order is rank order, so the outermost comes first
    for position, following in zip(bounds, [*bounds[1:], None], strict=True):
        for rank in closing.get(position, ()):
            active.pop(rank, None)
        for rank in opening.get(position, ()):
            mark = ordered[rank]
            if mark.start == mark.end:
                segments.append(Segment("", (*active.values(), mark.payload)))
            else:
                active[rank] = mark.payload
        if following is not None:
            segments.append(Segment(text[position:following], tuple(active.values())))
    return tuple(segments)


def _ordered(text: str, marks: Iterable[Mark[P]]) -> list[Mark[P]]:
    given = list(marks)
    for mark in given:
        if not 0 <= mark.start <= mark.end <= len(text):
            raise ValueError(f"mark {mark.start}:{mark.end} is outside a text of {len(text)} characters")
    return sorted(given, key=lambda mark: (mark.start, -mark.end))


def _without_links_in_links(ordered: Iterable[Mark[P]]) -> list[Mark[P]]:
    kept: list[Mark[P]] = []
    linked_to = 0
    for mark in ordered:
        if mark.is_link and mark.start < linked_to:
            continue
        if mark.is_link:
            linked_to = mark.end
        kept.append(mark)
    return kept
