"""What is committed under ``contracts/generated`` is what the models and services make, and a stale file is seen."""

import shutil
from pathlib import Path

import pytest
import yaml

from contracts.registry import event_types
from contracts.tools import generate, node_packages
from contracts.tools.asyncapi_validity import complaints
from contracts.tools.documents import documents
from contracts.tools.typescript import events_as_openapi

TYPES = "typescript/departments.ts"


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return generate.all_documents()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(generate.GENERATED, tmp_path / "generated"))


def test_what_is_committed_is_what_is_made(made: dict[str, str]) -> None:
    assert generate.differences(made, generate.GENERATED) == []


def test_each_service_and_the_events_have_types(made: dict[str, str]) -> None:
    modules = {f"typescript/{name}.ts" for name in (*generate.SERVICES, "events")}
    assert {path for path in made if path.startswith("typescript/")} == modules


def test_a_stale_a_lost_and_a_strange_file_are_seen(made: dict[str, str], folder: Path) -> None:
    stale, lost, strange = folder / TYPES, folder / "asyncapi.yaml", folder / "typescript/payroll.ts"
    stale.write_text(stale.read_text().replace("string", "number", 1))
    lost.unlink()
    strange.write_text("export type Payroll = never;\n")
    assert generate.differences(made, folder) == ["asyncapi.yaml", TYPES, "typescript/payroll.ts"]


def test_writing_mends_them(made: dict[str, str], folder: Path) -> None:
    (folder / TYPES).unlink()
    (folder / "typescript/payroll.ts").write_text("export type Payroll = never;\n")
    generate.write(made, folder)
    assert generate.differences(made, folder) == []
    assert not (folder / "typescript/payroll.ts").exists()


def _check(monkeypatch: pytest.MonkeyPatch, made: dict[str, str], folder: Path) -> None:
    monkeypatch.setattr(generate, "all_documents", lambda: made)
    monkeypatch.setattr(generate, "GENERATED", folder)
    monkeypatch.setattr("sys.argv", ["generate", "--check"])
    generate.main()


def test_the_check_fails_on_stale_types_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, made: dict[str, str], folder: Path
) -> None:
    _check(monkeypatch, made, folder)
    (folder / TYPES).write_text("export {};\n")
    with pytest.raises(SystemExit, match=TYPES):
        _check(monkeypatch, made, folder)
    assert (folder / TYPES).read_text() == "export {};\n"


def test_a_document_that_the_parser_refuses_is_not_written(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    without_a_title = documents()
    without_a_title["asyncapi.yaml"] = without_a_title["asyncapi.yaml"].replace("  title: Plumbline events\n", "")
    monkeypatch.setattr(generate, "documents", lambda: without_a_title)
    monkeypatch.setattr(generate, "GENERATED", folder)
    monkeypatch.setattr("sys.argv", ["generate"])
    before = (folder / "asyncapi.yaml").read_text()
    with pytest.raises(SystemExit, match="title"):
        generate.main()
    assert (folder / "asyncapi.yaml").read_text() == before


def test_a_program_that_fails_says_what_it_said() -> None:
    with pytest.raises(node_packages.NodeFailed, match=r"types\.ts failed"):
        node_packages.run("types.ts", "no JSON")


def test_packages_that_are_not_there_are_said_to_be_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "package-lock.json").write_text("{}")
    monkeypatch.setattr(node_packages, "FOLDER", tmp_path)
    with pytest.raises(node_packages.NodeFailed, match="not installed"):
        complaints("asyncapi: 3.0.0")


def test_an_event_is_typed_whole() -> None:
    schemas = events_as_openapi(yaml.safe_load(documents()["asyncapi.yaml"]))["components"]["schemas"]
    for name, model in event_types().items():
        event = schemas[name]
        assert event["properties"]["type"] == {"const": name}
        assert event["properties"]["data"] == {"$ref": f"#/components/schemas/{model.__name__}"}
        assert {"id", "source", "time", "type", "data"} <= set(event["required"])
    assert len(schemas["Event"]["oneOf"]) == len(event_types())
