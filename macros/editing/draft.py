"""What a new record will say, and the refusal to make one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from macros.messages import MESSAGES, worded
from macros.messages.of_new_records import NEW_RECORDS
from macros.model import Record


@dataclass(frozen=True, slots=True)
class Draft:
    """A new record: YAML by the path of its key ("in_force.status"), and what to say about it.

    `known` follows from what was typed; `unknown` says of what a record cannot be without that it is not known.
    """

    model: type[Record]
    id: str
    known: Mapping[str, str]
    unknown: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Keys that the record must have and that stand in neither."""
        written = {path.partition(".")[0] for path in (*self.known, *self.unknown)}
        fields = self.model.model_fields.items()
        return tuple(name for name, field in fields if field.is_required() and name not in written)


class Refused(Exception):
    """A record that will not be made; `str()` is the sentence with its suggestion, in Vietnamese."""

    def __init__(self, code: str, /, **values: object) -> None:
        """Take the words from the catalogue; of what was typed only what can be seen, for a terminal obeys the rest."""
        self.code = code
        shown = {
            name: "".join(filter(str.isprintable, value)) if isinstance(value, str) else value
            for name, value in values.items()
        }
        text, suggestion = worded({**MESSAGES, **NEW_RECORDS}[code], **shown)
        super().__init__(f"{text}\nGợi ý: {suggestion}." if suggestion else text)
