"""From the tree of strings to records; what pydantic finds is said again in the editor's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from macros.loading.positions import Origin
from macros.messages import AT_MOST, LIST, MAPPING, MORE_THAN, TEXT, problem
from macros.model import BlankText, NotAnAddress, Record
from macros.problems import Problem, nearest
from macros.vietnamese import slugify

_Record = TypeVar("_Record", bound=Record)


def validate(model: type[_Record], origin: Origin) -> tuple[_Record | None, list[Problem]]:
    """The record at a place of a file, or everything that keeps it from being one."""
    if origin.node is None or not isinstance(origin.node.value, dict):
        found = _shape(origin.node.value if origin.node else "")
        return None, [problem("not-a-record", origin.at(), expected=MAPPING, found=found)]
    try:
        record = model.model_validate(origin.node.plain())
    except ValidationError as error:
        return None, list(_problems(model, origin, error))
    return record, []


def _problems(model: type[Record], origin: Origin, error: ValidationError) -> Iterator[Problem]:
    """All findings of pydantic, each said once: a misspelt key is not missing as well."""
    errors = error.errors(include_url=False)
    missing = {tuple(e["loc"]) for e in errors if e["type"] == "missing"}
    for extra in [e for e in errors if e["type"] == "extra_forbidden"]:
        loc = tuple(extra["loc"])
        meant = _meant_key(model, loc, origin, missing)
        missing.discard((*loc[:-1], meant or ""))
        yield problem(
            "unknown-key", origin.key(*loc), key=loc[-1], nearest=meant or _allowed_keys(model, loc)
        )
    for loc in sorted(missing, key=str):
        if not _is_void(origin, loc):
            key = str(loc[-1])
            label = label_of(_field(model, loc), key)
            yield problem("missing-key", origin.part(*loc[:-1]).at(), key=key, label=label)
    for other in [e for e in errors if e["type"] not in ("missing", "extra_forbidden")]:
        yield _value_problem(model, origin, other)


def _is_void(origin: Origin, loc: tuple[str | int, ...]) -> bool:
    """The key stands there without a usable value, or was no key, which was reported when the file was parsed."""
    around = origin.part(*loc[:-1]).node
    return (
        around is not None
        and isinstance(around.value, dict)
        and (around.is_damaged or loc[-1] in around.value)
    )


def _meant_key(
    model: type[Record], loc: tuple[str | int, ...], origin: Origin, missing: set[tuple[str | int, ...]]
) -> str | None:
    """The key that an unknown key most likely is: a missing one before one that may be left out."""
    around = origin.part(*loc[:-1]).node
    present = around.value if around is not None and isinstance(around.value, dict) else {}
    fields = {name for name in _model_at(model, loc[:-1]).model_fields if name not in present}
    required = {name for name in fields if (*loc[:-1], name) in missing}
    name = str(loc[-1])
    return nearest(name, sorted(required)) or nearest(name, sorted(fields))


def _allowed_keys(model: type[Record], loc: tuple[str | int, ...]) -> str:
    return ", ".join(_model_at(model, loc[:-1]).model_fields)


def _value_problem(model: type[Record], origin: Origin, error: Any) -> Problem:
    """A value of the wrong kind, by the kind of the mistake."""
    loc: tuple[str | int, ...] = tuple(error["loc"])
    key = str(next((step for step in reversed(loc) if isinstance(step, str)), model.__name__))
    field = _field(model, loc)
    label = label_of(field, key)
    value = error["input"]
    at = origin.at(*loc)
    kind: str = error["type"]
    if not isinstance(value, str) or kind.endswith(("tuple_type", "model_type", "model_attributes_type")):
        return problem("wrong-shape", at, key=key, expected=_expected(kind), found=_shape(value))
    if kind == "enum":
        allowed = _enum_values(field)
        return problem(
            "unknown-value",
            at,
            key=key,
            value=value,
            allowed="; ".join(allowed),
            nearest=nearest(value, allowed),
        )
    if kind.startswith("int"):
        return problem("not-a-number", at, label=label)
    if kind in ("greater_than", "less_than_equal"):
        [limit] = (error["ctx"][bound] for bound in ("gt", "le") if bound in error["ctx"])
        words = MORE_THAN if kind == "greater_than" else AT_MOST
        return problem("out-of-range", at, label=label, value=value, limit=words.format(limit=limit))
    if kind.startswith("bool"):
        return problem("not-true-false", at, key=key)
    if kind == "string_pattern_mismatch":
        return problem("bad-id", at, key=key, value=value, nearest=_id_meant(error["ctx"]["pattern"], value))
    if isinstance(error.get("ctx", {}).get("error"), BlankText):
        return problem("blank-text", at, key=key)
    if isinstance(error.get("ctx", {}).get("error"), NotAnAddress):
        return problem("bad-address", at, value=value)
    return _date_problem(at, label, value)


_DATE_SHAPES = (
    re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})"),
    re.compile(
        r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})", re.IGNORECASE
    ),
)


def _date_problem(at: Any, label: str, value: str) -> Problem:
    """Either a day that no calendar holds, or a day in another form, which is offered in the right one."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return problem("date-calendar", at, value=value)
    for shape in _DATE_SHAPES:
        if found := shape.fullmatch(value.strip()):
            iso = f"{found['year']}-{int(found['month']):02d}-{int(found['day']):02d}"
            return problem("date-format", at, label=label, iso=iso)
    return problem("date-format", at, label=label)


def _id_meant(pattern: str, value: str) -> str | None:
    """The identifier in the right spelling, if there is one: "So-noi-vu" -> "so-noi-vu"."""
    bare = "".join(value.split()).strip(".,;:")
    for spelling in (slugify(value), slugify(value, "_"), slugify(value).upper(), bare):
        if spelling and re.search(pattern, spelling):
            return spelling
    return None


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return MAPPING
    return LIST if isinstance(value, list) else TEXT


def _expected(kind: str) -> str:
    if kind == "tuple_type":
        return LIST
    return MAPPING if kind.startswith("model") else TEXT


# -- what the model says about a place -------------------------------------------------------------------------


def _nested_model(annotation: Any) -> type[Record] | None:
    """The record inside an annotation: `tuple[Relation, ...] | None` -> Relation."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := _nested_model(part))), None)


def _model_at(model: type[Record], loc: tuple[str | int, ...]) -> type[Record]:
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            model = _nested_model(model.model_fields[step].annotation) or model
    return model


def _field(model: type[Record], loc: tuple[str | int, ...]) -> FieldInfo | None:
    names = [step for step in loc if isinstance(step, str)]
    return _model_at(model, tuple(names[:-1])).model_fields.get(names[-1]) if names else None


def label_of(field: FieldInfo | None, key: str) -> str:
    """The Vietnamese name of a key, from the help under its field: "Ngày có hiệu lực"."""
    if field is None or not field.description:
        return f"“{key}”"
    return re.split(r"[,:;(]|\.(?:\s|$)", field.description, maxsplit=1)[0].strip()


def _enum_values(field: FieldInfo | None) -> list[str]:
    def values(annotation: Any) -> Iterator[str]:
        if isinstance(annotation, type) and issubclass(annotation, StrEnum):
            yield from (member.value for member in annotation)
        for part in get_args(annotation):
            yield from values(part)

    return list(values(field.annotation)) if field is not None else []
