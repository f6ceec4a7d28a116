"""What of the received text is not the plan's wording: page numbers, repeated lines, rules, addresses, the letterhead.

Nothing vanishes: whatever is taken out is listed, as `ke-hoach.yml` keeps it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from macros.importing.letterhead import Letterhead, read_letterhead
from macros.importing.manuscript import Line, Manuscript
from macros.model import Furniture

# The rule over footnotes: drawn with signs, or only the white space it left behind.
_BLANK_RULE = re.compile(r"\s{20,}")
_RULE = re.compile(r"[_\-–—=]{5,}")
_URL = re.compile(r"(?:https?://|www\.)\S+")
# "3", "- 3 -", "Trang 3", "3/12", "Trang 3/12"
_PAGE_NUMBER = re.compile(r"(?:trang )?[-–]? ?([0-9]{1,3})(?: ?/ ?[0-9]{1,3})? ?[-–]?", re.IGNORECASE)
# What a digital signature prints over the first page.
_STAMP = re.compile(r"(?:Ký bởi|Người ký|Email|Cơ quan|Thời gian ký|Ngày ký|Signature Not Verified)\b.{0,80}")

_EDGE = 2  # lines at the head and foot of a page where running lines stand
_REPEATED = 3  # times
_SPACED = 0.8  # of the lines are followed by an empty one: the text is set with blank lines throughout

BLANK_RULE = "(dòng {line}: {count} dấu cách)"
_OVER_NOTES = "Vết của đường kẻ phía trên chú thích, không phải chữ của Kế hoạch."
_DRAWN_RULE = "Dòng {line} của bản trích: đường kẻ, không phải chữ của Kế hoạch."
_ADDRESS = (
    "Dòng {line} của bản trích: địa chỉ liên kết của một trang mạng lẫn vào; không thuộc Kế hoạch nên bỏ ra."
)
_NUMBER = "Dòng {line} của bản trích: số trang."
_RUNNING = "Dòng in lại ở đầu hoặc cuối {count} trang, không thuộc lời văn của Kế hoạch."
_SIGNED = "Dòng {line} của bản trích: vết của chữ ký số, không thuộc lời văn của Kế hoạch."


@dataclass(frozen=True, slots=True)
class Sorted:
    """The plan's own lines, those of the footnotes, and what was taken out."""

    body: tuple[Line, ...]
    notes: tuple[Line, ...]
    furniture: tuple[Furniture, ...]
    letterhead: Letterhead | None
    is_spaced: bool
    knows_pages: bool


def sort_lines(manuscript: Manuscript) -> Sorted:
    """Take the page furniture out."""
    is_spaced = _is_spaced(manuscript.lines)
    lines = list(manuscript.lines)
    knows_pages = manuscript.knows_pages
    if not knows_pages and is_spaced:
        lines = _paged(lines)
        knows_pages = lines[-1].page > 1 if lines else False
    dropped = _dropped(lines, knows_pages=knows_pages)
    notes = _note_numbers(lines, dropped, knows_pages=knows_pages)
    left = [line for line in lines if line.number not in dropped and not line.is_blank]
    body = [line for line in left if line.number not in notes]
    letterhead = read_letterhead(body)
    furniture = list(_each_text_once(dropped[number] for number in sorted(dropped)))
    if letterhead:
        body = [line for line in body if line.number not in letterhead.lines]
        furniture.append(letterhead.furniture)  # behind the rules that stand between its lines
    return Sorted(
        tuple(body),
        tuple(line for line in left if line.number in notes),
        tuple(furniture),
        letterhead,
        is_spaced,
        knows_pages,
    )


def _is_spaced(lines: Iterable[Line]) -> bool:
    """Whether an empty line follows almost every line, as some converters write."""
    blank = [line.is_blank for line in lines]
    text = blank.count(False)
    followed = sum(1 for here, after in pairwise(blank) if not here and after)
    return text >= 10 and followed >= _SPACED * text


def _paged(lines: list[Line]) -> list[Line]:
    """Pages of a spaced text: a page begins where no empty line stands between two lines and the second is set in."""
    paged, page = [], 1
    for before, line in zip([None, *lines], lines, strict=False):
        if before and not before.is_blank and not line.is_blank and line.raw[0].isspace():
            page += 1
        paged.append(replace(line, page=page))
    return paged


# -- what is taken out -----------------------------------------------------------------------------------------


def _dropped(lines: list[Line], *, knows_pages: bool) -> dict[int, Furniture]:
    """By number of the line."""
    found: dict[int, Furniture] = {}
    for line in lines:
        if _BLANK_RULE.fullmatch(line.raw):
            text = BLANK_RULE.format(line=line.number, count=len(line.raw))
            found[line.number] = Furniture(text=text, reason=_OVER_NOTES)
        elif _RULE.fullmatch(line.text):
            found[line.number] = Furniture(text=line.text, reason=_DRAWN_RULE.format(line=line.number))
        elif _URL.fullmatch(line.text):
            found[line.number] = Furniture(text=line.text, reason=_ADDRESS.format(line=line.number))
        elif _STAMP.fullmatch(line.text):
            found[line.number] = Furniture(text=line.text, reason=_SIGNED.format(line=line.number))
    written = [line for line in lines if not line.is_blank and line.number not in found]
    found |= _page_numbers(written, knows_pages=knows_pages)
    if knows_pages:
        found |= _running_lines([line for line in written if line.number not in found])
    return found


def _edges(lines: Iterable[Line]) -> Iterator[Line]:
    """The first and last lines of each page."""
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        yield from page[:_EDGE]
        yield from page[max(_EDGE, len(page) - _EDGE) :]


def _page_numbers(lines: list[Line], *, knows_pages: bool) -> dict[int, Furniture]:
    """Figures that stand alone: at the edge of their page, or counting on through the text."""
    numbered = [(line, int(found[1])) for line in lines if (found := _PAGE_NUMBER.fullmatch(line.text))]
    if knows_pages:
        edges = {line.number for line in _edges(lines)}
        numbers = [line for line, _ in numbered if line.number in edges]
    else:
        numbers, expected = [], None
        for line, figure in numbered:
            if figure == expected or (expected is None and figure in (1, 2)):
                numbers.append(line)
                expected = figure + 1
    return {
        line.number: Furniture(text=line.text, reason=_NUMBER.format(line=line.number)) for line in numbers
    }


def _running_lines(lines: list[Line]) -> dict[int, Furniture]:
    """The same line at the edge of several pages."""
    pages = defaultdict(set)
    edges = list(_edges(lines))
    for line in edges:
        pages[line.text].add(line.page)
    counts = Counter({text: len(where) for text, where in pages.items()})
    return {
        line.number: Furniture(text=line.text, reason=_RUNNING.format(count=counts[line.text]))
        for line in edges
        if counts[line.text] >= _REPEATED
    }


def _each_text_once(furniture: Iterable[Furniture]) -> Iterator[Furniture]:
    seen: set[str] = set()
    for each in furniture:
        if each.text not in seen:
            seen.add(each.text)
            yield each


# -- footnotes -------------------------------------------------------------------------------------------------

# How a footnote begins: "1 Kế hoạch số ...", "2. Theo ...", "[3] ..."
_MOST_NOTES = 99
NOTE_START = re.compile(r"\[?([0-9]{1,2})[\].)]?\s+(?=\S)")
# What ends the footnotes where pages are not known: a line of the plan's outline.
_OUTLINE = re.compile(r"(?:[IVX]+\.|\d{1,2}\.|[-–•+]|[a-zđ]\))\s")


def _note_numbers(lines: list[Line], dropped: dict[int, Furniture], *, knows_pages: bool) -> set[int]:
    """The lines of the footnotes, by number: what the file says, what stands under a rule, what ends a page so."""
    notes = {line.number for line in lines if line.is_note}
    under_rule = False
    page = 0
    following = _written_after(lines)
    for rank, line in enumerate(lines):
        if knows_pages and line.page != page:
            under_rule = False
        page = line.page
        is_rule = line.number in dropped and (_BLANK_RULE.fullmatch(line.raw) or _RULE.fullmatch(line.text))
        if is_rule:
            under_rule = _note_follows(following[rank], has_notes=bool(notes), knows_pages=knows_pages)
        elif under_rule and not line.is_blank and line.number not in dropped:
            if not knows_pages and _OUTLINE.match(line.text):
                under_rule = False
            else:
                notes.add(line.number)
    first = next((line.text for line in lines if line.number in notes), "")
    if first and not _opens_first_note(first):
        notes = set()
    return notes if notes or not knows_pages else _unruled_notes(lines, dropped)


def _written_after(lines: list[Line]) -> list[str]:
    """For each line the text of the next one that is not blank."""
    following, after = "", []
    for line in reversed(lines):
        after.append(following)
        following = following if line.is_blank else line.text
    return after[::-1]


def _note_follows(following: str, *, has_notes: bool, knows_pages: bool) -> bool:
    """Whether the lines under a rule are footnotes: one opens there, or one goes on from the page before."""
    if not has_notes:
        return _opens_first_note(following)
    return knows_pages or NOTE_START.match(following) is not None


def _opens_first_note(text: str) -> bool:
    found = NOTE_START.match(text)
    return found is not None and found[1] == "1"


def _unruled_notes(lines: list[Line], dropped: dict[int, Furniture]) -> set[int]:
    """Footnotes without a rule: the end of a page from the line that has the next figure, and no point after it."""
    notes: set[int] = set()
    expected = 1
    for _, group in groupby(lines, key=lambda line: line.page):
        page = [line for line in group if not line.is_blank and line.number not in dropped]
        marked_at = _marked_at(page, expected)
        start = None
        for rank, line in enumerate(page):
            if marked_at < rank and re.match(rf"{expected}\s+[^\W\d_]", line.text):
                start = rank if start is None else start
                expected += 1
                marked_at = _marked_at(page, expected) if expected <= _MOST_NOTES else len(page)
        if start is not None:
            notes |= {line.number for line in page[start:]}
    return notes


def _marked_at(page: list[Line], figure: int) -> int:
    """The first line of a page in which the figure of a footnote is glued to a word; behind the last without one."""
    mark = note_mark(figure)
    return next((rank for rank, line in enumerate(page) if mark.search(line.text)), len(page))


def note_mark(figure: int) -> re.Pattern[str]:
    """The figure of a footnote glued to a word or a sign: "dân vận1", "Tỉnh ủy2 (qua", "mới”3"."""
    return re.compile(rf"(?<=[a-zà-ỹđ”\"')\]…]){figure}(?![\w/%])|\[{figure}\]")
