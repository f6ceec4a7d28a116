"""Courses: lessons that trainers give with the site, made of its records. All of it is the editors' text."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.model.base import ProvisionId, Record, Slug, Text

# A provision, a document, a body or an erratum: whatever has a page or a place of its own.
TOOLS = {
    "can-cu/index.html": "Soạn căn cứ",
    "co-quan/index.html": "Danh sách cơ quan",
    "dinh-chinh/index.html": "Sổ đính chính",
    "huong-dan/index.html": "Cách tra cứu",
    "index.html": "Trang đầu",
    "ma-tran/index.html": "Ma trận",
    "nhiem-vu/index.html": "Danh sách nhiệm vụ",
    "soat-vien-dan/index.html": "Soát viện dẫn",
    "thay-doi/index.html": "Thay đổi",
    "thoi-han/index.html": "Thời hạn",
    "thuat-ngu/index.html": "Chữ viết tắt và thuật ngữ",
    "tim-kiem/index.html": "Tìm kiếm",
    "van-ban/index.html": "Danh sách văn bản",
}
"""The pages without a record that a lesson may open, with their names."""

RecordId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$")]
PageAddress = Annotated[str, Field(pattern=r"^([a-z0-9-]+/)*[a-z0-9-]+\.html$")]
Minutes = Annotated[int, Field(gt=0, le=240)]


class QuestionKind(StrEnum):
    """How a question is answered."""

    SINGLE = "chọn một"
    MULTIPLE = "chọn nhiều"
    MATCHING = "ghép đôi"
    ORDERING = "xếp thứ tự"
    SHORT = "điền ngắn"


class Quote(Record):
    """Words of the plan that prove something."""

    provision: ProvisionId
    """Mục chứa câu trích, ví dụ II.5.b1."""
    text: Text
    """Câu trích, chép nguyên văn."""


class Option(Record):
    """One thing to choose in a question."""

    text: Text
    """Phương án."""
    right: bool = False
    """true nếu đúng."""
    why: Text | None = None
    """Vì sao đúng hoặc sai; hiện sau khi trả lời."""


class Pair(Record):
    """Two things that belong together."""

    left: Text
    """Vế trái, ví dụ số, ký hiệu."""
    right: Text
    """Vế phải đúng của nó, ví dụ cơ quan ban hành."""


class Question(Record):
    """A self-check: what is asked, the right answer, and what proves it."""

    kind: QuestionKind
    """chọn một, chọn nhiều (dùng options); ghép đôi (pairs); xếp thứ tự (items); điền ngắn (answers)."""
    ask: Text
    """Câu hỏi."""
    options: tuple[Option, ...] = ()
    """Các phương án; chọn một thì đúng một phương án có right: true, chọn nhiều thì từ hai."""
    pairs: tuple[Pair, ...] = ()
    """Các cặp đúng; trang tự xáo vế phải."""
    items: tuple[Text, ...] = ()
    """Các mục theo thứ tự đúng; trang tự xáo."""
    answers: tuple[Text, ...] = ()
    """Những cách viết được coi là đúng; không phân biệt hoa thường, dấu, dấu cách."""
    reason: Text
    """Vì sao: hiện sau khi trả lời."""
    quote: Quote | None = None
    """Câu chữ trong Kế hoạch làm chứng."""
    based_on: tuple[RecordId, ...] = ()
    """Mục của Kế hoạch, văn bản, cơ quan hoặc lỗi in mà câu trả lời dựa vào."""


class Step(Record):
    """A part of a lesson: on the lesson's page a section, in the slides one slide."""

    title: Text
    """Tên bước, ngắn như tiêu đề trang chiếu."""
    minutes: Minutes
    """Số phút."""
    points: tuple[Text, ...]
    """Ý chính, hai đến năm ý ngắn; trang chiếu chỉ có những ý này."""
    text: Text | None = None
    """Lời giảng cho người đọc trang bài học."""
    quote: Quote | None = None
    """Câu trích để chiếu và đọc."""
    opens: tuple[RecordId, ...] = ()
    """Trang mở ra ở bước này: mục, văn bản, cơ quan, lỗi in."""
    pages: tuple[PageAddress, ...] = ()
    """Trang khác của trang web được mở, ví dụ can-cu/index.html."""
    based_on: tuple[RecordId, ...] = ()
    """Chỗ dựa của lời giảng."""
    notes: Text | None = None
    """Ghi chú cho giảng viên: hỏi gì, chờ gì, dễ nhầm chỗ nào."""


class Activity(Record):
    """Something the learners do, always on an invented case, which the page says."""

    title: Text
    """Tên hoạt động."""
    minutes: Minutes
    """Số phút."""
    situation: Text
    """Tình huống giả định; trang tự ghi nhãn ấy."""
    tasks: tuple[Text, ...]
    """Việc phải làm."""
    outcome: tuple[Text, ...]
    """Kết quả cần đạt, để giảng viên đối chiếu."""
    based_on: tuple[RecordId, ...]
    """Chỗ dựa."""


class Lesson(Record):
    """One lesson: what is learnt, the way through the site, what is done, and how one checks oneself."""

    id: Slug
    """Mã bài trong khóa."""
    title: Text
    """Tên bài."""
    aims: tuple[Text, ...]
    """Học xong thì làm được gì."""
    steps: tuple[Step, ...]
    """Các bước."""
    activities: tuple[Activity, ...] = ()
    """Hoạt động."""
    questions: tuple[Question, ...]
    """Câu tự kiểm tra."""
    take_home: tuple[Text, ...]
    """Điều cần nhớ, hai đến bốn câu."""


class Course(Record):
    """A course: a file of `data/dao-tao/`."""

    id: Slug
    """Mã khóa, trùng tên tệp."""
    order: int
    """Thứ tự trong danh sách."""
    title: Text
    """Tên khóa."""
    summary: Text
    """Một, hai câu: khóa này giúp làm việc gì."""
    audience: tuple[Text, ...]
    """Dành cho ai."""
    plan: Slug | None = None
    """Kế hoạch có các mục nói ở đây: mã trong data/ke-hoach/; bỏ trống là Kế hoạch có trước nhất trên trang."""
    lessons: tuple[Lesson, ...]
    """Các bài; thời gian của bài và của khóa do máy cộng."""
