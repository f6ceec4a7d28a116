"""The page "Soạn căn cứ" in a real Chromium: ticks, options, links, copies, the Word file, and equality with Python."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import docx
import pytest

from macros.knowledge import Knowledge, open_knowledge
from macros.legal_basis import Host, Options, block, paragraphs, task_documents
from macros.model import Verb
from macros.naming import Committee, DateStyle
from macros.vietnamese import slugify

DATA = Path(__file__).parents[2] / "data"
PAGE = "can-cu/index.html"
TASK = "II.4.b1"
PLAN = Options()

TICK = "([list, id]) => document.querySelector(`[data-list=${list}] input[value='${id}']`).click()"
CHOOSE = """([name, value]) => {
  const select = document.querySelector(`[data-option=${name}]`);
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}"""
BLOCKS = """(all) => all.map((wanted) => {
  const choices = Object.assign({}, wanted);
  for (const name of ["tasks", "documents", "out"]) choices[name] = new Set(wanted[name]);
  const lines = CanCuBlock.lines(CanCuData, choices);
  return [CanCuBlock.paragraphs(lines, choices), lines.map((line) => line.warnings)];
})"""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


def expected(knowledge: Knowledge, options: Options = PLAN, *tasks: str) -> list[str]:
    registry = knowledge.registry
    documents = [
        document
        for task in tasks or (TASK,)
        for document in task_documents(registry.tasks[task], registry, knowledge.references, options)
    ]
    return list(paragraphs(block(documents, registry, options), options))


def lines(page: Any) -> list[str]:
    found: list[str] = page.locator("#builder-lines p").all_text_contents()
    return found


def opened(page: Any, base: str, address: str = "") -> Any:
    page.goto(f"{base}{PAGE}{address}")
    page.wait_for_selector("[data-builder]:not([inert])")
    return page


# -- equality ------------------------------------------------------------------------------------------------------


def test_browser_and_python_write_the_same_blocks(page: Any, server: str, knowledge: Knowledge) -> None:
    """Random choices under every combination of options."""
    registry, draw = knowledge.registry, random.Random(73)  # noqa: S311 - the same choices in every run
    forms = list(
        itertools.product(
            Host, DateStyle, Committee, (Verb.THUC_HIEN, Verb.CAN_CU), ({1}, {1, 3}, {1, 2, 3}), (True, False)
        )
    )
    asked, wanted = [], []
    for host, dates, committee, verb, tiers, papers in forms:
        options = Options(host, dates, committee, verb, frozenset(tiers), papers)
        tasks = draw.sample(list(registry.tasks.values()), draw.randint(0, 4))
        documents = draw.sample(list(registry.documents.values()), draw.randint(0, 12))
        out = draw.sample(list(registry.documents), draw.randint(0, 5))
        brought = [
            document
            for task in tasks
            for document in task_documents(task, registry, knowledge.references, options)
            if document.id not in out
        ]
        made = block([*brought, *documents], registry, options)
        wanted.append([list(paragraphs(made, options)), [list(line.warnings) for line in made]])
        asked.append(
            {
                "host": host,
                "dates": dates,
                "committee": committee,
                "verb": verb,
                "tiers": sorted(tiers),
                "papers": papers,
                "tasks": [slugify(task.id) for task in tasks],
                "documents": [document.id for document in documents],
                "out": out,
            }
        )
    assert len(asked) == 144
    assert opened(page, server).evaluate(BLOCKS, asked) == wanted


def test_the_defaults_of_the_page_are_those_of_the_task_pages(
    page: Any, server: str, knowledge: Knowledge
) -> None:
    assert lines(opened(page, server, "?nv=ii-4-b1")) == expected(knowledge)
    page.goto(f"{server}nhiem-vu/73-kh-ubnd-2024/ii-4-b1.html")
    assert page.locator("#chep-can-cu p").all_text_contents() == expected(knowledge)
    page.get_by_role("link", name="Mở trong công cụ soạn căn cứ").click()
    page.wait_for_selector("[data-builder]:not([inert])")
    assert lines(page) == expected(knowledge)


# -- what a drafter does -------------------------------------------------------------------------------------------


def test_ticking_and_options_change_the_block_and_the_link_opens_it_again(
    page: Any, base: str, knowledge: Knowledge
) -> None:
    opened(page, base)
    assert lines(page) == []
    assert "Chưa có dòng nào" in page.locator(".builder__count").text_content()
    page.evaluate(TICK, ["tasks", "ii-4-b1"])
    assert lines(page) == expected(knowledge)
    page.evaluate(CHOOSE, ["host", "quyet-dinh"])
    page.evaluate(CHOOSE, ["dates", "figures"])
    page.evaluate(CHOOSE, ["committee", "short"])
    page.evaluate(TICK, ["tasks", "ii-1-b1"])
    options = Options(Host.DECISION, DateStyle.FIGURES, Committee.SHORT)
    tasks = (TASK, "II.1.b1")
    assert lines(page) == expected(knowledge, options, *tasks)
    address = page.url
    assert "loai=quyet-dinh&ngay=figures&uyban=short" in address
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("[data-builder]:not([inert])")
    assert lines(page) == expected(knowledge, options, *tasks)
    assert page.locator("[data-option=host]").input_value() == "quyet-dinh"
    assert page.locator(".builder__unknown").is_hidden()


def test_a_link_of_a_task_page_goes_on_as_an_address(page: Any, base: str) -> None:
    opened(page, base, "?nv=ii-4-b1&h=x")
    assert page.locator(".builder__unknown").is_hidden()
    page.evaluate(TICK, ["tasks", "ii-1-b1"])
    assert page.url.endswith("can-cu/index.html#nv=ii-1-b1,ii-4-b1")
    page.get_by_role("button", name="Bỏ chọn tất cả").click()
    assert page.url.endswith("can-cu/index.html")


def test_a_line_can_be_left_out_and_taken_back(page: Any, base: str) -> None:
    opened(page, base, "#nv=ii-4-b1")
    before = lines(page)
    page.get_by_role("button", name="Bỏ 33/CT-TTg").click()
    assert len(lines(page)) == len(before) - 1
    assert not [line for line in lines(page) if "33/CT-TTg" in line]
    assert page.url.endswith("#nv=ii-4-b1&bo=33-ct-ttg-2021")
    assert page.evaluate("document.activeElement.id") == "builder-title"
    box = page.locator("[data-list=documents] input[value='33-ct-ttg-2021']")
    assert not box.is_checked()
    page.get_by_role("button", name="Lấy lại 33/CT-TTg").click()
    assert lines(page) == before
    assert box.is_checked()
    page.get_by_role("button", name="Bỏ chọn tất cả").click()
    assert lines(page) == []


def test_lines_link_to_documents_and_carry_their_warnings(page: Any, server: str) -> None:
    opened(page, server, "#vb=03-2011-qh13")
    tools = page.locator(".builder__tools")
    assert tools.locator("a").get_attribute("href") == "../van-ban/03-2011-qh13.html"
    assert "Bị thay thế, bãi bỏ bởi: Luật Tố cáo số 25/2018/QH14." in tools.text_content()
    assert page.locator(".builder__count").text_content() == "1 dòng, 1 dòng có điều cần rà soát."


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("#nv=ii-4-b1,khong-co&loai=thong-tu&la=1", "nv=khong-co; loai=thong-tu; la=1"),
        ("#nv=ii-4-b1&constructor=1&tang=9", "constructor=1; tang=9"),
        ("#nv=ii-4-b1&x=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "x=<img src=x onerror=alert(1)>"),
    ],
)
def test_error_what_an_address_does_not_mean_is_said_and_the_rest_is_kept(
    page: Any, base: str, knowledge: Knowledge, address: str, said: str
) -> None:
    opened(page, base, address)
    message = page.locator(".builder__unknown")
    assert (
        message.text_content()
        == f"Địa chỉ có phần không hiểu được, đã bỏ qua: {said}. Các phần khác giữ nguyên."
    )
    assert lines(page) == expected(knowledge)


def test_another_link_in_the_same_window_opens_and_a_place_on_the_page_changes_nothing(
    page: Any, server: str, knowledge: Knowledge
) -> None:
    opened(page, server, "#nv=ii-4-b1")
    page.evaluate("location.hash = '#thu-tu'")
    assert lines(page) == expected(knowledge)
    page.evaluate("location.hash = '#nv=ii-1-b1'")
    page.wait_for_function("document.querySelector('[data-list=tasks] input[value=\"ii-1-b1\"]').checked")
    assert lines(page) == expected(knowledge, PLAN, "II.1.b1")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("tiep cong dan", "42-2013-qh13"),
        ("33 ct ttg", "33-ct-ttg-2021"),
        ("10 ctr", "10-ctr-bdvtu-bcsdubnd-2022"),
    ],
)
def test_the_lists_are_searched_without_marks_and_with_numbers_in_any_form(
    page: Any, server: str, asked: str, found: str
) -> None:
    opened(page, server)
    page.locator("#builder-find").fill(asked)
    assert page.locator(f"[data-list=documents] input[value='{found}']").is_visible()
    assert page.locator("[data-list=documents] input[value='56-da-ubnd-2021']").is_hidden()


# -- taking it away ------------------------------------------------------------------------------------------------


def test_copies_italic_paragraphs_for_word_and_plain_text(page: Any, base: str, knowledge: Knowledge) -> None:
    opened(page, base, "#nv=ii-4-b1")
    page.evaluate(
        """() => {
          window.copied = [];
          const copy = window.canCuCopy;
          window.canCuCopy = (content, what) => { window.copied.push(content); return copy(content, what); };
        }"""
    )
    page.get_by_role("button", name="Chép khối căn cứ").click()
    page.get_by_role("button", name="Chép chữ thường").click()
    rich, plain = page.evaluate("window.copied")
    assert rich["text"].split("\n") == plain["text"].split("\n") == expected(knowledge)
    assert rich["html"].count("<i>") == len(expected(knowledge))
    assert "html" not in plain
    page.wait_for_selector("[role=status] >> text=Đã chép khối căn cứ, chữ thường", state="attached")


def test_the_word_file_holds_the_lines_in_the_style_of_a_basis(
    page: Any, base: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    opened(page, base, "#nv=ii-4-b1")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải tệp Word (DOCX)").click()
    assert waiting.value.suggested_filename == "khoi-can-cu.docx"
    file = tmp_path / "khoi.docx"
    waiting.value.save_as(file)
    written = [paragraph for paragraph in docx.Document(str(file)).paragraphs if paragraph.text]
    assert [paragraph.text for paragraph in written] == expected(knowledge)
    for paragraph in written:
        assert paragraph.style.style_id == "CanCu"
        assert paragraph.style.font.italic


def test_signs_of_markup_stay_text_in_the_word_file(page: Any, server: str, tmp_path: Path) -> None:
    opened(page, server)
    with page.expect_download() as waiting:
        page.evaluate(
            """() => {
              const file = CanCuDocx.file(CanCuData.parts, ["Căn cứ <w:p> & \\u0007$& “x”;"]);
              const link = document.createElement("a");
              link.href = URL.createObjectURL(file);
              link.download = "x.docx";
              link.click();
            }"""
        )
    file = tmp_path / "x.docx"
    waiting.value.save_as(file)
    assert [p.text for p in docx.Document(str(file)).paragraphs if p.text] == ["Căn cứ <w:p> & $& “x”;"]


# -- for everyone --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(chromium: Any, server: str, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = opened(context.new_page(), server, "#nv=ii-4-b1&bo=33-ct-ttg-2021&la=1")
    for group in ("documents", "options"):
        page.evaluate("(name) => { document.querySelector(`[data-group=${name}]`).open = true; }", group)
    page.wait_for_timeout(200)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": rules}})
    sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found.response["violations"]
        for node in violation["nodes"][:3]
    ] == []
    assert sideways <= 0


def test_on_a_phone_the_block_is_one_tap_away(chromium: Any, server: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 700}, has_touch=True)
    page = opened(context.new_page(), server, "#nv=ii-4-b1")
    bar = page.get_by_role("button", name="Xem khối căn cứ (9 dòng)")
    assert bar.bounding_box()["y"] < 700
    bar.tap()
    assert page.evaluate("document.activeElement.id") == "builder-title"
    assert 0 <= page.locator("#builder-title").bounding_box()["y"] < 350
    context.close()


def test_without_javascript_the_page_leads_to_the_finished_blocks(chromium: Any, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}{PAGE}")
    said = page.locator("article noscript")
    assert "Công cụ này cần JavaScript." in said.inner_text()
    assert said.locator("a").get_attribute("href") == "../nhiem-vu/index.html"
    assert page.locator("[data-builder]").is_hidden()
    context.close()
