"""The handbook and the duty sheets as pages to print; what becomes of them as PDF is for tests/site."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from factories import data_folder

from macros import addresses
from macros.handbook import missing_tools, typesetting
from macros.handbook.book import CHAPTERS, book_html
from macros.handbook.sheets import sheet_html
from macros.knowledge import Knowledge, open_knowledge
from macros.registry import Registry
from macros.vietnamese import squash
from macros.word.duty_sheet import duty_sheet
from macros.word.layout import Xml
from macros.word.ooxml import Row, head_row, paragraph, rule, run, span_row, table, text
from macros.word.package import Paper

DATA = Path(__file__).parents[2] / "data"
HOSTILE = '<img src="file:///etc/passwd"> & </p><script>x</script> {{ 7*7 }} "\''
# What stands in a provision beside the plan's words.
_ADDED = {"slip-sign", "provision__id"}
_VOID = {"meta", "br", "hr", "col", "link", "img", "input"}


class _Page(HTMLParser):
    """A page to print: ids, addresses of links, text by the id it stands under, tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.texts: dict[str, str] = {}
        self.headings: list[int] = []
        self._open: list[tuple[str | None, bool]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "href" in values:
            self.links.append(values["href"] or "")
        if "id" in values:
            self.ids.append(values["id"] or "")
        if tag not in _VOID:
            added = bool(_ADDED & set((values.get("class") or "").split()))
            self._open.append((values.get("id"), added))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if any(added for _, added in self._open):
            return
        for under, _ in self._open:
            if under is not None:
                self.texts[under] = self.texts.get(under, "") + data


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


@pytest.fixture(scope="module")
def book(knowledge: Knowledge) -> _Page:
    return _Page(book_html(knowledge))


# -- the handbook --------------------------------------------------------------------------------------------------


def test_every_id_stands_once_and_every_link_leads_to_one(book: _Page) -> None:
    assert len(book.ids) == len(set(book.ids))
    assert all(link.startswith("#") for link in book.links)
    assert {link[1:] for link in book.links} <= set(book.ids)


def test_the_plan_stands_whole_and_verbatim(book: _Page, knowledge: Knowledge) -> None:
    plan = knowledge.registry.folder.plan.id
    for provision in knowledge.registry.folder.provisions:
        printed = squash(book.texts[addresses.provision(plan, provision.id)])
        expected = squash(provision.text)
        before = printed.removesuffix(expected)
        assert printed.endswith(expected), provision.id
        # A dash or the figure of a footnote is typography.
        assert re.fullmatch(r"(- |\d+ )?", before), provision.id


def test_every_record_has_its_place(book: _Page, knowledge: Knowledge) -> None:
    registry = knowledge.registry
    plan = registry.folder.plan.id
    wanted = {
        *CHAPTERS,
        *map(addresses.document_page, registry.documents),
        *map(addresses.agency_page, registry.agencies),
        *(addresses.task_page(plan, task) for task in (*registry.tasks, *registry.groups)),
        *registry.deadlines,
        *registry.targets,
        *map(addresses.anchor, registry.errata),
        *(f"nguon-{number}" for number in range(1, len(set(registry.corpus.sources.values())) + 1)),
    }
    assert wanted <= set(book.ids)


def test_headings_do_not_skip_a_level(book: _Page) -> None:
    assert book.headings[0] == 1
    steps = zip(book.headings, book.headings[1:], strict=False)
    assert all(following <= level + 1 for level, following in steps)


def test_every_task_names_the_documents_it_cites(book: _Page, knowledge: Knowledge) -> None:
    plan = knowledge.registry.folder.plan.id
    for task in knowledge.registry.tasks:
        for line in knowledge.cited_by(task):
            basis = book.texts[f"{addresses.task_page(plan, task)}#can-cu"]
            assert (line.document.number or line.document.title).casefold() in basis.casefold()


def test_the_book_says_what_it_is_not_and_of_what_day(knowledge: Knowledge) -> None:
    html = book_html(knowledge)
    assert "Bản tra cứu, không thay bản chính." in html
    assert "Dữ liệu đối chiếu đến ngày 22/11/2026." in html
    assert '<html lang="vi">' in html


def test_text_of_the_data_is_never_markup_of_the_book(tmp_path: Path) -> None:
    """The data's own gate refuses such a name; the book does not rely on it."""
    sample = open_knowledge(data_folder(tmp_path))
    agencies = tuple(one.model_copy(update={"name": HOSTILE}) for one in sample.registry.corpus.agencies)
    registry = Registry(replace(sample.registry.corpus, agencies=agencies))
    sample = replace(sample, registry=registry)
    page = _Page(book_html(sample))
    assert not page.tags & {"img", "script"}
    assert squash(HOSTILE) in squash(page.texts[addresses.agency_page("so-noi-vu")])


# -- the duty sheets -----------------------------------------------------------------------------------------------


def _words(html: str) -> str:
    """The text of a page without its head, all white space gone."""
    body = html.partition("<body>")[2]
    unescaped = re.sub(r"<[^>]*>", "", body)
    for sign, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&#34;"), ("'", "&#39;"), ("&", "&amp;")):
        unescaped = unescaped.replace(entity, sign)
    return "".join(unescaped.split())


def test_a_sheet_says_what_its_word_file_says(knowledge: Knowledge) -> None:
    registry = knowledge.registry
    for agency in registry.duties:
        paper = duty_sheet(registry.agencies[agency], knowledge)
        in_word = re.sub(r"<[^>]*>", "", paper.body)
        for sign, entity in (("<", "&lt;"), (">", "&gt;"), ("&", "&amp;")):
            in_word = in_word.replace(entity, sign)
        assert _words(sheet_html(paper)) == "".join(in_word.split()), agency


def test_a_sheet_keeps_styles_columns_heads_and_lines() -> None:
    body = Xml(
        text("TenLoai", "PHIẾU")
        + rule(2000, 4000)
        + table(
            (1000, 3000),
            [
                head_row("STT", "Việc"),
                span_row("Chủ trì"),
                Row(([text("OBang", "1")], [paragraph("OBang", run("a", bold=True), run("b", italic=True))])),
            ],
        )
    )
    html = sheet_html(Paper("Phiếu", body, date(2026, 1, 2)))
    assert '<h1 class="TenLoai">' in html
    assert "<hr style=" in html
    assert '<col style="width: 25.0%"><col style="width: 75.0%">' in html
    assert html.count('<th scope="col">') == 2
    assert '<th scope="rowgroup" colspan="2">' in html
    assert re.search(r'<span class="bold[ ]*">a</span><span class="[ ]*italic">b</span>', html)


def test_text_of_the_data_is_never_markup_of_a_sheet() -> None:
    html = sheet_html(Paper(HOSTILE, text("ThanVan", HOSTILE), date(2026, 1, 2)))
    assert not _Page(html).tags & {"img", "script"}
    assert "".join(HOSTILE.split()) in _words(html)


# -- tools ---------------------------------------------------------------------------------------------------------


def test_error_without_the_library_the_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert missing_tools() == (
        "Không làm được tệp PDF: chưa cài thư viện WeasyPrint (pip install weasyprint)."
    )


def test_error_without_the_font_the_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("weasyprint", exc_type=ImportError)
    monkeypatch.setattr(typesetting, "FONT", "Phông Chữ Không Có")
    assert missing_tools() == (
        "Không làm được tệp PDF: chưa cài phông chữ Phông Chữ Không Có "
        "(trên Debian: apt-get install fonts-croscore)."
    )
