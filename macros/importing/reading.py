"""From the bytes of a file to its lines, whatever its name says it is."""

from __future__ import annotations

from dataclasses import replace

from macros.importing.encodings import decoded
from macros.importing.manuscript import Line, Manuscript, UnreadablePlan
from macros.importing.pdf_files import read_pdf
from macros.importing.word_files import read_word
from macros.loading.reading import without_hidden

LARGEST = 20_000_000  # bytes; a plan in Word with its seal as a picture has some hundred thousand
_MOST_TEXT = 500_000  # bytes; plan 73 has 50,000

_PDF = b"%PDF"
_ZIP = b"PK"
_OLD_WORD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_RTF = b"{\\rtf"

EMPTY = "tệp rỗng"
NO_TEXT = "tệp không có chữ nào"
TOO_LARGE = f"tệp quá lớn (hơn {LARGEST // 1_000_000} MB)"
TOO_MUCH_TEXT = f"tệp có quá nhiều chữ (hơn {_MOST_TEXT // 1000} KB) cho một kế hoạch. Hãy tách phụ lục ra"
OLD_WORD = "tệp .doc kiểu cũ hoặc tệp có mật khẩu. Hãy bỏ mật khẩu và lưu lại thành .docx"
RTF = "tệp RTF. Hãy mở bằng Word và lưu lại thành .docx"
PICTURE = "tệp ảnh. Hãy nhận dạng chữ (OCR) hoặc xin tệp Word"
HIDDEN = "Đã bỏ {count} ký tự ẩn (gạch nối mềm, dấu cách không bề rộng, ký tự điều khiển)."
NOT_TEXT = (
    "không phải tệp văn bản, Word (.docx) hay PDF, hoặc dùng bảng mã không nhận ra. Nếu là văn bản gõ bằng phông "
    "cũ, hãy chuyển sang Unicode (ví dụ bằng UniKey) rồi nhập lại"
)


def read_plan(content: bytes) -> Manuscript:
    """The lines of a plan. Raises UnreadablePlan with the reason."""
    if len(content) > LARGEST:
        raise UnreadablePlan(TOO_LARGE)
    if not content:
        raise UnreadablePlan(EMPTY)
    if content.startswith(_OLD_WORD_OR_LOCKED):
        raise UnreadablePlan(OLD_WORD)
    if content.startswith(_RTF):
        raise UnreadablePlan(RTF)
    if content.startswith(_PICTURES):
        raise UnreadablePlan(PICTURE)
    if _PDF in content[:1024]:
        manuscript = read_pdf(content)
    else:
        manuscript = read_word(content) if content.startswith(_ZIP) else _read_text(content)
    manuscript = _cleaned(manuscript)
    if not any(char.isalpha() for char in manuscript.source_text):
        raise UnreadablePlan(NO_TEXT)
    if len(manuscript.source_text.encode()) > _MOST_TEXT:
        raise UnreadablePlan(TOO_MUCH_TEXT)
    return manuscript


def _read_text(content: bytes) -> Manuscript:
    found = decoded(content)
    if found is None or "\0" in found.text:
        raise UnreadablePlan(NOT_TEXT)
    lines: list[Line] = []
    page = 1
    for number, raw in enumerate(found.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        page += raw.count("\f")
        lines.append(Line(number, raw.replace("\f", ""), page=page))
    return Manuscript(tuple(lines), form="TXT", converted_from=found.converted_from, knows_pages=page > 1)


def _cleaned(manuscript: Manuscript) -> Manuscript:
    """Without characters that cannot be seen, which no data file may hold."""
    cleaned = [without_hidden(line.raw) for line in manuscript.lines]
    count = sum(found for _, found in cleaned)
    if not count:
        return manuscript
    lines = tuple(replace(line, raw=raw) for line, (raw, _) in zip(manuscript.lines, cleaned, strict=True))
    return replace(manuscript, lines=lines, remarks=(*manuscript.remarks, HIDDEN.format(count=count)))
