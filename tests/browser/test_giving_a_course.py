"""Courses in a real Chromium: the slides as they are presented, the questions as they are answered."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from site_building import PROJECT

from macros import addresses
from macros.knowledge import open_knowledge
from macros.model import Course, Lesson, Question, QuestionKind

COURSES = open_knowledge(PROJECT / "data").registry.courses
LESSONS = [(course, lesson) for course in COURSES for lesson in course.lessons]

# Boxes of text that stick out of their slide, as the audience sees it.
OVERFLOWING = """() => {
  const slide = document.querySelector(".slides > section.present");
  const frame = document.querySelector(".slides").getBoundingClientRect();
  return [...slide.querySelectorAll("h1, h2, li, p, blockquote")]
    .filter((element) => !element.closest("aside"))
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.bottom > frame.bottom + 1 || box.right > frame.right + 1 || box.top < frame.top - 1;
    })
    .map((element) => element.textContent.slice(0, 60));
}"""
# The line at the foot must not stand on the text above it.
COVERED = """() => {
  const slide = document.querySelector(".slides > section.present");
  const foot = slide.querySelector(".slide__foot");
  if (!foot) return [];
  const top = foot.getBoundingClientRect().top;
  return [...slide.querySelectorAll("li, p, blockquote")]
    .filter((element) => element !== foot && !element.closest("aside") && !foot.contains(element))
    .filter((element) => element.getBoundingClientRect().bottom > top + 1)
    .map((element) => element.textContent.slice(0, 60));
}"""


def _lesson_id(value: object) -> str:
    return value.id if isinstance(value, Course | Lesson) else ""


@pytest.mark.parametrize(("course", "lesson"), LESSONS, ids=_lesson_id)
def test_every_slide_fits(page: Any, server: str, course: Course, lesson: Lesson) -> None:
    for size in ({"width": 1280, "height": 720}, {"width": 1920, "height": 1080}):
        page.set_viewport_size(size)
        page.goto(f"{server}{addresses.slides(course.id, lesson.id)}")
        page.wait_for_selector(".reveal.ready")
        count = page.evaluate("() => Reveal.getTotalSlides()")
        assert count > len(lesson.steps)
        for number in range(count):
            page.evaluate("(number) => Reveal.slide(number)", number)
            assert page.evaluate(OVERFLOWING) == [], f"slide {number + 1} at {size}"
            assert page.evaluate(COVERED) == [], f"slide {number + 1} at {size}"


def test_slides_are_presented_by_keyboard(page: Any, base: str) -> None:
    course, lesson = LESSONS[0]
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{base}{addresses.slides(course.id, lesson.id)}")
    page.wait_for_selector(".reveal.ready")
    where = "() => Reveal.getIndices().h"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageDown")  # what a clicker sends
    assert page.evaluate(where) == 2
    page.keyboard.press("End")
    assert page.evaluate(where) == page.evaluate("() => Reveal.getTotalSlides()") - 1
    page.keyboard.press("Home")
    assert page.evaluate(where) == 0
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Các phím").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog", name="Các phím").is_visible()
    page.keyboard.press("d")
    assert page.evaluate("() => document.documentElement.dataset.scheme") in ("dark", "light")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Any, server: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # or colours are read while they fade
    course, lesson = LESSONS[0]
    found = {}
    for address in (
        addresses.course_page(course.id),
        addresses.lesson_page(course.id, lesson.id),
        addresses.exam_page(course.id),
        addresses.slides(course.id, lesson.id),
        addresses.handout(course.id, lesson.id),
        "dao-tao/index.html",
        "thuat-ngu/index.html",
    ):
        page.goto(server + address)
        page.wait_for_load_state()
        results = Axe().run(page)
        if results.violations_count:
            found[address] = results.generate_report()
    assert found == {}


def _answer(page: Any, item: Any, question: Question) -> None:
    """Answers a question rightly, by keyboard alone."""
    if question.kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        for option, box in zip(question.options, item.locator("input").all(), strict=True):
            if option.right:
                box.focus()
                page.keyboard.press("Space")
    elif question.kind is QuestionKind.SHORT:
        item.locator("input").focus()
        page.keyboard.type(question.answers[0])
    else:
        for row in item.locator("label").all():
            select = row.locator("select")
            left = row.locator("span").inner_text()
            if question.kind is QuestionKind.MATCHING:
                wanted = next(pair.right for pair in question.pairs if pair.left == left)
            else:
                wanted = f"thứ {question.items.index(left) + 1}"
            select.focus()
            labels = select.locator("option").all_inner_texts()
            for _ in range(labels.index(wanted)):
                page.keyboard.press("ArrowDown")


@pytest.mark.parametrize(("course", "lesson"), LESSONS, ids=_lesson_id)
def test_self_check_is_answered_by_keyboard(page: Any, server: str, course: Course, lesson: Lesson) -> None:
    page.goto(f"{server}{addresses.lesson_page(course.id, lesson.id)}")
    page.evaluate("() => localStorage.clear()")
    page.reload()
    page.wait_for_selector(".quiz__button")
    for item, question in zip(page.locator("li.question").all(), lesson.questions, strict=True):
        button = item.get_by_role("button", name="Kiểm tra")
        button.focus()
        page.keyboard.press("Enter")
        assert item.get_by_role("status").inner_text() == "Hãy trả lời trước đã."
        _answer(page, item, question)
        button.focus()
        page.keyboard.press("Enter")
        assert item.get_by_role("status").inner_text() == "✔ Đúng."
        assert item.locator("details").get_attribute("open") is not None
        assert question.reason[:30] in item.locator("details").inner_text()
    total = len(lesson.questions)
    assert page.locator(".quiz__score").inner_text() == f"Đã đúng {total}/{total} câu."
    page.reload()
    assert page.locator(".quiz__score").inner_text() == f"Lần trước trên máy này: đúng {total}/{total} câu."


def test_wrong_answer_says_so_and_shows_why(page: Any, base: str) -> None:
    course, lesson, number = next(
        (course, lesson, number)
        for course, lesson in LESSONS
        for number, question in enumerate(lesson.questions)
        if question.kind is QuestionKind.SINGLE
    )
    page.goto(f"{base}{addresses.lesson_page(course.id, lesson.id)}")
    item = page.locator("li.question").nth(number)
    wrong = next(rank for rank, option in enumerate(lesson.questions[number].options) if not option.right)
    item.locator("input").nth(wrong).check()
    item.get_by_role("button", name="Kiểm tra").click()
    assert item.get_by_role("status").inner_text() == "✘ Chưa đúng. Xem đáp án bên dưới."
    assert item.locator("details").get_attribute("open") is not None


@pytest.mark.parametrize("course", COURSES, ids=_lesson_id)
def test_exam_gives_a_sheet_to_print(page: Any, server: str, course: Course) -> None:
    asked = [question for lesson in course.lessons for question in lesson.questions]
    page.goto(f"{server}{addresses.exam_page(course.id)}")
    page.wait_for_selector(".quiz__button")
    hand = page.get_by_role("button", name="Nộp bài")
    hand.click()
    assert f"Còn {len(asked)} câu chưa trả lời" in page.locator(".sheet").inner_text()
    items = page.locator("li.question").all()
    for item, question in list(zip(items, asked, strict=True))[1:]:
        _answer(page, item, question)
    page.get_by_label("Họ và tên").fill("Nguyễn Văn A")
    hand.click()
    sheet = page.locator(".sheet").inner_text()
    assert f"Đúng {len(asked) - 1}/{len(asked)} câu" in sheet
    assert "Họ và tên: Nguyễn Văn A" in sheet
    page.emulate_media(media="print")
    assert not page.locator("ol.questions").is_visible()
    assert page.locator(".sheet").is_visible()


def test_without_scripts_answers_are_folded_below_the_questions(chromium: Any, server: str) -> None:
    course, lesson = LESSONS[0]
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}{addresses.lesson_page(course.id, lesson.id)}")
    details = page.locator("li.question details")
    assert details.count() == len(lesson.questions)
    details.first.locator("summary").click()
    assert details.first.locator("p").last.is_visible()
    context.close()


@pytest.mark.parametrize("course", COURSES, ids=_lesson_id)
def test_pack_works_alone(page: Any, built_site: Path, tmp_path: Path, course: Course) -> None:
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    with zipfile.ZipFile(built_site / addresses.pack(course.id)) as pack:
        pack.extractall(tmp_path)
    page.goto(f"{tmp_path.as_uri()}/MO-TEP-NAY.html")
    page.wait_for_url(f"**/{addresses.course_page(course.id)}")
    here = page.url
    links = {link.get_attribute("href") for link in page.locator("a").all()}
    for link in sorted(link for link in links if link and link.endswith(".html")):
        page.goto(here.rsplit("/", 1)[0] + "/" + link)
        page.wait_for_load_state()
        for target in page.locator("a[href]").all():
            address = target.evaluate("(link) => link.href")
            if not address.partition("#")[0].endswith(".docx"):
                assert Path(address.removeprefix("file://").partition("#")[0]).exists(), address
    assert failed == []


def test_handouts_take_two_sheets_at_most(page: Any, server: str) -> None:
    long = {}
    for course, lesson in LESSONS:
        page.goto(f"{server}{addresses.handout(course.id, lesson.id)}")
        pdf = page.pdf(prefer_css_page_size=True)
        sheets = pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ")
        if not 1 <= sheets <= 2:
            long[lesson.id] = sheets
    assert long == {}
