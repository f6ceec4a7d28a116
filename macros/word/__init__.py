"""Word files in the layout of Nghị định 30/2020/NĐ-CP: duty sheets, task groups, plans of a unit, handouts."""

from __future__ import annotations

from macros import addresses
from macros.knowledge import Knowledge
from macros.word.duty_sheet import duty_sheet
from macros.word.group_sheet import group_sheet
from macros.word.handout import handout
from macros.word.package import blank_parts, docx
from macros.word.unit_plan import unit_plan

__all__ = ["blank_parts", "handout_papers", "word_files"]


def word_files(knowledge: Knowledge) -> dict[str, bytes]:
    """The Word files of the plans by address: two for a body that has duties, one for a group of tasks."""
    files: dict[str, bytes] = {}
    for view in knowledge.plans:
        files |= _files_of_plan(view)
    return files


def handout_papers(knowledge: Knowledge) -> dict[str, bytes]:
    """The handout of every lesson as a Word file, by its address."""
    return {
        addresses.handout_docx(course.id, lesson.id): docx(handout(course, lesson, knowledge))
        for course in knowledge.registry.courses
        for lesson in course.lessons
    }


def _files_of_plan(knowledge: Knowledge) -> dict[str, bytes]:
    registry = knowledge.registry
    files = {}
    for agency in (registry.agencies[agency] for agency in registry.agencies if agency in registry.duties):
        files[addresses.duty_sheet(agency.id, registry.prefix)] = docx(duty_sheet(agency, knowledge))
        files[addresses.unit_plan(agency.id, registry.prefix)] = docx(unit_plan(agency, knowledge))
    for group in registry.groups.values():
        files[addresses.group_sheet(group.id, registry.prefix)] = docx(group_sheet(group, knowledge))
    return files
