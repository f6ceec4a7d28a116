"""What a release is made from: the commit and its moment, or an unpacked source and a moment that is given.

The moment stands in every file of a release instead of the clock's, so that the same source gives the same bytes on
every machine (https://reproducible-builds.org/specs/source-date-epoch/).
"""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

# What the bytes of a release depend on.
_SOURCES = ("data", "docs", "macros", "mkdocs.yml", "pyproject.toml", "requirements")
# A ZIP knows no earlier day.
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_ADDRESS = re.compile(r"https?://[^\s/?#\"<>]+/(?:[^\s?#\"<>]*/)?")


class ReleaseRefused(Exception):
    """Nothing was made; the message is for the editor."""


@dataclass(frozen=True)
class Origin:
    """Where a release comes from; `changes` are the files that differ from the commit."""

    version: str
    commit: str | None
    epoch: int
    changes: tuple[str, ...] = ()

    @property
    def moment(self) -> datetime:
        """The moment of the release."""
        return datetime.fromtimestamp(self.epoch, UTC)

    def name_on(self, data_date: date) -> str:
        """`can-cu-2026-07-09-da55c45f01`: the day of the data, then the commit, without git the version."""
        mark = self.commit[:10] if self.commit else self.version
        return f"can-cu-{data_date.isoformat()}-{mark}{'-ban-thu' if self.changes else ''}"


def origin_of(project: Path, environment: Mapping[str, str], *, allow_dirty: bool) -> Origin:
    """The origin of a release of the project as it lies there; raises ReleaseRefused."""
    _check_address(environment.get("SITE_URL", ""))
    pyproject = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    version = str(pyproject["project"]["version"])
    given = environment.get("SOURCE_DATE_EPOCH", "")
    top = _git(project, "rev-parse", "--show-toplevel")
    commit = _git(project, "rev-parse", "HEAD") if top and Path(top) == project.resolve() else None
    if commit is None:
        if not given:
            raise ReleaseRefused(
                "Thư mục này không phải bản sao git, nên phải cho biết thời điểm của mã nguồn. "
                "Hãy đặt biến môi trường SOURCE_DATE_EPOCH (số giây tính từ 01/01/1970), ví dụ: "
                "SOURCE_DATE_EPOCH=1767225600 python -m macros release"
            )
        return Origin(version, None, _epoch(given))
    status = _git(project, "status", "--porcelain", "--untracked-files=all", "--", *_SOURCES) or ""
    changes = tuple(sorted(line[2:].strip() for line in status.splitlines()))
    if changes and not allow_dirty:
        listed = "\n".join(f"  {name}" for name in changes[:10])
        more = f"\n  ... và {len(changes) - 10} tệp khác" if len(changes) > 10 else ""
        raise ReleaseRefused(
            f"Có {len(changes)} tệp đã sửa mà chưa ghi vào git:\n{listed}{more}\n"
            "Hãy ghi (git commit) rồi làm lại; muốn làm bản thử thì thêm --allow-dirty."
        )
    return Origin(version, commit, _epoch(given or _git(project, "log", "-1", "--format=%ct") or ""), changes)


def check_clock(origin: Origin, data_date: date) -> None:
    """Refuse a moment before the day of the data: servers would take the release for an old one.

    A day of grace, because the moment is in UTC and the day is Vietnam's.
    """
    if origin.moment.date() + timedelta(days=1) < data_date:
        raise ReleaseRefused(
            f"Thời điểm của bản phát hành ({origin.moment:%d/%m/%Y}) sớm hơn ngày đối chiếu dữ liệu "
            f"({data_date:%d/%m/%Y}). Hãy xem lại đồng hồ của máy đã ghi git, hoặc SOURCE_DATE_EPOCH."
        )


def _epoch(text: str) -> int:
    if not re.fullmatch(r"\d{1,11}", text) or int(text) < _EARLIEST.timestamp():
        raise ReleaseRefused(
            f"SOURCE_DATE_EPOCH phải là số giây tính từ 01/01/1970, từ năm 1980 trở đi; đang là “{text}”."
        )
    return int(text)


def _check_address(address: str) -> None:
    if address and not _ADDRESS.fullmatch(address):
        raise ReleaseRefused(
            "SITE_URL phải là địa chỉ đầy đủ của trang, mở đầu bằng http:// hoặc https:// và kết thúc bằng dấu “/”; "
            f"đang là “{address}”. Ví dụ: http://noi-bo.example/dan-van/. Không biết địa chỉ thì bỏ trống."
        )


def _git(project: Path, *arguments: str) -> str | None:
    """What git answers; nothing without git, or where there is no repository."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", "-c", "core.quotePath=false", *arguments],  # noqa: S607
            cwd=project,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        return None
    return done.stdout.rstrip("\n") if done.returncode == 0 else None
