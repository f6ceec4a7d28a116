"""Five jobs of a reader, from the home page, in a real Chromium: each in at most three actions.

An action is a click, or a phrase typed and sent with Enter. Scrolling is none; instead the answer must stand at most
one screen below what is seen first. What the answer is comes from the data, not from the pages.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Error

PROJECT = Path(__file__).resolve().parents[2]
MOST = 3
SIZES = {360: 740, 1280: 720}
"""Heights of screens by width: a phone, and the laptop of an office."""

# How many screens below the visible part the first shown element with these words begins; null if there is none.
# Text in the results of a search, or folded away, is not on the page that was asked for.
SCREENS_AWAY = """([text, inside]) => {
  const squash = (words) => words.replace(/\\s+/g, " ").trim();
  const top = (element) => {
    const box = element.getBoundingClientRect();
    return box.width && box.height && element.checkVisibility() ? box.top : null;
  };
  const elements = Array.from(document.querySelectorAll(inside))
    .filter((element) => squash(element.textContent).includes(text))
    .filter((element) => !Array.from(element.children).some((child) => squash(child.textContent).includes(text)));
  const tops = elements.map(top).filter((place) => place !== null && place > -innerHeight);
  return tops.length ? Math.max(0, (Math.min(...tops) - innerHeight) / innerHeight) : null;
}"""

# The first link to an address that nothing covers, as a closed menu or the page behind the results of a search is.
FREE_LINK = """(address) => {
  const [path, anchor] = address.split("#");
  return Array.from(document.querySelectorAll("a[href]")).find((link) => {
    const url = new URL(link.href);
    if (!url.pathname.endsWith("/" + path) || (anchor && url.hash !== "#" + anchor)) return false;
    if (!link.checkVisibility()) return false;
    link.scrollIntoView({ block: "center", behavior: "instant" });
    const box = link.getClientRects()[0];
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return link.contains(top);
  });
}"""


@dataclass
class Reader:
    """Somebody who starts on the home page; counts what they have to do."""

    page: Any
    base: str
    actions: int = 0

    def start(self) -> Reader:
        """Open the home page."""
        self.page.goto(f"{self.base}index.html")
        return self

    def search(self, phrase: str, expected: str) -> None:
        """Type into the box of the home page and press Enter, until a result leads to the address."""
        box = self.page.get_by_role("main").get_by_role("searchbox").first
        box.fill(phrase)
        box.press("Enter")
        self.actions += 1
        self._link(expected)

    def follow(self, address: str) -> None:
        """Click a link that can be clicked, and be there."""
        for last in (False, False, True):
            try:
                self._link(address).click(timeout=5_000)
                break
            except Error:  # the list of results was drawn anew: a person would not notice
                if last:
                    raise
        self.actions += 1
        self.page.wait_for_url(f"{self.base}{address.partition('#')[0]}*")
        self.page.wait_for_load_state("load")

    def _link(self, address: str) -> Any:
        try:
            return self.page.wait_for_function(FREE_LINK, arg=address, timeout=10_000).as_element()
        except Error:
            pytest.fail(f"after {self.actions} actions nothing to click leads to {address}: {self.page.url}")

    def sees(self, text: str, inside: str = "main *") -> None:
        """The words stand on the screen, or on the next one; and it took few actions to get here."""
        # A jump to an anchor, and the marking of words, happen after loading.
        self.page.wait_for_timeout(300)
        away = self.page.evaluate(SCREENS_AWAY, [text, inside])
        assert away is not None, f"{text!r} is not to be seen on {self.page.url}"
        assert away <= 1, f"{text!r} begins {away:.1f} screens below, on {self.page.url}"
        assert self.actions <= MOST, f"{self.actions} actions"


@pytest.fixture(params=SIZES)
def reader(page: Any, base: str, request: pytest.FixtureRequest) -> Reader:
    """A reader at a phone and at a laptop, over a server and from a folder."""
    page.set_default_timeout(15_000)
    page.set_viewport_size({"width": request.param, "height": SIZES[request.param]})
    return Reader(page, base).start()


@pytest.fixture(scope="module")
def table(built_site: Path) -> Any:
    """Records of the open data by table and id."""

    def read(name: str) -> dict[str, Any]:
        rows = json.loads((built_site / "du-lieu" / f"{name}.json").read_text(encoding="utf-8"))
        return {row["id"]: row for row in rows}

    return read


def _labels(vocabulary: str) -> dict[str, str]:
    text = (PROJECT / "data" / "tu-vung" / f"{vocabulary}.yml").read_text(encoding="utf-8")
    return {row["id"]: row["label"] for row in yaml.safe_load(text)}


def _day(iso: str) -> str:
    """A date as people write it: "15/5/2024"."""
    year, month, day = iso.split("-")
    return f"{day}/{month if int(month) < 3 else int(month)}/{year}"


def test_status_of_a_document_by_its_number(reader: Reader, table: Any) -> None:
    document = table("van-ban")["23-ct-ttg-2021"]
    reader.search("23/CT-TTg", document["url"])
    reader.follow(document["url"])
    assert document["number"] in reader.page.locator("h1").inner_text()
    reader.sees(_labels("tinh-trang")[document["in_force"]["status"]])


def test_legal_basis_of_a_section(reader: Reader, table: Any) -> None:
    tasks = [task for task in table("nhiem-vu").values() if task["group"] == "II.5"]
    cited = {document for task in tasks for document in task["cites"]}
    assert len(cited) == 4
    group = "nhiem-vu/73-kh-ubnd-2024/ii-5.html"
    reader.search("II.5", group)
    reader.follow(group)
    for document in cited:
        reader.sees(table("van-ban")[document]["number"])


def test_duties_of_a_body_and_when(reader: Reader, table: Any) -> None:
    body = table("co-quan")["thanh-tra-tinh"]
    reader.search("Thanh tra tỉnh", body["url"])
    reader.follow(body["url"])
    tasks = table("nhiem-vu")
    first, *others = [tasks[duty["task"]] for duty in body["duties"]]
    reader.sees(first["title"])
    shown = " ".join(reader.page.get_by_role("main").inner_text().split())
    for task in (first, *others):
        assert task["title"] in shown, f"{task['id']} is not listed"
    when = {row for task in (first, *others) for row in task["deadlines"]}
    assert not when, "the data set a day: look for it on the page, too"
    assert shown.count("Không ấn định") >= len(others) + 1, "the page does not say when"


def test_who_a_body_is_now(reader: Reader, table: Any) -> None:
    body = table("co-quan")["so-tttt"]
    reader.search("Sở Thông tin và Truyền thông", body["url"])
    reader.follow(body["url"])
    [now] = body["successors"]
    reader.sees(now["name"])
    reader.sees(_day(now["from_date"]))


def test_next_report_of_a_commune(reader: Reader, table: Any) -> None:
    """The plan asks "các cơ quan, đơn vị, địa phương" for reports, a commune among them."""
    report = table("thoi-han")["dl-quy"]
    assert report["who"] == ["cac-co-quan"]
    reader.search("báo cáo quý", report["url"])
    reader.follow(report["url"])
    who = table("co-quan")["cac-co-quan"]["name"]
    for text in (report["what"], who, *map(_day, report["dates"])):
        reader.sees(text)


def test_next_report_from_the_page_of_the_commune(reader: Reader, table: Any) -> None:
    """Who starts from what they are, not from what is due, gets to the same answer."""
    commune = table("co-quan")["ubnd-xa"]
    report = table("thoi-han")["dl-quy"]
    reader.search("UBND cấp xã", commune["url"])
    reader.follow(commune["url"])
    shown = " ".join(reader.page.get_by_role("main").inner_text().split())
    if report["what"] not in shown:
        reader.follow(report["url"].partition("#")[0])
    for text in (report["what"], _day(report["dates"][0])):
        reader.sees(text)
