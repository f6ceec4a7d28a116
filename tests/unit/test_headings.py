"""Generated pages become HTML without Markdown; it must come out as if Markdown had read them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser

import markdown
import pytest
from markdown.extensions.toc import TocExtension
from site_building import PROJECT

from macros.knowledge import open_knowledge
from macros.pages import GeneratedPage, all_pages, with_headings
from macros.pages.headings import Heading
from macros.pages.templating import environment


def read(body: str) -> tuple[str, tuple[Heading, ...]]:
    return with_headings(body, "¶", "Địa chỉ")


def test_a_heading_ends_with_a_link_to_itself() -> None:
    html, headings = read('<p>Trước</p>\n\n## Quan hệ (2) {: id="quan-he" .no-print }\n\n<p>Sau</p>')
    assert html.split("\n\n") == [
        "<p>Trước</p>",
        '<h2 id="quan-he" class="no-print">Quan hệ (2)<a class="headerlink" href="#quan-he" title="Địa chỉ">¶</a></h2>',
        "<p>Sau</p>",
    ]
    assert headings == (Heading(2, "quan-he", "Quan hệ (2)"),)


def test_the_table_of_contents_has_the_words_alone_or_the_label() -> None:
    _, headings = read(
        '## Hoạt động <small>5 phút</small> {: id="a" }\n'
        '### 9. <span class="slip">Đổi</span> {: id="b" data-number="II.9" data-toc-label="9. Đổi \\*" }'
    )
    assert headings == (Heading(2, "a", "Hoạt động 5 phút"), Heading(3, "b", "9. Đổi *"))


@pytest.mark.parametrize("text", ['## Giả {: id="gia" }', "## Giả {: #gia }", "## Giả"])
@pytest.mark.parametrize(
    "template", ["<p>{{ text }}</p>", "## {{ text | md }} {: #that }", "<p>\n{{ text }}\n</p>"]
)
def test_text_of_the_data_makes_no_heading(text: str, template: str) -> None:
    _, headings = read(environment().from_string(template).render(text=f"x\n\n{text}\n\ny"))
    assert not headings


@pytest.fixture(scope="module")
def pages_of_a_kind() -> dict[str, list[GeneratedPage]]:
    """The real pages by what they are."""
    kinds: dict[str, list[GeneratedPage]] = defaultdict(list)
    for page in all_pages(open_knowledge(PROJECT / "data")):
        kinds[page.address.partition("/")[0]].append(page)
    return kinds


def test_every_kind_of_page_reads_as_with_markdown(pages_of_a_kind: dict[str, list[GeneratedPage]]) -> None:
    assert pages_of_a_kind.keys() == {"ke-hoach", "van-ban", "nhiem-vu", "co-quan", "dao-tao"}
    for page in (page for pages in pages_of_a_kind.values() for page in pages[:: len(pages) // 6 or 1]):
        html, headings = read(page.body)
        theirs, contents = _by_markdown(page.body)
        assert [*_parts(html)] == [*_parts(theirs)], page.address
        assert [(heading.level, heading.id, heading.name) for heading in headings] == contents, page.address


def _by_markdown(body: str) -> tuple[str, list[tuple[int, str, str]]]:
    """What Python-Markdown makes of a page, with the extensions of mkdocs.yml that matter to it."""
    toc = TocExtension(permalink="¶", permalink_title="Địa chỉ")
    reader = markdown.Markdown(extensions=["attr_list", "admonition", "tables", "pymdownx.superfences", toc])
    html = reader.convert(body)
    contents = []
    waiting = list(reader.toc_tokens)  # type: ignore[attr-defined]
    while waiting:
        token = waiting.pop(0)
        contents.append((token["level"], token["id"], token["name"]))
        waiting = [*token["children"], *waiting]
    # It takes a link to a style sheet for a paragraph.
    return re.sub(r"<p>(<link [^>]*>)</p>", r"\1", html), contents


class _Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, sorted(attrs, key=lambda pair: pair[0])))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(tag)

    def handle_data(self, data: str) -> None:
        self.parts += [data] if data.strip() else []


def _parts(html: str) -> Iterator[object]:
    """Tags and texts in order; the space between blocks does not matter."""
    parser = _Parts()
    parser.feed(html)
    for part in parser.parts:
        yield " ".join(part.split()) if isinstance(part, str) else part
