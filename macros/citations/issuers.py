"""Who issued a document, as it follows the date: "của Ban Thường vụ Tỉnh ủy", "(khóa XI)".

A closed grammar: it knows how bodies are called, so that it stops where the title begins, even without "về"
("… của Ban Thường vụ Tỉnh ủy tăng cường vai trò …"). All pieces but PROPER are read on lowered text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.citations.clean import CAPITALS
from macros.citations.spelling import LETTER, lowered

# -- places ----------------------------------------------------------------------------------------

# "tỉnh", "thành phố", "huyện": the level; its proper name is read by its capitals.
LEVEL = r"(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|thị trấn|phường|xã)"

# One part of a proper name in the clean text: "Hà", "Giang".
PROPER = re.compile(rf" [{CAPITALS}]{LETTER}*")

# Capitalised words that open a sentence, not a name: "UBND tỉnh | Các cơ quan", "Tỉnh ủy | Nghị quyết số".
NOT_PROPER = frozenset({
    "Các", "Những", "Căn", "Thực", "Theo", "Trên", "Tại", "Về", "Và", "Quy", "Hướng", "Ban", "Bộ", "Sở",
    "Nghị", "Chỉ", "Kế", "Quyết", "Chương", "Đề", "Thông", "Luật", "Kết", "Công", "Tờ", "Báo", "Phòng",
    "Trong", "Đối", "Từ", "Để", "Khi", "Nếu", "Việc", "Tổ", "Phối", "Triển", "Tiếp", "Đẩy", "Tăng",
})  # fmt: skip

# -- bodies, in lower case -------------------------------------------------------------------------

# "Tỉnh ủy", "Đảng ủy Khối các cơ quan tỉnh"
PARTY_COMMITTEE = (
    rf"(?:(?:tỉnh|thành|huyện|quận|thị) ủy|đảng ủy(?: khối(?: các cơ quan)?)?(?: {LEVEL})?"
    rf"|đảng bộ(?: {LEVEL})?)"
)

# "Ban Thường vụ", "Ban Dân vận", "Ủy ban Kiểm tra": organs that every Party committee has
PARTY_ORGAN = (
    r"(?:ban thường vụ|ban chấp hành|thường trực|ban dân vận|ban tổ chức|ban tuyên giáo(?: và dân vận)?"
    r"|ban nội chính|ủy ban kiểm tra|văn phòng|đại hội(?: đại biểu)?)"
)

# "Ban Chấp hành Trung ương Đảng", "Ban Bí thư", "Ban Dân vận Trung ương", "Văn phòng Trung ương Đảng"
CENTRAL_PARTY = (
    r"(?:hội nghị (?:lần thứ \S{1,9} |trung ương [0-9]{1,2} )?)?"
    r"(?:bộ chính trị|ban bí thư(?: trung ương(?: đảng)?)?"
    rf"|{PARTY_ORGAN} trung ương(?: đảng(?: cộng sản việt nam)?| đoàn)?|trung ương(?: đảng| đoàn| hội)?)"
)

# "Ban Thường vụ Tỉnh ủy", "Tỉnh ủy", "Ban Chấp hành Đảng bộ tỉnh"
LOCAL_PARTY = rf"(?:(?:{PARTY_ORGAN} )?{PARTY_COMMITTEE})"

# "Ủy ban nhân dân tỉnh", "Ban cán sự đảng UBND tỉnh", "Chủ tịch HĐND huyện", "Ban cán sự đảng Chính phủ"
LOCAL_STATE = (
    r"(?:(?:ban cán sự đảng|đảng ủy|đảng đoàn|chủ tịch|thường trực|văn phòng) )?"
    rf"(?:(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)(?: {LEVEL})?)"
)

# "Thủ tướng Chính phủ", "Ủy ban Thường vụ Quốc hội", "Quốc hội"
CENTRAL_STATE = (
    r"(?:phó thủ tướng chính phủ|thủ tướng(?: chính phủ)?|ủy ban thường vụ quốc hội|chủ tịch nước"
    r"|chủ tịch quốc hội|(?:(?:văn phòng|thanh tra|ban cán sự đảng) )?chính phủ|(?:văn phòng )?quốc hội)"
)

# Fields of ministries and departments: "Bộ Nội vụ", "Sở Thông tin và Truyền thông"
FIELD = (
    r"(?:nội vụ|tư pháp|tài chính|y tế|công an|quốc phòng|ngoại giao|ngoại vụ|xây dựng|công thương|du lịch"
    r"|dân tộc(?: và tôn giáo)?|giao thông vận tải|giáo dục và đào tạo|kế hoạch và đầu tư"
    r"|khoa học và công nghệ|thông tin và truyền thông|tài nguyên và môi trường"
    r"|nông nghiệp và (?:phát triển nông thôn|môi trường)|văn hóa, thể thao và du lịch"
    r"|lao động ?- ?thương binh và xã hội)"
)
MINISTRY = (
    rf"(?:(?:(?:bộ trưởng|giám đốc|chủ nhiệm) )?(?:bộ|sở|ủy ban|ban) {FIELD}"
    rf"|(?:ngân hàng nhà nước|kiểm toán nhà nước|thanh tra)(?: việt nam| {LEVEL})?"
    r"|(?:tòa án nhân dân|viện kiểm sát nhân dân) tối cao)"
)

# "Ủy ban Trung ương MTTQ Việt Nam", "Ban Thường trực Ủy ban Mặt trận Tổ quốc tỉnh", "Tổng Liên đoàn Lao động"
MASS_ORGANISATION = (
    r"(?:(?:(?:ban thường trực |đoàn chủ tịch )?ủy ban (?:trung ương )?)?"
    rf"(?:mttq|mặt trận tổ quốc)(?: việt nam)?(?: {LEVEL})?"
    r"|(?:tổng )?liên đoàn lao động(?: việt nam)?"
    r"|hội (?:nông dân|cựu chiến binh|liên hiệp phụ nữ)(?: việt nam)?)"
)

BODY = (
    rf"(?:{CENTRAL_PARTY}|{LOCAL_STATE}|{LOCAL_PARTY}|{CENTRAL_STATE}|{MASS_ORGANISATION}|{MINISTRY})"
    rf"(?!{LETTER})"
)
_BODY = re.compile(BODY)

# What a proper name may follow: "Tỉnh ủy | Hà Giang", "UBND tỉnh | Yên Bái".
_TAKES_A_NAME = re.compile(rf"(?:(?:tỉnh|thành|huyện|quận|thị) ủy|{LEVEL})$")

# " của", ", của", " giữa": what leads to the issuer.
LEADS_TO_ISSUER = re.compile(r",? (của|giữa) ")

# Between the bodies of a joint document: "Chính phủ, Ủy ban …", "Ban Dân vận … với Ủy ban …"
JOINS_BODIES = re.compile(r"(?:, | và | với )")

# "khóa XI", "(khóa XII)", "Khóa 12"                  term="khóa XI"
TERM = re.compile(r",? ?(?:\( ?)?(khóa) ?(?:thứ )?([ivxlc]{1,7}|[0-9]{1,2})(?![^\W_])(?: ?\))?")

# Names whose capitals are fixed: "Bộ chính trị" is a slip of "Bộ Chính trị".
_FIXED_CAPITALS = {name.lower(): name for name in (
    "Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành", "Thường vụ", "Thủ tướng Chính phủ", "Chính phủ",
    "Quốc hội", "Tỉnh ủy", "Trung ương", "Hội đồng nhân dân", "Ban Dân vận", "Mặt trận Tổ quốc",
)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Issuer:
    """Issuer and term as found; `end` is the offset in clean text after both, `name_end` after the bodies."""

    name: str | None
    term: str | None
    name_start: int
    name_end: int
    end: int
    has_lost_capitals: bool


def read_issuer(text: str, low: str, start: int, limit: int, *, joint: bool) -> Issuer | None:
    """The issuer that follows at `start`, not reaching beyond `limit`; only a joint document has several."""
    lead = LEADS_TO_ISSUER.match(low, start, limit)
    if not lead:
        return _term_alone(text, low, start, limit)
    first = lead.end()
    end = _body_end(text, low, first, limit)
    if end is None:
        return None
    while joint or lead.group(1) == "giữa":
        joint_word = JOINS_BODIES.match(low, end, limit)
        next_end = _body_end(text, low, joint_word.end(), limit) if joint_word else None
        if next_end is None:
            break
        end = next_end
    name = text[first:end]
    term = TERM.match(low, end, limit)
    return Issuer(
        name,
        _term(term),
        first,
        end,
        term.end() if term else end,
        _has_lost_capitals(name, low[first:end]),
    )


def _term_alone(text: str, low: str, start: int, limit: int) -> Issuer | None:
    term = TERM.match(low, start, limit) if text.startswith((" ", ","), start) else None
    return Issuer(None, _term(term), start, start, term.end(), has_lost_capitals=False) if term else None


def _term(found: re.Match[str] | None) -> str | None:
    return f"khóa {found.group(2).upper()}" if found else None


def _body_end(text: str, low: str, start: int, limit: int) -> int | None:
    """Where the body that begins at `start` ends, with the proper name of its place: "Tỉnh ủy Hà Giang"."""
    body = _BODY.match(low, start, limit)
    if not body:
        return None
    end = body.end()
    for _ in range(3 if _TAKES_A_NAME.search(body.group()) else 0):
        part = PROPER.match(text, end, limit)
        if not part or part.group()[1:] in NOT_PROPER or part.group().isupper():
            break
        end = part.end()
    return end


def _has_lost_capitals(name: str, low: str) -> bool:
    if name.isupper():
        return False
    return any(
        fixed in low and proper not in _classic(name, low) for fixed, proper in _FIXED_CAPITALS.items()
    )


def recapitalised(name: str) -> str:
    """The issuer with the capitals it should have: "Bộ chính trị" -> "Bộ Chính trị"."""
    if name.isupper():
        return name
    low = lowered(name)
    for fixed, proper in _FIXED_CAPITALS.items():
        place = low.find(fixed)
        while place >= 0:
            end = place + len(fixed)
            if _classic(name[place:end], fixed) != proper:
                name = name[:place] + proper + name[end:]
            place = low.find(fixed, end)
    return name


def _classic(name: str, low: str) -> str:
    """The name with the tone marks of its lowered form and its own capitals."""
    return "".join(new.upper() if old.isupper() else new for old, new in zip(name, low, strict=True))
