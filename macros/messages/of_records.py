"""What can be wrong between records: links, dates, symbols, the plan's words, evidence."""

from __future__ import annotations

from macros.messages.message import Message

LINKS = {
    "unknown-document": Message(
        "Chưa có văn bản “{value}” trong dữ liệu.", "{nearest}", "a document id without its record"
    ),
    "unknown-agency": Message(
        "Chưa có cơ quan “{value}” trong dữ liệu.", "{nearest}", "an agency id without its record"
    ),
    "unknown-provision": Message(
        "Kế hoạch không có mục “{value}”.", "{nearest}", "a provision id without its record"
    ),
    "unknown-task": Message(
        "Chưa có nhiệm vụ “{value}” trong dữ liệu.", "{nearest}", "a task id without its record"
    ),
    "unknown-erratum": Message(
        "Sổ đính chính không có mục “{value}”.", "{nearest}", "an erratum id without its record"
    ),
    "unknown-plan": Message(
        "Không có kế hoạch “{value}” trong data/ke-hoach/.",
        "{nearest}",
        "a plan's id without its folder",
    ),
    "duplicate-plan": Message(
        "Kế hoạch “{other}” cũng ghi văn bản “{value}” là văn bản của nó.",
        "mỗi kế hoạch có bản ghi văn bản riêng trong data/van-ban/",
        "two plans that are one document",
    ),
    "no-current-plan": Message(
        "Có {count} kế hoạch mà chưa nói kế hoạch nào là hiện hành, kế hoạch nào có trước nhất.",
        "tạo tệp này với hai dòng current: {current} và first: {first}",
        "several plans, none of them named as the current one",
    ),
    "unknown-source": Message(
        "Chưa có nguồn “{value}” trong data/_nguon/nguon.yml.", "{nearest}", "a source key without its row"
    ),
    "duplicate-id": Message(
        "Mã “{value}” đã dùng ở {place}.", "đổi một trong hai mã", "one id, or one page anchor, twice"
    ),
    "duplicate-document": Message(
        "Cùng cơ quan, loại, số và ngày với văn bản “{other}”.",
        "gộp hai bản ghi làm một",
        "two records of one document",
    ),
    "duplicate-abbreviation": Message("Chữ tắt “{value}” đã có ở {place}.", None, "one abbreviation twice"),
    "duplicate-address": Message(
        "Địa chỉ cũ “{value}” đã có ở {place}.", "giữ một mục, xóa mục kia", "one old address twice"
    ),
    "address-of-a-page": Message(
        "“{value}” là địa chỉ của một trang đang có, không chuyển đi nơi khác được.",
        "xóa mục này",
        "an old address at which a page stands",
    ),
    "old-address-again": Message(
        "“{value}” cũng là địa chỉ cũ ({place}); phải ghi thẳng trang hiện nay.",
        "{end}",
        "an old address that leads to an old address, or in a circle",
    ),
    "unknown-page": Message(
        "Trang không có địa chỉ “{value}”.", "{nearest}", "an old address that leads to no page"
    ),
    "missing-vocabulary-value": Message(
        "Thiếu dòng cho giá trị “{value}”.", "thêm mục có id: {value}", "a value of the code without a label"
    ),
    "unknown-vocabulary-value": Message(
        "“{value}” không phải giá trị nào của dữ liệu.",
        "{nearest}",
        "a label for a value that does not exist",
    ),
    "missing-inverse-label": Message(
        "Quan hệ “{value}” thiếu nhãn nhìn từ phía bên kia.",
        "thêm dòng inverse_label: ...",
        "a relation without its inverse label",
    ),
}

DATES = {
    "relation-to-later-document": Message(
        "Văn bản ngày {date} không thể có quan hệ này với “{other}”, ban hành ngày {other_date}.",
        "kiểm tra hai ngày ban hành, hoặc ghi quan hệ ở văn bản kia",
        "a document acts on one that did not exist yet",
    ),
    "in-force-before-issue": Message(
        "Ngày có hiệu lực {value} trước ngày ban hành {date}.", None, "entry into force before issue"
    ),
    "cites-later-document": Message(
        "“{text}” dẫn văn bản “{other}” ngày {other_date}, sau ngày ban hành Kế hoạch ({date}).",
        "kiểm tra ngày ban hành của văn bản ấy, hoặc ghi một mục đính chính",
        "the plan cites a document issued after it",
    ),
    "before-the-plan": Message(
        "Ngày {value} trước ngày ban hành Kế hoạch ({date}); ở đây chỉ ghi điều xảy ra sau đó.",
        None,
        "a successor or change dated before the plan",
    ),
}

SYMBOLS = {
    "id-contradicts-number": Message(
        "Mã “{id}” không ứng với số, ký hiệu và ngày ban hành của văn bản.",
        "{nearest}",
        "a document whose id, its address, is not made of its number and year",
    ),
    "symbol-contradicts-system": Message(
        "Ký hiệu “{number}” là kiểu của {expected}, còn system ghi “{system}”.",
        "văn bản Đảng viết gạch nối trước (49-CT/TW), văn bản Nhà nước viết gạch chéo trước (33/CT-TTg)",
        "hyphen first but not Party, slash first but not State",
    ),
    "symbol-contradicts-type": Message(
        "Ký hiệu “{number}” có chữ {code}, tức là {expected}, còn loại văn bản ghi “{type_document}”.",
        None,
        "the type code in the symbol and the type disagree",
    ),
    "symbol-contradicts-issuer": Message(
        "Ký hiệu “{number}” có chữ {code}, tức là của {expected}, còn cơ quan ban hành ghi “{issuer}”.",
        None,
        "the body in the symbol and the issuer disagree",
    ),
}

TEXT = {
    "quote-not-found": Message(
        "Câu trích không có nguyên văn trong mục {provision}.",
        "{hint}",
        "a quote that its provision does not hold",
    ),
    "ambiguous-quote": Message(
        "Câu trích có {count} chỗ trong mục {provision}, không rõ chỗ nào.",
        "trích dài hơn để chỉ còn một chỗ",
        "an erratum's quote that occurs several times",
    ),
    "quote-without-provision": Message(
        "Có câu trích mà không nói ở mục nào.",
        "thêm dòng provision: ...",
        "a relation's quote without its provision",
    ),
    "lead-not-stated": Message(
        "Vai trò “chủ trì” nhưng câu trích không có chữ “chủ trì”.",
        "trích câu giao chủ trì, hoặc đổi vai trò thành thực hiện",
        "a lead role that the quote does not give",
    ),
    "inferred-without-reason": Message(
        "Liên kết suy ra (inferred) mà không nói vì sao.",
        "thêm dòng reason: ...",
        "an inferred link without a reason",
    ),
    "code-in-text": Message(
        "Dữ liệu là chữ, không chứa mã chạy được.", "xóa đoạn mã", "a script tag or script address in a text"
    ),
    "summary-length": Message(
        "Lời “Dùng khi nào” có {sentences} câu, {characters} ký tự; cần 2 đến 4 câu, không quá 420 ký tự.",
        None,
        "a summary too long to be read at a glance, or of one sentence",
    ),
    "summary-markup": Message(
        "Lời “Dùng khi nào” là chữ thường, không có dấu định dạng hay địa chỉ trang (ở đây: {value}).",
        "viết lại bằng lời; nguồn thì ghi khóa ở sources",
        "Markdown, HTML or an address in a summary",
    ),
    "not-a-group": Message(
        "Mục “{value}” không phải tiêu đề của nhóm nhiệm vụ nào.",
        "ghi mã tiêu đề có nhiệm vụ ở dưới, ví dụ II.5.h",
        "a note on a heading that holds no task",
    ),
    "not-for-publication": Message(
        "Bản ghi ghi độ mật “{value}”; trang chỉ đăng văn bản thường.",
        "lấy tệp này ra khỏi dữ liệu và báo người phụ trách bảo vệ bí mật nhà nước; không đổi độ mật cho qua",
        "a record marked with any grade of secrecy",
    ),
    "parent-not-before": Message(
        "Mục cha “{parent}” đứng sau mục này; mục cha phải đứng trước.",
        None,
        "a parent that comes later, or is the provision itself",
    ),
    "not-a-footnote": Message(
        "Mục “{value}” không phải chú thích.", None, "a footnote reference to another kind of provision"
    ),
    "footnote-not-attached": Message(
        "Chú thích này phải gắn với đúng một mục; hiện gắn với {count} mục.",
        "ghi footnotes: [{value}] ở mục có dấu chú thích",
        "a footnote that no provision, or several, refer to",
    ),
    "provision-without-task": Message(
        "Mục {value} giao việc mà chưa có bản ghi nhiệm vụ.",
        "thêm mục có id: {value} vào thư mục nhiem-vu",
        "a bullet or paragraph of parts II and III that is no task",
    ),
    "task-not-an-item": Message(
        "Nhiệm vụ phải là một gạch đầu dòng hoặc một đoạn ngay dưới tiêu đề.",
        None,
        "a task that is a heading, or under no heading",
    ),
    "text-differs": Message(
        "Mục {provision} không khớp nguyên văn trong data/_nguon/: ở đây “{here}”, bản nguồn “{source}”.",
        "chép đúng như bản nguồn; chỗ cố ý bỏ ra thì ghi vào furniture của ke-hoach.yml",
        "the provisions do not rebuild the received text; the first difference",
    ),
    "unresolved-citation": Message(
        "“{text}” không khớp văn bản nào trong dữ liệu.",
        "{nearest}",
        "a citation of the plan that no record answers",
    ),
    "ambiguous-citation": Message(
        "“{text}” khớp nhiều văn bản: {candidates}.",
        "kiểm tra số, ngày và cơ quan ban hành của các bản ghi ấy",
        "a citation that several records answer",
    ),
}

COURSES = {
    "unknown-record": Message(
        "“{value}” không phải mã của mục, văn bản, cơ quan hay lỗi in nào.",
        "{nearest}",
        "what a lesson rests on, or opens, that does not exist",
    ),
    "lesson-cannot-open": Message(
        "Bài học không mở được trang “{value}”.",
        "{nearest}",
        "a page without a record that no lesson may open",
    ),
    "question-without-proof": Message(
        "Câu hỏi không có câu trích (quote) cũng không có chỗ dựa (based_on).",
        "thêm quote, hoặc based_on: [mã mục, mã văn bản ...]",
        "a question whose answer rests on nothing",
    ),
    "question-of-two-kinds": Message(
        "Câu hỏi “{kind}” không dùng {field}.",
        "bỏ {field}, hoặc đổi kind",
        "a question with the answers of another kind",
    ),
    "question-without-answer": Message(
        "Câu hỏi “{kind}” chưa trả lời được: cần {needed}, đang có {count}.",
        None,
        "too few, too many, or no right answers",
    ),
    "same-answer-twice": Message(
        "“{value}” có hai lần trong một câu hỏi.", "viết khác đi hoặc bỏ một", "two answers that read alike"
    ),
}

EVIDENCE = {
    "verified-without-source": Message(
        "Ghi là đã đối chiếu (verified) mà không có nguồn.",
        "thêm sources: [...], hoặc ghi status: not found",
        "verified without a source",
    ),
    "status-without-source": Message(
        "Tình trạng “{value}” phải có nguồn.",
        "thêm sources: [...], hoặc ghi status: unknown",
        "a status that claims something without a source",
    ),
    "successor-without-source": Message(
        "Cơ quan kế tiếp không có nguồn cũng không có ghi chú.",
        "thêm sources: [...], hoặc note: nói rõ vì sao chưa có nguồn",
        "a successor that rests on nothing",
    ),
    "namesake-without-source": Message(
        "Văn bản cùng số không có nguồn.",
        "thêm sources: [...], là khóa trong data/_nguon/nguon.yml",
        "another document of the same number, of which nobody says where it was seen",
    ),
    "summary-without-basis": Message(
        "Lời “Dùng khi nào” không ghi dựa vào đâu.",
        "thêm documents: [...], provisions: [...] hoặc sources: [...]",
        "a summary that names no document, provision or source",
    ),
}
