"""Tasks: provisions of the plan seen as work, and who has a part in them."""

from __future__ import annotations

from enum import StrEnum

from macros.model.base import ProvisionId, Record, Slug, Text


class Role(StrEnum):
    """What a body does in a task, in the words of Vietnamese plans."""

    LEAD = "chủ trì"
    COORDINATE = "phối hợp"
    IMPLEMENT = "thực hiện"
    MONITOR = "theo dõi, tổng hợp"


class LinkBasis(StrEnum):
    """Why a task is linked to a body."""

    EXPLICIT = "explicit"
    """The task names it, or section III gives it the same subject."""
    INFERRED = "inferred"
    """By function or wording; the plan does not say so. Editorial."""
    GENERAL = "general"
    """Through III.1, which binds every body."""


class Responsibility(Record):
    """A body's part in a task, with the words that give it."""

    agency: Slug
    """Mã cơ quan trong data/co-quan/."""
    role: Role
    """Vai trò: chủ trì, phối hợp, thực hiện, hoặc theo dõi, tổng hợp."""
    link: LinkBasis
    """explicit (Kế hoạch nêu), inferred (suy ra, biên tập), general (theo mục III.1)."""
    quote: Text
    """Câu chữ trong Kế hoạch làm căn cứ, chép nguyên văn."""
    provision: ProvisionId
    """Mục chứa câu đó."""
    reason: Text | None = None
    """Với inferred: vì sao suy ra như vậy."""


class Task(Record):
    """One thing to do: a provision of part II or III seen as work. Its wording is the provision's."""

    id: ProvisionId
    """Mã, trùng mã mục trong toàn văn, ví dụ II.4.b1."""
    title: Text
    """Tên ngắn của việc (biên tập), không quá một dòng."""
    agencies: tuple[Responsibility, ...]
    """Cơ quan và vai trò."""
    related_tasks: tuple[ProvisionId, ...] = ()
    """Nhiệm vụ liên quan."""
    alluded_documents: tuple[Slug, ...] = ()
    """Văn bản được ngụ ý mà không viện dẫn (biên tập)."""
    editorial_note: Text | None = None
    """Lời của ban biên tập, ví dụ chỗ Kế hoạch không giao cơ quan chủ trì."""
