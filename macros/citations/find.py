"""Find: every citation of a text, with its irregularities. Knows the language, not the registry."""

from __future__ import annotations

import re

from macros.citations.heads import Head, Page, read_heads
from macros.citations.issuers import read_issuer
from macros.citations.leads import read_pinpoint
from macros.citations.model import Citation, Flag, Kind, Lexicon
from macros.citations.relations import relate
from macros.citations.spelling import LETTER
from macros.citations.vocabulary import IMPOSSIBLE_ISSUERS, SHARED_BODIES

# How far behind the head an issuer may reach, and the words at which a title begins.
_REACH = 300
TITLE = re.compile(
    r",? ?(?:[\"“]|(?:về|ban hành|thực hiện|triển khai|quy định|hướng dẫn|phê duyệt|thông qua|sửa đổi"
    rf"|bổ sung)(?!{LETTER}))"
)

# "Nghị quyết số 10-NQ/TU | về tăng cường …": a bare number before its title.
_ABOUT = re.compile(r" (?:về|“)")

# Words with which a title begins where "về" was left out.
#   "… của Ban Thường vụ Tỉnh ủy | tăng cường vai trò lãnh đạo"
BARE_TITLE = re.compile(
    r",? (?:tăng cường|nâng cao|đẩy mạnh|đổi mới|tiếp tục|xây dựng|phát triển|một số|bảo đảm|đảm bảo"
    rf"|chấn chỉnh)(?!{LETTER})"
)

_FOOTNOTE_FIGURE = re.compile(r"[0-9¹²³⁰⁴-⁹]")


def find(text: str, names: Lexicon | None = None) -> tuple[Citation, ...]:
    """All citations in the order of the text; heads never overlap.

    `text` is as received: any normal form, any line breaks. Offsets are code points of exactly this text, so
    `text[c.start:c.end] == c.text`. Never fails; text without citations gives an empty tuple.
    """
    page = Page.of(text)
    heads = read_heads(page, names or Lexicon())
    for rank, head in enumerate(heads):
        following = heads[rank + 1].start if rank + 1 < len(heads) else len(page.text)
        _read_tail(page, head, limit=min(following, head.end + _REACH))
    relate(page.low, heads, title=TITLE)
    return tuple(_citation(page, head) for head in heads)


def _read_tail(page: Page, head: Head, *, limit: int) -> None:
    """Issuer and term behind the head, and what the words after them tell."""
    head.tail_end = head.end
    if head.kind is Kind.COLLECTIVE:
        return
    joint = Flag.JOINT in head.flags
    issuer = read_issuer(page.text, page.low, head.end, limit, joint=joint)
    if issuer:
        head.issuer, head.term, head.tail_end = issuer.name, issuer.term, issuer.end
        head.issuer_at = (issuer.name_start, issuer.name_end) if issuer.name else None
        if issuer.has_lost_capitals:
            head.flags.add(Flag.CASE)
    if _FOOTNOTE_FIGURE.match(page.text, head.tail_end):
        head.flags.add(Flag.FOOTNOTE_GLUED)
    if head.symbol:
        head.flags |= _flags_of_tail(page.low, head)


def _flags_of_tail(low: str, head: Head) -> set[Flag]:
    symbol = head.symbol
    if symbol is None:
        return set()
    flags = set()
    if head.issuer:
        if BARE_TITLE.match(low, head.tail_end):
            flags.add(Flag.NO_VE)
        if len(symbol.bodies) == 1 and head.issuer.lower().startswith(_impossible(symbol.bodies[0])):
            flags.add(Flag.ISSUER_SYMBOL_MISMATCH)
    elif head.date is None:
        if symbol.code and not symbol.has_year and _ABOUT.match(low, head.tail_end):
            flags.add(Flag.SHORT)
    elif SHARED_BODIES.issuperset(symbol.bodies) and TITLE.match(low, head.tail_end):
        flags.add(Flag.ISSUER_OMITTED)
    return flags


def _impossible(body: str) -> tuple[str, ...]:
    return IMPOSSIBLE_ISSUERS.get(body, ())


def _citation(page: Page, head: Head) -> Citation:
    """The finished value, with offsets in the text as given."""
    pinpoint = None if head.kind is Kind.COLLECTIVE else read_pinpoint(page.low, head.start)
    raw_span = page.clean.raw_span
    start, end = raw_span(head.start, head.end)
    number_at, date_at = head.number_at, head.date_at
    return Citation(
        text=page.clean.raw[start:end],
        start=start,
        end=end,
        span_full=raw_span(pinpoint[0] if pinpoint else head.start, head.tail_end),
        kind=head.kind,
        type_document=head.type_document,
        number=head.symbol.normal if head.symbol else None,
        date=head.date,
        issuer=head.issuer,
        term=head.term,
        name=head.name,
        pinpoint=pinpoint[1] if pinpoint else None,
        flags=tuple(flag for flag in Flag if flag in head.flags),
        number_span=raw_span(number_at, head.symbol.end) if head.symbol and number_at is not None else None,
        date_span=raw_span(date_at, head.end) if date_at is not None else None,
        issuer_span=raw_span(*head.issuer_at) if head.issuer_at else None,
    )
