"""Which pages the records make, known before any is made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros import addresses
from macros.registry import Registry


def record_pages(registry: Registry) -> Iterator[str]:
    """The address of every page but the hand-written ones, in no order that matters; some more than once.

    Asks nothing of the records but their ids, so it serves the checks while other things are wrong.
    """
    yield from map(addresses.document_page, registry.documents)
    yield from map(addresses.agency_page, registry.agencies)
    plans = [folder.plan.id for folder in registry.plans]
    yield from (addresses.comparison(old, new) for old, new in pairwise(plans))
    for folder in registry.plans:
        plan = folder.plan.id
        yield addresses.plan_page(plan)
        if folder is not registry.current_plan:
            yield from (addresses.of_plan(page, plan) for page in addresses.OF_ONE_PLAN)
        parents = {provision.id: provision.parent or "" for provision in folder.provisions}
        for task in folder.tasks:
            group = parents.get(task.id, "").removesuffix(".h")
            yield from (addresses.task_page(plan, each) for each in (task.id, group))
    for course in registry.courses:
        yield addresses.course_page(course.id)
        yield addresses.exam_page(course.id)
        yield from (addresses.lesson_page(course.id, lesson.id) for lesson in course.lessons)
