"""Documents of the legal basis: directives, resolutions, laws, decisions, programmes and plans."""

from __future__ import annotations

from enum import StrEnum

from macros.model.base import IsoDate, ProvisionId, Record, Slug, SourceKey, Text
from macros.model.confidentiality import Confidentiality
from macros.model.evidence import Evidence
from macros.model.summaries import Summary


class System(StrEnum):
    """Whose document it is; decides the order of the symbol: State `33/CT-TTg`, Party `49-CT/TW`."""

    STATE = "state"
    PARTY = "party"
    JOINT = "joint"


class Level(StrEnum):
    """The level of the issuing body."""

    CENTRAL = "central"
    PROVINCE = "province"


class InForce(StrEnum):
    """The state of a document, in the words of vbpl.vn, and two of ours (metadata.md, table of statuses)."""

    IN_FORCE = "in_force"
    IN_FORCE_AMENDED = "in_force_amended"
    PARTIALLY_IN_FORCE = "partially_in_force"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    NOT_IN_FORCE = "not_in_force"
    CONTINUED = "continued"
    """A later Party document orders that it be carried on; nothing is said of its formal force."""
    PERIOD_ENDED = "period_ended"
    """Past the period in its own name, without any repeal having been found."""
    UNKNOWN = "unknown"


class Status(Record):
    """Whether a document is in force, as far as was found, and when that was checked."""

    status: InForce
    """Tình trạng hiệu lực (xem data/tu-vung/tinh-trang.yml)."""
    checked_on: IsoDate
    """Ngày kiểm tra tình trạng."""
    statement: Text
    """Một câu cho người đọc: vì sao có tình trạng này, hoặc vì sao chưa xác minh được."""
    sources: tuple[SourceKey, ...] = ()
    """Nguồn của tình trạng."""


class RelationKind(StrEnum):
    """What one document does to another; labels for both directions are in `data/tu-vung/quan-he.yml`."""

    AMENDS = "amends"
    REPEALS = "repeals"
    CONTINUES = "continues"
    IMPLEMENTS = "implements"
    BASED_ON = "based_on"
    APPROVES = "approves"
    CONSOLIDATES = "consolidates"
    FOLLOWS = "follows"
    REVIEWS = "reviews"
    CITES = "cites"


class Relation(Record):
    """One statement "this document <kind> that document"; the inverse is computed, never typed."""

    kind: RelationKind
    """Loại quan hệ của văn bản này với văn bản kia (xem data/tu-vung/quan-he.yml)."""
    target: Slug
    """Mã của văn bản kia, là tên tệp trong data/van-ban/."""
    note: Text | None = None
    """Điều cần nói thêm, ví dụ ngày việc sửa đổi có hiệu lực."""
    sources: tuple[SourceKey, ...] = ()
    """Nguồn của quan hệ."""
    quote: Text | None = None
    """Câu trong Kế hoạch nói ra quan hệ này (nếu nguồn là Kế hoạch)."""
    provision: ProvisionId | None = None
    """Mục của Kế hoạch chứa câu đó, ví dụ fn1."""
    plan: Slug | None = None
    """Kế hoạch có mục ấy: mã trong data/ke-hoach/; bỏ trống là Kế hoạch có trước nhất trên trang."""


class Namesake(Record):
    """Another document with the same number and symbol: numbers begin anew every year."""

    date_document: IsoDate
    """Ngày ban hành của văn bản kia (NĂM-THÁNG-NGÀY)."""
    passed_by: Slug
    """Cơ quan ban hành văn bản kia: mã trong data/co-quan/."""
    note: Text | None = None
    """Văn bản kia nói về việc gì, hoặc thấy nó ở đâu."""
    sources: tuple[SourceKey, ...]
    """Nguồn cho biết có văn bản kia."""


class DocumentVerification(Record):
    """What was checked of a document, fact by fact."""

    number: Evidence
    """Đối chiếu số, ký hiệu."""
    date: Evidence
    """Đối chiếu ngày ban hành."""
    issuer: Evidence
    """Đối chiếu cơ quan ban hành."""
    title: Evidence
    """Đối chiếu trích yếu."""
    effective: Evidence
    """Đối chiếu ngày có hiệu lực."""


class Document(Record):
    """One document: a file of `data/van-ban/`, a page of the site, an item of `van-ban.json`."""

    id: Slug
    """Mã, trùng tên tệp: số, ký hiệu và năm viết thường không dấu, ví dụ 33-ct-ttg-2021."""
    type_document: Text
    """Tên loại văn bản, viết hoa chữ đầu: Chỉ thị, Nghị quyết, Luật, Kế hoạch ..."""
    number: Text | None = None
    """Số và ký hiệu đúng, ví dụ 33/CT-TTg; bỏ trống nếu văn bản không có hoặc chưa tìm thấy."""
    date_document: IsoDate | None = None
    """Ngày ban hành (NĂM-THÁNG-NGÀY)."""
    title: Text
    """Trích yếu. Chưa đối chiếu được thì chép đúng như Kế hoạch ghi."""
    names: tuple[Text, ...] = ()
    """Tên gọi khác dùng để viện dẫn và tra cứu, ví dụ "Luật Tiếp công dân"."""
    collective_names: tuple[Text, ...] = ()
    """Tên gọi chung nhiều văn bản, ví dụ "các Chương trình mục tiêu quốc gia"."""
    passed_by: tuple[Slug, ...] = ()
    """Cơ quan ban hành: mã trong data/co-quan/."""
    passed_by_note: Text | None = None
    """Điều cần nói về cơ quan ban hành (khóa, người ký, chưa rõ cơ quan nào)."""
    system: System
    """Hệ thống: state (Nhà nước), party (Đảng), joint (liên tịch)."""
    level: Level
    """Cấp ban hành: central (Trung ương), province (tỉnh)."""
    first_date_entry_in_force: IsoDate | None = None
    """Ngày có hiệu lực (NĂM-THÁNG-NGÀY)."""
    period: Text | None = None
    """Giai đoạn thực hiện nêu trong tên, ví dụ 2021 - 2025."""
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    """Độ mật: thường, mật, tối mật, tuyệt mật; bỏ trống là thường. Khác thường thì không dựng trang."""
    in_force: Status
    """Tình trạng hiệu lực và ngày kiểm tra."""
    relations: tuple[Relation, ...] = ()
    """Văn bản này làm gì với văn bản khác: sửa đổi, thay thế, triển khai ..."""
    namesakes: tuple[Namesake, ...] = ()
    """Văn bản khác mang cùng số, ký hiệu, dễ nhầm với văn bản này."""
    verification: DocumentVerification
    """Kết quả đối chiếu từng thông tin."""
    when_to_use: Summary | None = None
    """Lời "Dùng khi nào" của ban biên tập, kèm chỗ dựa."""
    editorial_note: Text | None = None
    """Lời của ban biên tập (hiện kèm nhãn "biên tập")."""
