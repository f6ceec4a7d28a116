"""The engine on the real data, in node: every name of every record finds it, however it is typed."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.knowledge import open_knowledge
from macros.search.entry import Entry, Kind
from macros.search.index import index_files
from macros.search.records import record_entries

PROJECT = Path(__file__).resolve().parents[2]
SCRIPTS = PROJECT / "docs/assets/search"
FIND = """
const fs = require("fs"), [scripts, index] = process.argv.slice(1);
for (const name of ["words", "query", "numbers", "stream", "engine"]) require(`${scripts}/${name}.js`);
const parts = {};
globalThis.canCuSearchPart = (name, part) => { parts[name] = part; };
for (const name of fs.readdirSync(`${index}/search`)) eval(fs.readFileSync(`${index}/search/${name}`, "utf8"));
const made = parts.index;
const texts = made.blocks.map((_, block) => parts[`text-${block}`]);
const addresses = [].concat(...texts).map(([address]) => address);
const engine = new globalThis.CanCuEngine(made);
for (const step of engine.steps()) step();
engine.readStream(parts.bodies);
const { fold } = globalThis.CanCuWords;
const forms = [
  (text) => text, fold, (text) => text.toUpperCase(), (text) => text.normalize("NFD"),
  (text) => text.replace(/[^\\p{L}\\p{M}\\p{N}]+/gu, " "),
  (text) => (/^\\d+[/-]/.test(text) ? fold(text).replace(/[^a-z0-9]/g, "") : text),
];
const missed = [];
for (const [name, address] of JSON.parse(fs.readFileSync(0, "utf8"))) {
  for (const form of forms) {
    const groups = engine.search(form(name)).groups.slice(0, 3);
    const found = groups.some((group) => group.some((hit) => addresses[hit.entry] === address));
    if (!found) missed.push([form(name), address]);
  }
}
console.log(JSON.stringify(missed));
"""


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return list(record_entries(open_knowledge(PROJECT / "data")))


@pytest.fixture(scope="module")
def files(entries: list[Entry]) -> dict[str, str]:
    registry = open_knowledge(PROJECT / "data").registry
    return index_files(entries, registry.corpus.abbreviations, registry.agencies.values())


def test_every_name_of_every_record_is_found_in_the_first_three(
    entries: list[Entry], files: dict[str, str], tmp_path: Path
) -> None:
    if shutil.which("node") is None:
        pytest.skip("no node; the browser tests run the same engine")
    for address, content in files.items():
        path = tmp_path / address
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    kinds = {Kind.DOCUMENT, Kind.TASK, Kind.AGENCY, Kind.DEADLINE, Kind.TARGET, Kind.TERM}
    names = [
        (name, entry.address)
        for entry in entries
        if entry.kind in kinds
        for title in [entry.title if entry.kind is Kind.DOCUMENT else ""]
        for name in dict.fromkeys((entry.name, *entry.aliases, *(n.text for n in entry.numbers), title))
        if name
    ]
    done = subprocess.run(
        ["node", "-e", FIND, str(SCRIPTS), str(tmp_path)],
        input=json.dumps(names),
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(names) > 500
    assert json.loads(done.stdout) == []


def test_same_entries_give_the_same_bytes(entries: list[Entry], files: dict[str, str]) -> None:
    registry = open_knowledge(PROJECT / "data").registry
    assert index_files(entries, registry.corpus.abbreviations, registry.agencies.values()) == files


def test_index_is_light(files: dict[str, str]) -> None:
    assert sum(len(gzip.compress(content.encode())) for content in files.values()) < 80_000


def test_error_too_many_words_for_the_stream() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    body = " ".join(f"q{a}{b}{c}{d}" for a in letters for b in letters for c in letters for d in "xzwv")
    with pytest.raises(ValueError, match="different words"):
        index_files([Entry(kind=Kind.PAGE, address="a.html", name="a", body=body)])
