"""From `data/` to records: bytes, text, tree of strings with positions, records. The first of the two gates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.loading.corpus import Corpus, PlanFolder
from macros.loading.folders import FolderReader
from macros.loading.positions import Origin
from macros.loading.reader import Trees
from macros.model import Record
from macros.problems import Problem

__all__ = ["Corpus", "Loaded", "Origin", "PlanFolder", "Trees", "load"]


@dataclass(frozen=True)
class Loaded:
    """What came through the first gate, what did not, and why.

    `broken` names records that stand in the data but cannot be used; of the kinds in `incomplete` not even
    the names are known. The second gate asks both, so that one typo does not make forty problems. `written` are
    the addresses of the hand-written pages, None where only the data lies; `folder` is the name of the data folder
    in messages.
    """

    corpus: Corpus
    problems: tuple[Problem, ...] = ()
    broken: frozenset[tuple[type[Record], str]] = frozenset()
    incomplete: frozenset[type[Record]] = frozenset()
    written: frozenset[str] | None = None
    folder: str = "data"

    def is_whole(self, *models: type[Record]) -> bool:
        """Whether every record of these kinds came through."""
        return not any(
            model in self.incomplete or model in {kind for kind, _ in self.broken} for model in models
        )


def load(data: Path, trees: Trees | None = None) -> Loaded:
    """Read the folder `data/` with everything that is wrong in each file alone. Raises nothing about the data.

    `trees`, handed in again, spares parsing the files that are still the same, which is most of the time.
    """
    folders = FolderReader(data.absolute(), trees)
    corpus = folders.corpus()
    reader = folders.reader
    return Loaded(
        corpus=corpus,
        problems=tuple(sorted(set(reader.problems))),
        broken=frozenset(reader.broken),
        incomplete=frozenset(reader.incomplete),
        written=folders.written(),
        folder=data.absolute().name,
    )
