"""The calendar files, read back with two libraries: valid, stable, and nothing but the plan's own days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import vobject
from factories import data_folder
from icalendar import Calendar

from macros.exports.calendar import calendars, has_calendar
from macros.knowledge import Knowledge, open_knowledge

DATA = Path(__file__).parents[2] / "data"
ALL = "thoi-han/tat-ca.ics"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


@pytest.fixture(scope="module")
def files(knowledge: Knowledge) -> dict[str, bytes]:
    return calendars(knowledge)


def _events(content: bytes) -> list[Calendar]:
    return Calendar.from_ical(content.decode()).walk("VEVENT")


def test_all_deadlines_with_a_day_are_there_once_a_day(knowledge: Knowledge, files: dict[str, bytes]) -> None:
    wanted = sorted(day for deadline in knowledge.registry.deadlines.values() for day in deadline.dates)
    assert [event["DTSTART"].dt for event in _events(files[ALL])] == wanted
    assert [str(read.dtstart.value) for read in vobject.readOne(files[ALL].decode()).vevent_list] == [
        day.isoformat() for day in wanted
    ]


def test_quarterly_reports_fall_on_day_15_of_the_last_month_of_each_quarter(files: dict[str, bytes]) -> None:
    days = [
        event["DTSTART"].dt for event in _events(files[ALL]) if str(event["SUMMARY"]).endswith("Báo cáo quý")
    ]
    assert days == [date(2024, month, 15) for month in (3, 6, 9, 12)]


def test_an_event_quotes_the_plan_and_names_the_last_day(files: dict[str, bytes]) -> None:
    (event,) = [event for event in _events(files[ALL]) if event["UID"] == "dl-6thang-20240515@can-cu"]
    assert str(event["SUMMARY"]) == "Trước 15/5/2024: Báo cáo 6 tháng đầu năm"
    assert "“trước ngày 15/5/2024” (gạch đầu dòng thứ hai, mục 11, phần II" in event["DESCRIPTION"]
    assert "chậm nhất là ngày 14/5/2024" in event["DESCRIPTION"]
    assert "thoi-han/index.html#dl-6thang" in event["DESCRIPTION"]


def test_an_event_is_a_whole_day_with_a_reminder_a_week_before(
    knowledge: Knowledge, files: dict[str, bytes]
) -> None:
    for event in (event for content in files.values() for event in _events(content)):
        assert type(event["DTSTART"].dt) is date
        (alarm,) = event.walk("VALARM")
        assert (str(alarm["ACTION"]), alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(days=-7))
        stamp = event["DTSTAMP"].dt
        assert stamp == datetime.combine(knowledge.checked_on, datetime.min.time(), UTC)


def test_lines_are_folded_and_end_as_the_standard_says(files: dict[str, bytes]) -> None:
    for content in files.values():
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")
        assert max(map(len, content.split(b"\r\n"))) <= 75
        content.decode()  # no letter is cut in two for a reader that unfolds bytes
        assert len(content) < 20_000  # as the pages say


def test_identities_are_stable_and_each_stands_once(files: dict[str, bytes]) -> None:
    for content in files.values():
        uids = [str(event["UID"]) for event in _events(content)]
        assert len(set(uids)) == len(uids)
    assert calendars(open_knowledge(DATA)) == files


def test_only_bodies_with_a_dated_deadline_have_a_calendar(
    knowledge: Knowledge, files: dict[str, bytes]
) -> None:
    registry = knowledge.registry
    dated = {
        body
        for deadline in registry.deadlines.values()
        if deadline.dates
        for body in (*deadline.who, *deadline.to)
    }
    assert set(files) == {ALL, *(f"thoi-han/{body}.ics" for body in dated)}
    assert not has_calendar("ubnd-xa", knowledge)  # a monthly meeting without a day


def test_the_receiver_s_event_is_another_than_the_sender_s(files: dict[str, bytes]) -> None:
    received = {
        str(event["UID"]): str(event["SUMMARY"]) for event in _events(files["thoi-han/so-noi-vu.ics"])
    }
    assert received["dl-quy-20240315-nhan@can-cu"] == "Nhận trước 15/3/2024: Báo cáo quý"


def test_text_is_escaped(tmp_path: Path) -> None:
    edits = "@edit data/ke-hoach/9-kh-ubnd-2024/thoi-han.yml\n-  what: Báo cáo năm\n"
    edits += '+  what: "A; b, c\\\\n END:VEVENT"\n'
    (event,) = _events(calendars(open_knowledge(data_folder(tmp_path, edits)))[ALL])
    assert str(event["SUMMARY"]) == "Trước 15/11/2024: A; b, c\\n END:VEVENT"
