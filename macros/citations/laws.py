"""Laws cited by name: "Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022", "Bộ luật Dân sự".

NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.6: a law may be cited without its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.citations.law_names import LAW_NAMES
from macros.citations.spelling import LETTER, lowered

# The type word. Its capital is read from the clean text: "luật Đất đai" with a small letter is no citation.
LAW_WORD = re.compile(r"(?<![^\W_])(bộ luật|luật|pháp lệnh) (?=[^\W\d_])")

_LAW_TYPE = {"bộ luật": "Bộ luật", "luật": "Luật", "pháp lệnh": "Pháp lệnh"}

# Before the word "Luật" these make it something else: "Trường Đại học Luật Hà Nội", "Công ty Luật Minh Anh".
_NOT_AFTER = ("đại học ", "khoa ", "trường ", "ngành ", "cử nhân ", "văn phòng ", "công ty ", "pháp ")

# "Luật sửa đổi, bổ sung một số điều của Luật Đất đai": the law amended belongs to the name.
AMENDING = re.compile(
    r"sửa đổi(?:, bổ sung)?(?: một số| [0-9]{1,3}| các)? điều của (?:các )?(?:bộ luật|luật|pháp lệnh) "
    rf"(?={LETTER})"
)

# One word of a name that the list does not have.
WORD = re.compile(rf" ?({LETTER}+)")
_LONGEST_NAME = 10

# Words at which an unlisted name ends.
_ENDS_NAME = frozenset({
    "ban", "các", "cho", "chưa", "còn", "có", "cùng", "của", "do", "được", "đã", "đang", "đều", "để", "đến",
    "đối", "đó", "gồm", "hay", "hiện", "hoặc", "khi", "không", "là", "làm", "lên", "mà", "mới", "này",
    "năm", "nên", "nếu", "ngày", "nhằm", "những", "như", "phải", "quy", "ra", "rằng", "sau", "sẽ", "số",
    "sửa", "tại", "từ", "thay", "theo", "thì", "thông", "trên", "trong", "trước", "và", "về", "với", "vẫn",
    "vì", "vừa",
})  # fmt: skip
# What follows "Luật" in other senses: "Luật Việt Nam", "Luật Hồng Đức".
_NO_NAMES = ("việt nam", "hồng đức", "gia long", "quốc tế", "luật ")


@dataclass(frozen=True, slots=True)
class LawName:
    """A law named in the text: offsets in clean text of the head without number and date."""

    start: int
    end: int
    type_document: str
    name_start: int
    is_lower_case: bool


class LawGrammar:
    """Finds laws by name; the names of a lexicon come before the built-in ones, the longest first."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        own = [LAW_WORD.sub("", lowered(name), count=1) for name in names if LAW_WORD.match(lowered(name))]
        listed = sorted({*LAW_NAMES, *own}, key=lambda name: (-len(name), name))
        self._listed = re.compile(rf"(?:{'|'.join(map(re.escape, listed))})(?!{LETTER})")

    def read(self, text: str, low: str) -> Iterator[LawName]:
        """Every law named, in order and apart from each other."""
        position = 0
        while word := LAW_WORD.search(low, position):
            position = word.end()
            start, name_start = word.span()
            if not text[start].isupper() or low.endswith(_NOT_AFTER, max(0, start - 12), start):
                continue
            end = self._name_end(text, low, name_start)
            if end is None:
                continue
            position = end
            # An amending law is rightly written "Luật sửa đổi, …".
            is_lower_case = text[name_start].islower() and not AMENDING.match(low, name_start)
            yield LawName(start, end, _LAW_TYPE[word.group(1)], name_start, is_lower_case)

    def _name_end(self, text: str, low: str, start: int) -> int | None:
        amending = AMENDING.match(low, start)
        return self._plain_name_end(text, low, amending.end() if amending else start)

    def _plain_name_end(self, text: str, low: str, start: int) -> int | None:
        if listed := self._listed.match(low, start):
            return listed.end()
        if not text[start].isupper() or low.startswith(_NO_NAMES, start):
            return None
        return _unlisted_name_end(text, low, start)


def _unlisted_name_end(text: str, low: str, start: int) -> int | None:
    """Where a name that only its capital shows ends: at a sign, a word of the sentence, or a new capital."""
    end = None
    position = start
    for rank in range(_LONGEST_NAME):
        word = WORD.match(low, position)
        if not word or (rank > 0 and (word.group(1) in _ENDS_NAME or text[word.start(1)].isupper())):
            break
        end = position = word.end()
    return end
