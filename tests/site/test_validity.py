"""Every page, style sheet and picture is valid in the eyes of the Nu HTML checker, which is also the W3C's.

Nothing is exempt: a warning counts like an error.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from site_building import PROJECT

Checker = Callable[[Path], list[str]]

_JAR = PROJECT / "requirements" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.fixture(scope="session")
def checker() -> Checker:
    """What is wrong in the files of a folder; without the tool the test is skipped, on CI it fails."""
    java = shutil.which("java")
    if java is None or not _JAR.is_file():
        message = "no HTML checker; on Debian: apt-get install default-jre-headless npm; npm ci --prefix requirements"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)

    def messages(folder: Path) -> list[str]:
        options = ("--skip-non-html", "--also-check-css", "--also-check-svg", "--exit-zero-always")
        # The checker itself asks for the larger stack.
        command = [java, "-Xss1m", "-jar", str(_JAR), *options, "--format", "json", "--stdout", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
        root = f"{folder.as_uri().replace('///', '/')}/"
        return [_line(found, root) for found in json.loads(done.stdout)["messages"]]

    return messages


def _line(found: dict[str, str], root: str) -> str:
    """A message of the checker as a person reads it: the page, what is wrong, and where in it."""
    return f"{found.get('url', '').removeprefix(root)}: {found['message']} {found.get('extract', '')!r}"


def test_every_file_of_the_site_is_valid(checker: Checker, built_site: Path) -> None:
    wrong = checker(built_site)
    assert not wrong, "\n".join(wrong[:40])


def test_every_file_of_the_lesson_packs_is_valid(checker: Checker, built_site: Path, tmp_path: Path) -> None:
    packs = sorted(built_site.rglob("*.zip"))
    assert packs
    for pack in packs:
        with zipfile.ZipFile(pack) as content:
            content.extractall(tmp_path / pack.stem)  # our own
    wrong = checker(tmp_path)
    assert not wrong, "\n".join(wrong[:40])


def test_error_in_a_page_a_style_sheet_and_a_picture_is_found(checker: Checker, tmp_path: Path) -> None:
    page = '<!doctype html><html lang="vi"><head><title>Thử</title></head><body>{}</body></html>'
    (tmp_path / "dung.html").write_text(page.format("<p>Đúng</p>"), encoding="utf-8")
    (tmp_path / "con").mkdir()
    (tmp_path / "con" / "sai.html").write_text(page.format("<p>Sai<div></p></div>"), encoding="utf-8")
    (tmp_path / "sai.css").write_text("p { colour: red }", encoding="utf-8")
    (tmp_path / "sai.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><la/></svg>', encoding="utf-8")
    (tmp_path / "khac.txt").write_text("<p>Không phải trang", encoding="utf-8")
    assert {message.partition(": ")[0] for message in checker(tmp_path)} == {
        "con/sai.html",
        "sai.css",
        "sai.svg",
    }
