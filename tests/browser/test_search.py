"""The search in a real Chromium: the table of queries, bad input, the keyboard, the pages of results."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[2]
OUTCOMES = ("near", "none", "unreadable")
QUERIES = [
    tuple(line.split("\t"))
    for line in (PROJECT / "tests/cases/search/queries.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]

# Types each query into the theme's box and reads the list the theme made: for every result the addresses of its
# links, the one that Enter opens first.
ASK = """async ([queries, site]) => {
  const box = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  const answers = [];
  box.focus();
  for (const query of queries) {
    box.value = query;
    box.dispatchEvent(new KeyboardEvent("keyup"));
    const answered = () => result.dataset.query === query && result.dataset.whole === "true";
    for (let tries = 0; !answered() && tries < 2000; tries++) {
      await new Promise((next) => setTimeout(next, 5));
    }
    const items = Array.from(result.querySelectorAll("ol > li")).slice(0, 3).map((item) => (
      Array.from(item.querySelectorAll("a.md-search-result__link"))
        .filter((link) => !link.closest("details"))
        .map((link) => [link.href, Number(link.firstElementChild.dataset.mdScore)])
        .sort((a, b) => b[1] - a[1])
        .map(([href]) => href.replace(site, "").replace(/[?]h=[^#]*/, ""))
    ));
    answers.push({ query: result.dataset.query, outcome: result.dataset.outcome, items,
                   message: result.querySelector(".md-search-result__meta").textContent });
  }
  return answers;
}"""


@pytest.fixture(scope="module")
def documents(built_site: Path) -> dict[str, str]:
    """Pages of documents by number."""
    records = json.loads((built_site / "du-lieu/van-ban.json").read_text(encoding="utf-8"))
    return {record["number"]: record["url"] for record in records if record["number"]}


def _expects(documents: dict[str, str]) -> Callable[[str, str], bool]:
    def is_expected(wanted: str, address: str) -> bool:
        kind, _, name = wanted.partition(":")
        slug = name.lower().replace(".", "-")
        if kind == "task":
            start = f"nhiem-vu/73-kh-ubnd-2024/{slug}"
            return address.startswith((f"{start}.", f"{start}-"))
        if kind == "page":
            return address.startswith(name)
        pages = {
            "doc": f"van-ban/{name}.html",
            "agency": f"co-quan/{name}.html",
            "deadline": f"thoi-han/index.html#{name}",
            "target": f"chi-tieu/index.html#{name}",
        }
        return address == pages.get(kind, documents.get(wanted))

    return is_expected


def _place(answer: dict[str, Any], expected: str, is_expected: Callable[[str, str], bool]) -> int:
    """At which place the expected comes, 0 for nowhere; a refusal counts as expected if it is."""
    if expected in OUTCOMES or answer["outcome"] in ("near", "none", "unreadable"):
        return int(answer["outcome"] == expected)
    for place, links in enumerate(answer["items"], 1):
        opened = links[:1] if place == 1 else links
        if any(is_expected(wanted, link) for wanted in expected.split("|") for link in opened):
            return place
    return 0


def test_table_is_large_enough() -> None:
    assert len(QUERIES) >= 150
    assert sum(expected in OUTCOMES for _, expected, _ in QUERIES) >= 30


def test_queries_of_the_table(page: Any, base: str, documents: dict[str, str]) -> None:
    page.goto(f"{base}index.html")
    answers = page.evaluate(ASK, [[query for query, _, _ in QUERIES], base])
    is_expected = _expects(documents)
    places = [
        (_place(answer, expected, is_expected), query, expected, answer)
        for (query, expected, _), answer in zip(QUERIES, answers, strict=True)
    ]
    wrong = [line for line in places if line[0] != 1]
    assert all(place for place, *_ in places), wrong
    assert len(wrong) <= 0.03 * len(places), wrong


BAD = [
    "", " ", "a", "1", "\u0301", "/", "/-/-/", '"', "'", "\\", "*", "+", "-", "~1", "^", "a^b", "title:", "x:y", "(",
    "[a", "AND", "🙂", "👩‍👩‍👧", "中文", "\u200b", "\x00", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "&lt;b&gt;", "${1}", "__proto__", "constructor",
    "a" * 10_000, "dân vận " * 2_000, "9" * 5_000, "1/" * 3_000,
]  # fmt: skip


def test_bad_input_is_answered_in_a_sentence(page: Any, base: str) -> None:
    page.goto(f"{base}index.html?q=dân")
    page.wait_for_selector(".md-search-result__item")
    for text in BAD[1:]:
        (answer,) = page.evaluate(ASK, [[text], base])
        assert answer["query"] == text
        assert answer["message"].strip()
        assert answer["outcome"] != "failed"
    assert page.locator(".md-search-result script, .md-search-result img").count() == 0


def test_what_is_typed_is_shown_as_text_on_the_page_of_results(page: Any, base: str) -> None:
    page.goto(f"{base}tim-kiem/index.html?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+d%C3%A2n+v%E1%BA%ADn")
    page.wait_for_function("document.querySelector('.search-count').textContent")
    assert page.locator(".search-page img").count() == 0


def test_keyboard_opens_the_first_result_with_its_words_marked(page: Any, base: str) -> None:
    page.goto(f"{base}index.html")
    page.keyboard.press("/")
    page.keyboard.type("dan van kheo")
    page.wait_for_selector("[data-query='dan van kheo'] .md-search-result__item mark")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nhiem-vu/**")
    page.wait_for_selector("article mark")
    assert {text.lower() for text in page.locator("article mark").all_inner_texts()} <= {
        "dân vận khéo", "dân vận", "vận", "dân", "khéo",
    }  # fmt: skip


def test_enter_does_not_open_a_number_that_is_only_near(page: Any, server: str) -> None:
    page.goto(f"{server}index.html")
    page.keyboard.press("/")
    page.keyboard.type("99/CT-TTg")
    page.wait_for_selector("[data-query='99/CT-TTg'][data-outcome=near]")
    status = page.locator(".md-search-result [role=status]")
    assert status.inner_text().startswith("Không có văn bản số này trong dữ liệu")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.url.endswith("index.html")


def test_results_can_be_filtered_and_shared(page: Any, base: str) -> None:
    page.goto(f"{base}tim-kiem/index.html?q=dân+vận&kind=Văn+bản")
    page.wait_for_selector(".search-list li")
    kinds = set(page.locator(".search-list h2 .search-kind").all_inner_texts())
    assert {kind.strip() for kind in kinds} == {"Văn bản"}
    page.select_option("select[name=system]", index=1)
    page.wait_for_function("location.search.includes('system=')")
    assert "q=d%C3%A2n+v%E1%BA%ADn" in page.url
    assert not page.locator("#__search").is_checked()


def test_filters_in_the_box(page: Any, server: str) -> None:
    page.goto(f"{server}index.html?q=dân vận")
    page.locator(".search-chip", has_text="Cơ quan").click()
    page.wait_for_selector(".search-chip[aria-current] >> text=Cơ quan")
    assert {t.strip() for t in page.locator("ol .search-kind").all_inner_texts()} == {"Cơ quan"}
    assert page.locator("#__search").is_checked()


def test_further_filters_in_the_box_are_reached_by_arrow_keys(page: Any, base: str) -> None:
    page.goto(f"{base}index.html")
    page.keyboard.press("/")
    page.keyboard.type("dân vận")
    page.wait_for_selector("[data-query='dân vận'][data-whole=true]")
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.matches('.search-further summary')"):
            break
    page.keyboard.press("Enter")
    page.locator(".search-further .search-chip", has_text="Đảng").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".search-further[open] .search-chip[aria-current]")
    facts = page.locator("ol .search-facts").all_inner_texts()
    assert facts
    assert all("Đảng" in fact for fact in facts)


def test_first_answer_comes_from_names_and_is_completed_from_the_texts(page: Any, server: str) -> None:
    held: list[Any] = []
    page.route("**/search/bodies.js*", lambda route: held.append(route))
    page.goto(f"{server}index.html?q=dân vận")
    page.wait_for_selector("[data-whole=false] .md-search-result__item")
    status = page.locator(".md-search-result [role=status]")
    assert status.inner_text().endswith("kết quả trong tên và tiêu đề, đang tìm tiếp…")
    held[0].continue_()
    page.wait_for_selector("[data-whole=true]")
    assert status.inner_text().endswith("kết quả")


def test_completed_answer_never_comes_after_that_of_a_later_question(page: Any, server: str) -> None:
    held: list[Any] = []
    page.route("**/search/bodies.js*", lambda route: held.append(route))
    page.goto(f"{server}index.html?q=dân vận")
    page.wait_for_selector("[data-whole=false] .md-search-result__item")
    for text in ("qwertz", "dân vận khéo"):  # nothing is named so: this question waits for the texts
        page.fill("[data-md-component=search-query]", text)
    held[0].continue_()
    page.wait_for_selector("[data-query='dân vận khéo'][data-whole=true]")
    page.wait_for_timeout(500)
    assert page.locator("[data-query='dân vận khéo']").count() == 1


def test_wrong_address_is_searched(page: Any, server: str) -> None:
    page.goto(f"{server}van-ban/33-ct-ttg")
    first = page.locator(".search-list li a").first
    first.wait_for()
    assert first.get_attribute("href").startswith(f"{server}van-ban/33-ct-ttg-2021.html")


def test_number_is_an_address(page: Any, base: str) -> None:
    page.goto(f"{base}so/33-tt-ttg/index.html")
    page.wait_for_url("**/van-ban/33-ct-ttg-2021.html")


def test_a_number_opens_at_once_when_asked_to(page: Any, base: str) -> None:
    page.goto(f"{base}tim-kiem/index.html?q=372+qd+tu&mo=1")
    page.wait_for_url("**/van-ban/372-qd-tu-2021.html*")
