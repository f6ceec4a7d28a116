"""The cut of the theme's style sheet: what no page shows goes, all else stays as it was."""

from __future__ import annotations

import pytest

from macros.theme_styles import reduced


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".md-tabs{color:red}.md-header{color:blue}", ".md-header{color:blue}"),
        (".md-tabs__link,.md-header,.keys{color:red}", ".md-header{color:red}"),
        ("@media print{.md-tabs{a:b}.md-top{a:b}}", "@media print{.md-top{a:b}}"),
        ("@media print{.md-tabs{a:b}}.md-top{a:b}", ".md-top{a:b}"),
        ('@charset "UTF-8";.md-top{a:b}', '@charset "UTF-8";.md-top{a:b}'),
        ("@keyframes x{0%{a:b}to{a:c}}", "@keyframes x{0%{a:b}to{a:c}}"),
        ("/* .md-top{ */.md-path{a:b}", ".md-path{a:b}"),
    ],
)
def test_rules_of_unused_features_go(sheet: str, left: str) -> None:
    assert reduced(sheet) == left


@pytest.mark.parametrize(
    "sheet",
    [
        ".md-top:not(.md-tabs){a:b}",
        ".md-typeset :is(.tabbed-set,p){a:b}",
        ".md-path{content:'.md-tabs{'}",
        '.md-path{background:url("a;b{c}")}',
        ".x-keys>.md-top{a:b}",
    ],
)
def test_what_only_looks_like_an_unused_feature_stays(sheet: str) -> None:
    assert reduced(sheet) == sheet


def test_pictures_that_nothing_shows_go() -> None:
    sheet = ':root{--a:url("data:x;y");--b:url("data:z");--c:1px}.md-path{mask:var(--b)}'
    assert reduced(sheet) == ':root{--b:url("data:z");--c:1px}.md-path{mask:var(--b)}'
    assert reduced(':root{--a:url("data:x")}p{a:b}') == "p{a:b}"


@pytest.mark.parametrize("sheet", ["", ".md-path{a:b", "@media print{.md-path{a:b}", "p"])
def test_a_sheet_cut_short_is_no_error(sheet: str) -> None:
    reduced(sheet)
