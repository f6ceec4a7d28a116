"""Deadlines recognised: dates before which something is due, periods, and frequencies without a date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from macros.importing.bodies import Bodies
from macros.model import Deadline, DeadlineKind, Provision, Role, Task
from macros.vietnamese import slugify

# "trước", "chậm nhất là", "xong trước", "đến hết": what a deadline begins with. The second group says whether the
# day named still counts.
_BEFORE = r"(?:[Tt]rước|(?:[Xx]ong|[Hh]oàn thành) trước)"
_UNTIL = r"(?:[Cc]hậm nhất(?: là)?(?: vào)?|[Mm]uộn nhất(?: là)?|[Kk]hông quá|[Đđ]ến hết|[Tt]rong)"

# "29/02/2024", "15/5", "ngày 15 tháng 5 năm 2024", "15 tháng cuối của quý"
_FIGURES = r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})(?:[/.-](?P<year>20[0-9][0-9]))?(?![0-9])"
_WORDS = r"(?P<day2>[0-9]{1,2}) tháng (?P<month2>[0-9]{1,2})(?: năm (?P<year2>20[0-9][0-9]))?"
_OF_QUARTER = r"(?P<day3>[0-9]{1,2})(?: của)? tháng cuối(?: cùng)?(?: của)?(?: mỗi)? quý"
_OF_MONTH = r"(?P<day4>[0-9]{1,2}) (?:hằng|hàng|của) tháng"
_MONTH = r"tháng (?P<month5>[0-9]{1,2})(?:[/ ](?:năm )?(?P<year5>20[0-9][0-9]))?(?![0-9])"
_QUARTER = r"[Qq]uý (?P<quarter>IV|I{1,3}|[1-4])(?:[/ ](?:năm )?(?P<year6>20[0-9][0-9]))?(?!\w)"
_DATED = re.compile(
    rf"(?:{_BEFORE}|(?P<until>{_UNTIL}))\s+(?:ngày\s+)?(?:{_OF_QUARTER}|{_OF_MONTH}|{_WORDS}|{_FIGURES}|{_MONTH}|{_QUARTER})"
)
# "Hằng tháng", "hàng tuần, đột xuất", "mỗi quý một lần"
_FREQUENT = re.compile(
    r"[Hh][ằà]ng (?P<unit>ngày|tuần|tháng|quý)(?P<sudden>(?:,| và| hoặc) (?:khi )?đột xuất)?"
)
# A period without a date: "định kỳ (quý, 6 tháng, báo cáo năm) hoặc đột xuất"
_PERIODIC = re.compile(
    r"định kỳ (?:\([^()]{1,60}\)|(?:hằng|hàng) (?:quý|năm)|quý, 6 tháng,? (?:và )?năm|6 tháng,? (?:và )?(?:một )?năm)"
    r"(?:(?:,| và| hoặc) (?:khi )?đột xuất)?"
)
_REPORT = re.compile(r"^\W*báo cáo (?:quý|tháng|tuần|năm|6 tháng|sơ kết|tổng kết|định kỳ)", re.IGNORECASE)
_RECEIVER = re.compile(r"(?:gửi(?: về)?|qua|báo cáo)\s+$")
_NAMED_WITHIN = 300  # characters: a deadline that opens its item stands there, with its name before it
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A draft record, and what of it is a guess, by field."""

    record: Deadline
    guesses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    dates: tuple[date, ...]
    rule: str
    guess: str | None = None


def find_deadlines(
    provisions: Sequence[Provision], tasks: Mapping[str, Task], bodies: Bodies, year: int
) -> tuple[FoundDeadline, ...]:
    """Every deadline of the tasks, in the plan's order."""
    found: list[FoundDeadline] = []
    intro: Provision | None = None
    for provision in provisions:
        if provision.id not in tasks:
            continue
        if provision.text.endswith(":"):
            intro = provision
        elif intro is not None and intro.parent != provision.parent:
            intro = None
        rules = list(_rules(provision.text, year))
        to = _receivers(provision.text, bodies) if rules else ()
        if rules and not to and intro is not None:
            to = _receivers(intro.text, bodies)
        for rank, (as_written, kind, rule) in enumerate(rules, 1):
            name = f"dl-{slugify(provision.id)}" + ("" if rank == 1 else f"-{rank}")
            found.append(_deadline(name, as_written, kind, rule, provision, to, tasks[provision.id]))
    return tuple(found)


def _rules(text: str, year: int) -> Iterator[tuple[str, DeadlineKind, _Rule]]:
    taken: list[tuple[int, int]] = []
    rules: list[tuple[int, str, DeadlineKind, _Rule]] = []
    report = _REPORT.match(text)
    for found in _DATED.finditer(text):
        if (rule := _dated(found, year)) is not None:
            is_report = report is not None and report.end() <= found.start()
            kind = DeadlineKind.PERIODIC if is_report or len(rule.dates) > 1 else DeadlineKind.ONE_OFF
            rules.append((found.start(), found.group(), kind, rule))
            taken.append(found.span())
    for found in _PERIODIC.finditer(text):
        rules.append(
            (found.start(), found.group(), DeadlineKind.PERIODIC, _Rule((), "định kỳ; không có ngày riêng"))
        )
        taken.append(found.span())
    for found in _FREQUENT.finditer(text):
        if not any(start <= found.start() < end for start, end in taken):
            sudden = " và khi đột xuất" if found["sudden"] else ""
            rule = _Rule((), f"hằng {found['unit']}{sudden}, không ấn định ngày")
            rules.append((found.start(), found.group(), DeadlineKind.FREQUENCY, rule))
    for _, as_written, kind, rule in sorted(rules, key=lambda each: each[0]):
        yield as_written, kind, rule


def _dated(found: re.Match[str], year: int) -> _Rule | None:
    """The days before which something is due; a day that still counts makes it the day after."""
    part = found.groupdict()
    try:
        if part["day3"]:
            days = [date(year, month, int(part["day3"])) for month in (3, 6, 9, 12)]
            guess = None
        elif part["day4"]:
            days = [date(year, month, int(part["day4"])) for month in range(1, 13)]
            guess = None
        elif part["month5"] or part["quarter"]:
            if not found["until"]:
                return None  # "trước quý II" is no day
            last = int(part["month5"]) if part["month5"] else 3 * _QUARTERS[part["quarter"]]
            of = int(part["year5"] or part["year6"] or year)
            days = [date(of, last, calendar.monthrange(of, last)[1])]
            guess = None if part["year5"] or part["year6"] else f"năm {year} suy ra"
        else:
            day, month = part["day"] or part["day2"], part["month"] or part["month2"]
            stated = part["year"] or part["year2"]
            days = [date(int(stated or year), int(month), int(day))]
            guess = None if stated else f"năm {year} suy ra"
    except ValueError:
        return None
    if found["until"]:
        days = [day + timedelta(days=1) for day in days]
    return _Rule(tuple(days), "trước " + ", ".join(day.isoformat() for day in days), guess)


def _deadline(
    name: str,
    as_written: str,
    kind: DeadlineKind,
    rule: _Rule,
    provision: Provision,
    to: tuple[str, ...],
    task: Task,
) -> FoundDeadline:
    who = tuple(
        part.agency for part in task.agencies if part.role is not Role.MONITOR and part.agency not in to
    )
    who = who or tuple(part.agency for part in task.agencies if part.agency not in to)
    before, said, _ = provision.text[:_NAMED_WITHIN].partition(as_written)
    before = before.strip()
    is_named = bool(said) and before.endswith(":") and len(before) < 80
    what = before.removesuffix(":").strip() if is_named else task.title
    guesses = {} if is_named else {"what": "tên việc lấy từ lời văn"}
    if rule.guess:
        guesses["dates"] = rule.guess
    record = Deadline(
        id=name,
        what=what,
        as_written=as_written,
        date_rule=rule.rule,
        dates=rule.dates,
        provision=provision.id,
        who=who,
        to=to,
        type=kind,
    )
    return FoundDeadline(record, guesses)


def _receivers(text: str, bodies: Bodies) -> tuple[str, ...]:
    """To whom: "gửi UBND tỉnh (qua Sở Nội vụ ...)"; who collects stands first, as in the lists of the site."""
    found = [
        (before.rstrip().endswith("qua"), mention.agency)
        for mention in bodies.mentions(text)
        for before in [text[max(0, mention.start - 20) : mention.start]]
        if _RECEIVER.search(before)
    ]
    return tuple(dict.fromkeys(agency for _, agency in sorted(found, key=lambda each: not each[0])))
