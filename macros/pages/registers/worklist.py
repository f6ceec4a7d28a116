"""The list of what is still to be checked: the next jobs of each kind."""

from __future__ import annotations

from itertools import groupby, islice

from macros.knowledge import Knowledge
from macros.pages.listing import NOTHING, Ask, Listing, Order, Trait, listing, single
from macros.pages.registers.answers import alphabetical, number_order
from macros.worklist import JOBS, Item, worklist

NEXT = 100
"""Most jobs of one kind on the page, which is for whoever takes the next ones: today all of them, 63 at most."""

_DONE = {NOTHING: "Đã đối chiếu xong"}


def jobs(knowledge: Knowledge) -> Listing[Item]:
    """The next jobs by kind, what was checked longest ago first; answers and counts are of these alone."""
    of_kinds = groupby(worklist(knowledge), key=lambda item: item.job)
    items = [item for _, of_kind in of_kinds for item in islice(of_kind, NEXT)]
    gaps = [gap for item in items for gap in item.gaps]
    return listing(
        "việc",
        items,
        traits=(
            single("viec", "Việc", {job.value: label for job, label in JOBS.items()}, lambda i: [i.job]),
            Trait(
                (
                    Ask("thong-tin", "Thông tin", alphabetical(gap.fact for gap in gaps) | _DONE),
                    Ask("ket-qua", "Kết quả", alphabetical(gap.state for gap in gaps) | _DONE),
                ),
                lambda i: [(gap.fact, gap.state) for gap in i.gaps],
            ),
        ),
        orders=(
            Order("ten", "Số, tên", lambda i: number_order(i.name)),
            Order("ngay", "Ngày kiểm tra", lambda i: i.checked_on),
        ),
        usual_order="Theo việc, lâu chưa kiểm tra trước",
        words=lambda i: [i.file],
    )
