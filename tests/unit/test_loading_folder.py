"""The whole of `data/`: what is read, in which order, and what is kept of what failed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from factories import data_folder, edit

from macros.checks import problems as check
from macros.checks.gate import Gate
from macros.loading import Loaded, Trees, load, reader
from macros.model import Document, Provision, Task


def test_every_kind_of_record_is_read(tmp_path: Path) -> None:
    corpus = load(data_folder(tmp_path)).corpus
    [folder] = corpus.plans
    assert [document.id for document in corpus.documents] == ["1-ct-ttg-2024", "9-kh-ubnd-2024"]
    assert [agency.id for agency in corpus.agencies] == ["so-noi-vu", "thu-tuong", "ubnd-tinh"]
    assert [provision.id for provision in folder.provisions][:4] == ["pre", "II.h", "II.1.h", "II.1.b1"]
    assert [task.id for task in folder.tasks] == ["II.1.b1", "III.1.p1"]
    assert [len(rows) for rows in (folder.deadlines, folder.targets, folder.errata)] == [1, 1, 1]
    assert list(corpus.sources) == ["cong_bao"]
    assert len(corpus.vocabularies) == 10
    assert folder.source_text.startswith("Căn cứ")


def test_origin_knows_file_line_and_column(tmp_path: Path) -> None:
    corpus = load(data_folder(tmp_path)).corpus
    at = corpus.origin(corpus.documents[1]).at("relations", 0, "target")
    assert (at.file, at.line, at.column, at.length) == ("data/van-ban/9-kh-ubnd-2024.yml", 15, 13, 13)


def test_folders_with_an_underscore_and_leftovers_are_not_read(tmp_path: Path) -> None:
    data = data_folder(tmp_path)
    for name in ("_mau/x.yml", "_schema/x.json", "van-ban/.DS_Store", "van-ban/a.yml~", "van-ban/GHI-CHU.md"):
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_text("?")
    assert load(data).problems == ()


def test_file_that_failed_is_remembered_by_name(tmp_path: Path) -> None:
    loaded = load(data_folder(tmp_path, "@truncate data/van-ban/1-ct-ttg-2024.yml 40\n"))
    assert loaded.broken == {(Document, "1-ct-ttg-2024")}
    assert not loaded.is_whole(Document)
    assert loaded.is_whole(Provision, Task)
    assert list(check(Gate(loaded))) == [], "others refer to it, and are not to blame"


def test_row_that_failed_leaves_the_others(tmp_path: Path) -> None:
    data = data_folder(tmp_path)
    rows = "data/ke-hoach/9-kh-ubnd-2024/noi-dung/01-toan-van.yml"
    edit(tmp_path, f"@edit {rows}\n-  kind: footnote\n+  kind: footnotes\n")
    loaded = load(data)
    assert loaded.broken == {(Provision, "fn1")}
    assert len(loaded.corpus.plans[0].provisions) == 7
    assert list(check(Gate(loaded))) == []


def test_file_of_rows_that_failed_makes_its_kind_incomplete(tmp_path: Path) -> None:
    edits = "@truncate data/ke-hoach/9-kh-ubnd-2024/nhiem-vu/iii-1.yml 0\n"
    loaded = load(data_folder(tmp_path, edits))
    assert loaded.incomplete == {Task}
    assert list(check(Gate(loaded))) == []


def test_loading_twice_gives_the_same(tmp_path: Path) -> None:
    data = data_folder(tmp_path)
    assert load(data).corpus.documents == load(data).corpus.documents


def test_only_what_was_edited_is_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And whatever is edited, broken or mended, all is read as if nothing had been kept."""
    data, trees, parsed, parse = data_folder(tmp_path), Trees(), list[str](), reader.parse
    load(data, trees)
    name = "data/van-ban/9-kh-ubnd-2024.yml"
    monkeypatch.setattr(reader, "parse", lambda file: (parsed.append(file.name), parse(file))[1])
    text = (tmp_path / name).read_text(encoding="utf-8")
    for edited in (
        text.replace("title: ", "title: Khác "),
        text.replace("title: ", "titel: "),
        text + "title: hai lần\n",
        text[:40],
        "[",
        text + "\n# ghi chú\n",
    ):
        (tmp_path / name).write_text(edited, encoding="utf-8")
        assert edited != text
        parsed.clear()
        kept = load(data, trees)
        assert parsed == [name]
        assert _without_places(kept) == _without_places(load(data))


def _without_places(loaded: Loaded) -> Loaded:
    """Where records stand is kept by their identity."""
    return replace(loaded, corpus=replace(loaded.corpus, origins={}))
