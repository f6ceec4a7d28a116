"""A document's symbol agrees with its system, its type and its issuer.

State: Nghị định 30/2020/NĐ-CP, Phụ lục III. Party: Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.gate import Gate
from macros.citations.vocabulary import TYPES_OF_CODE, types_agree
from macros.messages import SYSTEMS, problem
from macros.model import Document, System
from macros.problems import Problem
from macros.vietnamese import slugify

# Party, hyphen first: "49-CT/TW", "10-CTr/BDVTU-BCSĐUBND"   ->  code=CT, body=TW
_PARTY = re.compile(r"(?<!\d)\d+-(?P<code>[^\W\d]+)/(?P<body>.+)")

# State, slash first: "33/CT-TTg", "25/2025/NĐ-CP"            ->  code=CT, body=TTg
_STATE = re.compile(r"(?<!\d)\d+/(?:\d{4}/)?(?P<code>[^\W\d]+)-(?P<body>.+)")

# Acts of the National Assembly have no type code: "10/2022/QH15"  ->  body=QH15
_ASSEMBLY = re.compile(r"(?<!\d)\d+/\d{4}/(?P<body>(?:UBTVQH|QH)\d+)")

# The body in the symbol, how its users are called together, and how their names begin. Others are not judged.
_ISSUERS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"TTg", "Thủ tướng Chính phủ", ("Thủ tướng Chính phủ",)),
    (r"CP", "Chính phủ", ("Chính phủ",)),
    (r"QH\d+", "Quốc hội", ("Quốc hội",)),
    (r"UBTVQH\d+", "Ủy ban Thường vụ Quốc hội", ("Ủy ban Thường vụ Quốc hội",)),
    (r"UBND", "Ủy ban nhân dân", ("Ủy ban nhân dân",)),
    (r"HĐND", "Hội đồng nhân dân", ("Hội đồng nhân dân",)),
    (r"TW", "Trung ương Đảng", ("Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư")),
    (r"TU", "Tỉnh ủy hoặc Thành ủy", (
        "Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", "Thường trực Tỉnh ủy", "Ban Chấp hành Đảng bộ tỉnh",
        "Thành ủy", "Ban Thường vụ Thành ủy", "Thường trực Thành ủy", "Ban Chấp hành Đảng bộ thành phố",
    )),
)  # fmt: skip


def ids_are_made_of_numbers(gate: Gate) -> Iterator[Problem]:
    """An id is the number and the year: 33/CT-TTg of 2021 is 33-ct-ttg-2021; 10/2022/QH15 has its year already.

    Where two bodies used one number in one year, the id goes on: 10-nq-tu-2021-tuyen-quang. A document without a
    number has any id that does not look like one.
    """
    for document in gate.corpus.documents:
        if document.number is None:
            if document.id[0].isdigit():
                yield problem("id-contradicts-number", gate.at(document, "id"), id=document.id)
            continue
        made = slugify(document.number)
        year = str(document.date_document.year) if document.date_document else ""
        if year not in made.split("-"):
            made = f"{made}-{year}".rstrip("-")
        if document.id != made and not document.id.startswith(f"{made}-"):
            yield problem("id-contradicts-number", gate.at(document, "id"), id=document.id, nearest=made)


def symbols_agree_with_system(gate: Gate) -> Iterator[Problem]:
    """Hyphen first is the Party's, slash first the State's; a joint document may have either."""
    for document in gate.corpus.documents:
        number = document.number or ""
        system = None
        if _PARTY.fullmatch(number):
            system = System.PARTY
        elif _STATE.fullmatch(number) or _ASSEMBLY.fullmatch(number):
            system = System.STATE
        if system is not None and document.system not in (system, System.JOINT):
            yield problem(
                "symbol-contradicts-system",
                gate.at(document, "number"),
                number=number,
                expected=SYSTEMS[system],
                system=document.system.value,
            )


def symbols_agree_with_type(gate: Gate) -> Iterator[Problem]:
    """The type code stands for the type: CT for Chỉ thị, QĐ for Quyết định or, with the Party, Quy định."""
    for document in gate.corpus.documents:
        number = document.number or ""
        found = _PARTY.fullmatch(number) or _STATE.fullmatch(number)
        types = TYPES_OF_CODE.get(found["code"], ()) if found else ()
        if found and types and not any(types_agree(document.type_document, name) for name in types):
            yield problem(
                "symbol-contradicts-type",
                gate.at(document, "number"),
                number=number,
                code=found["code"],
                expected=" hoặc ".join(types),
                type_document=document.type_document,
            )


def symbols_agree_with_issuer(gate: Gate) -> Iterator[Problem]:
    """The body in the symbol is the issuer: -CP the Government, -TTg the Prime Minister, QH15 the Assembly."""
    for document in gate.corpus.documents:
        issuers = [gate.agencies[name].name for name in document.passed_by if name in gate.agencies]
        body = _body(document)
        for pattern, users, names in _ISSUERS:
            is_other = issuers and not any(issuer.startswith(names) for issuer in issuers)
            if is_other and re.fullmatch(pattern, body):
                yield problem(
                    "symbol-contradicts-issuer",
                    gate.at(document, "number"),
                    number=document.number,
                    code=body,
                    expected=users,
                    issuer=", ".join(issuers),
                )


def _body(document: Document) -> str:
    number = document.number or ""
    found = _PARTY.fullmatch(number) or _STATE.fullmatch(number) or _ASSEMBLY.fullmatch(number)
    return found["body"] if found else ""
