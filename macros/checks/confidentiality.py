"""The gate of confidentiality: nothing is built while one record is marked as secret."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.gate import Gate
from macros.messages import problem
from macros.model import Confidentiality
from macros.problems import Problem


def nothing_is_secret(gate: Gate) -> Iterator[Problem]:
    """Whatever says how secret it is, is ordinary; a grade that nobody knows is refused when the file is read."""
    for _, place in gate.places:
        mark = getattr(place.record, "confidentiality", Confidentiality.ORDINARY)
        if mark is not Confidentiality.ORDINARY:
            yield problem("not-for-publication", place.at("confidentiality"), value=mark.value)
