"""Damage done to the real records, at random but the same on every run: never anything but clear problems.

Each kind of damage is one function; each test does it many times to files drawn by a seed. What comes out must be
valid data or a report whose every line an official can read: place, Vietnamese, no word of Python, YAML or pydantic.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

from macros import references
from macros.checks import problems as check
from macros.checks.gate import Gate
from macros.knowledge import open_knowledge
from macros.loading import load
from macros.messages import MESSAGES
from macros.pages import all_pages
from macros.problems import Problem, report

DATA = Path(__file__).parents[2] / "data"
TIMES = 16
"""Damages of each kind; with the kinds below well over three hundred."""

Damage = Callable[[Random, str], str | bytes]


# -- kinds of damage -------------------------------------------------------------------------------------------


def delete_a_line(random: Random, text: str) -> str:
    lines = text.split("\n")
    del lines[random.randrange(len(lines))]
    return "\n".join(lines)


def delete_a_key(random: Random, text: str) -> str:
    return _change_line(random, text, r"\w+:", lambda _: "")


def misspell_a_key(random: Random, text: str) -> str:
    def swapped(line: str) -> str:
        start = len(line) - len(line.lstrip(" -"))
        return f"{line[:start]}{line[start + 1 : start + 2]}{line[start : start + 1]}{line[start + 2 :]}"

    return _change_line(random, text, r"[a-z_]{3,}:", swapped)


def swap_two_lines(random: Random, text: str) -> str:
    lines = text.split("\n")
    first, second = (random.randrange(len(lines)) for _ in range(2))
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


def swap_two_identifiers(random: Random, text: str) -> str:
    names = sorted(set(re.findall(r"\b[a-z0-9]+(?:-[a-z0-9]+)+\b|\b[IV]+(?:\.[a-z0-9]+)+\b", text)))
    if len(names) < 2:
        return text.replace("id: ", "id: x", 1)
    first, second = random.sample(names, 2)
    return text.replace(first, "\0").replace(second, first).replace("\0", second)


def break_a_date(random: Random, text: str) -> str:
    wrong = (
        "01/08/2024",
        "2024-13-01",
        "2024-02-30",
        "2024",
        "20240801",
        "1709078400",
        "hôm nay",
        "9999-12-31",
    )
    return _change_once(random, text, r"\b\d{4}-\d{2}-\d{2}\b", lambda _: random.choice(wrong))


def break_a_number(random: Random, text: str) -> str:
    wrong = ("33/QĐ-CP", "33-CT/TTg", "010", "1.10", "NO", "12:30", "0x1F", "1_000", "~", ".inf", "9" * 5000)
    return _change_once(random, text, r"(?<=: )[^\n]*\d[^\n]*", lambda _: random.choice(wrong))


def duplicate_a_part(random: Random, text: str) -> str:
    lines = text.split("\n")
    start = random.randrange(len(lines))
    part = lines[start : start + random.randrange(1, 12)]
    return "\n".join([*lines[:start], *part, *lines[start:]])


def duplicate_everything(_: Random, text: str) -> str:
    return text + text


def give_a_wrong_type(random: Random, text: str) -> str:
    wrong = (
        "[a, b]",
        "{a: b}",
        "7",
        "true",
        "~",
        "''",
        "[]",
        "{}",
        "[[a]]",
        "- a",
        "not found",
        "2024-01-01",
        '" "',
    )
    return _change_once(random, text, r"(?<=: )[^\n]+", lambda _: random.choice(wrong))


def put_in_stray_yaml(random: Random, text: str) -> str:
    stray = (
        "\t", "&neo ", "*neo", "!!python/object:os.system ", "!x ", '"', "'", "[", "{", "}", "]", "|", ">", "---\n",
        "...\n", "<<: *neo\n", "? ", ": ", "#", " #", "%YAML 1.1\n", "@", "`", "- ", "\n\n  ", "\\", ",", "&a [*a, *a]",
    )  # fmt: skip
    place = random.randrange(len(text))
    return text[:place] + random.choice(stray) + text[place:]


def damage_one_character(random: Random, text: str) -> str:
    place = random.randrange(len(text))
    return (
        text[:place]
        + random.choice(("", "x", "\n", " ", "\x00", "\x1b", "\u200b", "\u2028", "😀", "đ"))
        + text[place + 1 :]
    )


def change_an_indentation(random: Random, text: str) -> str:
    return _change_line(random, text, r"\S", lambda line: random.choice((" ", "   ", "")) + line.lstrip(" "))


def replace_a_word(random: Random, text: str) -> str:
    words = ("verified", "state", "so-noi-vu", "II.4.b1", "A1", "chủ trì", "<script>", "null", "{{ 7*7 }}")
    return _change_once(random, text, r"[\w.-]+", lambda _: random.choice(words))


def decompose_the_letters(_: Random, text: str) -> str:
    return unicodedata.normalize("NFD", text)


def cut_the_bytes(random: Random, text: str) -> bytes:
    content = text.encode()
    return content[: random.randrange(len(content))]


def write_other_bytes(random: Random, text: str) -> bytes:
    encoding = random.choice(("latin-1", "utf-16", "cp1258", "utf-8-sig", "utf-7"))
    return text.encode(encoding, errors="replace")


def throw_bytes_in(random: Random, text: str) -> bytes:
    content = bytearray(text.encode())
    for _ in range(random.randrange(1, 9)):
        content[random.randrange(len(content))] = random.randrange(256)
    return bytes(content)


def swell(random: Random, text: str) -> str:
    return random.choice(
        (text * 400, text + "x" * 900_000, "[" * 100_000, text + "- a\n" * 200_000, "a: " * 99_999)
    )


def empty(random: Random, _: str) -> str:
    return random.choice(("", "\n\n", "# chỉ có ghi chú\n", "---\n", "~", "{}", "[]", "\ufeff"))


DAMAGES: tuple[Damage, ...] = (
    delete_a_line, delete_a_key, misspell_a_key, swap_two_lines, swap_two_identifiers, break_a_date, break_a_number,
    duplicate_a_part, duplicate_everything, give_a_wrong_type, put_in_stray_yaml, damage_one_character,
    change_an_indentation, replace_a_word, decompose_the_letters, cut_the_bytes, write_other_bytes, throw_bytes_in,
    swell, empty,
)  # fmt: skip


def _change_once(random: Random, text: str, pattern: str, change: Callable[[str], str]) -> str:
    """Change one of the stretches that fit a pattern."""
    places = list(re.finditer(pattern, text))
    if not places:
        return text + "\n?\n"
    place = random.choice(places)
    return text[: place.start()] + change(place[0]) + text[place.end() :]


def _change_line(random: Random, text: str, pattern: str, change: Callable[[str], str]) -> str:
    """Change one of the lines that begin, after indentation and dash, with a pattern."""
    return _change_once(random, text, rf"(?m)^[ -]*{pattern}.*\n?", lambda line: change(line))


# -- the test --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the real data. Reading citations is pure and takes longest, so unchanged texts are read once."""
    copy = tmp_path_factory.mktemp("project") / "data"
    shutil.copytree(DATA, copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(references, "find", lru_cache(maxsize=None)(references.find))
        yield copy


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_error_report_of_random_damage_is_clear(damage: Damage, data: Path) -> None:
    files = sorted(path for path in data.rglob("*.yml") if "_mau" not in path.parts)
    has_built = False
    for seed in range(TIMES):
        random = Random(f"{damage.__name__} {seed}")  # noqa: S311 - repeatable, not secret
        path = random.choice(files)
        content = path.read_bytes()
        damaged = damage(random, content.decode())
        path.write_bytes(
            damaged if isinstance(damaged, bytes) else damaged.encode("utf-8", errors="surrogatepass")
        )
        try:
            found = _found(data)
            report(found)
            for problem in found:
                _assert_clear(problem)
            if not found and not has_built:  # what passes the checks can be shown
                has_built = True
                list(all_pages(open_knowledge(data)))
        except Exception as error:  # the seed is what one needs to see it again
            raise AssertionError(
                f"{damage.__name__}, seed {seed}, {path.relative_to(data)}: {error}"
            ) from error
        finally:
            path.write_bytes(content)


def test_there_are_at_least_three_hundred_damages() -> None:
    assert len(DAMAGES) * TIMES >= 300


@pytest.mark.parametrize(
    "damage", [delete_a_key, break_a_date, empty, decompose_the_letters], ids=lambda d: d.__name__
)
def test_error_is_found_where_damage_cannot_be_valid(damage: Damage, data: Path) -> None:
    path = data / "van-ban" / "33-ct-ttg-2021.yml"
    content = path.read_text(encoding="utf-8")
    path.write_text(str(damage(Random(1), content)), encoding="utf-8")  # noqa: S311 - repeatable, not secret
    try:
        assert _found(data)
    finally:
        path.write_text(content, encoding="utf-8")


def _found(data: Path) -> list[Problem]:
    loaded = load(data)
    return [*loaded.problems, *check(Gate(loaded))]


# Words that would come from a library; names of keys and values stand in quotes, which are left out.
_FOREIGN = re.compile(
    r"\b(Input|should|Traceback|NoneType|None|str|dict|int|bool|Error|Exception|pydantic|expected|validation|token)\b"
)
_VIETNAMESE = re.compile("[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ]", re.IGNORECASE)


def _assert_clear(problem: Problem) -> None:
    first = str(problem).split("\n")[0]
    assert re.match(r"data/[^:]+:[1-9]\d*:[1-9]\d*: lỗi \[[a-z0-9-]+\] ", first), first
    assert problem.code in MESSAGES
    words = re.sub(r"“.*?”", "", problem.message)
    assert not _FOREIGN.search(words), first
    assert _VIETNAMESE.search(words), first
    assert len(first) < 1000, "a message is a sentence"
    assert "\n" not in problem.message
