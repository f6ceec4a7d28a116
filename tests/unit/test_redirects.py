"""Pages that only lead on: relative addresses, so that they work under any path and from a stick; text, never code."""

from __future__ import annotations

from datetime import date

import pytest
from factories import loaded
from pydantic import ValidationError

from macros.exports.redirects import redirects
from macros.knowledge import Knowledge
from macros.model import OldAddress
from macros.references import References
from macros.registry import Registry


def row(**overrides: object) -> OldAddress:
    fields = {
        "old": "cu/a.html",
        "page": "van-ban/b.html",
        "since": date(2026, 1, 2),
        "reason": "Đổi tên tệp.",
    }
    return OldAddress.model_validate({**fields, **overrides})


def page(old: OldAddress) -> str:
    registry = Registry(loaded(old_addresses=(old,)).corpus)
    return redirects(Knowledge(registry, References(())))[old.old].decode()


def test_page_leads_on_relatively_with_and_without_scripts() -> None:
    written = page(row())
    assert '<meta http-equiv="refresh" content="0; url=../van-ban/b.html">' in written
    assert '<a href="../van-ban/b.html">Mở địa chỉ mới</a>' in written
    assert '<link rel="canonical" href="../van-ban/b.html">' in written
    assert '<script src="../assets/dia-chi-cu.js"></script>' in written
    assert "<p>Chuyển từ ngày 02/01/2026. Đổi tên tệp.</p>" in written


def test_reason_is_text() -> None:
    assert "<p>Chuyển từ ngày 02/01/2026. &lt;b&gt;{{ 1 }}&lt;/b&gt;</p>" in page(
        row(reason="<b>{{ 1 }}</b>")
    )


@pytest.mark.parametrize(
    "address",
    ["", "/a.html", "../a.html", "a/../b.html", "a//b.html", "A.html", "a.htm", "a.html#b", "a.html\n"],
)
def test_error_no_address_of_a_page(address: str) -> None:
    with pytest.raises(ValidationError):
        row(old=address)
