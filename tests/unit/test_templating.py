"""The one path by which text from the data enters a page."""

import pytest
from factories import links_on

from macros.pages.templating import environment, md

HOSTILE = '<script>alert("x")</script> {{ 7*7 }} *a* [b](javascript:x) `c` {: #d } # e'


def test_text_in_html_is_escaped() -> None:
    template = environment().from_string("<p>{{ text }}</p>")
    html = template.render(text=HOSTILE)
    assert "<script>" not in html
    assert "{{ 7*7 }}" in html  # text, not Jinja: generated pages are never rendered again


def test_text_in_markdown_keeps_its_signs() -> None:
    import markdown

    html = markdown.markdown(f"## {md(HOSTILE)}", extensions=["attr_list"])
    assert html.startswith(
        "<h2>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; {{ 7*7 }} *a* [b](javascript:x)"
    )
    assert "<a" not in html
    assert "<em>" not in html
    assert 'id="d"' not in html


@pytest.mark.parametrize(
    ("method", "argument", "link"),
    [
        ("document", "33-ct-ttg-2021", "../van-ban/33-ct-ttg-2021.html"),
        ("agency", "so-noi-vu", "so-noi-vu.html"),
        ("task", "II.4.b1", "../nhiem-vu/73-kh-ubnd-2024/ii-4-b1.html"),
        ("provision", "II.8.h", "../ke-hoach/73-kh-ubnd-2024.html#ii-8"),
        ("erratum", "A1", "../dinh-chinh/index.html#a1"),
    ],
)
def test_links_from_a_page(method: str, argument: str, link: str) -> None:
    links = links_on("co-quan/thanh-tra-tinh.html")
    assert getattr(links, method)(argument) == link
