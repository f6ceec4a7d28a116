"""Which file of `data/` holds what: the map of the folder, and the walk over it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from macros.loading.corpus import Corpus, PlanFolder
from macros.loading.reader import Reader, Trees
from macros.loading.reading import Refused, read_source_text
from macros.messages import FILE_NAME_MUST_END, FILES_HERE, ONE_FOLDER_A_PLAN, problem
from macros.model import (
    Abbreviation,
    Agency,
    Change,
    Course,
    Deadline,
    Document,
    Erratum,
    GlossaryEntry,
    GroupNote,
    OldAddress,
    Plan,
    PlanChoice,
    Provision,
    Rank,
    Record,
    Source,
    Target,
    Task,
    Term,
    Update,
)
from macros.problems import nearest
from macros.vietnamese import slugify

_Record = TypeVar("_Record", bound=Record)

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# What stands where. Folders whose name starts with an underscore are not records (templates, schemas,
# sources).
_TOP_FOLDERS = ("van-ban", "co-quan", "ke-hoach", "dinh-chinh", "thuat-ngu", "tu-vung", "cap-nhat", "dao-tao")
_TOP_FILES = ("dia-chi-cu.yml", "thay-doi.yml", "thu-tu-can-cu.yml")
_PLAN_CHOICE = "hien-hanh.yml"
_PLAN_FOLDERS = ("noi-dung", "nhiem-vu")
_PLAN_FILES = ("ke-hoach.yml", "nhom-nhiem-vu.yml", "thoi-han.yml", "chi-tieu.yml")

# What cannot be understood without the plan it belongs to.
_OF_PLAN: frozenset[type[Record]] = frozenset({Provision, Task, GroupNote, Deadline, Target, Erratum})

# What computers leave behind, and notes for people.
_LEFTOVERS = re.compile(r"\..*|.*~|thumbs\.db|desktop\.ini|.*\.md", re.IGNORECASE)


class FolderReader:
    """Walks `data/` in the order of names and hands each file to the reader."""

    def __init__(self, data: Path, trees: Trees | None = None) -> None:
        """Take the folder; nothing is read yet."""
        self._data = data
        self.reader = Reader(data.parent, trees)

    def corpus(self) -> Corpus:
        """Everything readable in `data/`."""
        if not self._data.is_dir():
            self.reader.report("missing-file", self._data, file=self.reader.name(self._data))
            self.reader.incomplete |= {Document, Agency, Term}
            return Corpus()
        list(self._files(self._data, folders=_TOP_FOLDERS, files=_TOP_FILES))
        terms = [(path.stem, self.reader.rows(path, Term)) for path in self._required("tu-vung", Term)]
        words = self._data / "thuat-ngu"
        list(self._files(words, files=("chu-viet-tat.yml", "thuat-ngu.yml")))
        return Corpus(
            sources=self.reader.keyed(self._data / "_nguon" / "nguon.yml", Source),
            documents=self._records("van-ban", Document),
            agencies=self._records("co-quan", Agency),
            plans=self._plans(),
            plan_choice=self._plan_choice(self._data / "ke-hoach" / _PLAN_CHOICE),
            changes=self._optional_rows(self._data / "thay-doi.yml", Change),
            abbreviations=self._optional_rows(words / "chu-viet-tat.yml", Abbreviation),
            glossary=self._optional_rows(words / "thuat-ngu.yml", GlossaryEntry),
            ranks=self._optional_rows(self._data / "thu-tu-can-cu.yml", Rank),
            updates=self._each(self._files(self._data / "cap-nhat"), Update),
            old_addresses=self._optional_rows(self._data / "dia-chi-cu.yml", OldAddress),
            courses=self._each(self._files(self._data / "dao-tao"), Course),
            vocabularies=dict(terms),
            origins=self.reader.origins,
        )

    def written(self) -> frozenset[str] | None:
        """Addresses of the hand-written pages, which lie beside the data; None for data that is alone."""
        docs = self._data.parent / "docs"
        if not docs.is_dir():
            return None
        names = (path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md"))
        return frozenset(name for name in names if not name.startswith("overrides/"))

    # -- what is where ---------------------------------------------------------------------------------------

    def _records(self, folder: str, model: type[_Record]) -> tuple[_Record, ...]:
        """The folder's records, one a file."""
        return self._each(self._required(folder, model), model)

    def _each(self, paths: list[Path], model: type[_Record]) -> tuple[_Record, ...]:
        found = []
        for path in paths:
            self._expect_slug(path, path.stem)
            record = self.reader.one(path, model, slugify(path.stem))
            if record is not None:
                found.append(record)
        return tuple(found)

    def _plans(self) -> tuple[PlanFolder, ...]:
        folder = self._data / "ke-hoach"
        ledgers = {path.stem: path for path in self._files(self._data / "dinh-chinh")}
        plans = []
        names = self._subfolders(folder)
        for path in names:
            plan = self._plan(path, ledgers.get(path.name))
            if plan is not None:
                plans.append(plan)
        for name, path in ledgers.items():
            if names and name not in {path.name for path in names}:
                close = nearest(name, [path.name for path in names])
                self.reader.report("unknown-plan", path, value=name, nearest=close)
        return tuple(plans)

    def _plan_choice(self, path: Path) -> PlanChoice | None:
        return self.reader.nameless(path, PlanChoice) if path.exists() else None

    def _plan(self, folder: Path, ledger: Path | None) -> PlanFolder | None:
        read = self.reader
        self._expect_slug(folder, folder.name)
        list(self._files(folder, folders=_PLAN_FOLDERS, files=_PLAN_FILES))
        plan = read.one(folder / "ke-hoach.yml", Plan, slugify(folder.name))
        provisions = self._all_rows(self._required(f"ke-hoach/{folder.name}/noi-dung", Provision), Provision)
        tasks = self._all_rows(self._files(folder / "nhiem-vu"), Task)
        deadlines = self._optional_rows(folder / "thoi-han.yml", Deadline)
        targets = self._optional_rows(folder / "chi-tieu.yml", Target)
        group_notes = self._optional_rows(folder / "nhom-nhiem-vu.yml", GroupNote)
        errata = read.rows(ledger, Erratum) if ledger else ()
        if plan is None:
            # Without its plan none of it can be looked up; that is one problem, not hundreds.
            read.incomplete |= _OF_PLAN
            return None
        return PlanFolder(
            plan=plan,
            provisions=provisions,
            tasks=tasks,
            deadlines=deadlines,
            targets=targets,
            errata=errata,
            group_notes=group_notes,
            source_text=self._source_text(plan),
        )

    def _source_text(self, plan: Plan) -> str:
        path = self._data / "_nguon" / plan.source_file
        name = f"{self.reader.name(self._data)}/_nguon/{plan.source_file}"
        try:
            return read_source_text(path, name)
        except Refused as refused:
            if refused.problem.code == "missing-file":  # shown where it is asked for
                at = self.reader.origins[id(plan)].at("source_file")
                self.reader.problems.append(problem("missing-file", at, file=name))
            else:
                self.reader.problems.append(refused.problem)
            return ""

    # -- listing ---------------------------------------------------------------------------------------------

    def _all_rows(self, paths: list[Path], model: type[_Record]) -> tuple[_Record, ...]:
        return tuple(row for path in paths for row in self.reader.rows(path, model))

    def _optional_rows(self, path: Path, model: type[_Record]) -> tuple[_Record, ...]:
        return self.reader.rows(path, model) if path.exists() else ()

    def _required(self, folder: str, model: type[Record]) -> list[Path]:
        """The files of a folder that must be there and hold something."""
        path = self._data / folder
        files = self._files(path)
        if not files:
            self.reader.report("missing-file", path, file=self.reader.name(path))
            self.reader.incomplete.add(model)
        return files

    def _files(
        self, folder: Path, *, folders: tuple[str, ...] = (), files: tuple[str, ...] = ()
    ) -> list[Path]:
        """The YAML files of a folder; whatever does not belong there is reported.

        Without `files` any name ending in `.yml` belongs, with them only those.
        """
        found = []
        for path in self._listing(folder):
            if path.is_dir():
                if path.name not in folders and not path.name.startswith("_"):
                    self.reader.report("unexpected-folder", path, parent=self.reader.name(folder))
            elif path.name in files or (not files and path.suffix == ".yml"):
                found.append(path)
            else:
                self.reader.report("unexpected-file", path, hint=_hint(path, files))
        return found

    def _subfolders(self, folder: Path) -> list[Path]:
        found = [path for path in self._listing(folder) if path.is_dir()]
        for path in self._listing(folder):
            if not path.is_dir() and path.name != _PLAN_CHOICE:
                self.reader.report("unexpected-file", path, hint=ONE_FOLDER_A_PLAN)
        if not found:
            self.reader.report("missing-file", folder, file=self.reader.name(folder))
            self.reader.incomplete |= {Plan, *_OF_PLAN}
        return found

    def _listing(self, folder: Path) -> Iterator[Path]:
        if folder.is_dir():
            yield from (path for path in sorted(folder.iterdir()) if not _LEFTOVERS.fullmatch(path.name))

    def _expect_slug(self, path: Path, stem: str) -> None:
        if not _SLUG.fullmatch(stem):
            self.reader.report("bad-file-name", path, nearest=slugify(stem) + path.suffix or None)


def _hint(path: Path, files: tuple[str, ...]) -> str | None:
    """What an unexpected file should be called, or which names are read here."""
    if path.suffix.lower() in (".yaml", ".yml"):
        right = path.with_suffix(".yml").name
        if not files or right in files:
            return FILE_NAME_MUST_END.format(name=right)
    return FILES_HERE.format(names=", ".join(files or ("*.yml",)))
