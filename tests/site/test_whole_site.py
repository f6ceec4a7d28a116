"""What must hold on every page of the built site."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from html_pages import HtmlPage, broken_links, repeated_ids

Pages = dict[str, HtmlPage]

# Left behind by Jinja, Python-Markdown, attribute lists, Python and people. Words stand alone: "None" is no
# part of a Vietnamese word, but "nan" is.
_LEFTOVERS = re.compile(
    r"""\{\{|\}\}|\{%|%\}|\{\#|\{:|\]\(|\*\*|(?<!\w)__\w|
        &(?:amp|lt|gt|quot|\#\d+);|
        \b(?:None|Undefined|undefined|NaN|TODO|FIXME|XXX|lorem)\b|
        <(?:Status|Role|InForce|RelationKind|Markup)|Markup\(|object\ at\ 0x""",
    re.VERBOSE,
)


def _is_outside(url: str) -> bool:
    return bool(re.match(r"(?:[a-z][a-z0-9+.-]*:)?//", url, re.IGNORECASE))


def test_site_has_a_page_of_each_kind(pages: Pages) -> None:
    for folder in ("van-ban", "nhiem-vu", "co-quan", "thoi-han", "chi-tieu", "dinh-chinh", "thay-doi"):
        assert f"{folder}/index.html" in pages
    for expected in (
        "index.html",
        "404.html",
        "ke-hoach/73-kh-ubnd-2024.html",
        "van-ban/33-ct-ttg-2021.html",
    ):
        assert expected in pages


def test_every_link_leads_to_a_file_and_an_anchor(pages: Pages, built_site: Path) -> None:
    broken = list(broken_links(pages, built_site))
    assert not broken, "\n".join(broken[:40])


def test_no_link_starts_at_the_root_of_a_server(pages: Pages) -> None:
    absolute = [
        f"{page.path}: {link.url}"
        for page in pages.values()
        for link in page.links
        if link.url.startswith(("/", "file:"))
    ]
    assert not absolute, "\n".join(absolute[:40])


def test_no_page_points_to_another_host(pages: Pages) -> None:
    """Neither fetched nor offered: the intranet cannot open it, so sources are printed as text."""
    outside = [
        f"{page.path}: {link.url}" for page in pages.values() for link in page.links if _is_outside(link.url)
    ]
    assert not outside, "\n".join(outside[:40])


def test_no_style_sheet_fetches_from_another_host(built_site: Path) -> None:
    outside = []
    for sheet in built_site.rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        found = re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", text)
        outside += [f"{sheet.name}: {url}" for pair in found for url in pair if _is_outside(url)]
    assert not outside


def test_no_page_configures_a_script_from_another_host(pages: Pages) -> None:
    """The theme's own settings (polyfills, translations) and inline scripts name no host."""
    for page in pages.values():
        for script in re.findall(r"<script(?![^>]*ld\+json)[^>]*>(.*?)</script>", page.source, re.DOTALL):
            assert not re.search(r"https?://(?!www\.w3\.org)", script), f"{page.path}: {script[:200]}"


def test_ids_are_unique_on_every_page(pages: Pages) -> None:
    repeated = list(repeated_ids(pages))
    assert not repeated, "\n".join(repeated[:40])


def test_state_of_the_search_is_not_kept_when_a_page_is_loaded_again(pages: Pages) -> None:
    """Firefox keeps the state of a checkbox, unless a form before it says otherwise."""
    for page in pages.values():
        if 'id="__search"' in page.source:
            before, _, toggle = page.source.partition('<input class="md-toggle" data-md-toggle="search"')
            assert '<form id="toggles" autocomplete="off" hidden>' in before, page.path
            assert 'form="toggles"' in toggle.partition(">")[0], page.path


def test_no_template_leftovers(pages: Pages) -> None:
    found = [
        f"{page.path}: {text[:120]!r}"
        for page in pages.values()
        for text in page.text
        if _LEFTOVERS.search(text)
    ]
    assert not found, "\n".join(found[:40])


@pytest.mark.parametrize(
    "text", ["{{ x }}", "**đậm**", "[a](b)", "Ngày None", "a {: #b }", '## a {: id="b" }', "&amp;amp; &lt;b"]
)
def test_leftovers_are_recognised(text: str) -> None:
    assert _LEFTOVERS.search(text)


@pytest.mark.parametrize("text", ["Nghị quyết số 76/NQ-CP (khóa XI)", "5*", "10_000", "một & hai"])
def test_plain_text_is_no_leftover(text: str) -> None:
    assert not _LEFTOVERS.search(text)


def test_every_page_says_what_it_is(pages: Pages) -> None:
    wrong = []
    for page in pages.values():
        if page.lang != "vi":
            wrong.append(f"{page.path}: lang={page.lang!r}")
        if len(page.headings) != 1 or not page.headings[0].strip():
            wrong.append(f"{page.path}: first-level headings {page.headings}")
        if not page.title.strip():
            wrong.append(f"{page.path}: no title")
        if not page.meta.get("description", "").strip():
            wrong.append(f"{page.path}: no description")
    assert not wrong, "\n".join(wrong[:40])


def test_record_pages_have_titles_of_their_own(pages: Pages) -> None:
    titles = Counter(page.title for page in pages.values())
    assert not [title for title, count in titles.items() if count > 1]


def _targets(page: HtmlPage, folder: str, section: str | None) -> set[str]:
    """Pages of a folder that the page's content links to, under one of its headings."""
    return {
        path
        for link in page.links
        if link.in_content and not link.fetched and link.section == section and not _is_outside(link.url)
        for path, _ in [page.resolve(link.url)]
        if path.startswith(f"{folder}/") and not path.endswith("/index.html")
    }


def _of_folder(pages: Pages, folder: str) -> list[HtmlPage]:
    return [
        page for page in pages.values() if page.path.startswith(f"{folder}/") and "index" not in page.path
    ]


def _task_pages(pages: Pages) -> list[HtmlPage]:
    """Pages of single tasks: those of groups list tasks, and have no parties."""
    return [page for page in _of_folder(pages, "nhiem-vu") if "co-quan" in page.ids]


def test_task_cites_document_if_and_only_if_document_lists_task(pages: Pages) -> None:
    # Before the first heading stands the wording, with its citations linked in place.
    cited = {
        (task.path, document) for task in _task_pages(pages) for document in _targets(task, "van-ban", None)
    }
    # A collective mention cannot lead to several documents: it leads to the list of them on the same page.
    collective = {
        (task.path, document)
        for task in _task_pages(pages)
        if any(
            link.section is None and task.resolve(link.url) == (task.path, "can-cu") for link in task.links
        )
        for document in _targets(task, "van-ban", "can-cu")
    }
    listed = {
        (task, document.path)
        for document in _of_folder(pages, "van-ban")
        for task in _targets(document, "nhiem-vu", "nhiem-vu")
    }
    assert cited <= listed
    assert listed - cited <= collective
    assert cited


def test_task_names_agency_if_and_only_if_agency_lists_task(pages: Pages) -> None:
    named = {
        (task.path, agency) for task in _task_pages(pages) for agency in _targets(task, "co-quan", "co-quan")
    }
    tasks = {page.path for page in _task_pages(pages)}
    listed = {
        (task, agency.path)
        for agency in _of_folder(pages, "co-quan")
        for section in {link.section for link in agency.links}
        for task in _targets(agency, "nhiem-vu", section) & tasks
    }
    assert named == listed
    assert named


def test_document_relations_are_shown_from_both_sides(pages: Pages) -> None:
    related = {
        (page.path, other)
        for page in _of_folder(pages, "van-ban")
        for other in _targets(page, "van-ban", "quan-he")
        if other != page.path
    }
    assert related == {(other, page) for page, other in related}
    assert related


def test_every_record_page_is_reached_from_its_index(pages: Pages) -> None:
    for folder in ("van-ban", "co-quan", "nhiem-vu"):
        index = pages[f"{folder}/index.html"]
        linked = {path for link in index.links for path, _ in [index.resolve(link.url)]}
        missing = {page.path for page in _of_folder(pages, folder)} - linked
        assert not missing, f"{folder}: {sorted(missing)[:10]}"


def test_addresses_are_lower_case_ascii(built_site: Path) -> None:
    odd = [
        path.relative_to(built_site).as_posix()
        for path in built_site.rglob("*.html")
        if not re.fullmatch(r"[a-z0-9/.-]+", path.relative_to(built_site).as_posix())
    ]
    assert not odd
