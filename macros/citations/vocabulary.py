"""Vocabulary: types of documents with their codes, and the bodies that occur in symbols.

NĐ 30/2020/NĐ-CP, Phụ lục III (State); Quy định 399-QĐ/TW and Hướng dẫn 36-HD/VPTW (Party).
"""

from __future__ import annotations

# Code in a symbol -> the types it may stand for; the first is meant by an abbreviation ("CT 33/CT-TTg").
TYPES_OF_CODE: dict[str, tuple[str, ...]] = {
    "NQ": ("Nghị quyết",),
    "NQLT": ("Nghị quyết liên tịch",),
    "QĐ": ("Quyết định", "Quy định"),  # the Party uses QĐ for both: trust the type word
    "QĐi": ("Quy định",),
    "QyĐ": ("Quy định",),
    "CT": ("Chỉ thị",),
    "KL": ("Kết luận",),
    "QC": ("Quy chế",),
    "QCPH": ("Quy chế phối hợp", "Quy chế"),
    "CTPH": ("Chương trình phối hợp",),
    "CTr": ("Chương trình",),
    "CTHĐ": ("Chương trình hành động",),
    "ĐA": ("Đề án",),
    "KH": ("Kế hoạch",),
    "KHPH": ("Kế hoạch phối hợp",),
    "KHLT": ("Kế hoạch liên tịch",),
    "HD": ("Hướng dẫn",),
    "HDLT": ("Hướng dẫn liên tịch", "Hướng dẫn liên ngành"),
    "CV": ("Công văn",),
    "NĐ": ("Nghị định",),
    "TT": ("Thông tư", "Thông tri"),  # State: Thông tư; Party: Thông tri
    "TTLT": ("Thông tư liên tịch",),
    "PL": ("Pháp lệnh",),
    "L": ("Lệnh",),
    "VBHN": ("Văn bản hợp nhất",),
    "TC": ("Thông cáo",),
    "TB": ("Thông báo",),
    "PA": ("Phương án",),
    "DA": ("Dự án",),
    "BC": ("Báo cáo",),
    "BB": ("Biên bản",),
    "TTr": ("Tờ trình",),
    "HĐ": ("Hợp đồng",),
    "CĐ": ("Công điện",),
    "BGN": ("Bản ghi nhớ",),
    "BTT": ("Bản thỏa thuận",),
    "GUQ": ("Giấy ủy quyền",),
    "GM": ("Giấy mời",),
    "GGT": ("Giấy giới thiệu",),
    "PG": ("Phiếu gửi",),
    "PC": ("Phiếu chuyển",),
    "PB": ("Phiếu báo",),
}

# Types that a citation may open with besides those above.
_OTHER_TYPES = (
    "Bộ luật", "Luật", "Hiến pháp", "Sắc lệnh", "Điều lệ", "Chiến lược", "Quy hoạch", "Thông báo kết luận",
)  # fmt: skip

TYPES: tuple[str, ...] = tuple(
    dict.fromkeys([*(name for names in TYPES_OF_CODE.values() for name in names), *_OTHER_TYPES])
)

CANONICAL_TYPE = {name.lower(): name for name in TYPES}
CANONICAL_CODE = {code.lower(): code for code in TYPES_OF_CODE}

# Codes whose symbol keeps the slash before the bodies: "19/2008/NQLT/CP-UBMTTQVN".
JOINT_CODES = frozenset({"NQLT", "TTLT"})

# Bodies of the State in symbols. Slash first: N/TYPE-BODY.
# Of the ministries only those that no Party body resembles.
STATE_BODY = (
    r"TTg|CP|CTN|QH\d*|UBTVQH\d*|VPQH|VPCP|UBND|HĐND|UBDT|BNV|BTC|BTP|BYT|BCA|BQP|BNG|BXD|BVHTTDL|BGTVT|BGDĐT"
    r"|BKHĐT|BKHCN|BTTTT|BTNMT|BNNPTNT|BLĐTBXH"
)

# Bodies of the Party and of its mass organisations. Hyphen first: N-TYPE/BODY.
#   "TW", "BDVTW", "TWĐTN" · "TU", "BTGTU" · "HU", "ĐU", "ĐUK" · "BCSĐUBND"
PARTY_BODY = r"(?:VP|B[A-ZĐ]*|UBKT)?(?:TW|TƯ|TU|HU)|TWĐTN|ĐUK?|ThU|BCSĐ[A-ZĐ]*|ĐĐ[A-ZĐ]*"

# Units written after a body, which are no second issuer: "12-TB/TU-VP", "1613/UBND-KGVX".
UNITS = frozenset({
    "VP", "NC", "TH", "KT", "VX", "KGVX", "KTTH", "KTN", "NV", "TC", "NN", "XD", "NCPC", "TCHC", "CCHC",
})  # fmt: skip

# Bodies that many places share: the symbol alone does not say whose.
SHARED_BODIES = frozenset({"UBND", "HĐND", "TU", "TW", "HU", "ĐU"})

# Issuers that cannot stand beside a symbol's body, as beginnings in lower case.
_CENTRAL_PARTY = ("bộ chính trị", "ban bí thư", "ban chấp hành trung ương")
_LOCAL_PARTY = ("ban thường vụ", "tỉnh ủy", "thành ủy", "huyện ủy", "ban chấp hành đảng bộ")
_LOCAL_STATE = ("ubnd", "ủy ban nhân dân", "hđnd", "hội đồng nhân dân")
_CENTRAL_STATE = ("thủ tướng", "chính phủ", "quốc hội", "bộ trưởng")
_PARTY_ISSUERS = (*_CENTRAL_PARTY, *_LOCAL_PARTY)
_STATE_ISSUERS = (*_CENTRAL_STATE, *_LOCAL_STATE)
IMPOSSIBLE_ISSUERS: dict[str, tuple[str, ...]] = {
    "TW": (*_LOCAL_PARTY, *_STATE_ISSUERS),
    "TU": (*_CENTRAL_PARTY, *_STATE_ISSUERS),
    "TTg": (*_PARTY_ISSUERS, *_LOCAL_STATE, "quốc hội", "bộ trưởng"),
    "CP": (*_PARTY_ISSUERS, *_LOCAL_STATE, "quốc hội", "bộ trưởng"),
    "UBND": (*_PARTY_ISSUERS, *_CENTRAL_STATE, "hđnd", "hội đồng nhân dân"),
    "HĐND": (*_PARTY_ISSUERS, *_CENTRAL_STATE, "ubnd", "ủy ban nhân dân"),
}


def types_agree(first: str, second: str) -> bool:
    """Whether two types are one or one is a kind of the other: "Quy chế phối hợp" is a "Quy chế"."""
    short, long = sorted((first.lower(), second.lower()), key=len)
    return long == short or long.startswith(short + " ")
