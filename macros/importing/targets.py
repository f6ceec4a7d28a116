"""Numeric targets recognised: "98% hồ sơ ...", "mỗi cơ quan xây dựng được ít nhất 01 mô hình ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.importing.bodies import EVERYBODY, Bodies
from macros.model import Provision, Target, Task
from macros.references import References
from macros.vietnamese import slugify

# A share: "98%", "98,5 %"
_PERCENT = re.compile(r"(?<![0-9/])(?P<value>[0-9]{1,3}(?:[.,][0-9]+)?) ?%")
# "ít nhất 01 mô hình", "tối thiểu 02 cuộc đối thoại", "đạt 15 lớp"; the words after the number are its unit
_AT_LEAST = re.compile(
    r"(?P<bound>[Íí]t nhất|[Tt]ối thiểu|[Kk]hông dưới|[Tt]rên|[Đđ]ạt|[Pp]hấn đấu(?: có)?|[Tt]ừ)"
    r" (?P<value>[0-9]{1,5}(?:\.[0-9]{3})*)(?![0-9/%]|,[0-9]| ?%) (?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)"
)
# Nouns of two words that count things; other units are one word.
_TWO_WORDS = {
    "mô hình",
    "hội nghị",
    "chuyên đề",
    "bài viết",
    "phóng sự",
    "tin bài",
    "đối thoại",
    "hồ sơ",
    "thủ tục",
}
_NOT_UNITS = {"ngày", "tháng", "năm", "quý", "giờ", "đến", "tuần"}
_NEAR = 300  # characters before a number in which its clause begins, and behind it in which it ends
_END = re.compile(r"[.;](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Targets:
    """Drafts, and numbers that a record cannot hold: (provision, words)."""

    found: tuple[Target, ...]
    unfit: tuple[tuple[str, str], ...]


def find_targets(
    provisions: Sequence[Provision],
    tasks: Mapping[str, Task],
    bodies: Bodies,
    references: References,
    year: int,
) -> Targets:
    """Every number that the tasks set, without those of documents and dates."""
    found: list[Target] = []
    unfit: list[tuple[str, str]] = []
    for provision in provisions:
        task = tasks.get(provision.id)
        if task is None:
            continue
        rank = 0
        for match in _numbers(provision, references):
            text = _clause(provision.text, match)
            figure = match["value"].replace(".", "") if "unit" in match.groupdict() else match["value"]
            if not figure.isdigit():
                unfit.append((provision.id, text))
                continue
            rank += 1
            name = f"tg-{slugify(provision.id)}" + ("" if rank == 1 else f"-{rank}")
            who = _who(provision.text, match.start(), task, bodies)
            target = Target(
                id=name,
                text=text,
                value=int(figure),
                unit=_unit(match),
                provision=provision.id,
                who=who,
                period=str(year),
            )
            found.append(target)
    return Targets(tuple(found), tuple(unfit))


def _numbers(provision: Provision, references: References) -> Iterator[re.Match[str]]:
    cited = [each.citation.span_full for each in references.in_provision.get(provision.id, ())]
    matches = [*_PERCENT.finditer(provision.text), *_AT_LEAST.finditer(provision.text)]
    for match in sorted(matches, key=lambda each: each.start()):
        is_unit = "unit" not in match.groupdict() or match["unit"].split()[0].lower() not in _NOT_UNITS
        if is_unit and not any(start <= match.start() < end for start, end in cited):
            yield match


def _clause(text: str, match: re.Match[str]) -> str:
    """The words that set the number, from the last sign before it to the end of the sentence, if that is near."""
    near = max(0, match.start() - _NEAR)
    start = (
        max((found.end() for found in re.finditer(r"[.;:,]\s+", text[near : match.start()])), default=0)
        + near
    )
    furthest = min(match.end() + _NEAR, len(text))
    end = _END.search(text, match.end(), furthest)
    cut = furthest if furthest == len(text) else max(text.rfind(" ", 0, furthest), match.end())
    return text[start : end.start() if end else cut].strip()


def _unit(match: re.Match[str]) -> str:
    if "unit" not in match.groupdict():
        return "%"
    words = match["unit"]
    name = words if words.lower() in _TWO_WORDS else words.split()[0]
    return f"{name} (tối thiểu)" if match["bound"].lower() in ("ít nhất", "tối thiểu", "không dưới") else name


def _who(text: str, at: int, task: Task, bodies: Bodies) -> tuple[str, ...]:
    """Bodies named in the same sentence; else everybody where it speaks of all; else those of the task."""
    start = max(text.rfind(". ", 0, at), at - 2 * _NEAR, 0)
    sentence = text[start:at]
    named = tuple(dict.fromkeys(mention.agency for mention in bodies.mentions(sentence)))
    if named:
        return named
    if bodies.everybody and EVERYBODY.search(sentence):
        return (bodies.everybody,)
    return tuple(dict.fromkeys(part.agency for part in task.agencies))
