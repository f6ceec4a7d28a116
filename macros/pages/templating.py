"""The Jinja environment of pages and parts: the one path by which text from the data enters a page.

Autoescape is on everywhere, so a record can never inject HTML; blocks of HTML are left alone by Markdown. The few
texts that stand in Markdown itself (headings) pass through the `md` filter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Self

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from macros import addresses
from macros.naming import capitalised
from macros.registry import Registry
from macros.vietnamese import date_in_figures, date_in_words, slugify

# What Markdown, its attribute lists and HTML would take for markup inside a line.
_MARKUP = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_{}[]#"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
)


def md(text: str) -> Markup:
    """Text made safe for a line of Markdown, such as a heading; a line break in it would begin a block."""
    return Markup(" ".join(text.split()).translate(_MARKUP))  # noqa: S704 - the table escapes HTML


def figures(day: date | None) -> str:
    """A date as people write it, or what to say when there is none."""
    return date_in_figures(day) if day else "chưa rõ ngày"


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as seen from one page."""

    page: str
    registry: Registry
    """As seen from the plan whose own things are meant."""

    def to_plan(self, registry: Registry) -> Self:
        """Links on the same page to what belongs to another plan."""
        return replace(self, registry=registry)

    @property
    def _plan(self) -> str:
        return self.registry.folder.plan.id

    def at(self, record_id: str) -> str:
        """The place of a deadline, target, erratum or heading on its page."""
        return addresses.anchor(record_id, self.registry.prefix)

    def _to(self, address: str) -> str:
        return addresses.relative(address, self.page)

    def document(self, document_id: str) -> str:
        """Link to a document's page."""
        return self._to(addresses.document_page(document_id))

    def agency(self, agency_id: str) -> str:
        """Link to a body's page."""
        return self._to(addresses.agency_page(agency_id))

    def task(self, task_id: str) -> str:
        """Link to the page of a task or a group."""
        return self._to(addresses.task_page(self._plan, task_id))

    def provision(self, provision_id: str) -> str:
        """Link to a provision in the plan's text."""
        return self._to(addresses.provision(self._plan, provision_id))

    def whole_plan(self) -> str:
        """Link to the plan's text."""
        return self._to(addresses.plan_page(self._plan))

    def deadline(self, deadline_id: str) -> str:
        """Link to a deadline."""
        return self._to(self.registry.address_on(addresses.DEADLINES, deadline_id))

    def target(self, target_id: str) -> str:
        """Link to a target."""
        return self._to(self.registry.address_on(addresses.TARGETS, target_id))

    def erratum(self, erratum_id: str) -> str:
        """Link to an entry of the errata ledger."""
        return self._to(self.registry.address_on(addresses.ERRATA, erratum_id))

    def course(self, course_id: str) -> str:
        """Link to a course."""
        return self._to(addresses.course_page(course_id))

    def lesson(self, course_id: str, lesson_id: str) -> str:
        """Link to a lesson."""
        return self._to(addresses.lesson_page(course_id, lesson_id))

    def slides(self, course_id: str, lesson_id: str) -> str:
        """Link to the slides of a lesson."""
        return self._to(addresses.slides(course_id, lesson_id))

    def handout(self, course_id: str, lesson_id: str) -> str:
        """Link to the handout of a lesson."""
        return self._to(addresses.handout(course_id, lesson_id))

    def handout_docx(self, course_id: str, lesson_id: str) -> str:
        """Link to the handout as a Word file."""
        return self._to(addresses.handout_docx(course_id, lesson_id))

    def pack(self, course_id: str) -> str:
        """Link to the pack of a course."""
        return self._to(addresses.pack(course_id))

    def exam(self, course_id: str) -> str:
        """Link to the test at the end of a course."""
        return self._to(addresses.exam_page(course_id))

    def of_plan(self, page: str) -> str:
        """Link to a page by its address; where it shows one plan, to that of the plan."""
        return self._to(self.registry.page_of_plan(page) if page in addresses.OF_ONE_PLAN else page)

    def page_at(self, address: str) -> str:
        """Link to any page by its address from the site root."""
        return self._to(address)


@cache
def environment() -> Environment:
    """The templates, compiled once."""
    env = Environment(
        loader=PackageLoader("macros", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update(md=md, figures=figures, in_words=date_in_words, slug=slugify, capitalised=capitalised)
    return env


def render(template: str, **values: object) -> str:
    """A template of `macros/templates/` with its values."""
    return environment().get_template(template).render(values)
