"""Pages that only lead on: from an old address to the page of today, from a number to its document.

They stand outside the theme, so that they are small, in no search and in no map of the site.
"""

from __future__ import annotations

from html import escape

from macros.addresses import relative
from macros.knowledge import Knowledge
from macros.model import OldAddress
from macros.vietnamese import date_in_figures

_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="description" content="{description}">
<title>{title}</title>
{head}</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""

# The script goes on with the anchor of the old address, which a refresh would drop.
_HEAD = """<link rel="canonical" href="{target}">
<meta http-equiv="refresh" content="0; url={target}">
<script src="{script}"></script>
"""

_BODY = """<p>Trang ở địa chỉ này đã chuyển sang địa chỉ khác. <a href="{target}">Mở địa chỉ mới</a></p>
<p>Chuyển từ ngày {since}. {reason}</p>"""


def leading_page(title: str, description: str, *, head: str, body: str) -> str:
    """A page of its own; `head` and `body` are HTML, the other texts are not."""
    return _PAGE.format(title=escape(title), description=escape(description), head=head, body=body)


def redirects(knowledge: Knowledge) -> dict[str, bytes]:
    """A page at each old address."""
    return {row.old: _redirect(row).encode() for row in knowledge.registry.corpus.old_addresses}


def _redirect(row: OldAddress) -> str:
    target = escape(relative(row.page, row.old))
    return leading_page(
        f"Địa chỉ cũ: {row.old}",
        f"Địa chỉ cũ {row.old} dẫn tới trang hiện nay",
        head=_HEAD.format(target=target, script=escape(relative("assets/dia-chi-cu.js", row.old))),
        body=_BODY.format(target=target, since=date_in_figures(row.since), reason=escape(row.reason)),
    )
