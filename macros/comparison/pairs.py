"""Which text of the old plan became which of the new: by their words, since numbers move when one is added."""

from __future__ import annotations

from collections.abc import Sequence

from macros.comparison.words import word_list

ALIKE = 0.5
"""The share of common words from which two texts are versions of one."""


def pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of texts that belong together, each text at most once, the likest first taken; in the order of the new.

    Of equally like ones those are taken whose places are nearest: the same sentence may stand in several sections.
    """
    before, after = [frozenset(word_list(text)) for text in old], [frozenset(word_list(text)) for text in new]
    ranked = sorted(
        (-likeness, abs(place / len(old) - other / len(new)), place, other)
        for place, words in enumerate(before)
        for other, others in enumerate(after)
        if (likeness := _likeness(words, others)) >= ALIKE
    )
    taken: dict[int, int] = {}
    left = set(range(len(old)))
    for _, _, place, other in ranked:
        if place in left and other not in taken:
            left.remove(place)
            taken[other] = place
    return [(taken[other], other) for other in sorted(taken)]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of common words in both (Dice): 1 for the same words, 0 for none in common."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0
