"""Why a new record was not made: what was typed cannot be read, or is known already. No file, so no place in one."""

from __future__ import annotations

from macros.messages.message import Message

NEW_RECORDS = {
    "no-template": Message(
        "Không có mẫu “{kind}”.", "các mẫu: {kinds}", "a kind without a template of its own file"
    ),
    "kept-in-a-list": Message(
        "“{kind}” không có tệp riêng cho từng mục.",
        "chép mẫu trong data/_mau/{kind}.yml vào {place}",
        "a template of an item of a longer file",
    ),
    "unreadable-template": Message(
        "Không đọc được data/_mau/{kind}.yml: {reason}.", None, "the template is gone or cannot be opened"
    ),
    "unreadable-symbol": Message(
        "Không đọc được số, ký hiệu trong “{value}”.",
        "{nearest}",
        "no citation with a number in what was typed",
    ),
    "several-symbols": Message(
        "“{value}” có {count} văn bản.", "mỗi lần gõ một văn bản, ví dụ {nearest}", "several citations"
    ),
    "more-than-a-symbol": Message(
        "Ngoài số, ký hiệu, ngày và cơ quan ban hành, “{value}” còn có “{rest}”.",
        "{nearest}",
        "words that no part of a citation holds",
    ),
    "miswritten-symbol": Message(
        "Số, ký hiệu “{value}” viết chưa đúng.", "{nearest}", "separators, spaces or capitals of a symbol"
    ),
    "type-not-said": Message(
        "Ký hiệu “{number}” không nói rõ loại văn bản.",
        "gõ cả tên loại: {examples}",
        "a symbol without a type code, or with one that stands for several types",
    ),
    "type-against-symbol": Message(
        "“{type_document}” không khớp với ký hiệu “{number}”.",
        "kiểm tra lại tên loại hoặc ký hiệu",
        "type word and type code disagree",
    ),
    "issuer-against-symbol": Message(
        "Ký hiệu “{number}” không phải của “{issuer}”.",
        "kiểm tra lại cơ quan ban hành hoặc ký hiệu",
        "issuer and body in the symbol disagree",
    ),
    "two-dates": Message(
        "Ngày trong “{value}” khác với --date {date}.", "chỉ ghi ngày một lần", "two dates that differ"
    ),
    "date-of-a-body": Message(
        "Bản ghi cơ quan không có ngày, nên không dùng --date.", "bỏ --date", "a date typed beside a body"
    ),
    "year-against-symbol": Message(
        "{when} không khớp với năm ghi trong ký hiệu “{number}”.",
        "kiểm tra lại ngày hoặc ký hiệu",
        "the year inside a number is that of the date",
    ),
    "known-number": Message(
        "Số {number} đã có trong {file}{how}.", "{advice}", "a document of this number is there already"
    ),
    "known-agency": Message(
        "“{value}” đã có trong {file}.", "sửa tệp ấy", "a body of this name is there already"
    ),
    "file-there": Message("Đã có tệp {file}.", "sửa tệp ấy", "a file of this name, whatever it holds"),
    "unreadable-name": Message(
        "“{value}” không thành tên một cơ quan.",
        "gõ tên đầy đủ, ví dụ “Sở Tài chính tỉnh Hà Giang”",
        "a name without letters, with signs that cannot be seen, or much too long",
    ),
}

SYMBOL_EXAMPLES = "gõ như trên văn bản, ví dụ 33/CT-TTg, 49-CT/TW, “Luật số 10/2022/QH15”"
AS_MISPRINT = ", là chỗ in sai ghi ở mục đính chính {erratum}"
AS_NAME = ", là tên gọi khác của văn bản ấy"
ANOTHER_YEAR = "sửa tệp ấy; nếu là văn bản khác trùng số thì gõ thêm --date NĂM-THÁNG-NGÀY"
SAME_RECORD = "sửa tệp ấy"

# What is said of a record that was made.
ISSUER_SHARED = "ký hiệu “{body}” chưa đủ để biết cơ quan ban hành; tra mã trong data/co-quan/"
ISSUER_UNKNOWN = 'data/co-quan/ chưa có “{issuer}”; tạo bằng python -m macros new co-quan "{issuer}"'
NO_YEAR = "chưa rõ năm; khi biết ngày, đổi id và tên tệp thành {made}-<năm>"
SAME_NUMBER = "trùng số với {file} ({date}); ghi văn bản kia vào namesakes của mỗi tệp"
