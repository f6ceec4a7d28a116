"""The parts of the importer on small texts: letterhead, labels, deadlines, targets, tasks, documents, YAML."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest
import yaml
from factories import agency, document

from macros.importing.draft import draft_of, number_of
from macros.importing.drafted import Draft
from macros.importing.labels import ordinal, paragraph_label, signature_label
from macros.importing.manuscript import Manuscript
from macros.importing.reading import read_plan
from macros.importing.yaml_text import as_file, as_rows
from macros.loading import Corpus
from macros.model import Evidence, Provision, ProvisionKind, Verification

CORPUS = Corpus(
    documents=(document(),),
    agencies=(
        agency(),
        agency(
            id="ubnd-tinh",
            name="Ủy ban nhân dân tỉnh Mẫu",
            short_names=("UBND tỉnh",),
            mentions=("UBND tỉnh",),
        ),
        agency(
            id="so-noi-vu",
            name="Sở Nội vụ tỉnh Mẫu",
            short_names=("Sở Nội vụ", "SNV"),
            mentions=("Sở Nội vụ",),
        ),
        agency(id="cac-co-quan", name="Các cơ quan, đơn vị, địa phương"),
    ),
)


def _read(text: str) -> Manuscript:
    return read_plan(textwrap.dedent(text).strip().encode())


def _draft(text: str, plan_id: str = "12-kh-ubnd-2025") -> Draft:
    return draft_of(_read(text), plan_id, CORPUS, date(2026, 1, 2))


def _work(items: str) -> Draft:
    """A plan whose part II has these items and whose part III binds everybody."""
    return _draft(
        "KẾ HOẠCH\nViệc mẫu năm 2025\nI. MỤC ĐÍCH\n- Làm tốt.\nII. NHIỆM VỤ\n1. Việc\n"
        f"{items}\nIII. TỔ CHỨC THỰC HIỆN\n1. Các cơ quan, đơn vị, địa phương\n- Xây dựng kế hoạch. Gửi sau.\n"
        "2. Sở Nội vụ\n- Chủ trì, đôn đốc việc thực hiện.\n- Theo dõi, tổng hợp kết quả.\n"
    )


# -- the head --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan_id", "number"),
    [
        ("73-kh-ubnd-2024", "73/KH-UBND"),
        ("15-kh-tu-2026", "15-KH/TU"),
        ("2554-qd-ubnd-2023", "2554/QĐ-UBND"),
        ("ke-hoach-2024", None),
    ],
)
def test_a_number_is_read_from_the_id(plan_id: str, number: str | None) -> None:
    assert number_of(plan_id) == number


@pytest.mark.parametrize(
    ("head", "number", "day"),
    [
        ("UBND\nTỈNH MẪU\nSố: 12/KH-UBND\nMẫu, ngày 05 tháng 3 năm 2025\nKẾ HOẠCH\n", "12/KH-UBND", date(2025, 3, 5)),
        ("Số:12 /KH-UBND      Hà Giang, ngày 5 tháng 03 năm 2025\nKẾ HOẠCH\n", "12/KH-UBND", date(2025, 3, 5)),
        ("TỈNH ỦY MẪU\nSố 12-KH/TU\nKẾ HOẠCH\n", "12-KH/TU", None),
        ("KẾ HOẠCH\n", "12/KH-UBND", None),
        ("Số:    /KH-UBND   Mẫu, ngày   tháng   năm 2025\nKẾ HOẠCH\n", "12/KH-UBND", None),
        ("Số: 12/KH-UBND   Mẫu, ngày 31 tháng 02 năm 2025\nKẾ HOẠCH\n", "12/KH-UBND", None),
    ],
)  # fmt: skip
def test_the_head_gives_number_and_day(head: str, number: str, day: date | None) -> None:
    record = _draft(f"{head}Việc mẫu năm 2025\nI. NỘI DUNG\n- Làm tốt.").document.record
    assert (record.number, record.date_document) == (number, day)


def test_a_head_of_another_plan_is_asked_about() -> None:
    draft = _draft(
        "Số: 99/KH-UBND\nMẫu, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nViệc mẫu\nI. NỘI DUNG\n- Làm tốt."
    )
    asked = [each.text for each in draft.questions if each.place == "đầu tệp"]
    assert asked == [
        "Bản trích ghi số 99/KH-UBND, không khớp mã 12-kh-ubnd-2025. Có đúng tệp, đúng mã không?",
        "Bản trích ghi ngày 2024-03-05, không khớp năm trong mã 12-kh-ubnd-2025: ngày chưa được điền.",
    ]


def test_a_text_in_a_head_does_not_swallow_the_plan() -> None:
    draft = _draft("Căn cứ Luật Mẫu;\nUBND tỉnh ban hành Kế hoạch như sau:\nI. NỘI DUNG\n- Làm tốt.")
    assert [each.id for each in draft.provisions] == ["pre", "pre.p1", "I.h", "I.b1"]


def test_who_signed_is_written_as_in_a_sentence() -> None:
    foot = "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn A"
    assert (
        _draft(f"I. NỘI DUNG\n- Làm tốt.\n{foot}").plan.signed_by
        == "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch Nguyễn Văn A"
    )


# -- labels ----------------------------------------------------------------------------------------------------


def test_ordinals_are_those_of_the_language() -> None:
    assert [ordinal(number) for number in (1, 2, 4, 5, 10, 11, 14, 15, 20, 21, 24, 25)] == [
        "thứ nhất", "thứ hai", "thứ tư", "thứ năm", "thứ mười", "thứ mười một", "thứ mười bốn", "thứ mười lăm",
        "thứ hai mươi", "thứ hai mươi mốt", "thứ hai mươi tư", "thứ hai mươi lăm",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "before", "bullets", "alike", "label"),
    [
        (1, 0, 0, 1, "đoạn nội dung, mục 3"),
        (2, 0, 0, 2, "đoạn nội dung thứ hai, mục 3"),
        (1, 0, 4, 1, "đoạn mở đầu, mục 3"),
        (1, 4, 6, 1, "đoạn không gạch đầu dòng sau gạch đầu dòng thứ tư, mục 3"),
        (2, 4, 6, 2, "đoạn không gạch đầu dòng thứ hai sau gạch đầu dòng thứ tư, mục 3"),
    ],
)
def test_a_paragraph_is_called_by_its_place(
    number: int, before: int, bullets: int, alike: int, label: str
) -> None:
    assert paragraph_label(number, "mục 3", bullets_before=before, bullets=bullets, alike=alike) == label


def test_lines_of_a_signature_are_called_by_their_form() -> None:
    assert signature_label(1, "KT. CHỦ TỊCH") == "người ký, dòng thứ nhất (ký thay)"
    assert signature_label(2, "PHÓ CHỦ TỊCH") == "người ký, dòng thứ hai (chức vụ)"
    assert signature_label(3, "Trần Văn A") == "người ký, dòng thứ ba (họ tên)"


# -- deadlines and targets -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "as_written", "kind", "dates"),
    [
        ("báo cáo trước ngày 15/5/2025.", "trước ngày 15/5/2025", "one-off", ["2025-05-15"]),
        ("Báo cáo năm: trước 15/11/2025.", "trước 15/11/2025", "periodic", ["2025-11-15"]),
        (
            "xong trước ngày 15 tháng 5 năm 2025.",
            "xong trước ngày 15 tháng 5 năm 2025",
            "one-off",
            ["2025-05-15"],
        ),
        ("chậm nhất là ngày 15/5/2025.", "chậm nhất là ngày 15/5/2025", "one-off", ["2025-05-16"]),
        ("trong tháng 6/2025.", "trong tháng 6/2025", "one-off", ["2025-07-01"]),
        ("Trong quý IV làm xong.", "Trong quý IV", "one-off", ["2026-01-01"]),
        (
            "Báo cáo quý: trước ngày 15 tháng cuối của quý.",
            "trước ngày 15 tháng cuối của quý",
            "periodic",
            ["2025-03-15", "2025-06-15", "2025-09-15", "2025-12-15"],
        ),
        ("Hằng tháng, tổ chức giao ban.", "Hằng tháng", "frequency", []),
        ("báo cáo hàng tuần, đột xuất.", "hàng tuần, đột xuất", "frequency", []),
        ("báo cáo định kỳ (quý, năm) hoặc đột xuất.", "định kỳ (quý, năm) hoặc đột xuất", "periodic", []),
    ],
)
def test_deadlines_are_recognised(words: str, as_written: str, kind: str, dates: list[str]) -> None:
    (found,) = _work(
        f"- {words[0].upper()}{words[1:]}" if words[0].isupper() else f"- Các cơ quan, đơn vị {words}"
    ).deadlines
    record = found.record
    assert (record.as_written, record.type.value, [day.isoformat() for day in record.dates]) == (
        as_written,
        kind,
        dates,
    )


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 15/5/2024 của UBND tỉnh.",
        "Trước quý II còn nhiều việc.",
        "Làm trước ngày 31/02/2025.",
        "Giai đoạn 2021 - 2025.",
    ],
)
def test_what_is_no_deadline_stays_plain(words: str) -> None:
    assert _work(f"- {words}").deadlines == ()


def test_a_year_that_is_not_written_is_a_guess() -> None:
    (found,) = _work("- Báo cáo trước ngày 15/5.").deadlines
    assert found.guesses["dates"] == "năm 2025 suy ra"


def test_reports_go_to_whom_their_introduction_names() -> None:
    draft = _work(
        "Các cơ quan, đơn vị báo cáo (qua Sở Nội vụ để tổng hợp), thời hạn:\n- Báo cáo năm: trước 15/11/2025."
    )
    (found,) = draft.deadlines
    assert (found.record.who, found.record.to, found.record.what) == (
        ("cac-co-quan",),
        ("so-noi-vu",),
        "Báo cáo năm",
    )


@pytest.mark.parametrize(
    ("words", "text", "value", "unit"),
    [
        ("Bảo đảm: 98% hồ sơ đúng hạn.", "98% hồ sơ đúng hạn", 98, "%"),
        (
            "Mỗi cơ quan, mỗi năm có ít nhất 01 mô hình mới.",
            "mỗi năm có ít nhất 01 mô hình mới",
            1,
            "mô hình (tối thiểu)",
        ),
        ("Phấn đấu 10.000 hồ sơ.", "Phấn đấu 10.000 hồ sơ", 10_000, "hồ sơ"),
    ],
)
def test_targets_are_recognised(words: str, text: str, value: int, unit: str) -> None:
    (found,) = _work(f"- {words}").targets.found
    assert (found.text, found.value, found.unit) == (text, value, unit)


def test_a_target_that_is_no_whole_number_is_asked_about() -> None:
    draft = _work("- Đạt 98,5% hồ sơ đúng hạn.")
    assert draft.targets.found == ()
    assert "Chỉ tiêu không phải số nguyên, chưa ghi được: “Đạt 98,5% hồ sơ đúng hạn”." in [
        each.text for each in draft.questions
    ]


# -- tasks -----------------------------------------------------------------------------------------------------


def _parts(draft: Draft, task_id: str) -> list[tuple[str, str, str]]:
    task = next(task for task in draft.tasks if task.id == task_id)
    return [(part.agency, part.role.value, part.link.value) for part in task.agencies]


def test_the_purpose_of_a_plan_is_no_task() -> None:
    assert [task.id for task in _work("- Làm tốt.").tasks] == ["II.1.b1", "III.1.b1", "III.2.b1", "III.2.b2"]


def test_a_body_charged_by_name_is_drafted_with_its_words() -> None:
    draft = _work("- Sở Nội vụ phối hợp kiểm tra; báo cáo.")
    assert _parts(draft, "II.1.b1") == [("so-noi-vu", "thực hiện", "explicit")]
    assert draft.tasks[0].agencies[0].quote == "Sở Nội vụ phối hợp kiểm tra"


def test_who_issued_a_cited_document_is_charged_with_nothing() -> None:
    draft = _work("- Thực hiện Kế hoạch số 5/KH-UBND ngày 05/01/2024 của UBND tỉnh.")
    assert _parts(draft, "II.1.b1") == [("cac-co-quan", "thực hiện", "general")]


def test_a_task_that_names_nobody_falls_to_everybody_as_the_plan_binds_them() -> None:
    draft = _work("- Làm tốt.")
    assert _parts(draft, "II.1.b1") == [("cac-co-quan", "thực hiện", "general")]
    assert (draft.tasks[0].agencies[0].provision, draft.tasks[0].agencies[0].quote) == (
        "III.1.b1",
        "Xây dựng kế hoạch",
    )


def test_roles_under_a_heading_follow_the_first_words() -> None:
    draft = _work("- Làm tốt.")
    assert _parts(draft, "III.2.b1") == [("so-noi-vu", "chủ trì", "explicit")]
    assert _parts(draft, "III.2.b2") == [("so-noi-vu", "theo dõi, tổng hợp", "explicit")]


def test_a_duty_in_one_line_is_of_the_body_before_the_colon() -> None:
    duties = "1. Sở Nội vụ: Chủ trì, hướng dẫn.\n2. Sở Tài chính: Bố trí."
    draft = _draft(f"I. NHIỆM VỤ\n1. Việc\n- Làm tốt.\nII. TỔ CHỨC THỰC HIỆN\n{duties}")
    assert _parts(draft, "II.1") == [("so-noi-vu", "chủ trì", "explicit")]
    assert _parts(draft, "II.2") == [("so-tai-chinh", "thực hiện", "explicit")]
    assert [new.record.name for new in draft.new_bodies] == ["Sở Tài chính"]


# -- documents -------------------------------------------------------------------------------------------------


def test_a_document_the_data_lacks_becomes_a_draft_without_claims() -> None:
    cited = "Nghị quyết số 45/NQ-CP ngày 12/02/2025 của Thủ tướng Chính phủ về việc mẫu giai đoạn 2021 - 2025"
    (new,) = _work(f"- Thực hiện {cited}; làm tốt.").cited.new
    record = new.record
    assert (record.id, record.type_document, record.number) == ("45-nq-cp-2025", "Nghị quyết", "45/NQ-CP")
    assert (record.title, record.period) == ("về việc mẫu giai đoạn 2021 - 2025", "2021 - 2025")
    assert (record.passed_by, record.system.value, record.level.value) == (("thu-tuong",), "state", "central")
    assert record.in_force.status.value == "unknown"
    assert {evidence for _, evidence in record.verification} == {Evidence(status=Verification.NOT_FOUND)}


@pytest.mark.parametrize(
    ("cited", "type_document", "system", "level"),
    [
        ("24/CT-TTg ngày 12/02/2025", "Chỉ thị", "state", "central"),
        ("Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14", "Nghị quyết liên tịch", "joint", "central"),
        ("Công văn số 5/VPCP-TH ngày 12/02/2025", "Công văn", "state", "central"),
        ("Thông tư số 5/TT-BCT ngày 12/02/2025", "Thông tư", "state", "central"),
        ("Hướng dẫn số 12-HD/BTGTU ngày 12/02/2025", "Hướng dẫn", "party", "province"),
        ("Kế hoạch số 12/KH-STC ngày 12/02/2025", "Kế hoạch", "state", "province"),
    ],
)
def test_what_a_draft_takes_from_the_number(cited: str, type_document: str, system: str, level: str) -> None:
    (new,) = _work(f"- Thực hiện {cited}; làm tốt.").cited.new
    record = new.record
    assert (record.type_document, record.system.value, record.level.value) == (type_document, system, level)


def test_an_issuer_known_in_part_is_left_to_the_editor() -> None:
    issuer = "Hội đồng nhân dân tỉnh và Ủy ban nhân dân tỉnh"
    cited = f"Nghị quyết liên tịch số 5/NQLT-UBND-HĐND ngày 12/02/2025 của {issuer}"
    (new,) = _work(f"- Thực hiện {cited}.").cited.new
    assert new.record.passed_by == ()
    assert new.guesses["passed_by"] == f"chưa có cơ quan “{issuer}” trong dữ liệu"


def test_a_known_document_gets_no_draft() -> None:
    draft = _work("- Thực hiện Chỉ thị số 1/CT-TTg ngày 05/01/2024 của Thủ tướng Chính phủ.")
    assert (draft.cited.known, draft.cited.new) == (("1-ct-ttg-2024",), ())


@pytest.mark.parametrize("printed", ["1/TT-TTg ngày 05/01/2024", "1/CT-TTg ngày 05/01/2025"])
def test_a_likely_misprint_of_a_known_document_gets_no_draft(printed: str) -> None:
    draft = _work(f"- Thực hiện Chỉ thị số {printed}.")
    assert draft.cited.new == ()
    assert [each.means for each in draft.cited.suspects] == ["1-ct-ttg-2024"]


def test_a_mention_without_a_date_joins_the_dated_one() -> None:
    draft = _work("- Thực hiện Nghị quyết số 9-NQ/TU ngày 12/02/2025; sơ kết Nghị quyết số 9-NQ/TU về mẫu.")
    assert [(new.record.id, new.record.title) for new in draft.cited.new] == [("9-nq-tu-2025", "về mẫu")]


# -- YAML ------------------------------------------------------------------------------------------------------


def test_records_are_written_as_by_hand() -> None:
    long = "Rất dài " * 20
    rows = [
        Provision(id="I.h", kind=ProvisionKind.HEADING, label="phần I (tiêu đề)", text="I. MỤC ĐÍCH"),
        Provision(
            id="I.b1",
            kind=ProvisionKind.BULLET,
            parent="I.h",
            label="gạch: một",
            text=long.strip(),
            footnotes=("fn1",),
        ),
        Provision(id="pre", kind=ProvisionKind.RECITAL, label="phần căn cứ", text="Căn cứ A;\nCăn cứ B;"),
    ]
    assert as_rows(((row, {"label": "xem lại"} if row.id == "pre" else {}) for row in rows), "nháp.") == (
        "# nháp.\n"
        "\n"
        "- id: I.h\n"
        "  kind: heading\n"
        "  label: phần I (tiêu đề)\n"
        "  text: I. MỤC ĐÍCH\n"
        "- id: I.b1\n"
        "  kind: bullet\n"
        "  parent: I.h\n"
        '  label: "gạch: một"\n'
        "  text: >-\n"
        f"    {'Rất dài ' * 12}".rstrip()
        + f"\n    {'Rất dài ' * 8}".rstrip()
        + "\n"
        "  footnotes: [fn1]\n"
        "- id: pre\n"
        "  kind: recital\n"
        "  label: phần căn cứ # nháp: xem lại\n"
        "  text: |-\n"
        "    Căn cứ A;\n"
        "    Căn cứ B;\n"
    )


def test_a_comment_stands_where_a_key_is_left_out() -> None:
    text = as_file(document(date_document=None), "nháp.", {"date_document": "không ghi ngày"})
    assert "number: 1/CT-TTg\n# nháp: không ghi ngày (date_document)\ntitle: " in text


@pytest.mark.parametrize(
    "text",
    [
        "- gạch", "a: b", "# thăng", "'nháy", '"kép" và \\', "%", "@", "{x}", "[x]", "&a", "*b", "hai  dấu cách",
        "null", "yes", "1.5", "x #y", "x:",
    ],
)  # fmt: skip
def test_any_text_reads_back_as_it_was(text: str) -> None:
    for words in (text, f"{text} {'dài ' * 40}{text}"):
        row = Provision(id="I.b1", kind=ProvisionKind.BULLET, label="x", text=words)
        (read,) = yaml.load(as_rows([(row, {})], "nháp."), yaml.BaseLoader)  # noqa: S506 - strings only
        assert read["text"] == words
