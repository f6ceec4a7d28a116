"""Word files in the layout of Nghị định 30/2020/NĐ-CP: duty sheets, task groups, plans of a unit, handouts."""

from __future__ import annotations

from macros import addresses
from macros.knowledge import Knowledge
from macros.word.duty_sheet import duty_sheet
from macros.word.group_sheet import group_sheet
from macros.word.handout import handout
from macros.word.package import blank_parts, docx
from macros.word.unit_plan import unit_plan

__all__ = ["blank_parts", "word_files"]


def word_files(knowledge: Knowledge) -> dict[str, bytes]:
    """Every Word file by its address: two for a body that has duties, one for a group of tasks and for a lesson."""
    registry = knowledge.registry
    files = {}
    for agency in (registry.agencies[agency] for agency in registry.agencies if agency in registry.duties):
        files[addresses.duty_sheet(agency.id)] = docx(duty_sheet(agency, knowledge))
        files[addresses.unit_plan(agency.id)] = docx(unit_plan(agency, knowledge))
    for group in registry.groups.values():
        files[addresses.group_sheet(group.id)] = docx(group_sheet(group, knowledge))
    for course in registry.courses:
        for lesson in course.lessons:
            address = addresses.handout_docx(course.id, lesson.id)
            files[address] = docx(handout(course, lesson, knowledge))
    return files
