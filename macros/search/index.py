"""Entries become the scripts that the browser searches.

`search/index.js` holds what a first answer needs, names and titles among it; `search/bodies.js` the words of the
texts, which at thousands of pages are twenty times as many; `search/text-<n>.js` the words to show, loaded for the
results on screen. They are scripts that call one function, because a page opened from a file may load scripts but
not fetch.

All entries together are one stream of words, one UTF-16 unit for each: scanning five thousand pages takes the
browser some milliseconds, and neighbours in a phrase are neighbours in the stream.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from macros.exports.formats import script_value
from macros.model import Abbreviation, Agency
from macros.search.entry import Entry, Kind
from macros.search.words import words

# Marks in the stream, before the numbers of words: the end of an entry, of a field, of one of several names.
_ENTRY_END, _FIELD_END, _NAME_END = 0, 1, 2
_FIRST_WORD = 3
_FIRST_UNIT = 0x20  # control characters would be written as six characters each
_SURROGATES = range(0xD800, 0xE000)
_MOST_WORDS = 0x10000 - len(_SURROGATES) - _FIRST_UNIT - _FIRST_WORD

_BLOCK_SIZE = 32_000  # characters of text in one file


def index_files(
    entries: Iterable[Entry], abbreviations: Iterable[Abbreviation] = (), agencies: Iterable[Agency] = ()
) -> dict[str, str]:
    """The scripts by address. The same entries give the same bytes."""
    entries = _by_page(entries)
    fields = [_fields(entry) for entry in entries]
    count = Counter(word for field in chain.from_iterable(fields) for name in field for word in name)
    vocabulary = sorted(count, key=lambda word: (-count[word], word))
    if len(vocabulary) > _MOST_WORDS:
        raise ValueError(f"{len(vocabulary)} different words, but one unit tells apart only {_MOST_WORDS}")
    blocks = list(_blocks(entries))
    texts = [[_shown(entry) for entry in block] for block in blocks]
    version = hashlib.sha256(script_value([texts, fields]).encode()).hexdigest()[:12]
    ranks = {word: rank for rank, word in enumerate(vocabulary, _FIRST_WORD)}
    index = {
        "version": version,
        "words": " ".join(vocabulary),
        "heads": _stream(
            (field for names, title, _ in fields for field in (names, title)), ranks, _FIELD_END
        ),
        "blocks": [len(block) for block in blocks],
        **_columns(entries),
        "numbers": [
            [place, *number] if number.note else [place, number.text]
            for place, entry in enumerate(entries)
            for number in entry.numbers
        ],
        "dates": [
            [day.isoformat(), place]
            for place, entry in enumerate(entries)
            for day in dict.fromkeys(entry.dates)
        ],
        "typeNames": _type_names(entries, abbreviations := tuple(abbreviations)),
        "abbreviations": sorted(map(list, set(_abbreviations(abbreviations, agencies)))),
    }
    bodies = _stream((body for _, _, body in fields), ranks, _ENTRY_END)
    parts = {
        "index": index,
        "bodies": bodies,
        **{f"text-{number}": text for number, text in enumerate(texts)},
    }
    return {
        f"search/{name}.js": f'canCuSearchPart("{name}",{script_value(part)})\n'
        for name, part in parts.items()
    }


def _by_page(entries: Iterable[Entry]) -> list[Entry]:
    """Entries of one page together, the page itself before its places."""
    pages: dict[str, list[Entry]] = {}
    for entry in entries:
        pages.setdefault(entry.page, []).append(entry)
    return [entry for page in pages.values() for entry in sorted(page, key=lambda e: "#" in e.address)]


def _fields(entry: Entry) -> list[list[list[str]]]:
    """The words of each field: the names one by one, the title, the body."""
    names = [list(words(name)) for name in (entry.name, *entry.aliases)]
    return [names, [list(words(entry.title))], [list(words(entry.body))]]


def _stream(fields: Iterable[list[list[str]]], ranks: dict[str, int], end: int) -> str:
    """The words of fields, one after the other, names of one field apart, each field closed by `end`."""
    units: list[int] = []
    for field in fields:
        for name in field:
            units += [ranks[word] for word in name]
            units.append(_NAME_END)
        units[-1] = end
    return "".join(map(_character, units))


def _character(unit: int) -> str:
    code = unit + _FIRST_UNIT
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


def _blocks(entries: list[Entry]) -> Iterator[list[Entry]]:
    block: list[Entry] = []
    size = 0
    for entry in entries:
        length = len(entry.name) + len(entry.title) + len(entry.body) + len(entry.address)
        if block and size + length > _BLOCK_SIZE:
            yield block
            block, size = [], 0
        block.append(entry)
        size += length
    yield block


def _shown(entry: Entry) -> list[str]:
    shown = [entry.address, entry.name, entry.title, entry.body, entry.day]
    while not shown[-1]:
        shown.pop()
    return shown


def _columns(entries: Sequence[Entry]) -> dict[str, object]:
    """What results are sorted and counted by, a column each; words as places in a list of words."""
    kinds = [kind.value for kind in Kind]
    pages = {page: number for number, page in enumerate(dict.fromkeys(entry.page for entry in entries))}
    types = sorted({entry.type_document for entry in entries})
    systems = sorted({entry.system for entry in entries})
    statuses = sorted({entry.status for entry in entries})
    plans = sorted({entry.plan for entry in entries})
    of_plans = len(plans) > 1  # a column of nothing is weight for every reader
    return {
        "lists": {
            "kind": kinds,
            "type": types,
            "system": systems,
            "status": statuses,
            **({"plan": plans} if of_plans else {}),
        },
        **({"plan": [plans.index(entry.plan) for entry in entries]} if of_plans else {}),
        "kind": [kinds.index(entry.kind) for entry in entries],
        "page": [pages[entry.page] for entry in entries],
        "type": [types.index(entry.type_document) for entry in entries],
        "system": [systems.index(entry.system) for entry in entries],
        "status": [statuses.index(entry.status) for entry in entries],
        "year": [entry.year for entry in entries],
        "cited": [int(entry.cited) for entry in entries],
        "lesser": [int(entry.lesser) for entry in entries],
    }


def _type_names(entries: Iterable[Entry], abbreviations: Iterable[Abbreviation]) -> list[list[str]]:
    """How numbers write the types of documents: ["qđ", "quyêt' đinh."], ["qđ", "quy đinh."].

    From the numbers themselves (373-QĐ/TU is a "Quyết định"), and from abbreviations of types without a document.
    """
    found = {_long_form(abbreviation): abbreviation.short for abbreviation in abbreviations}
    pairs = set()
    for entry in entries:
        if entry.type_document:
            long = tuple(words(entry.type_document))
            pairs.add(("", *long))
            initials = "".join(word[0] for word in long)
            for number in entry.numbers[:1]:
                codes = [word for word in words(number.text) if word.startswith(initials)]
                pairs.update((code, *long) for code in codes[:1])
            if entry.type_document in found:
                pairs.add((" ".join(words(found[entry.type_document])), *long))
    return sorted([pair[0], " ".join(pair[1:])] for pair in pairs)


def _abbreviations(
    abbreviations: Iterable[Abbreviation], agencies: Iterable[Agency]
) -> Iterator[tuple[str, str]]:
    """Short and long forms as words: what is typed in one form finds the other."""
    for abbreviation in abbreviations:
        if "chưa rõ" not in abbreviation.long:
            yield _as_words(abbreviation.short, _long_form(abbreviation))
    for agency in agencies:
        names = (*agency.short_names, *agency.mentions, agency.name)
        long = [name for name in names if " " in name and len(list(words(name))) > 1]
        for short in agency.short_names:
            if short.isupper() and " " not in short and "&" not in short and long:
                yield _as_words(short, long[0])


def _long_form(abbreviation: Abbreviation) -> str:
    """The words alone: "Đại hội (đại biểu Đảng bộ)" -> "Đại hội"."""
    return abbreviation.long.partition(";")[0].partition("(")[0].strip()


def _as_words(short: str, long: str) -> tuple[str, str]:
    return " ".join(words(short)), " ".join(words(long))
