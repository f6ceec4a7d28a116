"""Every text of every record hostile, no check in the way: no output has another shape, and each shows the text."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from factories import SAMPLE, data_folder, found
from filling import Filling, text_fields
from markdown import Markdown
from mkdocs.commands import build  # noqa: TID251 - the theme is what is tested
from mkdocs.config import load_config  # noqa: TID251
from payloads import PAYLOADS, REFUSED, UNWRITABLE
from reading import READERS, Reading, read_html, squashed

from macros.addresses import source_page
from macros.exports import all_exports
from macros.handbook.book import book_html
from macros.handbook.sheets import sheet_html
from macros.knowledge import Knowledge
from macros.loading import Corpus, load
from macros.model import Record
from macros.pages import all_pages, handout_files, slide_files, with_headings
from macros.render import Parts, macro_names
from macros.search import search_files
from macros.word.duty_sheet import duty_sheet

CONFIG = SAMPLE.parents[2] / "mkdocs.yml"
HARMLESS = "lành"

# Optional records that the sample data does without.
RICHER = """
@edit data/van-ban/1-ct-ttg-2024.yml
+namesakes:
+  - {date_document: 2020-01-02, passed_by: thu-tuong, note: Việc khác., sources: [cong_bao]}
+names: [Chỉ thị mẫu]
+when_to_use: {text: Dùng khi cần. Mẫu., documents: [1-ct-ttg-2024, 9-kh-ubnd-2024], sources: [cong_bao]}
@create data/ke-hoach/9-kh-ubnd-2024/nhom-nhiem-vu.yml
+- id: II.1.h
+  when_to_use: {text: Xem khi cần. Mẫu., provisions: [II.1.h, II.1.b1]}
@edit data/co-quan/so-noi-vu.yml
+reorganisation: {statement: Đã đổi tên., evidence: {status: verified, sources: [cong_bao]}}
@create data/cap-nhat/2026-01-02.yml
+id: 2026-01-02
+date: 2026-01-02
+summary: Mẫu
+entries:
+  - kind: changed
+    table: van-ban
+    record: 1-ct-ttg-2024
+    name: Mẫu
+    fields: [{field: Trích yếu, before: Cũ, after: Mới}]
@create data/thu-tu-can-cu.yml
+- {scale: state, rank: 1, label: Mẫu, types: [Chỉ thị], issuers: [Thủ tướng], titles: [Về], origin: Mẫu}
+- {scale: state, rank: 2, label: Khác, origin: Mẫu}
+- {scale: party, rank: 1, label: Khác, origin: Mẫu}
+- {scale: party-type, rank: 1, label: Khác, origin: Mẫu}
"""

# What hand-written pages ask for; every macro that takes an argument must be here.
ARGUMENTS = {
    "count": "documents", "quote": "II.1.b1", "document_card": "1-ct-ttg-2024", "vocabulary_table": "tinh-trang",
    "matrix": "agencies", "ranks_table": "state", "filter_bar": "documents", "picture": "timeline",
}  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The sample data with every kind of record."""
    data = data_folder(tmp_path_factory.mktemp("project"), RICHER)
    assert found(data) == []
    return load(data).corpus


@pytest.fixture(scope="module")
def harmless(corpus: Corpus) -> dict[str, Reading]:
    """The outputs of a build whose every text is one plain word."""
    return dict(_outputs(Filling([HARMLESS]).knowledge(corpus)))


@cache
def _markdown() -> Markdown:
    config = load_config(str(CONFIG))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def _outputs(knowledge: Knowledge) -> Iterator[tuple[str, Reading]]:
    """Every output of the core, read back."""
    for page in all_pages(knowledge):
        yield page.address, read_html(with_headings(page.body, "¶", "x")[0])
        yield f"{page.address} as Markdown", read_html(_markdown().reset().convert(page.body))
    parts = Parts(knowledge, "index.html")
    for name in macro_names():
        macro = getattr(parts, name)
        made = macro(ARGUMENTS[name]) if name in ARGUMENTS else macro()
        if isinstance(made, list):  # pages make headings of it
            made = _markdown().reset().convert("\n\n".join(f"## {part.title}" for part in made))
        yield f"macro {name}", read_html(str(made))
    for address, content in all_exports(knowledge, Path("khong-co")).items():
        if reader := READERS.get(address.rpartition(".")[2]):
            yield address, reader(content)
    for address, content in (
        slide_files(knowledge) | handout_files(knowledge, "https://vi-du.example/")
    ).items():
        yield address, read_html(content.decode())
    # A PDF is set from these, and nothing else is read for it.
    yield "handbook", read_html(book_html(knowledge))
    for body in (
        body for body in knowledge.registry.agencies.values() if body.id in knowledge.registry.duties
    ):
        yield f"handbook {body.id}", read_html(sheet_html(duty_sheet(body, knowledge)))
    about = {"name": "x", "description": "x", "address": ""}
    for address, text in search_files(knowledge, [], about).items():
        yield address, READERS["js"](text.encode()) if address.endswith(".js") else read_html(text)


# It shows a text before and after as one, word by word.
_LOG = "macro updates_list"
_WORD_BY_WORD = ("FieldChange.before", "FieldChange.after")


def _is_free(address: str) -> bool:
    """Outputs in which the number of parts follows from the words: what was cited, changed, can be searched."""
    return (
        address.endswith((".json", ".jsonld", ".js"))
        or "trich-dan" in address
        or address.startswith("so/")
        or address == _LOG
    )


TEXTS = tuple(PAYLOADS.values())
# Every field gets every text when all shifts are run: HOSTILE_ALL=1 (a minute). Otherwise a tenth of them.
SHIFTS = range(0, len(TEXTS), 1 if os.environ.get("HOSTILE_ALL") else 10)


@pytest.mark.parametrize("shift", SHIFTS)
def test_text_stays_text_in_every_output(shift: int, corpus: Corpus, harmless: dict[str, Reading]) -> None:
    filling = Filling(TEXTS, shift)
    outputs = dict(_outputs(filling.knowledge(corpus)))
    assert set(filter(_is_promised, outputs)) == set(filter(_is_promised, harmless))
    for address, read in outputs.items():
        if _is_free(address):
            same = harmless.get(address, Reading())
            assert not _is_promised(address) or set(map(str, read.shape)) <= set(map(str, same.shape)), (
                address
            )
        else:
            assert read.parts == harmless[address].parts, address
        if not address.startswith("search/"):  # words stand there one by one
            hidden = _hidden_fields(read.text, filling)
            assert [field for field in hidden if address != _LOG or field[0] not in _WORD_BY_WORD] == [], (
                address
            )


def _is_promised(address: str) -> bool:
    """Numbers have addresses of their own, and long texts come in more files."""
    return not address.startswith(("so/", "search/text-", "xem-truoc/"))


def _hidden_fields(text: str, filling: Filling) -> list[tuple[str, str]]:
    """Fields that show something else than their text: before the mark stands the text, or its end after "…"."""
    before, named, shown = "", set(), set()
    for piece in re.split(r"(zq\d+z)", _visible(text)):
        if piece in filling.marks:
            named.add(piece)
            payload = _visible(filling.marks[piece][1])
            cut = before.rpartition("…")[2]
            if before.endswith(payload) or ("…" in before and payload.endswith(cut)):
                shown.add(piece)
        before = piece
    return [filling.marks[mark] for mark in sorted(named - shown)]


def _visible(text: str) -> str:
    """What is left for a reader: no spaces, no capitals of a sentence, no characters that XML or HTML refuse."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\ufffd-\uffff]", "", squashed(text)).casefold()


def test_every_text_of_every_model_is_filled(corpus: Corpus) -> None:
    filling = Filling([HARMLESS])
    filling.corpus(corpus)
    every = {
        f"{model.__name__}.{name}" for model in Record.__subclasses__() for name, _ in text_fields(model)
    }
    assert {name for name, _ in filling.marks.values()} == every


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sample data to write one hostile title into."""
    return data_folder(tmp_path_factory.mktemp("sample"))


@pytest.mark.parametrize("name", [*PAYLOADS, *UNWRITABLE])
def test_gates_stop_what_cannot_be_the_text_of_an_official(name: str, sample: Path) -> None:
    """In double quotes, with an escape for every character: where it hides best."""
    hidden = "".join(f"\\U{ord(char):08x}" for char in {**PAYLOADS, **UNWRITABLE}[name])
    record = sample / "van-ban" / "1-ct-ttg-2024.yml"
    good = record.read_text(encoding="utf-8")
    record.write_text(good.replace("title: Về công tác mẫu", f'title: "{hidden} x"'), encoding="utf-8")
    try:
        assert bool(found(sample)) == (name in REFUSED)
    finally:
        record.write_text(good, encoding="utf-8")


@pytest.mark.parametrize("shift", SHIFTS[::5])
def test_theme_shows_titles_and_descriptions_as_text(
    shift: int, corpus: Corpus, harmless_in_theme: dict[str, Reading], tmp_path: Path
) -> None:
    """The theme prints both without escaping, in several places around every page."""
    hostile = _themed(Filling(TEXTS, shift), corpus, tmp_path)
    assert hostile.keys() == harmless_in_theme.keys()
    for address, read in hostile.items():
        assert read.parts == harmless_in_theme[address].parts, address


@pytest.fixture(scope="module")
def harmless_in_theme(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    """The pages of a build whose every text is one plain word."""
    return _themed(Filling([HARMLESS]), corpus, tmp_path_factory.mktemp("harmless"))


def _themed(filling: Filling, corpus: Corpus, folder: Path) -> dict[str, Reading]:
    """The record pages in the theme, without plugins."""
    pages = list(all_pages(filling.knowledge(corpus)))
    for page in pages:
        source = folder / "docs" / source_page(page.address)
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(page.markdown, encoding="utf-8")
    config = load_config(
        str(CONFIG), docs_dir=str(folder / "docs"), site_dir=str(folder / "site"), hooks=[], plugins=[], nav=None,
        strict=False,
    )  # fmt: skip
    config.validation.links.not_found = config.validation.links.anchors = logging.DEBUG
    build.build(config)
    return {
        page.address: read_html((folder / "site" / page.address).read_text(encoding="utf-8"))
        for page in pages
    }
