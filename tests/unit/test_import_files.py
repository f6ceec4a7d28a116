"""What the importer reads from text, Word and PDF files, and from old Vietnamese encodings."""

from __future__ import annotations

import io
from datetime import date

import pytest
from factories import SAMPLE
from plan_files import pdf, word, word_with_numbers
from pypdf import PdfReader, PdfWriter

from macros.importing.draft import draft_of
from macros.importing.drafted import Draft
from macros.importing.manuscript import Manuscript, UnreadablePlan
from macros.importing.reading import LARGEST, read_plan
from macros.loading import load

CORPUS = load(SAMPLE).corpus


def _draft(content: bytes) -> Draft:
    return draft_of(read_plan(content), "12-kh-ubnd-2025", CORPUS, date(2026, 1, 2))


def _provisions(content: bytes) -> list[tuple[str, str]]:
    return [(each.id, each.text) for each in _draft(content).provisions]


# -- Word ------------------------------------------------------------------------------------------------------


def test_a_word_file_gives_its_paragraphs_and_footnotes() -> None:
    content = word(
        "KẾ HOẠCH",
        "Việc mẫu năm 2025",
        "I. NỘI DUNG",
        "1. Tuyên truyền",
        "- Quán triệt các văn bản của tỉnh{1}.",
        "Đoạn viết liền.",
        notes=["Kế hoạch số 5/KH-UBND ngày 05/01/2024."],
    )
    assert _provisions(content) == [
        ("title", "Việc mẫu năm 2025"),
        ("I.h", "I. NỘI DUNG"),
        ("I.1.h", "1. Tuyên truyền"),
        ("I.1.b1", "Quán triệt các văn bản của tỉnh1."),
        ("fn1", "Kế hoạch số 5/KH-UBND ngày 05/01/2024."),
        ("I.1.p1", "Đoạn viết liền."),
    ]


def test_numbers_that_word_writes_by_itself_are_part_of_the_text() -> None:
    content = word_with_numbers(
        (0, "NỘI DUNG"), (1, "Việc một"), (3, "Gạch đầu dòng"), (1, "Việc hai"), (2, "Điểm a."), (2, "Điểm b."),
        (0, "TỔ CHỨC"), (1, "Sở Nội vụ"), (3, "Chủ trì."),
    )  # fmt: skip
    assert _provisions(content) == [
        ("I.h", "I. NỘI DUNG"),
        ("I.1.h", "1. Việc một"),
        ("I.1.b1", "Gạch đầu dòng"),
        ("I.2.h", "2. Việc hai"),
        ("I.2.a", "a) Điểm a."),
        ("I.2.b", "b) Điểm b."),
        ("II.h", "II. TỔ CHỨC"),
        ("II.1.h", "1. Sở Nội vụ"),
        ("II.1.b1", "Chủ trì."),
    ]


# -- PDF -------------------------------------------------------------------------------------------------------

PAGE_ONE = [
    (280, 800, 13, "1"),
    (250, 760, 14, "KẾ HOẠCH"),
    (200, 740, 14, "Việc mẫu năm 2025"),
    (121, 700, 14, "I. NỘI DUNG"),
    (121, 680, 14, "1. Tuyên truyền"),
    (121, 660, 14, "- Quán triệt các văn bản của tỉnh1, của các cơ quan trung ương đóng"),
    (85, 640, 14, "trên địa bàn."),
    (121, 620, 14, "Đoạn thụt đầu dòng không có dấu, dù dòng trước còn chỗ hay không"),
    (85, 600, 14, "vẫn là một đoạn."),
    (121, 80, 10, "1 Kế hoạch số 5/KH-UBND ngày 05/01/2024 của UBND tỉnh về công tác mẫu,"),
    (85, 68, 10, "năm 2024."),
]
PAGE_TWO = [
    (280, 800, 13, "2"),
    (85, 760, 14, "Câu này nối trang."),
    (121, 740, 14, "2. Kiểm tra"),
    (121, 720, 14, "- Kiểm tra định kỳ."),
]


def test_a_pdf_gives_its_lines_with_indents_and_footnotes() -> None:
    draft = _draft(pdf(PAGE_ONE, PAGE_TWO))
    assert [(each.id, each.text) for each in draft.provisions] == [
        ("title", "Việc mẫu năm 2025"),
        ("I.h", "I. NỘI DUNG"),
        ("I.1.h", "1. Tuyên truyền"),
        ("I.1.b1", "Quán triệt các văn bản của tỉnh1, của các cơ quan trung ương đóng trên địa bàn."),
        ("fn1", "Kế hoạch số 5/KH-UBND ngày 05/01/2024 của UBND tỉnh về công tác mẫu, năm 2024."),
        (
            "I.1.p1",
            "Đoạn thụt đầu dòng không có dấu, dù dòng trước còn chỗ hay không vẫn là một đoạn. Câu này nối trang.",
        ),
        ("I.2.h", "2. Kiểm tra"),
        ("I.2.b1", "Kiểm tra định kỳ."),
    ]
    assert [each.text for each in draft.plan.furniture][:3] == ["1", "2", "KẾ HOẠCH"]


def _locked(content: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(user_password=password, owner_password="chu", algorithm="RC4-128")  # noqa: S106 - of a test
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _scan() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_a_pdf_locked_only_against_changes_is_read() -> None:
    assert _provisions(_locked(pdf(PAGE_ONE), ""))[0] == ("title", "Việc mẫu năm 2025")


# -- encodings -------------------------------------------------------------------------------------------------

TEXT = (
    "KẾ HOẠCH\nThực hiện công tác mẫu năm 2025 trên địa bàn tỉnh; phối hợp, Đảng ủy, như vậy, ỉ ĩ ị ỵ ỳ ừ ở\n"
)
TCVN3 = "KÕ ho¹ch\nThùc hiÖn c«ng t¸c mÉu n¨m 2025 trªn ®Þa bµn tØnh; phèi hîp, §¶ng ñy, nh\u00ad vËy, Ø Ü Þ þ ú õ ë\n"
VNI = (
    "KEÁ HOAÏCH\n"
    "Thöïc hieän coâng taùc maãu naêm 2025 treân ñòa baøn tænh; phoái hôïp, Ñaûng uûy, nhö vaäy, æ ó ò î yø öø ôû\n"
)


def _text(manuscript: Manuscript) -> str:
    return manuscript.source_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_in_every_form(encoding: str) -> None:
    manuscript = read_plan(TEXT.encode(encoding))
    assert (_text(manuscript), manuscript.converted_from) == (TEXT, None)


@pytest.mark.parametrize(
    ("content", "name", "text"),
    [
        (TCVN3.encode("cp1252"), "TCVN3 (ABC)", TEXT.replace("KẾ HOẠCH", "Kế hoạch")),
        (TCVN3.encode(), "TCVN3 (ABC)", TEXT.replace("KẾ HOẠCH", "Kế hoạch")),
        (VNI.encode("cp1252"), "VNI", TEXT),
        (VNI.encode(), "VNI", TEXT),
        ("Thực hiện công tác của tỉnh, các cơ quan, đơn vị".encode("cp1258", "ignore"), "Windows-1258", None),
    ],
    ids=["tcvn3-bytes", "tcvn3-pasted-as-unicode", "vni-bytes", "vni-pasted-as-unicode", "windows-1258"],
)
def test_old_encodings_are_named_and_converted(content: bytes, name: str, text: str | None) -> None:
    manuscript = read_plan(content)
    assert manuscript.converted_from == name
    assert text is None or _text(manuscript) == text


def test_an_old_font_in_a_word_file_is_named_and_converted() -> None:
    manuscript = read_plan(word(*TCVN3.splitlines()))
    assert manuscript.converted_from == "TCVN3 (ABC)"
    assert manuscript.lines[1].text.startswith("Thực hiện công tác mẫu năm 2025")


def test_the_draft_says_that_it_was_converted() -> None:
    draft = _draft(VNI.encode("cp1252"))
    assert draft.questions[0].text == (
        "Tệp gõ bằng bảng mã VNI, đã chuyển sang Unicode. Hãy đọc lại: chữ hoa có dấu có thể thành chữ thường."
    )
    assert "(bảng mã VNI)" in [each.text for each in draft.plan.furniture]


def test_text_in_unicode_is_never_taken_for_an_old_encoding() -> None:
    text = "Đồng bào các dân tộc ở xã Ìa, Ñâu, Õng; café, naïve: công tác dân vận của tỉnh"
    assert read_plan(text.encode()).converted_from is None


def test_hidden_characters_are_dropped_and_counted() -> None:
    manuscript = read_plan("Kế\u200b hoạch\u00ad mẫu\ufeff".encode())
    assert _text(manuscript) == "Kế hoạch mẫu"
    assert manuscript.remarks == (
        "Đã bỏ 3 ký tự ẩn (gạch nối mềm, dấu cách không bề rộng, ký tự điều khiển).",
    )


# -- what cannot be read ---------------------------------------------------------------------------------------


UNKNOWN = (
    "không phải tệp văn bản, Word (.docx) hay PDF, hoặc dùng bảng mã không nhận ra. Nếu là văn bản gõ bằng phông cũ, "
    "hãy chuyển sang Unicode (ví dụ bằng UniKey) rồi nhập lại"
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "tệp rỗng"),
        (b" \n\n", "tệp không có chữ nào"),
        (b"\xd0\xcf\x11\xe0abc", "tệp .doc kiểu cũ hoặc tệp có mật khẩu. Hãy bỏ mật khẩu và lưu lại thành .docx"),
        (b"{\\rtf1 abc}", "tệp RTF. Hãy mở bằng Word và lưu lại thành .docx"),
        (b"\x89PNG\r\n", "tệp ảnh. Hãy nhận dạng chữ (OCR) hoặc xin tệp Word"),
        (b"PK\x03\x04abc", "tệp Word bị hỏng, hoặc không phải tệp .docx"),
        (word("KẾ HOẠCH")[:2000], "tệp Word bị hỏng, hoặc không phải tệp .docx"),
        (b"%PDF-1.7\nabc", "tệp PDF bị hỏng"),
        (pdf(PAGE_ONE)[:300], "tệp PDF bị hỏng"),
        (pdf(PAGE_ONE).replace(b"/Kids [6 0 R]", b"/Kids []     "), "tệp PDF bị hỏng"),
        (_scan(), "tệp PDF là bản quét (chỉ có ảnh, không có chữ). Hãy nhận dạng chữ (OCR) hoặc xin tệp Word"),
        (_locked(pdf(PAGE_ONE), "mat"), "tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi nhập lại"),
        (bytes(range(128, 256)) * 4, UNKNOWN),
        (b"a" * 600_000, "tệp có quá nhiều chữ (hơn 500 KB) cho một kế hoạch. Hãy tách phụ lục ra"),
        (b"a" * (LARGEST + 1), "tệp quá lớn (hơn 20 MB)"),
    ],
    ids=[
        "empty", "blank", "old-word", "rtf", "picture", "zip", "cut-word", "not-a-pdf", "cut-pdf", "no-page", "scan",
        "password", "bytes", "much-text", "large",
    ],
)  # fmt: skip
def test_error_of_a_file_that_cannot_be_read(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePlan) as refused:
        read_plan(content)
    assert str(refused.value) == reason
