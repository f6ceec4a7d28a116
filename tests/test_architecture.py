"""The shape of the code: imports point one way, one module knows MkDocs, generated files are fresh."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
PACKAGE = PROJECT / "macros"

# From the bottom up; a module may import its own layer and those below. The map is macros/README.md.
LAYERS = (
    ("vietnamese", "problems", "messages", "addresses"),
    ("model", "citations"),
    ("loading",),
    ("registry", "naming", "issuing", "site_map"),
    ("references", "glossary", "legal_basis", "checks"),
    ("knowledge",),
    ("word", "worklist"),
    ("exports", "search"),
    ("pictures", "comparison"),
    ("pages", "render", "drafts", "updates", "editing"),
    ("importing",),
    ("handbook",),
    (
        "schema",
        "minifying",
        "theme_styles",
        "written",
        "plain_pages",
        "release",
        "hooks",
        "serving",
        "live_site",
        "__init__",
        "__main__",
    ),
)
RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}
LONGEST = 350

MODULES = sorted(PACKAGE.rglob("*.py"))

# What MkDocs loads, and with it what knows MkDocs; all else could serve another generator.
HOOKS = (PACKAGE / "hooks.py", PACKAGE / "serving.py")
ADAPTERS = (*HOOKS, PACKAGE / "live_site.py")


def _name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def _part(path: Path) -> str:
    """The part of the package a module belongs to: "model", "registry", "__init__"."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    """Everything a module imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            yield node.module or ""
            # "from macros import checks" imports a module, too.
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "macros")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_module_has_a_place_in_the_layers(path: Path) -> None:
    assert _part(path) in RANK, f"{_part(path)} is on no layer of LAYERS, nor on the map in macros/README.md"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_point_down(path: Path) -> None:
    rank = RANK[_part(path)]
    upward = [
        name
        for name in _imports(path)
        for part in [name.removeprefix("macros.").partition(".")[0]]
        if name.startswith("macros.") and RANK.get(part, rank) > rank
    ]
    assert not upward


def test_citations_know_no_records() -> None:
    """The engine works on any text: it must stay usable without the data."""
    for path in (PACKAGE / "citations").glob("*.py"):
        foreign = {name for name in _imports(path) if name.startswith(("macros.", "pydantic", "yaml"))}
        assert not {
            name for name in foreign if not name.startswith(("macros.citations", "macros.vietnamese"))
        }


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_the_adapters_know_mkdocs(path: Path) -> None:
    if path not in ADAPTERS:
        assert not [name for name in _imports(path) if name.partition(".")[0] == "mkdocs"]


def test_nobody_imports_the_hooks() -> None:
    """MkDocs loads them under names of its own: an import would load them a second time."""
    names = {f"macros.{path.stem}" for path in HOOKS}
    assert not [path for path in MODULES if names & set(_imports(path))]


def test_no_module_is_named_like_another_library() -> None:
    """While the hook loads, macros/ is on the path: a `calendar.py` there would hide the standard one."""
    taken = {name for name in packages_distributions() if name != "macros"} | set(sys.stdlib_module_names)
    own = {path.stem if path.is_file() else path.name for path in PACKAGE.iterdir()}
    assert not {name for name in own & taken if not name.startswith("__")}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_module_is_short_enough_to_be_one_thing(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_generated_schemas_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "macros", "schema", "--check"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _locked(name: str) -> dict[str, str]:
    """Packages and versions of a lock file."""
    text = (PROJECT / "requirements" / name).read_text(encoding="utf-8")
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", text)[1:])
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", text, re.MULTILINE))


def _names(requirements: list[str]) -> set[str]:
    return {
        re.split(r"[<>=!~;\[ ]", entry)[0].lower().replace("_", "-")
        for entry in requirements
        if isinstance(entry, str)
    }


def test_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    site, everything = _locked("site.txt"), _locked("dev.txt")
    wanted = _names([*project["project"]["dependencies"], *project["build-system"]["requires"]])
    assert wanted <= site.keys()
    assert site.items() <= everything.items()
    for group in ("test", "lint"):
        assert _names(project["dependency-groups"][group]) <= everything.keys()


def test_no_file_names_a_machine_or_a_package_host() -> None:
    files = [*(PROJECT / "requirements").iterdir(), PROJECT / "Makefile", PROJECT / ".ci" / "run"]
    for file in files:
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            assert not re.search(
                r"https?://(?!127\.0\.0\.1)|file://|/(?:work|home|root|opt)/|--index-url", text
            ), file.name


def test_commands_of_the_readme_exist() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    used = set(re.findall(r"(?:`|^)make ([a-z]+)", readme, re.MULTILINE))
    assert {"serve", "test"} <= used <= targets
    for path in re.findall(r"`((?:docs|macros|tests|data|requirements|benchmarks)/[\w./_-]*)`", readme):
        assert (PROJECT / path).exists(), f"README names {path}"
