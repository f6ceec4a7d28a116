"""What knows MkDocs, with `serving.py`: each event of a build is one call into the core.

MkDocs keeps this file loaded while `mkdocs serve` runs, so it holds no state, and nobody imports it. It imports the
package inside the functions, because a build starts by forgetting the package's code if it was edited.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError  # noqa: TID251 - this is the adapter
from mkdocs.plugins import event_priority  # noqa: TID251
from mkdocs.structure.files import File, Files, InclusionLevel  # noqa: TID251
from mkdocs.structure.pages import Page  # noqa: TID251
from mkdocs.structure.toc import AnchorLink, TableOfContents  # noqa: TID251

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig  # noqa: TID251
    from mkdocs.structure.nav import Navigation  # noqa: TID251

    from macros.pages import GeneratedPage

_LOG = logging.getLogger("mkdocs.plugins.can_cu")

_FAILED = ("# _Macro Rendering Error_", "# _Macro Syntax Error_")
"""How the page begins that mkdocs-macros makes of a mistake in a macro."""


@event_priority(100)  # before mkdocs-macros calls define_env, which needs the knowledge
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the data; a mistake ends the build before anything is written."""
    _forget_edited_code()
    logging.getLogger("mkdocs.plugins.mkdocs_macros.util").addFilter(_is_no_traceback)
    from macros.knowledge import open_knowledge
    from macros.problems import DataProblems
    from macros.vietnamese import date_in_figures

    try:
        knowledge = open_knowledge(Path(config.config_file_path).parent / "data")
    except DataProblems as problems:
        raise PluginError(f"\n{problems}") from None
    # As a function: mkdocs-macros writes out all it finds in `extra` at every build.
    config.extra["knowledge"] = lambda: knowledge
    config.extra["checked_on"] = date_in_figures(knowledge.checked_on)
    _lead_to_current_plan(config, knowledge.current.plan.id)
    return config


def _is_no_traceback(record: logging.LogRecord) -> bool:
    """What mkdocs-macros could not fill in is said by `on_page_markdown`; a filter is added once, however often."""
    return not any(title in record.getMessage() for title in _FAILED)


def _forget_edited_code() -> None:
    """Under `mkdocs serve` an edit of our own code must show, too, and Python would go on using the loaded modules."""
    package = Path(__file__).parent
    code = {}
    for path in package.rglob("*"):
        with suppress(FileNotFoundError):  # editors write beside a file and rename: it may be gone again
            if path.is_file() and path.suffix != ".pyc":
                code[path] = path.stat().st_mtime_ns
    loaded = sys.modules.get("macros")
    if loaded is None or loaded.__dict__.get("loaded_from") != code:
        for name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
            del sys.modules[name]
        import macros

        macros.__dict__["loaded_from"] = code


def _lead_to_current_plan(config: MkDocsConfig, plan: str) -> None:
    """Whichever plan the navigation names, its tab opens the text of the current one: that is data."""
    from macros.addresses import plan_page, source_page

    for entry in config.nav or []:
        for title, path in entry.items() if isinstance(entry, dict) else ():
            if isinstance(path, str) and path.startswith("ke-hoach/"):
                entry[title] = source_page(plan_page(plan))


def _title_of_tab(path: str, config: MkDocsConfig) -> str | None:
    """How the navigation calls a page; it asks the page itself once there is one."""
    tabs = [entry for entry in config.nav or [] if isinstance(entry, dict)]
    return next((title for entry in tabs for title, of in entry.items() if of == path), None)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add generated pages and exports as virtual files; a hand-written page of the same path wins."""
    from macros.handbook import missing_tools, pdf_files
    from macros.pages import all_pages, file_groups
    from macros.written import PagesRefused, pages_of_other_plans

    knowledge = config.extra["knowledge"]()
    pdf = bool(config.extra["pdf"])  # they take a minute: a release asks for them
    if pdf and (missing := missing_tools()):
        raise PluginError(f"{missing}\nBỏ biến môi trường CAN_CU_PDF để dựng trang không có tệp PDF.")
    for page in all_pages(knowledge, pdf=pdf):
        if file := _added(page, "", files, config):  # the page itself is what is read
            _RecordPage(page, file, config, _title_of_tab(file.src_uri, config))
    try:
        for page in pages_of_other_plans(knowledge, Path(config.docs_dir)):
            _added(page, page.markdown, files, config)
    except PagesRefused as refused:
        raise PluginError(f"\n{refused}") from None
    data = Path(config.config_file_path).parent / "data"
    groups = file_groups(knowledge, data, Path(config.docs_dir), config.site_url or "")
    made = [make() for make in groups]
    for group in (*made, pdf_files(knowledge)) if pdf else made:
        for name, content in group.items():
            files.append(File.generated(config, name, content=content))
    group_of = {name: number for number, group in enumerate(made) for name in group}
    config.extra["group_of"] = lambda: group_of
    _reduce_theme_styles(files, config)
    _minify(files, config)
    return files


def _added(page: GeneratedPage, content: str, files: Files, config: MkDocsConfig) -> File | None:
    """The page as one of the files of the site, unless it is there already."""
    from macros.addresses import source_page

    path = source_page(page.address)
    if files.get_file_from_path(path) is not None:
        return None
    file = File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = f"../{page.record}"
    files.append(file)
    return file


class _RecordPage(Page):
    """A generated page, which is HTML but for its headings: no need to send it through Markdown.

    That was a third of what a build costs; another generator reads the same page as Markdown (`macros pages`). The
    text is held once, and as bytes: MkDocs keeps all pages until the end, and Python takes two bytes for a letter
    once one of them is Vietnamese.
    """

    def __init__(self, generated: GeneratedPage, file: File, config: MkDocsConfig, title: str | None) -> None:
        super().__init__(title, file, config)
        self.take(generated, config)

    def take(self, generated: GeneratedPage, config: MkDocsConfig) -> None:
        """Become this page; while serving, again after a record was edited."""
        from macros.pages import with_headings

        toc = config.mdx_configs["toc"]
        self.content, headings = with_headings(generated.body, toc["permalink"], toc["permalink_title"])
        self.markdown, self.meta = "", generated.front_matter
        self.toc = TableOfContents([])
        open_links: list[AnchorLink] = []
        for heading in headings:
            link = AnchorLink(heading.name, heading.id, heading.level)
            while open_links and open_links[-1].level >= link.level:
                open_links.pop()
            (open_links[-1].children if open_links else self.toc.items).append(link)
            open_links.append(link)

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is left to read."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing is left to render."""

    @property
    def content(self) -> str:
        return self._html.decode()

    @content.setter
    def content(self, html: str | None) -> None:
        self._html = (html or "").encode()

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        return _places(self.content)


@event_priority(-50)  # after mkdocs-macros
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Say in our words what mkdocs-macros could not fill in; it would put a traceback on the page.

    Others are said as well: strict mode ends the build after all pages.
    """
    from macros.written import PagesRefused, filled, read_page

    if markdown.startswith(_FAILED):
        source = page.file.src_uri if page.file.abs_src_path else (page.file.edit_uri or "")
        name = source.removeprefix("../docs/")
        written = read_page(name, Path(config.docs_dir) / name)
        try:
            filled(name, written.body, config.extra["knowledge"](), first_line=written.line)
        except PagesRefused as refused:
            _LOG.error("%s", refused)
        else:
            raise PluginError(f"docs/{name}: mkdocs-macros không điền được trang này.")
        return ""
    return markdown


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the blocks that macros made where their place was held (`macros.define_env`).

    MkDocs keeps pages until the end: with hundreds of plans, what is done with is a tenth of the memory.
    """
    blocks = page.meta.pop("blocks", ())
    page.markdown = ""
    for number, block in enumerate(blocks):
        place = f'<div data-block="{number}"></div>'
        if place not in content:
            raise PluginError(
                f"{page.file.src_uri}: Markdown bỏ mất một khối; để lời gọi macro đứng riêng một dòng."
            )
        content = content.replace(place, block, 1)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | _places(block)
    return content


def _places(content: str) -> set[str]:
    """The places on a page that others may link to."""
    return set(re.findall(r'\bid="([^"]+)"', content))


def _reduce_theme_styles(files: Files, config: MkDocsConfig) -> None:
    """Put our cut of the theme's style sheet in the place of its two (overrides/main.html links it)."""
    from macros.theme_styles import reduced

    theirs = [file for file in files if re.match(r"assets/stylesheets/(main|palette)\.", file.src_uri)]
    [main] = [file for file in theirs if re.search(r"/main\..*\.css$", file.src_uri)]
    files.append(File.generated(config, "assets/theme.css", content=reduced(main.content_string)))
    for file in theirs:
        files.remove(file)


def _minify(files: Files, config: MkDocsConfig) -> None:
    """Publish our scripts and style sheets without comments and indentation.

    What others made is left as it came; data has neither, and may hold what looks like a script.
    """
    from macros.minifying import minified

    for file in [*files.javascript_files(), *files.css_files()]:
        if re.match(r"assets/(?!javascripts/|vendor/)", file.src_uri):
            files.remove(file)
            content = minified(file.src_uri, file.content_string)
            files.append(File.generated(config, file.src_uri, content=content))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Hang each record page under its section, for the breadcrumbs and the active tab.

    The page is not added to the section's children: a navigation with every record on every page grows with the
    square of their number.
    """
    from macros.addresses import source_page

    for file in files.documentation_pages():
        if file.page is not None and "section" in file.page.meta:
            section = files.get_file_from_path(source_page(file.page.meta["section"]))
            if section is not None:
                # MkDocs expects a Section; a page serves, for it asks only for title, address and `active`.
                file.page.parent = section.page  # type: ignore[assignment]
    return env


def on_page_context(
    context: dict[str, object], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, object]:
    """Without a place to edit (`edit_uri`), the pencil opens the record as published in the open data."""
    from macros.addresses import relative

    record = page.file.edit_uri or ""
    if not config.edit_uri and record.startswith("../data/"):
        page.edit_url = relative(f"du-lieu/ban-ghi/{record.removeprefix('../data/')}", page.url)
    return context


@event_priority(-50)  # after the search plugin wrote its index, before the offline plugin (-100) copies it
def on_post_build(config: MkDocsConfig) -> None:
    """Write our search; of the theme's index, which every page loads, only the settings stay."""
    from macros.minifying import minified
    from macros.search import engine_script, search_files

    site = Path(config.site_dir)
    theirs = site / "search" / "search_index.json"
    index = json.loads(theirs.read_text(encoding="utf-8"))
    about = {
        "name": config.site_name,
        "description": config.site_description or "",
        "address": config.site_url or "",
    }
    files = search_files(config.extra["knowledge"](), index["docs"], about)
    engine = engine_script(Path(config.docs_dir) / "assets" / "search")
    files["search/engine.js"] = minified("engine.js", engine)
    for address, content in files.items():
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    theirs.write_text(json.dumps({**index, "docs": []}), encoding="utf-8")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend the frame of the theme, and offer the search to the browser.

    A dialog needs a name. A checkbox may not say `autocomplete="off"`, by which the theme keeps Firefox from opening
    the search again when the page is loaded again; its form may, if it stands before it.
    """
    output = output.replace('role="dialog"', 'role="dialog" aria-label="Tìm kiếm"', 1)
    output = re.sub(
        r'(<input class="md-toggle" [^>]*)autocomplete="off"', r'\1form="toggles"', output, count=2
    )
    form = '<form id="toggles" autocomplete="off" hidden></form>'
    output = output.replace('<input class="md-toggle"', f'{form}<input class="md-toggle"', 1)
    if config.site_url:  # the description of the search holds absolute addresses
        link = (
            '<link rel="search" type="application/opensearchdescription+xml" '
            f'title="{config.site_name}" href="{config.site_url}opensearch.xml">'
        )
        output = output.replace("</head>", f"{link}</head>", 1)
    return output
