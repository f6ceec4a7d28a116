"""What the YAML parser says in English, said to an editor."""

from __future__ import annotations

# What the YAML parser says, by the start of its context and problem. The first row that fits is used.
_SYNTAX = (
    (
        "while scanning a quoted scalar",
        "found unexpected end",
        "Dấu nháy mở ở đây mà không có dấu nháy đóng.",
    ),
    (
        "",
        "found unknown escape",
        "Dấu \\ trong dấu nháy kép có nghĩa riêng; dùng dấu nháy đơn, hoặc viết \\\\.",
    ),
    (
        "while parsing a quoted scalar",
        "",
        "Dấu \\ trong dấu nháy kép có nghĩa riêng; dùng dấu nháy đơn, hoặc viết \\\\.",
    ),
    (
        "while parsing a flow sequence",
        "",
        "Dấu [ mở ở đây mà không có dấu ] đóng, hoặc thiếu dấu phẩy giữa các mục.",
    ),
    (
        "while parsing a flow mapping",
        "",
        "Dấu { mở ở đây mà không có dấu } đóng; câu chứa { phải đặt trong dấu nháy kép.",
    ),
    (
        "",
        "mapping values are not allowed",
        "Dấu hai chấm sai chỗ: câu có dấu ấy phải đặt trong dấu nháy kép; hoặc dòng này thụt lệch.",
    ),
    ("", "could not find expected ':'", "Sau khóa phải có dấu hai chấm và một dấu cách."),
    (
        "",
        "did not find expected '-' indicator",
        "Mỗi mục của danh sách phải bắt đầu bằng “- ”, thẳng hàng với các mục khác.",
    ),
    ("", "block sequence entries are not allowed", "Dấu gạch đầu mục phải ở đầu một dòng riêng."),
    (
        "",
        "did not find expected key",
        "Dòng này thụt không thẳng hàng với các khóa khác, hoặc có chữ thừa sau dấu nháy, dấu ngoặc.",
    ),
    (
        "",
        "found character that cannot start",
        "Câu không bắt đầu được bằng ký tự này; đặt cả câu trong dấu nháy kép.",
    ),
    ("", "found undefined tag handle", "Câu bắt đầu bằng dấu ! phải đặt trong dấu nháy kép."),
    ("while scanning a block scalar", "", "Sau | hoặc > phải xuống dòng ngay, các dòng sau thụt vào."),
    ("while scanning an alias", "", "Câu bắt đầu bằng dấu * phải đặt trong dấu nháy kép."),
    ("while scanning an anchor", "", "Câu bắt đầu bằng dấu & phải đặt trong dấu nháy kép."),
    ("while scanning a tag", "", "Câu bắt đầu bằng dấu ! phải đặt trong dấu nháy kép."),
)
_SYNTAX_OTHERWISE = "Chỗ này máy không hiểu: kiểm tra thụt dòng, dấu hai chấm, dấu nháy và dấu ngoặc."


def syntax_reason(context: str | None, reason: str | None) -> str:
    """A sentence for what the YAML parser says in English, which no editor should have to read."""
    for start_of_context, start_of_reason, sentence in _SYNTAX:
        if (context or "").startswith(start_of_context) and (reason or "").startswith(start_of_reason):
            return sentence
    return _SYNTAX_OTHERWISE
