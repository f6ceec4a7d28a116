"""Which pages and files there are is known before they are made, and each can be made without the others."""

from __future__ import annotations

from collections import Counter

import pytest
from factories import REAL, two_plans

from macros.knowledge import Knowledge, open_knowledge
from macros.pages import GeneratedPage, all_pages, file_groups
from macros.site_map import record_pages
from macros.written import pages_of_other_plans

DOCS = REAL.parent / "docs"


@pytest.fixture(scope="module", params=["one plan", "two plans"])
def knowledge(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The real data, alone and with the invented plan after it."""
    return open_knowledge(REAL if request.param == "one plan" else two_plans(tmp_path_factory.mktemp("two")))


@pytest.fixture(scope="module")
def pages(knowledge: Knowledge) -> list[GeneratedPage]:
    """All that are not written by hand."""
    return [*all_pages(knowledge), *pages_of_other_plans(knowledge, DOCS)]


def test_the_pages_are_known_before_they_are_made(knowledge: Knowledge, pages: list[GeneratedPage]) -> None:
    assert Counter(page.address for page in pages) == Counter(set(record_pages(knowledge.registry)))


def test_a_page_is_made_alone_as_with_all_others(knowledge: Knowledge, pages: list[GeneratedPage]) -> None:
    for page in pages[:: len(pages) // 60]:
        wanted = {page.address}
        alone = [*all_pages(knowledge, wanted), *pages_of_other_plans(knowledge, DOCS, wanted)]
        assert alone == [page]


def test_no_two_groups_make_the_same_file(knowledge: Knowledge) -> None:
    made = Counter(address for make in file_groups(knowledge, REAL, DOCS) for address in make())
    assert not [address for address, times in made.items() if times > 1]
    assert {"du-lieu/van-ban.json", "xem-truoc/index.js", "ke-hoach/index.html"} <= set(made)
