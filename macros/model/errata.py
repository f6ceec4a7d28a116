"""The ledger of slips in the printed plan."""

from __future__ import annotations

from macros.model.base import ErratumId, IsoDate, ProvisionId, Record, Slug, SourceKey, Text


class Place(Record):
    """A spot of the plan's text that an erratum speaks of."""

    provision: ProvisionId
    """Mục của Kế hoạch."""
    quote: Text
    """Chữ như in tại đó, nguyên văn."""


class MeantDocument(Record):
    """The document that a misprinted citation means."""

    document: Slug
    """Mã văn bản đúng."""
    number: Text | None = None
    """Số, ký hiệu in sai."""
    date: IsoDate | None = None
    """Ngày in sai."""


class Erratum(Record):
    """A slip of the printed plan: as printed, as verified, and why. The plan's text itself is never changed."""

    id: ErratumId
    """Mã, ví dụ A1."""
    severity: Text
    """Loại: lỗi số ký hiệu, lỗi chính tả, cách trình bày ..."""
    where: Text
    """Ở đâu, viết cho người đọc."""
    places: tuple[Place, ...] = ()
    """Vị trí trong toàn văn; bỏ trống nếu lỗi không nằm trên câu chữ nào (ví dụ thiếu hẳn)."""
    as_written: Text
    """Như in."""
    should_be: Text | None = None
    """Đúng ra là; bỏ trống nếu chưa kết luận được."""
    basis: Text
    """Căn cứ để nói như vậy."""
    note: Text
    """Một câu cho người đọc."""
    sources: tuple[SourceKey, ...] = ()
    """Nguồn."""
    means: MeantDocument | None = None
    """Văn bản mà chỗ in sai muốn nói tới."""

    @property
    def is_extraction(self) -> bool:
        """Made by the extraction from the PDF and mended in the text, not printed so by the province."""
        return self.id.startswith("E")
