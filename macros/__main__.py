"""The command line: `python -m macros check | cite | schema`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import NoReturn

from macros.problems import DataProblems

PROJECT = Path(__file__).resolve().parent.parent


class _Parser(argparse.ArgumentParser):
    """The standard parser, with its complaint in Vietnamese; exit status 2 as usual."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - English, and the usage says it all
        print(f"Lệnh chưa đúng.\n{_USAGE}", file=sys.stderr)
        sys.exit(2)


_USAGE = """Cách gọi:
  python -m macros check              kiểm tra toàn bộ dữ liệu mà không dựng trang
  python -m macros cite TỆP           tìm viện dẫn trong tệp văn bản (- là đầu vào chuẩn)
  python -m macros schema [--check]   ghi lại data/_schema từ mô hình dữ liệu"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status (0 done, 1 the input has mistakes, 2 wrong call)."""
    parser = _Parser(prog="python -m macros", usage=_USAGE)
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    check = commands.add_parser("check", help="kiểm tra toàn bộ data/ mà không dựng trang")
    check.add_argument("--data", type=Path, default=PROJECT / "data", help="thư mục dữ liệu")
    cite = commands.add_parser("cite", help="tìm viện dẫn trong một tệp, mỗi dòng một đối tượng JSON")
    cite.add_argument("file", metavar="TỆP", help="tệp văn bản UTF-8, hoặc - để đọc đầu vào chuẩn")
    cite.add_argument("--data", type=Path, default=PROJECT / "data", help="thư mục dữ liệu")
    schema = commands.add_parser("schema", help="ghi lại data/_schema từ mô hình dữ liệu")
    schema.add_argument("--check", action="store_true", help="chỉ xem data/_schema còn đúng không")
    options = parser.parse_args(arguments)
    try:
        return {"check": _check, "cite": _cite, "schema": _schema}[options.command](options)
    except DataProblems as problems:
        print(problems, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader (head, a closed pager) has seen enough
        sys.stderr.close()
        return 0


def _check(options: argparse.Namespace) -> int:
    from macros.knowledge import open_knowledge

    registry = open_knowledge(options.data).registry
    print(
        f"Dữ liệu đúng: {len(registry.documents)} văn bản, {len(registry.agencies)} cơ quan, "
        f"{len(registry.tasks)} nhiệm vụ, {len(registry.provisions)} mục, {len(registry.errata)} đính chính."
    )
    return 0


def _cite(options: argparse.Namespace) -> int:
    from macros.citations import find, resolve
    from macros.citations.report import as_json
    from macros.knowledge import open_knowledge
    from macros.references import catalogue_of, lexicon_of

    text = _read_text(options.file)
    if text is None:
        return 1
    registry = open_knowledge(options.data).registry
    citations = find(text, lexicon_of(registry.corpus.documents))
    for citation, resolution in zip(citations, resolve(citations, catalogue_of(registry)), strict=True):
        print(json.dumps(as_json(citation, resolution), ensure_ascii=False))
    return 0


def _read_text(name: str) -> str | None:
    shown = "đầu vào chuẩn" if name == "-" else name
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        print(f"Không đọc được {shown}: {_REASONS.get(type(error), 'hệ thống từ chối')}.", file=sys.stderr)
    except UnicodeDecodeError as error:
        print(
            f"Không đọc được {shown}: không phải UTF-8 (byte thứ {error.start + 1}). Hãy lưu lại với mã UTF-8.",
            file=sys.stderr,
        )
    return None


_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "không có tệp này",
    IsADirectoryError: "đây là một thư mục",
    PermissionError: "không được phép đọc",
}


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


if __name__ == "__main__":
    sys.exit(main())
