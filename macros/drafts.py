"""Drafts on disk: reading a text or Word file, and reporting what the review finds in it."""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from macros.citations import Finding, Verdict, review
from macros.citations.verdicts import LABELS
from macros.exports.checker import document_notes
from macros.naming import document_name
from macros.problems import Location, Problem
from macros.references import catalogue_of, lexicon_of
from macros.registry import Registry
from macros.vietnamese import squash

LARGEST = 5_000_000  # bytes; the draft of a long plan has a hundredth of that
_LARGEST_UNPACKED = 100_000_000

# What a file begins with, whatever its name says.
_OLD_WORD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_PDF = b"%PDF"
_ZIP = b"PK"

_CODES = {
    Verdict.MISWRITTEN: "citation-miswritten",
    Verdict.AMBIGUOUS: "citation-ambiguous",
    Verdict.UNKNOWN: "citation-unknown",
}

# The parts of a Word file that hold text, and what a reader calls them.
_PARTS = {
    "document": "",
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích",
    "endnotes": "chú thích cuối",
}


class UnreadableDraft(Exception):
    """A file that cannot be read as a draft; `str()` is the reason in Vietnamese, without a full stop."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a draft that is reviewed as one text; `place` says where in the file it stands."""

    place: str
    text: str


def passages_of(content: bytes) -> tuple[Passage, ...]:
    """The text of a file: a UTF-8 text as one passage, a Word file part by part.

    Raises UnreadableDraft with the reason.
    """
    if len(content) > LARGEST:
        raise UnreadableDraft(f"tệp quá lớn (hơn {LARGEST // 1_000_000} MB)")
    if content.startswith(_OLD_WORD_OR_LOCKED):
        raise UnreadableDraft("tệp .doc kiểu cũ hoặc tệp có mật khẩu. Hãy bỏ mật khẩu và lưu lại thành .docx")
    if content.startswith(_PDF):
        raise UnreadableDraft("đây là tệp PDF. Hãy dùng tệp .docx, hoặc chép chữ ra tệp .txt")
    if content.startswith(_ZIP):
        return tuple(_word_passages(content))
    return (Passage("", decoded(content)),)


def decoded(content: bytes) -> str:
    """The text of a UTF-8 file. Raises UnreadableDraft with the reason."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.start + 1
        raise UnreadableDraft(f"không phải UTF-8 (byte thứ {place}). Hãy lưu lại với mã UTF-8") from None


def _word_passages(content: bytes) -> Iterator[Passage]:
    """Every paragraph, also those in tables, text boxes, headers and notes; numbered within their part."""
    for name, root in word_parts(content, _PARTS).items():
        for number, paragraph in enumerate(word_paragraphs(root), 1):
            text = _text(paragraph)
            if text.strip():
                yield Passage(", ".join(filter(None, (_PARTS[_kind(name)], f"đoạn {number}"))), text)


def word_parts(content: bytes, kinds: Collection[str]) -> dict[str, Any]:
    """The parts of a Word file that are of these kinds ("document", "header" ...), by name, as XML.

    Raises UnreadableDraft with the reason.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _LARGEST_UNPACKED:
                raise UnreadableDraft("tệp quá lớn sau khi mở nén")
        parts = {
            str(part.partname): part for part in docx.Document(io.BytesIO(content)).part.package.iter_parts()
        }
        return {name: parse_xml(parts[name].blob) for name in sorted(parts) if _kind(name) in kinds}
    except UnreadableDraft:
        raise
    except Exception:  # noqa: BLE001 - a damaged file makes zip, XML and python-docx fail in a dozen ways
        raise UnreadableDraft("tệp Word bị hỏng, hoặc không phải tệp .docx") from None


def _kind(part_name: str) -> str:
    """`/word/header2.xml` -> `header`."""
    return part_name.removeprefix("/word/").removesuffix(".xml").rstrip("0123456789")


# Old versions of Word get a second copy of text boxes.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def word_paragraphs(root: Any) -> Iterator[Any]:
    """The paragraphs of a part, also those in tables and text boxes."""
    for paragraph in root.iter(qn("w:p")):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield paragraph


def word_runs(paragraph: Any, *more: str) -> Iterator[Any]:
    """The pieces of a paragraph that are read (text, signs, elements named in `more`), without those of
    paragraphs inside it (text boxes), which come by themselves."""
    for node in paragraph.iter(qn("w:t"), *SIGNS, *more):
        if next(node.iterancestors(qn("w:p"))) is paragraph and node.getparent().tag == qn("w:r"):
            yield node


def _text(paragraph: Any) -> str:
    return "".join(SIGNS.get(node.tag) or node.text or "" for node in word_runs(paragraph))


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What to print, and whether anything is wrong."""

    lines: tuple[str, ...]
    is_clean: bool


def report(name: str, passages: Iterable[Passage], registry: Registry) -> DraftReport:
    """Every citation that is not as it should be, with the right form, and what to know of those that are."""
    catalogue, lexicon = catalogue_of(*registry.of_each_plan()), lexicon_of(registry.corpus.documents)
    lines: list[str] = []
    counts = dict.fromkeys(Verdict, 0)
    noted: set[str] = set()
    for passage in passages:
        file = f"{name}, {passage.place}" if passage.place else name
        places = _Lines(passage.text)
        for finding in review(passage.text, lexicon, catalogue):
            counts[finding.verdict] += 1
            at = places.location(file, finding)
            if finding.verdict is not Verdict.RIGHT:
                lines.append(str(_problem(at, passage.text, finding, registry)))
            if finding.verdict in (Verdict.RIGHT, Verdict.MISWRITTEN):
                for document_id in finding.documents:
                    if document_id not in noted:
                        noted.add(document_id)
                        lines += _notes(at, document_id, registry)
    lines.append(_summary(counts))
    return DraftReport(tuple(lines), is_clean=counts[Verdict.RIGHT] == sum(counts.values()))


class _Lines:
    """The lines of a text, so that the place of each finding is looked up: a draft may be one line of a megabyte."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        lengths = (len(line) + 1 for line in self._lines)
        self._starts = list(accumulate(lengths, initial=0))

    def location(self, file: str, finding: Finding) -> Location:
        """The first line of the citation."""
        rank = bisect_right(self._starts, finding.start) - 1
        source = self._lines[rank]
        column = finding.start - self._starts[rank]
        length = min(finding.end - finding.start, len(source) - column)
        return Location(file, line=rank + 1, column=column + 1, length=length, source=source)


def _problem(at: Location, text: str, finding: Finding, registry: Registry) -> Problem:
    quote = squash(text[finding.start : finding.end])
    sentences = [f"“{quote}”:", *finding.sentences]
    if finding.verdict is not Verdict.MISWRITTEN and finding.documents:
        names = "; ".join(document_name(registry.documents[candidate]) for candidate in finding.documents)
        sentences.append(f"So với: {names}.")
    right = squash(finding.right) if finding.right else None
    return Problem(at, _CODES[finding.verdict], " ".join(sentences), right)


def _notes(at: Location, document_id: str, registry: Registry) -> Iterator[str]:
    document = registry.documents[document_id]
    for note in document_notes(document, registry):
        yield f"{at.file}:{at.line}:{at.column}: lưu ý: {document_name(document)}: {note}"


def _summary(counts: dict[Verdict, int]) -> str:
    if not any(counts.values()):
        return "Không tìm thấy viện dẫn nào."
    parts = ", ".join(f"{counts[verdict]} {LABELS[verdict]}" for verdict in Verdict if counts[verdict])
    return f"Có {sum(counts.values())} viện dẫn: {parts}."
