"""The records as projects of other generators: each shows title, status, text, typed links and who links here.

None of them gets more than the records hold: no search of our kind, no exports, no tools, no matrices.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from macros.knowledge import Knowledge
from macros.model import Agency, Document
from macros.naming import document_name
from macros.vietnamese import slugify

_NODES = 50  # nodes in a document of StrictDoc
_KINDS = ("plan", "group", "task", "document", "body")


@dataclass(frozen=True)
class Item:
    """A record as every generator takes it; `links` holds the kind of link and the id of the other record."""

    id: str
    kind: str
    title: str
    status: str
    paragraphs: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


def items(knowledge: Knowledge) -> Iterator[Item]:
    """All records that have a page of their own on our site."""
    for view in knowledge.plans:
        yield from _of_plan(view)
    registry = knowledge.registry
    for document in registry.documents.values():
        yield _document(document, registry.term("tinh-trang", document.in_force.status).label)
    for agency in registry.agencies.values():
        yield _body(agency)


def _of_plan(view: Knowledge) -> Iterator[Item]:
    registry, plan = view.registry, view.plan
    plan_id = f"plan-{plan.id}"
    wording = tuple(provision.text for provision in registry.provisions.values())
    yield Item(plan_id, "plan", plan.name, "", wording, (("issued_as", f"document-{plan.document}"),))
    for group in registry.groups.values():
        group_id = f"group-{plan.id}-{slugify(group.id)}"
        yield Item(group_id, "group", group.name, "", (group.heading.text,), (("part_of", plan_id),))
        for task in group.tasks:
            provision = registry.provisions[task.id]
            basis = view.legal_basis(task.id)
            links = [("part_of", group_id)]
            links += [(_role(duty.role), f"body-{duty.agency}") for duty in task.agencies]
            links += [("rests_on", f"document-{line.document.id}") for line in basis]
            links += [("related", f"task-{plan.id}-{slugify(other)}") for other in task.related_tasks]
            texts = (provision.text, *(f"{document_name(line.document)}: {line.reason}" for line in basis))
            texts += tuple(duty.quote for duty in task.agencies)
            yield Item(
                f"task-{plan.id}-{slugify(task.id)}",
                "task",
                task.title,
                "",
                _filled(*texts, task.editorial_note),
                tuple(dict.fromkeys(links)),
            )


def _role(role: str) -> str:
    return slugify(role).replace("-", "_")


def _document(document: Document, status: str) -> Item:
    links = [(str(relation.kind), f"document-{relation.target}") for relation in document.relations]
    links += [("issued_by", f"body-{agency}") for agency in document.passed_by]
    use = document.when_to_use.text if document.when_to_use else None
    return Item(
        f"document-{document.id}",
        "document",
        f"{document_name(document)}. {document.title}",
        status,
        _filled(document.title, document.in_force.statement, use, document.editorial_note),
        tuple(dict.fromkeys(links)),
        {"number": document.number or "", "day": str(document.date_document or "")},
    )


def _body(agency: Agency) -> Item:
    reorganised = agency.reorganisation.statement if agency.reorganisation else None
    texts = _filled(agency.name, agency.kind, agency.note, reorganised)
    return Item(f"body-{agency.id}", "body", agency.name, "", texts)


def _filled(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def link_kinds(records: Iterable[Item]) -> list[str]:
    """Every kind of link that stands."""
    return sorted({kind for record in records for kind, _ in record.links})


def _text(words: str) -> str:
    """Words as reStructuredText that means just them: nothing is emphasised, numbered or a link."""
    escaped = re.sub(r"([\\*`|_])", r"\\\1", " ".join(words.split()))
    return escaped if escaped.startswith("\\") else f"\\{escaped}"


def _write(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


_CONFIGURATION = """project = "Can cu"
language = "vi"
html_theme = "furo"
extensions = {extensions!r}
"""


def write_sphinx(records: list[Item], folder: Path) -> None:
    """Plain Sphinx: a page a record, links both ways by hand, a page that lists each kind."""
    _write(folder / "conf.py", _CONFIGURATION.format(extensions=[]))
    backwards: dict[str, list[str]] = {}
    for record in records:
        for kind, target in record.links:
            backwards.setdefault(target, []).append(f"* {kind}: :doc:`{record.id}`")
    for record in records:
        title = _text(record.title)
        facts = {"status": record.status, **record.fields}
        lines = [":orphan:", "", title, "=" * 2 * len(title), ""]
        lines += [f":{name}: {_text(value)}" for name, value in facts.items() if value]
        for paragraph in record.paragraphs:
            lines += ["", _text(paragraph)]
        lines += ["", *(f"* {kind}: :doc:`{target}`" for kind, target in record.links)]
        _write(folder / f"{record.id}.rst", *lines, "", "..", "", *backwards.get(record.id, ()))
    for kind in _KINDS:
        rows = [f"* :doc:`{record.id}` {_text(record.status)}" for record in records if record.kind == kind]
        _write(folder / f"list-{kind}.rst", kind, "=" * 8, "", *rows)
    _write(folder / "index.rst", "Can cu", "======", "", ".. toctree::", "   :glob:", "", "   list-*")


def write_sphinx_needs(records: list[Item], folder: Path) -> None:
    """sphinx-needs: a page a record, types and kinds of link declared, back links shown, a table of each kind.

    The pages are orphans: in the tree of contents they would be on every page.
    """
    types = [{"directive": kind, "title": kind, "prefix": "", "color": "#fff"} for kind in _KINDS]
    links = {kind: {"outgoing": kind, "incoming": f"{kind}, from"} for kind in link_kinds(records)}
    declared = sorted({name for record in records for name in record.fields})
    _write(
        folder / "conf.py",
        _CONFIGURATION.format(extensions=["sphinx_needs"]),
        f"needs_types = {types!r}",
        f"needs_links = {links!r}",
        f"needs_fields = { ({name: {'nullable': True} for name in declared})!r}",
        'needs_id_regex = "^[a-z0-9-]+$"',
    )
    for record in records:
        title = " ".join(record.title.split())
        lines = [":orphan:", "", _text(title), "=" * 2 * len(title), "", f".. {record.kind}:: {title}"]
        lines += [f"   :id: {record.id}"]
        facts = {"status": record.status, **record.fields}
        lines += [f"   :{name}: {value}" for name, value in facts.items() if value]
        for kind in link_kinds([record]):
            targets = [target for of, target in record.links if of == kind]
            lines.append(f"   :{kind}: {', '.join(targets)}")
        for paragraph in record.paragraphs:
            lines += ["", f"   {_text(paragraph)}"]
        _write(folder / f"{record.id}.rst", *lines)
    for kind in _KINDS:
        _write(
            folder / f"list-{kind}.rst",
            *(kind, "=" * 8, "", ".. needtable::", f"   :types: {kind}", "   :columns: id;title;status"),
        )
    _write(folder / "index.rst", "Can cu", "======", "", ".. toctree::", "   :glob:", "", "   list-*")


def write_strictdoc(records: list[Item], folder: Path) -> int:
    """StrictDoc: 50 nodes a document, typed relations to parents; how many links it does not allow.

    It refuses a circle of relations, whatever their roles, so the link that closes one is left out; and it takes one
    relation of a role to a record.
    """
    kinds = link_kinds(records)
    grammar = ["[GRAMMAR]", "ELEMENTS:"]
    for kind in _KINDS:
        grammar += [f"- TAG: A_{kind.upper()}", "  FIELDS:"]
        for name, required in (("UID", True), ("STATUS", False), ("NUMBER", False), ("DAY", False),
                               ("TITLE", True), ("STATEMENT", True)):  # fmt: skip
            grammar += [f"  - TITLE: {name}", "    TYPE: String", f"    REQUIRED: {required}"]
        grammar += ["  RELATIONS:"]
        for link in kinds:
            grammar += ["  - TYPE: Parent", f"    ROLE: {link}"]
    _write(folder / "grammar.sgra", *grammar)
    _write(
        folder / "strictdoc_config.py",
        "from strictdoc.core.project_config import ProjectConfig",
        "def create_config():",
        '    return ProjectConfig(project_title="Can cu", project_features=["TABLE_SCREEN", "SEARCH"])',
    )
    closing = closing_links(records)
    for number, start in zip(count(1), range(0, len(records), _NODES), strict=False):
        lines = ["[DOCUMENT]", f"TITLE: Part {number}", "", "[GRAMMAR]", "IMPORT_FROM_FILE: grammar.sgra"]
        for record in records[start : start + _NODES]:
            lines += ["", f"[A_{record.kind.upper()}]", f"UID: {record.id}"]
            facts = {"STATUS": record.status, **{name.upper(): of for name, of in record.fields.items()}}
            lines += [f"{name}: {value}" for name, value in facts.items() if value]
            lines += [f"TITLE: {' '.join(record.title.split())}", "STATEMENT: >>>"]
            lines += ["\n\n".join(_text(paragraph) for paragraph in record.paragraphs), "<<<"]
            kept = [link for link in record.links if (record.id, *link) not in closing]
            lines += ["RELATIONS:"] if kept else []
            for kind, target in kept:
                lines += ["- TYPE: Parent", f"  VALUE: {target}", f"  ROLE: {kind}"]
        _write(folder / f"part-{number:04d}.sdoc", *lines)
    return len(closing)


def closing_links(records: list[Item]) -> set[tuple[str, str, str]]:
    """Links that close a circle, found by walking along all links, each record once: from, kind, to."""
    links = {record.id: record.links for record in records}
    closing: set[tuple[str, str, str]] = set()
    done: set[str] = set()
    for start in links:
        way = [start] if start not in done else []
        ahead = {start: iter(links[start])}
        while way:
            for kind, target in ahead[way[-1]]:
                if target in ahead:
                    closing.add((way[-1], kind, target))
                elif target not in done:
                    way.append(target)
                    ahead[target] = iter(links[target])
                    break
            else:
                del ahead[way[-1]]
                done.add(way.pop())
    return closing
