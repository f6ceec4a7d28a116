"""`python -m macros release`: from the source to one ZIP; all or nothing."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from macros.handbook import missing_tools
from macros.knowledge import open_knowledge
from macros.problems import refusal_of
from macros.release.archive import zipped
from macros.release.contents import release_files
from macros.release.origin import Origin, ReleaseRefused, check_clock, origin_of

_WORK = ".dang-lam-"


def release(project: Path, out: Path, environment: Mapping[str, str], *, allow_dirty: bool) -> Path:
    """Build the site strictly and pack it; the path of the ZIP, with its `.sha256` beside it.

    Everything is made in a folder of its own within `out` and renamed at the end, so that an earlier release stays
    whatever happens. PDF files are in it if this machine can make them and CAN_CU_PDF is not set to nothing. Raises
    ReleaseRefused, DataProblems, or policy.InlineCode.
    """
    origin = origin_of(project, environment, allow_dirty=allow_dirty)
    knowledge = open_knowledge(project / "data")
    check_clock(origin, knowledge.checked_on)
    name = f"{origin.name_on(knowledge.checked_on)}.zip"
    is_new = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        for left in out.glob(f"{_WORK}*"):  # of a run that was killed
            shutil.rmtree(left, ignore_errors=True)
        # A new name each time: the build of a run that was killed may still be writing into its own.
        work = Path(tempfile.mkdtemp(prefix=_WORK, dir=out))
    except OSError as error:
        raise ReleaseRefused(f"Không ghi được vào thư mục {out}: {refusal_of(error)}.") from None
    try:
        site = work / "site"
        _build(project, site, environment, origin)
        content = zipped(release_files(project, site, knowledge, origin), origin.moment)
        digest = f"{hashlib.sha256(content).hexdigest()}  {name}\n".encode()
        for file, written in ((name, content), (f"{name}.sha256", digest)):
            (work / file).write_bytes(written)
        # The fingerprint first: a ZIP that lies there is ready to be carried away.
        for file in (f"{name}.sha256", name):
            (work / file).replace(out / file)
    except OSError as error:
        raise ReleaseRefused(f"Không ghi được bản phát hành vào {out}: {refusal_of(error)}.") from None
    finally:
        shutil.rmtree(work, ignore_errors=True)
        if is_new and not any(out.iterdir()):
            out.rmdir()
    return out / name


def _build(project: Path, site: Path, environment: Mapping[str, str], origin: Origin) -> None:
    pdf = environment.get("CAN_CU_PDF")
    if pdf is None:  # only then is WeasyPrint loaded, which takes a second
        pdf = "" if missing_tools() else "1"
    done = subprocess.run(  # noqa: S603 - fixed arguments
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env={
            **os.environ,
            **environment,
            "CAN_CU_PDF": pdf,
            "SOURCE_DATE_EPOCH": str(origin.epoch),
            "PYTHONHASHSEED": "0",
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if f"[Errno {errno.ENOSPC}]" in done.stderr:  # no use to show where in the generator
        raise OSError(errno.ENOSPC, "no space")
    if done.returncode != 0:
        raise ReleaseRefused(f"{done.stdout}{done.stderr}\nDựng trang không thành công; chưa phát hành gì.")
