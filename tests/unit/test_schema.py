"""The schemas for editors say what the model says, in Vietnamese, and every data file has one."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from macros import schema
from macros.loading.reader import Reader

PROJECT = Path(__file__).parents[2]


def document_schema() -> dict[str, Any]:
    return json.loads(schema.schemas()["van-ban.json"])


def test_schemas_are_fresh() -> None:
    assert schema.check(PROJECT / "data" / "_schema"), "chạy: python -m macros schema"


def test_check_notices_a_stale_schema(tmp_path: Path) -> None:
    assert not schema.check(tmp_path)
    schema.write(tmp_path)
    assert schema.check(tmp_path)
    (tmp_path / "cu.json").write_text("{}")
    assert not schema.check(tmp_path)
    schema.write(tmp_path)
    assert schema.check(tmp_path)


def test_field_help_is_vietnamese_and_everywhere() -> None:
    for name, text in schema.schemas().items():
        for key, field in _fields(json.loads(text)):
            assert field.get("description"), f"{name}: {key}"
            assert not re.search(r"\b(the|of|this|which)\b", field["description"]), f"{name}: {key}"


def test_enumerations_required_and_unknown_keys() -> None:
    fields = document_schema()
    assert fields["properties"]["system"]["enum"] == ["state", "party", "joint"]
    assert "title" in fields["required"]
    assert "number" not in fields["required"]
    assert fields["additionalProperties"] is False
    assert "null" not in json.dumps(fields)


def test_text_may_be_a_bare_number() -> None:
    assert document_schema()["properties"]["period"]["type"] == ["string", "number"]


def test_every_data_file_has_one_schema() -> None:
    for path in sorted((PROJECT / "data").rglob("*.yml")):
        name = path.relative_to(PROJECT / "data").as_posix()
        fitting = [shape for shape in schema.FILE_SHAPES.values() if fnmatch(name, shape.files)]
        assert len(fitting) == 1 or name.startswith("_mau/"), name


def test_editor_settings_name_every_schema() -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    patterns = settings["yaml.schemas"]
    for name, shape in schema.FILE_SHAPES.items():
        assert f"data/{shape.files}" in patterns[f"./data/_schema/{name}.json"]
        template = f"data/_mau/{name}.yml"
        assert (template in patterns[f"./data/_schema/{name}.json"]) == (PROJECT / template).exists()


def _read_as(pattern: str, star: str) -> re.Pattern[str]:
    return re.compile(star.join(map(re.escape, pattern.split("*"))) + "$")


# The YAML language server 1.25 takes "*" for anything, "/" included, and looks for the pattern at the end of the path
# (utils/strings.js); a glob stops at "/". A file must find its one schema either way.
@pytest.mark.parametrize("star", [".*", "[^/]*"], ids=["language server", "glob"])
def test_editor_finds_one_schema_for_every_file(star: str) -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    named = [
        (PROJECT / schema_file, _read_as(pattern, star))
        for schema_file, patterns in settings["yaml.schemas"].items()
        for pattern in patterns
    ]
    assert {path.resolve() for path, _ in named} == set((PROJECT / "data" / "_schema").iterdir())
    unused = set(range(len(named)))
    for path in (PROJECT / "data").rglob("*.yml"):
        fitting = {at for at, (_, pattern) in enumerate(named) if pattern.search(path.as_posix())}
        assert len(fitting) == 1, f"{path.relative_to(PROJECT)}: {[named[at][0].name for at in fitting]}"
        unused -= fitting
    assert not [named[at][1].pattern for at in unused]


def test_editor_asks_nobody_outside_and_offers_what_reads_the_schemas() -> None:
    folder = PROJECT / ".vscode"
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemaStore.enable"] is False
    assert settings["redhat.telemetry.enabled"] is False
    offered = json.loads((folder / "extensions.json").read_text(encoding="utf-8"))
    assert offered["recommendations"] == ["redhat.vscode-yaml"]


def test_every_value_of_a_vocabulary_says_what_it_means() -> None:
    fields = document_schema()["properties"]
    status = fields["in_force"]["properties"]["status"]
    said = dict(zip(status["enum"], status["enumDescriptions"], strict=True))
    assert said["not_yet_in_force"].startswith("Chưa có hiệu lực.")
    for name, text in schema.schemas().items():
        for key, field in _fields(json.loads(text)):
            assert all(field.get("enumDescriptions", [True])), f"{name}: {key}"


@pytest.mark.parametrize(
    "path", sorted((PROJECT / "data" / "_mau").glob("*.yml")), ids=lambda path: path.name
)
def test_template_is_a_valid_file_with_a_comment_for_whoever_copies_it(path: Path) -> None:
    reader = Reader(PROJECT)
    shape = schema.FILE_SHAPES[path.stem]
    if shape.shape == "rows":
        assert reader.rows(path, shape.model)
    else:
        text = path.read_text(encoding="utf-8")
        named = re.search(r"^id: (\S+)", text, re.MULTILINE)
        assert named
        assert reader.one(path, shape.model, named[1])
    assert reader.problems == []
    assert path.read_text(encoding="utf-8").startswith("# MẪU")


def test_templates_show_every_key_an_editor_is_likely_to_need() -> None:
    for path in sorted((PROJECT / "data" / "_mau").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        for key, _ in _fields(json.loads(schema.schemas()[f"{path.stem}.json"])):
            if key not in ("collective_names", "passed_by_note", "quote", "provision", "date"):
                assert f"{key}:" in text, f"{path.name}: {key}"


def _fields(of: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Every field of a schema with those inside it."""
    found = []
    for key, field in of.get("properties", {}).items():
        found.append((key, field))
        found += _fields(field)
    for inner in (of.get("items"), of.get("additionalProperties")):
        if isinstance(inner, dict):
            found += _fields(inner)
    return found
