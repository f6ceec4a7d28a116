"""Everything installed for the site and its tests: version, licence, and whether the version is the locked one.

Known vulnerabilities are asked of `pip-audit` if it is installed; it needs the internet. Without it that question is
left open, and the last line says so. Exit status 1 if a version is not the locked one, a licence is unknown, or
pip-audit finds something.
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import Distribution, distributions
from importlib.util import find_spec
from pathlib import Path

LOCK = Path(__file__).with_name("dev.txt")
OWN = "can-cu"
TOOLS = frozenset({"pip", "setuptools", "wheel"})


def canonical(name: str) -> str:
    """A package's name as the index writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(package: Distribution) -> str:
    """The licence as the maker names it: the SPDX expression, the field, or the classifiers."""
    about = package.metadata
    classifiers = [
        entry.rpartition(" :: ")[2]
        for entry in about.get_all("Classifier") or ()
        if entry.startswith("License :: ") and not entry.endswith("OSI Approved")
    ]
    field = (about.get("License") or "").strip().removeprefix("UNKNOWN")
    short = field if field and "\n" not in field and len(field) < 60 else ""
    return about.get("License-Expression") or short or "; ".join(classifiers) or field.partition("\n")[0]


def say(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(f"{line}\n")


def main() -> int:
    """Print the table; returns the exit status."""
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    installed = {canonical(package.name): package for package in distributions()}
    wrong = 0
    for name, package in sorted(installed.items()):
        if name == OWN or name in TOOLS:
            continue
        licence = licence_of(package)
        agrees = locked.get(name) == package.version
        wrong += not agrees or not licence
        note = "" if agrees else f"  KHÁC BẢN KHÓA ({locked.get(name, 'không có')})"
        say(f"{name:28} {package.version:14} {licence or 'CHƯA RÕ GIẤY PHÉP'}{note}")
    for name in sorted(locked.keys() - installed.keys()):
        wrong += 1
        say(f"{name:28} {locked[name]:14} CHƯA CÀI")
    if find_spec("pip_audit"):
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--require-hashes"]
        found = subprocess.run(command, check=False)  # noqa: S603 - our own words, no shell
        return found.returncode or int(wrong > 0)
    say("Chưa hỏi lỗ hổng đã biết: không có pip-audit (cần mạng internet).")
    say("Chỉ mới soát phiên bản và giấy phép.")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
