"""Published scripts and styles lose what only their authors need, and nothing that a browser needs."""

from __future__ import annotations

import pytest

from macros.minifying import minified


@pytest.mark.parametrize(
    ("style", "left"),
    [
        ("/* why */ .a :is(th, td) > b { color : red; }", ".a :is(th,td)>b{color:red}"),
        (".a { margin: calc(50% - 50vw + var(--s5)); }", ".a{margin:calc(50% - 50vw + var(--s5))}"),
        (
            "@media screen and (max-width: 44.9em) { a :focus { b: c } }",
            "@media screen and (max-width:44.9em){a :focus{b:c}}",
        ),
        ('a::after { content: "\\a0↕" / ""; }', 'a::after{content:"\\a0↕" / ""}'),
        ("@page wide { size: A4 landscape; }", "@page wide{size:A4 landscape}"),
    ],
)
def test_styles_keep_what_they_say(style: str, left: str) -> None:
    assert minified("site.css", style) == f"{left}\n"


@pytest.mark.parametrize(
    ("script", "left"),
    [
        ("const a = 1; // why\n", "const a=1;"),
        ("const a = `x  ${b}  // text`;", "const a=`x  ${b}  // text`;"),
        ('if (a) return /x "/.test(b) ? a / b / 2 : 1;', 'if(a)return/x "/.test(b)?a/b/2:1;'),
        ("let a = b\n(c)", "let a=b\n(c)"),
    ],
)
def test_scripts_keep_what_they_say(script: str, left: str) -> None:
    assert minified("page.js", script) == f"{left}\n"


def test_error_a_template_inside_a_template_would_lose_its_spaces() -> None:
    script = 'const a = 1;\nconst b = `${c}${d ? `, ${d} more` : ""}`;\n'
    with pytest.raises(ValueError, match=r"^page\.js:2: a template inside a template"):
        minified("page.js", script)
