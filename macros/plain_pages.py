"""`python -m macros pages`: the way out, every page as plain Markdown for another site generator than MkDocs.

Pages stand at the paths of their addresses, with all they link to beside them: assets, exports, the search. Left
out is what only the theme of MkDocs reads (`docs/overrides/`) and the frame it puts around pages.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.addresses import source_page
from macros.knowledge import Knowledge
from macros.minifying import minified
from macros.pages import all_files, all_pages
from macros.pages.page import yaml_text
from macros.problems import refusal_of
from macros.search import engine_script, search_files
from macros.written import PagesRefused, filled, pages_of_other_plans, read_page

MARKER = ".can-cu-pages"
"""The file by which the command knows a folder of its own, which it may replace."""

_MARKED = "Thư mục này do lệnh python -m macros pages ghi; mỗi lần chạy lại, toàn bộ được thay.\n"


def write_pages(knowledge: Knowledge, data: Path, out: Path) -> dict[str, bytes]:
    """Write all pages into a folder, whole or not at all; what was written, by path.

    `data` is where the records were read, the hand-written pages lie in `docs` beside it. A folder is replaced only
    if this command made it or it is empty. Raises PagesRefused.
    """
    docs = data.absolute().parent / "docs"
    out = Path(os.path.realpath(out))  # a link stays, what it leads to is replaced
    for source in (data, docs):
        if out.is_relative_to(os.path.realpath(source)):
            raise PagesRefused(
                f"Không ghi vào {source}: đó là nơi để nguồn của trang. Gợi ý: chọn thư mục khác."
            )
    try:
        _refuse_what_is_not_ours(out)
    except OSError as error:
        raise PagesRefused(f"Không ghi được vào {out}: {refusal_of(error)}.") from None
    try:
        files = plain_files(knowledge, data, docs)
    except OSError as error:
        raise PagesRefused(f"Không đọc được {error.filename}: {refusal_of(error)}.") from None
    try:
        _replace(out, {**files, MARKER: _MARKED.encode()})
    except OSError as error:
        raise PagesRefused(f"Không ghi được vào {out}: {refusal_of(error)}.") from None
    return files


def plain_files(knowledge: Knowledge, data: Path, docs: Path) -> dict[str, bytes]:
    """All files by path: generated and hand-written pages, assets, exports, the search of the records."""
    pages = {
        source_page(page.address): _plain(page.title, page.description, page.record, page.body)
        for page in all_pages(knowledge)
    }
    for page in pages_of_other_plans(knowledge, docs):
        name = source_page(page.address)
        body = _to_addresses(filled(name, page.body, knowledge))
        pages[name] = _plain(page.title, page.description, page.record, body)
    carried = {path.relative_to(docs).as_posix(): path for path in _sources(docs)}
    written = {
        name: _written(name, path, knowledge) for name, path in carried.items() if path.suffix == ".md"
    }
    assets = {name: path.read_bytes() for name, path in carried.items() if name not in written}
    # Sections of hand-written pages come from the theme's search plugin: without it, the search finds records.
    search = search_files(knowledge, (), {"name": "", "description": "", "address": ""})
    search["search/engine.js"] = minified("engine.js", engine_script(docs / "assets" / "search"))
    texts = {name: text.encode() for name, text in {**search, **pages, **written}.items()}
    return {**all_files(knowledge, data, docs), **assets, **texts}


def _plain(title: str, description: str, record: str, body: str) -> str:
    meta = {"title": title, "description": description, "record": record}
    front = "".join(f"{key}: {yaml_text(value)}\n" for key, value in meta.items())
    return f"---\n{front}---\n\n{body.strip()}\n"


def _sources(docs: Path) -> Iterator[Path]:
    """Hand-written pages and assets; as mkdocs.yml has it, not the theme's templates, scripts that make assets."""
    for path in sorted(docs.rglob("*")):
        parts = path.relative_to(docs).parts
        hidden = parts[0] == "overrides" or any(part.startswith(".") for part in parts)
        if path.is_file() and not hidden and path.suffix != ".py":
            yield path


# The target of a Markdown link to a page: `](../van-ban/index.md#vien-dan)`.
_PAGE_LINK = re.compile(r"(\]\((?!\w+:)[^()\s]+)\.md(?=[#)])")


def _written(name: str, path: Path, knowledge: Knowledge) -> str:
    """A hand-written page with its macros filled in, and its links to addresses, as generated pages have them."""
    page = read_page(name, path)
    given = page.meta.get("render_macros")
    body = filled(name, page.body, knowledge, first_line=page.line) if given else page.body
    return _plain(page.title, page.description, f"docs/{name}", _to_addresses(body))


def _to_addresses(body: str) -> str:
    return _PAGE_LINK.sub(r"\1.html", body)


# -- the folder --------------------------------------------------------------------------------------------------


def _refuse_what_is_not_ours(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise PagesRefused(f"{out} là một tệp, không phải thư mục. Gợi ý: chọn tên khác.")
    if any(out.iterdir()) and not (out / MARKER).is_file():
        raise PagesRefused(
            f"Thư mục {out} đang có tệp không do lệnh này ghi nên không thay. Gợi ý: chọn thư mục mới."
        )


def _replace(out: Path, files: Mapping[str, bytes]) -> None:
    """Write beside the folder, or beside the first folder on the way to it that is missing; then swap by renaming."""
    place = next(folder for folder in out.parents if folder.exists())
    mark = f".{out.name}.dang-ghi-"
    for left in place.iterdir():
        if left.name.startswith(mark):  # of a run that was killed
            shutil.rmtree(left, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=mark, dir=place))
    try:
        new, old = work / "new", work / "old"
        for name, content in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        out.parent.mkdir(parents=True, exist_ok=True)
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
