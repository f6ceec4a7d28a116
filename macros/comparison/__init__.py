"""Two plans side by side: what was added, dropped and reworded. Pure: records in, values out.

words (what changed within a text) <- pairs (which text became which) <- plans (everything of two plans).
"""

from macros.comparison.plans import (
    Comparison,
    DeadlineChange,
    PartChange,
    ProvisionPair,
    TargetChange,
    compare,
    consecutive,
)
from macros.comparison.words import Edit, Stretch

__all__ = [
    "Comparison",
    "DeadlineChange",
    "Edit",
    "PartChange",
    "ProvisionPair",
    "Stretch",
    "TargetChange",
    "compare",
    "consecutive",
]
