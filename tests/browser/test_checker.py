"""The citation checker in a real Chromium: it understands what Python understands, and the page keeps its promises."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from macros.citations import (
    Catalogue,
    CatalogueEntry,
    Lexicon,
    Match,
    Misprint,
    corrected,
    find,
    resolve,
    review,
)
from macros.knowledge import open_knowledge
from macros.naming import first_citation
from macros.references import catalogue_of, lexicon_of

PROJECT = Path(__file__).parents[2]
CASES = PROJECT / "tests" / "cases"
PAGE = "soat-vien-dan/index.html"


def rows(*files: str) -> list[dict[str, Any]]:
    """The lines of case files."""
    return [json.loads(line) for file in files for line in (CASES / file).read_text("utf-8").splitlines()]


# -- the same in both languages ----------------------------------------------------------------------------------

ENGINE = """([texts, lexicon, entries]) => {
  const C = window.CanCuCitations, catalogue = new C.Catalogue(entries);
  return texts.map((text) => {
    const citations = C.find(text, lexicon), findings = C.review(text, lexicon, catalogue);
    return { citations, resolved: citations.map((citation) => C.resolve(citation, catalogue)), findings,
             corrected: C.corrected(text, findings) };
  });
}"""


@pytest.fixture(scope="module")
def engine(chromium: Any, server: str) -> Iterator[Any]:
    """A page with the engine."""
    opened = chromium.new_page()
    opened.goto(server + PAGE)
    yield opened
    opened.close()


class Both:
    """The two engines with one lexicon and one catalogue."""

    def __init__(self, page: Any, lexicon: Lexicon, catalogue: Catalogue) -> None:
        self.page, self.lexicon, self.catalogue = page, lexicon, catalogue

    def in_browser(self, texts: list[str]) -> list[dict[str, Any]]:
        """What the browser says of each text."""
        lexicon = {"named": self.lexicon.named, "collective": self.lexicon.collective}
        entries = [plain(entry) for entry in self.catalogue.entries]
        answers: list[dict[str, Any]] = self.page.evaluate(ENGINE, [texts, lexicon, entries])
        return answers

    def in_python(self, text: str) -> dict[str, Any]:
        """What Python says of a text, in the browser's words; its places count UTF-16 units."""
        units = list(accumulate((2 if ord(char) > 0xFFFF else 1 for char in text), initial=0))

        def places(span: tuple[int, int] | None) -> list[int] | None:
            return [units[span[0]], units[span[1]]] if span else None

        citations = find(text, self.lexicon)
        findings = review(text, self.lexicon, self.catalogue)
        return {
            "citations": [
                {
                    **{
                        key: getattr(c, key)
                        for key in ("text", "number", "date", "issuer", "term", "name", "pinpoint")
                    },
                    "start": units[c.start],
                    "end": units[c.end],
                    "kind": str(c.kind),
                    "type": c.type_document,
                    "flags": [str(flag) for flag in c.flags],
                    "spanFull": places(c.span_full),
                    "numberSpan": places(c.number_span),
                    "dateSpan": places(c.date_span),
                    "issuerSpan": places(c.issuer_span),
                }
                for c in citations
            ],
            "resolved": [outcome(resolution) for resolution in resolve(citations, self.catalogue)],
            "findings": [
                {
                    "start": units[f.start],
                    "end": units[f.end],
                    "verdict": str(f.verdict),
                    "documents": list(f.documents),
                    "slips": [str(slip) for slip in f.slips],
                    "edits": [
                        {"start": units[e.start], "end": units[e.end], "right": e.right} for e in f.edits
                    ],
                    "right": f.right,
                    "erratum": f.erratum_id,
                    "sentences": list(f.sentences),
                }
                for f in findings
            ],
            "corrected": corrected(text, findings),
        }

    def agree_on(self, texts: Iterable[str]) -> int:
        """Assert that both say the same; returns the number of citations."""
        texts = list(texts)
        count = 0
        for text, theirs in zip(texts, self.in_browser(texts), strict=True):
            ours = self.in_python(text)
            assert theirs == ours, repr(text)
            count += len(ours["citations"])
        return count


def plain(entry: CatalogueEntry) -> dict[str, Any]:
    """An entry as the browser takes it."""
    fields = {name: getattr(entry, name) for name in ("id", "type_document", "number", "date", "issuer")}
    for name in ("issuers", "names", "collective_names", "verified"):
        fields[name] = sorted(value) if isinstance(value := getattr(entry, name), frozenset) else list(value)
    fields["misprints"] = [
        {"erratum_id": slip.erratum_id, "number": slip.number, "date": slip.date} for slip in entry.misprints
    ]
    return fields


def outcome(resolution: Any) -> dict[str, Any]:
    """A resolution in the browser's words."""
    if isinstance(resolution, Match):
        ids = list(resolution.document_ids)
        return {"outcome": "match", "documents": ids, "via": resolution.via, "erratum": resolution.erratum_id}
    candidates = list(getattr(resolution, "candidates", ()))
    return {"outcome": "ambiguous" if candidates else "unknown", "documents": candidates}


def catalogue(file: str) -> Catalogue:
    """The catalogue of a case file."""
    return Catalogue(
        CatalogueEntry(
            **{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
            | {
                "misprints": tuple(Misprint(**slip) for slip in row.get("misprints", ())),
                "verified": frozenset(row.get("verified", ())),
            }
        )
        for row in json.loads((CASES / file).read_text("utf-8"))
    )


def lexicon(known: Catalogue) -> Lexicon:
    """The names in a catalogue."""
    return Lexicon(
        named=[name for entry in known.entries for name in entry.names],
        collective=[name for entry in known.entries for name in entry.collective_names],
    )


PARTS = {"kind": "kind", "type_document": "type", "number": "number", "date": "date", "issuer": "issuer",
         "term": "term", "name": "name", "pinpoint": "pinpoint"}  # fmt: skip


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_browser_finds_what_the_gold_cases_say(engine: Any, form: str) -> None:
    cases = rows("citations/gold.jsonl", "citations/forms.jsonl")
    texts = [unicodedata.normalize(form, case["text"]) for case in cases]
    answers = Both(engine, Lexicon(), Catalogue([])).in_browser(texts)
    for case, answer in zip(cases, answers, strict=True):
        said = []
        for citation in answer["citations"]:
            parts = {name: citation[theirs] for name, theirs in PARTS.items() if citation[theirs] is not None}
            said.append(parts | ({"flags": sorted(citation["flags"])} if citation["flags"] else {}))
        assert said == case["expected"], case["text"]


def test_the_browser_finds_nothing_in_what_stays_plain(engine: Any) -> None:
    cases = rows("citations/stays_plain.jsonl")
    names = Lexicon(named=["Đề án văn hóa công vụ"], collective=["các Chương trình MTQG"])
    answers = Both(engine, names, Catalogue([])).in_browser([case["text"] for case in cases])
    assert [answer["citations"] for answer in answers] == [[] for _ in cases]


def test_the_browser_resolves_as_the_cases_say(engine: Any) -> None:
    known = catalogue("citations/catalogue.json")
    cases = rows("citations/resolve.jsonl")
    answers = Both(engine, lexicon(known), known).in_browser([case["text"] for case in cases])
    for case, answer in zip(cases, answers, strict=True):
        [found] = answer["resolved"]
        expected = case["expected"] if isinstance(case["expected"], dict) else {}
        ids = expected.get("match") or expected.get("ambiguous") or []
        via = {"via": expected["via"], "erratum": expected.get("erratum")} if "via" in expected else {}
        kind = "match" if "match" in expected else "ambiguous" if ids else "unknown"
        assert found == {"outcome": kind, "documents": ids, **via}, case["text"]


def test_the_browser_says_of_a_draft_what_the_cases_say(engine: Any) -> None:
    known = catalogue("soat_vien_dan/catalogue.json")
    cases = rows("soat_vien_dan/review.jsonl")
    both = Both(engine, lexicon(known), known)
    for case, answer in zip(cases, both.in_browser([case["text"] for case in cases]), strict=True):
        verdicts = [(f["verdict"], f["documents"], f["slips"], f["right"]) for f in answer["findings"]]
        assert verdicts == [
            (f["verdict"], f["documents"], f.get("slips", []), f.get("right")) for f in case["expected"]
        ]
        assert answer["corrected"] == case.get("corrected", case["text"])
    both.agree_on(case["text"] for case in cases)


@pytest.fixture(scope="module")
def real(engine: Any) -> tuple[Both, list[str], list[str]]:
    """Both engines with the real records; the plan's provisions; the records' own citations."""
    registry = open_knowledge(PROJECT / "data").registry
    both = Both(engine, lexicon_of(registry.corpus.documents), catalogue_of(registry))
    texts = [provision.text for provision in registry.folder.provisions]
    return both, texts, [first_citation(document, registry) for document in registry.corpus.documents]


def test_both_read_the_plan_alike(real: tuple[Both, list[str], list[str]]) -> None:
    both, provisions, citations = real
    assert both.agree_on([*provisions, "\n".join(provisions), *citations]) > 200


# Pieces of citations, slips of the keyboard, and what Unicode has in store.
PIECES = [
    "Chỉ thị", "chỉ thị", "Quyết định", "Luật", "Luật khiếu nại", "Bộ luật", "CT", "QĐ", "số", "Số:", "33", "05", "217",
    "2021", "/", "-", "–", " - ", "CT-TTg", "QĐ/TW", "QĐ-TƯ", "KH-UBND", "TTg", "TU", "QH15", "&", "ngày", "26/11/2021",
    "3/2/2021", "05 tháng 8 năm 2014", "năm", "tháng", "(", ")", ",", ";", ".", "của", "giữa", "Bộ Chính trị",
    "Bộ chính trị", "Thủ tướng chính phủ", "Tỉnh ủy", "Uỷ ban", "UBND tỉnh", "Hà Giang", "và", "khóa XI", "khoá XII",
    "về", "“", "”", "điểm a", "khoản 1", "Điều 4", "\n", "\r\n", "\u00a0", "\u0301", "2", "²", "①", "½", "Ⅳ", "İ", "ß",
    "Σ", "ǅ", "ﬁ", "가", "각", "\u200b", "\ufeff", "\x1c", "\x85", "\u2028", "𝐀", "𐐀", "𐐨", "các Chương trình", " tỉnh",
    "sửa đổi, bổ sung một số điều của Luật", "Đề án văn hóa công vụ", "nhiệm kỳ",
]  # fmt: skip


def free_texts(chance: random.Random, count: int, real_texts: list[str]) -> Iterator[str]:
    """Texts near citations: pieces in any order, real texts with slips, any characters that Python knows."""
    for _ in range(count):
        kind = chance.random()
        if kind < 0.5:
            glue = chance.choice(["", " "])
            yield glue.join(chance.choice(PIECES) for _ in range(chance.randint(1, 25)))
        elif kind < 0.6:
            drawn = (
                chr(chance.choice([chance.randrange(0x3000), chance.randrange(0x110000)])) for _ in range(40)
            )
            known = "".join(char for char in drawn if unicodedata.category(char) not in {"Cn", "Cs"})
            yield known + chance.choice(real_texts) + known[::-1]
        else:
            yield misspelt(
                chance,
                chance.choice(real_texts) + chance.choice(["", "; ", " và "]) + chance.choice(real_texts),
            )


def misspelt(chance: random.Random, text: str) -> str:
    """The text with a few slips."""
    chars = list(text)
    for _ in range(chance.choice([1, 2, 3, 6])):
        place = chance.randrange(len(chars))
        slip = chance.choice(["drop", "insert", "case", "replace", "piece"])
        if slip == "drop" and len(chars) > 1:
            del chars[place]
        elif slip == "insert":
            chars.insert(place, chance.choice("-/–  \n.,;()0123456789đĐaAộ𝐀²"))
        elif slip == "case":
            chars[place] = chars[place].swapcase()
        elif slip == "replace":
            chars[place] = chance.choice("-/–0123456789TUQCNKĐD ")
        else:
            chars.insert(place, chance.choice(PIECES))
    return unicodedata.normalize(chance.choice(["NFC", "NFC", "NFD"]), "".join(chars))


def test_both_read_free_texts_alike(real: tuple[Both, list[str], list[str]]) -> None:
    both, provisions, citations = real
    cases = [
        row["text"]
        for row in rows("citations/gold.jsonl", "citations/forms.jsonl", "soat_vien_dan/review.jsonl")
    ]
    assert both.agree_on(free_texts(random.Random(73), 2500, [*cases, *provisions, *citations])) > 2000  # noqa: S311


# -- the page ----------------------------------------------------------------------------------------------------


@pytest.fixture
def checker(page: Any, base: str) -> Any:
    """The page of the checker; a request to anywhere else, or one that sends something, fails the test."""
    sent: list[str] = []
    page.on(
        "request",
        lambda request: (
            sent.append(request.url)
            if request.method != "GET" or not request.url.startswith((base, "data:", "blob:"))
            else None
        ),
    )
    page.goto(base + PAGE)
    page.wait_for_selector("#checker:not([inert])")
    yield page
    assert not sent


def checked(page: Any, text: str) -> str:
    """What the page says in one sentence about a text."""
    page.fill("#checker-draft", text)
    page.click("#checker-check")
    page.wait_for_function(
        "!['', 'Đang soát…'].includes(document.querySelector('#checker-summary').textContent)"
    )
    said: str = page.inner_text("#checker-summary")
    return said


def copied(page: Any) -> str:
    """What the last click put on the clipboard."""
    page.wait_for_function("window.copied !== undefined")
    text: str = page.evaluate("window.copied")
    return text


KEEP_COPIES = "() => { window.canCuCopy = async ({ text }) => { window.copied = text; return true; }; }"


def test_the_example_is_marked_listed_and_corrected(checker: Any) -> None:
    checker.click("#checker-example")
    checker.wait_for_selector("#checker-results:not([hidden])")
    assert checker.inner_text("#checker-summary") == (
        "Tìm thấy 8 viện dẫn: 1 khớp, 6 viết chưa đúng, 1 chưa có trong dữ liệu."
    )
    assert checker.get_attribute("#checker-summary", "role") == "status"
    example = checker.input_value("#checker-draft")
    shown = checker.evaluate(
        """() => { const copy = document.querySelector("#checker-marked").cloneNode(true);
        copy.querySelectorAll(".verdict").forEach((verdict) => verdict.remove()); return copy.textContent; }"""
    )
    assert shown == example
    assert checker.locator("#checker-list > li").count() == 8
    row = checker.locator("#checker-list > li", has_text="33/TT-TTg")
    assert "Chỉ thị số 33/CT-TTg ngày 26/11/2021" in row.inner_text()
    assert row.locator("a").first.get_attribute("href") == "../van-ban/33-ct-ttg-2021.html"
    assert row.locator(".badge").count() == 1
    checker.evaluate(KEEP_COPIES)
    row.locator("button", has_text="Chép").first.click()
    assert copied(checker) == "Chỉ thị số 33/CT-TTg ngày 26/11/2021"
    checker.click("#checker-copy")
    checker.wait_for_function("window.copied.startsWith('Căn cứ')")
    assert "Chỉ thị số 33/CT-TTg ngày 26/11/2021" in copied(checker)
    assert "Bộ chính trị" not in copied(checker)
    checker.check("#checker-only")
    checker.wait_for_selector("#checker-list > li")
    assert checker.locator("#checker-list > li").count() == 8  # laws that were amended need a look, too
    checker.click("#checker-clear")
    assert checker.input_value("#checker-draft") == ""
    assert checker.locator("#checker-results").is_hidden()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Chưa có chữ nào để soát: hãy dán văn bản vào ô trên."),
        (" \n ", "Chưa có chữ nào để soát: hãy dán văn bản vào ô trên."),
        ("Không có gì", "Không tìm thấy viện dẫn nào trong văn bản này."),
        ("Chỉ thị số 33/CT-TTg", "Tìm thấy 1 viện dẫn: 1 khớp."),
    ],
)
def test_the_sentence_of_the_outcome(checker: Any, text: str, said: str) -> None:
    assert checked(checker, text) == said


NASTY = (
    "<img src=x onerror=alert(1)> Chỉ thị số 33/TT-TTg <b>\u0007\u202e{{ x }}</b> "
    "Luật khiếu nại<script>alert(2)</script>"
)


def test_html_and_control_characters_are_text(checker: Any) -> None:
    assert checked(checker, NASTY) == "Tìm thấy 2 viện dẫn: 2 viết chưa đúng."
    assert checker.locator("#checker-results :is(img, script, b)").count() == 0
    assert "<img src=x onerror=alert(1)>" in checker.inner_text("#checker-marked")
    checker.evaluate(KEEP_COPIES)
    checker.click("#checker-copy")
    assert copied(checker) == NASTY.replace("TT-TTg", "CT-TTg").replace("khiếu", "Khiếu")


def test_pasting_checks_at_once(checker: Any) -> None:
    checker.evaluate(
        """() => { const box = document.querySelector("#checker-draft");
        box.value = "Luật Tố cáo"; box.dispatchEvent(new ClipboardEvent("paste")); }"""
    )
    checker.wait_for_function(
        "document.querySelector('#checker-summary').textContent.startsWith('Tìm thấy 1')"
    )


LONGEST_WAIT = """() => {
  let last = performance.now();
  window.longestWait = 0;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    window.longestWait = Math.max(window.longestWait, now - last);
    last = now;
    channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
}"""


def test_a_megabyte_does_not_stop_the_page(checker: Any) -> None:
    plan = (PROJECT / "data" / "_nguon" / "73-kh-ubnd-2024.txt").read_text(encoding="utf-8")
    text = (plan * (1_000_000 // len(plan) + 1))[:1_000_000]
    checker.evaluate("(text) => { document.querySelector('#checker-draft').value = text; }", text)
    checker.evaluate(LONGEST_WAIT)
    checker.evaluate("document.querySelector('#checker-check').click()")
    checker.wait_for_selector("#checker-results:not([hidden])", timeout=60_000)
    longest = checker.evaluate("window.longestWait")
    assert longest < 1000, f"the page stood still for {longest:.0f} ms"  # generous: machines of CI are slow
    assert checker.locator("#checker-list > li").count() == 30
    checker.click("#checker-more-rows")
    checker.wait_for_function("document.querySelectorAll('#checker-list > li').length === 60")
    before = checker.evaluate("document.querySelector('#checker-marked').textContent.length")
    checker.click("#checker-more-text")
    checker.wait_for_function(
        f"document.querySelector('#checker-marked').textContent.length > {before + 10_000}"
    )


def test_another_draft_replaces_one_that_is_still_being_checked(checker: Any) -> None:
    checker.evaluate("document.querySelector('#checker-draft').value = 'Luật Tố cáo; '.repeat(30000)")
    checker.evaluate("document.querySelector('#checker-check').click()")
    checker.evaluate("document.querySelector('#checker-draft').value = 'Luật Tố cáo'")
    checker.evaluate("document.querySelector('#checker-check').click()")
    checker.wait_for_selector("#checker-results:not([hidden])", timeout=60_000)
    assert checker.inner_text("#checker-summary") == "Tìm thấy 1 viện dẫn: 1 khớp."


def test_without_a_worker_the_page_checks_by_itself(page: Any, server: str) -> None:
    page.route("**/soat-vien-dan/worker.js", lambda route: route.abort())
    page.goto(server + PAGE)
    assert checked(page, "Luật Tố cáo") == "Tìm thấy 1 viện dẫn: 1 khớp."


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(chromium: Any, server: str, width: int, scheme: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    opened.goto(server + PAGE)
    opened.click("#checker-example")
    opened.wait_for_selector("#checker-results:not([hidden])")
    found = Axe().run(opened)
    assert found.violations_count == 0, found.generate_report()
    assert opened.evaluate("document.documentElement.scrollWidth") == width
    opened.close()
