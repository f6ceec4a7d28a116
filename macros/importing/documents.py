"""The documents a plan cites: those the data knows, those it lacks (a draft record each), and likely misprints.

Everything of a new record is what the plan says of the document; nothing in it is verified.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from macros.citations import Citation
from macros.citations.catalogue import number_key
from macros.importing.document_drafts import Drafter, NewDocument, contradicts, groups_of
from macros.model import Agency, Document
from macros.references import Reference, References


@dataclass(frozen=True, slots=True)
class Suspect:
    """A citation that likely misprints a document: no record is drafted for it."""

    provision: str
    text: str
    means: str


@dataclass(frozen=True, slots=True)
class CitedDocuments:
    """Everything cited: ids of the documents known, drafts, likely misprints, and what fits several documents."""

    known: tuple[str, ...]
    new: tuple[NewDocument, ...]
    suspects: tuple[Suspect, ...]
    ambiguous: tuple[tuple[str, str, tuple[str, ...]], ...]


def cited_documents(
    references: References, documents: Sequence[Document], agencies: Sequence[Agency], checked_on: date
) -> CitedDocuments:
    """Sort the plan's citations."""
    near = _Near(documents)
    known = tuple(dict.fromkeys(target for reference in references.all for target in reference.targets))
    unknown = [reference for reference in references.all if not reference.targets]
    ambiguous = []
    suspects: list[Suspect] = []
    plain: list[Reference] = []
    for reference in unknown:
        candidates = getattr(reference.resolution, "candidates", ())
        if candidates:
            ambiguous.append((reference.provision.id, reference.citation.text, candidates))
        elif means := near.misprinted(reference.citation):
            suspects.append(Suspect(reference.provision.id, reference.citation.text, means))
        else:
            plain.append(reference)
    drafter = Drafter(documents, agencies, checked_on, references)
    groups = groups_of(plain)
    drafts = [drafter.draft(group) for group in groups]
    cited = {draft.record.id: len(group) for draft, group in zip(drafts, groups, strict=True)}
    among_drafts = _Near(draft.record for draft in drafts)
    kept = []
    for draft, group in zip(drafts, groups, strict=True):
        means = among_drafts.misprinted(group[0].citation, but=draft.record.id)
        if means is None or not _is_likelier(cited[means], group):
            kept.append(draft)
        else:
            suspects += [Suspect(each.provision.id, each.citation.text, means) for each in group]
    return CitedDocuments(known, tuple(kept), tuple(suspects), tuple(ambiguous))


# -- misprints -------------------------------------------------------------------------------------------------


class _Near:
    """Documents by running number, to find the one a misprinted citation means."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_figure: dict[str, list[tuple[str, str, str]]] = {}
        for document in documents:
            if document.number and document.date_document:
                key = number_key(document.number)
                entry = (document.id, key, document.date_document.isoformat())
                self._by_figure.setdefault(_figure(key), []).append(entry)

    def misprinted(self, citation: Citation, but: str | None = None) -> str | None:
        """The document with the same running number and day, or the same number and day of another year."""
        if not citation.number or not citation.date:
            return None
        key = number_key(citation.number)
        for name, number, day in self._by_figure.get(_figure(key), ()):
            same_day_of_year = number == key and day[4:] == citation.date[4:]
            if name != but and (day == citation.date or same_day_of_year):
                return name
        return None


def _figure(key: str) -> str:
    return re.split(r"[-/]", key)[0]


def _is_likelier(count: int, group: Sequence[Reference]) -> bool:
    """Whether another new document is likelier than what these citations say: cited more often, or they contradict
    themselves."""
    return count > len(group) or (contradicts(group) and count >= len(group))
