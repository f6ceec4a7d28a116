"""A larger province: the real data, grown to any number of documents with everything that goes with them.

What is added is invented and only for measuring: documents that implement and follow earlier ones, tasks that cite
them by number, date, issuer and title, bodies that lead the tasks. The proportions are those of the real data, the
plan's source text grows along, and the result passes every check.

    python benchmarks/corpus.py 1000 build/large      writes build/large/data
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).resolve().parents[1]
PLAN = "73-kh-ubnd-2024"

# The real data: 75 documents, 40 bodies, 54 tasks in 19 groups.
_BODIES_PER_DOCUMENT = 40 / 75
_TASKS_PER_DOCUMENT = 54 / 75
_TASKS_PER_GROUP = 3
_CITATIONS_PER_TASK = 2

_FIRST_NUMBER = 5000  # above all real numbers
_FIRST_DAY = date(2015, 1, 5)
_LAST_DAY = date(2024, 2, 1)  # before the plan, which cites them all
_END_OF_PART_II = "III. TỔ CHỨC THỰC HIỆN"
_SUBJECTS = (
    "cải cách hành chính",
    "chuyển đổi số",
    "tiếp công dân",
    "giảm nghèo bền vững",
    "văn hóa công vụ",
)


@dataclass(frozen=True)
class _Pattern:
    """A kind of document with its symbol and issuer."""

    type_document: str
    symbol: str
    agency: str
    issuer: str
    system: str
    level: str


_PATTERNS = (
    _Pattern("Kế hoạch", "{}/KH-UBND", "ubnd-tinh", "Ủy ban nhân dân tỉnh", "state", "province"),
    _Pattern("Chỉ thị", "{}/CT-TTg", "thu-tuong", "Thủ tướng Chính phủ", "state", "central"),
    _Pattern("Nghị quyết", "{}-NQ/TU", "ban-thuong-vu-tinh-uy", "Ban Thường vụ Tỉnh ủy", "party", "province"),
    _Pattern("Quyết định", "{}/QĐ-UBND", "ubnd-tinh", "Ủy ban nhân dân tỉnh", "state", "province"),
)


@dataclass(frozen=True)
class _Document:
    """An invented document: its place in the row decides everything."""

    rank: int
    count: int

    @property
    def pattern(self) -> _Pattern:
        return _PATTERNS[self.rank % len(_PATTERNS)]

    @property
    def number(self) -> str:
        return self.pattern.symbol.format(_FIRST_NUMBER + self.rank)

    @property
    def day(self) -> date:
        """Later documents have later days, so that each may build on those before it."""
        days = (_LAST_DAY - _FIRST_DAY).days
        return _FIRST_DAY + timedelta(days=days * self.rank // self.count)

    @property
    def id(self) -> str:
        symbol = self.number.lower().replace("/", "-").replace("đ", "d")
        return f"{symbol}-{self.day.year}"

    @property
    def title(self) -> str:
        subject = _SUBJECTS[self.rank % len(_SUBJECTS)]
        return (
            f"về tăng cường lãnh đạo, chỉ đạo công tác {subject} trên địa bàn tỉnh, nâng cao chất lượng phục vụ "
            f"Nhân dân của cơ quan hành chính nhà nước, đợt {self.rank + 1}"
        )

    @property
    def citation(self) -> str:
        day = f"{self.day.day:02d}/{self.day.month:02d}/{self.day.year}"
        return (
            f"{self.pattern.type_document} số {self.number} ngày {day} của {self.pattern.issuer} {self.title}"
        )

    def record(self, earlier: list[_Document]) -> dict[str, Any]:
        """The file of the document; it implements the one before it and follows one further back."""
        back = [(1, "implements"), (7, "continues")]
        return {
            "id": self.id,
            "type_document": self.pattern.type_document,
            "number": self.number,
            "date_document": self.day.isoformat(),
            "title": self.title,
            "passed_by": [self.pattern.agency],
            "system": self.pattern.system,
            "level": self.pattern.level,
            "in_force": {
                "status": "unknown",
                "checked_on": "2026-11-22",
                "statement": "Chưa kiểm chứng được tình trạng hiệu lực (dữ liệu giả để đo).",
            },
            "relations": [
                {
                    "kind": kind,
                    "target": earlier[-steps].id,
                    "note": "Quan hệ giả để đo.",
                    "sources": ["tvpl_kh73"],
                }
                for steps, kind in back
                if steps <= len(earlier)
            ],
            "verification": {
                fact: {"status": "not found"} for fact in ("number", "date", "issuer", "title", "effective")
            },
        }


def grow(data: Path, count: int) -> None:
    """Add invented records to a copy of the real data until it has `count` documents."""
    added = count - len(list((data / "van-ban").glob("*.yml")))
    if added <= 0:
        return
    documents = [_Document(rank, added) for rank in range(added)]
    for document in documents:
        _write(data / "van-ban" / f"{document.id}.yml", document.record(documents[: document.rank]))
    bodies = [f"Trung tâm Dịch vụ khu vực {rank:05d}" for rank in range(round(added * _BODIES_PER_DOCUMENT))]
    for rank, name in enumerate(bodies):
        _write(data / "co-quan" / f"trung-tam-{rank:05d}.yml", _body(rank, name))
    _grow_plan(data, documents, bodies)


def _body(rank: int, name: str) -> dict[str, Any]:
    return {"id": f"trung-tam-{rank:05d}", "name": name, "mentions": [name], "kind": "đơn vị sự nghiệp (giả)"}


def _grow_plan(data: Path, documents: list[_Document], bodies: list[str]) -> None:
    """Groups of tasks after the last of part II: text, provisions and tasks."""
    folder = data / "ke-hoach" / PLAN
    provisions: list[dict[str, Any]] = []
    lines: list[str] = []
    for group, tasks in enumerate(_groups(documents, bodies), start=12):
        heading = f"{group}. Triển khai các văn bản, nhóm {group}"
        top = f"II.{group}.h"
        label = f"mục {group}, phần II"
        provisions.append(
            {"id": top, "kind": "heading", "parent": "II.h", "label": f"{label} (tiêu đề)", "text": heading}
        )
        lines.append(heading)
        rows = []
        for item, (text, rank, name) in enumerate(tasks, start=1):
            identifier = f"II.{group}.b{item}"
            provisions.append(
                {
                    "id": identifier,
                    "kind": "bullet",
                    "parent": top,
                    "label": f"gạch đầu dòng {item}, {label}",
                    "text": text,
                }
            )
            lines.append(f"- {text}")
            rows.append(_task(identifier, rank, name))
        _write(folder / "nhiem-vu" / f"ii-{group}.yml", rows)
    outline = folder / "noi-dung" / "03-phan-ii.yml"
    _write(outline, [*yaml.load(outline.read_text(encoding="utf-8"), yaml.BaseLoader), *provisions])  # noqa: S506
    source = data / "_nguon" / f"{PLAN}.txt"
    text = source.read_text(encoding="utf-8")
    added = "".join(f"{line} \n\n" for line in lines)
    if text.count(_END_OF_PART_II) != 1:
        raise ValueError(_END_OF_PART_II)
    source.write_text(text.replace(_END_OF_PART_II, added + _END_OF_PART_II), encoding="utf-8")


def _groups(documents: list[_Document], bodies: list[str]) -> Iterator[list[tuple[str, int, str]]]:
    """Tasks by groups: wording, and the body that leads, by rank and name."""
    tasks = []
    for rank in range(round(len(documents) * _TASKS_PER_DOCUMENT)):
        cited = [
            documents[(rank * _CITATIONS_PER_TASK + step) % len(documents)]
            for step in range(_CITATIONS_PER_TASK)
        ]
        body = rank % len(bodies)
        named = "; ".join(document.citation for document in cited)
        tasks.append((f"Tiếp tục triển khai {named}. {bodies[body]} chủ trì thực hiện.", body, bodies[body]))
    for start in range(0, len(tasks), _TASKS_PER_GROUP):
        yield tasks[start : start + _TASKS_PER_GROUP]


def _task(identifier: str, body: int, name: str) -> dict[str, Any]:
    return {
        "id": identifier,
        "title": f"Triển khai văn bản theo mục {identifier}",
        "agencies": [
            {
                "agency": f"trung-tam-{body:05d}",
                "role": "chủ trì",
                "link": "explicit",
                "quote": f"{name} chủ trì thực hiện",
                "provision": identifier,
            },
            {
                "agency": "so-noi-vu",
                "role": "phối hợp",
                "link": "inferred",
                "quote": "Tiếp tục triển khai",
                "provision": identifier,
                "reason": "Suy ra để đo.",
            },
        ],
    }


def _write(path: Path, content: object) -> None:
    # One line for each text: the loader takes a plain text that runs on for a mistake.
    text = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100_000)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Write a grown copy of the data."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", type=int, help="number of documents")
    parser.add_argument("folder", type=Path, help="where to write data/")
    options = parser.parse_args()
    target = options.folder / "data"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(PROJECT / "data", target)
    grow(target, options.count)


if __name__ == "__main__":
    main()
