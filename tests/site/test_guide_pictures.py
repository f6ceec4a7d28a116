"""The pictures of the guide can be made anew, and show what the site shows today."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from guide_pictures import FOLDER, WORDS, take_all
from PIL import Image

HIGHER = 1.1
"""How much a picture may differ in height where another font stands in for code."""


def _seen(path: Path) -> tuple[str, int]:
    """The words of a picture and its height; counts and days change with the data."""
    with Image.open(path) as picture:
        return re.sub(r"\d+", "0", picture.info[WORDS]), picture.height


def test_pictures_show_the_site_of_today(chromium: Any, tmp_path: Path) -> None:
    take_all(chromium, tmp_path)
    kept = {path.name: _seen(path) for path in FOLDER.iterdir()}
    made = {path.name: _seen(path) for path in tmp_path.iterdir()}
    assert kept.keys() == made.keys()
    for name, (words, height) in made.items():
        assert words == kept[name][0], f"{name} is of another time; run: make pictures"
        assert 1 / HIGHER < height / kept[name][1] < HIGHER, name
