"""Whatever an editor types, `new` makes a record that the checks take, or refuses in words fit for a terminal."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from factories import REAL, data_folder, found
from free_input import texts
from hypothesis import example, given
from hypothesis import strategies as st

from macros.editing import Refused, make, said_of
from macros.editing.files import KINDS

TODAY = date(2026, 1, 2)

symbols = st.from_regex(
    r"[1-9][0-9]{0,3}[-/]((19|20)[0-9]{2}/)?(CT|QĐ|KH|NQ|TT|KL)[-/](TTg|TW|UBND|BNV|TU)", fullmatch=True
)
named = st.lists(st.sampled_from(["Chỉ thị số", "ngày 05/01/2024", "năm 2024", "của Bộ Nội vụ"]), max_size=3)
typed_texts = st.one_of(
    texts,
    st.text(st.characters(), max_size=40),  # halves of characters, too, as a terminal hands them over
    symbols,
    st.tuples(named, symbols, named).map(lambda drawn: " ".join([*drawn[0], drawn[1], *drawn[2]])),
    st.text("Sởởo ở -:#'\"[]{}&*!|>%@,?", max_size=30),
)
days = st.one_of(st.none(), st.dates().map(date.isoformat), st.text(max_size=12))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = data_folder(tmp_path_factory.mktemp("typed"))
    shutil.copytree(REAL / "_mau", folder / "_mau")
    return folder


@given(st.sampled_from(KINDS), typed_texts, days)
@example("van-ban", "\x1b[31m", None)
@example("van-ban", "1/CT-TTg\x1b[31m", None)
@example("van-ban", "1/CT-TTg", "\x1b[31m")
@example("van-ban", "5-CT/TU", None)
@example("co-quan", "Sở\ud800", None)
def test_anything_typed_gives_a_record_or_a_refusal(
    data: Path, kind: str, typed: str, day: str | None
) -> None:
    try:
        made = make(data, kind, typed, day=day, today=TODAY)
    except Refused as refused:
        words = str(refused)
        assert words.replace("\n", "").isprintable()
        return
    path = data / kind / f"{made.draft.id}.yml"
    try:
        # Nothing is wrong with it but what is left to the editor: the kind of a body, the level of an unknown one.
        assert [problem.code for problem in found(data)] == ["missing-key"] * len(made.draft.missing)
        assert "\n".join(said_of(made)).replace("\n", "").isprintable()
    finally:
        path.unlink()
