"""The guide for editors: what it quotes is what the commands say, and its pictures are those that are made."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from guide_pictures import FOLDER, SCALE, SHOTS, WORDS
from guide_walk import (
    CHANGES,
    GUIDE,
    MENDED,
    MISTAKE,
    NEW,
    RECORD,
    SOURCE,
    TITLE,
    VERIFIED,
    Walk,
)
from PIL import Image
from site_building import PROJECT, copied

from macros.loading import load

HEAVIEST = 40_000
ALL_TOGETHER = 200_000
"""Bytes of one picture, of all."""

_FIGURE = re.compile(
    r'<figure class="screen">\n<img src="hinh/([\w-]+)\.png" width="(\d+)" height="(\d+)" loading="lazy" alt="([^"]*)">'
    r"\n<figcaption>([^<]*)</figcaption>\n</figure>\n"
)


def the_way() -> str:
    """The part of the guide that leads through an update; tables and the plan of next year follow."""
    text = GUIDE.read_text(encoding="utf-8")
    return text[: text.index("## Tệp nào cho việc gì")]


def quoted(text: str) -> list[str]:
    """The indented blocks of a Markdown text."""
    return re.findall(r"(?:^ {4}.*\n)+", text, re.MULTILINE)


def test_walk_of_the_guide_says_what_the_guide_quotes(tmp_path: Path) -> None:
    walk = Walk(copied(tmp_path / "project"))
    made = walk.add()
    walk.fill_in()
    assert walk.check().startswith("Dữ liệu đúng")
    walk.make_a_mistake()
    wrong = walk.check()
    walk.mend()
    assert walk.check().startswith("Dữ liệu đúng")
    assert RECORD in walk.worklist()
    walk.claim_without_source()
    claimed = walk.check()
    walk.verify()
    assert walk.check().startswith("Dữ liệu đúng")
    log = walk.write_the_log()
    assert walk.check().startswith("Dữ liệu đúng")

    wanted = [NEW, made, TITLE, MISTAKE, MENDED, SOURCE, VERIFIED, CHANGES, log]
    assert [_lines(block) for block in quoted(the_way())] == [_lines(block) for block in wanted]
    place = re.match(rf"{RECORD}(:\d+:\d+): ", wrong)
    assert place
    assert f"`{place[1]}`" in the_way()
    assert f"Gợi ý: {MENDED.partition(': ')[2]}" in wrong
    assert "[verified-without-source]" in claimed


def _lines(block: str) -> list[str]:
    return textwrap.dedent(block).strip("\n").split("\n")


def test_guide_names_every_result_of_checking_a_fact() -> None:
    results = {term.id for term in load(PROJECT / "data").corpus.vocabularies["doi-chieu"]}
    named = set(re.findall(r"^\| `([a-z ]+)` \|", the_way(), re.MULTILINE))
    assert named == results


def test_every_picture_is_shown_once_and_made_by_the_script() -> None:
    shown = [figure[0] for figure in _FIGURE.findall(the_way())]
    assert shown == [shot.name for shot in SHOTS]
    assert the_way().count("<img") == len(shown)
    assert sorted(shown) == sorted(path.stem for path in FOLDER.iterdir())


@pytest.mark.parametrize("figure", _FIGURE.findall(the_way()), ids=lambda figure: figure[0])
def test_picture_has_its_size_and_words_for_who_cannot_see_it(figure: tuple[str, ...]) -> None:
    name, width, height, alternative, caption = figure
    with Image.open(FOLDER / f"{name}.png") as picture:
        assert picture.size == (SCALE * int(width), SCALE * int(height))
        words = picture.info[WORDS]
    assert 40 < len(alternative) < 250
    assert caption
    assert caption not in alternative
    # What is said in quotation marks is there to be seen.
    for said in re.findall("“([^”]+)”", alternative):
        assert said in words, f"{said} is not in the picture"


def test_pictures_are_light() -> None:
    sizes = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert not [name for name, size in sizes.items() if size > HEAVIEST]
    assert sum(sizes.values()) <= ALL_TOGETHER
