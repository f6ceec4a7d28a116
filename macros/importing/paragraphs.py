"""Lines to paragraphs: where one begins, and the line breaks of the paper joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from macros.importing.manuscript import Line

# A line that ends in a hyphen glued to its word, or in the slash of a symbol, goes on without a space: "10-" +
# "CTr/BDVTU", "33/" + "CT-TTg". As in `checks.source_text`.
_BROKEN = re.compile(r"\w-\n\w|[0-9A-Za-zĐ]/\n[A-ZĐ]")

# What opens a paragraph, read at the beginning of a line: a part, an item, a letter, a dash.
#   II. NỘI DUNG · 1. Mục đích, 2.1. Về ... · a) Sở Nội vụ · - Tiếp tục ...
PART = re.compile(r"(?:PHẦN\s+)?([IVX]{1,5})(?:[.\-:/)]\s*|\s+-\s+)(?=[^\W\d_])")
ITEM = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,2})(?:[.)]\s*|\s*[.)]\s+)(?=[^\W\d_“\"])")
LETTER = re.compile(r"([a-zđ])[.)]\s+(?=\S)")
DASH = re.compile(r"[-–—−•*+]\s*(?=\S)")

_RECIPIENTS = re.compile(r"N[ơo]i nh[ậâa]n\s*:?", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:T/M|TM\.|KT\.|TL\.|TUQ\.|Q\.)\s|(?:PHÓ )?CHỦ TỊCH$|(?:PHÓ )?(?:GIÁM ĐỐC|BÍ THƯ)$"
)
_APPENDIX = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu)(?:\s+(?:SỐ\s+|số\s+)?[\dIVX]{1,4})?[.:]?$")
_CLOSING = re.compile(r"Trên đây là ")
_RECITAL = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Xét|Triển khai|Để|Trên cơ sở)\s")

_SENTENCE_END = re.compile(r"[.!?…][)”\"]*$|\./\.$")
_ITEM_END = re.compile(r"[.;:,!?…][)”\"]*$")
# A heading that ends so goes on in the next line.
_GOES_ON = re.compile(
    r"(?:^|\s)(?:của|và|với|về|các|những|theo|tại|ở|để|do|từ|số|trong|trên|cho|là|đối|bằng|giữa|Ủy ban|Mặt|Quyết"
    r"|Nghị|Chỉ|Kế|Luật|Ban|Bộ|Hội|Đảng)$"
)
_SHORT = 0.75  # of the width: a heading that ends so early ends indeed
_FITTING = 0.88  # the share of lines that are not longer than the width of the text


class Opening(Enum):
    """How a paragraph begins."""

    PART = auto()
    ITEM = auto()
    LETTER = auto()
    DASH = auto()
    PLAIN = auto()
    RECIPIENTS = auto()
    SIGNATURE = auto()
    APPENDIX = auto()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the numbers of its lines. `mark` is what it opens with: "II", "1", "a", "-", ""."""

    opening: Opening
    mark: str
    text: str
    lines: tuple[int, ...]
    is_sure: bool = True

    @property
    def first(self) -> int:
        """The line it begins in."""
        return self.lines[0]


def paragraphs(body: Sequence[Line]) -> tuple[Paragraph, ...]:
    """The paragraphs of the plan, footnotes apart."""
    reader = _Reader(_width(body))
    for line in body:
        reader.read(line)
    return reader.done()


def joined(texts: Iterable[str]) -> str:
    """Lines as one: a space between them, none after a hyphen glued to its word."""
    pieces: list[str] = []
    for text in texts:
        if pieces and not _is_broken(pieces[-1], text):
            pieces.append(" ")
        pieces.append(text)
    return "".join(pieces)


def _is_broken(before: str, text: str) -> bool:
    return _BROKEN.fullmatch(f"{before[-2:]}\n{text[:1]}") is not None


def _width(body: Sequence[Line]) -> int:
    """How long a full line is, in characters."""
    lengths = sorted(len(line.text) for line in body)
    return lengths[int(len(lengths) * _FITTING)] if lengths else 0


class _Reader:
    """Goes through the lines and keeps the paragraph being read."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._found: list[Paragraph] = []
        self._opening: tuple[Opening, str] = (Opening.PLAIN, "")
        self._lines: list[Line] = []
        self._is_sure = True
        self._in_body = False  # behind the first part or item: what stands before is title and recitals
        self._items: list[str] = []
        self._is_closed = False  # behind "Nơi nhận:"

    def read(self, line: Line) -> None:
        """Take one line on."""
        opening = self._opens(line)
        if opening is None:
            self._lines.append(line)
            return
        self._end()
        (self._opening, self._is_sure), self._lines = opening, [line]

    def done(self) -> tuple[Paragraph, ...]:
        """All paragraphs."""
        self._end()
        return tuple(self._found)

    def _end(self) -> None:
        if self._lines:
            kind, mark = self._opening
            text = joined(line.text for line in self._lines)
            if kind is Opening.DASH:
                text = DASH.sub("", text, count=1)
            numbers = tuple(line.number for line in self._lines)
            self._found.append(Paragraph(kind, mark, text, numbers, self._is_sure))

    # -- what a line opens -----------------------------------------------------------------------------------

    def _opens(self, line: Line) -> tuple[tuple[Opening, str], bool] | None:
        """What the line opens, and whether that is sure; None if it goes on with the paragraph."""
        before = self._lines[-1].text if self._lines else ""
        if _is_broken(before, line.text):
            return None
        if marked := self._marked(line):
            return marked, True
        if not before:
            return (Opening.PLAIN, ""), True
        if self._is_closed:
            return self._behind_recipients(line)
        if not self._in_body:
            return self._before_body(line, before)
        if line.opens is not None and not self._is_heading:
            return ((Opening.PLAIN, ""), True) if line.opens else None
        if _CLOSING.match(line.text):
            return (Opening.PLAIN, ""), True
        if not self._breaks_here(line, before):
            return None
        return (Opening.PLAIN, ""), self._is_heading and len(before) < _SHORT * self._width

    def _marked(self, line: Line) -> tuple[Opening, str] | None:
        text = line.text
        if _RECIPIENTS.match(text):
            self._is_closed = True
            return Opening.RECIPIENTS, ""
        if self._in_body and _APPENDIX.match(text):
            self._is_closed, self._items = False, []
            return Opening.APPENDIX, ""
        if self._is_closed:
            if _SIGNATURE.match(text):
                return Opening.SIGNATURE, ""
            return (Opening.DASH, text[0]) if DASH.match(text) else None
        if (part := PART.match(text)) and self._may_break(line, is_strong=text[part.end() :][:2].isupper()):
            self._in_body, self._items = True, []
            return Opening.PART, part[1]
        if (item := ITEM.match(text)) and self._is_next(item[1], line):
            self._in_body = True
            return Opening.ITEM, item[1]
        if not self._in_body and not self._found:
            return None
        if (letter := LETTER.match(text)) and self._may_break(line, is_strong=False):
            return Opening.LETTER, letter[1]
        if (dash := DASH.match(text)) and self._may_break(line, is_strong=_is_capital(text[dash.end()])):
            self._in_body = True
            return Opening.DASH, text[0]
        return None

    def _may_break(self, line: Line, *, is_strong: bool) -> bool:
        """Whether the sentence before is over, so that a mark is no part of it ("2021" + "- 2030")."""
        if line.opens or is_strong or not self._lines:
            return True
        return line.opens is None and bool(self._is_heading or _ITEM_END.search(self._lines[-1].text))

    def _is_next(self, figure: str, line: Line) -> bool:
        """Whether an item with this figure may follow: the next one, the first, or one below the last."""
        path = figure.split(".")
        last = self._items
        following = [[*last[:depth], str(int(last[depth]) + 1)] for depth in range(len(last))]
        expected = [["1"], *following, [*last, "1"]]
        if path not in expected or not self._may_break(line, is_strong=_is_capital_item(line.text)):
            return False
        self._items = path
        return True

    @property
    def _is_heading(self) -> bool:
        """Whether the paragraph being read may be a heading: a part, or an item without a full stop."""
        kind, _ = self._opening
        return kind is Opening.PART or (
            kind in (Opening.ITEM, Opening.LETTER)
            and bool(self._lines)
            and not _ITEM_END.search(self._lines[-1].text)
        )

    def _before_body(self, line: Line, before: str) -> tuple[tuple[Opening, str], bool] | None:
        """Title, recitals and the words that issue the plan."""
        is_first = not self._found
        if is_first and not _ITEM_END.search(before):
            return ((Opening.PLAIN, ""), True) if _opens_recital(line.text) else None
        is_over = _ITEM_END.search(before) and not before.endswith(",")
        return ((Opening.PLAIN, ""), True) if is_over and _is_capital(line.text[0]) else None

    def _behind_recipients(self, line: Line) -> tuple[tuple[Opening, str], bool] | None:
        """The foot of the plan: recipients by their dashes, then the signature line by line."""
        kind, _ = self._opening
        is_over = _SENTENCE_END.search(self._lines[-1].text) or kind is Opening.SIGNATURE
        return ((Opening.SIGNATURE, ""), True) if is_over and _is_capital(line.text[0]) else None

    def _breaks_here(self, line: Line, before: str) -> bool:
        """Whether a paragraph without a mark begins: a capital, and a line before that had room for its word."""
        if not _is_capital(line.text[0]):
            return False
        if self._opening[0] in (Opening.PART, Opening.APPENDIX):
            return not line.text.isupper()
        word = line.text.split()[0]
        had_room = len(before) + 1 + len(word) <= self._width
        if self._is_heading:
            return had_room and not _GOES_ON.search(before)
        return had_room and bool(_SENTENCE_END.search(before))


def _opens_recital(text: str) -> bool:
    return _RECITAL.match(text) is not None and (
        text.startswith("Căn cứ") or bool(re.search(r"\bsố\b|Luật", text))
    )


def _is_capital(char: str) -> bool:
    return char.isupper() or char in "“\"'‘("


def _is_capital_item(text: str) -> bool:
    return _is_capital(ITEM.sub("", text, count=1)[:1])
