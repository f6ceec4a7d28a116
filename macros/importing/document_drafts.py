"""A draft record of a document from the citations that name it. Nothing in it is verified."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from macros.citations import Citation, Flag, Kind
from macros.citations.catalogue import number_key
from macros.issuing import Issuing, bodies_of, system_of, type_of
from macros.model import (
    Agency,
    Document,
    DocumentVerification,
    Evidence,
    InForce,
    Level,
    Status,
    System,
    Verification,
)
from macros.references import Reference, References
from macros.vietnamese import slugify

NOT_CHECKED = "Chưa kiểm chứng được tình trạng hiệu lực."
_UNCHECKED = Evidence(status=Verification.NOT_FOUND)

# The symbol contradicts what stands around it: a misprint, when a document without the contradiction is near.
_CONTRADICTIONS = frozenset({Flag.TYPE_SYMBOL_MISMATCH, Flag.ISSUER_SYMBOL_MISMATCH, Flag.DATE_CONFLICT})

# What a symbol leaves open: "UBND" is taken for the issuer of the plan itself, a body of the State that begins with B
# for a ministry.
_ISSUER_OF_THE_PLAN = "ubnd-tinh"
_MINISTRY = re.compile(r"\d+/.*-B(?!CS)[A-ZĐ&]+")
_CENTRAL_WORDS = (
    "bộ ",
    "chính phủ",
    "thủ tướng",
    "quốc hội",
    "trung ương",
    "ban bí thư",
    "ủy ban thường vụ quốc",
)
_OF_THE_ASSEMBLY = ("Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh")
_PERIOD = re.compile(r"giai đoạn (\d{4}) ?[-–] ?(\d{4})")
_YEAR_OF = re.compile(r"năm (20\d\d)(?!\d)")

# A title ends with its sentence, or where the next document is cited.
_TITLE_START = re.compile(
    r"[,\s]*(?:về|ban hành|thực hiện|triển khai|phê duyệt|quy định|[“\"])", re.IGNORECASE
)
_TITLE_END = re.compile(r";|\.(?:\s|$)|,? (?:xong )?trước ngày|,? chậm nhất|, (?=Ủy ban nhân dân|UBND)")
_LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A draft record, where the plan cites the document, and what of the record is a guess."""

    record: Document
    provisions: tuple[str, ...]
    guesses: Mapping[str, str]


def groups_of(plain: Sequence[Reference]) -> list[list[Reference]]:
    """Citations of one document together; one without a date joins the only dated one of its number."""
    groups: dict[tuple[str, str], list[Reference]] = {}
    undated: list[Reference] = []
    dated: dict[str, list[tuple[str, str]]] = {}
    for reference in plain:
        citation = reference.citation
        if citation.kind is Kind.NUMBERED and citation.number:
            if citation.date:
                key = (number_key(citation.number), citation.date)
                if key not in groups:
                    dated.setdefault(key[0], []).append(key)
                groups.setdefault(key, []).append(reference)
            else:
                undated.append(reference)
        else:
            groups.setdefault((slugify(_name(citation)), ""), []).append(reference)
    for reference in undated:
        number = number_key(reference.citation.number or "")
        keys = dated.get(number, [])
        groups.setdefault(keys[0] if len(keys) == 1 else (number, ""), []).append(reference)
    return list(groups.values())


class Drafter:
    """Makes draft records; knows the bodies that may have issued them."""

    def __init__(
        self,
        documents: Sequence[Document],
        agencies: Sequence[Agency],
        checked_on: date,
        references: References,
    ) -> None:
        """Take the records there are, the day of the draft, and all citations of the plan."""
        self._ends = _title_ends(references)
        self._issuing = Issuing(documents, agencies)
        self._ids = {agency.id for agency in agencies}
        self._checked_on = checked_on
        self._taken = {document.id for document in documents}

    def draft(self, group: Sequence[Reference]) -> NewDocument:
        """The record of the document that these citations name."""
        citations = [reference.citation for reference in group]
        number = next((each.number for each in citations if each.number), None)
        day, year = _day(citations)
        issuer = next((each.issuer for each in citations if each.issuer), None)
        said = next((each.type_document for each in citations if each.type_document), None)
        type_document = said or type_of(number or "") or "Văn bản"
        guesses: dict[str, str] = {}
        title = _title(group, type_document, self._ends, guesses)
        passed_by = self._passed_by(number, issuer, guesses)
        if contradicts(group):
            guesses["number"] = "ký hiệu không khớp với tên loại hoặc cơ quan ban hành, có thể in nhầm"
        if day is None:
            guesses["date_document"] = f"Kế hoạch chỉ ghi năm {year}" if year else "Kế hoạch không ghi ngày"
        record = Document(
            id=self._free(_document_id(number, day, year, citations[0])),
            type_document=type_document,
            number=number,
            date_document=day,
            title=title,
            names=() if number else (_name(citations[0]),),
            passed_by=passed_by,
            system=_system(number, type_document, citations),
            level=self._level(number, issuer, type_document),
            period=_period(title),
            in_force=Status(status=InForce.UNKNOWN, checked_on=self._checked_on, statement=NOT_CHECKED),
            verification=DocumentVerification(
                number=_UNCHECKED, date=_UNCHECKED, issuer=_UNCHECKED, title=_UNCHECKED, effective=_UNCHECKED
            ),
        )
        return NewDocument(record, tuple(dict.fromkeys(each.provision.id for each in group)), guesses)

    def _free(self, name: str) -> str:
        free, count = name, 1
        while free in self._taken:
            count += 1
            free = f"{name}-{count}"
        self._taken.add(free)
        return free

    def _passed_by(self, number: str | None, issuer: str | None, guesses: dict[str, str]) -> tuple[str, ...]:
        if issuer:
            found = self._issuing.named(issuer)
            if not found:
                guesses["passed_by"] = f"chưa có cơ quan “{issuer}” trong dữ liệu"
            return found
        found = self._issuing.issuers(number or "")
        if bodies_of(number or "") == ("UBND",) and _ISSUER_OF_THE_PLAN in self._ids:
            found = (_ISSUER_OF_THE_PLAN,)
        if found:
            guesses["passed_by"] = f"suy từ ký hiệu {number}"
            return found
        guesses["passed_by"] = "Kế hoạch không ghi cơ quan ban hành"
        return ()

    def _level(self, number: str | None, issuer: str | None, type_document: str) -> Level:
        if (issuer or "").lower().startswith(_CENTRAL_WORDS):
            return Level.CENTRAL
        if number is None:
            return Level.CENTRAL if type_document in _OF_THE_ASSEMBLY else Level.PROVINCE
        guess = Level.CENTRAL if _MINISTRY.fullmatch(number) else Level.PROVINCE
        return self._issuing.level(number) or guess


def _name(citation: Citation) -> str:
    """What a document without a number is called: "Luật Tiếp công dân", without the date behind it."""
    name = citation.name or citation.text
    type_document = citation.type_document or ""
    whole = name if name.lower().startswith(type_document.lower()) else f"{type_document} {name}"
    return " ".join(whole.split())


def _day(citations: Iterable[Citation]) -> tuple[date | None, str | None]:
    for citation in citations:
        if citation.date:
            if len(citation.date) == 10:
                return date.fromisoformat(citation.date), citation.date[:4]
            return None, citation.date
    return None, None


def _document_id(number: str | None, day: date | None, year: str | None, citation: Citation) -> str:
    if number is None:
        name = slugify(_name(citation))[:60].strip("-")
        return name if name and not name[0].isdigit() else f"van-ban-{name}".strip("-")
    made = slugify(number)
    if day is not None and str(day.year) not in made.split("-"):
        return f"{made}-{day.year}"
    return made if day is not None or year is None or year in made.split("-") else f"{made}-{year}"


def _system(number: str | None, type_document: str, citations: Iterable[Citation]) -> System:
    if number:
        return system_of(number, type_document)
    issuer = " ".join(each.issuer or "" for each in citations).lower()
    return System.PARTY if re.search(r"ủy\b|đảng|ban bí thư|bộ chính trị", issuer) else System.STATE


def _period(title: str) -> str | None:
    if found := _PERIOD.search(title):
        return f"{found[1]} - {found[2]}"
    found = _YEAR_OF.search(title)
    return found[1] if found else None


def _title_ends(references: References) -> dict[int, int]:
    """Where the title of each citation must end at the latest, by `id()` of the citation.

    A title that names another document ends with that one's head; the next document in a row ends it before.
    """
    ends: dict[int, int] = {}
    for in_provision in references.in_provision.values():
        citations = [reference.citation for reference in in_provision]
        for citation, following in pairwise(citations):
            nested = Flag.NESTED in following.flags and Flag.NESTED not in citation.flags
            ends[id(citation)] = following.span_full[1] if nested else following.start
    return ends


def _title(
    group: Iterable[Reference], type_document: str, ends: Mapping[int, int], guesses: dict[str, str]
) -> str:
    """What the plan says the document is about: the longest of its mentions."""
    titles = [_title_after(reference, ends) for reference in group if reference.citation.number]
    named = [_name(reference.citation) for reference in group if not reference.citation.number]
    best = max(filter(None, titles), key=len, default="") or (named[0] if named else "")
    if best:
        return best
    guesses["title"] = "Kế hoạch không ghi trích yếu"
    return f"{type_document} (trích yếu chưa tìm thấy)"


_TITLE_TAIL = re.compile(r"(?:(?<!\s)\s+và|[,;])\s*(?:số\s*)?$")


def _title_after(reference: Reference, ends: Mapping[int, int]) -> str:
    text, citation = reference.provision.text, reference.citation
    start = citation.span_full[1]
    rest = text[start : ends.get(id(citation), len(text))]
    if not _TITLE_START.match(rest):
        return ""
    end = _TITLE_END.search(rest)
    title = rest[: min(end.start() if end else len(rest), _LONGEST_TITLE)]
    return " ".join(_TITLE_TAIL.sub("", title).strip(' ,“”"\n').split())


def contradicts(group: Iterable[Reference]) -> bool:
    """Whether a symbol does not fit what stands around it: a misprint, when a document without it is near."""
    return any(_CONTRADICTIONS & set(reference.citation.flags) for reference in group)
