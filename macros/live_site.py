"""A site built by MkDocs, of which any part can be made again from newer data: what `serving.py` shows.

Knows MkDocs, as the hooks do.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs import utils  # noqa: TID251 - this is an adapter
from mkdocs.commands import build as mkdocs_build  # noqa: TID251

from macros.addresses import source_page
from macros.knowledge import Knowledge, open_knowledge
from macros.loading import Trees
from macros.pages import all_pages, file_groups
from macros.site_map import record_pages
from macros.vietnamese import date_in_figures
from macros.written import pages_of_other_plans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig  # noqa: TID251
    from mkdocs.structure.files import Files  # noqa: TID251
    from mkdocs.structure.nav import Navigation  # noqa: TID251

_OF_THE_SEARCH = ("search/", "so/", "opensearch.xml")
_SEARCH = _OF_THE_SEARCH[0]
"""What `hooks.on_post_build` makes, and the address that stands for all of it."""


class LiveSite:
    """A site that was built whole, of which any part can be made again from newer data."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment) -> None:
        self._config, self._files, self._nav, self._env = config, files, nav, env
        self._pages = files.documentation_pages()
        self._group_of: dict[str, int] = config.extra["group_of"]()
        self._groups: tuple[Callable[[], dict[str, bytes]], ...] | None = None
        """What makes the files beside the pages; None until data are read again: all is as it was built."""
        self._trees: Trees = {}
        self._filled: set[str] = set()
        self._made: set[str] = set()
        self._made_groups: set[int] = set()
        """What was done since: pages filled, addresses made, groups made by number."""
        self._sections: dict[str, tuple[str, list[dict[str, Any]]]] = {}
        """Of hand-written pages: what each holds, and what the theme's search reads of that."""

    @property
    def project(self) -> Path:
        """The folder that holds `data/`."""
        return Path(self._config.config_file_path).parent

    @property
    def watched(self) -> list[Path]:
        """The files and folders whose change asks for a build."""
        return [
            Path(path) for path in (self._config.config_file_path, self._config.docs_dir, *self._config.watch)
        ]

    def renew(self) -> bool:
        """Read the data again; from now on what is asked for is made from them.

        False if that would make other pages than there are, or files that take a minute: then nothing is changed, and
        the whole site must be built. So it is after DataProblems, which are raised.
        """
        extra, data = self._config.extra, self.project / "data"
        if extra["pdf"]:
            return False
        knowledge = open_knowledge(data, self._trees)
        if _shape(knowledge) != _shape(extra["knowledge"]()):
            return False
        extra["knowledge"] = lambda: knowledge
        extra["checked_on"] = date_in_figures(knowledge.checked_on)
        self._search.entries.clear()
        docs, site = Path(self._config.docs_dir), self._config.site_url or ""
        self._groups = file_groups(knowledge, data, docs, site)
        self._filled, self._made, self._made_groups = set(), set(), set()
        return True

    def addresses(self) -> Iterator[str]:
        """All that is made of data; hand-written pages first, which may ask for what is gone, and the search last."""
        written = [file.url for file in self._pages if _is_written(file.page)]
        yield from dict.fromkeys([*written, *(file.url for file in self._pages), *self._group_of])
        yield from self._config.theme.static_templates
        yield _SEARCH

    def make(self, address: str) -> None:
        """Make what stands at an address, if it is older than the data. Raises BuildError."""
        address = _SEARCH if address.startswith(_OF_THE_SEARCH) else address
        if self._groups is None or address in self._made:
            return
        self._made.add(address)
        file = self._files.get_file_from_path(source_page(address) if address.endswith(".html") else address)
        if address == _SEARCH:
            self._make_search()
        elif file is not None and file.page is not None:
            self._make_page(file.page)
        elif address in self._group_of:
            self._make_group(self._group_of[address])
        elif address in self._config.theme.static_templates:
            mkdocs_build._build_theme_template(address, self._env, self._files, self._config, self._nav)  # noqa: SLF001
        elif file is None:  # neither an asset nor anything there was: it is new, or it is nothing
            for number in range(len(self._groups)):
                self._make_group(number)

    def check_anchors(self) -> None:
        """Warn, as a build does at its end, of links to places that are on no page; when all pages are made."""
        for file in self._pages:
            if file.page is not None:
                file.page.validate_anchor_links(
                    files=self._files, log_level=self._config.validation.links.anchors
                )

    def _make_page(self, page: Any) -> None:
        """Make a page again as a build does; it names those it hangs under."""
        for place in (*page.ancestors, page):
            if place.is_page:  # or it is a tab
                self._fill(place)
        content = page.content
        if not content:  # what it asks for is gone, which was said: the last good page stays
            return
        mkdocs_build._build_page(page, self._config, self._pages, self._nav, self._env)  # noqa: SLF001
        sections = self._new_sections()
        if _is_written(page):
            self._sections[page.url] = content, sections

    def _fill(self, page: Any) -> None:
        """Let a page hold what its record or its file says now, unless that was done since the data were read."""
        if page.url in self._filled:
            return
        self._filled.add(page.url)
        knowledge, wanted = self._config.extra["knowledge"](), {page.url}
        if hasattr(page, "take"):
            page.take(next(all_pages(knowledge, wanted)), self._config)
        elif not _is_written(page):
            [generated] = pages_of_other_plans(knowledge, Path(self._config.docs_dir), wanted)
            page.file.content_string = generated.markdown
        mkdocs_build._populate_page(page, self._config, self._files)  # noqa: SLF001 - there is no other way in

    def _make_group(self, number: int) -> None:
        """Make some of the files beside the pages, if they are older than the data, and remove what is no more."""
        assert self._groups is not None  # noqa: S101 - `make` asked
        if number in self._made_groups:
            return
        self._made_groups.add(number)
        made = self._groups[number]()
        for address, group in self._group_of.items():
            if group == number and address not in made:  # it stays known: an edit may bring it back
                self._path(address).unlink(missing_ok=True)
        for address, content in made.items():
            self._group_of[address] = number
            utils.write_file(content, str(self._path(address)))

    def _make_search(self) -> None:
        """Make the search, which also finds what is written by hand, as the theme's search reads it."""
        sections = []
        for file in self._pages:
            if _is_written(file.page):
                if file.url not in self._made:  # it need not be in its frame to be read
                    self._fill(file.page)
                    self._read(file.page)
                sections += self._sections.get(file.url, ("", []))[1]
        self._search.entries[:] = sections
        for folder in _OF_THE_SEARCH:
            shutil.rmtree(self._path(folder), ignore_errors=True)
        self._config.plugins.on_post_build(config=self._config)
        self._search.entries.clear()

    def _read(self, page: Any) -> None:
        """Have the theme's search read a page, if that holds something else than when it was last read."""
        content = page.content
        if self._sections.get(page.url, ("",))[0] != content:
            self._search.add_entry_from_context(page)
            self._sections[page.url] = content, self._new_sections()

    def _new_sections(self) -> list[dict[str, Any]]:
        """What the theme's search has just read of a page."""
        sections = list(self._search.entries)
        self._search.entries.clear()
        return sections

    @property
    def _search(self) -> Any:
        """The index of the theme's search."""
        plugin: Any = self._config.plugins["material/search"]
        return plugin.search_index

    def _path(self, address: str) -> Path:
        return Path(self._config.site_dir, address)


def _shape(knowledge: Knowledge) -> tuple[str, frozenset[str]]:
    """Which pages there are, and which plan readers meet first."""
    return knowledge.current.plan.id, frozenset(record_pages(knowledge.registry))


def _is_written(page: Any) -> bool:
    """Whether a page has a file of its own in `docs/`."""
    return page.file.abs_src_path is not None
