"""A larger province: the real data, grown to any number of records by more plans like the real one.

A province issues a plan a year for each field, and each brings documents of its own beside those that all plans rest
on. So what grows here is the number of plans: each is plan 73 under another number, with documents of its own in the
place of some sixteen that plan 73 cites. Tasks, roles, quotations, deadlines, slips and relations
come along, distributed as in reality. All of it is invented, for measuring only; the result passes every check.

    python benchmarks/corpus.py 1000 build/large      writes build/large/data with at least 1,000 records
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).resolve().parents[1]
PLAN = "73-kh-ubnd-2024"

_STEP = 500  # a document's number of a later plan: the third has 1533/CT-TTg where plan 73 cites 33/CT-TTg
_BODIES_OF_A_PLAN = 2


def records(data: Path) -> int:
    """How many records have a page of their own: documents, bodies, tasks, groups of tasks, plans."""
    folders = ("van-ban/*.yml", "co-quan/*.yml", "ke-hoach/*/nhiem-vu/*.yml", "ke-hoach/*/ke-hoach.yml")
    files = sum(len(list(data.glob(pattern))) for pattern in folders)
    return files + sum(len(_read(path)) for path in data.glob("ke-hoach/*/nhiem-vu/*.yml"))


def grow(data: Path, wanted: int) -> None:
    """Add plans to a copy of the real data until it has at least so many records."""
    own = _own_documents(data)
    have, of_a_plan = records(data), 0
    for rank in count(1):
        if have >= wanted:
            return
        _Grown(data, rank, own).write()
        of_a_plan = of_a_plan or records(data) - have
        have += of_a_plan


def _own_documents(data: Path) -> list[tuple[str, str]]:
    """Id and number of the documents that each plan has of its own.

    Those that the plan cites by a number which the ledger of slips does not speak of: a slip stays a slip of the same
    document, or the text would no longer mean it. Laws have one number for the whole country.
    """
    text = (data / "_nguon" / f"{PLAN}.txt").read_text(encoding="utf-8")
    slips = (data / "dinh-chinh" / f"{PLAN}.yml").read_text(encoding="utf-8")
    found = []
    for path in sorted((data / "van-ban").glob("*.yml")):
        number = _read(path).get("number", "")
        is_free = re.match(r"\d+[-/]", number) and "/QH" not in number
        if is_free and _word(number).search(text) and number not in slips and path.stem not in slips:
            found.append((path.stem, number))
    return found


class _Grown:
    """One more plan: its place in the row decides everything."""

    def __init__(self, data: Path, rank: int, own: list[tuple[str, str]]) -> None:
        self._data = data
        self._rank = rank
        self._own = own
        self._id = self._moved(PLAN)
        pairs = {
            PLAN: self._id,
            "73/KH-UBND": self._moved("73/KH-UBND"),
            "Kế hoạch 73": f"Kế hoạch {self._moved('73')}",
        }
        for document, number in own:
            pairs |= {document: self._moved(document), number: self._moved(number)}
        self._pairs = pairs
        self._pattern = re.compile(
            "|".join(_word(old).pattern for old in sorted(pairs, key=len, reverse=True))
        )

    def _moved(self, name: str) -> str:
        """The number that a name begins with, as the one of this plan."""
        return re.sub(r"\d+", lambda digits: str(int(digits[0]) + _STEP * self._rank), name, count=1)

    def write(self) -> None:
        """The files of the plan, its documents and its bodies."""
        folders = self._data / "ke-hoach"
        for path in sorted((folders / PLAN).rglob("*.yml")):
            _write(folders / self._id / path.relative_to(folders / PLAN), self._of_plan(_read(path)))
        slips = self._data / "dinh-chinh"
        _write(slips / f"{self._id}.yml", self._of_plan(_read(slips / f"{PLAN}.yml")))
        source = self._data / "_nguon"
        text = (source / f"{PLAN}.txt").read_text(encoding="utf-8")
        (source / f"{self._id}.txt").write_text(self._renamed(text), encoding="utf-8")
        for document in (PLAN, *(name for name, _ in self._own)):
            record = self._of_plan(_read(self._data / "van-ban" / f"{document}.yml"))
            _write(self._data / "van-ban" / f"{record['id']}.yml", record)
        for body in self._bodies():
            _write(self._data / "co-quan" / f"{body['id']}.yml", body)

    def _bodies(self) -> Iterator[dict[str, Any]]:
        for place in range(_BODIES_OF_A_PLAN):
            name = f"Trung tâm Dịch vụ khu vực {self._rank:04d}{place}"
            yield {
                "id": f"trung-tam-{self._rank:04d}{place}",
                "name": name,
                "mentions": [name],
                "kind": "đơn vị sự nghiệp (giả)",
                "in_plan": "false",
            }

    def _renamed(self, text: str) -> str:
        return self._pattern.sub(lambda found: self._pairs[found[0]], text)

    def _of_plan(self, value: Any) -> Any:
        """A tree of strings with the names of this plan; what quotes the plan says which plan it quotes."""
        if isinstance(value, str):
            return self._renamed(value)
        if isinstance(value, list):
            return [self._of_plan(item) for item in value]
        tree = {key: self._of_plan(item) for key, item in value.items()}
        is_relation = "kind" in tree and "target" in tree and "provision" in tree
        is_summary = "text" in tree and ("documents" in tree or "provisions" in tree)
        return tree | {"plan": self._id} if is_relation or is_summary else tree


def _word(name: str) -> re.Pattern[str]:
    """The name where it stands alone."""
    return re.compile(rf"(?<![\w/.-]){re.escape(name)}(?![\w/-])")


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - strings and nothing else


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # One line for each text: the loader takes a plain text that runs on for a mistake.
    text = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100_000)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Write a grown copy of the data."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("records", type=int, help="least number of records")
    parser.add_argument("folder", type=Path, help="where to write data/")
    options = parser.parse_args()
    target = options.folder / "data"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(PROJECT / "data", target)
    grow(target, options.records)


if __name__ == "__main__":
    main()
