"""What the importer is not sure of, as questions to the editor, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.importing.bodies import UNKNOWN_KIND
from macros.importing.drafted import Draft, Question
from macros.importing.furniture import Sorted
from macros.importing.manuscript import Manuscript
from macros.model import Provision, ProvisionKind
from macros.vietnamese import slugify

_TWICE = re.compile(r"x[0-9]+(?:\.h)?$")
_LONG_HEADING = 400
_LONG_TEXT = 3000


FILE, TEXT, DOCUMENTS, BODIES, DATES = "Tệp nhận được", "Lời văn", "Văn bản", "Cơ quan", "Thời hạn, chỉ tiêu"
TOPICS = (FILE, TEXT, DOCUMENTS, BODIES, DATES)


def questions(
    draft: Draft, manuscript: Manuscript, lines: Sorted, loose: Sequence[int]
) -> Iterator[Question]:
    """All questions, in the order of topics and of the plan."""
    yield from _of_file(draft, manuscript, lines)
    yield from _of_text(draft, loose)
    yield from _of_documents(draft)
    yield from _of_bodies(draft)
    yield from _of_dates(draft)


def _of_file(draft: Draft, manuscript: Manuscript, lines: Sorted) -> Iterator[Question]:
    if manuscript.converted_from:
        yield Question(
            FILE,
            "cả tệp",
            f"Tệp gõ bằng bảng mã {manuscript.converted_from}, đã chuyển sang Unicode. Hãy đọc lại: chữ hoa có dấu có "
            "thể thành chữ thường.",
        )
    for remark in manuscript.remarks:
        yield Question(FILE, "cả tệp", remark)
    head = lines.letterhead
    number = draft.document.record.number or ""
    if head is None:
        yield Question(
            FILE, "đầu tệp", "Không thấy phần đầu văn bản (số, địa danh, ngày): hãy điền từ bản gốc."
        )
    elif head.number and not draft.plan.id.startswith(slugify(head.number)):
        yield Question(
            FILE,
            "đầu tệp",
            f"Bản trích ghi số {number}, không khớp mã {draft.plan.id}. Có đúng tệp, đúng mã không?",
        )
    if head is not None and head.day is not None and str(head.day.year) != draft.plan.id[-4:]:
        yield Question(
            FILE,
            "đầu tệp",
            f"Bản trích ghi ngày {head.day.isoformat()}, không khớp năm trong mã {draft.plan.id}: ngày chưa được điền.",
        )
    if lines.notes and not lines.knows_pages and not any(line.is_note for line in manuscript.lines):
        yield Question(FILE, "chú thích", "Không rõ chỗ hết trang: hãy xem chú thích có lẫn lời văn không.")


def _of_text(draft: Draft, loose: Sequence[int]) -> Iterator[Question]:
    texts = draft.provisions
    kinds = {each.kind for each in texts}
    names = {each.id for each in texts}
    for kind, words in (
        (ProvisionKind.TITLE, "Không thấy tên Kế hoạch."),
        (ProvisionKind.RECITAL, "Không thấy phần căn cứ (“Căn cứ ...;”)."),
        (ProvisionKind.SIGNATURE, "Không thấy người ký."),
    ):
        if kind not in kinds:
            yield Question(TEXT, "cả văn bản", words)
    if "end" not in names:
        yield Question(TEXT, "cả văn bản", "Không thấy đoạn kết (“Trên đây là ...”).")
    if "to.h" not in names:
        yield Question(TEXT, "cả văn bản", "Không thấy phần “Nơi nhận”.")
    if not any(_is_part(each) for each in texts):
        yield Question(
            TEXT,
            "cả văn bản",
            "Không thấy phần đánh số La Mã (“I.”, “II.”): bố cục khác thường, hãy xem lại mã của mọi mục.",
        )
    for figure in loose:
        yield Question(
            TEXT, f"fn{figure}", "Không thấy số chú thích trong lời văn: chú thích đang gắn tạm, hãy gắn lại."
        )
    for each in draft.placed:
        yield from _of_provision(each.provision, each.lines, is_sure=each.is_sure)
    if plus := [each.provision.id for each in draft.placed if each.mark == "+"]:
        yield Question(
            TEXT,
            ", ".join(plus),
            "Dòng mở đầu bằng dấu “+” được đọc như một gạch đầu dòng, không lồng vào gạch đầu dòng trên nó.",
        )


def _is_part(each: Provision) -> bool:
    return (
        each.kind is ProvisionKind.HEADING
        and each.parent is None
        and each.id != "to.h"
        and each.id[0] in "IVX"
    )


def _of_provision(each: Provision, lines: Sequence[int], *, is_sure: bool) -> Iterator[Question]:
    where = f"{each.id}, dòng {lines[0]}" if lines else each.id
    if not is_sure:
        beginning = " ".join(each.text.split()[:8])
        yield Question(
            TEXT,
            where,
            f"Đoạn không có dấu mở đầu, tách theo độ dài dòng: “{beginning} ...”. Có đúng là đoạn riêng?",
        )
    if _TWICE.search(each.id):
        yield Question(TEXT, where, "Số mục này xuất hiện hai lần: mã được thêm “x2”, hãy xem lại.")
    if each.kind is ProvisionKind.HEADING and len(each.text) > _LONG_HEADING:
        yield Question(TEXT, where, "Tiêu đề dài bất thường: có thể lẫn lời văn.")
    if (
        each.id.startswith("PL")
        and each.kind is ProvisionKind.HEADING
        and "." not in each.id.removesuffix(".h")
    ):
        yield Question(TEXT, where, "Phụ lục: bảng biểu không được dựng lại, hãy đối chiếu với bản gốc.")
    if len(each.text) > _LONG_TEXT:
        yield Question(TEXT, where, "Mục dài bất thường: có thể gồm nhiều đoạn.")


def _of_documents(draft: Draft) -> Iterator[Question]:
    for field, words in draft.document.guesses.items():
        yield Question(DOCUMENTS, draft.plan.id, f"{_FIELDS[field]}: {words}.")
    for suspect in draft.cited.suspects:
        yield Question(
            DOCUMENTS,
            suspect.provision,
            f"“{suspect.text}” có lẽ in nhầm, muốn nói {suspect.means}. Đúng vậy thì ghi vào sổ đính chính "
            f"(data/dinh-chinh/{draft.plan.id}.yml, mẫu trong data/_mau/); không thì thêm bản ghi văn bản.",
        )
    for provision, text, candidates in draft.cited.ambiguous:
        yield Question(DOCUMENTS, provision, f"“{text}” hợp với nhiều văn bản: {', '.join(candidates)}.")
    for new in draft.cited.new:
        where = ", ".join(new.provisions)
        yield Question(
            DOCUMENTS, new.record.id, f"Văn bản mới, viện dẫn tại {where}: hãy đối chiếu mọi thông tin."
        )
        for field, words in new.guesses.items():
            yield Question(DOCUMENTS, new.record.id, f"{_FIELDS[field]}: {words}.")


_FIELDS = {
    "number": "Số, ký hiệu",
    "date_document": "Ngày ban hành",
    "title": "Trích yếu",
    "passed_by": "Cơ quan ban hành",
}


def _of_bodies(draft: Draft) -> Iterator[Question]:
    for new in draft.new_bodies:
        kind = " Chưa rõ loại cơ quan." if new.record.kind == UNKNOWN_KIND else ""
        yield Question(
            BODIES,
            new.record.id,
            f"Cơ quan mới “{new.record.name}”, nêu tại {new.provision}: có phải tên khác của một cơ quan đã có?{kind}",
        )
    for task in draft.tasks:
        if not task.agencies:
            yield Question(BODIES, task.id, "Chưa tìm được cơ quan nào cho nhiệm vụ này.")


def _of_dates(draft: Draft) -> Iterator[Question]:
    for found in draft.deadlines:
        if "dates" in found.guesses:
            yield Question(
                DATES, found.record.provision, f"“{found.record.as_written}”: {found.guesses['dates']}."
            )
        if not found.record.who:
            yield Question(
                DATES, found.record.provision, f"“{found.record.as_written}”: chưa rõ ai phải làm."
            )
    for provision, text in draft.targets.unfit:
        yield Question(DATES, provision, f"Chỉ tiêu không phải số nguyên, chưa ghi được: “{text}”.")
    for target in draft.targets.found:
        if not target.who:
            yield Question(DATES, target.provision, f"Chỉ tiêu “{target.text}”: chưa rõ ai phải đạt.")
