"""The records: what the data is made of. No I/O, no links between records but identifiers."""

from macros.model.agencies import Agency, Reorganisation, Successor
from macros.model.base import BlankText, NotADate, Record
from macros.model.changes import Change
from macros.model.deadlines import Deadline, DeadlineKind, Target
from macros.model.documents import (
    Document,
    DocumentVerification,
    InForce,
    Level,
    Relation,
    RelationKind,
    Status,
    System,
)
from macros.model.errata import Erratum, MeantDocument, Place
from macros.model.evidence import Evidence, Source, Verification
from macros.model.plans import Furniture, Plan, Provision, ProvisionKind
from macros.model.tasks import LinkBasis, Responsibility, Role, Task
from macros.model.vocabulary import Abbreviation, Term

__all__ = [
    "Abbreviation",
    "Agency",
    "BlankText",
    "Change",
    "Deadline",
    "DeadlineKind",
    "Document",
    "DocumentVerification",
    "Erratum",
    "Evidence",
    "Furniture",
    "InForce",
    "Level",
    "LinkBasis",
    "MeantDocument",
    "NotADate",
    "Place",
    "Plan",
    "Provision",
    "ProvisionKind",
    "Record",
    "Relation",
    "RelationKind",
    "Reorganisation",
    "Responsibility",
    "Role",
    "Source",
    "Status",
    "Successor",
    "System",
    "Target",
    "Task",
    "Term",
    "Verification",
]
