"""Entries for a site of any size, made from the words of the real one; the same numbers give the same entries."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from macros.search.entry import Entry, Kind, Number
from macros.vietnamese import slugify

_TYPES = (("Chỉ thị", "CT"), ("Quyết định", "QĐ"), ("Kế hoạch", "KH"), ("Nghị quyết", "NQ"))
_BODIES = ("UBND", "TTg", "BNV", "BTC", "HĐND", "BCT", "BYT", "SNV")
_FIRST_DAY = date(2000, 1, 1)


def invented_entries(real: Sequence[Entry], pages: int) -> Iterator[Entry]:
    """Documents of about 600 words each: sentences of the real site, shuffled."""
    chance = random.Random(pages)  # noqa: S311 - repeatable, not secret
    sentences = sorted(
        {sentence for entry in real for sentence in entry.body.split(". ") if len(sentence) > 40}
    )
    titles = sorted({entry.title or entry.name for entry in real if len(entry.name) > 20})
    status = next(entry.status for entry in real if entry.status)
    for number in range(1, pages + 1):
        name, code = _TYPES[number % len(_TYPES)]
        day = _FIRST_DAY + timedelta(days=chance.randrange(9000))
        symbol = f"{1000 + number}/{code}-{_BODIES[number % len(_BODIES)]}"
        words: list[str] = []
        while len(words) < 600:
            words += chance.choice(sentences).split()
        title = chance.choice(titles).split()[:9] + chance.choice(titles).split()[-9:]
        yield Entry(
            kind=Kind.DOCUMENT,
            address=f"van-ban/{slugify(symbol)}.html",
            name=f"{name} số {symbol}",
            title=f"{' '.join(title)} {number + 100_000}",  # no two alike
            body=" ".join(words),
            day=day.strftime("%d/%m/%Y"),
            dates=(day,),
            numbers=(Number(symbol),),
            type_document=name,
            system="Nhà nước",
            status=status,
            year=day.year,
        )
