"""The smallest valid records and the smallest valid `data/`, to override one thing and see what happens.

`sample_data/data` is a plan of two tasks with one directive. `data_folder` copies it; `edit` changes it by
instructions that read like a diff:

    @edit data/van-ban/1-ct-ttg-2024.yml
    -date_document: 2024-01-05
    +date_document: 05/01/2024

Lines after `-` must stand in the file together, once; without them the lines after `+` go to its end. `\\t` and
`\\u0301` in a `+` line are characters that could not be seen here. Other instructions: `@create FILE` (with `+`
lines), `@delete FILE`, `@copy FILE NEW`, `@truncate FILE BYTES`, `@grow FILE BYTES`, `@encode FILE ENCODING`,
`@folder NAME`, `@dangle FILE` (a link to nothing).
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from macros.checks import problems as check
from macros.checks.gate import Gate
from macros.loading import Corpus, Loaded, PlanFolder, load
from macros.model import (
    Agency,
    Document,
    DocumentVerification,
    Erratum,
    Evidence,
    InForce,
    Level,
    LinkBasis,
    Plan,
    Provision,
    ProvisionKind,
    Responsibility,
    Role,
    Status,
    System,
    Task,
    Verification,
)
from macros.pages.templating import Links
from macros.problems import Problem
from macros.registry import Registry

SAMPLE = Path(__file__).parent / "sample_data" / "data"
# A plan that does not exist, laid over the real data: "Kế hoạch 999/KH-UBND (mẫu thử, không có thật)".
SECOND_PLAN = Path(__file__).parent / "sample_data" / "second_plan" / "data"
REAL = Path(__file__).parents[1] / "data"

_UNCHECKED = Evidence(status=Verification.NOT_FOUND)


def document(**overrides: Any) -> Document:
    """A directive of the Prime Minister."""
    fields: dict[str, Any] = {
        "id": "1-ct-ttg-2024",
        "type_document": "Chỉ thị",
        "number": "1/CT-TTg",
        "date_document": date(2024, 1, 5),
        "title": "Về công tác mẫu",
        "passed_by": ("thu-tuong",),
        "system": System.STATE,
        "level": Level.CENTRAL,
        "in_force": Status(status=InForce.UNKNOWN, checked_on=date(2026, 1, 2), statement="Chưa rõ."),
        "verification": DocumentVerification(
            number=_UNCHECKED, date=_UNCHECKED, issuer=_UNCHECKED, title=_UNCHECKED, effective=_UNCHECKED
        ),
    }
    return Document(**{**fields, **overrides})


def agency(**overrides: Any) -> Agency:
    """The Prime Minister."""
    return Agency(**{"id": "thu-tuong", "name": "Thủ tướng Chính phủ", "kind": "mẫu", **overrides})


def provision(**overrides: Any) -> Provision:
    """A bullet of part II."""
    fields: dict[str, Any] = {
        "id": "II.1.b1",
        "kind": ProvisionKind.BULLET,
        "label": "gạch đầu dòng thứ nhất",
        "text": "Các cơ quan quán triệt.",
    }
    return Provision(**{**fields, **overrides})


def responsibility(**overrides: Any) -> Responsibility:
    """A part that the plan states."""
    fields: dict[str, Any] = {
        "agency": "thu-tuong",
        "role": Role.IMPLEMENT,
        "link": LinkBasis.EXPLICIT,
        "quote": "Các cơ quan",
        "provision": "II.1.b1",
    }
    return Responsibility(**{**fields, **overrides})


def task(**overrides: Any) -> Task:
    """A task with one body."""
    return Task(**{"id": "II.1.b1", "title": "Quán triệt", "agencies": (responsibility(),), **overrides})


def erratum(**overrides: Any) -> Erratum:
    """A slip without a place in the text."""
    fields = {"id": "A1", "severity": "sai", "where": "mẫu", "as_written": "x", "basis": "mẫu", "note": "mẫu"}
    return Erratum(**{**fields, **overrides})


def plan_folder(**overrides: Any) -> PlanFolder:
    """A plan whose document is `document()`."""
    plan = Plan(
        id="mau",
        document="1-ct-ttg-2024",
        name="Kế hoạch mẫu",
        year=2024,
        signed_by="mẫu",
        source_file="mau.txt",
    )
    return PlanFolder(**{"plan": plan, **overrides})


def links_on(page: str) -> Links:
    """Links on a page to what belongs to a plan of the id of the real one, the only one there is."""
    plan = plan_folder().plan.model_copy(update={"id": "73-kh-ubnd-2024"})
    return Links(page, Registry(Corpus(plans=(PlanFolder(plan=plan),))))


def loaded(**parts: Any) -> Loaded:
    """What the first gate lets through, made in code: `loaded(documents=(document(),))`."""
    return Loaded(Corpus(**parts))


# -- data on disk ----------------------------------------------------------------------------------------------


def data_folder(project: Path, edits: str = "") -> Path:
    """A valid `data/` in a project folder, with edits."""
    data = project / "data"
    shutil.copytree(SAMPLE, data, symlinks=True)
    edit(project, edits)
    return data


def two_plans(project: Path, edits: str = "") -> Path:
    """The real `data/` with the second, invented plan laid over it, with edits."""
    data = project / "data"
    shutil.copytree(REAL, data)
    shutil.copytree(SECOND_PLAN, data, dirs_exist_ok=True)
    edit(project, edits)
    return data


def found(data: Path) -> list[Problem]:
    """Every problem of a folder, from both gates."""
    read = load(data)
    return [*read.problems, *check(Gate(read))]


def edit(project: Path, edits: str) -> None:
    """Follow instructions (see the head of this file)."""
    for block in re.split(r"^@", edits, flags=re.MULTILINE)[1:]:
        first, *lines = block.split("\n")
        command, *arguments = first.split(" ")
        old = "\n".join(line[1:] for line in lines if line.startswith("-"))
        new = "\n".join(_seen(line[1:]) for line in lines if line.startswith("+"))
        _follow(command, project / arguments[0], arguments[1:], old, new)


def _follow(command: str, path: Path, arguments: list[str], old: str, new: str) -> None:
    match command:
        case "edit":
            text = path.read_text(encoding="utf-8")
            assert not old or text.count(f"{old}\n") == 1, f"not once in {path}:\n{old}"
            text = text.replace(f"{old}\n", f"{new}\n" if new else "") if old else f"{text}{new}\n"
            path.write_text(text, encoding="utf-8", newline="")
        case "create":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{new}\n" if new else "", encoding="utf-8", newline="")
        case "delete":
            path.unlink() if path.is_file() else shutil.rmtree(path)
        case "copy":
            shutil.copy(path, path.with_name(arguments[0]))
        case "truncate":
            path.write_bytes(path.read_bytes()[: int(arguments[0])])
        case "grow":
            with path.open("a", encoding="utf-8") as file:
                file.write("# dài thêm\n" * (int(arguments[0]) // 12))
        case "encode":
            text = path.read_text(encoding="utf-8")
            path.write_bytes(text.encode(arguments[0], errors="replace"))
        case "folder":
            path.mkdir(parents=True)
        case "dangle":
            path.symlink_to("khong-co-o-day")
        case _:
            raise ValueError(f"no such instruction: {command}")


def _seen(text: str) -> str:
    unseen = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    return unseen.replace("\\t", "\t")
