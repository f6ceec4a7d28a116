"""The list of what is still to be checked."""

from __future__ import annotations

from macros.knowledge import Knowledge
from macros.pages.listing import NOTHING, Ask, Listing, Order, Trait, listing, single
from macros.pages.registers.answers import alphabetical, number_order
from macros.worklist import JOBS, Item, worklist

_DONE = {NOTHING: "Đã đối chiếu xong"}


def jobs(knowledge: Knowledge) -> Listing[Item]:
    """The jobs by kind, what was checked longest ago first."""
    items = worklist(knowledge)
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
