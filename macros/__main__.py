"""The command line: `python -m macros` and one of the commands in `_USAGE`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn, TypeVar

from macros.problems import DataProblems, refusal_of

T = TypeVar("T")

PROJECT = Path(__file__).resolve().parent.parent


class _Parser(argparse.ArgumentParser):
    """The standard parser, with its complaint in Vietnamese; exit status 2 as usual."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - English, and the usage says it all
        print(f"Lệnh chưa đúng.\n{_USAGE}", file=sys.stderr)
        sys.exit(2)


_USAGE = """Cách gọi:
  python -m macros check              kiểm tra toàn bộ dữ liệu mà không dựng trang
  python -m macros cite TỆP           tìm viện dẫn trong tệp văn bản (- là đầu vào chuẩn)
  python -m macros cite --check TỆP   soát viện dẫn trong tệp văn bản hoặc tệp Word (.docx)
  python -m macros new LOẠI TÊN [--date NĂM-THÁNG-NGÀY]
                                      tạo bản ghi mới từ mẫu: new van-ban "33/CT-TTg", new co-quan "Sở Y tế"
  python -m macros worklist [--csv [TỆP]]
                                      liệt kê những gì còn phải đối chiếu, lâu chưa kiểm tra trước
  python -m macros import TỆP --plan MÃ [--out THƯ-MỤC]
                                      đọc lời văn một kế hoạch (TXT, DOCX, PDF) thành bản nháp,
                                      mặc định ghi vào build/nhap/MÃ
  python -m macros schema [--check]   ghi lại data/_schema từ mô hình dữ liệu
  python -m macros pages --out THƯ-MỤC
                                      ghi mọi trang thành Markdown, kèm tệp để tải, cho bộ dựng trang khác
  python -m macros release [--out THƯ-MỤC] [--allow-dirty]
                                      dựng trang và đóng thành một tệp ZIP để phát hành
  python -m macros changes CŨ MỚI [--write] [--day NĂM-THÁNG-NGÀY]
                                      so hai bản dữ liệu (thư mục, tệp ZIP phát hành hoặc phiên bản git;
                                      CŨ là - nếu chưa có bản nào); --write ghi vào data/cap-nhat/"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status (0 done, 1 the input has mistakes, 2 wrong call)."""
    parser = _Parser(prog="python -m macros", usage=_USAGE)
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    check = commands.add_parser("check", help="kiểm tra toàn bộ data/ mà không dựng trang")
    check.add_argument("--data", type=Path, default=PROJECT / "data", help="thư mục dữ liệu")
    cite = commands.add_parser("cite", help="tìm viện dẫn trong một tệp, mỗi dòng một đối tượng JSON")
    cite.add_argument("file", metavar="TỆP", help="tệp văn bản UTF-8, hoặc - để đọc đầu vào chuẩn")
    cite.add_argument("--check", action="store_true", help="nói chỗ viết chưa đúng; nhận cả tệp .docx")
    cite.add_argument("--data", type=Path, default=PROJECT / "data", help="thư mục dữ liệu")
    new = commands.add_parser("new", help="tạo một bản ghi mới từ mẫu trong data/_mau/")
    new.add_argument("kind", metavar="LOẠI", help="van-ban hoặc co-quan")
    new.add_argument("name", metavar="TÊN", help="số, ký hiệu của văn bản, hoặc tên cơ quan")
    new.add_argument("--date", help="ngày ban hành văn bản, NĂM-THÁNG-NGÀY")
    new.add_argument("--data", type=Path, default=PROJECT / "data", help="thư mục dữ liệu")
    jobs = commands.add_parser("worklist", help="liệt kê những gì còn phải đối chiếu")
    jobs.add_argument(
        "--csv", nargs="?", const="-", metavar="TỆP", help="bảng CSV cho Excel, in ra hoặc ghi vào tệp"
    )
    jobs.add_argument("--data", type=Path, default=PROJECT / "data", help="thư mục dữ liệu")
    imports = commands.add_parser("import", help="đọc lời văn một kế hoạch thành bản nháp")
    imports.add_argument("file", metavar="TỆP", type=Path, help="tệp TXT, DOCX hoặc PDF")
    imports.add_argument("--plan", required=True, metavar="MÃ", help="mã kế hoạch, ví dụ 73-kh-ubnd-2024")
    imports.add_argument("--out", type=Path, help="nơi ghi bản nháp")
    imports.add_argument("--day", type=date.fromisoformat, help="ngày kiểm tra; bỏ trống là hôm nay")
    imports.add_argument("--data", type=Path, default=PROJECT / "data", help="thư mục dữ liệu")
    schema = commands.add_parser("schema", help="ghi lại data/_schema từ mô hình dữ liệu")
    schema.add_argument("--check", action="store_true", help="chỉ xem data/_schema còn đúng không")
    pages = commands.add_parser("pages", help="ghi mọi trang thành Markdown cho bộ dựng trang khác")
    pages.add_argument("--out", type=Path, required=True, help="thư mục mới, hoặc do lệnh này đã ghi")
    pages.add_argument("--data", type=Path, default=PROJECT / "data", help="thư mục dữ liệu")
    release = commands.add_parser("release", help="dựng trang và đóng thành một tệp ZIP để phát hành")
    release.add_argument("--out", type=Path, default=PROJECT / "build" / "release", help="nơi để tệp ZIP")
    release.add_argument("--allow-dirty", action="store_true", help="làm bản thử từ tệp chưa ghi vào git")
    changes = commands.add_parser("changes", help="so hai bản dữ liệu, ghi nhật ký cập nhật")
    changes.add_argument("old", metavar="CŨ", help="bản trước; - nếu chưa có bản nào")
    changes.add_argument("new", metavar="MỚI", help="bản này, ví dụ thư mục data")
    changes.add_argument("--write", action="store_true", help="ghi vào data/cap-nhat/")
    changes.add_argument("--day", type=date.fromisoformat, help="ngày cập nhật; bỏ trống là ngày của dữ liệu")
    changes.add_argument("--data", type=Path, default=PROJECT / "data", help="thư mục dữ liệu")
    options = parser.parse_args(arguments)
    try:
        return _COMMANDS[options.command](options)
    except DataProblems as problems:
        print(problems, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader (head, a closed pager) has seen enough
        sys.stderr.close()
        return 0


def _check(options: argparse.Namespace) -> int:
    from macros.knowledge import open_knowledge

    knowledge = open_knowledge(options.data)
    registry, plans = knowledge.registry, [view.registry for view in knowledge.plans]
    several = f"{len(plans)} Kế hoạch, " if knowledge.is_one_of_several else ""
    print(
        f"Dữ liệu đúng: {several}{len(registry.documents)} văn bản, {len(registry.agencies)} cơ quan, "
        f"{sum(len(plan.tasks) for plan in plans)} nhiệm vụ, "
        f"{sum(len(plan.provisions) for plan in plans)} mục, "
        f"{sum(len(plan.errata) for plan in plans)} đính chính."
    )
    return 0


def _cite(options: argparse.Namespace) -> int:
    from macros.citations import find, resolve
    from macros.citations.report import as_json
    from macros.drafts import decoded
    from macros.knowledge import open_knowledge
    from macros.references import catalogue_of, lexicon_of

    if options.check:
        return _review(options)
    text = _read(options.file, decoded)
    if text is None:
        return 1
    registry = open_knowledge(options.data).registry
    citations = find(text, lexicon_of(registry.corpus.documents))
    for citation, resolution in zip(
        citations, resolve(citations, catalogue_of(*registry.of_each_plan())), strict=True
    ):
        print(json.dumps(as_json(citation, resolution), ensure_ascii=False))
    return 0


def _review(options: argparse.Namespace) -> int:
    from macros.drafts import LARGEST, passages_of, report
    from macros.knowledge import open_knowledge

    passages = _read(options.file, passages_of, LARGEST + 1)
    if passages is None:
        return 1
    found = report(_shown(options.file), passages, open_knowledge(options.data).registry)
    print("\n".join(found.lines))
    return 0 if found.is_clean else 1


def _shown(name: str) -> str:
    return "đầu vào chuẩn" if name == "-" else name


def _read(name: str, understood: Callable[[bytes], T], most: int = -1) -> T | None:
    """What a file holds, as far as `most` bytes, once understood; None if it cannot be, which has been said."""
    from macros.drafts import UnreadableDraft

    try:
        if name == "-":
            return understood(sys.stdin.buffer.read(most))
        with Path(name).open("rb") as file:
            return understood(file.read(most))
    except (OSError, UnreadableDraft) as error:
        reason = refusal_of(error) if isinstance(error, OSError) else error
        print(f"Không đọc được {_shown(name)}: {reason}.", file=sys.stderr)
        return None


def _import(options: argparse.Namespace) -> int:
    from macros.importing import ImportRefused, import_plan

    out = options.out or Path("build") / "nhap" / options.plan
    today = options.day or datetime.now().astimezone().date()
    try:
        imported = import_plan(options.file, options.plan, data=options.data, out=out, today=today)
    except ImportRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    print("\n".join(imported.lines))
    return 0


def _new(options: argparse.Namespace) -> int:
    from macros.editing import Refused, make, said_of

    today = datetime.now().astimezone().date()
    try:
        made = make(options.data, options.kind, options.name, day=options.date, today=today)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Không ghi được bản ghi: {refusal_of(error)}.", file=sys.stderr)
        return 1
    print("\n".join(said_of(made)))
    return 0


def _worklist(options: argparse.Namespace) -> int:
    from macros.exports.formats import csv_bytes
    from macros.knowledge import open_knowledge
    from macros.worklist import as_rows, in_words, worklist

    items = worklist(open_knowledge(options.data))
    if options.csv is None:
        print("\n".join(in_words(items)))
    elif options.csv == "-":
        sys.stdout.buffer.write(csv_bytes(as_rows(items)))
    else:
        try:
            Path(options.csv).write_bytes(csv_bytes(as_rows(items)))
        except OSError as error:
            print(f"Không ghi được {options.csv}: {refusal_of(error)}.", file=sys.stderr)
            return 1
    return 0


def _schema(options: argparse.Namespace) -> int:
    from macros import schema

    folder = PROJECT / "data" / "_schema"
    if not options.check:
        schema.write(folder)
        return 0
    if schema.check(folder):
        return 0
    print("data/_schema đã cũ so với mô hình dữ liệu. Gợi ý: chạy python -m macros schema", file=sys.stderr)
    return 1


def _pages(options: argparse.Namespace) -> int:
    from macros.knowledge import open_knowledge
    from macros.plain_pages import write_pages
    from macros.written import PagesRefused

    try:
        files = write_pages(open_knowledge(options.data), options.data, options.out)
    except PagesRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    pages = sum(name.endswith(".md") for name in files)
    print(f"Đã ghi {pages} trang và {len(files) - pages} tệp đi kèm vào {options.out}")
    return 0


def _release(options: argparse.Namespace) -> int:
    from macros.handbook import missing_tools
    from macros.release.command import release
    from macros.release.origin import ReleaseRefused
    from macros.release.policy import InlineCode

    try:
        made = release(PROJECT, options.out, os.environ, allow_dirty=options.allow_dirty)
    except (ReleaseRefused, InlineCode) as refused:
        print(refused, file=sys.stderr)
        return 1
    print(f"Đã phát hành {made} ({made.stat().st_size / 1e6:.1f} MB)")
    if missing := missing_tools():
        print(f"Bản này không có tệp PDF. {missing}")
    return 0


def _changes(options: argparse.Namespace) -> int:
    from macros.updates import UnreadableRelease, as_yaml, in_words, update_between

    try:
        update = update_between(options.old, options.new, data=options.data, day=options.day)
    except UnreadableRelease as reason:
        print(f"Không đọc được bản dữ liệu: {reason}.", file=sys.stderr)
        return 1
    print("\n".join(in_words(update)))
    path = options.data / "cap-nhat" / f"{update.id}.yml"
    if not options.write:
        return 0
    if path.exists():
        print(f"Đã có {path.name} nên không ghi. Gợi ý: thêm --day NĂM-THÁNG-NGÀY", file=sys.stderr)
        return 1
    path.parent.mkdir(exist_ok=True)
    path.write_text(as_yaml(update), encoding="utf-8", newline="\n")
    return 0


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "cite": _cite,
    "new": _new,
    "worklist": _worklist,
    "import": _import,
    "schema": _schema,
    "pages": _pages,
    "release": _release,
    "changes": _changes,
}


if __name__ == "__main__":
    sys.exit(main())
