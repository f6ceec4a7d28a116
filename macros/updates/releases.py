"""Where a set of open data is read from: a folder, the ZIP of a release, or a revision of the repository."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from macros.exports import FOLDER, open_data
from macros.exports.update_log import TABLES
from macros.knowledge import open_knowledge
from macros.updates.compare import Tables

_MARK = "van-ban.json"
_LARGEST = 100_000_000  # bytes of one table, so that a ZIP cannot fill the memory


class UnreadableRelease(Exception):
    """There is no open data at the place given; the message says why, in Vietnamese."""


def read_release(place: str, project: Path) -> Tables:
    """The tables at a place. Raises UnreadableRelease, or DataProblems if records of another time do not pass today."""
    path = Path(place)
    if path.is_dir():
        return _of_folder(path)
    if path.is_file():
        return _of_zip(path)
    with _data_at(place, project) as data:
        return open_data(open_knowledge(data))


def _of_folder(folder: Path) -> Tables:
    for tables in (folder, folder / FOLDER):
        if (tables / _MARK).is_file():
            return _tables(lambda name, tables=tables: (tables / name).read_bytes())  # type: ignore[misc]
    if (folder / "van-ban").is_dir():
        return open_data(open_knowledge(folder))
    raise UnreadableRelease(f"thư mục {folder} không có {_MARK}, cũng không phải thư mục data")


def _of_zip(path: Path) -> Tables:
    try:
        with zipfile.ZipFile(path) as archive:
            found = [name for name in archive.namelist() if name.endswith(f"{FOLDER}/{_MARK}")]
            if not found:
                raise UnreadableRelease(f"{path.name} không có {FOLDER}/{_MARK}")
            root = min(found, key=len).removesuffix(_MARK)
            return _tables(lambda name: _member(archive, root + name))
    except (zipfile.BadZipFile, OSError) as error:
        raise UnreadableRelease(f"{path.name} không phải tệp ZIP đọc được") from error


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST:
        raise UnreadableRelease(f"{name} quá lớn")
    return archive.read(name)


def _tables(read: Callable[[str], bytes]) -> Tables:
    tables: dict[str, list[dict[str, Any]]] = {}
    for name in (*TABLES, "nguon"):
        try:
            rows = json.loads(read(f"{name}.json"))
        except (KeyError, FileNotFoundError):
            rows = []  # an older release may lack a table
        except ValueError as error:
            raise UnreadableRelease(f"{name}.json không phải JSON") from error
        key = "key" if name == "nguon" else "id"
        if not isinstance(rows, list) or not all(isinstance(row, dict) and key in row for row in rows):
            raise UnreadableRelease(f"{name}.json không phải bảng dữ liệu mở")
        tables[name] = rows
    return tables


@contextmanager
def _data_at(revision: str, project: Path) -> Iterator[Path]:
    """The folder `data/` as it was, in a place of its own."""
    if revision.startswith("-"):
        raise UnreadableRelease(f"không có thư mục, tệp ZIP hay phiên bản git tên “{revision}”")
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the name cannot be an option
            ["git", "-C", str(project), "archive", revision, "data"],  # noqa: S607
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise UnreadableRelease("máy này không có git để đọc phiên bản cũ") from error
    if done.returncode != 0:
        raise UnreadableRelease(f"không có thư mục, tệp ZIP hay phiên bản git tên “{revision}”")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder) / "data"
