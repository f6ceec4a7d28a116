"""`mkdocs serve`: an edit shows, a mistake leaves the last good page up, mending it recovers.

Whatever is asked for after an edit of the data is what a whole build makes of them.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from pathlib import Path

import pytest
from factories import SECOND_PLAN
from serving import Served, serve

_PAGE = "van-ban/33-ct-ttg-2021.html"


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_edits_show_and_mistakes_keep_the_last_good_page(project_copy: Path) -> None:
    record = project_copy / "data" / "van-ban" / "33-ct-ttg-2021.yml"
    with serve(project_copy) as served:
        served.wait_for("the first page", lambda: "33/CT-TTg" in served.page(_PAGE))

        good = record.read_text(encoding="utf-8")
        # The title stands on its line, or folded under it.
        marked = re.sub(r"(?m)^title: (>-\n  )?", r"title: \1Dấu-sửa-một ", good, count=1)
        assert marked != good
        record.write_text(marked, encoding="utf-8")
        served.wait_for("an edit of data", lambda: "Dấu-sửa-một" in served.page(_PAGE))

        record.write_text(marked.replace("system: state", "system: nha-nuoc"), encoding="utf-8")
        served.wait_for("the report of a mistake", lambda: "Trang chưa được dựng." in served.log())
        served.wait_for("the mistake on the page", lambda: '<pre role="alert"' in served.page(_PAGE))
        page = served.page(_PAGE)
        assert "Dấu-sửa-một" in page
        assert "data/van-ban/33-ct-ttg-2021.yml:" in page.partition("</pre>")[0]
        assert "Trang chưa được dựng." in page.partition("</pre>")[0]
        assert "Traceback" not in served.log()

        record.write_text(marked.replace("Dấu-sửa-một", "Dấu-sửa-hai"), encoding="utf-8")
        served.wait_for("recovery", lambda: "Dấu-sửa-hai" in served.page(_PAGE))
        assert '<pre role="alert"' not in served.page(_PAGE)

        code = project_copy / "macros" / "naming.py"
        _edit(code, "} số {document.number}", "} mã-số {document.number}")
        served.wait_for("an edit of code", lambda: "Chỉ thị mã-số 33/CT-TTg" in served.page(_PAGE))


def test_a_mistake_on_a_hand_written_page_stays_up_until_it_is_mended(project_copy: Path) -> None:
    """No edit of the data hides it: the site that was meant has not been built."""
    written = project_copy / "docs" / "gioi-thieu" / "index.md"
    good = written.read_text(encoding="utf-8")
    record = project_copy / "data" / "van-ban" / "33-ct-ttg-2021.yml"
    with serve(project_copy) as served:
        served.wait_for("the first page", lambda: "33/CT-TTg" in served.page(_PAGE))
        written.write_text(f'{good}\n{{{{ quote("II.9.z") }}}}\n', encoding="utf-8")
        served.wait_for("the mistake on the page", lambda: '<pre role="alert"' in served.page(_PAGE))
        note = served.page(_PAGE).partition("</pre>")[0]
        line = good.count("\n") + 2
        assert f"docs/gioi-thieu/index.md:{line}: chỗ trong ngoặc nhọn viết chưa đúng" in note
        assert "Traceback" not in note + served.log()
        aborted = served.log().count("Aborted")
        record.write_text(
            re.sub(r"(?m)^title: (>-\n  )?", r"title: \1Dấu-sửa ", record.read_text("utf-8")), "utf-8"
        )
        served.wait_for_line("Aborted", aborted + 1)
        assert '<pre role="alert"' in served.page(_PAGE)
        written.write_text(good, encoding="utf-8")
        served.wait_for("recovery", lambda: '<pre role="alert"' not in served.page(_PAGE))
        assert "Dấu-sửa" in served.page(_PAGE)


_READ = "Đã đọc lại dữ liệu"
_ALL_MADE = "Đã dựng lại toàn bộ"
_BUILT = "Documentation built"
_EDITS = int(os.environ.get("SERVED_EDITS", "5"))
"""How many random edits; a night may try hundreds."""

# Texts that a person writes, on their line or folded under it.
_TEXT = re.compile(r"(?m)^ *(?:- )?(?:title|statement|definition|summary): (?:>-\n +)?(?=\w)")


def _edited(text: str, draw: random.Random) -> tuple[str, str]:
    """A record with a new word in front of one of its texts, and the word."""
    place = draw.choice([found.end() for found in _TEXT.finditer(text)])
    word = f"Sửa-{draw.randrange(10**6)}"
    return f"{text[:place]}{word} {text[place:]}", word


def _records(data: Path) -> list[Path]:
    """Files of records in which there is such a text."""
    files = [
        path for path in data.rglob("*.yml") if not path.relative_to(data).as_posix().startswith("_mau/")
    ]
    return [path for path in sorted(files) if _TEXT.search(path.read_text("utf-8"))]


def _everything(served: Served) -> dict[str, bytes]:
    """All that the server has, by address, without what it adds to pages, which holds the time.

    What is in a folder, but not served, is of an older site.
    """
    found = {}
    for address in served.addresses():
        content = served.content(address)
        if content is None:
            continue
        found[address] = re.sub(rb"<script>\s*var livereload = .*?</script>", b"", content, flags=re.DOTALL)
    return found


@pytest.mark.parametrize("plans", [1, 2])
def test_after_any_edits_all_that_is_served_is_what_a_whole_build_makes(
    project_copy: Path, plans: int
) -> None:
    """Each edited record is asked for at once; everything is after the last edit, before and after the rest is made."""
    draw = random.Random(_EDITS)  # noqa: S311 - the same edits in every run
    data = project_copy / "data"
    if plans > 1:
        shutil.copytree(SECOND_PLAN, data, dirs_exist_ok=True)
    records = _records(data)
    assert {path.parent.name for path in records} >= {
        "van-ban",
        "co-quan",
        "nhiem-vu",
        "thuat-ngu",
        "dao-tao",
    }
    with serve(project_copy) as served:
        served.wait_for("the first page", lambda: "33/CT-TTg" in served.page(_PAGE))
        before = _everything(served)
        words = []
        for edit in range(1, _EDITS + 1):
            record = draw.choice(records)
            text, word = _edited(record.read_text("utf-8"), draw)
            record.write_text(text, encoding="utf-8")
            words.append(word)
            served.wait_for_line(_READ, edit)
            copy = f"du-lieu/ban-ghi/{record.relative_to(data).as_posix()}"
            assert word in served.page(copy), f"{record.name} was edited, its copy was not"
        sources = data / "_nguon" / "nguon.yml"
        day = max(re.findall(r"checked_on: (\S+)", sources.read_text("utf-8")))
        _edit(sources, f"checked_on: {day}", "checked_on: 2031-02-03")  # the day of the data is on every page
        served.wait_for_line(_READ, _EDITS + 1)
        first = _everything(served)
        assert served.log().count(_BUILT) == 1, "the site was built whole: nothing was compared"
        served.wait_for("the rest", lambda: _ALL_MADE in served.log().rpartition(_READ)[2])
        then = _everything(served)

        (project_copy / "docs" / "index.md").touch()
        served.wait_for("a whole build", lambda: served.log().count("Reloading browsers") == _EDITS + 2)
        assert served.log().count(_BUILT) == 2
        whole = _everything(served)
    # The search has more files with more words: a new one was in no folder yet when all was first asked for.
    assert set(then) == set(whole) >= set(first)
    assert len(first) > len(whole) - 5
    for address, content in whole.items():
        assert first.get(address, content) == content, f"{address}, asked for at once"
        assert then[address] == content, f"{address}, when the rest was made"
    changed = [address for address in whole if whole[address] != before.get(address)]
    assert all(any(word.encode() in whole[address] for address in changed) for word in words)
    assert b"03/02/2031" in whole["can-cu/index.html"]


def test_a_page_names_those_it_hangs_under_as_they_are_called_now(project_copy: Path) -> None:
    """Even if it is asked for before they are."""
    course = project_copy / "data" / "dao-tao" / "nam-ke-hoach.yml"
    with serve(project_copy) as served:
        served.wait_for("the first page", lambda: "33/CT-TTg" in served.page(_PAGE))
        text = course.read_text("utf-8")
        course.write_text(re.sub(r"(?m)^title: ", "title: Mới-đặt ", text, count=1), encoding="utf-8")
        served.wait_for_line(_READ, 1)
        for lesson in ("doc-ke-hoach", "viec-va-han"):
            page = served.page(f"dao-tao/nam-ke-hoach/{lesson}.html")
            assert "Mới-đặt" in page.partition('<nav class="md-path"')[2].partition("</nav>")[0]


def test_what_comes_and_goes_with_an_edit(project_copy: Path) -> None:
    """An old address is a file, made when it is asked for; a record is a page, for which the site is built whole."""
    ledger = project_copy / "data" / "dia-chi-cu.yml"
    good = ledger.read_text(encoding="utf-8")
    body = project_copy / "data" / "co-quan" / "bao-ha-giang.yml"
    with serve(project_copy) as served:
        served.wait_for("the first page", lambda: "33/CT-TTg" in served.page(_PAGE))
        row = f"- old: cu/33.html\n  page: {_PAGE}\n  since: 2026-01-02\n  reason: Đổi tên tệp.\n"
        ledger.write_text(f"{good}{row}", encoding="utf-8")
        served.wait_for_line(_READ, 1)
        assert f"../{_PAGE}" in served.page("cu/33.html")
        ledger.write_text(good, encoding="utf-8")
        served.wait_for_line(_READ, 2)
        assert not served.page("cu/33.html")
        ledger.write_text(f"{good}{row}", encoding="utf-8")
        served.wait_for_line(_READ, 3)
        assert f"../{_PAGE}" in served.page("cu/33.html")
        assert not served.page("khong-co-trang-nay.html")

        record = body.read_text("utf-8").replace("bao-ha-giang", "bao-moi").replace("Báo Hà Giang", "Báo Mới")
        body.with_name("bao-moi.yml").write_text(record, encoding="utf-8")
        served.wait_for("a page of a new record", lambda: "Báo Mới" in served.page("co-quan/bao-moi.html"))
        assert "Báo Mới" in served.page("co-quan/index.html")
        assert served.log().count(_BUILT) == 2
        body.with_name("bao-moi.yml").unlink()
        served.wait_for("its end", lambda: not served.page("co-quan/bao-moi.html"))
        assert "Báo Mới" not in served.page("co-quan/index.html")
        assert served.log().count(_BUILT) == 3
