"""The way out: what `python -m macros pages` writes, and when it writes nothing."""

from __future__ import annotations

import errno
import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from factories import data_folder

from macros.__main__ import main
from macros.knowledge import open_knowledge
from macros.plain_pages import MARKER, plain_files

PROJECT = Path(__file__).parents[2]

PAGE = """---
title: Văn bản & "căn cứ"
description: Danh sách
render_macros: true
hide: [toc]
---

# Văn bản ({{ count("documents") }})

[Nhiệm vụ](../nhiem-vu/index.md#ii), [ở đây](khac.md), [mẫu](https://vi-du.example/a.md)
{% if pdf %}In{% endif %}
{{ document_card("1-ct-ttg-2024") }}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small project: the sample data, one hand-written page with macros, the assets."""
    shutil.copytree(PROJECT / "docs" / "assets", tmp_path / "docs" / "assets")
    (tmp_path / "docs" / "van-ban").mkdir()
    (tmp_path / "docs" / "van-ban" / "index.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "docs" / "overrides").mkdir()
    (tmp_path / "docs" / "overrides" / "main.html").write_text("theme")
    return data_folder(tmp_path)


def write(data: Path, out: Path) -> int:
    return main(["pages", "--data", str(data), "--out", str(out)])


def front_matter(path: Path) -> object:
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_generated_page_says_which_record_it_is_made_of(data: Path, tmp_path: Path) -> None:
    assert write(data, tmp_path / "out") == 0
    page = tmp_path / "out" / "van-ban" / "1-ct-ttg-2024.md"
    assert front_matter(page) == {
        "title": "Chỉ thị số 1/CT-TTg",
        "description": "Chỉ thị số 1/CT-TTg: Về công tác mẫu",
        "record": "data/van-ban/1-ct-ttg-2024.yml",
    }


def test_a_hand_written_page_has_its_macros_filled_in_and_links_to_addresses(
    data: Path, tmp_path: Path
) -> None:
    assert write(data, tmp_path / "out") == 0
    page = tmp_path / "out" / "van-ban" / "index.md"
    assert front_matter(page) == {
        "title": 'Văn bản & "căn cứ"',
        "description": "Danh sách",
        "record": "docs/van-ban/index.md",
    }
    text = page.read_text(encoding="utf-8")
    assert "# Văn bản (2)\n" in text
    assert (
        "[Nhiệm vụ](../nhiem-vu/index.html#ii), [ở đây](khac.html), [mẫu](https://vi-du.example/a.md)" in text
    )
    assert 'href="1-ct-ttg-2024.html"' in text


def test_assets_and_exports_lie_beside_the_pages_and_what_the_theme_reads_does_not(
    data: Path, tmp_path: Path
) -> None:
    assert write(data, tmp_path / "out") == 0
    found = names(tmp_path / "out")
    assert {"assets/site.css", "du-lieu/van-ban.json", "so/1-ct-ttg/index.html", "search/engine.js"} <= found
    assert not {name for name in found if name.startswith("overrides/") or name.endswith(".py")}


def test_output_says_how_much_was_written(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert write(data, tmp_path / "out") == 0
    found = names(tmp_path / "out") - {MARKER}
    pages = sum(name.endswith(".md") for name in found)
    said = f"Đã ghi {pages} trang và {len(found) - pages} tệp đi kèm vào {tmp_path / 'out'}\n"
    assert capsys.readouterr().out == said


def test_every_link_of_the_real_pages_leads_to_a_written_file() -> None:
    """An address `x.html` is that of the page `x.md`, or of a file of that name."""
    files = plain_files(open_knowledge(PROJECT / "data"), PROJECT / "data", PROJECT / "docs")
    targets = {
        (name, posixpath.normpath(posixpath.join(posixpath.dirname(name), link)))
        for name, content in files.items()
        if name.endswith((".md", ".html"))
        for link in links(content.decode())
    }
    assert len(targets) > 3000
    known = files.keys() | {f"{name.removesuffix('.md')}.html" for name in files if name.endswith(".md")}
    assert not {(name, path) for name, path in targets if path not in known}


def links(text: str) -> set[str]:
    """What a page points to on this site, without query and anchor."""
    found = re.findall(r'(?:href|src)="([^"]+)"|\]\(([^()\s]+)\)', text)
    addresses = {re.split(r"[?#]", html or markdown)[0] for html, markdown in found}
    return {address for address in addresses if address and not re.match(r"\w+:|//", address)}


# -- the folder --------------------------------------------------------------------------------------------------


def test_a_folder_of_its_own_is_replaced_whole(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "moi" / "out"
    assert write(data, out) == 0
    first = names(out)
    (out / "van-ban" / "da-bo.md").write_text("của lần trước")
    assert write(data, out) == 0
    assert names(out) == first
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_what_a_killed_run_left_is_removed(data: Path, tmp_path: Path) -> None:
    (tmp_path / ".out.dang-ghi-x" / "new").mkdir(parents=True)
    assert write(data, tmp_path / "out") == 0
    assert not list(tmp_path.glob(".out.*"))


def test_error_a_folder_of_others_is_left_alone(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "cua-toi.txt").write_text("giữ")
    assert write(data, out) == 1
    assert capsys.readouterr().err == (
        f"Thư mục {out} đang có tệp không do lệnh này ghi nên không thay. Gợi ý: chọn thư mục mới.\n"
    )
    assert names(out) == {"cua-toi.txt"}


def test_error_a_file_in_the_place(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.write_text("giữ")
    assert write(data, out) == 1
    assert capsys.readouterr().err == f"{out} là một tệp, không phải thư mục. Gợi ý: chọn tên khác.\n"
    assert write(data, out / "trong") == 1
    reason = "một phần của đường dẫn là tệp, không phải thư mục"
    assert capsys.readouterr().err == f"Không ghi được vào {out / 'trong'}: {reason}.\n"
    assert out.read_text() == "giữ"


@pytest.mark.parametrize("source", ["docs", "data"])
def test_error_a_place_among_the_sources(data: Path, capsys: pytest.CaptureFixture[str], source: str) -> None:
    assert write(data, data.parent / source / "out") == 1
    assert capsys.readouterr().err == (
        f"Không ghi vào {data.parent / source}: đó là nơi để nguồn của trang. Gợi ý: chọn thư mục khác.\n"
    )
    assert not (data.parent / source / "out").exists()


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "hết chỗ trên đĩa"),
        (errno.EROFS, "nơi này chỉ cho đọc"),
        (errno.EACCES, "không được phép"),
    ],
)
def test_error_a_disk_that_refuses_leaves_the_earlier_pages(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    reason: str,
) -> None:
    out = tmp_path / "out"
    assert write(data, out) == 0
    before = names(out)
    capsys.readouterr()
    written = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == MARKER:  # the last one
            raise OSError(number, "the system's own words")
        return written(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    assert write(data, out) == 1
    assert capsys.readouterr().err == f"Không ghi được vào {out}: {reason}.\n"
    assert names(out) == before
    assert not list(tmp_path.glob(".out.*"))
    assert write(data, tmp_path / "a" / "b") == 1
    assert not (tmp_path / "a").exists()


def test_error_a_swap_that_fails_puts_the_earlier_pages_back(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert write(data, out) == 0
    before = names(out)
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(errno.EPERM, "refused")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    assert write(data, out) == 1
    assert capsys.readouterr().err == f"Không ghi được vào {out}: không được phép.\n"
    assert names(out) == before


# -- hand-written pages ------------------------------------------------------------------------------------------

NO_FRONT = (
    "docs/van-ban/index.md: trang phải là UTF-8 và mở đầu bằng phần giữa hai dòng ---, có khóa title.\n"
)

COUNTED = (
    "chỉ đếm được documents, cited, agencies, tasks, groups, provisions, deadlines, targets, errata, citations, "
    "sources, changes, jobs."
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"# x", NO_FRONT),
        (b"---\ndescription: x\n---\n", NO_FRONT),
        (b"---\ntitle: [\n---\n", NO_FRONT),
        (b"---\ntitle: \xff\n---\n", NO_FRONT),
        (
            b'---\ntitle: x\nrender_macros: true\n---\n{{ count("x") }}',
            f'docs/van-ban/index.md:5: chỗ trong ngoặc nhọn viết chưa đúng: count("x"): {COUNTED}\n',
        ),
        (
            b"---\ntitle: x\nrender_macros: true\n---\nA\n\n{{ khong_co() }}",
            'docs/van-ban/index.md:7: chỗ trong ngoặc nhọn viết chưa đúng: không có tên "khong_co".\n',
        ),
        (
            b"---\ntitle: x\nrender_macros: true\n---\n{{ quot('II.4') }}",
            'docs/van-ban/index.md:5: chỗ trong ngoặc nhọn viết chưa đúng: không có tên "quot". Gợi ý: "quote".\n',
        ),
        (
            b"---\ntitle: x\nrender_macros: true\n---\n\n{{ quote('II.4') }",
            "docs/van-ban/index.md:6: chỗ trong ngoặc nhọn viết chưa đúng: unexpected '}'\n",
        ),
    ],
)
def test_error_of_a_hand_written_page(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, message: str
) -> None:
    (tmp_path / "docs" / "van-ban" / "index.md").write_bytes(content)
    assert write(data, tmp_path / "out") == 1
    assert capsys.readouterr().err == message
    assert not (tmp_path / "out").exists()


def test_error_of_missing_assets(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(tmp_path / "docs")
    assert write(data, tmp_path / "out") == 1
    assert capsys.readouterr().err.startswith(f"Không đọc được {tmp_path / 'docs'}")


def test_no_page_needs_mkdocs() -> None:
    code = "import sys, macros.plain_pages; sys.exit(any(name.startswith('mkdocs') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
