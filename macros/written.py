"""Hand-written pages of `docs/`: read, filled in, and where one shows one plan, made for each other plan, too."""

from __future__ import annotations

import re
import traceback
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError

from macros.addresses import OF_ONE_PLAN, source_page
from macros.knowledge import Knowledge
from macros.pages import GeneratedPage
from macros.pages.page import EVERY_PAGE
from macros.problems import nearest
from macros.render import BadMacroCall, Parts, macro_names

_PARTS = re.compile(r"---\n(?P<meta>.*?\n)---\n(?P<body>.*)", re.DOTALL)


class PagesRefused(Exception):
    """A page cannot be made; `str()` is the reason in Vietnamese."""


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A hand-written page as it stands in its file: what its head says, and its Markdown with macros.

    `line` is that of the file on which the body begins, counted from 1.
    """

    meta: Mapping[str, Any]
    body: str
    line: int

    @property
    def title(self) -> str:
        """The title of its head."""
        return str(self.meta["title"])

    @property
    def description(self) -> str:
        """The description of its head; may be empty."""
        return str(self.meta.get("description", ""))


def read_page(name: str, path: Path) -> WrittenPage:
    """A page by its path in `docs/`. Raises PagesRefused if it is none, OSError if it is not there."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        parts = _PARTS.fullmatch(text)
        meta = yaml.safe_load(parts["meta"]) if parts else None
    except (UnicodeError, yaml.YAMLError):
        parts = meta = None
    if parts is None or not isinstance(meta, dict) or "title" not in meta:
        raise PagesRefused(
            f"docs/{name}: trang phải là UTF-8 và mở đầu bằng phần giữa hai dòng ---, có khóa title."
        )
    return WrittenPage(meta, parts["body"], text.count("\n", 0, parts.start("body")) + 1)


def filled(name: str, body: str, knowledge: Knowledge, *, first_line: int = 1) -> str:
    """The Markdown of a page with its macros filled in, as seen from the page.

    `first_line` is where the body begins in the file. Raises PagesRefused.
    """
    parts = Parts(knowledge, f"{name.removesuffix('.md')}.html")
    values: dict[str, Any] = {macro: getattr(parts, macro) for macro in macro_names()}
    values["pdf"] = False  # only a release makes PDF files
    try:
        return Environment(undefined=StrictUndefined, autoescape=True).from_string(body).render(values)
    except (BadMacroCall, TemplateError, TypeError) as error:  # TypeError: a macro without its argument
        line = first_line + _line_of(error) - 1
        raise PagesRefused(
            f"docs/{name}:{line}: chỗ trong ngoặc nhọn viết chưa đúng: {_reason(error)}"
        ) from None


def _reason(error: Exception) -> str:
    """What is wrong, in the words of the macro, or of Jinja where its own syntax is broken."""
    unknown = re.fullmatch(r"'(\w+)' is undefined", str(error)) if isinstance(error, UndefinedError) else None
    if unknown is None:
        return str(error)
    meant = nearest(unknown[1], macro_names())
    return f'không có tên "{unknown[1]}".' + (f' Gợi ý: "{meant}".' if meant else "")


def _line_of(error: Exception) -> int:
    """On which line of a body an error arose, counted from 1; Jinja puts its templates among the frames."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return frames[-1].lineno or 1 if frames else 1


def pages_of_other_plans(
    knowledge: Knowledge, docs: Path, wanted: Container[str] = EVERY_PAGE
) -> Iterator[GeneratedPage]:
    """The pages that show the current plan, for each other plan: the same words around its matrices and pictures.

    With their macros, which fill in what the page's own plan has. Where such pages link each other, those of one plan
    do. Only those at the addresses `wanted`. Raises PagesRefused, OSError.
    """
    for address in OF_ONE_PLAN if knowledge.is_one_of_several else ():
        name = source_page(address)
        written = read_page(name, docs / name)
        for view in knowledge.plans[1:]:
            page = view.registry.page_of_plan(address)
            if page not in wanted:
                continue
            body = written.body
            for other in OF_ONE_PLAN:
                body = body.replace(
                    f"](../{source_page(other)}", f"](../{source_page(view.registry.page_of_plan(other))}"
                )
            yield GeneratedPage(
                address=page,
                title=view.told_apart(written.title),
                description=f"{written.title} của {view.plan.name}",
                body=body.strip(),
                record=f"docs/{name}",
                section=address,
                meta={"hide": written.meta.get("hide", []), "render_macros": True},
            )
