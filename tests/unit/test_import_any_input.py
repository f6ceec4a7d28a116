"""The importer takes anything: a draft or a message, never an exception, and YAML that reads back as it was."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml
from factories import SAMPLE
from free_input import damaged, damaged_word, packed, parts_of
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from plan_files import pdf, word, word_with_numbers

from macros.checks.source_text import first_difference
from macros.importing.draft import draft_of
from macros.importing.drafted import Draft
from macros.importing.files import files_of
from macros.importing.manuscript import Manuscript, UnreadablePlan
from macros.importing.reading import NO_TEXT, read_plan
from macros.importing.report import Outcome, report
from macros.loading import load
from macros.vietnamese import nfc

CORPUS = load(SAMPLE).corpus
DAY = date(2026, 1, 2)

# Pieces of plans, right and wrong, to be put together in any order.
PIECES = (
    "KẾ HOẠCH", "I. MỤC ĐÍCH", "II. NỘI DUNG", "II. NỘI DUNG", "III. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ",
    "2. Việc:", "1.1. Mục con", "a) Điểm a;", "đ) Điểm đ", "h) Điểm h", "- Gạch đầu dòng.", "- ", "-", "* ", "1",
    "2", "1 Chú thích một", "chữ1", "______", " " * 30, "Căn cứ Chỉ thị số 1/CT-TTg ngày 05/01/2024;",
    "Kế hoạch số 5/KH-UBND ngày 31/02/2024 về việc", "Nghị quyết số 10-", "NQ/TU", "trước ngày 31/12/2024",
    "chậm nhất ngày 32/13", "trong quý IV", "98,5% hồ sơ", "ít nhất ² mô hình", "tối thiểu 10.000 hồ sơ",
    "Các cơ quan, đơn vị thực hiện: tốt", "Trên đây là Kế hoạch./.", "Nơi nhận:", "- Như trên;", "KT. CHỦ TỊCH",
    "PHỤ LỤC", "# không phải chú giải", "\"ngoặc: kép", "'đơn", "{a: b}", "@x", "%", "|", ">", "&a", "*b", "? c",
    "<script>", "\t", "\f", "\u00a0", "\u200b", "\u0301", "e\u0301", "١. số", "Số: 5/KH-UBND",
    "A, ngày 29 tháng 02 năm 2023", "tại mục 1, phần II", "https://a.vn/b", "Trang 2/3", "IIII. X", "V) Y", "X",
    "10. Mười",
)  # fmt: skip

plan_like = st.lists(st.sampled_from(PIECES), max_size=40).map("\n".join)
run_on = st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join)
anything = st.text(max_size=300)


def _draft(text: str) -> tuple[Draft, Manuscript] | None:
    manuscript = _read(text.encode("utf-8", "surrogatepass"))
    return manuscript and (draft_of(manuscript, "9-kh-ubnd-2025", CORPUS, DAY), manuscript)


def _read(content: bytes) -> Manuscript | None:
    """The lines of a file, or None if it is refused in words."""
    try:
        return read_plan(content)
    except UnreadablePlan as refused:
        reason = str(refused)
    assert reason
    assert not reason.endswith(".")
    return None


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(plan_like | run_on | anything)
def test_any_text_gives_a_draft_or_a_message(text: str) -> None:
    found = _draft(text)
    if found is None:
        return
    draft, _ = found
    names = [each.id.lower() for each in draft.provisions]
    assert len(names) == len(set(names))
    files = files_of(draft)
    outcome = Outcome(draft, "x.txt", "TXT", "nhap", frozenset(files), (), ())
    assert report(outcome).startswith("# Báo cáo nhập ")
    read = [
        row
        for name, text in files.items()
        if "/noi-dung/" in name
        for row in yaml.load(text, yaml.BaseLoader)  # noqa: S506 - strings only
    ]
    assert [row["text"] for row in read] == [each.text for each in draft.provisions]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(plan_like | anything)
def test_no_word_is_lost(text: str) -> None:
    """The provisions, put together again, are the text received, but for what is listed as furniture."""
    found = _draft(text)
    if found is None:
        return
    draft, manuscript = found
    read = {number for each in draft.placed for number in each.lines}
    dropped = {each.text for each in draft.plan.furniture}
    # What is written like a page's number, or like the head, elsewhere is the one thing the check cannot tell apart.
    assume(not any(line.number in read and line.text in dropped for line in manuscript.lines))
    words = nfc(" ".join(manuscript.source_text.split()))
    assume(all(words.count(nfc(" ".join(each.split()))) < 2 for each in dropped))
    assert not draft.provisions or first_difference(draft.folder) is None


NUMBERED = word_with_numbers(
    (0, "NỘI DUNG"), (1, "Việc"), (2, "Điểm"), (3, "Sở Nội vụ chủ trì."), (1, "Việc")
)
NOTED = word("KẾ HOẠCH", "I. NỘI DUNG", "1. Sở Nội vụ chủ trì{1}.", notes=["Kế hoạch số 5/KH-UBND."])
PRINTED = pdf(
    [(100, 780, 14, "KẾ HOẠCH"), (100, 760, 14, "I. NỘI DUNG1"), (85, 60, 9, "1 Kế hoạch số 5/KH-UBND.")],
    [(100, 780, 14, "1. Sở Nội vụ chủ trì."), (130, 760, 14, "- Trước ngày 15/5."), (85, 740, 14, "Hết./.")],
)
files_of_any_kind = st.one_of(
    st.binary(max_size=400),
    st.sampled_from([b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0"]).flatmap(
        lambda head: st.binary(max_size=300).map(lambda rest: head + rest)
    ),
    damaged(PRINTED),
    damaged(NOTED),
    damaged_word(NOTED, ("word/document.xml", "word/footnotes.xml")),
    damaged_word(NUMBERED, ("word/document.xml", "word/numbering.xml", "word/styles.xml")),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(files_of_any_kind)
def test_any_file_gives_a_draft_or_a_message(content: bytes) -> None:
    manuscript = _read(content)
    if manuscript is None:
        return
    assert manuscript.lines
    files_of(draft_of(manuscript, "9-kh-ubnd-2025", CORPUS, DAY))


@pytest.mark.parametrize("content", [NUMBERED, NOTED, PRINTED])
def test_what_is_damaged_above_is_read_whole(content: bytes) -> None:
    assert "Sở Nội vụ chủ trì" in read_plan(content).source_text


def test_error_a_word_file_without_a_paragraph_has_no_text() -> None:
    """Found by drawing."""
    parts = parts_of(NOTED)
    parts["word/document.xml"] = (
        parts["word/document.xml"].replace(b"w:p>", b"w:q>").replace(b"<w:p ", b"<w:q ")
    )
    with pytest.raises(UnreadablePlan, match=NO_TEXT):
        read_plan(packed(parts))


@pytest.mark.parametrize("number", ["²", "9" * 30, "-1"])
@pytest.mark.parametrize("place", ['w:ilvl="0"', '<w:start w:val="1"/>', '<w:ilvl w:val="0"/>'])
def test_a_number_that_word_never_writes_stops_nothing(number: str, place: str) -> None:
    """Found by drawing: "²" is a digit to Python, and Roman figures of 30 digits fill the memory."""
    old, new = place.encode(), re.sub("[01]", number, place).encode()
    parts = parts_of(NUMBERED)
    assert any(old in part for part in parts.values())
    manuscript = read_plan(packed({name: part.replace(old, new) for name, part in parts.items()}))
    assert "Việc" in manuscript.source_text
