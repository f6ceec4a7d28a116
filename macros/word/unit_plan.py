"""The skeleton of a body's own plan: what follows from the plan is filled in, what the unit decides is dots."""

from __future__ import annotations

from collections.abc import Iterator

from macros.knowledge import Knowledge
from macros.legal_basis import BlockLine, Host, Options, block, paragraphs
from macros.model import Agency, DeadlineKind, LinkBasis
from macros.naming import first_citation, later_citation
from macros.word import letterhead, words
from macros.word.layout import TEXT_WIDTH, Xml
from macros.word.ooxml import Row, head_row, span_row, table, text
from macros.word.package import Paper

_DOTS = "…"
_NUMBER, _WHO, _DEADLINE, _RESULT = 680, 1900, 1700, 1700
_WIDTHS = (_NUMBER, TEXT_WIDTH - _NUMBER - _WHO - _DEADLINE - _RESULT, _WHO, _DEADLINE, _RESULT)
_HEADS = ("STT", "Nhiệm vụ", "Người, bộ phận phụ trách", "Thời hạn", "Kết quả, sản phẩm")


def unit_plan(agency: Agency, knowledge: Knowledge) -> Paper:
    """The skeleton for one body that has duties."""
    registry = knowledge.registry
    plan = first_citation(registry.documents[registry.folder.plan.document], registry)
    party = letterhead.is_party_body(agency)
    options = Options(host=Host.PARTY if party else Host.PLAN)
    basis = _basis_lines(agency, knowledge, options)
    body = [
        text("GhiChu", _NOTICE),
        letterhead.heading(agency, symbol="KH"),
        letterhead.name("KẾ HOẠCH", f"Thực hiện {plan}"),
        text("Giua", ""),
        *(text("CanCu", line) for line in paragraphs(basis, options)),
        text("ThanVan", f"{_issuer(agency)} xây dựng kế hoạch thực hiện như sau:"),
        *_chapters(agency, knowledge),
        letterhead.ending(*_recipients(agency, knowledge)),
        *_to_check(basis),
        text("GhiChu", words.disclaimer(knowledge)),
    ]
    return Paper(f"Khung kế hoạch thực hiện: {agency.name}", Xml("".join(body)), knowledge.checked_on)


_NOTICE = (
    "Khung gợi ý của trang tra cứu; người soạn thảo chịu trách nhiệm rà soát và bỏ những căn cứ không dùng đến. "
    "Chỗ “…” do đơn vị quyết định. "
    "Xóa đoạn này và các đoạn sau phần Nơi nhận trước khi trình ký."
)


def _issuer(agency: Agency) -> str:
    return letterhead.DOTS if letterhead.stands_for_many(agency) else agency.name


def _basis_lines(agency: Agency, knowledge: Knowledge, options: Options) -> tuple[BlockLine, ...]:
    """The plan itself and what the body's stated duties cite; what is only inferred gives no legal basis."""
    registry = knowledge.registry
    documents = [registry.documents[registry.folder.plan.document]]
    for duty in registry.duties[agency.id]:
        if duty.responsibility.link is not LinkBasis.INFERRED:
            documents += [line.document for line in knowledge.cited_by(duty.task.id)]
    return block(documents, registry, options)


def _chapters(agency: Agency, knowledge: Knowledge) -> Iterator[Xml]:
    registry = knowledge.registry
    yield text("Heading1", "I. MỤC ĐÍCH, YÊU CẦU")
    yield text("ThanVan", f"1. Mục đích: {_DOTS}")
    yield text("ThanVan", f"2. Yêu cầu: {_DOTS}")
    yield text("Heading1", "II. NHIỆM VỤ")
    yield table(_WIDTHS, [head_row(*_HEADS), *_rows(agency, knowledge)])
    yield text("Heading1", "III. THỜI HẠN, CHẾ ĐỘ BÁO CÁO")
    yield from words.deadlines(agency, registry)
    yield text("Heading1", "IV. KINH PHÍ THỰC HIỆN")
    yield text("ThanVan", _DOTS)
    yield text("Heading1", "V. TỔ CHỨC THỰC HIỆN")
    yield text("ThanVan", f"1. Người đứng đầu đơn vị: {_DOTS}")
    yield text("ThanVan", f"2. Bộ phận được giao làm đầu mối, theo dõi, báo cáo: {_DOTS}")
    yield text("ThanVan", f"3. {_DOTS}./.")


def _rows(agency: Agency, knowledge: Knowledge) -> Iterator[Row]:
    registry = knowledge.registry
    number = 0
    for label, members in words.by_role(agency, registry):
        yield span_row(label)
        for duty in members:
            number += 1
            by_plan = "; ".join(d.as_written for d in registry.deadlines_in.get(duty.task.id, ()))
            yield Row(
                (
                    [text("OBang", str(number))],
                    words.duty_cell(duty, registry),
                    [text("OBang", _DOTS)],
                    [text("OBang", by_plan or _DOTS)],
                    [text("OBang", _DOTS)],
                )
            )


def _recipients(agency: Agency, knowledge: Knowledge) -> list[str]:
    """Those to whom the plan says that units send their own plan: mục III.1."""
    registry = knowledge.registry
    bodies = [
        registry.agencies[receiver].name
        for everybody in registry.bodies_of_all
        for deadline in registry.deadlines_of.get(everybody.id, ())
        if deadline.type is DeadlineKind.ONE_OFF
        for receiver in deadline.to
        if receiver != agency.id
    ]
    return [f"{body} (báo cáo)" for body in bodies]


def _to_check(basis: tuple[BlockLine, ...]) -> Iterator[Xml]:
    """What the drafter must look at in each line of the basis."""
    warned = [line for line in basis if line.warnings]
    if warned:
        yield text("GhiChu", "Cần rà soát trong phần căn cứ:")
    for line in warned:
        yield text("GhiChu", f"- {later_citation(line.document)}: {' '.join(line.warnings)}")
