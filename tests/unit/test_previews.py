"""The cards beside links: every record has one, they say what the records say, and parts stay small."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from factories import data_folder

from macros import addresses
from macros.exports.previews import Preview, part_files, part_of, preview_files, previews
from macros.knowledge import Knowledge, open_knowledge
from macros.registry import Registry

DATA = Path(__file__).parents[2] / "data"
HOSTILE = "</script><img src=x onerror=alert(1)> \u2028 “ngoặc” \"'"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge(DATA)


@pytest.fixture(scope="module")
def cards(knowledge: Knowledge) -> dict[str, Preview]:
    return {preview.address: preview for preview in previews(knowledge)}


def _called(script: bytes) -> tuple[str, dict[str, object]]:
    """Name and value that a script hands over."""
    name, part = json.loads(
        f"[{script.decode().removeprefix('canCuPreviewPart(').removesuffix(')' + chr(10))}]"
    )
    return name, part


def _parts(files: Mapping[str, bytes]) -> dict[str, dict[str, object]]:
    return dict(map(_called, files.values()))


def test_every_record_has_a_card(knowledge: Knowledge, cards: dict[str, Preview]) -> None:
    registry = knowledge.registry
    plan = registry.folder.plan.id
    expected = [
        *map(addresses.document_page, registry.documents),
        *map(addresses.agency_page, registry.agencies),
        *(addresses.task_page(plan, task) for task in (*registry.tasks, *registry.groups)),
        *(addresses.provision(plan, provision) for provision in registry.provisions),
        *(registry.address_on(addresses.ERRATA, slip) for slip in registry.errata),
        *(registry.address_on(addresses.DEADLINES, deadline) for deadline in registry.deadlines),
        *(registry.address_on(addresses.TARGETS, target) for target in registry.targets),
        addresses.plan_page(plan),
        *(addresses.term(entry.id) for entry in registry.corpus.glossary),
        *(addresses.abbreviation(row.short) for row in registry.corpus.abbreviations),
    ]
    assert sorted(cards) == sorted(expected)
    assert all(card.kind and card.name for card in cards.values())


def test_a_document_says_its_date_issuer_status_and_title(cards: dict[str, Preview]) -> None:
    assert cards["van-ban/33-ct-ttg-2021.html"] == Preview(
        address="van-ban/33-ct-ttg-2021.html",
        kind="Văn bản · Nhà nước",
        name="Chỉ thị số 33/CT-TTg",
        about="Ngày 26/11/2021 · Thủ tướng Chính phủ",
        status=("?", "Chưa xác minh", "unknown", "22/11/2026"),
        words="Về tiếp tục tăng cường và đổi mới công tác dân vận của cơ quan hành chính nhà nước, chính quyền các "
        "cấp trong tình hình mới",
    )


def test_what_the_plan_does_not_say_is_called_editorial(cards: dict[str, Preview]) -> None:
    assert "biên tập suy ra" in cards["co-quan/so-noi-vu.html"].about
    assert "biên tập" not in cards["co-quan/ubnd-tinh.html"].about


def test_a_body_says_who_it_is_now(cards: dict[str, Preview]) -> None:
    assert cards["co-quan/so-noi-vu.html"].words == "Nay là: Sở Nội vụ tỉnh Tuyên Quang (từ 01/7/2025)"


def test_an_erratum_says_what_is_printed_and_what_is_right(cards: dict[str, Preview]) -> None:
    card = cards["dinh-chinh/index.html#d1"]
    assert (card.name, card.about) == ("Như in: “về tác dân vận”", "Đúng ra: về công tác dân vận")


def test_a_term_says_what_it_means_in_full_and_who_says_so(cards: dict[str, Preview]) -> None:
    assert cards["thuat-ngu/index.html#mot-cua"] == Preview(
        address="thuat-ngu/index.html#mot-cua",
        kind="Thuật ngữ · biên tập giải thích",
        name="Một cửa",
        words="Nơi tiếp nhận hồ sơ và trả kết quả cho người dân ở cấp huyện, cấp xã.",
    )
    assert cards["thuat-ngu/index.html#mtqg"].kind == "Chữ viết tắt · theo: II.2.p5"
    assert not cards["thuat-ngu/index.html#nguoi-co-uy-tin"].words.endswith("…")


def test_long_texts_are_cut_between_words(knowledge: Knowledge, cards: dict[str, Preview]) -> None:
    words = cards["ke-hoach/73-kh-ubnd-2024.html#ii-1-b1"].words
    text = knowledge.registry.provisions["II.1.b1"].text
    assert len(words) < 180
    assert words.endswith(" …")
    assert text.startswith(words.removesuffix("…"))


def test_the_browser_finds_every_card_in_the_part_it_asks_for(
    knowledge: Knowledge, cards: dict[str, Preview]
) -> None:
    files = preview_files(knowledge)
    parts = _parts(files)
    count = parts["index"]["parts"]
    assert isinstance(count, int)
    assert sorted(files) == sorted(f"xem-truoc/{name}.js" for name in ("index", *map(str, range(count))))
    for address, card in cards.items():
        assert parts[str(part_of(address, count))][address][:2] == [card.kind, card.name]  # type: ignore[index]


def test_same_records_same_bytes(knowledge: Knowledge) -> None:
    assert preview_files(knowledge) == preview_files(knowledge)


def test_another_word_is_another_version() -> None:
    one, other = (part_files([Preview(address="a", kind="b", name=name)]) for name in ("c", "d"))
    assert _parts(one)["index"] != _parts(other)["index"]


def test_parts_are_as_large_with_thousands_of_records() -> None:
    many = (
        Preview(
            address=f"van-ban/{number}-qd-ubnd-2024.html",
            kind="Văn bản",
            name=f"Số {number}",
            words="x" * 200,
        )
        for number in range(5000)
    )
    files = part_files(many)
    assert len(files) > 40
    assert max(map(len, files.values())) < 40_000
    assert len(files["xem-truoc/index.js"]) < 100


def test_data_stays_data(tmp_path: Path) -> None:
    sample = open_knowledge(data_folder(tmp_path))
    agencies = tuple(one.model_copy(update={"name": HOSTILE}) for one in sample.registry.corpus.agencies)
    hostile = replace(sample, registry=Registry(replace(sample.registry.corpus, agencies=agencies)))
    files = preview_files(hostile)
    assert not any(b"<" in script or "\u2028".encode() in script for script in files.values())
    names = [card[1] for part in _parts(files).values() for card in part.values() if isinstance(card, list)]
    assert HOSTILE in names
