"""Where each provision stands in the text as received: "314-320", lines one can count in the file."""

from __future__ import annotations

from collections.abc import Mapping

from macros.loading.corpus import PlanFolder
from macros.vietnamese import nfc


def lines_of_provisions(folder: PlanFolder) -> Mapping[str, str]:
    """The lines of each provision in the source text, found by its letters alone.

    The records join the line breaks of the PDF, so white space is left out of the comparison. A provision
    that the page furniture interrupts (a footnote across two pages) is not in one piece and has no entry.
    """
    letters: list[str] = []
    line_of: list[int] = []
    for number, line in enumerate(nfc(folder.source_text).split("\n"), start=1):
        squeezed = "".join(line.split())
        letters.append(squeezed)
        line_of += [number] * len(squeezed)
    text = "".join(letters)
    found: dict[str, str] = {}
    position = 0
    for provision in folder.provisions:
        wanted = "".join(provision.text.split())
        # In reading order; a footnote moved from the foot of its page stands elsewhere.
        start = text.find(wanted, position)
        if start < 0:
            start = text.find(wanted)
        else:
            position = start + len(wanted)
        if start >= 0:
            first, last = line_of[start], line_of[start + len(wanted) - 1]
            found[provision.id] = str(first) if first == last else f"{first}-{last}"
    return found
