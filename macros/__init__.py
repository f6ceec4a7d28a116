"""The knowledge site of a provincial plan and its legal basis.

`define_env` is what mkdocs-macros calls: it offers the pieces of `render.Parts` to the hand-written pages. Blocks of
HTML are kept out of Markdown, which would read every tag of a list of a thousand rows: a place is held for them, and
`hooks.on_page_content` fills it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def define_env(env: Any) -> None:
    """Register the macros of hand-written pages; each is bound to the page that is being rendered.

    And to what is known then: while serving, that changes with every edit of the data.
    """
    from macros.render import Parts, macro_names

    def bound(name: str) -> Callable[..., object]:
        def macro(*args: object, **options: object) -> object:
            made = getattr(Parts(env.conf.extra["knowledge"](), env.page.url), name)(*args, **options)
            return _held(made, env.page.meta) if isinstance(made, str) and "\n" in made else made

        return macro

    for name in macro_names():
        env.macro(bound(name), name)


def _held(block: str, meta: dict[str, Any]) -> str:
    """The place of a block, which waits with the page until Markdown is done; what follows it begins where it did."""
    blocks = meta.setdefault("blocks", [])
    blocks.append(block.rstrip())
    return f'<div data-block="{len(blocks) - 1}"></div>{block[len(block.rstrip()) :]}'
