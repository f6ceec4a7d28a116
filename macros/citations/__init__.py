"""Citations of Vietnamese legal and Party documents, in five verbs: clean, find, resolve, review, annotate.

    citations = find("Căn cứ Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ", Lexicon())
    resolutions = resolve(citations, Catalogue(entries))

Finding knows the language and no registry; resolving knows the registry and no pattern. All values are
immutable, nothing reads a file, and text as received is never changed: irregularities become flags.
"""

from __future__ import annotations

from macros.citations.annotate import Mark, Segment, annotate
from macros.citations.catalogue import Catalogue, CatalogueEntry, Misprint, Part
from macros.citations.clean import CleanText, clean
from macros.citations.find import find
from macros.citations.model import Citation, Flag, Kind, Lexicon
from macros.citations.report import as_json
from macros.citations.resolve import Ambiguous, Match, Resolution, Unknown, resolve
from macros.citations.review import corrected, review
from macros.citations.verdicts import Edit, Finding, Slip, Verdict

__all__ = [
    "Ambiguous",
    "Catalogue",
    "CatalogueEntry",
    "Citation",
    "CleanText",
    "Edit",
    "Finding",
    "Flag",
    "Kind",
    "Lexicon",
    "Mark",
    "Match",
    "Misprint",
    "Part",
    "Resolution",
    "Segment",
    "Slip",
    "Unknown",
    "Verdict",
    "annotate",
    "as_json",
    "clean",
    "corrected",
    "find",
    "resolve",
    "review",
]
