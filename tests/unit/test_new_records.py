"""`python -m macros new`: what a typed symbol or name becomes, what is refused, and that nothing is overwritten.

`UPDATE_EXPECTED=1 pytest tests/unit/test_new_records.py` writes the golden records anew; read the diff before keeping
it.
"""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from factories import REAL, agency, data_folder, document, erratum, found, plan_folder, provision

from macros.__main__ import main
from macros.editing import Draft, Refused, said_of
from macros.editing.agencies import new_agency
from macros.editing.documents import new_document
from macros.editing.files import Made
from macros.editing.template import filled, quoted
from macros.editing.typed import read_typed
from macros.loading import Corpus
from macros.messages.of_new_records import NEW_RECORDS
from macros.model import Level, MeantDocument

TODAY = date(2026, 1, 2)
GOLDEN = Path(__file__).parents[1] / "cases" / "new_records"

CORPUS = Corpus(
    documents=(
        document(),
        document(
            id="5-kl-tw-2023",
            number="5-KL/TW",
            date_document=None,
            passed_by=("bo-chinh-tri",),
            names=("Kết luận 9",),
        ),
        document(id="3-kh-ubnd-2024", number="3/KH-UBND", passed_by=("ubnd-tinh",), level=Level.PROVINCE),
        document(id="2-2020-qh14", number="2/2020/QH14", passed_by=("quoc-hoi",)),
    ),
    agencies=(
        agency(),
        agency(id="bo-chinh-tri", name="Bộ Chính trị"),
        agency(id="ubnd-tinh", name="Ủy ban nhân dân tỉnh Hà Giang", short_names=("UBND tỉnh",)),
        agency(id="quoc-hoi", name="Quốc hội"),
        agency(id="tinh-uy", name="Tỉnh ủy Hà Giang", mentions=("Thường trực Tỉnh ủy",)),
    ),
    plans=(
        plan_folder(
            provisions=(provision(text="Sở Nội vụ theo dõi."),),
            errata=(erratum(means=MeantDocument(document="1-ct-ttg-2024", number="1/TT-TTg")),),
        ),
    ),
)


def _document(typed: str, day: str | None = None) -> Draft:
    return new_document(read_typed(typed, day), CORPUS, TODAY)


def _refusal(typed: str, day: str | None = None) -> str:
    with pytest.raises(Refused) as refused:
        _document(typed, day)
    return str(refused.value)


# -- what a symbol becomes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "day", "known"),
    [
        (
            "33/CT-TTg",
            "2021-11-26",
            "33-ct-ttg-2021 | Chỉ thị | 33/CT-TTg | 2021-11-26 | [thu-tuong] | state | central",
        ),
        (
            "Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ",
            None,
            "33-ct-ttg-2021 | Chỉ thị | 33/CT-TTg | 2021-11-26 | [thu-tuong] | state | central",
        ),
        # Only the year is known: it stands in the id.
        ("33/CT-TTg năm 2021", None, "33-ct-ttg-2021 | Chỉ thị | 33/CT-TTg | [thu-tuong] | state | central"),
        # The year stands in the number already; the Assembly of another term is the Assembly.
        (
            "Luật số 10/2022/QH15",
            None,
            "10-2022-qh15 | Luật | 10/2022/QH15 | [quoc-hoi] | state | central",
        ),
        # Of bodies that share a symbol none is taken; the level is that of all who use it.
        (
            "77/KH-UBND",
            "2024-02-28",
            "77-kh-ubnd-2024 | Kế hoạch | 77/KH-UBND | 2024-02-28 | state | province",
        ),
        (
            "77/KH-UBND ngày 28/02/2024 của UBND tỉnh",
            None,
            "77-kh-ubnd-2024 | Kế hoạch | 77/KH-UBND | 2024-02-28 | [ubnd-tinh] | state | province",
        ),
        ("49-CT/TW năm 2015", None, "49-ct-tw-2015 | Chỉ thị | 49-CT/TW | party | central"),
        ("7-TT/TW năm 2015", None, "7-tt-tw-2015 | Thông tri | 7-TT/TW | party | central"),
        ("7/TT-BNV năm 2015", None, "7-tt-bnv-2015 | Thông tư | 7/TT-BNV | state | central"),
        # A department is on no list: its level stays open.
        ("12/HD-SNV năm 2024", None, "12-hd-snv-2024 | Hướng dẫn | 12/HD-SNV | state"),
        (
            "Công văn số 1613/UBND-KGVX ngày 05/6/2024",
            None,
            "1613-ubnd-kgvx-2024 | Công văn | 1613/UBND-KGVX | 2024-06-05 | state | province",
        ),
        (
            "19/2008/NQLT/CP-UBMTTQVN",
            None,
            "19-2008-nqlt-cp-ubmttqvn | Nghị quyết liên tịch | 19/2008/NQLT/CP-UBMTTQVN | joint",
        ),
    ],
)
def test_what_a_symbol_says_is_filled_in(typed: str, day: str | None, known: str) -> None:
    assert " | ".join(_document(typed, day).known.values()) == known


def test_nothing_is_called_verified() -> None:
    statuses = {path: value for path, value in _document("33/CT-TTg").unknown.items() if "status" in path}
    assert set(statuses.values()) == {"unknown", "not found"}
    assert len(statuses) == 6


def test_what_could_not_be_known_is_said() -> None:
    assert _document("77/KH-UBND").notes == (
        "chưa rõ năm; khi biết ngày, đổi id và tên tệp thành 77-kh-ubnd-<năm>",
        "ký hiệu “UBND” chưa đủ để biết cơ quan ban hành; tra mã trong data/co-quan/",
    )
    assert _document("12/TB-TH năm 2024").notes == (
        "ký hiệu “TH” chưa đủ để biết cơ quan ban hành; tra mã trong data/co-quan/",
    )
    assert _document("7/TT-BNV năm 2015 của Bộ Nội vụ").notes == (
        'data/co-quan/ chưa có “Bộ Nội vụ”; tạo bằng python -m macros new co-quan "Bộ Nội vụ"',
    )


def test_the_same_number_of_another_year_is_another_document() -> None:
    draft = _document("1/CT-TTg", "2019-02-20")
    assert draft.id == "1-ct-ttg-2019"
    assert draft.notes == (
        "trùng số với data/van-ban/1-ct-ttg-2024.yml (05/01/2024); ghi văn bản kia vào namesakes của mỗi tệp",
    )


# -- what is refused -------------------------------------------------------------------------------------------

HOW_TO_TYPE = "gõ như trên văn bản, ví dụ 33/CT-TTg, 49-CT/TW, “Luật số 10/2022/QH15”"
OR_ANOTHER_YEAR = "sửa tệp ấy; nếu là văn bản khác trùng số thì gõ thêm --date NĂM-THÁNG-NGÀY"


@pytest.mark.parametrize(
    ("typed", "day", "sentence", "suggestion"),
    [
        ("", None, "Không đọc được số, ký hiệu trong “”.", HOW_TO_TYPE),
        ("văn bản ấy", None, "Không đọc được số, ký hiệu trong “văn bản ấy”.", HOW_TO_TYPE),
        ("33/ct-ttg", None, "Không đọc được số, ký hiệu trong “33/ct-ttg”.", "33/CT-TTg"),
        ("33 CT/TTg", None, "Số, ký hiệu “33 CT/TTg” viết chưa đúng.", "33/CT-TTg"),
        ("33/CT–TTg", None, "Số, ký hiệu “33/CT–TTg” viết chưa đúng.", "33/CT-TTg"),
        ("217/QĐ-TW", None, "Số, ký hiệu “217/QĐ-TW” viết chưa đúng.", "217-QĐ/TW"),
        (
            "33/CT-TTg và 34/CT-TTg",
            None,
            "“33/CT-TTg và 34/CT-TTg” có 2 văn bản.",
            "mỗi lần gõ một văn bản, ví dụ 33/CT-TTg",
        ),
        (
            "33/CT-TTg về dân vận",
            None,
            "Ngoài số, ký hiệu, ngày và cơ quan ban hành, “33/CT-TTg về dân vận” còn có “về dân vận”.",
            "33/CT-TTg",
        ),
        (
            "10/2022/QH15",
            None,
            "Ký hiệu “10/2022/QH15” không nói rõ loại văn bản.",
            "gõ cả tên loại: “Luật số 10/2022/QH15” hoặc “Nghị quyết số 10/2022/QH15”",
        ),
        (
            "217-QĐ/TW",
            None,
            "Ký hiệu “217-QĐ/TW” không nói rõ loại văn bản.",
            "gõ cả tên loại: “Quyết định số 217-QĐ/TW” hoặc “Quy định số 217-QĐ/TW”",
        ),
        (
            "1613/UBND-KGVX",
            None,
            "Ký hiệu “1613/UBND-KGVX” không nói rõ loại văn bản.",
            "gõ cả tên loại: “Công văn số 1613/UBND-KGVX”",
        ),
        (
            "Chỉ thị số 33/TT-TTg",
            None,
            "“Chỉ thị” không khớp với ký hiệu “33/TT-TTg”.",
            "kiểm tra lại tên loại hoặc ký hiệu",
        ),
        (
            "Kết luận số 114-KL/TU ngày 14/7/2015 của Ban Bí thư",
            None,
            "Ký hiệu “114-KL/TU” không phải của “Ban Bí thư”.",
            "kiểm tra lại cơ quan ban hành hoặc ký hiệu",
        ),
        ("33/CT-TTg", "26/11/2021", "Ngày sau --date phải viết theo mẫu NĂM-THÁNG-NGÀY.", "2021-11-26"),
        ("33/CT-TTg", "2021-02-30", "Ngày 2021-02-30 không có trong lịch.", None),
        (
            "33/CT-TTg ngày 26/11/2021",
            "2021-11-27",
            "Ngày trong “33/CT-TTg ngày 26/11/2021” khác với --date 2021-11-27.",
            "chỉ ghi ngày một lần",
        ),
        (
            "25/2025/NĐ-CP",
            "2024-02-21",
            "Ngày 21/02/2024 không khớp với năm ghi trong ký hiệu “25/2025/NĐ-CP”.",
            "kiểm tra lại ngày hoặc ký hiệu",
        ),
        (
            "25/2025/NĐ-CP năm 2024",
            None,
            "Năm 2024 không khớp với năm ghi trong ký hiệu “25/2025/NĐ-CP”.",
            "kiểm tra lại ngày hoặc ký hiệu",
        ),
        ("1/CT-TTg", None, "Số 1/CT-TTg đã có trong data/van-ban/1-ct-ttg-2024.yml.", OR_ANOTHER_YEAR),
        ("01/CT-TTg", "2024-03-01", "Số 01/CT-TTg đã có trong data/van-ban/1-ct-ttg-2024.yml.", "sửa tệp ấy"),
        # The day of the known one is not known: it may be this.
        ("5-KL/TW", "2023-01-01", "Số 5-KL/TW đã có trong data/van-ban/5-kl-tw-2023.yml.", "sửa tệp ấy"),
        (
            "1/TT-TTg",
            None,
            "Số 1/TT-TTg đã có trong data/van-ban/1-ct-ttg-2024.yml, là chỗ in sai ghi ở mục đính chính A1.",
            OR_ANOTHER_YEAR,
        ),
    ],
)
def test_error_of_a_document(typed: str, day: str | None, sentence: str, suggestion: str | None) -> None:
    assert _refusal(typed, day) == (f"{sentence}\nGợi ý: {suggestion}." if suggestion else sentence)


def test_error_a_number_that_is_another_name() -> None:
    known = Corpus(documents=(document(names=("9/CT-TTg",)),))
    with pytest.raises(Refused, match="là tên gọi khác của văn bản ấy"):
        new_document(read_typed("9/CT-TTg"), known, TODAY)


# -- bodies ----------------------------------------------------------------------------------------------------


def test_a_body_is_of_the_plan_if_the_plan_names_it() -> None:
    draft = new_agency("  Sở  Nội vụ ", CORPUS)
    assert draft.known == {"id": "so-noi-vu", "name": "Sở Nội vụ", "in_plan": "true"}
    assert draft.missing == ("kind",)
    assert new_agency("Sở Y tế", CORPUS).known["in_plan"] == "false"


@pytest.mark.parametrize(
    ("typed", "sentence", "suggestion"),
    [
        ("ubnd tỉnh", "“ubnd tỉnh” đã có trong data/co-quan/ubnd-tinh.yml.", "sửa tệp ấy"),
        ("Thường trực Tỉnh ủy", "“Thường trực Tỉnh ủy” đã có trong data/co-quan/tinh-uy.yml.", "sửa tệp ấy"),
        (
            "?! 12",
            "“?! 12” không thành tên một cơ quan.",
            "gõ tên đầy đủ, ví dụ “Sở Tài chính tỉnh Hà Giang”",
        ),
        (
            "Sở\x1b[31m",
            "“Sở[31m” không thành tên một cơ quan.",
            "gõ tên đầy đủ, ví dụ “Sở Tài chính tỉnh Hà Giang”",
        ),
    ],
)
def test_error_of_a_body(typed: str, sentence: str, suggestion: str) -> None:
    with pytest.raises(Refused) as refused:
        new_agency(typed, CORPUS)
    assert str(refused.value) == f"{sentence}\nGợi ý: {suggestion}."


# -- the file --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "draft"),
    [
        ("van-ban", _document("33/CT-TTg", "2021-11-26")),
        ("co-quan", new_agency("Ban: chỉ đạo #1", CORPUS)),
    ],
)
def test_golden_record(kind: str, draft: Draft) -> None:
    template = (REAL / "_mau" / f"{kind}.yml").read_text(encoding="utf-8")
    made = filled(template, {**draft.known, **draft.unknown})
    path = GOLDEN / f"{draft.id}.yml"
    if os.environ.get("UPDATE_EXPECTED"):
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")


def test_a_comment_without_its_sign_is_the_line_of_the_template() -> None:
    template = "# ĐẦU\n\na: 1 # về a\nb:\n  - x # về x\nc:\n  d: 2\n  # e: 3\n  f: >-\n    dài\n"
    head, _, made = filled(template, {"c.d": "4"}).partition("\n\n")
    assert all(line.startswith("# ") for line in head.split("\n"))
    assert made == "# a: 1 # về a\n# b:\n#   - x # về x\nc:\n  d: 4\n  # e: 3\n  # f: >-\n  #   dài\n"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("33/CT-TTg", "33/CT-TTg"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Ban: một", '"Ban: một"'),
        ("7-TT/BNN&PTNT", '"7-TT/BNN&PTNT"'),
        ("(chưa)", '"(chưa)"'),
        ("123", '"123"'),
    ],
)
def test_a_text_that_could_be_taken_for_something_else_stands_in_quotes(text: str, value: str) -> None:
    assert quoted(text) == value


def test_the_editor_is_told_what_is_in_the_record_and_what_is_not() -> None:
    made = Made(new_agency("Sở Y tế", CORPUS), "data/co-quan/so-y-te.yml")
    assert list(said_of(made)) == [
        "Đã tạo data/co-quan/so-y-te.yml",
        "Đã điền: id, name, in_plan.",
        "Còn phải điền: kind (Loại cơ quan).",
        "Tiếp theo: mở tệp ấy, sửa các dòng mẫu đã có nguồn, rồi chạy python -m macros check.",
    ]


# -- the command -----------------------------------------------------------------------------------------------


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The smallest data, with the templates of the real."""
    folder = data_folder(tmp_path)
    shutil.copytree(REAL / "_mau", folder / "_mau")
    return folder


def _new(data: Path, *arguments: str) -> int:
    return main(["new", *arguments, "--data", str(data)])


def _files(data: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_a_made_document_passes_the_check(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _new(data, "van-ban", "34/CT-TTg", "--date", "2022-01-05") == 0
    assert capsys.readouterr().out == (
        "Đã tạo data/van-ban/34-ct-ttg-2022.yml\n"
        "Đã điền: id, type_document, number, date_document, passed_by, system, level.\n"
        "Ghi là chưa biết: title, in_force, verification.\n"
        "Tiếp theo: mở tệp ấy, sửa các dòng mẫu đã có nguồn, rồi chạy python -m macros check.\n"
    )
    assert found(data) == []


def test_the_check_names_only_what_must_still_be_filled_in(data: Path) -> None:
    assert _new(data, "co-quan", "Sở Y tế") == 0
    assert [(problem.code, problem.suggestion) for problem in found(data)] == [
        ("missing-key", "thêm dòng kind: ...")
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("van-ban", "1/CT-TTg"),
            f"Số 1/CT-TTg đã có trong data/van-ban/1-ct-ttg-2024.yml.\nGợi ý: {OR_ANOTHER_YEAR}.\n",
        ),
        (
            ("co-quan", "Sở Y tế", "--date", "2024-01-05"),
            "Bản ghi cơ quan không có ngày, nên không dùng --date.\nGợi ý: bỏ --date.\n",
        ),
        (("luat", "x"), "Không có mẫu “luat”.\nGợi ý: các mẫu: van-ban, co-quan.\n"),
        (
            ("dinh-chinh", "A2"),
            (
                "“dinh-chinh” không có tệp riêng cho từng mục.\n"
                "Gợi ý: chép mẫu trong data/_mau/dinh-chinh.yml vào cuối data/dinh-chinh/{plan}.yml.\n"
            ),
        ),
    ],
)
def test_error_leaves_the_data_as_it_was(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    before = _files(data)
    assert _new(data, *arguments) == 1
    plan = next(path.name for path in (data / "ke-hoach").iterdir() if path.is_dir())
    assert capsys.readouterr().err == said.format(plan=plan)
    assert _files(data) == before


def test_error_a_file_that_is_there_stays_though_it_cannot_be_read(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "van-ban" / "34-ct-ttg-2022.yml").write_text("hỏng: [", encoding="utf-8")
    before = _files(data)
    assert _new(data, "van-ban", "34/CT-TTg", "--date", "2022-01-05") == 1
    said = "Đã có tệp data/van-ban/34-ct-ttg-2022.yml.\nGợi ý: sửa tệp ấy.\n"
    assert capsys.readouterr().err == said
    assert _files(data) == before


def test_error_a_file_that_cannot_be_written_to_its_end_goes(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _files(data)
    open_file = Path.open

    def full(path: Path, mode: str = "r", **options: str) -> object:
        file = open_file(path, mode, **options)  # type: ignore[call-overload]
        if mode == "x":

            def write(_text: str) -> None:
                raise OSError(28, "No space left on device")

            file.write = write
        return file

    monkeypatch.setattr(Path, "open", full)
    assert _new(data, "van-ban", "34/CT-TTg") == 1
    assert capsys.readouterr().err == "Không ghi được bản ghi: hết chỗ trên đĩa.\n"
    monkeypatch.undo()
    assert _files(data) == before


def test_error_without_templates(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(data / "_mau")
    assert _new(data, "co-quan", "Sở Y tế") == 1
    assert capsys.readouterr().err == "Không đọc được data/_mau/co-quan.yml: không có tệp này.\n"


def test_every_refusal_of_the_catalogue_is_tested() -> None:
    tests = Path(__file__).read_text(encoding="utf-8")
    for message in NEW_RECORDS.values():
        longest = max(message.text.replace("}", "{").split("{")[::2], key=len)
        assert longest.strip(" “”.:") in tests
