"""Write the lock files: every package the project needs, at one version, with the hashes of its files.

    make lock                 take new versions only where pyproject.toml asks for them
    make lock UPGRADE=1       take the newest versions that pyproject.toml allows

`site.txt` is what building the site needs; `release.txt` adds what the PDF files need, `dev.txt` to that what the
tests need, all at the same versions. The build backend is locked, too, so that installing the project itself asks for
nothing. `peers.txt` is apart: the generators that benchmarks/peers.py measures ours beside. Groups are read here
because the pip that comes with Python 3.11 does not know them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent

# No host names and no paths: whoever installs decides where packages come from.
OPTIONS = (
    "--quiet",
    "--generate-hashes",
    "--allow-unsafe",  # setuptools is the build backend, so it is locked like everything else
    "--strip-extras",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
    "--no-emit-options",
)


def site_requirements(project: dict[str, Any]) -> list[str]:
    """What the project needs to run, and to be installed."""
    return [*project["project"]["dependencies"], *project["build-system"]["requires"]]


def group_requirements(project: dict[str, Any], name: str) -> list[str]:
    """The packages of a dependency group, with those of the groups it includes (PEP 735)."""
    found: list[str] = []
    for entry in project["dependency-groups"][name]:
        found += group_requirements(project, entry["include-group"]) if isinstance(entry, dict) else [entry]
    return found


def compile_lock(requirements: list[str], output: Path, *options: str) -> None:
    """Resolve the requirements and write one lock file."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.in"
        wanted.write_text("\n".join(requirements) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, *options]
        command += ["--output-file", output.name, str(wanted)]
        # The header of the lock then names the command people use, not this one with its temporary path.
        environment = {**os.environ, "CUSTOM_COMPILE_COMMAND": "make lock"}
        subprocess.run(command, check=True, cwd=HERE, env=environment)  # noqa: S603 - our own command


def main() -> None:
    """Write the lock files; arguments go to pip-compile (`--upgrade`)."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    site = site_requirements(project)
    options = sys.argv[1:]
    compile_lock(site, HERE / "site.txt", *options)
    released = [*site, *group_requirements(project, "pdf")]
    compile_lock(released, HERE / "release.txt", "--constraint", "site.txt", *options)
    everything = [*released, *group_requirements(project, "dev")]
    compile_lock(everything, HERE / "dev.txt", "--constraint", "release.txt", *options)
    compile_lock(group_requirements(project, "peers"), HERE / "peers.txt", *options)


if __name__ == "__main__":
    main()
