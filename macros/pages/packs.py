"""The pack of a course: one ZIP with its lessons, slides and handouts, which works alone, without the site.

The pages are those of the site, without the theme; a link to what is not in the pack stays as words.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros import addresses
from macros.knowledge import Knowledge
from macros.model import Course
from macros.pages.courses import lesson_view
from macros.pages.templating import Links, render
from macros.vietnamese import date_in_figures
from macros.word.package import zip_of

_LINK = re.compile(r'<a\b[^>]*\bhref="(?P<href>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)
_ASSETS = (
    "assets/dao-tao/courses.css",
    "assets/dao-tao/handout.css",
    "assets/dao-tao/pack.css",
    "assets/dao-tao/quiz.js",
    "assets/dao-tao/slides.css",
    "assets/dao-tao/slides.js",
    "assets/search/words.js",
    "assets/vendor/reveal/LICENSE.txt",
    "assets/vendor/reveal/reveal.css",
    "assets/vendor/reveal/reveal.js",
)


def pack_files(knowledge: Knowledge, made: Mapping[str, bytes], docs: Path) -> dict[str, bytes]:
    """The pack of every course by its address.

    `made` holds the files of the site so far, among them slides and handouts; `docs` is the folder of the assets.
    """
    return {
        addresses.pack(course.id): zip_of(dict(_files(course, knowledge.of(course.plan), made, docs)))
        for course in knowledge.registry.courses
    }


def _files(
    course: Course, knowledge: Knowledge, made: Mapping[str, bytes], docs: Path
) -> Iterator[tuple[str, bytes]]:
    pages: dict[str, str] = {}
    papers: dict[str, bytes] = {}
    registry = knowledge.registry
    day = date_in_figures(knowledge.checked_on)
    start = addresses.course_page(course.id)
    pages[start] = render("pack/course.html", course=course, links=Links(start, registry), data_date=day)
    for lesson in course.lessons:
        page = addresses.lesson_page(course.id, lesson.id)
        links = Links(page, registry)
        view = lesson_view(course, lesson, knowledge, links)
        pages[page] = render("pack/lesson.html", view=view, links=links, data_date=day)
        for address in (addresses.slides(course.id, lesson.id), addresses.handout(course.id, lesson.id)):
            pages[address] = made[address].decode()
        paper = addresses.handout_docx(course.id, lesson.id)
        papers[paper] = made[paper]
    known = {*pages, *papers}
    for address, html in pages.items():
        yield address, _alone(html, address, known).encode()
    yield from papers.items()
    for asset in _ASSETS:
        yield asset, (docs / asset).read_bytes()
    yield "MO-TEP-NAY.html", _opening(start).encode()


def _alone(html: str, page: str, known: set[str]) -> str:
    """A page in which only links within the pack are left."""

    def kept(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link["href"].partition("#")[0]))
        return link[0] if link["href"].startswith("#") or target in known else link["words"]

    return _LINK.sub(kept, html)


def _opening(start: str) -> str:
    """The file to open first: it stands at the top of the unpacked folder and leads on."""
    return (
        '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>Mở khóa học</title>\n'
        f'<meta http-equiv="refresh" content="0; url={start}">\n<p><a href="{start}">Mở khóa học</a></p>\n</html>\n'
    )
