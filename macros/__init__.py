"""The knowledge site of a provincial plan and its legal basis.

`define_env` is what mkdocs-macros calls: it offers the pieces of `render.Parts` to the hand-written pages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def define_env(env: Any) -> None:
    """Register the macros of hand-written pages; each is bound to the page that is being rendered."""
    from macros.render import Parts, macro_names

    knowledge = env.conf.extra["knowledge"]()

    def bound(name: str) -> Callable[..., object]:
        def macro(*args: object, **options: object) -> object:
            return getattr(Parts(knowledge, env.page.url), name)(*args, **options)

        return macro

    for name in macro_names():
        env.macro(bound(name), name)
