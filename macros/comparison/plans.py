"""Everything that differs between two plans: provisions, citations, bodies, deadlines, targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from macros.comparison.pairs import pairs
from macros.comparison.words import Edit, Stretch, changes
from macros.knowledge import Knowledge
from macros.model import (
    Agency,
    Deadline,
    Document,
    LinkBasis,
    Provision,
    ProvisionKind,
    Role,
    Target,
    Task,
)

# "II. ", "4. "
_NUMBER = re.compile(r"^(?:[IVXLC]+|[0-9]+)\.\s*")

# Kinds that may become each other; a heading stays one.
_ITEMS = {ProvisionKind.BULLET, ProvisionKind.PARAGRAPH}


@dataclass(frozen=True, slots=True)
class ProvisionPair:
    """A provision in both plans, with what changed in its words."""

    old: Provision
    new: Provision
    stretches: tuple[Stretch, ...]

    @property
    def is_reworded(self) -> bool:
        """Whether any word differs."""
        return any(stretch.edit is not Edit.SAME for stretch in self.stretches)

    @property
    def is_renumbered(self) -> bool:
        """Whether it stands elsewhere in the new plan."""
        return self.old.id != self.new.id


@dataclass(frozen=True, slots=True)
class PartChange:
    """A task of both plans whose bodies the plans state differently: who came, who went."""

    old: Task
    new: Task
    came: tuple[tuple[Agency, Role], ...]
    went: tuple[tuple[Agency, Role], ...]


@dataclass(frozen=True, slots=True)
class DeadlineChange:
    """A deadline before and after; one of the two may not be there."""

    old: Deadline | None
    new: Deadline | None


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target before and after; one of the two may not be there."""

    old: Target | None
    new: Target | None


@dataclass(frozen=True)
class Comparison:
    """What differs between two plans, an older one and a newer one."""

    old: Knowledge
    new: Knowledge
    paired: tuple[ProvisionPair, ...]

    @property
    def reworded(self) -> tuple[ProvisionPair, ...]:
        """Provisions of both with other words, in the order of the newer plan."""
        return tuple(pair for pair in self.paired if pair.is_reworded)

    @property
    def kept(self) -> tuple[ProvisionPair, ...]:
        """Provisions of both, word for word; some under another number."""
        return tuple(pair for pair in self.paired if not pair.is_reworded)

    @cached_property
    def added(self) -> tuple[Provision, ...]:
        """Provisions of the newer plan alone."""
        known = {pair.new.id for pair in self.paired}
        return tuple(p for p in self.new.registry.provisions.values() if p.id not in known)

    @cached_property
    def dropped(self) -> tuple[Provision, ...]:
        """Provisions of the older plan alone."""
        known = {pair.old.id for pair in self.paired}
        return tuple(p for p in self.old.registry.provisions.values() if p.id not in known)

    @cached_property
    def citations_gained(self) -> tuple[Document, ...]:
        """Documents that only the newer plan cites, in the order in which it does."""
        return _cited_only_in(self.new, self.old)

    @cached_property
    def citations_lost(self) -> tuple[Document, ...]:
        """Documents that only the older plan cites."""
        return _cited_only_in(self.old, self.new)

    @cached_property
    def bodies_gained(self) -> tuple[Agency, ...]:
        """Bodies that only the newer plan charges."""
        return _charged_only_in(self.new, self.old)

    @cached_property
    def bodies_lost(self) -> tuple[Agency, ...]:
        """Bodies that only the older plan charges."""
        return _charged_only_in(self.old, self.new)

    @cached_property
    def parts(self) -> tuple[PartChange, ...]:
        """Tasks of both plans for which the plans name other bodies, or the same in other roles."""
        return tuple(self._parts())

    def _parts(self) -> Iterator[PartChange]:
        for pair in self.paired:
            old, new = self.old.registry.tasks.get(pair.old.id), self.new.registry.tasks.get(pair.new.id)
            if old and new:
                before, after = _stated(old), _stated(new)
                came, went = _bodies(after, before, self.new), _bodies(before, after, self.old)
                if came or went:
                    yield PartChange(old, new, came, went)

    @cached_property
    def deadlines(self) -> tuple[DeadlineChange, ...]:
        """Deadlines that came, went, or have another day or other people, in the order of the newer plan."""
        old, new = self.old.registry.deadlines, self.new.registry.deadlines
        became = _same_things(
            {key: item.what for key, item in old.items()}, {key: item.what for key, item in new.items()}
        )
        changed = [
            DeadlineChange(old[became[key]] if key in became else None, item) for key, item in new.items()
        ]
        gone = [DeadlineChange(item, None) for key, item in old.items() if key not in became.values()]
        return tuple(pair for pair in (*changed, *gone) if _terms(pair.old) != _terms(pair.new))

    @cached_property
    def targets(self) -> tuple[TargetChange, ...]:
        """Targets that came, went, or have another value or other words."""
        old, new = self.old.registry.targets, self.new.registry.targets
        became = _same_things(
            {key: item.text for key, item in old.items()}, {key: item.text for key, item in new.items()}
        )
        changed = [
            TargetChange(old[became[key]] if key in became else None, item) for key, item in new.items()
        ]
        gone = [TargetChange(item, None) for key, item in old.items() if key not in became.values()]
        return tuple(
            pair
            for pair in (*changed, *gone)
            if not (pair.old and pair.new and pair.old.text == pair.new.text)
        )


def compare(old: Knowledge, new: Knowledge) -> Comparison:
    """Two plans side by side."""
    return Comparison(old, new, tuple(_paired(old, new)))


def consecutive(knowledge: Knowledge) -> tuple[tuple[Knowledge, Knowledge], ...]:
    """Each plan with the one issued before it, the older first; none where there is one plan."""
    plans = [knowledge.of(folder.plan.id) for folder in knowledge.registry.plans]
    return tuple(pairwise(plans)) if knowledge.is_one_of_several else ()


def _paired(old: Knowledge, new: Knowledge) -> list[ProvisionPair]:
    before, after = old.registry.folder.provisions, new.registry.folder.provisions
    found: list[ProvisionPair] = []
    for kinds in (_ITEMS, *({kind} for kind in ProvisionKind if kind not in _ITEMS)):
        ours = [provision for provision in before if provision.kind in kinds]
        theirs = [provision for provision in after if provision.kind in kinds]
        for place, other in pairs([*map(_wording, ours)], [*map(_wording, theirs)]):
            one, two = ours[place], theirs[other]
            found.append(ProvisionPair(one, two, changes(_wording(one), _wording(two))))
    order = {provision.id: rank for rank, provision in enumerate(after)}
    return sorted(found, key=lambda pair: order[pair.new.id])


def _wording(provision: Provision) -> str:
    """The words that count: without the number of a heading, which is its place, and the figures of footnotes.

    Those stick to the word before them, as received ("Ban Bí thư1"), and begin anew in each plan.
    """
    text = provision.text
    if provision.kind is ProvisionKind.HEADING:
        text = _NUMBER.sub("", text)
    for footnote in provision.footnotes:
        figure = re.escape(footnote.removeprefix("fn"))
        text = re.sub(rf"(?<=[^\W\d_]){figure}(?!\d)", "", text, count=1)
    return text


def _cited_only_in(one: Knowledge, other: Knowledge) -> tuple[Document, ...]:
    known = other.references.to_document
    return tuple(one.registry.documents[key] for key in one.references.to_document if key not in known)


def _charged(knowledge: Knowledge) -> list[str]:
    """Bodies with a part that the plan states, for a task or for all."""
    return [
        agency
        for agency, duties in knowledge.registry.duties.items()
        if any(duty.responsibility.link is not LinkBasis.INFERRED for duty in duties)
    ]


def _charged_only_in(one: Knowledge, other: Knowledge) -> tuple[Agency, ...]:
    known = set(_charged(other))
    return tuple(one.registry.agencies[agency] for agency in _charged(one) if agency not in known)


def _stated(task: Task) -> list[tuple[str, Role]]:
    return [(part.agency, part.role) for part in task.agencies if part.link is not LinkBasis.INFERRED]


def _bodies(
    these: list[tuple[str, Role]], without: list[tuple[str, Role]], knowledge: Knowledge
) -> tuple[tuple[Agency, Role], ...]:
    left = dict.fromkeys(part for part in these if part not in without)
    return tuple((knowledge.registry.agencies[agency], role) for agency, role in left)


def _same_things(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The id in the old plan of each thing of the new one that was there: by words, since ids may be given anew."""
    before, after = list(old), list(new)
    found = pairs(list(old.values()), list(new.values()))
    return {after[other]: before[place] for place, other in found}


def _terms(deadline: Deadline | None) -> tuple[object, ...] | None:
    return (deadline.as_written, deadline.dates, deadline.who, deadline.to) if deadline else None
