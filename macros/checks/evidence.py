"""Nothing is claimed without a source, and labels stand beside every value that is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

from macros.checks.gate import Gate
from macros.loading.reading import forbidden
from macros.messages import problem
from macros.model import (
    Confidentiality,
    DeadlineKind,
    Evidence,
    InForce,
    Level,
    LinkBasis,
    Namesake,
    ProvisionKind,
    Record,
    RelationKind,
    Role,
    Status,
    Successor,
    System,
    Term,
    Verification,
)
from macros.problems import Problem, nearest

VOCABULARIES: dict[str, type[StrEnum]] = {
    "cap": Level,
    "do-mat": Confidentiality,
    "doi-chieu": Verification,
    "he-thong": System,
    "lien-ket": LinkBasis,
    "loai-han": DeadlineKind,
    "loai-muc": ProvisionKind,
    "quan-he": RelationKind,
    "tinh-trang": InForce,
    "vai-tro": Role,
}
"""The files of `data/tu-vung/` that label the values of an enumeration."""

# What needs no source: not knowing, and a period that its own name says is over.
_CLAIMS_NOTHING = (InForce.UNKNOWN, InForce.PERIOD_ENDED)


def facts_have_sources(gate: Gate) -> Iterator[Problem]:
    """What is called verified, a claimed status, a successor and a namesake rest on something."""
    for _, place in gate.places:
        record = place.record
        if isinstance(record, Evidence) and record.status is Verification.VERIFIED and not record.sources:
            yield problem("verified-without-source", place.at("status"))
        elif isinstance(record, Status) and record.status not in _CLAIMS_NOTHING and not record.sources:
            yield problem("status-without-source", place.at("status"), value=record.status.value)
        elif isinstance(record, Successor) and not record.sources and record.note is None:
            yield problem("successor-without-source", place.at("name"))
        elif isinstance(record, Namesake) and not record.sources:
            yield problem("namesake-without-source", place.at("date_document"))


def values_have_labels(gate: Gate) -> Iterator[Problem]:
    """Each vocabulary has a row for every value of the code, and no others."""
    for name, values in VOCABULARIES.items():
        terms = gate.corpus.vocabularies.get(name)
        allowed = [value.value for value in values]
        if terms is None and Term in gate.loaded.incomplete:
            continue  # the whole folder is missing
        if terms is None:
            at = gate.vocabulary_file(name)
            yield problem("missing-file", at, file=at.file)
            continue
        for term in terms:
            if term.id not in allowed:
                at = gate.at(term, "id")
                yield problem(
                    "unknown-vocabulary-value", at, value=term.id, nearest=nearest(term.id, allowed)
                )
            if values is RelationKind and term.inverse_label is None:
                yield problem("missing-inverse-label", gate.at(term, "id"), value=term.id)
        labelled = {term.id for term in terms}
        for value in allowed:
            if value not in labelled and not gate.is_excused(Term, value):
                yield problem("missing-vocabulary-value", gate.vocabulary_file(name), value=value)


_CODE = re.compile(r"<\s*script|javascript:", re.IGNORECASE)


def texts_hold_nothing_hidden(gate: Gate) -> Iterator[Problem]:
    """No text holds what no file may hold: in double quotes YAML writes any character as an escape."""
    for _, place in gate.places:
        for field, text in _texts(place.record):
            if found := forbidden(text):
                code, start = found
                yield problem(code, place.at(field), code_point=ord(text[start]))
            elif not unicodedata.is_normalized("NFC", text):
                yield problem("not-nfc", place.at(field), count=1)


def texts_hold_no_code(gate: Gate) -> Iterator[Problem]:
    """Every text is shown as text; a script in it is no text of an official."""
    for _, place in gate.places:
        for field, text in _texts(place.record):
            if _CODE.search(text):
                yield problem("code-in-text", place.at(field))


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """The texts of a record with their fields, without those of the records inside it."""
    for field, value in record:
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                yield field, text
