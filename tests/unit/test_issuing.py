"""What the number of a document says of it."""

from __future__ import annotations

import pytest
from factories import agency, document

from macros.issuing import Issuing, bodies_of, system_of, type_of, types_of
from macros.model import Level

DOCUMENTS = (
    document(id="3-kh-ubnd-2024", number="3/KH-UBND", passed_by=("ubnd-tinh",), level=Level.PROVINCE),
    document(id="4-nq-tu-2024", number="4-NQ/TU", passed_by=("tinh-uy",), level=Level.PROVINCE),
    document(id="417-qd-bnnmt-2026", number="417/QĐ-BNNMT", passed_by=("bo-nnmt",)),
    document(id="5-hd-stc-2024", number="5/HD-STC", passed_by=("so-tai-chinh",), level=Level.PROVINCE),
    document(id="6-hd-stc-2024", number="6/HD-STC", passed_by=("so-khac",), level=Level.PROVINCE),
    document(
        id="7-ctr-a-b-2024",
        number="7-CTr/BDVTU-BCSĐUBND",
        passed_by=("tinh-uy", "ubnd-tinh"),
        level=Level.PROVINCE,
    ),
)
AGENCIES = (
    agency(id="thu-tuong", name="Thủ tướng Chính phủ"),
    agency(id="chinh-phu", name="Chính phủ"),
    agency(id="quoc-hoi", name="Quốc hội"),
    agency(id="ubnd-tinh", name="Ủy ban nhân dân tỉnh Hà Giang", short_names=("UBND tỉnh",)),
    agency(id="tinh-uy", name="Tỉnh ủy Hà Giang", mentions=("Thường trực Tỉnh ủy",)),
    agency(id="bo-nnmt", name="Bộ Nông nghiệp và Môi trường"),
)
KNOWN = Issuing(DOCUMENTS, AGENCIES)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("33/CT-TTg", "Chỉ thị | state | central | thu-tuong"),
        ("25/2025/NĐ-CP", "Nghị định | state | central | chinh-phu"),
        # The Assembly has no code in its numbers, and a term behind its name.
        ("10/2022/QH15", "? | state | central | quoc-hoi"),
        # That body is not among the data.
        ("34/2007/PL-UBTVQH11", "Pháp lệnh | state | central | ?"),
        # Bodies that share a symbol; their level is that of all who use it.
        ("77/KH-UBND", "Kế hoạch | state | province | ?"),
        ("9-NQ/TU", "Nghị quyết | party | province | ?"),
        ("49-CT/TW", "Chỉ thị | party | central | ?"),
        # The Party means both by QĐ, and by TT another type than the State.
        ("217-QĐ/TW", "? | party | central | ?"),
        ("7-TT/TW", "Thông tri | party | central | ?"),
        ("7/TT-BNV", "Thông tư | state | central | ?"),
        ("12/QĐ-BNNMT", "Quyết định | state | central | bo-nnmt"),
        ("12-HD/BTGTU", "Hướng dẫn | party | ? | ?"),
        ("12/HD-SYT", "Hướng dẫn | state | ? | ?"),
        # Two bodies are known under this symbol.
        ("12/HD-STC", "Hướng dẫn | state | province | ?"),
        # A unit is no issuer.
        ("1613/UBND-KGVX", "? | state | province | ?"),
        # A joint document has all its bodies or none; two levels are no level.
        ("19/2008/NQLT/CP-UBMTTQVN", "Nghị quyết liên tịch | joint | ? | ?"),
        ("8/CTr-CP-BNNMT", "Chương trình | state | central | chinh-phu, bo-nnmt"),
        ("8/CTr-CP-UBND", "Chương trình | state | ? | ?"),
        ("không phải số", "? | state | ? | ?"),
    ],
)
def test_what_a_number_says(number: str, said: str) -> None:
    type_document = type_of(number)
    level = KNOWN.level(number)
    system = system_of(number, type_document or "")
    issuers = ", ".join(KNOWN.issuers(number))
    assert (
        " | ".join((type_document or "?", system.value, level.value if level else "?", issuers or "?"))
        == said
    )


def test_types_that_a_number_leaves_open() -> None:
    numbers = ("217-QĐ/TW", "10/2022/QH15", "1613/UBND-KGVX", "không phải số")
    assert [types_of(number) for number in numbers] == [
        ("Quyết định", "Quy định"),
        ("Luật", "Nghị quyết"),
        ("Công văn",),
        (),
    ]


def test_bodies_stand_without_units_and_terms() -> None:
    numbers = ("10/2022/QH15", "12-TB/TU-VP", "12/TB-TH", "7-CTr/BDVTU-BCSĐUBND", "")
    assert [bodies_of(number) for number in numbers] == [("QH",), ("TU",), ("TH",), ("BDVTU", "BCSĐUBND"), ()]


@pytest.mark.parametrize(
    ("issuer", "bodies"),
    [
        ("UBND tỉnh", ("ubnd-tinh",)),
        ("ủy ban nhân dân tỉnh", ("ubnd-tinh",)),
        ("Thường trực Tỉnh ủy", ("tinh-uy",)),
        ("Bộ Nông nghiệp và Môi trường", ("bo-nnmt",)),
        ("Chính phủ và Quốc hội", ("chinh-phu", "quoc-hoi")),
        # One of them is not known: the list would not be whole.
        ("Chính phủ và Mặt trận", ()),
        ("Bộ Nội vụ", ()),
    ],
)
def test_an_issuer_in_words(issuer: str, bodies: tuple[str, ...]) -> None:
    assert KNOWN.named(issuer) == bodies
