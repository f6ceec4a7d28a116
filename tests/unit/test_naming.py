"""How documents are named and cited: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from macros.citations import Match, find, resolve
from macros.knowledge import open_knowledge
from macros.model import ProvisionKind
from macros.naming import document_name, first_citation, later_citation, list_name, provision_citation
from macros.references import catalogue_of, lexicon_of
from macros.registry import Registry

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return open_knowledge(DATA).registry


@pytest.mark.parametrize(
    ("document", "name", "first", "later"),
    [
        (
            "33-ct-ttg-2021",
            "Chỉ thị số 33/CT-TTg",
            (
                "Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về tiếp tục tăng cường và đổi mới "
                "công tác dân vận của cơ quan hành chính nhà nước, chính quyền các cấp trong tình hình mới"
            ),
            "Chỉ thị số 33/CT-TTg",
        ),
        (
            "02-2011-qh13",
            "Luật Khiếu nại số 02/2011/QH13",
            "Luật Khiếu nại ngày 11/11/2011",
            "Luật Khiếu nại",
        ),
        (
            "372-qd-tu-2021",
            "Quyết định số 372-QĐ/TU",
            (
                "Quyết định số 372-QĐ/TU ngày 05/10/2021 của Ban Thường vụ Tỉnh ủy Hà Giang ban hành Quy chế "
                "công tác dân vận của hệ thống chính trị tỉnh Hà Giang"
            ),
            "Quyết định số 372-QĐ/TU",
        ),
        ("81-2025-qh15", "Luật số 81/2025/QH15", "Luật số 81/2025/QH15", "Luật số 81/2025/QH15"),
        (
            "33-nq-tu-2023",
            "Nghị quyết số 33-NQ/TU",
            (
                "Nghị quyết số 33-NQ/TU ngày 19/5/2023 của Ban Thường vụ Tỉnh ủy Hà Giang về tăng cường sự "
                "lãnh đạo của Đảng về đổi mới, nâng cao hiệu quả công tác dân vận trong hệ thống chính trị "
                "trên địa bàn tỉnh Hà Giang, giai đoạn 2023 – 2025, định hướng đến năm 2030"
            ),
            "Nghị quyết số 33-NQ/TU",
        ),
        ("kh-ktxh-2024", "Kế hoạch phát triển kinh tế - xã hội năm 2024", None, None),
    ],
)
def test_names_and_citations(
    registry: Registry, document: str, name: str, first: str | None, later: str | None
) -> None:
    record = registry.documents[document]
    assert document_name(record) == name
    assert first_citation(record, registry) == (first or name)
    assert later_citation(record) == (later or name)


def test_every_first_citation_of_a_numbered_document_resolves_to_it(registry: Registry) -> None:
    from macros.citations import Match, find, resolve
    from macros.references import catalogue_of, lexicon_of

    catalogue = catalogue_of(registry)
    lexicon = lexicon_of(registry.corpus.documents)
    for document in registry.documents.values():
        if document.number is None or document.type_document == "Luật":
            continue
        citations = find(first_citation(document, registry), lexicon)
        resolution = resolve(citations, catalogue)[0]
        assert isinstance(resolution, Match), document.id
        assert resolution.document_ids == (document.id,)


def test_lists_put_the_number_first(registry: Registry) -> None:
    assert list_name(registry.documents["33-ct-ttg-2021"]) == "33/CT-TTg"


def test_provision_is_cited_small_to_large(registry: Registry) -> None:
    assert provision_citation(registry.provisions["II.5.b2"], registry) == (
        "gạch đầu dòng thứ hai, mục 5, phần II Kế hoạch số 73/KH-UBND ngày 28/02/2024 của Ủy ban nhân dân tỉnh Hà Giang"
    )


def test_every_provision_is_cited_differently_and_as_part_of_the_plan(registry: Registry) -> None:
    catalogue, lexicon = catalogue_of(registry), lexicon_of(registry.corpus.documents)
    citations = [
        provision_citation(provision, registry)
        for provision in registry.provisions.values()
        if provision.kind is not ProvisionKind.HEADING
    ]
    assert len(set(citations)) == len(citations)
    for text in citations:
        (found,) = resolve(find(text, lexicon), catalogue)
        assert isinstance(found, Match)
        assert found.document_ids == (registry.folder.plan.document,)


def test_what_is_copied_of_a_document_means_that_document(registry: Registry) -> None:
    catalogue, lexicon = catalogue_of(registry), lexicon_of(registry.corpus.documents)
    later = Counter(later_citation(document) for document in registry.documents.values())
    for document in registry.documents.values():
        # Without its number, a law that amends others reads as the laws it names.
        if document.number is None or document.title.startswith("Luật sửa đổi"):
            continue
        texts = {first_citation(document, registry), later_citation(document)}
        # The later form of a law is its name: of two laws of one name, "Luật Tố cáo", it means the newer.
        for text in (text for text in texts if later[text] < 2):
            citations = find(text, lexicon)
            meant = [
                found.document_ids for found in resolve(citations, catalogue)[:1] if isinstance(found, Match)
            ]
            assert meant == [(document.id,)], text
