"""Drafting: from the lines of a plan to everything read from them.

Pure: lines and records in, a value out. Nothing of an earlier edition of the same plan is used, so that what a
person decided there can be compared with what is read here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from macros.citations import find
from macros.citations.vocabulary import TYPES_OF_CODE
from macros.importing.bodies import EVERYBODY, Bodies, NewBody, duty_headings, everybody, new_bodies
from macros.importing.deadlines import find_deadlines
from macros.importing.document_drafts import NOT_CHECKED, NewDocument
from macros.importing.documents import cited_documents
from macros.importing.drafted import Draft
from macros.importing.footnotes import Footnote, attach, gather
from macros.importing.furniture import Sorted, sort_lines
from macros.importing.labels import in_words
from macros.importing.manuscript import Manuscript
from macros.importing.outline import provisions
from macros.importing.paragraphs import paragraphs
from macros.importing.questions import questions
from macros.importing.targets import find_targets
from macros.importing.tasks import draft_tasks
from macros.issuing import system_of
from macros.loading import Corpus, PlanFolder
from macros.model import (
    Agency,
    Document,
    DocumentVerification,
    Evidence,
    Furniture,
    InForce,
    Level,
    Plan,
    Provision,
    ProvisionKind,
    Status,
    Verification,
)
from macros.references import find_references
from macros.registry import Registry
from macros.vietnamese import slugify

PLAN_ID = re.compile(
    r"(?P<figure>[0-9]{1,5})-(?P<code>[a-z]+)-(?P<bodies>[a-z0-9]+(?:-[a-z0-9]+)*)-(?P<year>(?:19|20)[0-9]{2})"
)
_YEAR = re.compile(r"năm (20[0-9]{2})(?![0-9])")
NO_SIGNATURE = "(bản trích không có người ký)"
_BROKEN_LINE = re.compile(r"\w-\s*$|[0-9A-Za-zĐ]/\s*$")


def draft_of(manuscript: Manuscript, plan_id: str, corpus: Corpus, checked_on: date) -> Draft:
    """Read a plan against the records there are. Takes any text; never fails."""
    lines = sort_lines(manuscript)
    notes = gather(lines.notes)
    attached = attach(provisions(paragraphs(lines.body)), notes)
    placed = attached.placed
    texts = tuple(each.provision for each in placed)
    plan = _plan(plan_id, lines, texts, manuscript, notes)
    drafted = _new_bodies(texts, corpus.agencies)
    bodies = Bodies((*corpus.agencies, *(each.record for each in drafted)))
    read = replace(
        corpus,
        documents=tuple(document for document in corpus.documents if document.id != plan_id),
        plans=(PlanFolder(plan=plan, provisions=texts),),
    )
    references = find_references(Registry(read))
    tasks = draft_tasks(texts, bodies, references)
    by_id = {task.id: task for task in tasks}
    draft = Draft(
        plan=plan,
        source_text=manuscript.source_text,
        placed=placed,
        references=references,
        document=_document(plan, lines, texts, corpus, checked_on),
        cited=cited_documents(references, read.documents, tuple(bodies.agencies.values()), checked_on),
        named_bodies=bodies.named_in(texts),
        new_bodies=drafted,
        tasks=tasks,
        deadlines=find_deadlines(texts, by_id, bodies, plan.year),
        targets=find_targets(texts, by_id, bodies, references, plan.year),
    )
    return replace(draft, questions=tuple(questions(draft, manuscript, lines, attached.loose)))


def _new_bodies(texts: Sequence[Provision], agencies: Sequence[Agency]) -> tuple[NewBody, ...]:
    """Bodies the data lacks; the one that stands for all of them must be there before tasks are given to it."""
    first = next((each.id for each in texts if EVERYBODY.search(each.text)), None)
    if first is None or Bodies(agencies).everybody is not None:
        return new_bodies(texts, Bodies(agencies), duty_headings(texts))
    known = Bodies((*agencies, everybody()))
    return (NewBody(everybody(), first), *new_bodies(texts, known, duty_headings(texts)))


# -- the plan itself -------------------------------------------------------------------------------------------


def number_of(plan_id: str) -> str | None:
    """The number an id is made of: "73-kh-ubnd-2024" -> "73/KH-UBND"."""
    found = PLAN_ID.fullmatch(plan_id)
    if not found:
        return None
    code = next((code for code in TYPES_OF_CODE if slugify(code) == found["code"]), found["code"].upper())
    bodies = "-".join(body.upper() for body in found["bodies"].split("-"))
    cited = find(f"Văn bản số {found['figure']}/{code}-{bodies}")
    return cited[0].number if cited else f"{found['figure']}/{code}-{bodies}"


def _plan(
    plan_id: str,
    lines: Sorted,
    texts: Sequence[Provision],
    manuscript: Manuscript,
    notes: Sequence[Footnote],
) -> Plan:
    number = (lines.letterhead.number if lines.letterhead else None) or number_of(plan_id) or plan_id
    return Plan(
        id=plan_id,
        document=plan_id,
        name=f"Kế hoạch {number}",
        year=_year(plan_id, texts),
        signed_by=_signed_by(texts) or NO_SIGNATURE,
        source_file=f"{plan_id}.txt",
        furniture=(*lines.furniture, *_moved(notes), *_typography(texts, manuscript, notes)),
    )


def _year(plan_id: str, texts: Sequence[Provision]) -> int:
    """The year of the plan's title; else that of its id."""
    title = next((each.text for each in texts if each.kind is ProvisionKind.TITLE), "")
    found = _YEAR.search(title)
    return int(found[1] if found else plan_id[-4:])


def _signed_by(texts: Sequence[Provision]) -> str:
    """ "KT. CHỦ TỊCH" + "PHÓ CHỦ TỊCH" + "Trần Đức Quý" -> "KT. Chủ tịch, Phó Chủ tịch Trần Đức Quý"."""
    lines = [each.text for each in texts if each.kind is ProvisionKind.SIGNATURE][:4]
    titles = [_lowered_title(line) for line in lines if line.isupper()]
    names = [line for line in lines if not line.isupper()]
    return " ".join(filter(None, (", ".join(titles), " ".join(names[:1]))))


def _lowered_title(line: str) -> str:
    acting = re.match(r"(?:KT|TM|TL|TUQ|Q)\.\s*", line)
    start = acting.end() if acting else 0
    rest = line[start:].lower()
    rest = re.sub(r"chủ tịch|giám đốc|bí thư", lambda found: found.group().capitalize(), rest)
    return line[:start] + rest[:1].upper() + rest[1:]


def _moved(notes: Sequence[Footnote]) -> Iterator[Furniture]:
    """Footnotes stand at the foot of a page, and behind the words that call them here."""
    for note in notes:
        first, *more = note.segments
        yield Furniture(
            text=f"(dòng {_range(first)}: chú thích {note.figure})",
            reason=(
                f"Không bỏ chữ nào, chỉ chuyển chỗ: trong bản trích, chú thích {note.figure} nằm ở cuối trang; ở đây "
                "đặt ngay sau mục có dấu chú thích."
            ),
        )
        for segment in more:
            yield Furniture(
                text=f"(dòng {_range(segment)}: phần tiếp theo của chú thích {note.figure})",
                reason=(
                    f"Không bỏ chữ nào, chỉ chuyển chỗ: phần sau của chú thích {note.figure} nằm ở cuối trang sau; ở "
                    "đây nối liền với phần đầu."
                ),
            )


def _range(segment: tuple[int, int]) -> str:
    first, last = segment
    return str(first) if first == last else f"{first}-{last}"


def _typography(
    texts: Sequence[Provision], manuscript: Manuscript, notes: Sequence[Footnote]
) -> Iterator[Furniture]:
    """What follows from the kind of a provision, from the paper's width, and from the writing of letters."""
    marks = ["“- ” đầu dòng"] if any(each.kind is ProvisionKind.BULLET for each in texts) else []
    if notes:
        figures = ", ".join(f"“{note.figure} ”" for note in notes)
        count = f"{in_words(len(notes))} " if len(notes) > 1 else ""
        marks.append(f"{figures} đầu {count}chú thích")
    if marks:
        yield Furniture(
            text=f"({'; '.join(marks)})",
            reason=(
                "Dấu đầu dòng và số đứng đầu chú thích là cách trình bày: không chép vào lời văn, trang tự in lại theo "
                "loại của mục."
            ),
        )
    if manuscript.form != "DOCX":
        broken = sum(1 for line in manuscript.lines if _BROKEN_LINE.search(line.raw))
        yield Furniture(
            text="(chỗ xuống dòng)",
            reason=(
                "Bản trích ngắt dòng theo khổ giấy; các dòng được nối lại bằng một dấu cách"
                + (
                    f", {broken} chỗ ngắt ngay sau dấu gạch nối hoặc gạch chéo thì nối liền."
                    if broken
                    else "."
                )
            ),
        )
    combining = sum(1 for char in manuscript.source_text if unicodedata.combining(char))
    if combining:
        yield Furniture(
            text=f"({combining} dấu tổ hợp)",
            reason="Bản trích viết một số chữ có dấu bằng Unicode tổ hợp; lời văn ở đây là dạng dựng sẵn NFC.",
        )
    if manuscript.converted_from:
        yield Furniture(
            text=f"(bảng mã {manuscript.converted_from})",
            reason="Tệp nhận được gõ bằng bảng mã cũ; cả bản trích và lời văn đã chuyển sang Unicode.",
        )


def _document(
    plan: Plan, lines: Sorted, texts: Sequence[Provision], corpus: Corpus, checked_on: date
) -> NewDocument:
    """The record of the plan as a document."""
    head = lines.letterhead
    number = plan.name.removeprefix("Kế hoạch ")
    title = next((each.text for each in texts if each.kind is ProvisionKind.TITLE), None)
    day = head.day if head and head.day and str(head.day.year) == plan.id[-4:] else None
    issuer = "ubnd-tinh" if "ubnd" in plan.id.split("-") else None
    passed_by = (issuer,) if issuer in {agency.id for agency in corpus.agencies} and issuer else ()
    guesses = {
        field: words
        for field, words, is_guess in (
            ("number", "suy từ mã; bản trích không có dòng “Số: ...”", not (head and head.number)),
            ("date_document", "bản trích không có ngày ban hành", day is None),
            ("title", "bản trích không có tên", title is None),
            ("passed_by", "suy từ ký hiệu" if passed_by else "chưa rõ cơ quan ban hành", True),
        )
        if is_guess
    }
    unchecked = Evidence(status=Verification.NOT_FOUND)
    record = Document(
        id=plan.id,
        type_document="Kế hoạch",
        number=number,
        date_document=day,
        title=title or plan.name,
        names=(f"Kế hoạch {re.split('[-/]', number)[0]}",),
        passed_by=passed_by,
        passed_by_note=None if plan.signed_by == NO_SIGNATURE else f"{plan.signed_by} ký.",
        system=system_of(number, "Kế hoạch"),
        level=Level.PROVINCE,
        period=str(plan.year),
        in_force=Status(status=InForce.UNKNOWN, checked_on=checked_on, statement=NOT_CHECKED),
        verification=DocumentVerification(
            number=unchecked, date=unchecked, issuer=unchecked, title=unchecked, effective=unchecked
        ),
    )
    return NewDocument(record, (), guesses)
