"""The PDF files as a reader gets them, read back with poppler: the real handbook, made once, and two duty sheets."""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from site_building import PROJECT

from macros import addresses
from macros.handbook import handbook, missing_tools
from macros.handbook.book import CHAPTERS, book_html
from macros.handbook.sheets import sheet_html
from macros.handbook.slides import slides_html
from macros.handbook.typesetting import FONT, pdf
from macros.knowledge import Knowledge, open_knowledge
from macros.word.duty_sheet import duty_sheet

# The text between the margins, in points: page numbers, running heads and the marks in the margin are outside.
_INSIDE = ("-r", "72", "-x", "85", "-y", "71", "-W", "468", "-H", "714")
# The column of page numbers in the contents.
_NUMBERS = ("-r", "72", "-x", "521", "-y", "71", "-W", "34", "-H", "714")


@dataclass(frozen=True)
class Book:
    """The handbook on disk, with what WeasyPrint complained of while making it."""

    path: Path
    complaints: tuple[str, ...]


@pytest.fixture(scope="module", autouse=True)
def _tools() -> None:
    """Without the tools the tests are skipped, on CI they fail."""
    programs = [name for name in ("pdfinfo", "pdffonts", "pdftotext") if shutil.which(name) is None]
    missing = missing_tools() or (
        f"no {', '.join(programs)}: apt-get install poppler-utils" if programs else ""
    )
    if missing and os.environ.get("CI"):
        pytest.fail(missing, pytrace=False)
    if missing:
        pytest.skip(missing)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(PROJECT / "data")


@pytest.fixture(scope="module")
def book(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Book:
    path = tmp_path_factory.mktemp("handbook") / "so-tay.pdf"
    complaints: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: complaints.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        path.write_bytes(handbook(knowledge))
    finally:
        logger.removeHandler(handler)
    return Book(path, tuple(complaints))


def _run(*command: str | Path) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


def _destinations(path: Path) -> dict[str, int]:
    """The page of each anchor."""
    rows = re.findall(r'^ *(\d+) .*"(.*)"$', _run("pdfinfo", "-dests", path), re.MULTILINE)
    return {name: int(page) for page, name in rows}


def _squeezed(text: str) -> str:
    """Without white space: where lines end is the page's business."""
    return "".join(text.split())


# -- the handbook --------------------------------------------------------------------------------------------------


def test_nothing_is_left_unresolved(book: Book) -> None:
    """No link without its anchor, no style that is not understood, nothing asked for from outside."""
    assert not book.complaints


def test_it_is_tagged_and_says_what_it_is(book: Book) -> None:
    about = _run("pdfinfo", book.path)
    assert re.search(r"^Tagged: +yes$", about, re.MULTILINE)
    assert re.search(r"^Title: +Sổ tay tra cứu Kế hoạch số 73/KH-UBND$", about, re.MULTILINE)
    assert re.search(r"^Page size: .*\(A4\)$", about, re.MULTILINE)
    assert 'pdfuaid:part="1"' in _run("pdfinfo", "-meta", book.path)


def test_every_letter_is_of_the_one_font_and_in_the_file(book: Book) -> None:
    rows = _run("pdffonts", book.path).splitlines()[2:]
    assert rows
    for row in rows:
        assert re.match(rf"[A-Z]{{6}}\+{FONT}(-Bold|-Italic|-Bold-Italic)? ", row), row
        assert re.search(r" yes yes yes +\d+ +0$", row), row  # embedded, a subset, with its Unicode


def test_contents_name_the_right_pages(book: Book, knowledge: Knowledge) -> None:
    page_of = _destinations(book.path)
    wanted = re.findall(r'<p class="contents__\d"><a href="#(.*?)">', book_html(knowledge))
    assert len(wanted) > len(CHAPTERS) + len(knowledge.registry.tasks)
    first, last = page_of["muc-luc"], page_of["plan"] - 2  # a page on how to read it stands between
    column = _run("pdftotext", "-layout", "-f", str(first), "-l", str(last), *_NUMBERS, book.path, "-")
    assert [int(number) for number in column.split()] == [page_of[anchor] for anchor in wanted]


def test_the_plan_is_printed_whole_and_verbatim(book: Book, knowledge: Knowledge) -> None:
    page_of = _destinations(book.path)
    pages = ("-f", str(page_of["plan"]), "-l", str(page_of["tasks"] - 1))
    # Read by layout: by reading order, pdftotext takes a hyphen at the end of a line for one of its own.
    text = _run("pdftotext", "-layout", *pages, *_INSIDE, book.path, "-")
    printed = re.sub(r"\[[A-E]\d+\]", "", _squeezed(text))
    provisions = knowledge.registry.folder.provisions
    assert [one.id for one in provisions if _squeezed(one.text) not in printed] == []


def test_every_page_but_the_cover_has_its_number_and_head(book: Book) -> None:
    pages = _run("pdftotext", "-layout", book.path, "-").split("\f")[:-1]
    assert "Sổ tay tra cứu " not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        assert re.match(rf"Sổ tay tra cứu +{number} +\S", page.lstrip()), number


def test_bookmarks_lead_to_chapters_and_tasks(book: Book, knowledge: Knowledge) -> None:
    outline = re.findall(
        r'<item page="(\d+)">(.*)</item>', _run("pdftohtml", "-xml", "-i", "-stdout", book.path)
    )
    marks = {(title, int(page)) for page, title in outline}
    page_of = _destinations(book.path)
    registry = knowledge.registry
    assert {(title, page_of[anchor]) for anchor, title in CHAPTERS.items()} <= marks
    plan = registry.folder.plan.id
    names = {title for title, _ in marks}
    for task in registry.tasks.values():
        assert task.title.replace("&", "&amp;") in names
        assert addresses.task_page(plan, task.id) in page_of


# -- duty sheets ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("agency", ["so-noi-vu", "thanh-tra-tinh"])
def test_a_sheet_says_what_its_word_file_says(knowledge: Knowledge, tmp_path: Path, agency: str) -> None:
    paper = duty_sheet(knowledge.registry.agencies[agency], knowledge)
    path = tmp_path / "phieu.pdf"
    path.write_bytes(pdf(sheet_html(paper)))
    assert path.read_bytes() == pdf(sheet_html(paper))
    pages = _run("pdftotext", "-layout", path, "-").split("\f")[:-1]
    # None on the first page: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.7.
    assert not re.match(r"\s*1\n", pages[0])
    assert all(re.match(rf"\s*{number}\n", page) for number, page in enumerate(pages[1:], 2))
    # In the order of the file, cell by cell; hyphens at the ends of lines are lost.
    printed = _squeezed(_run("pdftotext", "-raw", path, "-")).replace("-", "")
    for task, _ in knowledge.registry.duties[agency]:
        assert _squeezed(task.title).replace("-", "") in printed
    assert re.search(r"^Tagged: +yes$", _run("pdfinfo", path), re.MULTILINE)


# -- slides --------------------------------------------------------------------------------------------------------


def test_every_slide_is_one_page(
    knowledge: Knowledge, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for course in knowledge.registry.courses:
        for lesson in course.lessons:
            html = slides_html(course, lesson, knowledge)
            path = tmp_path / f"{lesson.id}.pdf"
            path.write_bytes(pdf(html))
            about = _run("pdfinfo", path)
            assert int(re.search(r"^Pages: +(\d+)$", about, re.MULTILINE)[1]) == html.count("<section"), (
                lesson.id
            )
            assert re.search(r"^Tagged: +yes$", about, re.MULTILINE)
            assert _squeezed(lesson.take_home[-1]) in _squeezed(_run("pdftotext", path, "-"))
    assert [record.getMessage() for record in caplog.records if record.name.startswith("weasyprint")] == []


# -- nothing from outside ------------------------------------------------------------------------------------------


def test_error_nothing_is_read_from_disk_or_network(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text('p::after { content: "LỘ RA" }', encoding="utf-8")
    addresses_asked = (secret.as_uri(), "http://127.0.0.1:9/a.css", "data:text/css,p::after{content:'LỘ RA'}")
    sheets = "".join(f'<link rel="stylesheet" href="{address}">' for address in addresses_asked)
    path = tmp_path / "a.pdf"
    with caplog.at_level(logging.ERROR, logger="weasyprint"):
        path.write_bytes(pdf(f"<!doctype html><html lang=vi><title>a</title>{sheets}<p>Chữ</p></html>"))
    assert len([record for record in caplog.records if "disallowed protocol" in record.getMessage()]) == 3
    assert _squeezed(_run("pdftotext", path, "-")) == "Chữ"
