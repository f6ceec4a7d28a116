"""A record that many plans have to do with: three plans in full, of each other a line that leads to its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from factories import REAL

from macros.knowledge import Knowledge, open_knowledge
from macros.loading import PlanFolder
from macros.model import Document, PlanChoice
from macros.pages import GeneratedPage, all_pages
from macros.registry import Registry
from macros.render import Parts

FIRST = "73-kh-ubnd-2024"
NEWEST = "76-kh-ubnd-2024"
WITHOUT_TASKS = "74-kh-ubnd-2024"
HEADING = '## Theo 2 Kế hoạch khác {: id="ke-hoach-khac" }'
TO_THE_REST = '<a href="#ke-hoach-khac">Kế hoạch khác <span class="count">2</span></a>'
SHOWN_IN_FULL = ["Kế hoạch 73/KH-UBND", "Kế hoạch 77/KH-UBND", "Kế hoạch 76/KH-UBND"]


def _plans(real: Knowledge, numbers: range) -> Knowledge:
    """The real plan under several numbers, each issued a day after the one before; one of them without tasks."""
    corpus = real.registry.corpus
    kept = real.registry.folder
    [issued] = [document for document in corpus.documents if document.id == FIRST]
    names = {number: f"{number}-kh-ubnd-2024" for number in numbers}
    folders = tuple(
        replace(
            kept,
            plan=kept.plan.model_copy(
                update={"id": name, "document": name, "name": f"Kế hoạch {number}/KH-UBND"}
            ),
            tasks=() if name == WITHOUT_TASKS else kept.tasks,
        )
        for number, name in names.items()
    )
    plans = (
        issued.model_copy(update={"id": name, "date_document": date(2024, 2, number - 72)})
        for number, name in names.items()
    )
    others = (document for document in corpus.documents if document.id != FIRST)
    choice = PlanChoice(current=FIRST, first=FIRST)
    registry = Registry(
        replace(corpus, documents=(*map(_told_by_74, others), *plans), plans=folders, plan_choice=choice)
    )
    shelf: dict[str, Knowledge] = {}
    for name in _in_order(folders):
        shelf[name] = Knowledge(registry.of(name), real.references, shelf)
    return shelf[FIRST]


def _in_order(folders: tuple[PlanFolder, ...]) -> Iterator[str]:
    """The current plan, then the newest first, as `Knowledge.plans` has them."""
    yield FIRST
    yield from (folder.plan.id for folder in reversed(folders) if folder.plan.id != FIRST)


def _told_by_74(document: Document) -> Document:
    """A document whose relations are found in a plan that is not shown in full."""
    if document.id != "258-kh-ubnd-2021":
        return document
    relations = (relation.model_copy(update={"plan": WITHOUT_TASKS}) for relation in document.relations)
    return document.model_copy(update={"relations": tuple(relations)})


@pytest.fixture(scope="module")
def real() -> Knowledge:
    """The real data, with one plan."""
    return open_knowledge(REAL)


@pytest.fixture(scope="module")
def knowledge(real: Knowledge) -> Knowledge:
    """Five plans: in full 73, which is the current one, 77 and 76; in a line each 75 and 74."""
    return _plans(real, range(73, 78))


@pytest.fixture(scope="module")
def pages(knowledge: Knowledge) -> dict[str, str]:
    """The bodies of the generated pages by address."""
    return _bodies(all_pages(knowledge))


def _bodies(pages: Iterator[GeneratedPage]) -> dict[str, str]:
    return {page.address: page.body for page in pages if page.address.startswith(("van-ban/", "co-quan/"))}


def _folded(body: str) -> list[str]:
    """The fold under the heading of further plans, line by line."""
    assert HEADING in body
    [fold] = re.findall(
        r'<details class="fold">.*?</details>', body.partition(HEADING)[2].partition("\n## ")[0], re.DOTALL
    )
    return fold.splitlines()


def test_a_body_is_shown_in_full_for_three_plans(pages: dict[str, str]) -> None:
    body = pages["co-quan/so-noi-vu.html"]
    assert re.findall(r"^## Theo (Kế hoạch \S+) \(16\) ", body, re.MULTILINE) == SHOWN_IN_FULL
    assert TO_THE_REST in body
    assert " và 2 Kế hoạch khác</p>" in body  # on paper


def test_a_further_plan_of_a_body_is_one_line(pages: dict[str, str]) -> None:
    """Each number is that of the list that it leads to; a plan that charges the body with nothing has no files."""
    assert _folded(pages["co-quan/so-noi-vu.html"]) == [
        '<details class="fold"><summary>Nhiệm vụ, thời hạn, tệp Word của từng Kế hoạch</summary>',
        '<ul class="plain">',
        (
            '<li id="75-kh-ubnd-2024-viec">Kế hoạch 75/KH-UBND:'
            ' <a href="../ma-tran/75-kh-ubnd-2024.html?co-quan=so-noi-vu">16 nhiệm vụ</a>,'
            ' <a href="../thoi-han/75-kh-ubnd-2024.html?co-quan=so-noi-vu">6 thời hạn</a>'
            '<span class="muted no-print"> (Word:'
            ' <a href="../tai-ve/phieu-nhiem-vu/75-kh-ubnd-2024/so-noi-vu.docx">phiếu nhiệm vụ</a>,'
            ' <a href="../tai-ve/ke-hoach-thuc-hien/75-kh-ubnd-2024/so-noi-vu.docx">khung kế hoạch</a>)</span></li>'
        ),
        (
            '<li id="74-kh-ubnd-2024-viec">Kế hoạch 74/KH-UBND:'
            ' <a href="../thoi-han/74-kh-ubnd-2024.html?co-quan=so-noi-vu">5 thời hạn</a></li>'
        ),
        "</ul>",
        "</details>",
    ]


def test_targets_of_a_further_plan_are_counted(pages: dict[str, str]) -> None:
    lines = _folded(pages["co-quan/tt-pvhcc-tinh.html"])
    assert ', <a href="../chi-tieu/75-kh-ubnd-2024.html">1 chỉ tiêu</a><span' in lines[2]


def test_a_document_is_shown_in_full_for_three_plans(pages: dict[str, str]) -> None:
    body = pages["van-ban/15-da-tu-2022.html"]
    assert re.findall(r"^## (Kế hoạch \S+) viện dẫn ở đâu \(4\) ", body, re.MULTILINE) == SHOWN_IN_FULL
    assert TO_THE_REST in body


def test_a_further_plan_of_a_document_is_one_line(pages: dict[str, str]) -> None:
    """Of a plan that cites it in no task, the line leads to the first citation in the plan's text."""
    assert _folded(pages["van-ban/15-da-tu-2022.html"]) == [
        '<details class="fold"><summary>Số lần viện dẫn, nhiệm vụ, đính chính của từng Kế hoạch</summary>',
        '<ul class="plain">',
        (
            '<li id="75-kh-ubnd-2024-vien-dan">Kế hoạch 75/KH-UBND:'
            ' <a href="../ke-hoach/75-kh-ubnd-2024.html#ii-1-b2">4 lần viện dẫn</a>,'
            ' <a href="../nhiem-vu/75-kh-ubnd-2024.html?van-ban=15-da-tu-2022">3 nhiệm vụ</a>,'
            ' <a href="../dinh-chinh/75-kh-ubnd-2024.html#75-kh-ubnd-2024-a3">1 đính chính</a></li>'
        ),
        (
            '<li id="74-kh-ubnd-2024-vien-dan">Kế hoạch 74/KH-UBND:'
            ' <a href="../ke-hoach/74-kh-ubnd-2024.html#ii-1-b2">4 lần viện dẫn</a>,'
            ' <a href="../dinh-chinh/74-kh-ubnd-2024.html#74-kh-ubnd-2024-a3">1 đính chính</a></li>'
        ),
        "</ul>",
        "</details>",
    ]


def test_a_relation_that_a_further_plan_tells_of_is_named_and_stands_in_full_where_it_is_stated(
    pages: dict[str, str],
) -> None:
    body = pages["van-ban/23-ct-ttg-2021.html"]
    assert (
        '<details class="fold"><summary>1 văn bản nêu trong Kế hoạch khác: câu trích và nguồn ở trang của từng văn bản'
        '</summary>\n<ul class="plain">\n'
        '<li>Được triển khai, thực hiện bởi <a href="258-kh-ubnd-2021.html#quan-he">Kế hoạch số 258/KH-UBND</a></li>\n'
        "</ul>\n</details>\n"
    ) in body
    assert "(trong Kế hoạch 74/KH-UBND)" not in body
    assert "(trong Kế hoạch 74/KH-UBND)</a></blockquote>" in pages["van-ban/258-kh-ubnd-2021.html"]
    [count] = re.findall(r"^## Quan hệ với văn bản khác \((\d+)\)", body, re.MULTILINE)
    assert int(count) == body.count('<span class="relations__kind">') + 1


def test_nothing_is_folded_where_there_are_three_plans(real: Knowledge) -> None:
    bodies = _bodies(all_pages(_plans(real, range(73, 76))))
    assert len(bodies) > 100
    assert not [page for page, body in bodies.items() if "ke-hoach-khac" in body]


def test_of_what_a_body_issued_the_latest_stand_in_full(
    real: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.pages.agencies.ISSUED_IN_FULL", 17)
    body = _bodies(all_pages(real))["co-quan/quoc-hoi.html"]
    assert "## Văn bản đã ban hành (18) " in body
    assert body.count("<li>") == 17
    assert re.search(
        r'<details class="fold"><summary>1 văn bản ban hành trước đó</summary>\n'
        r'<p><a href="\.\./van-ban/02-2011-qh13\.html">[^<]+</a></p>\n</details>',
        body,
    )


def test_each_number_is_that_of_the_list_filtered_as_the_link_says(
    pages: dict[str, str], knowledge: Knowledge
) -> None:
    """The list of the plan offers the answer in the link, and says how many rows it leaves."""
    lists = {"ma-tran": "matrices", "thoi-han": "deadlines", "nhiem-vu": "tasks"}
    link = re.compile(r'<a href="\.\./([a-z-]+)/(7[45]-kh-ubnd-2024)\.html\?([a-z-]+)=([a-z0-9-]+)">(\d+) ')
    bars: dict[tuple[str, str], str] = {}
    checked = 0
    for body in pages.values():
        for folder, plan, key, answer, number in link.findall(body):
            if (folder, plan) not in bars:
                bars[folder, plan] = Parts(knowledge, f"{folder}/{plan}.html").filter_bar(lists[folder])
            [choices] = re.findall(rf'<select name="{key}".*?</select>', bars[folder, plan], re.DOTALL)
            assert re.search(rf'<option value="{answer}">[^<]* \({number}\)</option>', choices), (
                folder,
                answer,
            )
            checked += 1
    assert checked > 50
