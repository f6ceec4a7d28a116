"""What an editor sees under `mkdocs serve`; beside `hooks.py` the only module that knows MkDocs.

A whole build takes seconds, with thousands of records a minute. So the pages of the records just edited are shown
first, and those of records that lead to them or that they lead to: each made alone as a whole build makes it. The
whole site is built beside the one that is seen, and then takes its place. While the data has a mistake, the last good
page stays up, with the mistake above it.

MkDocs keeps this file loaded, so it can remember.
"""

from __future__ import annotations

import html
import logging
import re
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build as mkdocs_build  # noqa: TID251 - this is an adapter
from mkdocs.plugins import event_priority  # noqa: TID251

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig  # noqa: TID251
    from mkdocs.livereload import LiveReloadServer  # noqa: TID251
    from mkdocs.structure.files import Files  # noqa: TID251
    from mkdocs.structure.nav import Navigation  # noqa: TID251

    from macros.pages import GeneratedPage

_LOG = logging.getLogger("mkdocs.plugins.can_cu")

_MOST_BESIDE = 40
"""Records whose pages are built before the whole site is: what every task names would make an editor wait."""

# Seen only while serving, where no policy forbids a style in its place.
_MISTAKE = (
    '<pre role="alert" style="position: sticky; top: 0; z-index: 9; max-height: 60vh; overflow: auto; margin: 0; '
    "padding: 1rem; border-bottom: 4px solid #9b1c1c; background: #fff4dc; color: #1b2733; font-size: 0.7rem; "
    'white-space: pre-wrap">Trang dưới đây là bản trước khi có lỗi. Sửa xong thì trang tự tải lại.\n\n{}</pre>'
)


@dataclass(frozen=True)
class _Build:
    """What a whole build leaves behind, with which one page can be built again."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    def rebuild(self, records: set[str]) -> Iterator[int]:
        """Build again the pages of some records, then those beside them that change; how many of each.

        Raises DataProblems at the first.
        """
        from macros.knowledge import open_knowledge
        from macros.pages import pages_of
        from macros.vietnamese import date_in_figures

        knowledge = open_knowledge(Path(self.config.config_file_path).parent / "data")
        self.config.extra["checked_on"] = date_in_figures(knowledge.checked_on)
        pdf = bool(self.config.extra["pdf"])
        own = list(pages_of(knowledge, records, pdf=pdf))
        yield sum(map(self._built, own))
        beside = set(islice(dict.fromkeys(self._beside(own)), _MOST_BESIDE)) - records
        yield sum(map(self._built, pages_of(knowledge, beside, pdf=pdf)))

    def _built(self, generated: GeneratedPage) -> bool:
        """Build a page again if that changes it."""
        page = self._page(generated.address)
        if page is None or not page.take(generated, self.config):
            return False
        mkdocs_build._populate_page(page, self.config, self.files)  # noqa: SLF001 - there is no other way in
        pages = self.files.documentation_pages()
        mkdocs_build._build_page(page, self.config, pages, self.nav, self.env)  # noqa: SLF001
        return True

    def _page(self, address: str) -> Any:
        """The page at an address, if there was one and it is that of a record."""
        from macros.addresses import source_page

        file = self.files.get_file_from_path(source_page(address))
        return file.page if file and hasattr(file.page, "take") else None

    def _beside(self, made: list[GeneratedPage]) -> Iterator[str]:
        """The records to whose pages some pages lead, and those whose pages lead to these."""
        from macros.addresses import absolute, relative

        for generated in made:
            for link in re.findall(r'href="([^":#?]+\.html)', generated.body):
                if page := self._page(absolute(link, generated.address)):
                    yield page.file.edit_uri.removeprefix("../")
        for file in self.files.documentation_pages():
            if page := self._page(file.url):
                content = page.content
                if any(f'href="{relative(generated.address, file.url)}' in content for generated in made):
                    yield page.file.edit_uri.removeprefix("../")


class _Serving:
    """A server that shows one build while the next is being made."""

    def __init__(self, server: LiveReloadServer, first: _Build) -> None:
        """Take over building and showing from MkDocs; the first build is done."""
        self._server = server
        self._whole_build, self._as_served = server.builder, server._inject_js_into_html  # noqa: SLF001
        self._folders = [server.root, f"{server.root}-next"]
        self._shown = first
        self._files = self._watched()
        self._mistake = ""
        server.builder = self._build
        server.error_handler = self._error_page
        server._inject_js_into_html = self._with_mistake  # type: ignore[method-assign]  # noqa: SLF001

    def end(self) -> None:
        """Leave nothing behind; MkDocs removes the first folder."""
        shutil.rmtree(self._folders[1], ignore_errors=True)

    @property
    def free_folder(self) -> str:
        """Where to build, so that what is seen stays whole."""
        return next(folder for folder in self._folders if folder != self._server.root)

    def _build(self) -> None:
        folder = self.free_folder
        try:
            self._show_edited_records()
            self._whole_build()
        except SystemExit as aborted:  # MkDocs has printed why
            print(aborted, file=sys.stderr)  # noqa: T201 - this is the editor's terminal
            self._mistake = str(aborted.__context__ or aborted).strip()
            return
        self._mistake = ""
        self._shown = _memory.made
        self._server.root = folder
        self._server._wanted_epoch += 1  # noqa: SLF001 - browsers load the whole build, too

    def _show_edited_records(self) -> None:
        """Where only records were edited, show their pages at once."""
        from macros.problems import DataProblems

        before, self._files = self._files, self._watched()
        edited = {path for path, _ in before.items() ^ self._files.items()}
        project = Path(self._shown.config.config_file_path).parent
        if not all(path.is_relative_to(project / "data") for path in edited):
            return
        steps = self._shown.rebuild({path.relative_to(project).as_posix() for path in edited})
        try:
            own = next(steps)
        except DataProblems:
            return  # the whole build says so
        if own:  # a page that was not there before is worth waiting for the whole build
            self._mistake = ""
            with self._server._epoch_cond:  # noqa: SLF001
                self._server._visible_epoch = self._server._wanted_epoch  # noqa: SLF001
                self._server._epoch_cond.notify_all()  # noqa: SLF001
            _LOG.info("Đã hiện %s trang của bản ghi vừa sửa; đang dựng các trang liên quan.", own)
            _LOG.info("Đã hiện %s trang liên quan; đang dựng lại toàn bộ.", next(steps))

    def _watched(self) -> dict[Path, int]:
        """Every file whose change starts a build, with the time of its last change."""
        config = self._shown.config
        watched = [Path(config.config_file_path)]
        for folder in (config.docs_dir, *config.watch):
            watched += [path for path in Path(folder).rglob("*") if "__pycache__" not in path.parts]
        times = {}
        for path in watched:
            with suppress(FileNotFoundError):  # editors write beside a file and rename: it may be gone again
                if path.is_file():
                    times[path] = path.stat().st_mtime_ns
        return times

    def _with_mistake(self, content: bytes, epoch: int) -> bytes:
        page: bytes = self._as_served(content, epoch)  # type: ignore[no-untyped-call]
        if not self._mistake:
            return page
        note = _MISTAKE.format(html.escape(self._mistake)).encode()
        return re.sub(rb"<body[^>]*>", lambda body: body[0] + note, page, count=1)

    def _error_page(self, code: int) -> bytes | None:
        path = Path(self._server.root) / f"{code}.html"
        return path.read_bytes() if path.is_file() else None


class _NoWarning(logging.Filter):
    """What a browser asks for in vain is no fault of the build that runs meanwhile, which warnings would end."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.levelno, record.levelname = logging.INFO, logging.getLevelName(logging.INFO)
        return True


class _Memory:
    """The last whole build, and who shows it."""

    nav: Navigation
    made: _Build
    serving: _Serving | None = None


_memory = _Memory()


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build beside what is seen."""
    if _memory.serving is not None:
        config.site_dir = _memory.serving.free_folder
    return config


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation."""
    _memory.nav = nav
    return nav


@event_priority(-100)  # when every other hook is done with it
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep what single pages are built with."""
    _memory.made = _Build(config, files, _memory.nav, env)
    return env


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Left alone, MkDocs would let every request wait until a whole build succeeds."""
    logging.getLogger("mkdocs.livereload").addFilter(_NoWarning())
    _memory.serving = _Serving(server, _memory.made)
    return server


def on_shutdown() -> None:
    """Remove the second folder."""
    if _memory.serving is not None:
        _memory.serving.end()
