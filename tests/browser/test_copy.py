"""Copying in a real Chromium: what lies on the clipboard afterwards, and what it means."""

from __future__ import annotations

from typing import Any

import pytest

# Pasted as a word processor would take it, for the page itself may not read the clipboard.
PASTED = """() => new Promise((done) => {
  const field = document.body.appendChild(document.createElement("textarea"));
  field.addEventListener("paste", (event) => {
    event.preventDefault();
    done({ text: event.clipboardData.getData("text/plain"), html: event.clipboardData.getData("text/html") });
    field.remove();
  });
  field.focus();
})"""


def _pasted(page: Any) -> dict[str, str]:
    page.evaluate(f"() => {{ window.pasted = ({PASTED})(); }}")
    page.keyboard.press("Control+V")
    pasted: dict[str, str] = page.evaluate("() => window.pasted")
    return pasted


def test_document_is_copied_as_cited_first_and_later(page: Any, base: str) -> None:
    page.goto(f"{base}van-ban/372-qd-tu-2021.html")
    first, later = page.locator("button.copy").all()
    first.click()
    assert _pasted(page)["text"] == (
        "Quyết định số 372-QĐ/TU ngày 05/10/2021 của Ban Thường vụ Tỉnh ủy Hà Giang ban hành Quy chế công tác dân "
        "vận của hệ thống chính trị tỉnh Hà Giang"
    )
    assert first.inner_text() == "Đã chép viện dẫn lần đầu"
    page.wait_for_selector("[role=status] >> text=Đã chép viện dẫn lần đầu", state="attached")
    later.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=status] >> text=Đã chép viện dẫn lần sau", state="attached")
    assert _pasted(page)["text"] == "Quyết định số 372-QĐ/TU"


def test_provision_is_copied_with_its_address(page: Any, base: str) -> None:
    page.goto(f"{base}ke-hoach/73-kh-ubnd-2024.html")
    page.locator("#ii-5-b2 button.copy").focus()
    page.keyboard.press("Enter")
    pasted = _pasted(page)["text"]
    assert pasted == (
        "gạch đầu dòng thứ hai, mục 5, phần II Kế hoạch số 73/KH-UBND ngày 28/02/2024 của Ủy ban nhân dân tỉnh "
        f"Hà Giang ({base}ke-hoach/73-kh-ubnd-2024.html#ii-5-b2)"
    )


def test_wording_is_copied_without_the_marks_of_its_slips(page: Any, base: str) -> None:
    page.goto(f"{base}nhiem-vu/73-kh-ubnd-2024/ii-4-b1.html")
    button = page.locator("button[data-copy=nguyen-van]")
    button.click()
    assert button.inner_text() == "Đã chép nguyên văn"
    pasted = _pasted(page)["text"]
    assert pasted.startswith(
        "Các cơ quan, đơn vị tiếp tục triển khai có hiệu quả Nghị quyết số 14-NQ/TU ngày 24/8/2021 của Ban Thường vụ "
        "Tỉnh ủy; Đề án số 56/ĐA-UBND ngày 24/8/2021 của UBND tỉnh"
    )
    assert pasted.endswith("giai đoạn 2021-2030.")


def test_block_of_legal_basis_is_pasted_in_italics(page: Any, base: str) -> None:
    page.goto(f"{base}nhiem-vu/73-kh-ubnd-2024/ii-5-b1.html")
    page.locator("button[data-copy=chep-can-cu]").click()
    pasted = _pasted(page)
    lines = pasted["text"].split("\n")
    assert all(line.startswith(("Căn cứ ", "Thực hiện ")) for line in lines)
    assert [line[-1] for line in lines] == [";"] * (len(lines) - 1) + ["."]
    assert pasted["html"].count("<i>") == len(lines)


def test_without_scripts_no_button_promises_anything(chromium: Any, base: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}van-ban/372-qd-tu-2021.html")
    assert page.locator("button.copy:visible").count() == 0
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_buttons_of_the_plan_are_reached_by_keyboard_and_seen(page: Any, base: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{base}ke-hoach/73-kh-ubnd-2024.html")
    button = page.locator("#ii-5-b2 button.copy")
    button.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.wait_for_function(
        "getComputedStyle(document.querySelector('#ii-5-b2 button.copy')).opacity === '1'", timeout=3000
    )
