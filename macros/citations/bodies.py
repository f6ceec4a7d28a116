"""Whether two wordings may name one issuing body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from macros.citations.clean import clean
from macros.citations.spelling import lowered

# Abbreviations in names of bodies, in lower case, by whole words.
_IN_FULL = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "btv": "ban thường vụ",
    "bch": "ban chấp hành",
    "bcsđ": "ban cán sự đảng",
    "bct": "bộ chính trị",
    "bbt": "ban bí thư",
    "ttcp": "thủ tướng chính phủ",
    "tw": "trung ương",
    "tư": "trung ương",
    "tp": "thành phố",
    "vn": "việt nam",
}

# What says when, not who: "(khóa XI)", "khóa XII", "nhiệm kỳ 2020-2025", "lần thứ XVII".
_TERM = re.compile(r"\b(?:khóa (?:thứ )?\w+|nhiệm kỳ [\d -]+|lần thứ \w+)")
_SIGNS = re.compile(r"[^\w\s]")

# Between the bodies of a joint document.
_JOIN = re.compile(r", | và | với ")


def bodies_agree(cited: str, issuers: Iterable[str]) -> bool:
    """Whether a cited issuer may be one of these: equal, or a shorter, more general beginning.

    "UBND tỉnh" agrees with "Ủy ban nhân dân tỉnh Hà Giang"; "UBND tỉnh Yên Bái" does not. Of a joint issuer
    every body must agree.
    """
    known = [part for issuer in issuers for part in (issuer, *_JOIN.split(issuer))]
    if not known:
        return True
    return _is_one_of(cited, known) or all(_is_one_of(part, known) for part in _JOIN.split(cited))


def _is_one_of(cited: str, known: Iterable[str]) -> bool:
    words = _words(cited)
    return bool(words) and any(_words(name)[: len(words)] == words for name in known)


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    plain = _SIGNS.sub(" ", _TERM.sub(" ", lowered(clean(name).text)))
    return tuple(word for short in plain.split() for word in _IN_FULL.get(short, short).split())
