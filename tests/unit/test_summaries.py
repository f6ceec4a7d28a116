"""When to use a record: what is shown of it, and what it rests on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from factories import document, plan_folder, provision

from macros.exports import open_data
from macros.knowledge import Knowledge, open_knowledge
from macros.loading import Corpus
from macros.model import Source, Summary
from macros.pages.summaries import summary_view
from macros.pages.templating import Links, environment
from macros.registry import Registry
from macros.search.records import record_entries

DATA = Path(__file__).parents[2] / "data"
OTHER = document(id="2-ct-ttg-2024", number="2/CT-TTg", title="Về công tác <khác>")
SOURCE = Source(url="https://congbao.example.vn/1", checked_on=date(2026, 1, 2))


@pytest.fixture
def registry() -> Registry:
    folder = plan_folder(provisions=(provision(), provision(id="II.1.b2", label="gạch đầu dòng thứ hai")))
    return Registry(Corpus(documents=(document(), OTHER), plans=(folder,), sources={"cong_bao": SOURCE}))


def _shown(summary: Summary | None, registry: Registry) -> str:
    view = summary_view(summary, registry, Links("van-ban/1-ct-ttg-2024.html", registry), "1-ct-ttg-2024")
    return str(environment().get_template("parts/summary.html").module.aside(view))  # type: ignore[attr-defined]


def test_own_title_comes_first_then_other_documents_then_the_plan(registry: Registry) -> None:
    summary = Summary(
        text="Dùng khi cần.",
        documents=("2-ct-ttg-2024", "1-ct-ttg-2024"),
        provisions=("II.1.b1", "II.1.b2"),
        sources=("cong_bao",),
    )
    view = summary_view(summary, registry, Links("van-ban/1-ct-ttg-2024.html", registry), "1-ct-ttg-2024")
    assert view is not None
    assert view.basis == (
        ("tên gọi, trích yếu của chính văn bản này", ""),
        ("2/CT-TTg", "2-ct-ttg-2024.html"),
        ("Kế hoạch mẫu: gạch đầu dòng thứ nhất", "../ke-hoach/mau.html#ii-1-b1"),
        ("gạch đầu dòng thứ hai", "../ke-hoach/mau.html#ii-1-b2"),
    )
    assert view.sources == (SOURCE,)


def test_words_are_labelled_editorial_and_shown_as_text(registry: Registry) -> None:
    html = _shown(Summary(text="Dùng khi <b>cần</b>.", documents=("1-ct-ttg-2024",)), registry)
    assert '<strong class="tag">Biên tập</strong> <strong>Dùng khi nào</strong>' in html
    assert "<p>Dùng khi &lt;b&gt;cần&lt;/b&gt;.</p>" in html
    assert "Nguồn" not in html


def test_words_that_rest_on_sources_alone_point_to_them(registry: Registry) -> None:
    html = _shown(Summary(text="Dùng khi cần.", sources=("cong_bao",)), registry)
    assert "Dựa vào: các nguồn dưới đây" in html
    assert "https://congbao.example.vn/1" in html


def test_nothing_is_shown_where_nothing_is_said(registry: Registry) -> None:
    assert _shown(None, registry).strip() == ""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


def test_words_are_in_the_open_data_of_documents_and_groups(knowledge: Knowledge) -> None:
    tables = open_data(knowledge)
    [law] = [row for row in tables["van-ban"] if row["id"] == "42-2013-qh13"]
    assert law["when_to_use"]["text"].startswith("Dùng khi tổ chức tiếp công dân")
    assert law["when_to_use"]["provisions"] == ["II.5.b1"]
    [group] = [row for row in tables["nhom-nhiem-vu"] if row["id"] == "II.5"]
    assert group["tasks"] == ["II.5.b1", "II.5.b2"]
    assert group["when_to_use"]["text"].startswith("Xem khi tiếp công dân")


def test_words_are_searched_and_labelled(knowledge: Knowledge) -> None:
    bodies = {entry.address: entry.body for entry in record_entries(knowledge)}
    assert bodies["van-ban/42-2013-qh13.html"].count("Biên tập: Dùng khi tổ chức tiếp công dân") == 1
    assert bodies["nhiem-vu/73-kh-ubnd-2024/ii-5.html"].startswith("Biên tập: Xem khi tiếp công dân")
