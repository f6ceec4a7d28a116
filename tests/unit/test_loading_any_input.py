"""Whatever lies in a data file, loading and checking the data gives records or problems to show, and never fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from factories import SAMPLE, data_folder, found
from free_input import damaged
from hypothesis import given
from hypothesis import strategies as st

from macros.messages import MESSAGES
from macros.problems import report

FILES = sorted(path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*.yml"))
_TEXT = "".join((SAMPLE / name).read_text(encoding="utf-8") for name in FILES)
KEYS = sorted(set(re.findall(r"(?:^|[\s{])(\w+):", _TEXT)))
VALUES = sorted(set(re.findall(r": ([^\s{\[>|].*)", _TEXT)))

# Trees of the words that data files are made of, each where it does not belong.
_leaves = st.one_of(st.sampled_from(VALUES), st.text(max_size=10), st.integers(), st.none(), st.booleans())
trees = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=60,
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data_folder(tmp_path_factory.mktemp("any"))


def load_with(data: Path, name: str, content: bytes) -> None:
    """Read and check the data with other content in one file; what is said must be fit to be shown."""
    path = data / name
    was = path.read_bytes()
    path.write_bytes(content)
    try:
        problems = found(data)
    finally:
        path.write_bytes(was)
    for problem in problems:
        assert problem.code in MESSAGES
        assert problem.at.line >= 1
        assert problem.at.column >= 1
    report(problems).encode()  # no halves of characters, which no terminal can show


@given(st.sampled_from(FILES), st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused(data: Path, name: str, content: bytes) -> None:
    load_with(data, name, content)


@given(st.sampled_from(FILES), trees)
def test_any_tree_of_known_words_is_read_or_refused(data: Path, name: str, tree: object) -> None:
    content = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass")
    load_with(data, name, content)


@given(st.sampled_from(FILES).flatmap(lambda n: st.tuples(st.just(n), damaged((SAMPLE / n).read_bytes()))))
def test_a_damaged_file_is_read_or_refused(data: Path, drawn: tuple[str, bytes]) -> None:
    load_with(data, *drawn)
