"""The draft of a plan: everything read from its text, as records, with what a person must look at."""

from __future__ import annotations

from dataclasses import dataclass

from macros.importing.bodies import NewBody
from macros.importing.deadlines import FoundDeadline
from macros.importing.document_drafts import NewDocument
from macros.importing.documents import CitedDocuments
from macros.importing.outline import Placed
from macros.importing.targets import Targets
from macros.loading import PlanFolder
from macros.model import Plan, Provision, Task
from macros.references import References


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to look at; `topic` groups them, `place` is a provision, a document or a stretch of lines."""

    topic: str
    place: str
    text: str


@dataclass(frozen=True)
class Draft:
    """All records drafted, in the order of the plan, and the questions to a person."""

    plan: Plan
    source_text: str
    placed: tuple[Placed, ...]
    references: References
    document: NewDocument
    cited: CitedDocuments
    named_bodies: tuple[str, ...]
    new_bodies: tuple[NewBody, ...]
    tasks: tuple[Task, ...]
    deadlines: tuple[FoundDeadline, ...]
    targets: Targets
    questions: tuple[Question, ...] = ()

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The plan's text."""
        return tuple(each.provision for each in self.placed)

    @property
    def folder(self) -> PlanFolder:
        """The draft as the loader would read it back."""
        return PlanFolder(
            plan=self.plan,
            provisions=self.provisions,
            tasks=self.tasks,
            deadlines=tuple(found.record for found in self.deadlines),
            targets=self.targets.found,
            source_text=self.source_text,
        )
