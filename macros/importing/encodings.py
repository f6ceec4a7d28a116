"""Bytes to text: UTF-8 and UTF-16, Windows-1258, and the two old Vietnamese encodings, TCVN3 (ABC) and VNI.

No kept library knows TCVN3 and VNI, and each is one small table: TCVN3 gives every letter one byte (TCVN
5712:1993, VN3; capitals with a tone came from fonts ending in H, so they read as small letters), VNI writes the
bare letter and then its marks. Old fonts also hide in Word and PDF files, where the bytes look like Latin letters:
so both work on text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from macros.vietnamese import nfc

# TCVN3: the letters as Windows-1252 shows them, and what they are.
_TCVN3_SHOWN = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ®¡¢£¤¥¦§"
_TCVN3_MEANT = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĂÂÊÔƠƯĐ"
_TCVN3 = str.maketrans(_TCVN3_SHOWN, _TCVN3_MEANT)

# VNI: marks after the bare letter; ơ, ư, i with its tones, ỵ and đ have letters of their own.
_VNI_MARKS = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "ê": "\u0306", "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
    "â": "\u0302", "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
}  # fmt: skip
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}
_VNI_MARKS |= {shown.upper(): marks for shown, marks in _VNI_MARKS.items()}
_VNI_LETTERS |= {shown.upper(): meant.upper() for shown, meant in _VNI_LETTERS.items()}
_VNI = re.compile(f"([aeouyAEOUYôöÔÖ])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_LETTERS)}])")

# Words that no official text goes without; they tell which reading of the bytes is Vietnamese.
_COMMON = re.compile(
    r"(?<!\w)(?:và|của|các|thực|hiện|công|tác|nhân|kế|hoạch|tỉnh|việc|về|quan|được|không|chính|quyền|nhà|nước"
    r"|đơn|vị|tổ|chức|cán|bộ|số|ngày|tháng|năm|phối|hợp|chủ|trì|nhiệm|vụ|thống|hướng|dẫn|đảng|ủy|uỷ)(?!\w)",
    re.IGNORECASE,
)
_SAMPLE = 50_000  # characters; the first pages tell
# Old letters that text in Unicode has no use for.
_SUSPECT = re.compile(
    r"[\u00a1-\u00b6\u00b8-\u00ba\u00bc-\u00bf\u00c4-\u00c7\u00cb-\u00d0\u00d6-\u00df\u00e4-\u00ff]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and the name of its old encoding if it had one."""

    text: str
    converted_from: str | None = None


def decoded(content: bytes) -> Decoded | None:
    """The text of a plain text file; None if no reading of the bytes makes sense."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            text = _read(content, encoding)
            return None if text is None else modern(text)
    if (text := _read(content, "utf-8")) is not None:
        return modern(text)
    old = [Decoded(text, name) for text, name in _old_readings(content)]
    best = max(old, key=lambda reading: _score(reading.text), default=None)
    return best if best and _score(best.text) >= 2 else None


def modern(text: str) -> Decoded:
    """Text that an old font made look Latin, as the Unicode it means; other text unchanged."""
    if len(_SUSPECT.findall(text[:_SAMPLE])) < 5:
        return Decoded(text)
    readings = [Decoded(text), Decoded(from_tcvn3(text), "TCVN3 (ABC)"), Decoded(from_vni(text), "VNI")]
    scores = [_score(reading.text) for reading in readings]
    best = max(range(len(readings)), key=lambda rank: (scores[rank], -rank))
    return readings[best if scores[best] > 2 * scores[0] + 2 else 0]


def from_tcvn3(text: str) -> str:
    """TCVN3 letters as Unicode: "c«ng t¸c d©n vËn" -> "công tác dân vận"."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """VNI letters as Unicode: "coâng taùc daân vaän" -> "công tác dân vận"."""
    return nfc(_VNI.sub(_vni_letter, text))


def _vni_letter(found: re.Match[str]) -> str:
    base, mark, alone = found.groups()
    if alone:
        return _VNI_LETTERS[alone]
    return _VNI_LETTERS.get(base, base) + _VNI_MARKS[mark]


def _old_readings(content: bytes) -> list[tuple[str, str]]:
    shown = content.decode("cp1252", errors="replace")
    readings = [(from_tcvn3(shown), "TCVN3 (ABC)"), (from_vni(shown), "VNI")]
    if (text := _read(content, "cp1258")) is not None:
        readings.append((nfc(text), "Windows-1258"))
    if b"\0" in content and len(content) % 2 == 0:  # UTF-16 without its mark
        readings += [
            (text, "UTF-16") for name in ("utf-16-le", "utf-16-be") if (text := _read(content, name))
        ]
    return readings


def _read(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _score(text: str) -> int:
    return len(_COMMON.findall(nfc(text[:_SAMPLE])))
