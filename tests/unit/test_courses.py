"""Courses: what the real ones promise their trainers, and how questions are asked."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from site_building import PROJECT

from macros import addresses
from macros.knowledge import Knowledge, open_knowledge
from macros.model import Lesson, QuestionKind
from macros.pages import handout_files, pack_files, slide_files
from macros.pages.courses import course_minutes, lesson_view, minutes_of
from macros.pages.templating import Links
from macros.word import handout_papers


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(PROJECT / "data")


@pytest.fixture(scope="module")
def sample() -> Knowledge:
    return open_knowledge(PROJECT / "tests/sample_data/data")


def _lessons(knowledge: Knowledge) -> list[Lesson]:
    return [lesson for course in knowledge.registry.courses for lesson in course.lessons]


def test_four_courses_in_their_order(knowledge: Knowledge) -> None:
    assert [course.id for course in knowledge.registry.courses] == [
        "nam-ke-hoach", "can-cu-phap-ly", "tiep-cong-dan", "bao-cao-kiem-tra",
    ]  # fmt: skip


def test_the_course_of_45_minutes_takes_45_minutes(knowledge: Knowledge) -> None:
    course = knowledge.registry.courses[0]
    assert course.title == "Nắm Kế hoạch trong 45 phút"
    assert course_minutes(course) == 45


def test_each_course_asks_in_every_way(knowledge: Knowledge) -> None:
    for course in knowledge.registry.courses:
        kinds = {question.kind for lesson in course.lessons for question in lesson.questions}
        assert kinds == set(QuestionKind), course.id


def test_points_are_short_enough_for_a_slide(knowledge: Knowledge) -> None:
    for lesson in _lessons(knowledge):
        for step in lesson.steps:
            assert 2 <= len(step.points) <= 5, (lesson.id, step.title)
            assert all(len(point) <= 100 for point in step.points), (lesson.id, step.title)


def test_time_is_that_of_steps_activities_and_questions(sample: Knowledge) -> None:
    [lesson] = _lessons(sample)
    assert minutes_of(lesson) == 5 + 5 + 5


def test_what_is_to_be_sorted_or_matched_is_not_in_the_order_of_the_answer(sample: Knowledge) -> None:
    [course] = sample.registry.courses
    [lesson] = course.lessons
    view = lesson_view(course, lesson, sample, Links("dao-tao/x.html", sample.registry))
    choices = {question.question.kind: question.choices for question in view.questions}
    assert choices[QuestionKind.ORDERING] == ("gạch đầu dòng", "mục", "phần")
    assert choices[QuestionKind.MATCHING] == ("Chỉ thị", "Kế hoạch", "Quyết định")


def test_codes_only_when_the_site_knows_its_address(sample: Knowledge) -> None:
    [address] = handout_files(sample)
    assert b"<svg" not in handout_files(sample)[address]
    known = handout_files(sample, "https://can-cu.example/dan-van/")[address].decode()
    assert known.count("<svg") == 4
    assert "https://can-cu.example/dan-van/dao-tao/khoa-mau/bai-mau.html" in known
    assert "https://can-cu.example/dan-van/van-ban/1-ct-ttg-2024.html" in known


def test_pack_holds_the_course_and_no_link_out_of_it(sample: Knowledge) -> None:
    made = slide_files(sample) | handout_files(sample) | handout_papers(sample)
    packs = pack_files(sample, made, PROJECT / "docs")
    assert packs == pack_files(sample, made, PROJECT / "docs")
    [(address, content)] = packs.items()
    assert address == addresses.pack("khoa-mau")
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        names = set(pack.namelist())
        for page in [name for name in names if name.endswith(".html")]:
            for link in re.findall(
                r'<(?:a|link|script)\b[^>]*(?:href|src)="([^"#]+)', pack.read(page).decode()
            ):
                assert (Path("/") / page / ".." / link).resolve().as_posix()[1:] in names, (page, link)
    assert "dao-tao/khoa-mau/bai-mau-phat-tay.docx" in names
