"""Rules between records where the golden reports do not show enough: what is *not* a problem."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from factories import agency, document, erratum, loaded, plan_folder, provision

from macros.checks import dates, quotes, source_text, symbols
from macros.checks.gate import Gate
from macros.loading import PlanFolder
from macros.model import Furniture, Place, ProvisionKind, Relation, RelationKind, Successor, System


def codes(rule: Any, **parts: Any) -> list[str]:
    return [problem.code for problem in rule(Gate(loaded(**parts)))]


@pytest.mark.parametrize(
    ("number", "type_document", "system", "issuer"),
    [
        ("33/CT-TTg", "Chỉ thị", System.STATE, "Thủ tướng Chính phủ"),
        ("76/NQ-CP", "Nghị quyết", System.STATE, "Chính phủ"),
        ("25/2025/NĐ-CP", "Nghị định", System.STATE, "Chính phủ"),
        ("10/2022/QH15", "Luật", System.STATE, "Quốc hội"),
        ("120/2020/QH14", "Nghị quyết", System.STATE, "Quốc hội"),
        ("1684/NQ-UBTVQH15", "Nghị quyết", System.STATE, "Ủy ban Thường vụ Quốc hội"),
        ("2554/QĐ-UBND", "Quyết định", System.STATE, "Ủy ban nhân dân tỉnh Hà Giang"),
        ("49-CT/TW", "Chỉ thị", System.PARTY, "Ban Bí thư Trung ương Đảng"),
        ("1859-QĐ/TU", "Quy định", System.PARTY, "Ban Thường vụ Tỉnh ủy Hà Giang"),
        ("10-CTr/BDVTU-BCSĐUBND", "Chương trình", System.PARTY, "Ban Dân vận Tỉnh ủy Hà Giang"),
        ("10-CTr/BDVTU-BCSĐUBND", "Chương trình", System.JOINT, "Ban Dân vận Tỉnh ủy Hà Giang"),
        ("07-NQ/ĐH", "Nghị quyết", System.PARTY, "Đại hội đại biểu Đảng bộ tỉnh Hà Giang lần thứ XVII"),
        ("1613/UBND-KGVX", "Công văn", System.STATE, "Ủy ban nhân dân tỉnh"),
        (None, "Đề án", System.STATE, "Chính phủ"),
    ],
)
def test_symbols_of_real_documents_are_in_order(
    number: str | None, type_document: str, system: System, issuer: str
) -> None:
    parts = {
        "documents": (document(number=number, type_document=type_document, system=system),),
        "agencies": (agency(name=issuer),),
    }
    assert codes(symbols.symbols_agree_with_system, **parts) == []
    assert codes(symbols.symbols_agree_with_type, **parts) == []
    assert codes(symbols.symbols_agree_with_issuer, **parts) == []


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("33/CT-CP", "Thủ tướng Chính phủ"),
        ("33/CT-TTg", "Chính phủ"),
        ("10/2022/QH15", "Ủy ban Thường vụ Quốc hội"),
        ("114-KL/TU", "Ban Bí thư Trung ương Đảng"),
        ("14-NQ/TW", "Ban Thường vụ Tỉnh ủy Hà Giang"),
    ],
)
def test_error_when_the_symbol_is_another_bodys(number: str, issuer: str) -> None:
    parts = {"documents": (document(number=number),), "agencies": (agency(name=issuer),)}
    assert codes(symbols.symbols_agree_with_issuer, **parts) == ["symbol-contradicts-issuer"]


def test_document_may_act_on_one_of_the_same_day() -> None:
    approved = document(id="chuong-trinh", number=None)
    approves = document(relations=(Relation(kind=RelationKind.APPROVES, target="chuong-trinh"),))
    assert codes(dates.relations_go_back_in_time, documents=(approved, approves)) == []


def test_dates_that_are_not_known_contradict_nothing() -> None:
    other = document(id="khac", date_document=None)
    one = document(relations=(Relation(kind=RelationKind.CITES, target="khac"),))
    assert codes(dates.relations_go_back_in_time, documents=(one, other)) == []
    assert codes(dates.force_begins_after_issue, documents=(other,)) == []


def test_body_outside_the_plan_may_have_changed_before_it() -> None:
    parts = {"documents": (document(),), "plans": (plan_folder(),)}
    successor = Successor(name="mới", from_date=date(2020, 1, 1))
    outside, inside = (agency(in_plan=in_plan, successors=(successor,)) for in_plan in (False, True))
    assert codes(dates.aftermath_follows_the_plan, agencies=(outside,), **parts) == []
    assert codes(dates.aftermath_follows_the_plan, agencies=(inside,), **parts) == ["before-the-plan"]


def test_quote_is_compared_in_composed_letters() -> None:
    place = Place(provision="II.1.b1", quote="Ca\u0301c cơ quan")
    folder = plan_folder(provisions=(provision(),), errata=(erratum(places=(place,)),))
    assert codes(quotes.errata_are_verbatim, plans=(folder,)) == []


def _folder(source: str, *texts: tuple[str, ProvisionKind, str], furniture: str = "") -> PlanFolder:
    provisions = tuple(provision(id=name, kind=kind, text=text) for name, kind, text in texts)
    folder = plan_folder(provisions=provisions, source_text=source)
    dropped = (Furniture(text=furniture, reason="mẫu"),) if furniture else ()
    plan = folder.plan.model_copy(update={"furniture": dropped})
    return PlanFolder(plan, provisions, source_text=source)


BULLET, PARAGRAPH, FOOTNOTE = ProvisionKind.BULLET, ProvisionKind.PARAGRAPH, ProvisionKind.FOOTNOTE


@pytest.mark.parametrize(
    "folder",
    [
        _folder("Một  hai\n\n ba", ("p1", PARAGRAPH, "Một hai ba")),
        _folder("Cụ thê\u0309", ("p1", PARAGRAPH, "Cụ thể")),
        _folder("- Một\n- Hai", ("b1", BULLET, "Một"), ("b2", BULLET, "Hai")),
        _folder("số 10-\n\nCTr/TU", ("p1", PARAGRAPH, "số 10-CTr/TU")),
        _folder("xã hội -\nquốc phòng", ("p1", PARAGRAPH, "xã hội - quốc phòng")),
        _folder("Một (trang 2) hai", ("p1", PARAGRAPH, "Một hai"), furniture="(trang 2)"),
        _folder("a b1 c\n1 chú thích\nd", ("p1", PARAGRAPH, "a b1 c d"), ("fn1", FOOTNOTE, "chú thích")),
        _folder(
            "a1 b\n1 chú thích\nc2 d\n2 khác\nthứ nhất", ("p1", PARAGRAPH, "a1 b c2 d"),
            ("fn1", FOOTNOTE, "chú thích thứ nhất"), ("fn2", FOOTNOTE, "khác"),
        ),
    ],
)  # fmt: skip
def test_differences_that_printing_makes_are_none(folder: PlanFolder) -> None:
    assert source_text.first_difference(folder) is None


@pytest.mark.parametrize(
    ("folder", "name", "word", "here", "source"),
    [
        (_folder("Một hai ba", ("p1", PARAGRAPH, "Một hay ba")), "p1", 1, "hay ba", "hai ba"),
        (_folder("- Một", ("p1", PARAGRAPH, "Một")), "p1", 0, "Một", "- Một"),
        (_folder("Một", ("b1", BULLET, "Một")), "b1", 0, "- Một", "Một"),
        (_folder("Một", ("p1", PARAGRAPH, "Một hai")), "p1", 1, "hai", "(hết)"),
        (_folder("Một hai", ("p1", PARAGRAPH, "Một")), "p1", 0, "(hết)", "hai"),
        (_folder("a\n1 b c", ("p1", PARAGRAPH, "a"), ("fn1", FOOTNOTE, "b d")), "fn1", 1, "d", "c"),
    ],
)
def test_error_is_the_first_word_that_differs(
    folder: PlanFolder, name: str, word: int, here: str, source: str
) -> None:
    difference = source_text.first_difference(folder)
    assert difference is not None
    assert (difference.provision.id, difference.word) == (name, word)
    assert (difference.here, difference.source) == (here, source)
