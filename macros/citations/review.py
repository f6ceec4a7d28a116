"""Review: what to say about each citation of a draft, and how it should be written.

Line breaks inside a citation are how text comes out of a PDF, no slip of the draft. A record proves a citation wrong
only where everything else agrees and the fact was found outside the plan; otherwise the two are shown side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from macros.citations.bodies import bodies_agree
from macros.citations.catalogue import Catalogue, CatalogueEntry, number_key
from macros.citations.clean import clean
from macros.citations.find import find
from macros.citations.issuers import recapitalised
from macros.citations.model import Citation, Flag, Kind, Lexicon
from macros.citations.resolve import Ambiguous, Match, Resolution, dates_agree, resolve
from macros.citations.spelling import lowered, same_letters
from macros.citations.verdicts import Edit, Finding, Slip, Verdict
from macros.citations.vocabulary import types_agree

# The year inside a number, which makes it unique: "40/2015/QĐ-TTg".
YEAR_INSIDE = re.compile(r"/(?:19|20)[0-9][0-9]/")

# A day or month that lacks its zero: "ngày 3/2/2021", "ngày 03 tháng 2 năm 2021".
ZERO_MISSING = re.compile(r"(?:ngày |\( ?)(?:[0-9] ?(?:/|tháng)|[0-9]{2}(?: ?/ ?| tháng )[12](?![0-9]))")

# Inside a date: one figure, and what only a date in words has between its figures.
FIGURE = re.compile(r"[0-9]")
WORD_IN_DATE = re.compile(r"[0-9]\s+[^\W\d_]")

# Between the parts of a symbol.
SIGN = re.compile(r"[-/]")
_NOT_LETTERS = re.compile(r"[-/ ]")
_ZEROS = re.compile(r"^0+")

# Bodies that exist once: beside the others the same number on the same day may be another province's.
_SINGLE_BODIES = frozenset({"TTg", "CP", "TW"})

# What the grammar saw that no single place of the text can mend.
_CONTRADICTIONS = {
    Flag.TYPE_SYMBOL_MISMATCH: Slip.TYPE_AND_SYMBOL,
    Flag.ISSUER_SYMBOL_MISMATCH: Slip.ISSUER_AND_SYMBOL,
    Flag.DATE_CONFLICT: Slip.TWO_DATES,
}


class _Meant(NamedTuple):
    """What is known of the document meant: how each part should read, as far as it is known."""

    number: str | None
    names: tuple[str, ...] = ()
    type_document: str | None = None
    date: str | None = None
    issuer: str | None = None


def review(text: str, lexicon: Lexicon, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Every citation of the text with its verdict, in order."""
    citations = find(text, lexicon)
    return tuple(
        _finding(text, citation, resolution, catalogue)
        for citation, resolution in zip(citations, resolve(citations, catalogue), strict=True)
    )


def corrected(text: str, findings: Iterable[Finding]) -> str:
    """The text with what is certainly miswritten put right, everything else as it was."""
    edits = [e for found in findings if found.verdict is Verdict.MISWRITTEN for e in found.edits]
    return _edited(text, 0, len(text), edits)


def _edited(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    pieces = []
    for edit in edits:
        pieces += [text[start : edit.start], edit.right]
        start = edit.end
    return "".join([*pieces, text[start:end]])


def _finding(text: str, citation: Citation, resolution: Resolution, catalogue: Catalogue) -> Finding:
    wrong: Slip | None = None
    near: tuple[str, ...] = ()
    if isinstance(resolution, Match):
        documents = resolution.document_ids
    elif isinstance(resolution, Ambiguous):
        return _written(text, citation, _by_shape(citation), Verdict.AMBIGUOUS, resolution.candidates)
    else:
        documents, wrong, near = _nearest(citation, catalogue)
    if not documents:
        return _written(text, citation, _by_shape(citation), Verdict.UNKNOWN, near)
    erratum_id = resolution.erratum_id if isinstance(resolution, Match) else None
    entry = catalogue.entry(documents[0])
    is_misprint = erratum_id is not None
    has_wrong_date = wrong is Slip.DATE or (is_misprint and not dates_agree(citation.date, entry.date))
    meant = _Meant(
        number=entry.number,
        names=entry.names,
        type_document=entry.type_document if wrong is Slip.TYPE else citation.type_document,
        date=entry.date if has_wrong_date else None,
        issuer=entry.issuer if wrong is Slip.ISSUER else None,
    )
    return _written(text, citation, meant, Verdict.RIGHT, documents, erratum_id)


def _by_shape(citation: Citation) -> _Meant:
    """What the grammar alone knows of an unknown document: separators and capitals of its symbol."""
    return _Meant(citation.number, type_document=citation.type_document)


# -- near misses -----------------------------------------------------------------------------------


def _nearest(
    citation: Citation, catalogue: Catalogue
) -> tuple[tuple[str, ...], Slip | None, tuple[str, ...]]:
    """The document certainly meant with the one part that is wrong, or the documents that differ in one part."""
    if citation.number is None:
        return (), None, ()
    near = [
        (entry, slip)
        for entry in catalogue.figured(citation.number)
        if (slip := _only_difference(citation, entry))
    ]
    certain = [(entry, slip) for entry, slip in near if _is_certain(citation, entry, slip)]
    if len(certain) == 1:
        entry, slip = certain[0]
        return (entry.id,), slip, ()
    return (), None, tuple(entry.id for entry, _ in near)


def _only_difference(citation: Citation, entry: CatalogueEntry) -> Slip | None:
    """The one part of the key that differs, if one does and enough of the rest agrees."""
    differing = [
        slip
        for slip, agrees in (
            (Slip.SYMBOL, number_key(citation.number or "") == number_key(entry.number or "")),
            (
                Slip.TYPE,
                citation.type_document is None or types_agree(citation.type_document, entry.type_document),
            ),
            (Slip.DATE, dates_agree(citation.date, entry.date)),
            (Slip.ISSUER, citation.issuer is None or bodies_agree(citation.issuer, entry.issuers)),
        )
        if not agrees
    ]
    if len(differing) != 1:
        return None
    [slip] = differing
    is_typed = citation.type_document is not None
    contradicts_itself = Flag.TYPE_SYMBOL_MISMATCH in citation.flags
    is_near = {
        Slip.SYMBOL: is_typed and (_has_same_day(citation, entry) or contradicts_itself),
        Slip.TYPE: True,
        Slip.DATE: True,
        Slip.ISSUER: _has_same_day(citation, entry),
    }
    return slip if is_near[slip] else None


def _is_certain(citation: Citation, entry: CatalogueEntry, slip: Slip) -> bool:
    """Whether no other document can be meant, and the record is proved in what it says otherwise.

    Numbers begin anew every year (NĐ 30/2020, Phụ lục I, mục II.3), those of the Party with every term.
    """
    if slip is Slip.DATE:
        is_unique = YEAR_INSIDE.search(entry.number or "") is not None
        is_same_year = (citation.date or "")[:4] == (entry.date or "")[:4]
        return (
            "date" in entry.verified
            and len(entry.date or "") == len("2021-11-26")
            and (is_unique or is_same_year)
        )
    if not _has_same_day(citation, entry):
        return False
    if slip is Slip.ISSUER:
        bodies = SIGN.split(entry.number or "")
        return (
            "issuer" in entry.verified and entry.issuer is not None and not _SINGLE_BODIES.isdisjoint(bodies)
        )
    if slip is Slip.SYMBOL and Flag.TYPE_SYMBOL_MISMATCH not in citation.flags and citation.issuer is None:
        return False
    return "number" in entry.verified


def _has_same_day(citation: Citation, entry: CatalogueEntry) -> bool:
    return citation.date is not None and "-" in citation.date and citation.date == entry.date


# -- the right form --------------------------------------------------------------------------------


def _written(
    text: str,
    citation: Citation,
    meant: _Meant,
    verdict: Verdict,
    documents: tuple[str, ...],
    erratum_id: str | None = None,
) -> Finding:
    """The finding: `verdict` RIGHT becomes MISWRITTEN where the citation is not written as it should be."""
    found = [*_lead(text, citation, meant), *_number(text, citation, meant), *_rest(text, citation, meant)]
    slips = list(dict.fromkeys(slip for slip, _ in found))
    if verdict in (Verdict.AMBIGUOUS, Verdict.UNKNOWN):
        slips += [slip for flag, slip in _CONTRADICTIONS.items() if flag in citation.flags]
    edits = tuple(edit for _, edit in found if edit)
    end = max([citation.end, *(edit.end for edit in edits)])
    return Finding(
        start=citation.start,
        end=end,
        verdict=Verdict.MISWRITTEN if verdict is Verdict.RIGHT and slips else verdict,
        documents=documents,
        slips=tuple(slips),
        edits=edits,
        right=_edited(text, citation.start, end, edits) if edits else None,
        erratum_id=erratum_id,
    )


_Found = Iterator[tuple[Slip, Edit | None]]


def _lead(text: str, citation: Citation, meant: _Meant) -> _Found:
    """Type word and "số", or the name of a law."""
    start, flags = citation.start, citation.flags
    if citation.number_span is None:
        yield from _law_name(citation, meant)
        return
    number_at = citation.number_span[0]
    type_document = meant.type_document
    if type_document is None or Flag.TYPE_ELIDED in flags:
        return
    has_no_so = Flag.NO_SO in flags
    is_wrong = type_document != citation.type_document
    if is_wrong or Flag.TYPE_ABBREV in flags:
        yield Slip.TYPE if is_wrong else Slip.TYPE_ABBREVIATED, Edit(start, number_at, f"{type_document} số ")
    elif text[start].islower():
        yield Slip.TYPE_CASE, Edit(start, start + 1, text[start].upper())
    if has_no_so:
        is_rebuilt = is_wrong or Flag.TYPE_ABBREV in flags
        yield Slip.NO_SO, None if is_rebuilt else Edit(number_at, number_at, "số ")


def _law_name(citation: Citation, meant: _Meant) -> _Found:
    """A law named with a small letter: "Luật khiếu nại"."""
    if citation.kind is not Kind.NAMED or Flag.CASE not in citation.flags:
        return
    written = same_letters(f"{citation.type_document} {citation.name}")
    end = citation.date_span[0] if citation.date_span else citation.end
    for name in meant.names:
        if same_letters(name) == written:
            yield Slip.NAME_CASE, Edit(citation.start, end, name)
            return


def _number(text: str, citation: Citation, meant: _Meant) -> _Found:
    if citation.number_span is None or meant.number is None:
        return
    start, end = citation.number_span
    printed = clean(text[start:end]).text
    if Flag.LINEBREAK_IN_SYMBOL in citation.flags:
        printed = printed.replace(" ", "")
    slips = [*_number_slips(printed, meant.number), *([Slip.DASH] if Flag.DASH in citation.flags else [])]
    for slip in slips:
        yield slip, Edit(start, end, meant.number) if slip is slips[0] else None
    if Flag.SYMBOL_TRAILING_WORD in citation.flags and citation.date_span:
        yield Slip.TRAILING_WORD, Edit(end, citation.date_span[0], "")


def _number_slips(printed: str, right: str) -> list[Slip]:
    """How a number differs from the right one."""
    if printed == right:
        return []
    slips = [Slip.SPACES] if " " in printed else []
    if SIGN.findall(printed) != SIGN.findall(right):
        slips.append(Slip.SEPARATORS)
    letters, right_letters = _NOT_LETTERS.sub("", printed), _NOT_LETTERS.sub("", right)
    figures, right_figures = _ZEROS.sub("", letters), _ZEROS.sub("", right_letters)
    if figures.lower() != right_figures.lower():
        return [Slip.SYMBOL]
    if figures != right_figures:
        slips.append(Slip.CASE)
    if len(letters) != len(right_letters):
        slips.append(Slip.ZERO)
    return slips


def _rest(text: str, citation: Citation, meant: _Meant) -> _Found:
    """Date and issuer. What a citation shares with the next of a list has no place of its own to be edited."""
    if meant.date:
        yield Slip.DATE, _date_edit(text, citation, meant.date)
    elif citation.date and citation.date_span:
        written = lowered(clean(text[slice(*citation.date_span)]).text)
        if ZERO_MISSING.search(written):
            yield Slip.DATE_ZERO, _date_edit(text, citation, citation.date)
    if meant.issuer:
        yield Slip.ISSUER, Edit(*citation.issuer_span, meant.issuer) if citation.issuer_span else None
    elif citation.issuer_span and citation.issuer:
        issuer = recapitalised(citation.issuer)
        if issuer != citation.issuer:
            yield Slip.ISSUER_CASE, Edit(*citation.issuer_span, issuer)


def _date_edit(text: str, citation: Citation, iso: str) -> Edit | None:
    """The figures of the date, in the form they have: "02/9/2021", "02 tháng 9 năm 2021", "2021".

    Only months 1 and 2 take a zero (NĐ 30/2020, Phụ lục I, mục II.4).
    """
    if citation.date_span is None:
        return None
    start, end = citation.date_span
    places = [start + found.start() for found in FIGURE.finditer(text[start:end])]
    year, month, day = iso.split("-")
    if int(month) > 2:
        month = str(int(month))
    if citation.date and "-" not in citation.date:
        right = year
    elif WORD_IN_DATE.search(text[places[0] : end]):
        right = f"{day} tháng {month} năm {year}"
    else:
        right = f"{day}/{month}/{year}"
    return Edit(places[0], places[-1] + 1, right)
