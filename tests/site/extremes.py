"""Records at the limits of what the checks let through, added to a copy of the real data.

Nothing here is damaged: an editor may write every one of these, so the layout must bear them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

PLAN = "73-kh-ubnd-2024"
_END_OF_PART_II = "III. TỔ CHỨC THỰC HIỆN"

_WORDS = (
    "tiếp tục tăng cường, đổi mới và nâng cao chất lượng công tác dân vận của cơ quan hành chính nhà nước "
)
TITLE = ("Về " + _WORDS * 6)[:599] + "."
"""600 characters, a sentence."""
NUMBER = "9999/KH-" + "BCĐTHKHPTKTXHVÙNGĐBDTTSVÀMNGIAIĐOẠN" * 2 + "TƯ"
"""80 characters and no space to break at."""
SLUG = "9999-kh-" + "bcdthkhptktxhvungdbdttsvamngiaidoan" * 2 + "tu-2024"
NAME = (
    "Ban Chỉ đạo thực hiện các Chương trình mục tiêu quốc gia phát triển kinh tế - xã hội vùng đồng bào dân tộc "
    "thiểu số và miền núi, giảm nghèo bền vững và xây dựng nông thôn mới, giai đoạn năm năm, cấp tỉnh"
)
"""A name that somebody really has, nearly."""
SOURCE = "https://thuvien.example.gov.vn/" + "van-ban-chi-dao-dieu-hanh-" * 10 + "123456789"
"""300 characters; browsers break a line after a hyphen, but not in the rest."""
UNBROKEN = "https://thuvien.example.gov.vn/" + "abcdefghijklmnopqrstuvwxyz0123456789_" * 7 + "1234567890"
"""300 characters with nowhere to break."""
RELATIONS = 60

GROUP = "II.12"
TASK = f"{GROUP}.b1"
_SOURCES = ["dai_nhat", "khong_ngat"]
_CHECKED = {"status": "verified", "sources": _SOURCES, "note": _WORDS.capitalize().strip()}

ADDRESSES = {
    "document with everything": f"van-ban/{SLUG}.html",
    "document with its must-fields": "van-ban/toi-thieu.html",
    "body with everything": "co-quan/ban-chi-dao-dai.html",
    "body with its must-fields": "co-quan/toi-thieu.html",
    "task with everything": f"nhiem-vu/{PLAN}/ii-12-b1.html",
    "task with its must-fields": f"nhiem-vu/{PLAN}/ii-12-b2.html",
    "group": f"nhiem-vu/{PLAN}/ii-12.html",
    "plan": f"ke-hoach/{PLAN}.html",
    "tasks": "nhiem-vu/index.html",
    "documents": "van-ban/index.html",
    "bodies": "co-quan/index.html",
    "deadlines": "thoi-han/index.html",
    "matrices": "ma-tran/index.html",
    "builder": "can-cu/index.html",
    "home": "index.html",
}
"""Where the records show, by what stands there."""


def add_extremes(data: Path) -> None:
    """Add the records to a copy of the real data; the result passes every check."""
    # Later documents are no part of what this one rests on, and the checks say so.
    later = ("2024", "2025", "2026")
    documents = (path.stem for path in (data / "van-ban").glob("*.yml"))
    others = sorted(document for document in documents if not any(year in document for year in later))
    for record in (_full_document(others), _bare_document()):
        _write(data / "van-ban" / f"{record['id']}.yml", record)
    for record in (_full_body(), {"id": "toi-thieu", "name": "Tổ", "kind": "tổ"}):
        _write(data / "co-quan" / f"{record['id']}.yml", record)
    sources = data / "_nguon" / "nguon.yml"
    rows = {
        key: {"url": url, "checked_on": "2026-11-22"}
        for key, url in zip(_SOURCES, (SOURCE, UNBROKEN), strict=True)
    }
    sources.write_text(sources.read_text(encoding="utf-8") + _yaml(rows), encoding="utf-8")
    _add_group(data, sorted(path.stem for path in (data / "co-quan").glob("*.yml")))


def _full_document(others: list[str]) -> dict[str, Any]:
    kinds = ("cites", "follows", "reviews")
    pairs = [(kind, other) for other in others for kind in kinds][:RELATIONS]
    return {
        "id": SLUG,
        "type_document": "Kế hoạch",
        "number": NUMBER,
        "date_document": "2024-01-02",
        "title": TITLE,
        "names": [f"Kế hoạch {NAME}", "Kế hoạch dài"],
        "passed_by": ["ban-chi-dao-dai"],
        "passed_by_note": TITLE,
        "system": "state",
        "level": "province",
        "first_date_entry_in_force": "2024-01-02",
        "period": "2021 - 2025, tầm nhìn đến năm 2030",
        "in_force": {
            "status": "in_force_amended",
            "checked_on": "2026-11-22",
            "statement": TITLE,
            "sources": _SOURCES,
        },
        "relations": [
            {"kind": kind, "target": other, "note": "Quan hệ giả để thử.", "sources": _SOURCES}
            for kind, other in pairs
        ],
        "namesakes": [
            {"date_document": "2014-01-02", "passed_by": "ubnd-tinh", "note": TITLE, "sources": _SOURCES}
        ],
        "verification": dict.fromkeys(("number", "date", "issuer", "title", "effective"), _CHECKED),
        "editorial_note": TITLE,
    }


def _bare_document() -> dict[str, Any]:
    return {
        "id": "toi-thieu",
        "type_document": "Luật",
        "title": "A",
        "system": "state",
        "level": "central",
        "in_force": {"status": "unknown", "checked_on": "2026-11-22", "statement": "Chưa rõ."},
        "verification": {
            fact: {"status": "not found"} for fact in ("number", "date", "issuer", "title", "effective")
        },
    }


def _full_body() -> dict[str, Any]:
    return {
        "id": "ban-chi-dao-dai",
        "name": NAME,
        "short_names": ["BCĐTHCCTMTQGPTKTXHVĐBDTTSVMNGNBVVXDNTMGĐNNCT", "Ban Chỉ đạo"],
        "mentions": [NAME],
        "kind": _WORDS.strip(),
        "note": TITLE,
        "reorganisation": {"statement": TITLE, "evidence": _CHECKED},
        "successors": [
            {"name": f"{NAME} ({part})", "from_date": "2025-07-01", "note": TITLE, "sources": _SOURCES}
            for part in ("mới", "sau sắp xếp", "hợp nhất")
        ],
    }


def _add_group(data: Path, bodies: list[str]) -> None:
    """A group after the last of part II: one task with everything, one with nothing."""
    heading = f"12. {TITLE}"
    text = f"Thực hiện Kế hoạch số {NUMBER} ngày 02/01/2024 của {NAME} {TITLE[:1].lower()}{TITLE[1:]} {NAME} chủ trì."
    label = "mục 12, phần II"
    rows = [
        (f"{GROUP}.h", "heading", "II.h", f"{label} (tiêu đề)", heading, heading),
        (TASK, "bullet", f"{GROUP}.h", f"gạch đầu dòng thứ nhất, {label}", text, f"- {text}"),
        (f"{GROUP}.b2", "bullet", f"{GROUP}.h", f"gạch đầu dòng thứ hai, {label}", "Làm.", "- Làm."),
    ]
    folder = data / "ke-hoach" / PLAN
    names = ("id", "kind", "parent", "label", "text")
    outline = folder / "noi-dung" / "03-phan-ii.yml"
    provisions = [dict(zip(names, row[:5], strict=True)) for row in rows]
    outline.write_text(outline.read_text(encoding="utf-8") + _yaml(provisions), encoding="utf-8")
    source = data / "_nguon" / f"{PLAN}.txt"
    whole = source.read_text(encoding="utf-8")
    assert whole.count(_END_OF_PART_II) == 1
    added = "".join(f"{row[5]} \n\n" for row in rows)
    source.write_text(whole.replace(_END_OF_PART_II, added + _END_OF_PART_II), encoding="utf-8")
    parts = [
        {"agency": body, "role": "phối hợp", "link": "inferred", "quote": f"{NAME} chủ trì", "provision": TASK,
         "reason": TITLE}
        for body in bodies[:12] if body != "ban-chi-dao-dai"
    ]  # fmt: skip
    lead = {"agency": "ban-chi-dao-dai", "role": "chủ trì", "link": "explicit", "quote": f"{NAME} chủ trì",
            "provision": TASK}  # fmt: skip
    alone = {
        "agency": "toi-thieu",
        "role": "thực hiện",
        "link": "explicit",
        "quote": "Làm",
        "provision": f"{GROUP}.b2",
    }
    tasks = [
        {"id": TASK, "title": TITLE, "agencies": [lead, *parts], "editorial_note": TITLE},
        {"id": f"{GROUP}.b2", "title": "Làm", "agencies": [alone]},
    ]
    _write(folder / "nhiem-vu" / "ii-12.yml", tasks)


def _write(path: Path, content: object) -> None:
    path.write_text(_yaml(content), encoding="utf-8")


def _yaml(content: object) -> str:
    # One line for each text: the loader takes a plain text that runs on for a mistake. No aliases for what repeats.
    dumper = type("Plain", (yaml.SafeDumper,), {"ignore_aliases": lambda *_: True})
    return str(yaml.dump(content, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100_000))
