"""No page uses what was cut from the theme's style sheet."""

from __future__ import annotations

import re
from pathlib import Path

from html_pages import HtmlPage

from macros.theme_styles import UNUSED


def test_no_page_uses_a_class_whose_styles_were_cut(pages: dict[str, HtmlPage]) -> None:
    used = {
        name: page.path
        for page in pages.values()
        for value in re.findall(r'class="([^"]*)"', page.source)
        for name in value.split()
    }
    cut = {name: page for name, page in used.items() if name.startswith(UNUSED)}
    assert not cut, "take these off UNUSED in macros/theme_styles.py"


def test_pages_link_the_cut_and_not_the_original(pages: dict[str, HtmlPage], built_site: Path) -> None:
    assert (built_site / "assets/theme.css").is_file()
    assert not list((built_site / "assets").rglob("main.*.css*"))
    for page in pages.values():
        if 'class="md-header"' in page.source:  # the lists of numbers (so/) and 404.html stand alone
            assert "assets/theme.css" in page.source
