"""Free input, drawn by hypothesis: texts close to citations, and real files with something wrong in them.

How many cases a test draws is the profile's business (tests/conftest.py): a hundred in CI, thousands with `make fuzz`.
"""

from __future__ import annotations

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
