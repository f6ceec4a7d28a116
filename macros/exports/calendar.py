"""Calendar files: the plan's dated deadlines, for every calendar program (RFC 5545).

A deadline is a day, not an hour, so an event lasts the whole day: the day the plan writes ("trước ngày 15/5"). A
day without a clock is the same in every time zone; no time zone is stated but the reader's, Asia/Ho_Chi_Minh, for
programs that place the reminder by it. Frequencies without a day ("hằng tuần") make no event: we invent no day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vText

from macros import addresses
from macros.knowledge import Knowledge
from macros.model import Deadline
from macros.registry import Registry
from macros.vietnamese import date_in_figures

ALL = "tat-ca"
_REMINDER = timedelta(days=-7)


@dataclass(frozen=True, slots=True)
class _Side:
    """From which side a deadline is seen: who must act, or who receives; and of which plan it is."""

    deadline: Deadline
    view: Knowledge
    received: bool = False


def calendars(knowledge: Knowledge) -> dict[str, bytes]:
    """Every calendar by its address: all deadlines, and those of each body that has any."""
    everything = [
        _Side(deadline, view) for view in knowledge.plans for deadline in view.registry.deadlines.values()
    ]
    files = {addresses.calendar(ALL): _calendar(f"Thời hạn, {knowledge.plan_names}", everything)}
    for agency in knowledge.registry.agencies.values():
        if has_calendar(agency.id, knowledge):
            title = f"{agency.name}: thời hạn, {knowledge.plan_names}"
            files[addresses.calendar(agency.id)] = _calendar(title, _sides(agency.id, knowledge))
    return files


def has_calendar(agency_id: str, knowledge: Knowledge) -> bool:
    """Whether a body has a dated deadline in any plan, to keep or to receive at."""
    return any(side.deadline.dates for side in _sides(agency_id, knowledge))


def _sides(agency_id: str, knowledge: Knowledge) -> Iterator[_Side]:
    for view in knowledge.plans:
        registry = view.registry
        yield from (_Side(deadline, view) for deadline in registry.deadlines_of.get(agency_id, ()))
        yield from (
            _Side(deadline, view, received=True) for deadline in registry.deadlines_to.get(agency_id, ())
        )


def _calendar(title: str, sides: Iterable[_Side]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Căn cứ//Kế hoạch và căn cứ pháp lý//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(title))  # a name of its own, which the library does not escape
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    dated = [(day, side) for side in sides for day in side.deadline.dates]
    for day, side in sorted(dated, key=lambda pair: (pair[0], pair[1].deadline.id)):
        calendar.add_component(_event(day, side))
    return bytes(calendar.to_ical())


def _event(day: date, side: _Side) -> Event:
    deadline, knowledge = side.deadline, side.view
    name = addresses.anchor(deadline.id, knowledge.registry.prefix)
    summary = f"{'Nhận trước' if side.received else 'Trước'} {date_in_figures(day)}: {deadline.what}"
    event = Event()
    # The same event in two calendars is one event; seen from the receiver it is another.
    event.add("uid", f"{name}-{day:%Y%m%d}{'-nhan' if side.received else ''}@can-cu")
    event.add("dtstamp", datetime.combine(knowledge.checked_on, time(), UTC))
    event.add("dtstart", day)  # a day without an end lasts that day: RFC 5545, 3.6.1
    event.add("summary", summary)
    event.add("description", "\n".join(_description(day, deadline, knowledge)))
    event.add("transp", "TRANSPARENT")  # a deadline does not make the day busy
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", _REMINDER)
    event.add_component(alarm)
    return event


def _description(day: date, deadline: Deadline, knowledge: Knowledge) -> Iterator[str]:
    registry = knowledge.registry
    place = f"{registry.provisions[deadline.provision].label}, {registry.folder.plan.name}"
    last = date_in_figures(day - timedelta(days=1))
    yield f"Kế hoạch ghi: “{deadline.as_written}” ({place})."
    yield f"Phải xong trước ngày {date_in_figures(day)}, chậm nhất là ngày {last}."
    yield f"Ai làm: {_names(deadline.who, registry)}."
    if deadline.to:
        yield f"Gửi: {_names(deadline.to, registry)}."
    if deadline.note:
        yield f"Biên tập: {deadline.note}"
    yield f"Trang: {registry.address_on(addresses.DEADLINES, deadline.id)}"
    checked = date_in_figures(knowledge.checked_on)
    yield f"Bản tra cứu, không thay bản chính; dữ liệu đối chiếu đến ngày {checked}."


def _names(agencies: tuple[str, ...], registry: Registry) -> str:
    return "; ".join(registry.agencies[agency].name for agency in agencies)
