"""Tasks drafted: every bullet and paragraph of a part with work, with the bodies its own words or its heading name.

Only what the plan says is drafted (`link: explicit`, or `general` through the heading that binds everybody); what
an editor infers is left to the editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from macros.importing.bodies import EVERYBODY, INLINE_DUTY, Bodies, duty_headings
from macros.model import LinkBasis, Provision, ProvisionKind, Responsibility, Role, Task
from macros.references import References
from macros.vietnamese import fold

_WORK = (ProvisionKind.BULLET, ProvisionKind.PARAGRAPH)
_NO_WORK = re.compile(r"muc dich|yeu cau|quan diem|muc tieu|can cu")
_PLACES_OF_TEXT = ("pre", "end", "to", "sign", "fn", "title")

_LEADS = re.compile(r"[Cc]hủ trì")
_MONITORS = re.compile(r"theo dõi|tổng hợp|đầu mối|đôn đốc")
_COORDINATES = re.compile(r"(?:[Cc]hủ động )?[Pp]hối hợp")
_WITH = re.compile(r"phối hợp(?: chặt chẽ)? (?:với|cùng)\s*(?:các\s*)?$")
# What makes a body named the one who receives, owns or is helped, not the one who acts.
_NOT_ACTING = re.compile(r"(?:của|do|thuộc|gửi|giúp|để|cho|tham mưu|báo cáo)\s+$")
_GROUP = re.compile(r"mục (\d+(?:\.\d+)*),? [Pp]hần ([IVX]+)")
_CLAUSE_END = re.compile(r"[.;:](?:\s|$)")

_MARK = re.compile(r"(?:[0-9]+(?:\.[0-9]+)*|[a-zđ])[.)]\s*")

_TITLE = 80
_QUOTE = 120
_NEAR = 60  # characters before a name that tell what part the body has
_LONGEST = 20_000  # characters; what is longer is no provision but a text that was not recognised


def draft_tasks(provisions: Sequence[Provision], bodies: Bodies, references: References) -> tuple[Task, ...]:
    """The tasks in the plan's order."""
    return tuple(_Drafter(provisions, bodies, references).tasks())


def work(provisions: Sequence[Provision]) -> Iterator[Provision]:
    """The provisions that are things to do."""
    parts = {each.id: each for each in provisions if each.kind is ProvisionKind.HEADING}
    roots = [each.id for each in parts.values() if each.parent is None]
    idle = {name for name in roots if _is_idle(parts[name].text)} if len(roots) > 1 else set()
    for each in provisions:
        top = each.id.split(".")[0]
        is_item = each.kind in _WORK and each.parent in parts and top not in _PLACES_OF_TEXT
        if is_item and f"{top}.h" not in idle and len(each.text) <= _LONGEST:
            yield each


def _is_idle(heading: str) -> bool:
    """A part of purposes, not of work; parts II and III always are work for the checks."""
    return bool(_NO_WORK.search(fold(heading))) and not heading.startswith(("II.", "III."))


def clause(text: str, start: int = 0, longest: int = _QUOTE) -> str:
    """The words from `start` to the end of their clause, as they stand, cut between words when long."""
    near = start + longest + 2  # further words are cut off anyway
    end = _CLAUSE_END.search(text, start, near)
    words = text[start : end.start() if end else near].split("\n")[0]
    if not words.strip():
        words = text[start:near]
    if len(words) <= longest:
        return words.strip()
    cut = max(words.rfind(mark, 0, longest) for mark in (", ", " "))
    comma = words.rfind(", ", longest // 3, longest)
    return words[: comma if comma > 0 else cut].strip()


class _Drafter:
    def __init__(self, provisions: Sequence[Provision], bodies: Bodies, references: References) -> None:
        self._provisions = {each.id: each for each in provisions}
        self._bodies = bodies
        self._references = references
        self._duties = duty_headings(provisions)
        self._work = list(work(provisions))
        self._binding = self._binds_everybody()
        self._pointed = self._pointed_at()

    def tasks(self) -> Iterator[Task]:
        intro: Provision | None = None
        for each in self._work:
            if each.kind is ProvisionKind.PARAGRAPH:
                intro = each if each.text.endswith(":") else None
            elif intro is not None and intro.parent != each.parent:
                intro = None
            heading = each.parent or ""
            under_duty = heading in self._duties or each.id in self._duties
            parts = list(self._of_duty(each, heading) if under_duty else self._of_work(each, intro))
            parts += [part for part in self._pointed.get(heading, ()) if not under_duty]
            related = self._related(each) if under_duty else ()
            yield Task(id=each.id, title=_title(each.text), agencies=_each_once(parts), related_tasks=related)

    # -- parts of work ---------------------------------------------------------------------------------------

    def _of_work(self, each: Provision, intro: Provision | None) -> Iterator[Responsibility]:
        """Bodies named in the item; those of the words that introduce it; else everybody, as the plan binds them."""
        own = [*self._named(each), *self._everybody(each)]
        if not own and intro is not None and intro is not each:
            own = [*self._named(intro), *self._everybody(intro)]
        yield from own
        if not own and self._binding is not None:
            yield self._binding

    def _named(self, each: Provision) -> Iterator[Responsibility]:
        """Bodies that the words charge; who issued a cited document is charged with nothing."""
        cited = [reference.citation.span_full for reference in self._references.in_provision.get(each.id, ())]
        for mention in self._bodies.mentions(each.text):
            if mention.agency == self._bodies.everybody:
                continue
            before = each.text[max(0, mention.start - _NEAR) : mention.start]
            if any(start <= mention.start < end for start, end in cited) or _NOT_ACTING.search(before):
                continue
            yield self._responsibility(mention.agency, each, mention.start, mention.end)

    def _everybody(self, each: Provision) -> Iterator[Responsibility]:
        found = EVERYBODY.search(each.text)
        if found and self._bodies.everybody:
            quote = clause(each.text, found.start(), 100)
            yield _part(self._bodies.everybody, Role.IMPLEMENT, quote, each.id)

    def _responsibility(self, agency: str, each: Provision, start: int, end: int) -> Responsibility:
        text = each.text
        behind = text[end : end + 40]
        before = text[max(0, start - _NEAR) : start]
        if _WITH.search(before):
            return _part(agency, Role.COORDINATE, clause(text, start), each.id)
        if re.match(r"\s*\(?\s*(?:để )?(?:tổng hợp|theo dõi)", behind):
            since = start - 4 if before.endswith("qua ") else start
            return _part(agency, Role.MONITOR, re.split(r"\)", clause(text, since))[0], each.id)
        quote = clause(text, start)
        if re.match(r"\s*chủ trì", behind):
            return _part(agency, Role.LEAD, quote, each.id)
        return _part(agency, Role.IMPLEMENT, quote, each.id)

    # -- the part that says who does what --------------------------------------------------------------------

    def _of_duty(self, each: Provision, heading: str) -> Iterator[Responsibility]:
        inline = INLINE_DUTY.match(each.text) if each.id in self._duties else None
        title, duty = self._provisions[heading].text, each.text
        if inline:
            title, duty, heading = inline[0], each.text[inline.end() :] or each.text, each.id
        charged = [mention.agency for mention in self._bodies.mentions(title)]
        everybody = EVERYBODY.search(title)
        own = list(self._named(each))
        if everybody and self._bodies.everybody:
            if not any(part.role is Role.IMPLEMENT for part in own):
                yield _part(self._bodies.everybody, Role.IMPLEMENT, everybody.group(), heading)
            yield from own
            return
        role = _role(duty)
        for agency in dict.fromkeys(charged):
            yield _part(agency, role, clause(duty), each.id)
        yield from (part for part in own if part.role is not Role.IMPLEMENT and part.agency not in charged)

    def _binds_everybody(self) -> Responsibility | None:
        """The sentence by which the plan binds every body: the first under the heading that names them all."""
        if not self._bodies.everybody:
            return None
        for each in self._work:
            heading = self._provisions[each.parent or ""]
            if heading.id in self._duties and each.id not in self._duties and EVERYBODY.search(heading.text):
                return _part(
                    self._bodies.everybody,
                    Role.IMPLEMENT,
                    clause(each.text, 0, 400),
                    each.id,
                    LinkBasis.GENERAL,
                )
        return None

    def _pointed_at(self) -> Mapping[str, list[Responsibility]]:
        """Groups that a duty names by number ("tại mục 8, phần II"): its bodies take part in their tasks."""
        pointed: dict[str, list[Responsibility]] = {}
        for each in self._work:
            if each.parent in self._duties:
                parts = list(self._of_duty(each, each.parent or ""))
                for group in _groups_in(each.text):
                    pointed.setdefault(f"{group}.h", []).extend(parts)
        return pointed

    def _related(self, each: Provision) -> tuple[str, ...]:
        groups = {f"{group}.h" for group in _groups_in(each.text)}
        return tuple(other.id for other in self._work if other.parent in groups) if groups else ()


def _groups_in(text: str) -> list[str]:
    return list(dict.fromkeys(f"{found[2]}.{found[1]}" for found in _GROUP.finditer(text)))


def _role(text: str) -> Role:
    """What the words that begin a duty make of the body under whose heading they stand."""
    first = clause(text)
    if _LEADS.match(first):
        return Role.LEAD
    if _COORDINATES.match(first):
        return Role.COORDINATE
    return Role.MONITOR if _MONITORS.search(first) else Role.IMPLEMENT


def _part(
    agency: str, role: Role, quote: str, provision: str, link: LinkBasis = LinkBasis.EXPLICIT
) -> Responsibility:
    if role is Role.LEAD and "chủ trì" not in quote.lower():
        role = Role.IMPLEMENT
    return Responsibility(agency=agency, role=role, link=link, quote=quote, provision=provision)


def _each_once(parts: Iterable[Responsibility]) -> tuple[Responsibility, ...]:
    found: dict[str, Responsibility] = {}
    for part in parts:
        found.setdefault(part.agency, part)
    return tuple(found.values())


def _title(text: str) -> str:
    mark = _MARK.match(text)
    title = clause(text, mark.end() if mark else 0, _TITLE).strip(" ,“”")
    return title[:1].upper() + title[1:] or text[:_TITLE].strip()
