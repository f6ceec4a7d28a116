"""How a provision is called when speaking of it: "gạch đầu dòng thứ nhất, mục 4, phần II"."""

from __future__ import annotations

import re

_UNITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ORDINALS = {1: "nhất", 2: "hai", 3: "ba", 4: "tư"}
_ACTING = re.compile(r"(?:KT|TM|TL|TUQ|Q)\.|T/M")


def ordinal(number: int) -> str:
    """1 -> "thứ nhất", 4 -> "thứ tư", 14 -> "thứ mười bốn", 25 -> "thứ hai mươi lăm"."""
    return f"thứ {_ORDINALS.get(number) or in_words(number)}"


def in_words(number: int) -> str:
    """14 -> "mười bốn"."""
    if number >= 100:
        return str(number)
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _UNITS[unit]
    head = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    tail = {5: "lăm", 1: "một" if tens == 1 else "mốt", 4: "bốn" if tens == 1 else "tư"}.get(
        unit, _UNITS[unit]
    )
    return f"{head} {tail}".strip()


def bullet_label(number: int, section: str) -> str:
    """A bullet by its number in its section."""
    return f"gạch đầu dòng {ordinal(number)}, {section}".removesuffix(", ")


def paragraph_label(number: int, section: str, *, bullets_before: int, bullets: int, alike: int) -> str:
    """A paragraph without a mark, by its place among the bullets of its section.

    `number` counts the paragraphs in the same gap between bullets, `alike` how many the gap holds.
    """
    if bullets_before:
        which = f" {ordinal(number)}" if alike > 1 else ""
        name = f"đoạn không gạch đầu dòng{which} sau gạch đầu dòng {ordinal(bullets_before)}"
    else:
        which = f" {ordinal(number)}" if alike > 1 else ""
        name = f"đoạn {'mở đầu' if bullets else 'nội dung'}{which}"
    return f"{name}, {section}".removesuffix(", ")


def signature_label(number: int, text: str) -> str:
    """A line of the signature, with what it says as far as its form shows."""
    if _ACTING.match(text):
        kind = "ký thay" if text.startswith("KT.") else "thẩm quyền ký"
    else:
        kind = "chức vụ" if text.isupper() else "họ tên"
    return f"người ký, dòng {ordinal(number)} ({kind})"
