"""Python makes the index, JavaScript reads the query: both must cut and fold words the same way."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.search.words import plain, words

PROJECT = Path(__file__).resolve().parents[2]
CASES = [
    json.loads(line)
    for line in (PROJECT / "tests/cases/search/words.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"] or "nothing")
def test_words_of_a_text(case: dict[str, object]) -> None:
    found = list(words(str(case["text"])))
    assert found == case["words"]
    assert " ".join(map(plain, found)) == case["plain"]


def test_javascript_agrees() -> None:
    if shutil.which("node") is None:
        pytest.skip("no node; the browser tests run the same script")
    program = """
      require(process.argv[1]);
      const cases = require("fs").readFileSync(0, "utf8").trim().split("\\n").map(JSON.parse);
      const {words, plain} = globalThis.CanCuWords;
      const found = cases.map(({text}) => ({words: words(text), plain: words(text).map(plain).join(" ")}));
      console.log(JSON.stringify(found));
    """
    done = subprocess.run(
        ["node", "-e", program, str(PROJECT / "docs/assets/search/words.js")],
        input="\n".join(json.dumps(case) for case in CASES),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [{"words": c["words"], "plain": c["plain"]} for c in CASES]
