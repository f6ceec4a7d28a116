"""The search: what can be found, made ready at build time for the scripts in `docs/assets/search/`.

records, written -> entry -> index (what the browser searches), lookup (addresses of numbers, OpenSearch).
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.knowledge import Knowledge
from macros.search.index import index_files
from macros.search.lookup import opensearch, redirect_pages
from macros.search.records import record_entries
from macros.search.written import written_entries

__all__ = ["engine_script", "search_files"]

# What the worker needs of docs/assets/search/, each after what it uses.
_ENGINE = ("words", "query", "numbers", "stream", "engine", "marks")


def engine_script(scripts: Path) -> str:
    """The scripts of the engine as one: a worker waits for each request it makes."""
    return "".join((scripts / f"{name}.js").read_text(encoding="utf-8") for name in _ENGINE)


def search_files(
    knowledge: Knowledge, sections: Iterable[Mapping[str, str]], site: Mapping[str, str]
) -> dict[str, str]:
    """Every file of the search by address.

    `sections` are the hand-written pages as the theme's search plugin saw them; `site` holds `name`, `description`
    and `address` (empty if unknown).
    """
    registry = knowledge.registry
    entries = list(record_entries(knowledge))
    taken = {entry.address for entry in entries}
    entries += [entry for entry in written_entries(sections) if entry.address not in taken]
    return {
        **index_files(entries, registry.corpus.abbreviations, registry.agencies.values()),
        **redirect_pages(entries),
        **opensearch(site),
    }
