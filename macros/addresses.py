"""Addresses of pages and anchors: promises to everyone who links to the site.

Relative to the site root, lower-case ASCII, ending in `.html` so that they are the same on a server and on a
stick. A page's source in MkDocs has the same path ending in `.md`.

What belongs to a plan and stands among the like of all plans carries the plan's id, but for the plan that was on the
site first (`Registry.prefix`): its addresses were given before there was another.
"""

from __future__ import annotations

import posixpath

from macros.vietnamese import slugify

_AS_TYPED = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw", "#": "khac"}
"""What would lose in an anchor what tells it apart, in Telex: "điểm đ" of a statute is `dd` in anchors, too."""


def document_page(document_id: str) -> str:
    """`33-ct-ttg-2021` -> `van-ban/33-ct-ttg-2021.html`."""
    return f"van-ban/{document_id}.html"


def agency_page(agency_id: str) -> str:
    """`so-noi-vu` -> `co-quan/so-noi-vu.html`."""
    return f"co-quan/{agency_id}.html"


def plan_page(plan_id: str) -> str:
    """`73-kh-ubnd-2024` -> `ke-hoach/73-kh-ubnd-2024.html`."""
    return f"ke-hoach/{plan_id}.html"


def provision_anchor(provision_id: str) -> str:
    """`II.4.b1` -> `ii-4-b1`; a heading carries the name of its section: `II.4.h` -> `ii-4`."""
    return slugify(provision_id.removesuffix(".h"))


def provision(plan_id: str, provision_id: str) -> str:
    """The permalink of a provision: `ke-hoach/73-kh-ubnd-2024.html#ii-4-b1`."""
    return f"{plan_page(plan_id)}#{provision_anchor(provision_id)}"


def task_page(plan_id: str, task_id: str) -> str:
    """`II.4.b1` -> `nhiem-vu/73-kh-ubnd-2024/ii-4-b1.html`; also for a group: `II.4`."""
    return f"nhiem-vu/{plan_id}/{slugify(task_id)}.html"


def duty_sheet(agency_id: str, prefix: str = "") -> str:
    """`so-noi-vu` -> `tai-ve/phieu-nhiem-vu/so-noi-vu.docx`."""
    return f"tai-ve/phieu-nhiem-vu/{_folder(prefix)}{agency_id}.docx"


def duty_sheet_pdf(agency_id: str, prefix: str = "") -> str:
    """`so-noi-vu` -> `tai-ve/phieu-nhiem-vu/so-noi-vu.pdf`."""
    return f"tai-ve/phieu-nhiem-vu/{_folder(prefix)}{agency_id}.pdf"


def handbook() -> str:
    """The current plan with all that belongs to it on paper: `tai-ve/so-tay.pdf`."""
    return "tai-ve/so-tay.pdf"


def unit_plan(agency_id: str, prefix: str = "") -> str:
    """`so-noi-vu` -> `tai-ve/ke-hoach-thuc-hien/so-noi-vu.docx`."""
    return f"tai-ve/ke-hoach-thuc-hien/{_folder(prefix)}{agency_id}.docx"


def group_sheet(group_id: str, prefix: str = "") -> str:
    """`II.4` -> `tai-ve/nhom-nhiem-vu/ii-4.docx`."""
    return f"tai-ve/nhom-nhiem-vu/{_folder(prefix)}{slugify(group_id)}.docx"


def calendar(agency_id: str) -> str:
    """`so-noi-vu` -> `thoi-han/so-noi-vu.ics`; all deadlines together: `tat-ca`."""
    return f"thoi-han/{agency_id}.ics"


def anchor(record_id: str, prefix: str = "") -> str:
    """The place of a record that no record of another plan has: `A1` -> `a1`, of a later plan `10-kh-ubnd-2025-a1`."""
    return f"{prefix}-{slugify(record_id)}" if prefix else slugify(record_id)


def term(term_id: str) -> str:
    """`mot-cua` -> `thuat-ngu/index.html#mot-cua`."""
    return f"thuat-ngu/index.html#{term_id}"


def abbreviation(short: str) -> str:
    """`MTQG` -> `thuat-ngu/index.html#mtqg`."""
    return term(slugify(short))


def letter_anchor(letter: str) -> str:
    """The place of a letter in the glossary, written as on a keyboard: `B` -> `chu-b`, `Đ` -> `chu-dd`."""
    return f"chu-{_AS_TYPED.get(letter, letter.lower())}"


def builder(task_id: str, prefix: str = "") -> str:
    """The tool that writes "Căn cứ ..." blocks, with one task ticked: `can-cu/index.html?nv=ii-4-b1`."""
    return f"can-cu/index.html?nv={anchor(task_id, prefix)}"


def comparison(old_plan: str, new_plan: str) -> str:
    """Two plans side by side: `so-sanh/73-kh-ubnd-2024--10-kh-ubnd-2025.html`."""
    return f"so-sanh/{old_plan}--{new_plan}.html"


DOCUMENTS = "van-ban/index.html"
TASKS = "nhiem-vu/index.html"
DEADLINES = "thoi-han/index.html"
TARGETS = "chi-tieu/index.html"
ERRATA = "dinh-chinh/index.html"
MATRICES = "ma-tran/index.html"
PICTURES = "so-do/index.html"
OF_ONE_PLAN = (DOCUMENTS, TASKS, DEADLINES, TARGETS, ERRATA, MATRICES, PICTURES)
"""Pages that show one plan, however many there are: here the current one, the others beside it (`of_plan`)."""


def of_plan(page: str, plan_id: str) -> str:
    """One of those pages for another plan: `ma-tran/index.html` -> `ma-tran/73-kh-ubnd-2024.html`."""
    # Beside the register of documents there is the page of the plan itself, under its id.
    own = "cua-" if page == DOCUMENTS else ""
    return f"{posixpath.dirname(page)}/{own}{plan_id}.html"


def matrix_table(columns: str, plan_id: str = "") -> str:
    """A matrix as CSV: `du-lieu/ma-tran-co-quan.csv` of the current plan, `ma-tran-co-quan.73-kh-ubnd-2024.csv`."""
    return f"du-lieu/ma-tran-{columns}{f'.{plan_id}' if plan_id else ''}.csv"


WORKLIST_TABLE = "du-lieu/can-kiem-tra.csv"
"""Every job of the worklist, which has a page for the next ones."""


def course_page(course_id: str) -> str:
    """`nam-ke-hoach` -> `dao-tao/nam-ke-hoach.html`."""
    return f"dao-tao/{course_id}.html"


def lesson_page(course_id: str, lesson_id: str) -> str:
    """`dao-tao/nam-ke-hoach/cau-truc.html`."""
    return f"dao-tao/{course_id}/{lesson_id}.html"


def slides(course_id: str, lesson_id: str) -> str:
    """The lesson on a screen: `dao-tao/nam-ke-hoach/cau-truc-trinh-chieu.html`."""
    return f"dao-tao/{course_id}/{lesson_id}-trinh-chieu.html"


def slides_pdf(course_id: str, lesson_id: str) -> str:
    """The same for a machine that only shows PDF: `dao-tao/nam-ke-hoach/cau-truc-trinh-chieu.pdf`."""
    return f"dao-tao/{course_id}/{lesson_id}-trinh-chieu.pdf"


def handout(course_id: str, lesson_id: str) -> str:
    """The lesson on paper: `dao-tao/nam-ke-hoach/cau-truc-phat-tay.html`."""
    return f"dao-tao/{course_id}/{lesson_id}-phat-tay.html"


def handout_docx(course_id: str, lesson_id: str) -> str:
    """The same to edit: `dao-tao/nam-ke-hoach/cau-truc-phat-tay.docx`."""
    return f"dao-tao/{course_id}/{lesson_id}-phat-tay.docx"


def pack(course_id: str) -> str:
    """A whole course to carry away: `tai-ve/khoa-hoc/nam-ke-hoach.zip`."""
    return f"tai-ve/khoa-hoc/{course_id}.zip"


def exam_page(course_id: str) -> str:
    """All questions of a course on one page: `dao-tao/nam-ke-hoach/kiem-tra-cuoi-khoa.html`."""
    return f"dao-tao/{course_id}/kiem-tra-cuoi-khoa.html"


def _folder(prefix: str) -> str:
    return f"{prefix}/" if prefix else ""


def source_page(address: str) -> str:
    """The Markdown path of a page address: `van-ban/33-ct-ttg-2021.html` -> `van-ban/33-ct-ttg-2021.md`."""
    return address.partition("#")[0].removesuffix(".html") + ".md"


def relative(address: str, page: str) -> str:
    """The link from `page` to `address`, both relative to the site root.

    On the page itself only the anchor remains.
    """
    path, hash_sign, anchor = address.partition("#")
    if path == page:
        return f"#{anchor}" if hash_sign else posixpath.basename(path)
    # Not posixpath.relpath, which asks the system for the working folder at every call: pages hold many links.
    to, here = path.split("/"), page.split("/")
    common = 0
    while common < min(len(to), len(here)) - 1 and to[common] == here[common]:
        common += 1
    return "../" * (len(here) - 1 - common) + "/".join(to[common:]) + hash_sign + anchor


def absolute(link: str, page: str) -> str:
    """The address, from the site root, that a link on a page leads to: the reverse of `relative`."""
    path, hash_sign, anchor = link.partition("#")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return whole + hash_sign + anchor
