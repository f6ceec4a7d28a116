"""Index pages in a real Chromium: filters, counts, order, address; the tables without scripts, on a phone, in print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest

from macros.knowledge import Knowledge, open_knowledge
from macros.pages import registers
from macros.pages.listing import Listing

DATA = Path(__file__).parents[2] / "data"
PAGES: dict[str, Callable[[Knowledge], Listing[Any]]] = {
    "van-ban": registers.documents,
    "nhiem-vu": registers.tasks,
    "co-quan": registers.agencies,
    "thoi-han": registers.deadlines,
    "thay-doi": registers.changes,
    "dinh-chinh": registers.errata,
    "ma-tran": registers.task_marks,
}

# The numbers of the rows that are seen, each once (both matrices show the same tasks), in the order of the page.
SHOWN = """() => Array.from(new Set(Array.from(document.querySelectorAll("tr[data-row]"))
  .filter((row) => row.getClientRects().length).map((row) => row.dataset.row)))"""

# Chooses every answer of every question in turn; what the option promised and what is then seen.
EVERY_ANSWER = f"""() => {{
  const shown = {SHOWN};
  const found = [];
  for (const select of document.querySelectorAll("form[data-sift] select[data-of]")) {{
    for (const option of Array.from(select.options)) {{
      const promised = Number(/[(]([0-9]+)[)]$/.exec(option.textContent)[1]);
      select.value = option.value;
      select.dispatchEvent(new Event("change", {{ bubbles: true }}));
      const said = document.querySelector(".sift__count").textContent;
      found.push([select.name, option.value, promised, shown().length, said]);
      select.value = "";
      select.dispatchEvent(new Event("change", {{ bubbles: true }}));
    }}
  }}
  return found;
}}"""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


def _listing(name: str, knowledge: Knowledge) -> Listing[Any]:
    return PAGES[name](knowledge)


def _open(page: Any, base: str, name: str, query: str = "") -> None:
    page.goto(f"{base}{name}/index.html{query}")
    page.wait_for_selector("form.sift--on")


def _choose(page: Any, name: str, value: str) -> None:
    page.locator(f"form[data-sift] select[name={name}]").select_option(value, force=True)


def _query(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


# -- filter --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_every_answer_leaves_as_many_rows_as_it_says(
    page: Any, base: str, name: str, knowledge: Knowledge
) -> None:
    made = _listing(name, knowledge)
    _open(page, base, name)
    total = len(made.rows)
    wanted = {(question.key, ""): total for question in made.questions} | {
        (question.key, choice.value): choice.count
        for question in made.questions
        for choice in question.choices
    }
    found = page.evaluate(EVERY_ANSWER)
    assert {(key, value): promised for key, value, promised, *_ in found} == wanted
    assert {(key, value): shown for key, value, _, shown, _ in found} == wanted
    for _, value, promised, _, said in found:
        assert said == (f"{promised}/{total} {made.noun}" if value else f"{total} {made.noun}")


def test_counts_follow_the_other_choices(page: Any, base: str, knowledge: Knowledge) -> None:
    _open(page, base, "van-ban")
    _choose(page, "he-thong", "party")
    _choose(page, "cap", "province")
    party = [d for d in knowledge.registry.documents.values() if d.system == "party"]
    labels = page.locator("select[name=cap] option").all_inner_texts()
    central, province = (sum(d.level == level for d in party) for level in ("central", "province"))
    assert labels == [f"Tất cả ({len(party)})", f"Trung ương ({central})", f"Tỉnh ({province})"]
    assert page.locator("select[name=loai] option[value=luat]").is_disabled()
    heads = page.locator("tr.group:visible").all_inner_texts()
    assert all(head.startswith("Tỉnh (") for head in heads)
    assert sum(int(head.strip("Tỉnh ()")) for head in heads) == province


def test_body_and_role_are_asked_of_the_same_part(page: Any, base: str, knowledge: Knowledge) -> None:
    _open(page, base, "ma-tran", "?co-quan=so-noi-vu&vai-tro=chu-tri")
    led = [
        duty.task.id
        for duty in knowledge.registry.duties["so-noi-vu"]
        if duty.responsibility.role.value == "chủ trì"
    ]
    tasks = [row.record.task.id for row in _listing("ma-tran", knowledge).rows]
    assert [tasks[int(number)] for number in page.evaluate(SHOWN)] == led


def test_totals_of_a_matrix_follow_the_filter(page: Any, base: str, knowledge: Knowledge) -> None:
    _open(page, base, "ma-tran", "?co-quan=thanh-tra-tinh")
    table = page.locator("table.matrix").first
    marked = table.locator("tr[data-row]:visible td.mark").count()
    assert int(table.locator("tfoot td").last.inner_text()) == marked
    sums = [int(text) for text in table.locator("tfoot td:visible").all_inner_texts()]
    assert sum(sums[:-1]) == marked
    assert 0 not in sums
    assert f"{marked} ô có dấu" in table.locator("caption").inner_text()
    page.locator(".sift__clear").click()
    assert int(table.locator("tfoot td").last.inner_text()) == sum(
        len({duty.task.id for duty in duties}) for duties in knowledge.registry.duties.values()
    )


@pytest.mark.parametrize(
    ("name", "typed", "found"),
    [
        ("nhiem-vu", "dan van kheo", "Dân vận khéo"),
        ("van-ban", "33/CT-TTg", "33/CT-TTg"),
        ("van-ban", "33ctttg", "33/CT-TTg"),
        ("van-ban", "33-tt-ttg", "33/CT-TTg"),
        ("co-quan", "SO TTTT", "Sở Thông tin và Truyền thông"),
        ("dinh-chinh", "chinh ta", "lỗi chính tả"),
    ],
)
def test_words_are_found_without_marks(page: Any, base: str, name: str, typed: str, found: str) -> None:
    _open(page, base, name)
    page.locator("[name=loc]").press_sequentially(typed)
    rows = page.locator("tr[data-row]:visible")
    assert 0 < rows.count() < page.locator("tr[data-row]").count()
    assert found in " ".join(rows.all_inner_texts())


def test_enter_opens_the_only_row(page: Any, base: str) -> None:
    _open(page, base, "van-ban")
    page.locator("[name=loc]").fill("372-QĐ/TU")
    assert page.locator(".sift__count").inner_text().endswith("Bấm Enter để mở.")
    page.locator("[name=loc]").press("Enter")
    page.wait_for_url("**/van-ban/372-qd-tu-2021.html")


def test_when_nothing_is_left_the_page_says_what_to_do(page: Any, base: str, knowledge: Knowledge) -> None:
    _open(page, base, "van-ban")
    page.locator("[name=loc]").fill("khong co van ban nao nhu the")
    assert page.locator(".sift__empty").is_visible()
    assert "0/" in page.locator(".sift__count").inner_text()
    assert page.locator("table.listing:visible").count() == 0
    page.locator(".sift__clear").click()
    assert not page.locator(".sift__empty").is_visible()
    assert len(page.evaluate(SHOWN)) == len(knowledge.registry.documents)
    assert page.evaluate("document.activeElement.name") == "loc"


# -- the address ---------------------------------------------------------------------------------------------------


def test_choices_stand_in_the_address_and_go_back(page: Any, base: str) -> None:
    _open(page, base, "van-ban")
    everything = page.evaluate(SHOWN)
    _choose(page, "he-thong", "party")
    party = page.evaluate(SHOWN)
    page.locator("[name=loc]").press_sequentially("dan van")
    both = page.evaluate(SHOWN)
    assert _query(page) == {"he-thong": ["party"], "loc": ["dan van"]}
    assert len(both) < len(party) < len(everything)
    page.go_back()  # one step, not one for each letter
    assert _query(page) == {"he-thong": ["party"]}
    assert page.evaluate(SHOWN) == party
    assert page.locator("[name=loc]").input_value() == ""
    page.go_back()
    assert page.evaluate(SHOWN) == everything
    page.go_forward()
    page.go_forward()
    assert page.evaluate(SHOWN) == both
    page.reload()
    page.wait_for_selector("form.sift--on")
    assert page.evaluate(SHOWN) == both
    page.locator("table.listing tr[data-row] a:visible").first.click()
    page.go_back()
    page.wait_for_selector("form.sift--on")
    assert page.evaluate(SHOWN) == both


@pytest.mark.parametrize("query", ["?he-thong=xyz", "?la=1", "?xep=zzz", "?loc=%FF"])
def test_an_address_that_means_nothing_filters_nothing(page: Any, base: str, query: str) -> None:
    _open(page, base, "van-ban", query)
    if "loc" not in query:
        assert len(page.evaluate(SHOWN)) == page.locator("tr[data-row]").count()


def test_a_link_to_a_row_that_is_filtered_away_shows_it(page: Any, base: str) -> None:
    _open(page, base, "dinh-chinh", "?nhom=a#d1")
    page.wait_for_selector("#d1:visible")
    assert "nhom" not in _query(page)


# -- order ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_each_column_sorts_as_python_does(page: Any, base: str, name: str, knowledge: Knowledge) -> None:
    made = _listing(name, knowledge)
    _open(page, base, name)
    keys = {row.data["data-row"]: [int(rank) for rank in row.data["data-ranks"].split()] for row in made.rows}
    usual = page.evaluate(SHOWN)
    assert sorted(usual, key=int) == list(keys)  # the register stands in two tables
    for place, (key, _) in enumerate(made.orders):
        head = page.locator(f"th[data-order={key}]").first
        known = [number for number in keys if keys[number][place] >= 0]
        unknown = [number for number in keys if keys[number][place] < 0]
        ups = sorted(known, key=lambda number, place=place: keys[number][place])  # type: ignore[misc]
        downs = sorted(known, key=lambda number, place=place: -keys[number][place])  # type: ignore[misc]
        for expected, sort in ((ups, "ascending"), (downs, "descending")):
            head.locator("button").press("Enter")
            assert head.get_attribute("aria-sort") == sort
            # Two tables of one page are sorted each for itself.
            tables = page.evaluate(
                """() => Array.from(document.querySelectorAll("table:has(tr[data-row])")).map((table) =>
                  Array.from(table.querySelectorAll("tr[data-row]")).map((row) => row.dataset.row))"""
            )
            for rows in tables:
                assert rows == [number for number in [*expected, *unknown] if number in set(rows)]
        head.locator("button").press("Enter")
        assert head.get_attribute("aria-sort") is None
        assert page.evaluate(SHOWN) == usual
    assert page.locator("tr.group:visible, tr.matrix__group:visible, #dl-quy:visible").count() > 0


# -- without scripts, on a phone, by keyboard, in print ------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_without_scripts_the_whole_table_is_there(
    chromium: Any, base: str, name: str, knowledge: Knowledge
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}{name}/index.html?he-thong=party")
    tables = 2 if name == "ma-tran" else 1
    assert page.locator("tr[data-row]:visible").count() == tables * len(_listing(name, knowledge).rows)
    assert not page.locator("form[data-sift]").is_visible()
    assert page.locator("th button").count() == 0
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_on_a_phone_rows_are_cards_and_the_filter_folds(page: Any, base: str, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    _open(page, base, name)
    fields, more = page.locator(".sift__fields"), page.locator(".sift__more")
    assert not fields.is_visible()
    more.press("Enter")
    assert more.get_attribute("aria-expanded") == "true"
    select = fields.locator("select").first
    select.select_option(index=1)
    assert more.inner_text() == "Bộ lọc (1)"
    row = page.locator("tr[data-row]:visible").first
    lefts = row.locator("> :visible").evaluate_all(
        "cells => cells.map((cell) => cell.getBoundingClientRect().left)"
    )
    assert len(set(lefts)) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_head_and_group_stay_in_sight(page: Any, base: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 700})
    _open(page, base, "nhiem-vu")
    row = page.locator("#ii-6 tr[data-row]").nth(5)
    row.evaluate("row => window.scrollTo(0, row.getBoundingClientRect().top + window.scrollY - 400)")
    page.wait_for_timeout(200)
    frame, head, group = (
        page.locator(s).first.bounding_box() for s in (".md-header", "thead th", "#ii-6 .group th")
    )
    assert frame["y"] + frame["height"] - 1 <= head["y"] < 100
    assert head["y"] + head["height"] - 1 <= group["y"] < 150


def test_a_filter_is_worked_by_keyboard(page: Any, base: str) -> None:
    _open(page, base, "van-ban")
    page.locator("[name=loc]").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "he-thong"
    page.keyboard.press("ArrowDown")
    assert "he-thong" in _query(page)
    page.locator(".sift__chip").focus()
    page.keyboard.press("Enter")
    assert "he-thong" not in _query(page)
    assert page.evaluate("document.activeElement.name") == "loc"


def test_print_shows_what_is_shown_and_says_so(page: Any, base: str) -> None:
    _open(page, base, "van-ban", "?he-thong=party&loc=dan+van&xep=-ngay")
    shown = page.evaluate(SHOWN)
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN) == shown
    assert not page.locator("form[data-sift]").is_visible()
    said = page.locator(".sift__printed").inner_text()
    assert "“dan van”; Hệ thống: Đảng" in said
    assert f"{len(shown)}/" in said
    assert "Xếp theo: Ngày ↓" in said


def test_print_of_everything_says_nothing(page: Any, base: str) -> None:
    _open(page, base, "van-ban")
    page.emulate_media(media="print")
    assert not page.locator(".sift__printed").is_visible()


def test_a_long_list_is_drawn_in_part_until_asked(page: Any, base: str) -> None:
    """A copy of the page with ten times the rows, made before the script reads it."""
    page.add_init_script(
        """document.addEventListener("readystatechange", () => {
          if (document.readyState !== "interactive") return;
          for (const row of Array.from(document.querySelectorAll("tr[data-row]"))) {
            for (let copy = 1; copy < 10; copy += 1) {
              const more = row.cloneNode(true);
              more.dataset.row = `${row.dataset.row}-${copy}`;
              row.after(more);
            }
          }
        });"""
    )
    _open(page, base, "van-ban", "?he-thong=party")
    rows = page.locator("tr[data-row][data-he-thong=party]").count()
    assert len(page.evaluate(SHOWN)) == 150 < rows
    assert f"{rows}/" in page.locator(".sift__count").inner_text()
    assert "đang hiện 150 dòng đầu" in page.locator(".sift__count").inner_text()
    page.locator(".sift__whole").click()
    assert len(page.evaluate(SHOWN)) == rows


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_while_filtering(
    chromium: Any, built_site: Path, name: str, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    _open(page, f"{built_site.as_uri()}/", name)
    if width == 360:
        page.locator(".sift__more").click()
    page.locator(".sift__fields select").first.select_option(index=1)
    if width == 1280:
        page.locator("th[data-order] button").first.click()
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    context.close()
    assert not [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found.response["violations"]
        for node in violation["nodes"][:3]
    ]
