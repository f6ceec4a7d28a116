"""The records: what the data is made of. No I/O, no links between records but identifiers."""

from macros.model.agencies import Agency, Reorganisation, Successor
from macros.model.base import BlankText, NotADate, Record
from macros.model.changes import Change
from macros.model.confidentiality import Confidentiality
from macros.model.courses import Activity, Course, Lesson, Option, Pair, Question, QuestionKind, Quote, Step
from macros.model.deadlines import Deadline, DeadlineKind, Target
from macros.model.documents import (
    Document,
    DocumentVerification,
    InForce,
    Level,
    Namesake,
    Relation,
    RelationKind,
    Status,
    System,
)
from macros.model.errata import Erratum, MeantDocument, Place
from macros.model.evidence import Evidence, Source, Verification
from macros.model.old_addresses import NotAnAddress, OldAddress
from macros.model.plans import Furniture, Plan, PlanChoice, Provision, ProvisionKind
from macros.model.ranks import Rank, Scale, Verb
from macros.model.summaries import GroupNote, Summary
from macros.model.tasks import LinkBasis, Responsibility, Role, Task
from macros.model.updates import FieldChange, Update, UpdateEntry, UpdateKind
from macros.model.vocabulary import Abbreviation, GlossaryEntry, Term

__all__ = [
    "Abbreviation",
    "Activity",
    "Agency",
    "BlankText",
    "Change",
    "Confidentiality",
    "Course",
    "Deadline",
    "DeadlineKind",
    "Document",
    "DocumentVerification",
    "Erratum",
    "Evidence",
    "FieldChange",
    "Furniture",
    "GlossaryEntry",
    "GroupNote",
    "InForce",
    "Lesson",
    "Level",
    "LinkBasis",
    "MeantDocument",
    "Namesake",
    "NotADate",
    "NotAnAddress",
    "OldAddress",
    "Option",
    "Pair",
    "Place",
    "Plan",
    "PlanChoice",
    "Provision",
    "ProvisionKind",
    "Question",
    "QuestionKind",
    "Quote",
    "Rank",
    "Record",
    "Relation",
    "RelationKind",
    "Reorganisation",
    "Responsibility",
    "Role",
    "Scale",
    "Source",
    "Status",
    "Step",
    "Successor",
    "Summary",
    "System",
    "Target",
    "Task",
    "Term",
    "Update",
    "UpdateEntry",
    "UpdateKind",
    "Verb",
    "Verification",
]
