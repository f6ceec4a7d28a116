"""What an editor sees under `mkdocs serve`; one of the modules that know MkDocs.

A whole build takes seconds, with thousands of records a minute. So after an edit of the data these are read and
checked, and from then on a page or file is made when a browser asks for it; nothing older than the data is shown. What
nobody asked for is made afterwards, so that whatever the generator complains of comes up. Edits of anything else, and
those by which pages come or go, take a whole build, made beside the site that is seen. While there is a mistake, the
last good page stays up, with the mistake above it.

MkDocs keeps this file loaded, so it can remember.
"""

from __future__ import annotations

import html
import logging
import re
import shutil
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import BuildError  # noqa: TID251 - this is an adapter
from mkdocs.plugins import event_priority  # noqa: TID251

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig  # noqa: TID251
    from mkdocs.livereload import LiveReloadServer  # noqa: TID251
    from mkdocs.structure.files import Files  # noqa: TID251
    from mkdocs.structure.nav import Navigation  # noqa: TID251

    from macros.live_site import LiveSite

_LOG = logging.getLogger("mkdocs.plugins.can_cu")

_MOMENT = 0.02
"""Seconds between two looks whether browsers still wait."""

# Seen only while serving, where no policy forbids a style in its place.
_MISTAKE = (
    '<pre role="alert" style="position: sticky; top: 0; z-index: 9; max-height: 60vh; overflow: auto; margin: 0; '
    "padding: 1rem; border-bottom: 4px solid #9b1c1c; background: #fff4dc; color: #1b2733; font-size: 0.7rem; "
    'white-space: pre-wrap">Trang dưới đây là bản trước khi có lỗi. Sửa xong thì trang tự tải lại.\n\n{}</pre>'
)


class _Complaints(logging.Handler):
    """What the generator warned of, as the editor must see it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._heard: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Hear it; what is said twice is heard once."""
        self._heard[record.getMessage().strip()] = None

    def clear(self) -> None:
        """Forget them: what is to be made comes up again."""
        self._heard.clear()

    def __str__(self) -> str:
        return "\n".join(self._heard)


class _Serving:
    """A server that shows nothing older than the data, and one build while the next is being made."""

    def __init__(self, server: LiveReloadServer, first: LiveSite) -> None:
        """Take over building and showing from MkDocs; the first build is done."""
        self._server, self._shown = server, first
        self._build_whole, self._answer = server.builder, server._serve_request  # noqa: SLF001
        self._inject = server._inject_js_into_html  # noqa: SLF001
        self._folders = [server.root, f"{server.root}-next"]
        self._files = self._watched()
        self._is_whole_build_due = False
        self._reading = 0
        """How often the data were read, or the site built whole."""
        self._making = threading.Lock()
        self._asked: set[object] = set()
        """What browsers wait for."""
        self._complaints = _Complaints()
        logging.getLogger("mkdocs").addHandler(self._complaints)
        server.builder = self._build
        server.error_handler = self._error_page
        server._serve_request = self._served  # type: ignore[method-assign]  # noqa: SLF001
        server._inject_js_into_html = self._with_complaints  # type: ignore[method-assign]  # noqa: SLF001

    def end(self) -> None:
        """Leave nothing behind; MkDocs removes the first folder."""
        shutil.rmtree(self._folders[1], ignore_errors=True)

    @property
    def free_folder(self) -> str:
        """Where to build, so that what is seen stays whole."""
        return next(folder for folder in self._folders if folder != self._server.root)

    # -- after an edit ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        """What MkDocs calls after an edit; browsers wait until it is done or shows something."""
        from macros.problems import DataProblems

        before, self._files = self._files, self._watched()
        edited = {path for path, _ in before.items() ^ self._files.items()}
        self._complaints.clear()
        try:
            if not self._renewed(edited):
                self._rebuild()
                return
        except DataProblems as problems:
            _LOG.error("%s", problems)
            return
        self._let_browsers_load()
        _LOG.info("Đã đọc lại dữ liệu: mở trang nào, trang ấy được dựng lại trước.")
        if self._made_the_rest() and str(self._complaints):
            self._server._wanted_epoch += 1  # noqa: SLF001 - browsers load once more, to show them

    def _renewed(self, edited: set[Path]) -> bool:
        """Whether the edit was of data alone and these were read again. Raises DataProblems."""
        data = self._shown.project / "data"
        if self._is_whole_build_due or not all(path.is_relative_to(data) for path in edited):
            return False
        with self._making:
            self._reading += 1
            return self._shown.renew()

    def _rebuild(self) -> None:
        """Build the whole site, then show it."""
        folder = self.free_folder
        self._is_whole_build_due = True
        with self._making:
            self._reading += 1
            try:
                self._build_whole()
            except SystemExit as aborted:  # MkDocs has said why
                print(aborted, file=sys.stderr)  # noqa: T201 - this is the editor's terminal
                return
            self._is_whole_build_due = False
            self._shown, self._server.root = _memory.made, folder

    def _let_browsers_load(self) -> None:
        with self._server._epoch_cond:  # noqa: SLF001
            self._server._visible_epoch = self._server._wanted_epoch  # noqa: SLF001
            self._server._epoch_cond.notify_all()  # noqa: SLF001

    def _made_the_rest(self) -> bool:
        """Make what nobody asked for; False if something is edited meanwhile."""
        for address in self._shown.addresses():
            while self._asked:  # a lock would not be passed on to them by itself
                time.sleep(_MOMENT)
            if self._server._want_rebuild or self._server._shutdown:  # noqa: SLF001
                return False
            self._make(address)
        with self._making:
            self._shown.check_anchors()
        _LOG.info("Đã dựng lại toàn bộ.")
        return True

    def _watched(self) -> dict[Path, int]:
        """Every file whose change starts a build, with the time of its last change."""
        times = {}
        for start in self._shown.watched:
            for path in (start, *start.rglob("*")):
                # Editors write beside a file and rename: it may be gone again.
                with suppress(FileNotFoundError):
                    if path.is_file() and "__pycache__" not in path.parts:
                        times[path] = path.stat().st_mtime_ns
        return times

    # -- when a browser asks ---------------------------------------------------------------------------------

    def _served(
        self, environ: dict[str, Any], start_response: Callable[..., object]
    ) -> Iterable[bytes] | None:
        """Answer as MkDocs does, which waits while data are read: what is asked for is made before, or else again."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/"):
            return self._answer(environ, start_response)
        address = path.removeprefix(self._server.mount_path) + ("index.html" if path.endswith("/") else "")
        while True:
            self._asked.add(wish := object())
            try:
                reading = self._make(address)
            finally:
                self._asked.discard(wish)
            told: list[tuple[object, ...]] = []
            answer = self._answer(environ, lambda *of, told=told: told.append(of))
            if reading == self._reading:
                break
        for of in told:
            start_response(*of)
        return answer

    def _make(self, address: str) -> int:
        """Make what stands at an address; from which reading of the data it is."""
        with self._making:
            if not self._is_whole_build_due:  # then the code may not be that of the site any more
                with suppress(BuildError):  # it is among the complaints
                    self._shown.make(address)
            return self._reading

    def _with_complaints(self, content: bytes, epoch: int) -> bytes:
        page: bytes = self._inject(content, epoch)  # type: ignore[no-untyped-call]
        if not str(self._complaints):
            return page
        note = _MISTAKE.format(html.escape(str(self._complaints))).encode()
        return re.sub(rb"<body[^>]*>", lambda body: body[0] + note, page, count=1)

    def _error_page(self, code: int) -> bytes | None:
        self._make(f"{code}.html")
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
    made: LiveSite
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
    from macros.live_site import LiveSite

    _memory.made = LiveSite(config, files, _memory.nav, env)
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
