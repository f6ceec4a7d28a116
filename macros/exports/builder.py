"""`can-cu/du-lieu.js`: what the builder of "Căn cứ ..." blocks needs, as a script, for a page opened from a disk cannot
fetch.

Order and wording are computed here, once: for each kind of draft every document has its place and its verb, and its
line comes in the pieces that have variants. The browser only filters, picks and joins.
"""

from __future__ import annotations

from itertools import product

from macros import addresses
from macros.exports.formats import Row, script_value
from macros.knowledge import Knowledge
from macros.legal_basis import (
    VERB_WORDS,
    Host,
    Options,
    amended_laws,
    cautions,
    every_reason,
    is_wanted,
    order_key,
    verb_of,
)
from macros.model import Document, Task, Verb
from macros.naming import Committee, DateStyle, citation_pieces, list_name
from macros.registry import Registry
from macros.word import blank_parts

ADDRESS = "can-cu/du-lieu.js"

# What a drafter may choose for Party documents in a State document.
PARTY_VERBS = (Verb.THUC_HIEN, Verb.CAN_CU)


def builder_data(knowledge: Knowledge) -> Row:
    """Documents, tasks and orders; documents are numbered by their place in the list."""
    registry = knowledge.registry
    documents = list(registry.documents.values())
    place = {document.id: number for number, document in enumerate(documents)}
    groups = [(view, group) for view in knowledge.plans for group in view.registry.groups.values()]
    return {
        "verbs": {verb.value: words for verb, words in VERB_WORDS.items()},
        "documents": [_document(document, registry) for document in documents],
        "groups": [
            f"{view.plan.name}: {group.heading.text}" if knowledge.is_one_of_several else group.heading.text
            for view, group in groups
        ],
        "tasks": [
            _task(task, number, view, place)
            for number, (view, group) in enumerate(groups)
            for task in group.tasks
        ],
        "forms": {
            f"{host.value}.{verb.value}": _form(Options(host=host, party_verb=verb), registry)
            for host, verb in product(Host, PARTY_VERBS)
        },
        "parts": blank_parts(),
    }


def builder_script(knowledge: Knowledge) -> bytes:
    """The data as a script that sets one value."""
    return f'"use strict";\nself.CanCuData = {script_value(builder_data(knowledge))};\n'.encode()


def _document(document: Document, registry: Registry) -> Row:
    pieces = citation_pieces(document, registry)
    return {
        "id": document.id,
        "name": list_name(document),
        "type": document.type_document,
        "about": document.title,
        "system": document.system.value,
        "url": addresses.document_page(document.id),
        "cited": pieces.name,
        "day": {style.value: pieces.day_as(style) for style in DateStyle},
        "issuers": {form.value: pieces.issuers_as(form) for form in Committee},
        "title": pieces.title,
        "paper": not is_wanted(document, registry, Options(papers=False)),
        "amends": list(amended_laws(document)),
        "warnings": list(cautions(document, registry)),
    }


def _task(task: Task, group: int, knowledge: Knowledge, place: dict[str, int]) -> Row:
    registry = knowledge.registry
    tiers: dict[int, list[int]] = {}
    for line in every_reason(task, registry, knowledge.references):
        reasons = tiers.setdefault(place[line.document.id], [])
        if line.tier not in reasons:
            reasons.append(line.tier)
    return {
        "id": addresses.anchor(task.id, registry.prefix),
        "label": task.id,
        "title": task.title,
        "group": group,
        "basis": [[number, sorted(reasons)] for number, reasons in sorted(tiers.items())],
    }


def _form(options: Options, registry: Registry) -> Row:
    """For one kind of draft: documents in the order of the block, and the verb of each document."""
    documents = list(registry.documents.values())
    order = sorted(range(len(documents)), key=lambda number: order_key(documents[number], options, registry))
    return {
        "order": order,
        "verbs": [verb_of(document, options, registry).value for document in documents],
    }
