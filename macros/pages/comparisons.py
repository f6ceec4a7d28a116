"""Pages of two plans side by side, an older one and the one after it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from macros import addresses
from macros.comparison import Comparison, compare, consecutive
from macros.knowledge import Knowledge
from macros.model import Agency, Document
from macros.naming import list_name
from macros.pages.page import EVERY_PAGE, GeneratedPage
from macros.pages.templating import Links, render


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Everything the template of a comparison shows; `old` and `new` lead to what is of each plan."""

    comparison: Comparison
    old: Links
    new: Links

    @property
    def old_name(self) -> str:
        """The older plan by name."""
        return self.comparison.old.plan.name

    @property
    def new_name(self) -> str:
        """The newer plan by name."""
        return self.comparison.new.plan.name

    def bodies(self, ids: tuple[str, ...]) -> list[Agency]:
        """Bodies by their ids."""
        return [self.comparison.new.registry.agencies[agency] for agency in ids]

    def name(self, document: Document) -> str:
        """A document as lists call it."""
        return list_name(document)


def comparison_pages(knowledge: Knowledge, wanted: Container[str] = EVERY_PAGE) -> Iterator[GeneratedPage]:
    """A page for each plan and the one issued before it; only those at the addresses `wanted`."""
    for old, new in consecutive(knowledge):
        if addresses.comparison(old.plan.id, new.plan.id) in wanted:
            yield _page(compare(old, new))


def _page(comparison: Comparison) -> GeneratedPage:
    old, new = comparison.old, comparison.new
    address = addresses.comparison(old.plan.id, new.plan.id)
    links = Links(address, new.registry)
    view = ComparisonView(comparison, links.to_plan(old.registry), links)
    counts = (
        f"thêm {len(comparison.added)}, bỏ {len(comparison.dropped)}, sửa lời {len(comparison.reworded)} mục"
    )
    return GeneratedPage(
        address=address,
        title=f"So sánh {old.plan.name} và {new.plan.name}",
        description=f"{new.plan.name} so với {old.plan.name}: {counts}; văn bản, cơ quan, thời hạn thêm và bớt."[
            :300
        ],
        body=render("comparison.md", view=view, links=links),
        record=f"data/ke-hoach/{new.plan.id}/ke-hoach.yml",
        section=addresses.plan_page(new.plan.id),
    )
