"""Pages that only lead on: from an old address to the page of today, from a number to its document.

They stand outside the theme, so that they are small, in no search and in no map of the site.
"""

from __future__ import annotations

from html import escape

from macros.addresses import OF_ONE_PLAN, of_plan, relative
from macros.knowledge import Knowledge
from macros.model import OldAddress, Plan
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

_CURRENT = (
    """<p>{plan} là Kế hoạch hiện hành của trang. <a href="{target}">Mở trang của Kế hoạch này</a></p>"""
)


def leading_page(title: str, description: str, *, head: str, body: str) -> str:
    """A page of its own; `head` and `body` are HTML, the other texts are not."""
    return _PAGE.format(title=escape(title), description=escape(description), head=head, body=body)


def redirects(knowledge: Knowledge) -> dict[str, bytes]:
    """A page at each old address, and at those that the current plan has had or will have as another one."""
    found = {row.old: _redirect(row) for row in knowledge.registry.corpus.old_addresses}
    if knowledge.is_one_of_several:
        plan = knowledge.current.plan
        found |= {of_plan(page, plan.id): _to_current(page, plan) for page in OF_ONE_PLAN}
    return {address: page.encode() for address, page in found.items()}


def _redirect(row: OldAddress) -> str:
    return _leads_on(
        row.old,
        row.page,
        title=f"Địa chỉ cũ: {row.old}",
        description=f"Địa chỉ cũ {row.old} dẫn tới trang hiện nay",
        body=_BODY.format(
            target=escape(relative(row.page, row.old)),
            since=date_in_figures(row.since),
            reason=escape(row.reason),
        ),
    )


def _to_current(page: str, plan: Plan) -> str:
    """The current plan is shown by the page itself; by its own address, too, which stays its own afterwards."""
    address = of_plan(page, plan.id)
    return _leads_on(
        address,
        page,
        title=plan.name,
        description=f"{plan.name} là Kế hoạch hiện hành của trang",
        body=_CURRENT.format(target=escape(relative(page, address)), plan=escape(plan.name)),
    )


def _leads_on(address: str, page: str, *, title: str, description: str, body: str) -> str:
    target, script = escape(relative(page, address)), escape(relative("assets/dia-chi-cu.js", address))
    return leading_page(title, description, head=_HEAD.format(target=target, script=script), body=body)
