"""Free input is read in time that grows with its length: no regular expression takes longer, no reader as a whole.

What is compared is processor time. A quadratic reader needs sixteen times the time for four times the text; a linear
one some four to six on a busy machine.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from factories import SAMPLE, data_folder, found

import macros
from macros import drafts
from macros.editing import Refused
from macros.editing.typed import read_typed
from macros.importing.draft import draft_of
from macros.importing.files import files_of
from macros.importing.reading import read_plan
from macros.knowledge import open_knowledge
from macros.loading import load
from macros.problems import report
from macros.search.words import words

# -- every regular expression ------------------------------------------------------------------------------------

SCANS = ("search", "finditer", "findall", "sub", "subn", "split")
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in Path(*macros.__path__).rglob("*.py"))


def patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Every pattern that a module of ours keeps, and whether it is tried at every place of a text."""
    seen = set()
    for info in pkgutil.walk_packages(macros.__path__, "macros."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str) and value not in seen:
                seen.add(value)
                scans = re.search(rf"\b{name}\.(?:{'|'.join(SCANS)})\(", SOURCE)
                yield f"{info.name}.{name}", value, scans is not None


PATTERNS = list(patterns())
MEGABYTE = 1_000_000
# Of each 40,000 characters and one that ends the run: 1 MB together.
RUNS = (
    "1", "0 ", " ", "a", "A ", "_", "-", "- ", "1-", "1/", "-\n", "\n", ", ", ". ", "(", "“", "a-", "a: ", "số ",
    "ngày 1/1/", "và ", "Điều 1 ", "các cơ quan, đơn vị, ", "ít nhất 1.000", "\u0301",
)  # fmt: skip
STRETCHES = [(run * 40_000)[: MEGABYTE // len(RUNS) - 1] + "!" for run in RUNS]
SECONDS = 3  # a linear one needs a few tenths, a quadratic one more than this for a single stretch


def test_the_patterns_are_found() -> None:
    names = {name for name, *_ in PATTERNS}
    assert len(names) > 100
    assert {"macros.citations.symbols.CODED", "macros.importing.deadlines._DATED"} <= names
    assert any(scans for *_, scans in PATTERNS)


@pytest.mark.parametrize(("pattern", "scans"), [pytest.param(p, s, id=name) for name, p, s in PATTERNS])
def test_time_of_a_pattern_is_linear(pattern: re.Pattern[str], *, scans: bool) -> None:
    with processor_time(SECONDS):
        read_a_megabyte(pattern, scans=scans)


def test_a_quadratic_pattern_is_told() -> None:
    with pytest.raises(TimeoutError), processor_time(0.1):
        read_a_megabyte(re.compile(r"\d+/"), scans=True)


def read_a_megabyte(pattern: re.Pattern[str], *, scans: bool) -> None:
    for stretch in STRETCHES:
        if scans:
            pattern.sub("", stretch)
        pattern.match(stretch)
        pattern.fullmatch(stretch)


class processor_time:  # noqa: N801 - read like a function
    """Stops what takes more processor time than this; a pattern that backtracks listens to signals."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGVTALRM, self._stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, self._seconds)

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, self._before)

    @staticmethod
    def _stop(*_: object) -> None:
        raise TimeoutError


# -- every reader ------------------------------------------------------------------------------------------------

CORPUS = load(SAMPLE).corpus
REGISTRY = open_knowledge(SAMPLE).registry


def read_as_plan(text: str) -> None:
    files_of(draft_of(read_plan(text.encode()), "9-kh-ubnd-2025", CORPUS, date(2026, 1, 2)))


def read_as_draft(text: str) -> None:
    drafts.report("a", drafts.passages_of(text.encode()), REGISTRY)


def read_as_typed(text: str) -> None:
    with pytest.raises(Refused):
        read_typed(text)


def read_as_words(text: str) -> None:
    list(words(text))


def name(number: int) -> str:
    """A name of its own for each number: "Cab"."""
    letters = ""
    while number:
        number, rest = divmod(number, 26)
        letters += chr(ord("a") + rest)
    return letters.capitalize()


def grows_with_its_length(read: Callable[[str], None], text: Callable[[int], str], size: int) -> None:
    """Measured again before it fails: the machine may have been busy."""
    measured = []
    for _ in range(2):
        small, large = (seconds(read, text(length)) for length in (size, 4 * size))
        if large < 8 * small + 0.1:
            return
        measured.append((small, large))
    pytest.fail(f"seconds for {size} and {4 * size} characters: {measured}")


def seconds(read: Callable[[str], None], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


BULLET = "I. A\n1. B\n- "
DUTY = "III. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- "
PLANS = {  # head, what is repeated (a `%` is a number, a `@` a name of its own), characters
    "targets in one bullet": (BULLET, "ít nhất 1 ", 4_000),
    "deadlines in one bullet": (BULLET, "trước ngày 1/1/2024 gửi Sở Nội vụ, ", 4_000),
    "frequencies in one bullet": (BULLET, "hằng tháng, ", 4_000),
    "groups pointed at": (DUTY, "mục 1, phần II ", 4_000),
    "bullets": (BULLET, "A\n- ", 6_000),
    "duties": (DUTY, "Chủ trì;\n- ", 6_000),
    "items": ("", "1. A\n", 6_000),
    "words that introduce": ("I. A\n1. B\n" + "Sở Nội vụ, " * 1_000 + ":\n", "- A\n", 2_000),
    "words in a heading": (DUTY[:-3] + ", Sở Nội vụ" * 1_000, "\n- A", 1_500),
    "drawn rules": ("1 A\n", "_____\n", 50_000),
    "rules of white space": ("1 A\n", " " * 20 + "\n", 50_000),
    "lines like footnotes": ("\f", "1 A\n", 8_000),
    "footnotes with their marks": ("\f", "a%\n% A\n", 8_000),
    "pages": ("A\n", "\fA\nB\n", 30_000),
    "documents": (BULLET, "Chỉ thị số %/CT-TTg ngày 1/1/2024 của Sở @;\n- ", 10_000),
    "citations in one bullet": (BULLET, "Chỉ thị số 33/CT-TTg, ", 10_000),
    "bodies": (BULLET, "Sở @ làm;\n- ", 10_000),
    "broken symbols": ("", "10-\nCTr/TU ", 20_000),
    "combining marks": ("A", "\u0301\u0323", 50_000),
    "spaces": ("A", " ", 50_000),
    "old letters": ("", "c«ng t¸c ", 50_000),
}


@pytest.mark.parametrize("case", PLANS)
def test_time_of_the_importer_is_linear(case: str) -> None:
    head, piece, size = PLANS[case]

    def text(length: int) -> str:
        count = length // len(piece)
        if "%" not in piece and "@" not in piece:
            return head + piece * count
        return head + "".join(piece.replace("%", str(n)).replace("@", name(n)) for n in range(1, count))

    grows_with_its_length(read_as_plan, text, size)


PIECES = (
    "33/CT-TTg ",
    "Luật Tố cáo ",
    "chỉ thị số 33/TT-TTg,\n",
    "số 1/",
    "1-\n",
    "ngày 1/1/",
    "(",
    "Căn cứ ",
)


@pytest.mark.parametrize("piece", PIECES)
def test_time_of_checking_a_draft_is_linear(piece: str) -> None:
    grows_with_its_length(read_as_draft, lambda length: piece * (length // len(piece)), 25_000)


def test_a_megabyte_in_one_line_is_checked_in_seconds() -> None:
    with processor_time(30):
        read_as_draft(("Căn cứ Luật Tố cáo và các quy định khác của tỉnh; " * 30 + "việc khác " * 60) * 470)


@pytest.mark.parametrize("read", [read_as_typed, read_as_words])
@pytest.mark.parametrize("piece", ["1", "a", "số 1/", "33/CT-TTg ", "ngày 1/1/", "Điều 1 ", "- ", "a\u0301"])
def test_time_of_a_typed_line_is_linear(read: Callable[[str], None], piece: str) -> None:
    grows_with_its_length(read, lambda length: piece * (length // len(piece)), 25_000)


# -- data files --------------------------------------------------------------------------------------------------

DOCUMENT = "van-ban/1-ct-ttg-2024.yml"
PROVISIONS = "ke-hoach/9-kh-ubnd-2024/noi-dung/01-toan-van.yml"
DATA = {  # file, what the repeated text stands behind, what is repeated (a `%` is a number), characters
    "unknown keys": (DOCUMENT, "\n", "k%: 1\n", 40_000),
    "one key": (DOCUMENT, "\n", "name: 1\n", 10_000),
    "lists": (DOCUMENT, "\n", "- ", 100_000),
    "brackets": (DOCUMENT, "\nnames: ", "[", 100_000),
    "names": (DOCUMENT, "\nnames:\n", "- a\n", 20_000),
    "aliases": (DOCUMENT, "\na: &a x\nb:\n", "- *a\n", 20_000),
    "relations": (DOCUMENT, "\nrelations:\n", "- {target: a}\n", 20_000),
    "citations": (PROVISIONS, "- id: II.2.b1\n  text: >-\n    ", "Luật Đất đai; ", 20_000),
    "provisions": (PROVISIONS, "\n", "- {id: II.x%, kind: bullet, parent: II.1.h, label: a, text: b}\n", 20_000),
}  # fmt: skip


@pytest.mark.parametrize("case", DATA)
def test_time_of_reading_and_checking_data_is_linear(case: str, tmp_path: Path) -> None:
    name, head, piece, size = DATA[case]
    data = data_folder(tmp_path)
    was = (data / name).read_text(encoding="utf-8")

    def text(length: int) -> str:
        return was + head + "".join(piece.replace("%", str(n)) for n in range(length // len(piece))) + "\n"

    def read(content: str) -> None:
        (data / name).write_text(content, encoding="utf-8")
        report(found(data))

    grows_with_its_length(read, text, size)
