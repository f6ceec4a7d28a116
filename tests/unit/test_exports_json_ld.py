"""Documents in the vocabulary of schema.org: what is said, and above all what is not."""

import json
import re
from datetime import date
from typing import Any

import pytest

from macros.exports.json_ld import describe, document_json_ld, graph
from macros.loading.corpus import Corpus
from macros.model import (
    Agency,
    Document,
    DocumentVerification,
    Evidence,
    InForce,
    Level,
    Relation,
    RelationKind,
    Status,
    System,
    Verification,
)
from macros.registry import Registry

_PAGE = "van-ban/33-ct-ttg-2021.html"


def _document(**changes: Any) -> Document:
    not_found = Evidence(status=Verification.NOT_FOUND)
    values: dict[str, Any] = {
        "id": "33-ct-ttg-2021",
        "type_document": "Chỉ thị",
        "number": "33/CT-TTg",
        "date_document": date(2021, 11, 26),
        "title": "Về công tác dân vận",
        "passed_by": ("thu-tuong",),
        "system": System.STATE,
        "level": Level.CENTRAL,
        "in_force": Status(status=InForce.UNKNOWN, checked_on=date(2026, 11, 22), statement="Chưa rõ."),
        "verification": DocumentVerification(
            number=not_found, date=not_found, issuer=not_found, title=not_found, effective=not_found
        ),
    }
    return Document(**values | changes)


def _registry(*documents: Document) -> Registry:
    agencies = (Agency(id="thu-tuong", name="Thủ tướng Chính phủ", kind="cơ quan trung ương"),)
    return Registry(Corpus(documents=documents, agencies=agencies))


def _described(document: Document, *others: Document) -> dict[str, Any]:
    return describe(document, _registry(document, *others), _PAGE)


def test_state_law_is_legislation() -> None:
    assert _described(_document()) == {
        "@type": "Legislation",
        "@id": "33-ct-ttg-2021.html",
        "name": "Về công tác dân vận",
        "alternateName": "Chỉ thị số 33/CT-TTg",
        "inLanguage": "vi",
        "legislationType": "Chỉ thị",
        "legislationIdentifier": "33/CT-TTg",
        "legislationDate": "2021-11-26",
        "legislationPassedBy": [
            {
                "@type": "GovernmentOrganization",
                "@id": "../co-quan/thu-tuong.html",
                "name": "Thủ tướng Chính phủ",
            }
        ],
        "legislationJurisdiction": "VN",
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"system": System.PARTY},
        {"system": System.JOINT},
        {"type_document": "Kế hoạch"},
        {"type_document": "Đề án"},
    ],
)
def test_what_is_no_law_is_not_called_one(changes: dict[str, Any]) -> None:
    described = _described(_document(**changes))
    assert described["@type"] == "CreativeWork"
    assert not [key for key in described if key.startswith("legislation")]


_SOURCED = {"checked_on": date(2026, 11, 22), "statement": "Có nguồn.", "sources": ("nguon",)}


@pytest.mark.parametrize("status", [InForce.UNKNOWN, InForce.CONTINUED, InForce.PERIOD_ENDED])
def test_unclear_force_is_not_stated(status: InForce) -> None:
    document = _document(in_force=Status(status=status, **_SOURCED))
    assert "legislationLegalForce" not in _described(document)


def test_force_without_a_source_is_not_stated() -> None:
    status = Status(status=InForce.IN_FORCE, **_SOURCED | {"sources": ()})
    assert "legislationLegalForce" not in _described(_document(in_force=status))


def test_force_with_a_source_is_stated() -> None:
    status = Status(status=InForce.NOT_IN_FORCE, **_SOURCED)
    described = _described(_document(in_force=status))
    assert described["legislationLegalForce"] == "https://schema.org/NotInForce"


def test_unknown_number_and_date_are_left_out() -> None:
    described = _described(_document(number=None, date_document=None))
    assert "legislationIdentifier" not in described
    assert "legislationDate" not in described


def test_relations_between_laws_have_their_own_terms() -> None:
    relation = Relation(kind=RelationKind.AMENDS, target="luat-cu")
    described = _described(_document(relations=(relation,)), _document(id="luat-cu"))
    assert described["legislationAmends"] == [{"@id": "luat-cu.html"}]


def test_relation_to_a_party_document_is_not_legislative() -> None:
    amends = Relation(kind=RelationKind.AMENDS, target="cua-dang")
    implements = Relation(kind=RelationKind.IMPLEMENTS, target="cua-dang")
    party = _document(id="cua-dang", system=System.PARTY)
    described = _described(_document(relations=(amends, implements)), party)
    assert "legislationAmends" not in described
    assert described["isBasedOn"] == [{"@id": "cua-dang.html"}]


def test_text_cannot_end_the_script() -> None:
    document = _document(title='</script><script>alert("&")</script>')
    html = str(document_json_ld(document, _registry(document)))
    inner = re.fullmatch(r'<script type="application/ld\+json">([^<>&]*)</script>', html)
    assert inner
    assert json.loads(inner[1])["name"] == document.title


def test_graph_holds_every_document() -> None:
    other = _document(id="khac")
    content = json.loads(graph(_registry(_document(), other), "du-lieu/van-ban.jsonld"))
    assert [item["@id"] for item in content["@graph"]] == [
        "../van-ban/33-ct-ttg-2021.html",
        "../van-ban/khac.html",
    ]
