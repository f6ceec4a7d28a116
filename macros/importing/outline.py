"""Paragraphs to provisions: ids as in `noi-dung/`, parents, labels.

    title, pre, pre.p1    I.h    I.1.h    I.1.b1 (bullet)    II.2.p1 (paragraph)    II.4.a (điểm a)
    end, to.b1, sign.p1

An item or a letter that has something below it is a heading (`.h`), otherwise a paragraph. Two letters are
written double: đ as `dd` (d is another), h as `hh` (`.h` is a heading).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from macros.importing.labels import bullet_label, ordinal, paragraph_label, signature_label
from macros.importing.paragraphs import Opening, Paragraph
from macros.model import Provision, ProvisionKind

_RECITAL = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Xét|Triển khai|Để|Trên cơ sở)\s")
_CLOSING = re.compile(r"Trên đây là ")
_DOUBLED = {"đ": "dd", "h": "hh"}
_DEPTH = {Opening.APPENDIX: 0, Opening.PART: 1, Opening.ITEM: 2, Opening.LETTER: 5}


@dataclass(frozen=True, slots=True)
class Placed:
    """A provision, and the lines of the received text it was read from."""

    provision: Provision
    lines: tuple[int, ...]
    is_sure: bool = True
    mark: str = ""


@dataclass
class _Section:
    """A heading with what stands under it; the root has no paragraph."""

    id: str = ""
    label: str = ""
    depth: int = -1
    paragraph: Paragraph | None = None
    parent: _Section | None = None
    content: list[Paragraph | _Section] = field(default_factory=list)


def provisions(found: Sequence[Paragraph]) -> tuple[Placed, ...]:
    """All provisions but the footnotes, in reading order."""
    start = _first(found, (Opening.PART, Opening.ITEM, Opening.LETTER, Opening.DASH), len(found))
    foot = _first(found, (Opening.RECIPIENTS, Opening.SIGNATURE), len(found))
    if foot < start:  # nothing is numbered: all before the foot is text
        start = _end_of_head(found[:foot])
    after = _first(found[foot:], (Opening.APPENDIX,), len(found) - foot) + foot
    body, closing = _without_closing(found[start:foot])
    head = found[: min(start, foot)]
    return (
        *_head(head),
        *_body(body),
        *_closing_words(closing),
        *_foot(found[foot:after]),
        *_body(found[after:]),
    )


def _first(found: Sequence[Paragraph], openings: Iterable[Opening], default: int) -> int:
    return next((rank for rank, each in enumerate(found) if each.opening in openings), default)


def _end_of_head(found: Sequence[Paragraph]) -> int:
    """Behind the title and the recitals of a plan that numbers nothing."""
    recitals = [
        rank for rank, each in enumerate(found) if _RECITAL.match(each.text) and each.text.endswith(";")
    ]
    return recitals[-1] + 1 if recitals else min(1, len(found))


def _placed(
    paragraph: Paragraph, name: str, kind: ProvisionKind, label: str, parent: str | None = None
) -> Placed:
    provision = Provision(id=name, kind=kind, parent=parent, label=label, text=paragraph.text)
    return Placed(provision, paragraph.lines, paragraph.is_sure, paragraph.mark)


# -- before and behind the text --------------------------------------------------------------------------------


def _head(found: Sequence[Paragraph]) -> list[Placed]:
    """The title, the recitals as one provision, and the words that issue the plan."""
    placed: list[Placed] = []
    rest = list(found)
    if rest and not (_RECITAL.match(rest[0].text) and rest[0].text.endswith((";", ".", ","))):
        placed.append(_placed(rest.pop(0), "title", ProvisionKind.TITLE, "tên Kế hoạch"))
    first = next((rank for rank, each in enumerate(rest) if _is_recital(each)), len(rest))
    last = next((rank for rank in range(first, len(rest)) if not _is_recital(rest[rank])), len(rest))
    placed += _issuing(rest[:first], start=1, parent=None)
    if first < last:
        placed.append(_placed(_whole(rest[first:last]), "pre", ProvisionKind.RECITAL, "phần căn cứ"))
        placed += _issuing(rest[last:], start=first + 1, parent="pre")
    return placed


def _issuing(found: Sequence[Paragraph], *, start: int, parent: str | None) -> Iterator[Placed]:
    """The words that issue the plan: "Ủy ban nhân dân tỉnh ban hành Kế hoạch ..."."""
    label = "đoạn ban hành, sau phần căn cứ" if parent else "đoạn ban hành"
    for number, each in enumerate(found, start):
        name = label if number == 1 else f"{label}, đoạn {ordinal(number)}"
        yield _placed(each, f"pre.p{number}", ProvisionKind.PARAGRAPH, name, parent)


def _is_recital(each: Paragraph) -> bool:
    return _RECITAL.match(each.text) is not None and not each.text.endswith(":")


def _whole(recitals: Sequence[Paragraph]) -> Paragraph:
    """The recitals as one provision, each on its line."""
    numbers = tuple(number for each in recitals for number in each.lines)
    return Paragraph(Opening.PLAIN, "", "\n".join(each.text for each in recitals), numbers)


def _without_closing(body: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The text, and the closing words at its end ("Trên đây là Kế hoạch ...", or a last paragraph with "./.")."""
    for rank, each in enumerate(body):
        if each.opening is Opening.PLAIN and _CLOSING.match(each.text):
            return list(body[:rank]), list(body[rank:])
    is_closing = (
        len(body) > 1
        and body[-1].opening is Opening.PLAIN
        and body[-1].text.endswith("./.")
        and body[-2].opening not in (Opening.PART, Opening.ITEM, Opening.LETTER)
    )
    return (list(body[:-1]), list(body[-1:])) if is_closing else (list(body), [])


def _closing_words(found: Sequence[Paragraph]) -> list[Placed]:
    placed: list[Placed] = []
    paragraphs = bullets = 0
    for each in found:
        if each.opening is Opening.DASH:
            bullets += 1
            label = bullet_label(bullets, "đoạn kết")
            placed.append(_placed(each, f"end.b{bullets}", ProvisionKind.BULLET, label, "end"))
            continue
        paragraphs += 1
        if paragraphs == 1:
            placed.append(_placed(each, "end", ProvisionKind.PARAGRAPH, "đoạn kết"))
        else:
            label = f"đoạn kết, đoạn {ordinal(paragraphs)}"
            placed.append(_placed(each, f"end.p{paragraphs}", ProvisionKind.PARAGRAPH, label, "end"))
    return placed


def _foot(found: Sequence[Paragraph]) -> list[Placed]:
    """Recipients and signature."""
    placed: list[Placed] = []
    recipients = signatures = 0
    has_heading = False
    for each in found:
        if each.opening is Opening.RECIPIENTS and not has_heading:
            has_heading = True
            placed.append(_placed(each, "to.h", ProvisionKind.HEADING, "nơi nhận (tiêu đề)"))
        elif each.opening is Opening.DASH:
            recipients += 1
            label = f"nơi nhận, gạch đầu dòng {ordinal(recipients)}"
            parent = "to.h" if has_heading else None
            placed.append(_placed(each, f"to.b{recipients}", ProvisionKind.RECIPIENT, label, parent))
        else:
            signatures += 1
            label = signature_label(signatures, each.text)
            placed.append(_placed(each, f"sign.p{signatures}", ProvisionKind.SIGNATURE, label))
    return placed


# -- the text --------------------------------------------------------------------------------------------------


def _body(found: Sequence[Paragraph]) -> list[Placed]:
    """Parts, items, letters and what stands under them."""
    root = _tree(found)
    placed: list[Placed] = []
    _place(root, placed)
    return placed


def _tree(found: Sequence[Paragraph]) -> _Section:
    root = here = _Section()
    taken: dict[str, int] = {}
    appendices = 0
    for each in found:
        if each.opening not in _DEPTH:
            here.content.append(each)
            continue
        depth = _DEPTH[each.opening] + each.mark.count(".")
        while here.parent is not None and here.depth >= depth:
            here = here.parent
        appendices += each.opening is Opening.APPENDIX
        mark = f"PL{appendices}" if each.opening is Opening.APPENDIX else each.mark
        section = _Section(
            _free(_section_id(here, each.opening, mark), taken),
            _section_label(here, each.opening, mark),
            depth,
            each,
            here,
        )
        here.content.append(section)
        here = section
    return root


def _section_id(parent: _Section, opening: Opening, mark: str) -> str:
    """ "II" + "4" -> "II.4"; "2.1" stands under "II.2" as "II.2.1"."""
    if opening is Opening.ITEM:
        mark = mark.rpartition(".")[2] if _is_below_item(parent, mark) else mark
    elif opening is Opening.LETTER:
        mark = _DOUBLED.get(mark, mark)
    return f"{parent.id}.{mark}".strip(".")


def _is_below_item(parent: _Section, mark: str) -> bool:
    above = parent.paragraph
    return above is not None and above.opening is Opening.ITEM and above.mark == mark.rpartition(".")[0]


def _section_label(parent: _Section, opening: Opening, mark: str) -> str:
    match opening:
        case Opening.APPENDIX:
            return f"phụ lục {mark.removeprefix('PL')}"
        case Opening.PART:
            name = f"phần {mark}"
        case Opening.ITEM:
            name = f"mục {mark}"
        case _:
            name = f"điểm {mark}"
    above = parent
    while above.parent is not None and opening is Opening.ITEM and _DEPTH[Opening.ITEM] <= above.depth < 5:
        above = above.parent  # "mục 2.1, phần II", not "mục 2.1, mục 2, phần II"
    return f"{name}, {above.label}".removesuffix(", ")


def _free(name: str, taken: dict[str, int]) -> str:
    """The name, with a number where the plan uses its figure twice."""
    count = taken.get(name.lower(), 0) + 1
    taken[name.lower()] = count
    return name if count == 1 else f"{name}x{count}"


def _place(section: _Section, placed: list[Placed]) -> None:
    """The provisions of a section and those below it."""
    above = section.parent
    parent = f"{above.id}.h" if above is not None and above.id else None
    if section.paragraph is not None:
        if not section.content and section.paragraph.opening not in (Opening.PART, Opening.APPENDIX):
            label = section.label
            placed.append(_placed(section.paragraph, section.id, ProvisionKind.PARAGRAPH, label, parent))
            return
        heading = f"{section.label} (tiêu đề)"
        placed.append(_placed(section.paragraph, f"{section.id}.h", ProvisionKind.HEADING, heading, parent))
    own = f"{section.id}.h" if section.paragraph is not None else None
    bullets = sum(1 for each in section.content if _is_bullet(each))
    gaps = _gaps(section.content)
    seen_bullets = seen_paragraphs = in_gap = 0
    for each in section.content:
        if isinstance(each, _Section):
            _place(each, placed)
            continue
        if _is_bullet(each):
            seen_bullets += 1
            in_gap = 0
            name, kind = f"b{seen_bullets}", ProvisionKind.BULLET
            label = bullet_label(seen_bullets, section.label)
        else:
            seen_paragraphs += 1
            in_gap += 1
            name, kind = f"p{seen_paragraphs}", ProvisionKind.PARAGRAPH
            label = paragraph_label(
                in_gap,
                section.label,
                bullets_before=seen_bullets,
                bullets=bullets or len(section.content) - gaps.get(0, 0),
                alike=gaps[seen_bullets],
            )
        placed.append(_placed(each, f"{section.id}.{name}".strip("."), kind, label, own))


def _is_bullet(each: Paragraph | _Section) -> bool:
    return isinstance(each, Paragraph) and each.opening is Opening.DASH


def _gaps(content: Iterable[Paragraph | _Section]) -> dict[int, int]:
    """How many paragraphs without a mark follow each bullet (0: before the first)."""
    gaps: dict[int, int] = {}
    bullets = 0
    for each in content:
        if _is_bullet(each):
            bullets += 1
        elif isinstance(each, Paragraph):
            gaps[bullets] = gaps.get(bullets, 0) + 1
    return gaps
