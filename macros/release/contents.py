"""What lies in a release: the site, and around it what an administrator needs, as bytes by name.

site/           what is served, or opened from a stick
may-chu/        configurations of web servers        trien-khai/   scripts that deploy and roll back
giay-phep/      licences of what is not ours
DOC-TRUOC.txt   read this first                      manifest.json SHA256SUMS
"""

from __future__ import annotations

import json
import platform
import re
import tomllib
import zlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from macros import addresses
from macros.exports.update_log import updates
from macros.knowledge import Knowledge
from macros.release.archive import checksums, with_compressed
from macros.release.licences import Licence, licences
from macros.release.origin import Origin
from macros.release.policy import server_files
from macros.vietnamese import date_in_figures

_SAMPLES = Path(__file__).parent / "samples"

# The theme ships maps for its developers and stemmers of its own search, which ours stands in for; the compressed
# map of the site is made again, like every other `.gz`.
_NOT_SHIPPED = re.compile(r".*\.map|assets/javascripts/lunr/.*|sitemap\.xml\.gz")


def release_files(project: Path, site: Path, knowledge: Knowledge, origin: Origin) -> dict[str, bytes]:
    """All files of a release by their name in the ZIP."""
    pages = site_files(site)
    licensed = licences(project, site)
    manifest = manifest_of(project, knowledge, origin, pages=pages, licensed=licensed)
    files = {
        **_under("site", with_compressed(pages)),
        **_under("may-chu", server_files(site)),
        **_under("trien-khai", scripts()),
        **_under("giay-phep", {licence.file: licence.text for licence in licensed if licence.file}),
        "DOC-TRUOC.txt": read_first(knowledge, origin),
        "manifest.json": (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode(),
    }
    return {**files, "SHA256SUMS": checksums(files)}


def scripts() -> dict[str, bytes]:
    """The scripts that deploy a release, by name."""
    folder = _SAMPLES / "trien-khai"
    return {
        "deploy.sh": (folder / "deploy.sh").read_bytes(),
        "deploy.ps1": _for_windows((folder / "deploy.ps1").read_text(encoding="utf-8")),
    }


def site_files(site: Path) -> dict[str, bytes]:
    """The files of a built site by address, without what nobody loads."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {
        address: path.read_bytes()
        for address, path in sorted(found.items())
        if not _NOT_SHIPPED.fullmatch(address)
    }


def manifest_of(
    project: Path,
    knowledge: Knowledge,
    origin: Origin,
    *,
    pages: Mapping[str, bytes],
    licensed: tuple[Licence, ...],
) -> dict[str, object]:
    """What the release says of itself. `deploy.sh` reads lines of it: one key a line at the first level."""
    registry = knowledge.registry
    log = updates(knowledge)
    return {
        "product": "can-cu",
        "name": origin.name_on(knowledge.checked_on),
        "version": origin.version,
        "commit": origin.commit,
        "uncommitted_changes": list(origin.changes),
        "source_date_epoch": origin.epoch,
        "data_date": knowledge.checked_on.isoformat(),
        "update": {"id": log[0].id, "summary": log[0].summary} if log else None,
        "counts": {
            "documents": len(registry.documents),
            "agencies": len(registry.agencies),
            "plans": len(registry.corpus.plans),
            "provisions": len(registry.provisions),
            "tasks": len(registry.tasks),
            "errata": len(registry.errata),
            "pages": sum(address.endswith(".html") for address in pages),
            "files": len(pages),
            "bytes": sum(map(len, pages.values())),
        },
        "tools": _tools(project, pdf=addresses.handbook() in pages),
        "licences": [
            {"name": licence.name, "version": licence.version, "licence": licence.terms, "file": licence.file}
            for licence in licensed
        ],
    }


def read_first(knowledge: Knowledge, origin: Origin) -> bytes:
    """The text for whoever opens the ZIP."""
    text = (_SAMPLES / "DOC-TRUOC.txt").read_text(encoding="utf-8")
    filled = text.format(
        name=origin.name_on(knowledge.checked_on),
        data_date=date_in_figures(knowledge.checked_on),
        version=origin.version,
        trial="BẢN THỬ: có thay đổi chưa ghi vào git, không dùng để công bố.\n\n" if origin.changes else "",
    )
    return _for_windows(filled)


def _for_windows(text: str) -> bytes:
    """With the marks by which Notepad and PowerShell 5.1 know UTF-8 and line ends; git keeps neither."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _tools(project: Path, *, pdf: bool) -> dict[str, str]:
    """The versions that the bytes may depend on."""
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*settings["project"]["dependencies"], *(settings["dependency-groups"]["pdf"] if pdf else ())]
    names = sorted(re.split(r"[<>=!~;\[ ]", entry)[0] for entry in wanted)
    return {
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{name: version(name) for name in names},
    }


def _under(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{name}": content for name, content in files.items()}
