"""A citation and what it resolved to, as plain JSON values for the command line."""

from __future__ import annotations

from typing import Any

from macros.citations.model import Citation, Kind
from macros.citations.resolve import Match, Resolution


def as_json(citation: Citation, resolution: Resolution) -> dict[str, Any]:
    """The object `python -m macros cite` prints for one citation.

    `target` is the id of the document or None; a collective citation has None there and all ids in `targets`.
    """
    ids = resolution.document_ids if isinstance(resolution, Match) else ()
    is_collective = citation.kind is Kind.COLLECTIVE
    report: dict[str, Any] = {
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "type_document": citation.type_document,
        "number": citation.number,
        "date": citation.date,
        "issuer": citation.issuer,
        "name": citation.name,
        "pinpoint": citation.pinpoint,
        "flags": [flag.value for flag in citation.flags],
        "target": ids[0] if ids and not is_collective else None,
    }
    if is_collective:
        report["targets"] = list(ids)
    return report
