"""What can be wrong in one file: its characters, its YAML, the fields of its records."""

from __future__ import annotations

from macros.messages.message import Message

FILES = {
    "missing-file": Message(
        "Thiếu tệp hoặc thư mục này.",
        "lấy lại {file} từ bản trước, hoặc tạo mới",
        "a file or folder the site cannot do without",
    ),
    "unexpected-file": Message(
        "Tệp không thuộc chỗ này nên không được đọc.",
        "{hint}",
        "a name the loader does not know in this folder",
    ),
    "unexpected-folder": Message(
        "Thư mục không thuộc chỗ này nên không được đọc.",
        "đặt các tệp thẳng trong {parent}, hoặc xóa thư mục này",
        "a folder where only files are read, or an unknown folder",
    ),
    "unreadable-file": Message(
        "Máy không cho đọc tệp này.", "kiểm tra quyền đọc, hoặc chép lại tệp", "the operating system refuses"
    ),
    "bad-file-name": Message(
        "Tên tệp là địa chỉ trang nên chỉ gồm chữ thường không dấu, chữ số và gạch nối.",
        "{nearest}",
        "a record's file or a plan's folder whose name is no address",
    ),
    "file-too-large": Message(
        "Tệp nặng {size} byte, quá mức {limit} byte nên không được đọc.",
        "kiểm tra xem có chép nhầm tệp khác vào đây không",
        "more bytes than any real file",
    ),
    "empty-file": Message(
        "Tệp không có nội dung.", "chép mẫu từ data/_mau/, hoặc xóa tệp", "no text, or comments only"
    ),
    "not-utf-8": Message(
        "Tệp không phải mã UTF-8, từ chữ này không đọc được.",
        "mở tệp bằng trình soạn thảo, chọn lưu với mã UTF-8",
        "bytes that are not UTF-8",
    ),
    "not-nfc": Message(
        "Chữ có dấu gõ bằng Unicode tổ hợp, ở {count} dòng; dữ liệu phải dùng Unicode dựng sẵn (NFC).",
        "chọn bảng mã Unicode (dựng sẵn) trong bộ gõ rồi gõ lại, hoặc dùng công cụ chuyển mã của bộ gõ",
        "text that changes under NFC; reported once a file",
    ),
    "hidden-character": Message(
        "Có ký tự không nhìn thấy (mã U+{code_point:04X}), thường do chép từ trang web hoặc PDF.",
        "xóa ký tự ấy rồi gõ lại chỗ này",
        "a control or invisible formatting character",
    ),
    "tab": Message(
        "Có dấu tab; YAML chỉ thụt dòng bằng dấu cách.", "thay dấu tab bằng hai dấu cách", "a tab anywhere"
    ),
}

YAML = {
    "yaml-syntax": Message("{reason}", None, "the YAML parser stops"),
    "yaml-anchor": Message(
        "Không dùng neo (&{name}) trong dữ liệu.", "chép lại giá trị ở từng chỗ", "an anchor"
    ),
    "yaml-alias": Message(
        "Không dùng bí danh (*{name}) trong dữ liệu.", "viết thẳng giá trị ra đây", "an alias"
    ),
    "yaml-tag": Message(
        "Không dùng nhãn kiểu (dấu ! đứng đầu) trong dữ liệu.",
        "bỏ nhãn; câu bắt đầu bằng dấu ! thì đặt trong dấu nháy kép",
        "a tag",
    ),
    "yaml-merge": Message("Không dùng khóa gộp (<<) trong dữ liệu.", "viết thẳng từng khóa", "a merge key"),
    "second-document": Message(
        "Một tệp chỉ có một phần; dấu --- ở đây mở phần thứ hai.",
        "xóa dòng ---, hoặc tách thành hai tệp",
        "a second YAML document",
    ),
    "nested-too-deep": Message(
        "Quá nhiều tầng lồng nhau.", "so lại với mẫu trong data/_mau/", "deeper nesting than any record has"
    ),
    "key-not-text": Message(
        "Khóa phải là một từ đứng trước dấu hai chấm.", None, "a list, a mapping or nothing as a key"
    ),
    "duplicate-key": Message(
        "Khóa “{key}” đã có ở dòng {line}.", "giữ một khóa, xóa khóa kia", "the same key twice"
    ),
    "empty-value": Message(
        "Khóa này không có giá trị.",
        "điền giá trị, hoặc xóa cả dòng nếu chưa biết",
        "a key or list item without a value",
    ),
    "line-inside-text": Message(
        "Dòng này bị nuốt vào câu dài ở trên.",
        "thụt dòng này cho thẳng hàng với các khóa khác; nếu đúng là lời văn thì nối vào dòng trên",
        "a line of folded text that looks like a key",
    ),
    "text-on-several-lines": Message(
        "Câu kéo qua nhiều dòng mà không báo trước, dễ nuốt mất khóa hoặc mục ở dòng sau.",
        "mở câu dài bằng >- rồi xuống dòng, hoặc kiểm tra chỗ thụt dòng",
        "plain text that runs on to another line",
    ),
}

FIELDS = {
    "unknown-key": Message("Không có khóa “{key}” ở đây.", "{nearest}", "a key the model does not know"),
    "missing-key": Message(
        "Thiếu khóa “{key}”: {label}.", "thêm dòng {key}: ...", "a key the model requires"
    ),
    "unknown-value": Message(
        "“{value}” không phải giá trị được dùng cho “{key}” ({allowed}).",
        "{nearest}",
        "a value outside an enumeration",
    ),
    "date-format": Message(
        "{label} phải viết theo mẫu NĂM-THÁNG-NGÀY.", "{iso}", "a date in another form than YYYY-MM-DD"
    ),
    "date-calendar": Message("Ngày {value} không có trong lịch.", None, "a date like 2024-02-30"),
    "not-a-record": Message(
        "Mỗi bản ghi phải là {expected}, ở đây lại là {found}.",
        "so lại với mẫu trong data/_mau/",
        "a file or list item that holds no keys",
    ),
    "wrong-shape": Message(
        "“{key}” phải là {expected}, ở đây lại là {found}.",
        "so lại với mẫu trong data/_mau/",
        "text, list and mapping mixed up",
    ),
    "not-a-number": Message(
        "{label} phải là số nguyên viết bằng chữ số.", None, "an integer field without an integer"
    ),
    "out-of-range": Message(
        "{label} phải {limit}, ở đây ghi {value}.", None, "a number that is too small or too large"
    ),
    "not-true-false": Message(
        "“{key}” chỉ nhận true (có) hoặc false (không).", None, "a yes-or-no field with other text"
    ),
    "blank-text": Message(
        "“{key}” chỉ có khoảng trắng.",
        "điền nội dung, hoặc xóa cả dòng nếu chưa biết",
        "text of nothing but white space",
    ),
    "bad-id": Message(
        "“{value}” không đúng dạng mã của “{key}”.", "{nearest}", "an identifier that breaks its pattern"
    ),
    "bad-address": Message(
        "“{value}” không phải địa chỉ của một trang.",
        "viết từ gốc của trang, chữ thường không dấu, kết thúc bằng .html: van-ban/33-ct-ttg-2021.html",
        "an absolute address, one that leaves the site, or one that no page can have",
    ),
    "id-not-file-name": Message(
        "Mã “{id}” khác tên tệp “{stem}”.",
        "id: {stem}",
        "the id of a document, agency or plan differs from its file's name",
    ),
}
