"""Checking a draft from the command line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import plan_files
import pytest
from factories import SAMPLE
from free_input import damaged, damaged_word, texts
from hypothesis import given
from hypothesis import strategies as st

from macros import drafts
from macros.__main__ import main
from macros.drafts import passages_of
from macros.knowledge import open_knowledge
from macros.registry import Registry


def word(tmp_path: Path, *paragraphs: str) -> Path:
    """A Word file with paragraphs, a table and a header."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_table(1, 2).cell(0, 1).text = "Luật Tố cáo"
    document.sections[0].header.paragraphs[0].text = "Kế hoạch\nnăm 2024"
    path = tmp_path / "du-thao.docx"
    document.save(str(path))
    return path


def test_a_right_draft_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ", encoding="utf-8")
    assert main(["cite", "--check", str(path)]) == 0
    assert capsys.readouterr().out == "Có 1 viện dẫn: 1 khớp.\n"


def test_error_a_miswritten_citation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Căn cứ\r\ntheo Chỉ thị số 33/TT-TTg;\r\n", encoding="utf-8", newline="")
    assert main(["cite", "--check", str(path)]) == 1
    assert capsys.readouterr().out == (
        f"{path}:2:6: lỗi [citation-miswritten] “Chỉ thị số 33/TT-TTg”: Viện dẫn viết chưa đúng. Số, ký hiệu sai.\n"
        "    2 | theo Chỉ thị số 33/TT-TTg;\n"
        "      |      ^^^^^^^^^^^^^^^^^^^^\n"
        "    Gợi ý: Chỉ thị số 33/CT-TTg\n"
        "Có 1 viện dẫn: 1 viết chưa đúng.\n"
    )


def test_error_an_unknown_citation_names_what_is_near(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Chỉ thị số 23/CT-TTg ngày 05/8/2014", encoding="utf-8")
    assert main(["cite", "--check", str(path)]) == 1
    assert "lỗi [citation-unknown]" in (out := capsys.readouterr().out)
    assert "So với: Chỉ thị số 23/CT-TTg." in out
    assert "Gợi ý" not in out


def test_what_became_of_a_document_is_noted_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Luật Khiếu nại; Luật Khiếu nại", encoding="utf-8")
    assert main(["cite", "--check", str(path)]) == 0
    out = capsys.readouterr().out
    assert out.count("lưu ý: Luật Khiếu nại số 02/2011/QH13: Hết hiệu lực một phần (kiểm tra ngày") == 1


def test_a_text_without_citations_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert main(["cite", "--check", str(tmp_path / "a.txt")]) == 0
    assert capsys.readouterr().out == "Không tìm thấy viện dẫn nào.\n"


def test_a_word_file_is_read_with_tables_and_headers(tmp_path: Path) -> None:
    content = word(tmp_path, "Căn cứ", "", "Luật khiếu nại").read_bytes()
    assert [(passage.place, passage.text) for passage in passages_of(content)] == [
        ("đoạn 1", "Căn cứ"),
        ("đoạn 3", "Luật khiếu nại"),
        ("đoạn 5", "Luật Tố cáo"),
        ("đầu trang, đoạn 1", "Kế hoạch\nnăm 2024"),
    ]


def test_footnotes_and_text_boxes_of_a_word_file_are_read_once(tmp_path: Path) -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    run = f"<w:t>chú</w:t><w:tab/><mc:AlternateContent>{both}</mc:AlternateContent><w:t>thích</w:t>"
    notes = f"<w:footnotes {w} {mc}><w:p><w:r>{run}</w:r></w:p></w:footnotes>"
    source, target = word(tmp_path), tmp_path / "b.docx"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                text = text.replace(b"</Types>", override.encode())
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/></Relationships>'
                text = text.replace(b"</Relationships>", link.encode())
            new.writestr(name, text)
        new.writestr("word/footnotes.xml", notes)
    places = [(passage.place, passage.text) for passage in passages_of(target.read_bytes())]
    assert ("chú thích, đoạn 1", "chú\tthích") in places
    assert [text for _, text in places].count("trong khung") == 1


def test_problems_of_a_word_file_name_the_paragraph(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = word(tmp_path, "Căn cứ", "Luật khiếu nại")
    assert main(["cite", "--check", str(path)]) == 1
    assert f"{path}, đoạn 2:1:1: lỗi [citation-miswritten] “Luật khiếu nại”" in capsys.readouterr().out


def zipped(**files: str) -> bytes:
    """A ZIP that is no Word file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"\xff\xfeA", "không phải UTF-8 (byte thứ 1). Hãy lưu lại với mã UTF-8", id="UTF-16"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "tệp .doc kiểu cũ hoặc tệp có mật khẩu. Hãy bỏ mật khẩu và lưu lại thành .docx",
            id="old or locked Word",
        ),
        pytest.param(b"%PDF-1.7", "đây là tệp PDF. Hãy dùng tệp .docx, hoặc chép chữ ra tệp .txt", id="PDF"),
        pytest.param(b"PK\x03\x04", "tệp Word bị hỏng, hoặc không phải tệp .docx", id="cut short"),
        pytest.param(zipped(a="b"), "tệp Word bị hỏng, hoặc không phải tệp .docx", id="another ZIP"),
        pytest.param(b"a" * (drafts.LARGEST + 1), "tệp quá lớn (hơn 5 MB)", id="huge"),
        pytest.param(
            zipped(a="a").replace(b"\x01\x00\x00\x00a", b"\xff\xff\xff\x7fa"),
            "tệp Word bị hỏng, hoặc không phải tệp .docx",
            id="sizes that lie",
        ),
    ],
)
def test_error_an_unreadable_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, reason: str
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    assert main(["cite", "--check", str(path)]) == 1
    assert capsys.readouterr().err == f"Không đọc được {path}: {reason}.\n"


def test_error_a_word_file_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(drafts, "_LARGEST_UNPACKED", 1000)
    with pytest.raises(drafts.UnreadableDraft, match="tệp quá lớn sau khi mở nén"):
        passages_of(word(tmp_path, "a").read_bytes())


@pytest.mark.parametrize("length", [200, 3000, 20000])
def test_error_a_word_file_cut_short(tmp_path: Path, length: int) -> None:
    with pytest.raises(drafts.UnreadableDraft, match="tệp Word bị hỏng"):
        passages_of(word(tmp_path, "a").read_bytes()[:length])


# -- any file ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def registry() -> Registry:
    return open_knowledge(SAMPLE).registry


WORD = plan_files.word(
    "Căn cứ Chỉ thị số 1/TT-TTg ngày 05/01/2024 của Thủ tướng Chính phủ{1};", notes=["Luật khiếu nại."]
)
READ_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/footnotes.xml",
)
drafts_of_any_kind = st.one_of(
    st.binary(),
    texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
    damaged_word(WORD, READ_PARTS),
    damaged(WORD),
)


@given(drafts_of_any_kind)
def test_any_file_is_reported_on_or_refused(registry: Registry, content: bytes) -> None:
    try:
        passages = passages_of(content)
    except drafts.UnreadableDraft:
        return
    found = drafts.report("a", passages, registry)
    "\n".join(found.lines).encode()
