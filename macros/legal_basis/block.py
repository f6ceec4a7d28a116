"""The block of "Căn cứ ..." lines that opens a draft.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.a: each document on a line of its own, in full, laws without number and
issuer, ";" at the end of a line and "." after the last. Italics are the medium's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.legal_basis.cautions import cautions
from macros.legal_basis.options import PAPERS, Host, Options
from macros.legal_basis.order import VERB_WORDS, order_key, rank_of, verb_of
from macros.legal_basis.tiers import every_reason
from macros.model import Document, RelationKind, Scale, System, Task, Verb
from macros.naming import citation_pieces
from macros.references import References
from macros.registry import Registry

_DEFAULT = Options()


@dataclass(frozen=True, slots=True)
class BlockLine:
    """One line: the verb and the document, with the laws that amend it; without the mark at its end.

    `warnings` are Vietnamese sentences for the drafter, no part of the text.
    """

    document: Document
    verb: Verb
    text: str
    warnings: tuple[str, ...]
    amended_by: tuple[Document, ...] = ()


def block(
    documents: Iterable[Document], registry: Registry, options: Options = _DEFAULT
) -> tuple[BlockLine, ...]:
    """The lines for a set of documents, in order, each document once."""
    chosen = {document.id: document for document in documents if is_wanted(document, registry, options)}
    ordered = sorted(chosen.values(), key=lambda document: order_key(document, options, registry))
    hosts = {law.id: target for law in ordered if (target := _line_of(law, ordered))}
    return tuple(
        _line(
            document,
            tuple(law for law in ordered if hosts.get(law.id) == document.id),
            registry,
            options,
        )
        for document in ordered
        if document.id not in hosts
    )


def task_block(
    task: Task, registry: Registry, references: References, options: Options = _DEFAULT
) -> tuple[BlockLine, ...]:
    """The lines for a task, from the tiers of the options."""
    return block(task_documents(task, registry, references, options), registry, options)


def task_documents(
    task: Task, registry: Registry, references: References, options: Options = _DEFAULT
) -> tuple[Document, ...]:
    """The documents of a task's legal basis in the tiers of the options."""
    lines = every_reason(task, registry, references)
    chosen = {line.document.id: line.document for line in lines if line.tier in options.tiers}
    return tuple(chosen.values())


def paragraphs(lines: Iterable[BlockLine], options: Options = _DEFAULT) -> tuple[str, ...]:
    """The lines as they stand in the draft.

    State: ";" after each, "." after the last. Party: a list with dashes, a comma after each line, for the deciding
    body and its verb follow (Quyết định 23-QĐ/TW).
    """
    texts = [line.text for line in lines]
    if options.host is Host.PARTY:
        return tuple(f"- {text}," for text in texts)
    return tuple(f"{text}{'.' if number == len(texts) else ';'}" for number, text in enumerate(texts, 1))


def as_text(lines: Iterable[BlockLine], options: Options = _DEFAULT) -> str:
    """The block as plain text."""
    return "\n".join(paragraphs(lines, options))


def is_wanted(document: Document, registry: Registry, options: Options) -> bool:
    """Whether the options keep a document: State papers outside the ranks may be left out."""
    if options.papers or document.system is System.PARTY:
        return True
    rank = rank_of(document, Scale.STATE, registry)
    return rank is not None and rank.rank < PAPERS


def amended_laws(document: Document) -> tuple[str, ...]:
    """Ids of the laws whose line a law that only amends them may join; a law with content of its own stands alone."""
    if not document.title.startswith("Luật sửa đổi"):
        return ()
    return tuple(relation.target for relation in document.relations if relation.kind is RelationKind.AMENDS)


def _line_of(law: Document, ordered: list[Document]) -> str | None:
    """The last line that a law amends: by then all laws it names have been named."""
    targets = amended_laws(law)
    return next((document.id for document in reversed(ordered) if document.id in targets), None)


def _line(
    document: Document, amending: tuple[Document, ...], registry: Registry, options: Options
) -> BlockLine:
    verb = verb_of(document, options, registry)
    cited = "; ".join(
        citation_pieces(one, registry).text(options.dates, options.committee) for one in (document, *amending)
    )
    return BlockLine(
        document=document,
        verb=verb,
        text=f"{VERB_WORDS[verb]} {cited}",
        warnings=tuple(warning for one in (document, *amending) for warning in cautions(one, registry)),
        amended_by=amending,
    )
