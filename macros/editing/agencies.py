"""A new body: its name, and whether the plan names it."""

from __future__ import annotations

from macros.editing.draft import Draft, Refused
from macros.editing.template import quoted
from macros.loading import Corpus
from macros.model import Agency
from macros.vietnamese import fold, nfc, slugify, squash

_LONGEST = 150


def new_agency(typed: str, corpus: Corpus) -> Draft:
    """The draft of a body that is not in the data yet. Raises Refused if it is, or if this is no name."""
    name = squash(nfc(typed))
    made = slugify(name)
    if not any(char.isalpha() for char in made) or not name.isprintable() or len(name) > _LONGEST:
        raise Refused("unreadable-name", value=name)
    for agency in corpus.agencies:
        if fold(name) in map(fold, (agency.name, *agency.short_names, *agency.mentions)):
            raise Refused("known-agency", value=name, file=f"data/co-quan/{agency.id}.yml")
    # The wording of a plan is the only sign that it names the body; where it says so otherwise an editor knows.
    in_plan = any(
        fold(name) in fold(provision.text) for folder in corpus.plans for provision in folder.provisions
    )
    return Draft(Agency, made, {"id": made, "name": quoted(name), "in_plan": str(in_plan).lower()})
