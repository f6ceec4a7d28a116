"""`mkdocs serve`: an edit shows, a mistake leaves the last good page up, mending it recovers.

The pages of an edited record and of those beside it come before the rest; whatever is edited, they are what the whole
build makes.
"""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

from serving import Served, serve

from macros.addresses import absolute

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


_SHOWN = "trang liên quan; đang dựng lại toàn bộ"
_WHOLE = "Reloading browsers"
_COMPARED = 25  # pages, so that they are read before the whole build is done
_EDITS = int(os.environ.get("SERVED_EDITS", "3"))
"""How many random edits; a night may try hundreds."""


def _without_reload_script(page: str) -> str:
    """The page without what the server adds, which holds the time."""
    return re.sub(r"<script>\s*var livereload = .*?</script>", "", page, flags=re.DOTALL)


# Texts that a person writes, on their line or folded under it.
_TEXT = re.compile(r"(?m)^ *(?:- )?(?:title|statement): (?:>-\n +)?(?=\w)")


def _edited(text: str, draw: random.Random) -> str:
    """A record with a new word in front of one of its texts."""
    place = draw.choice([found.end() for found in _TEXT.finditer(text)])
    return f"{text[:place]}Sửa-{draw.randrange(10**6)} {text[place:]}"


def test_an_edited_record_is_shown_first_as_the_whole_build_makes_it(project_copy: Path) -> None:
    draw = random.Random(_EDITS)  # noqa: S311 - the same edits in every run
    data = project_copy / "data"
    of_plan = "ke-hoach/73-kh-ubnd-2024/nhiem-vu"
    folders = {"van-ban": "van-ban", "co-quan": "co-quan", of_plan: "nhiem-vu/73-kh-ubnd-2024"}
    with serve(project_copy) as served:
        served.wait_for("the first page", lambda: "33/CT-TTg" in served.page(_PAGE))
        for edit in range(1, _EDITS + 1):
            folder = draw.choice(list(folders))
            files = sorted((data / folder).glob("*.yml"))
            record = draw.choice([path for path in files if _TEXT.search(path.read_text("utf-8"))])
            page = f"{folders[folder]}/{record.stem}.html"
            before = _without_reload_script(served.page(page))
            record.write_text(_edited(record.read_text("utf-8"), draw), encoding="utf-8")
            served.wait_for_line(_SHOWN, edit)
            first = {name: _without_reload_script(served.page(name)) for name in _around(page, served)}
            assert served.log().count(_WHOLE) == edit - 1, "the whole build came first: nothing was compared"
            assert not served.page(
                "khong-co-trang-nay.html"
            )  # which the build meanwhile does not count as a fault
            served.wait_for_line(_WHOLE, edit)
            for name, shown in first.items():
                assert shown == _without_reload_script(served.page(name)), (
                    f"{name} after an edit of {record.name}"
                )
            assert first[page] != before, record.name
        assert "Aborted" not in served.log()
        assert re.search(r"Đã hiện [1-9]\d* trang liên quan", served.log())


def _around(page: str, served: Served) -> list[str]:
    """A page of a record, and those of records to which it leads."""
    found = (absolute(link, page) for link in re.findall(r'href="([^":#?]+\.html)', served.page(page)))
    records = [
        name for name in found if re.fullmatch(r"(van-ban|co-quan|nhiem-vu/[^/]+)/(?!index)[^/]+", name)
    ]
    return [page, *dict.fromkeys(records)][:_COMPARED]
