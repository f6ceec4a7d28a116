"""A new document: everything that its symbol and date decide, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from macros.citations.bodies import bodies_agree
from macros.citations.catalogue import number_key
from macros.citations.vocabulary import SHARED_BODIES, STATE_BODY, UNITS
from macros.editing.draft import Draft, Refused
from macros.editing.template import quoted
from macros.editing.typed import Typed
from macros.loading import Corpus
from macros.messages.of_new_records import (
    ANOTHER_YEAR,
    AS_MISPRINT,
    AS_NAME,
    ISSUER_SHARED,
    ISSUER_UNKNOWN,
    NO_YEAR,
    SAME_NUMBER,
    SAME_RECORD,
)
from macros.model import Document, DocumentVerification, InForce, Level, System, Verification
from macros.naming import TITLE_NOT_FOUND
from macros.vietnamese import date_in_figures, fold, slugify

_NOT_CHECKED = "Chưa kiểm tra tình trạng hiệu lực."
_TERM = re.compile(r"(?<!\d)\d+$")  # of the Assembly: QH15
_JOINS = re.compile(r"(?:,| và| với) (?=[A-ZĐỦ])")  # of a joint document


def new_document(typed: Typed, corpus: Corpus, today: date) -> Draft:
    """The draft of a document that is not in the data yet. Raises Refused if it is."""
    notes = [*_namesakes(typed, corpus)]
    made = slugify(typed.number)
    if typed.year is None:
        notes.append(NO_YEAR.format(made=made))
    elif str(typed.year) not in made.split("-"):
        made = f"{made}-{typed.year}"
    known = {
        "id": made,
        "type_document": quoted(typed.type_document),
        "number": quoted(typed.number),
    }
    if typed.day:
        known["date_document"] = typed.day.isoformat()
    if issuers := _issuers(typed, corpus):
        known["passed_by"] = f"[{', '.join(issuers)}]"
    elif typed.issuer:
        notes.append(ISSUER_UNKNOWN.format(issuer=typed.issuer))
    else:
        notes.append(ISSUER_SHARED.format(body="-".join(_bodies(typed))))
    known["system"] = _system(typed).value
    if level := _level(typed, corpus):
        known["level"] = level.value
    return Draft(Document, made, known, _nothing_checked(today), tuple(notes))


def _nothing_checked(today: date) -> dict[str, str]:
    unknown = {
        "title": quoted(TITLE_NOT_FOUND),
        "in_force.status": InForce.UNKNOWN.value,
        "in_force.checked_on": today.isoformat(),
        "in_force.statement": _NOT_CHECKED,
    }
    facts = DocumentVerification.model_fields
    return unknown | {f"verification.{fact}.status": Verification.NOT_FOUND.value for fact in facts}


# -- what is known already -------------------------------------------------------------------------------------


def _namesakes(typed: Typed, corpus: Corpus) -> Iterator[str]:
    """What to say of documents of the same number from other years. Raises Refused if one may be this document."""
    for document, how in _of_same_number(typed.number, corpus):
        file = f"data/van-ban/{document.id}.yml"
        day = document.date_document
        if day is None or typed.year in (None, day.year):
            advice = ANOTHER_YEAR if typed.year is None else SAME_RECORD
            raise Refused("known-number", number=typed.number, file=file, how=how, advice=advice)
        yield SAME_NUMBER.format(file=file, date=date_in_figures(day))


def _of_same_number(number: str, corpus: Corpus) -> Iterator[tuple[Document, str]]:
    """Documents that bear a number, rightly, as a name or in a known misprint, each with the way.

    Compared as addresses are: 06-DA/TU and 06-ĐA/TU cannot both have a page.
    """
    key = _key(number)
    documents = {document.id: document for document in corpus.documents}
    for document in corpus.documents:
        if document.number and _key(document.number) == key:
            yield document, ""
        elif any(_key(name) == key for name in (*document.names, *document.collective_names)):
            yield document, AS_NAME
    for folder in corpus.plans:
        for erratum in folder.errata:
            means = erratum.means
            if means and means.number and _key(means.number) == key and means.document in documents:
                yield documents[means.document], AS_MISPRINT.format(erratum=erratum.id)


def _key(number: str) -> str:
    return slugify(number_key(number))


# -- what the symbol says --------------------------------------------------------------------------------------


def _system(typed: Typed) -> System:
    if "liên tịch" in typed.type_document:
        return System.JOINT
    return System.PARTY if typed.is_party else System.STATE


def _bodies(typed: Typed) -> tuple[str, ...]:
    """The issuing bodies in the symbol, without their units and terms: "UBND-KGVX" is of UBND, QH15 of QH."""
    issuing = tuple(_TERM.sub("", body) for body in typed.bodies if body not in UNITS)
    return issuing or typed.bodies


def _documents_of(body: str, corpus: Corpus) -> list[Document]:
    """Documents whose symbol ends with this body, and names no other."""
    return [
        document
        for document in corpus.documents
        if len(document.passed_by) == 1 and _last_body(document.number or "") == body
    ]


def _last_body(number: str) -> str:
    """The body that a symbol ends with, without its term: "10/2022/QH15" -> "QH"."""
    return _TERM.sub("", re.split(r"[-/]", number)[-1])


def _issuers(typed: Typed, corpus: Corpus) -> tuple[str, ...]:
    """The bodies that were typed, or those that alone have these symbols; empty where one of them is not sure."""
    if typed.issuer:
        parts = [_named(part, corpus) for part in _JOINS.split(typed.issuer)]
        return _named(typed.issuer, corpus) or (tuple(chain(*parts)) if all(parts) else ())
    found: list[str] = []
    for body in _bodies(typed):
        users = {document.passed_by[0] for document in _documents_of(body, corpus)}
        if body in SHARED_BODIES or len(users) != 1:
            return ()
        found += users
    return tuple(found)


def _named(issuer: str, corpus: Corpus) -> tuple[str, ...]:
    """The only body that is called so; one that has exactly this name goes before those that begin with it."""
    exact = [
        agency.id
        for agency in corpus.agencies
        if fold(issuer) in map(fold, (agency.name, *agency.short_names))
    ]
    near = [
        agency.id for agency in corpus.agencies if bodies_agree(issuer, (agency.name, *agency.short_names))
    ]
    found = exact if len(exact) == 1 else near
    return tuple(found) if len(found) == 1 else ()


def _level(typed: Typed, corpus: Corpus) -> Level | None:
    """The level of all documents with this body in their symbol; else what the body itself says, if it does."""
    levels = {_level_of(body, corpus) for body in _bodies(typed)}
    return levels.pop() if len(levels) == 1 else None


def _level_of(body: str, corpus: Corpus) -> Level | None:
    known = {document.level for document in _documents_of(body, corpus)}
    if len(known) == 1:
        return known.pop()
    is_central = body.endswith("TW") or (re.fullmatch(STATE_BODY, body) and body not in SHARED_BODIES)
    return Level.CENTRAL if is_central and not known else None
