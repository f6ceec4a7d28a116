"""What becomes of records and hand-written pages before the browser sees them."""

from __future__ import annotations

import json
from datetime import date

from macros.search.entry import Entry, Kind, Number
from macros.search.index import index_files
from macros.search.lookup import opensearch, redirect_pages
from macros.search.written import written_entries


def _index(*entries: Entry) -> dict[str, object]:
    script = index_files(entries)["search/index.js"]
    return dict(json.loads(script.removeprefix('canCuSearchPart("index",').removesuffix(")\n")))


def _document(**fields: object) -> Entry:
    given = {
        "kind": Kind.DOCUMENT,
        "address": "van-ban/33-ct-ttg-2021.html",
        "name": "Chỉ thị số 33/CT-TTg",
        "numbers": (Number("33/CT-TTg"),),
        "type_document": "Chỉ thị",
        **fields,
    }
    return Entry(**given)  # type: ignore[arg-type]


def test_places_of_a_page_stand_behind_the_page() -> None:
    place = Entry(kind=Kind.DEADLINE, address="thoi-han/index.html#dl-quy", name="Báo cáo quý")
    page = Entry(kind=Kind.PAGE, address="thoi-han/index.html", name="Thời hạn")
    text = index_files([place, _document(), page])["search/text-0.js"]
    assert text.index('"Thời hạn"') < text.index('"Báo cáo quý"') < text.index("33/CT-TTg")


def test_stream_separates_names_fields_and_entries() -> None:
    index = _index(Entry(kind=Kind.TASK, address="a.html", name="một hai", aliases=("ba",), body="bốn"))
    units = [ord(char) - 0x20 for char in str(index["heads"])]
    words = str(index["words"]).split()
    assert [words[u - 3] if u > 2 else u for u in units] == ["môt.", "hai", 2, "ba", 1, 1]


def test_texts_are_apart_from_what_a_first_answer_needs() -> None:
    entry = Entry(kind=Kind.TASK, address="a.html", name="một", body="bốn")
    files = index_files([entry])
    number = chr(0x20 + 3 + str(_index(entry)["words"]).split().index("bôn'"))
    assert files["search/bodies.js"] == f'canCuSearchPart("bodies","{number} ")\n'


def test_type_is_known_by_the_letters_of_its_numbers() -> None:
    index = _index(_document(type_document="Quy định", numbers=(Number("1859-QĐ/TU"),)))
    assert ["qđ", "qui đinh."] in index["typeNames"]  # type: ignore[operator]


def test_dates_are_found_by_day() -> None:
    assert _index(_document(dates=(date(2021, 11, 26),)))["dates"] == [["2021-11-26", 0]]


def test_number_leads_to_its_document() -> None:
    pages = redirect_pages([_document(numbers=(Number("33/CT-TTg"), Number("33/TT-TTg", "In sai.")))])
    assert set(pages) == {"so/33-ct-ttg/index.html", "so/33-tt-ttg/index.html"}
    assert 'content="0; url=../../van-ban/33-ct-ttg-2021.html"' in pages["so/33-ct-ttg/index.html"]
    assert "In sai." in pages["so/33-tt-ttg/index.html"]


def test_number_of_two_documents_leads_to_neither_but_lists_both() -> None:
    other = _document(address="van-ban/33-ct-ttg-2014.html")
    (page,) = redirect_pages([_document(), other]).values()
    assert "http-equiv" not in page
    assert page.count("<li>") == 2


def test_markup_in_data_stays_text_in_a_redirect() -> None:
    (page,) = redirect_pages([_document(name="<script>")]).values()
    assert "<script>" not in page


def test_opensearch_needs_the_address_of_the_site() -> None:
    about = {"name": "Căn cứ & luật", "description": "<tra cứu>", "address": ""}
    assert opensearch(about) == {}
    (text,) = opensearch({**about, "address": "https://noi-bo.example/can-cu/"}).values()
    assert 'template="https://noi-bo.example/can-cu/tim-kiem/index.html?q={searchTerms}"' in text
    assert "Căn cứ &amp; luật" in text


def test_tables_and_lists_of_records_stay_out() -> None:
    sections = [
        {"location": "van-ban/index.html", "title": "Văn bản (75)", "text": "<p>Mở đầu.</p> Bảng dài"},
        {"location": "index.html#nhom", "title": "Nhóm", "text": "<ol><li>1</li></ol>"},
        {"location": "tim-kiem/index.html", "title": "Tìm", "text": ""},
        {"location": "cap-nhat/index.html", "title": "Nhật ký", "text": f"<p>{'Đã sửa. ' * 100}</p>"},
        {
            "location": "huong-dan/index.html#so",
            "title": "Có <em>số</em>",
            "text": "<p>Gõ số &amp; ngày.</p>",
        },
    ]
    found = list(written_entries(sections))
    assert [(entry.name, entry.body) for entry in found] == [
        ("Văn bản (75)", "Mở đầu."),
        ("Nhật ký", ("Đã sửa. " * 100)[:300]),
        ("Có số", "Gõ số & ngày."),
    ]
