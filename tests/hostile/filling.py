"""Records in which every text is hostile: the model is walked, so a new field is hostile from its first day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, get_args

from pydantic import AfterValidator
from pydantic.fields import FieldInfo

from macros.knowledge import Knowledge
from macros.loading import Corpus, PlanFolder
from macros.model import Record
from macros.model.base import Text
from macros.references import find_references
from macros.registry import Registry

# Identifiers have a pattern of their own, which the reader enforces; so have the keys of vocabularies, which the
# checks compare with the values of the code.
_KEYS = frozenset({"Term.id"})
[_FREE] = [part for part in get_args(Text) if isinstance(part, AfterValidator)]


def text_fields(model: type[Record]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields of a model that take free text, one or several."""
    for name, info in model.model_fields.items():
        if f"{model.__name__}.{name}" not in _KEYS and _is_free(info):
            yield name, info


def _is_free(info: FieldInfo) -> bool:
    return _FREE in info.metadata or _holds(info.annotation)


def _holds(annotation: Any) -> bool:
    return annotation is not str and (
        _FREE in getattr(annotation, "__metadata__", ()) or any(_holds(part) for part in get_args(annotation))
    )


@dataclass
class Filling:
    """Puts a text into every field, another into the next field, each followed by a mark of its own.

    With `shift` from 0 to the number of texts, every field gets every text once.
    """

    payloads: Sequence[str]
    shift: int = 0
    marks: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Which field a mark stands for, and with which text."""

    def knowledge(self, corpus: Corpus) -> Knowledge:
        """What is known if a corpus says nothing but the payloads, and no check looks at it."""
        registry = Registry(self.corpus(corpus))
        return Knowledge(registry, find_references(registry))

    def corpus(self, corpus: Corpus) -> Corpus:
        """All records; the plan's text holds every word that something is looked up by."""
        filled = replace(corpus, **{name: self._of(value) for name, value in _parts(corpus)})
        return replace(filled, plans=tuple(self._plan(folder, filled) for folder in corpus.plans))

    def _plan(self, folder: PlanFolder, corpus: Corpus) -> PlanFolder:
        filled = replace(folder, **{name: self._of(value) for name, value in _parts(folder)})
        quoted = [
            *(part.quote for task in filled.tasks for part in task.agencies),
            *(place.quote for erratum in filled.errata for place in erratum.places),
            *(mention for agency in corpus.agencies for mention in agency.mentions),
            *(name for document in corpus.documents for name in document.names),
        ]
        texts = zip(folder.provisions, filled.provisions, strict=True)
        return replace(
            filled,
            provisions=tuple(
                new.model_copy(update={"text": " ".join([new.text, old.text, *quoted])}) for old, new in texts
            ),
        )

    def _of(self, value: Any) -> Any:
        if isinstance(value, Record):
            return self._record(value)
        if isinstance(value, tuple):
            return tuple(self._of(item) for item in value)
        if isinstance(value, dict):
            return {key: self._of(item) for key, item in value.items()}
        return value

    def _record(self, record: Record) -> Record:
        free = dict(text_fields(type(record)))
        update = {
            name: self._text(f"{type(record).__name__}.{name}", several="tuple" in str(info.annotation))
            for name, info in free.items()
        }
        update |= {name: self._of(value) for name, value in record if name not in free}
        return record.model_copy(update=update)

    def _text(self, name: str, *, several: bool) -> str | tuple[str, ...]:
        mark = f"zq{len(self.marks)}z"
        payload = self.payloads[(len(self.marks) + self.shift) % len(self.payloads)]
        self.marks[mark] = (name, payload)
        text = f"{payload} {mark}"
        return (text,) if several else text


def _parts(whole: Corpus | PlanFolder) -> Iterator[tuple[str, Any]]:
    for part in fields(whole):
        if part.name not in ("plans", "origins", "source_text"):
            yield part.name, getattr(whole, part.name)
