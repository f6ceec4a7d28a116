"""The example of the guide (docs/huong-dan/cap-nhat-du-lieu.md), carried out on a copy of the project.

Each step is a method of `Walk`, in the order of the guide: commands are run, records are edited as the guide says.
`tests/unit/test_guide.py` holds what the guide quotes to these texts, `tests/guide_pictures.py` makes its pictures.
The document is real and not among the data; the source was read on 27/11/2026.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from site_building import PROJECT

GUIDE = PROJECT / "docs/huong-dan/cap-nhat-du-lieu.md"
NEW = 'python -m macros new van-ban "Nghị định số 30/2020/NĐ-CP" --date 2020-03-05'
RECORD = "data/van-ban/30-2020-nd-cp.yml"
TITLE = "title: Về công tác văn thư"
MISTAKE = "first_date_entry_in_force: 05/3/2020"
MENDED = "first_date_entry_in_force: 2020-03-05"
DAY = "2026-11-27"
SOURCE = f"""\
quangvinh_30:
  url: https://quangvinh.thuathienhue.gov.vn/?cn=97&gd=4&tc=1615
  checked_on: {DAY}"""
NO_SOURCE = """\
  number:
    status: verified"""
VERIFIED = f"""\
{NO_SOURCE}
    sources: [quangvinh_30]"""

CHANGES = "python -m macros changes can-cu-ban-truoc.zip data --write"


class Walk:
    """The steps of the guide on one copy of the project; those that run a command give what it printed."""

    def __init__(self, project: Path) -> None:
        """`project` is a copy that may be changed."""
        self.project = project

    def add(self) -> str:
        """The record made by the command of the guide, as if on the day of the example."""
        *_, kind, name, option, day = shlex.split(NEW)
        said = self._run("new", kind, name, option, day)
        today = datetime.now().astimezone().date().isoformat()
        self._edit(f"checked_on: {today}", f"checked_on: {DAY}")
        return said

    def fill_in(self) -> None:
        """The title is known now."""
        self._edit('title: "(trích yếu chưa tìm thấy)"', TITLE)

    def make_a_mistake(self) -> None:
        """A day written as on paper."""
        text = self._record.read_text(encoding="utf-8")
        [line] = [line for line in text.splitlines() if line.startswith("# first_date_entry_in_force:")]
        self._edit(line, MISTAKE)

    def mend(self) -> None:
        """What the message suggested."""
        self._edit(MISTAKE, MENDED)

    def claim_without_source(self) -> None:
        """A fact said to be verified, by nothing."""
        self._edit(NO_SOURCE.replace("verified", "not found"), NO_SOURCE)

    def verify(self) -> None:
        """The source, and what it says beside it."""
        sources = self.project / "data/_nguon/nguon.yml"
        sources.write_text(f"{sources.read_text(encoding='utf-8')}{SOURCE}\n", encoding="utf-8")
        self._edit(NO_SOURCE, VERIFIED)

    def write_the_log(self) -> str:
        """The update log; the data of today stand for the ZIP of the release before."""
        *_, old, new, write = shlex.split(CHANGES)
        assert old.endswith(".zip")
        # The project itself has an update of the day of the example, and one is never overwritten.
        (self.project / f"data/cap-nhat/{DAY}.yml").unlink(missing_ok=True)
        return self._run("changes", str(PROJECT / "data"), new, write)

    def check(self) -> str:
        """What the check says now, mistakes or none."""
        return self._run("check")

    def worklist(self) -> str:
        """What is still to be checked."""
        return self._run("worklist")

    @property
    def _record(self) -> Path:
        return self.project / RECORD

    def _edit(self, old: str, new: str) -> None:
        text = self._record.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the record"
        self._record.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "macros", *arguments],
            cwd=self.project,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return (done.stdout + done.stderr).strip()
