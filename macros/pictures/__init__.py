"""Pictures as values: what stands in them and where. Templates draw them, as HTML that reflows or as SVG.

Every picture is made of the same records as the lists beside it, and says each link in words, too: the drawing
helps the eye, it never says more than the list.
"""

from collections.abc import Callable, Mapping

from macros.knowledge import Knowledge
from macros.pictures.boxes import Chain
from macros.pictures.document_chain import document_chain
from macros.pictures.drawing import drawn_timeline
from macros.pictures.flow import plan_flow
from macros.pictures.heat import plan_heat
from macros.pictures.months import plan_months
from macros.pictures.task_chain import task_chain

PLAN_PICTURES: Mapping[str, Callable[[Knowledge], object]] = {
    "flow": plan_flow,
    "heat": plan_heat,
    "months": plan_months,
    "timeline": drawn_timeline,
}
"""The pictures of the whole plan; each is drawn by the template of its name."""

__all__ = ["PLAN_PICTURES", "Chain", "document_chain", "task_chain"]
