"""A new document: everything that its symbol and date decide, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.citations.catalogue import number_key
from macros.editing.draft import Draft, Refused
from macros.editing.template import quoted
from macros.editing.typed import Typed
from macros.issuing import Issuing, bodies_of, system_of
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
from macros.model import Document, DocumentVerification, InForce, Verification
from macros.naming import TITLE_NOT_FOUND
from macros.vietnamese import date_in_figures, slugify

_NOT_CHECKED = "Chưa kiểm tra tình trạng hiệu lực."


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
    issuing = Issuing(corpus.documents, corpus.agencies)
    if issuers := issuing.named(typed.issuer) if typed.issuer else issuing.issuers(typed.number):
        known["passed_by"] = f"[{', '.join(issuers)}]"
    elif typed.issuer:
        notes.append(ISSUER_UNKNOWN.format(issuer=typed.issuer))
    else:
        notes.append(ISSUER_SHARED.format(body="-".join(bodies_of(typed.number))))
    known["system"] = system_of(typed.number, typed.type_document).value
    if level := issuing.level(typed.number):
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
