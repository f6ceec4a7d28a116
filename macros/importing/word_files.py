"""A Word file as the lines of a plan: its paragraphs with their automatic numbers, then its footnotes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from macros.drafts import SIGNS, UnreadableDraft, word_paragraphs, word_parts, word_runs
from macros.importing.encodings import modern
from macros.importing.manuscript import Line, Manuscript, UnreadablePlan

_DOCUMENT, _NUMBERING, _STYLES = "/word/document.xml", "/word/numbering.xml", "/word/styles.xml"
_FOOTNOTES = "/word/footnotes.xml"
_KINDS = ("document", "numbering", "styles", "footnotes")
_REFERENCE = qn("w:footnoteReference")
_VALUE = qn("w:val")
_NUMBER = re.compile(r"[0-9]{1,4}")
_LEVELS = 9  # of a list in Word; more would only cost time

# The letterhead and the foot of a plan are tables without lines; more than these hold figures.
_LAYOUT_TABLES = 2
TABLES = "Tệp Word có {count} bảng: chữ trong bảng được đọc lần lượt từng ô, hãy xem lại các đoạn ấy."


def read_word(content: bytes) -> Manuscript:
    """The paragraphs of a .docx file. Raises UnreadablePlan with the reason."""
    try:
        parts = word_parts(content, _KINDS)
    except UnreadableDraft as refused:
        raise UnreadablePlan(str(refused)) from None
    document = parts.get(_DOCUMENT)
    if document is None:
        raise UnreadablePlan("tệp Word bị hỏng, hoặc không phải tệp .docx")
    numbering = _Numbering(parts.get(_NUMBERING), parts.get(_STYLES))
    notes: list[str] = []
    found: list[tuple[str, bool, bool]] = []  # text, opens a paragraph, is a footnote
    for paragraph in word_paragraphs(document):
        text = numbering.mark(paragraph) + _text(paragraph, notes)
        found += [(line, rank == 0, False) for rank, line in enumerate(text.split("\n"))]
    found += [(line, True, True) for line in _footnotes(parts.get(_FOOTNOTES), notes)]
    converted = modern("\n".join(text for text, _, _ in found))
    texts = converted.text.split("\n") if found else []  # a damaged file may have no paragraph
    lines = tuple(
        Line(number, text, opens=opens or None, is_note=is_note)
        for number, (text, (_, opens, is_note)) in enumerate(zip(texts, found, strict=True), 1)
    )
    tables = sum(1 for _ in document.iter(qn("w:tbl")))
    return Manuscript(
        lines,
        form="DOCX",
        converted_from=converted.converted_from,
        remarks=(TABLES.format(count=tables),) if tables > _LAYOUT_TABLES else (),
    )


def _text(paragraph: Any, notes: list[str]) -> str:
    """The text with its footnote figures; the ids of the footnotes go to `notes`, in order."""
    pieces = []
    for node in word_runs(paragraph, _REFERENCE):
        if node.tag == _REFERENCE:
            notes.append(node.get(qn("w:id")))
            pieces.append(str(len(notes)))
        elif SIGNS.get(node.tag) == "\t":
            pieces.append(" ")
        else:
            pieces.append(SIGNS.get(node.tag) or node.text or "")
    return "".join(pieces)


def _footnotes(root: Any, notes: list[str]) -> Iterator[str]:
    """The footnotes as lines, in the order in which the text refers to them: "1 Kế hoạch số ..."."""
    if root is None:
        return
    bodies: dict[str | None, Any] = {note.get(qn("w:id")): note for note in root.iter(qn("w:footnote"))}
    for figure, name in enumerate(notes, 1):
        if name in bodies:
            texts = (_text(paragraph, []) for paragraph in word_paragraphs(bodies[name]))
            yield f"{figure} {' '.join(' '.join(texts).split())}"


class _Numbering:
    """What Word writes before paragraphs by itself: "I.", "1.", "a)", "-"."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        abstract = {} if numbering is None else dict(self._abstract(numbering))
        for number in () if numbering is None else numbering.iter(qn("w:num")):
            name, kind = number.get(qn("w:numId")), _value(number, "w:abstractNumId")
            self._levels |= {(name, level): form for level, form in abstract.get(kind or "", {}).items()}
        for style in () if styles is None else styles.iter(qn("w:style")):
            if (place := _place(style)) is not None:
                self._by_style[style.get(qn("w:styleId"))] = place

    @staticmethod
    def _abstract(numbering: Any) -> Iterator[tuple[str, dict[int, tuple[str, str, int]]]]:
        for kind in numbering.iter(qn("w:abstractNum")):
            yield (
                kind.get(qn("w:abstractNumId")),
                {
                    _whole(level.get(qn("w:ilvl")), 0): (
                        _value(level, "w:numFmt") or "decimal",
                        _value(level, "w:lvlText") or "",
                        _whole(_value(level, "w:start"), 1),
                    )
                    for level in kind.iter(qn("w:lvl"))
                    if _whole(level.get(qn("w:ilvl")), 0) < _LEVELS
                },
            )

    def mark(self, paragraph: Any) -> str:
        """The sign or number before this paragraph with a space, or nothing. Counts on."""
        style = _value(paragraph, "w:pPr/w:pStyle")
        place = _place(paragraph) or self._by_style.get(style or "")
        form = self._levels.get(place) if place else None
        if place is None or form is None:
            return ""
        (name, level), (kind, pattern, start) = place, form
        if kind == "bullet":
            return "- "
        counts = self._counts[name]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        text = pattern
        for upper in range(level + 1):
            upper_kind, _, upper_start = self._levels.get((name, upper), (kind, "", 1))
            text = text.replace(f"%{upper + 1}", _figure(counts.get(upper, upper_start), upper_kind))
        return f"{text} " if text.strip() else ""


def _place(holder: Any) -> tuple[str, int] | None:
    """The list and the level a paragraph or style belongs to; list 0 is none."""
    name = _value(holder, "w:pPr/w:numPr/w:numId")
    if name is None or name == "0":
        return None
    return name, _whole(_value(holder, "w:pPr/w:numPr/w:ilvl"), 0)


def _value(holder: Any, path: str) -> str | None:
    for step in path.split("/"):
        holder = holder.find(qn(step))
        if holder is None:
            return None
    value = holder.get(_VALUE)
    return None if value is None else str(value)


def _whole(text: str | None, default: int) -> int:
    """A number as Word writes it; what else a damaged file holds ("²", twenty figures) is the default."""
    return int(text) if text is not None and _NUMBER.fullmatch(text) else default


def _figure(count: int, kind: str) -> str:
    match kind:
        case "upperRoman":
            return roman(count)
        case "lowerRoman":
            return roman(count).lower()
        case "lowerLetter":
            return chr(ord("a") + (count - 1) % 26)
        case "upperLetter":
            return chr(ord("A") + (count - 1) % 26)
        case _:
            return str(count)


def roman(number: int) -> str:
    """4 -> "IV"."""
    text = ""
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
    ):
        text += letters * (number // value)
        number %= value
    return text + "I" * number
