"""Running text as HTML: the plan's wording, verbatim, with what is known about its words; the editors' own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from macros.citations import Mark, annotate
from macros.glossary import Section, Word
from macros.knowledge import Knowledge
from macros.model import Agency, Erratum, Provision
from macros.pages.templating import Links
from macros.references import Reference


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """The figure glued to a word that calls a footnote."""

    footnote: str


Link = Reference | FootnoteMark | Agency | Word
Payload = Link | Erratum


def marked_text(
    provision: Provision, knowledge: Knowledge, links: Links, section: Section | None = None
) -> Markup:
    """A provision's text with everything that is known about its words.

    Words of the glossary are links where they are new in the section of the page; without a section none is.
    """
    marks = [*_citations(provision, knowledge), *_slips(provision, knowledge), *_footnotes(provision)]
    taken = [(mark.start, mark.end) for mark in marks if isinstance(mark.payload, Reference)]
    marks += _bodies(provision, knowledge, taken)
    if section:
        taken = [(mark.start, mark.end) for mark in marks if not isinstance(mark.payload, Erratum)]
        marks += _terms(provision.text, section, taken)
    return _html(provision.text, marks, links)


def prose(text: str, links: Links, section: Section | None = None) -> Markup:
    """The editors' words; those of the glossary are links where they are new in the section of the page."""
    return _html(text, _terms(text, section) if section else (), links)


def excerpt(reference: Reference, *, around: int = 160) -> Markup:
    """The words around a citation, cut at clause ends where one is near, with the citation highlighted."""
    text = reference.provision.text
    citation = reference.citation
    start = _clause_start(text, citation.start, around)
    end = _clause_end(text, citation.end, around)
    before = ("… " if start else "") + text[start : citation.start]
    after = text[citation.end : end] + (" …" if end < len(text) else "")
    return Markup("{}<mark>{}</mark>{}").format(before.lstrip(), citation.text, after.rstrip())


def _clause_start(text: str, position: int, around: int) -> int:
    floor = max(0, position - around)
    cut = max(text.rfind(sign, floor, position) for sign in ("; ", ". ", ": ", "\n"))
    if cut >= 0:
        return cut + 1
    return text.find(" ", floor, position) + 1 if floor else 0


def _clause_end(text: str, position: int, around: int) -> int:
    ceiling = min(len(text), position + around)
    cuts = [cut for sign in ("; ", ". ", ";\n") if (cut := text.find(sign, position, ceiling)) >= 0]
    if cuts:
        return min(cuts) + 1
    return text.rfind(" ", position, ceiling) if ceiling < len(text) else len(text)


# -- what is known about the words -------------------------------------------------------------------------------


def _citations(provision: Provision, knowledge: Knowledge) -> Iterator[Mark[Payload]]:
    for reference in knowledge.references.in_provision.get(provision.id, ()):
        if reference.targets:
            yield Mark(reference.citation.start, reference.citation.end, reference)


def _slips(provision: Provision, knowledge: Knowledge) -> Iterator[Mark[Payload]]:
    for erratum in knowledge.registry.errata_in.get(provision.id, ()):
        for place in erratum.places:
            if place.provision == provision.id:
                start = provision.text.index(place.quote)
                yield Mark(start, start + len(place.quote), erratum)


def _footnotes(provision: Provision) -> Iterator[Mark[Payload]]:
    for footnote in provision.footnotes:
        figure = footnote.removeprefix("fn")
        # The figure is glued to the word before it: "dân vận1." or "Tỉnh ủy2 (qua".
        found = re.search(rf"(?<=[^\W\d]){figure}(?!\d)", provision.text)
        if found:
            yield Mark(found.start(), found.end(), FootnoteMark(footnote))


def _bodies(
    provision: Provision, knowledge: Knowledge, taken: list[tuple[int, int]]
) -> Iterator[Mark[Payload]]:
    """The bodies the text names, longest name first, never inside a citation."""
    taken = list(taken)
    for mention, agency in knowledge.mentions.likely_in(provision.text):
        if mention not in provision.text:
            continue
        # A figure may follow: that of a footnote, glued to the name.
        for found in re.finditer(rf"(?<!\w){re.escape(mention)}(?![^\W\d])", provision.text):
            start, end = found.span()
            if all(end <= a or b <= start for a, b in taken):
                taken.append((start, end))
                yield Mark(start, end, agency)


def _terms(
    text: str, section: Section, taken: Iterable[tuple[int, int]] | None = None
) -> Iterator[Mark[Payload]]:
    for start, end, word in section.first_uses(text, taken):
        yield Mark(start, end, word)


# -- as HTML -----------------------------------------------------------------------------------------------------


def _html(text: str, marks: Iterable[Mark[Payload]], links: Links) -> Markup:
    """Segments with their marks. One link is one `<a>`, even when a slip lies inside it; the signs of slips are
    links of their own, so they follow the link they lie in."""
    html: list[Markup] = []
    segments = annotate(text, marks)
    for link, run in groupby(enumerate(segments), key=lambda item: _link_of(item[1].payloads)):
        inner = Markup()
        signs = Markup()
        for rank, (piece, payloads) in run:
            slips = [payload for payload in payloads if isinstance(payload, Erratum)]
            words = _line_breaks(piece)
            printed_so = any(not erratum.is_extraction for erratum in slips)
            inner += Markup('<span class="slip">{}</span>').format(words) if printed_so else words
            following = segments[rank + 1].payloads if rank + 1 < len(segments) else ()
            for erratum in slips:
                if erratum not in following:
                    signs += _sign(erratum, links)
            if link is None:
                inner, signs = inner + signs, Markup()
        html += (_linked(inner, link, links), signs)
    return Markup().join(html)


def _link_of(payloads: tuple[Payload, ...]) -> Link | None:
    return next((p for p in payloads if not isinstance(p, Erratum)), None)


def _line_breaks(piece: str) -> Markup:
    return escape(piece).replace("\n", Markup("<br>\n"))


def _linked(html: Markup, payload: Link | None, links: Links) -> Markup:
    match payload:
        case Reference(targets=(document_id,)):
            return Markup('<a class="cite" href="{}">{}</a>').format(links.document(document_id), html)
        case Reference():
            # A collective mention means several documents; it leads to the list of them at its task.
            return Markup('<a class="cite cite--collective" href="{}#can-cu">{}</a>').format(
                links.task(payload.provision.id), html
            )
        case FootnoteMark(footnote):
            return Markup('<sup class="fn-mark"><a href="{}" aria-label="Chú thích {}">{}</a></sup>').format(
                links.provision(footnote), footnote.removeprefix("fn"), html
            )
        case Agency():
            return Markup('<a class="body" href="{}">{}</a>').format(links.agency(payload.id), html)
        case Word():
            return Markup('<a class="term" href="{}">{}</a>').format(links.page_at(payload.address), html)
        case None:
            return html


def _sign(erratum: Erratum, links: Links) -> Markup:
    """The mark of a slip: its number in the ledger, with what to read in its tooltip."""
    style = "slip-sign slip-sign--quiet" if erratum.is_extraction else "slip-sign"
    return Markup('<a class="{}" href="{}" title="{}" aria-label="Đính chính {}: {}">{}</a>').format(
        style, links.erratum(erratum.id), erratum.note, erratum.id, erratum.note, erratum.id
    )
