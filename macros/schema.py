"""JSON Schemas of the data files for editors: completion, hover help and underlined mistakes while typing.

Generated from the model and, for what each value of a list means, from `data/tu-vung/`; committed in `data/_schema/`,
kept fresh by a test. They only help: the rules that count are
those of `loading` and `checks`, which read every value as text; so where a text is asked for, the schemas also take a
bare number (`period: 2024`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from macros.checks.evidence import VOCABULARIES
from macros.loading.reader import Reader
from macros.model import (
    Abbreviation,
    Agency,
    Change,
    Course,
    Deadline,
    Document,
    Erratum,
    GlossaryEntry,
    GroupNote,
    OldAddress,
    Plan,
    PlanChoice,
    Provision,
    Rank,
    Record,
    Source,
    Target,
    Task,
    Term,
    Update,
)

_DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class FileShape:
    """What the files of one place hold: one record, a list of records, or records under keys."""

    model: type[Record]
    shape: Literal["one", "rows", "keyed"]
    title: str
    files: str


FILE_SHAPES: dict[str, FileShape] = {
    "van-ban": FileShape(Document, "one", "Một văn bản", "van-ban/*.yml"),
    "co-quan": FileShape(Agency, "one", "Một cơ quan", "co-quan/*.yml"),
    "ke-hoach": FileShape(Plan, "one", "Một kế hoạch", "ke-hoach/*/ke-hoach.yml"),
    "hien-hanh": FileShape(PlanChoice, "one", "Kế hoạch hiện hành", "ke-hoach/hien-hanh.yml"),
    "noi-dung": FileShape(Provision, "rows", "Toàn văn kế hoạch, từng mục", "ke-hoach/*/noi-dung/*.yml"),
    "nhiem-vu": FileShape(Task, "rows", "Nhiệm vụ và cơ quan", "ke-hoach/*/nhiem-vu/*.yml"),
    "nhom-nhiem-vu": FileShape(
        GroupNote, "rows", "Lời về từng nhóm nhiệm vụ", "ke-hoach/*/nhom-nhiem-vu.yml"
    ),
    "thoi-han": FileShape(Deadline, "rows", "Thời hạn", "ke-hoach/*/thoi-han.yml"),
    "chi-tieu": FileShape(Target, "rows", "Chỉ tiêu", "ke-hoach/*/chi-tieu.yml"),
    "dinh-chinh": FileShape(Erratum, "rows", "Sổ đính chính", "dinh-chinh/*.yml"),
    "thay-doi": FileShape(Change, "rows", "Những thay đổi sau ngày ban hành", "thay-doi.yml"),
    "thu-tu-can-cu": FileShape(Rank, "rows", "Thứ tự các căn cứ", "thu-tu-can-cu.yml"),
    "cap-nhat": FileShape(Update, "one", "Một lần cập nhật", "cap-nhat/*.yml"),
    "dia-chi-cu": FileShape(OldAddress, "rows", "Địa chỉ cũ của trang", "dia-chi-cu.yml"),
    "dao-tao": FileShape(Course, "one", "Một khóa học", "dao-tao/*.yml"),
    "chu-viet-tat": FileShape(Abbreviation, "rows", "Chữ viết tắt", "thuat-ngu/chu-viet-tat.yml"),
    "thuat-ngu": FileShape(GlossaryEntry, "rows", "Thuật ngữ", "thuat-ngu/thuat-ngu.yml"),
    "tu-vung": FileShape(Term, "rows", "Nhãn của các giá trị", "tu-vung/*.yml"),
    "nguon": FileShape(Source, "keyed", "Nguồn đối chiếu", "_nguon/nguon.yml"),
}
"""The schemas by name: `data/_schema/<name>.json` is for the files of `data/` that match `files`."""


def schemas() -> dict[str, str]:
    """The text of every schema by file name, the same on every run."""
    meanings = _meanings()
    return {
        f"{name}.json": json.dumps(_of_file(shape, meanings), ensure_ascii=False, indent=2) + "\n"
        for name, shape in FILE_SHAPES.items()
    }


def write(folder: Path) -> None:
    """Write the schemas into a folder; a schema of a kind that no longer exists goes."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = schemas()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for path in folder.glob("*.json"):
        if path.name not in texts:
            path.unlink()


def check(folder: Path) -> bool:
    """Whether the folder holds exactly the schemas of today's model."""
    present = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    return present == schemas()


_Meanings = dict[str, dict[str, str]]


def _meanings() -> _Meanings:
    """What the values of each enumeration mean, by its name in the model: the words that readers see."""
    reader = Reader(_DATA.parent)
    found: _Meanings = {}
    for name, values in VOCABULARIES.items():
        terms = reader.rows(_DATA / "tu-vung" / f"{name}.yml", Term)
        found[values.__name__] = {
            term.id: f"{term.label}. {term.description}" if term.description else f"{term.label}."
            for term in terms
        }
    return found


def _of_file(shape: FileShape, meanings: _Meanings) -> dict[str, Any]:
    record = _of_model(shape.model, meanings)
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": shape.title}
    if shape.shape == "rows":
        return {**head, "type": "array", "items": record}
    if shape.shape == "keyed":
        return {**head, "type": "object", "additionalProperties": record}
    return {**head, **record}


def _of_model(model: type[Record], meanings: _Meanings) -> dict[str, Any]:
    generated = model.model_json_schema()
    definitions = generated.pop("$defs", {})
    for name in meanings.keys() & definitions.keys():
        # No part of the standard; VS Code and the YAML language server show it beside each value.
        explained = [meanings[name].get(value, "") for value in definitions[name]["enum"]]
        definitions[name]["enumDescriptions"] = explained
    simplified: dict[str, Any] = _simplified(generated, definitions)
    return simplified


# The class docstrings and pydantic's titles are English, for programmers; editors see the help of the fields.
_NOT_FOR_EDITORS = ("title", "default", "description")


def _simplified(schema: Any, definitions: dict[str, Any]) -> Any:
    """A schema in one piece: references written out, "or null" left out, since no value may be null.

    Written out because draft 7 ignores the help beside a reference, and the help is the point.
    """
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _simplified(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in schema:
        [only] = [option for option in schema["anyOf"] if option.get("type") != "null"]
        return _simplified(only, definitions)
    result = {key: value for key, value in schema.items() if key not in _NOT_FOR_EDITORS}
    if "properties" in result:
        result["properties"] = {
            name: _with_help(field, definitions) for name, field in result["properties"].items()
        }
    if "items" in result:
        result["items"] = _simplified(result["items"], definitions)
    if result.get("type") == "string" and not result.keys() & {"enum", "format", "pattern"}:
        result["type"] = ["string", "number"]
    return result


def _with_help(field: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A field with its docstring, which editors show on hover."""
    shape: dict[str, Any] = _simplified(field, definitions)
    return {"description": field["description"], **shape} if "description" in field else shape
