"""Free input, drawn by hypothesis: texts close to citations, and real files with something wrong in them.

How many cases a test draws is the profile's business (tests/conftest.py): a hundred in CI, thousands with `make fuzz`.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from hypothesis import strategies as st

# Texts made of the grammar's own pieces come far closer to a citation than random letters do.
PIECES = [
    "Chỉ thị", "Quyết định", "Luật", "Luật Tố cáo", "Bộ luật", "CT", "QĐ", "số", "Số:", "33", "05", "217",
    "2021", "/", "-", "–", " - ", "CT-TTg", "QĐ/TW", "KH-UBND", "TTg", "TU", "QH15", "&", "ngày",
    "26/11/2021", "năm", "tháng", "(", ")", ",", ";", ".", "của", "giữa", "Bộ Chính trị", "Tỉnh ủy",
    "UBND tỉnh", "Hà Giang", "và", "khóa XI", "về", "“", "”", "điểm a", "khoản 1", "Điều 4", "\n", "\r\n",
    "\u00a0", "\u0301", "2", "²", "İ", "Đề án văn hóa", "công vụ", "các Chương trình",
    "sửa đổi, bổ sung một số điều của Luật", "a-b",
]  # fmt: skip
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
)

# What often breaks readers: ends of numbers and lines, marks of encodings, the signs of YAML, XML and ZIP.
_SPLINTERS = [
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xe1\xba", b"\xcc\x81", b"\xe2\x80\xa8", b"\r", b"\n", b"\t", b"\n\n---\n",
    b": ", b"- ", b"[", b"{", b"&a ", b"*a", b"!!python/none ", b"<<: ", b"|", b">-\n", b"'", b'"', b"#", b"%",
    b"9" * 30, b"-1", b"2024-02-30", b"<w:p>", b"PK\x03\x04",
]  # fmt: skip


def damaged(content: bytes) -> st.SearchStrategy[bytes]:
    """A file in which up to four stretches are taken out, each for something else or for nothing."""
    cut = st.tuples(
        st.integers(0, len(content)),
        st.one_of(st.just(0), st.integers(0, 40)),
        st.one_of(st.just(b""), st.sampled_from(_SPLINTERS), st.binary(max_size=8)),
    )

    def apply(cuts: list[tuple[int, int, bytes]]) -> bytes:
        changed = content
        for start, length, new in cuts:
            changed = changed[:start] + new + changed[start + length :]
        return changed

    return st.lists(cut, min_size=1, max_size=4).map(apply)


# -- Word files --------------------------------------------------------------------------------------------------

_IN_QUOTES = re.compile(rb'(?<=")[0-9]+(?=")')
_NUMBERS = [b"", b"-1", b"0", b"9", b"9" * 30, "²".encode(), b"x"]


def damaged_word(content: bytes, parts: Sequence[str]) -> st.SearchStrategy[bytes]:
    """A Word file with something wrong in one part, whole as a ZIP: the damage reaches what reads the part."""
    was = parts_of(content)
    return st.sampled_from(parts).flatmap(
        lambda name: st.one_of(damaged(was[name]), _renumbered(was[name])).map(
            lambda part: packed({**was, name: part})
        )
    )


def _renumbered(part: bytes) -> st.SearchStrategy[bytes]:
    """XML in which one number is another, or none."""
    places = [found.span() for found in _IN_QUOTES.finditer(part)]
    if not places:
        return st.just(part)
    return st.tuples(st.sampled_from(places), st.sampled_from(_NUMBERS)).map(
        lambda drawn: part[: drawn[0][0]] + drawn[1] + part[drawn[0][1] :]
    )


def parts_of(content: bytes) -> dict[str, bytes]:
    """The files inside a ZIP, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """A ZIP of these files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return content.getvalue()
