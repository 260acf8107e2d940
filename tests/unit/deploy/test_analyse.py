"""``plumbline analyse`` reads files and answers on standard output, or refuses with the place and the rule."""

import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from plumbline.cli import app
from tests.support.planted.acts import planned_workflows
from tests.support.planted.deleting import with_holes
from tests.support.planted.sites import planted_maps

CHECK_IN, ROOMING = planned_workflows()[:2]


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["analyse", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Maps of eight sites, some in JSON and some in YAML, one or several to a file."""
    made = [one.document for one in planted_maps(CHECK_IN, 8, 3)]
    (tmp_path / "a.json").write_text(json.dumps(made[:3]))
    (tmp_path / "b.yaml").write_text(yaml.safe_dump(made[3:7]))
    (tmp_path / "c.yml").write_text(yaml.safe_dump(made[7]))
    return tmp_path


def test_variation_says_which_steps_are_the_same_act_and_what_changes_least(folder: Path):
    done = _run("variation", folder)
    assert done.exit_code == 0
    answer = json.loads(done.stdout)
    steps = [(step["map"], step["step"]) for concept in answer["concepts"] for step in concept["steps"]]
    assert len(steps) == len(set(steps))
    assert set(answer["matrix"]) == set(answer["conformity"]) == {f"site-{number:03d}" for number in range(8)}
    assert answer["proposal"]["format"] == "plumbline.standard/1"
    assert answer["burden"]["total"] == pytest.approx(sum(answer["burden"]["sites"].values()), abs=0.01)
    assert 0 <= answer["entropy"]["check-in"] <= 3
    known = {concept["concept"] for concept in answer["concepts"]}
    for roles in answer["deltas"].values():
        for delta in roles.values():
            assert {concept for kind in delta.values() for concept in kind} <= known


def test_holes_come_with_their_question_and_whom_to_ask(folder: Path, tmp_path: Path):
    planted, _ = with_holes(planted_maps(CHECK_IN, 9, 3)[8], 1)
    (tmp_path / "own.json").write_text(json.dumps(planted.document))
    done = _run("holes", tmp_path / "own.json", "--peers", folder / "a.json", "--peers", folder / "b.yaml")
    assert done.exit_code == 0
    findings = json.loads(done.stdout)["findings"]
    assert findings == sorted(findings, key=lambda one: -one["confidence"])
    steps = {step["id"] for step in planted.document["steps"]}
    for one in findings:
        assert {"id", "kind", "confidence", "why", "steps", "between", "item", "probe", "ask"} <= one.keys()
        assert one["map"] == "site-008/patient-access/check-in"
        assert {step["step"] for step in one["steps"]} <= steps
        assert one["probe"].endswith("?")
        assert 0 < one["confidence"] < 1
    assert "missing-step" in {one["kind"] for one in findings}
    table = _run("holes", tmp_path / "own.json", "--peers", folder, "--format", "table")
    assert "questions" in table.stdout


def test_the_same_files_give_the_same_answer_in_any_order(folder: Path):
    files = sorted(folder.iterdir())
    assert _run("variation", *files).stdout == _run("variation", *reversed(files)).stdout


def test_several_workflows_have_a_proposal_each(folder: Path):
    (folder / "d.json").write_text(json.dumps([one.document for one in planted_maps(ROOMING, 3, 3)]))
    answer = json.loads(_run("variation", folder).stdout)
    assert answer["proposal"] is None
    assert {one["workflow"] for one in answer["proposals"]} == {"check-in", "rooming"}


def test_a_table_is_for_people(folder: Path):
    done = _run("variation", folder, "--format", "table")
    assert done.exit_code == 0
    assert "minutes a day change in all" in done.stdout


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("x.json", '{"format": "plumbline.map/1",\n "site": "A B"}', "x.json, line 2, site"),
        ("x.yaml", "format: plumbline.map/1\nsite: [", "x.yaml"),
        ("x.json", "{", "x.json"),
        ("x.txt", "", "its name ends with none of"),
    ],
)
def test_what_is_no_map_is_refused_with_its_place(tmp_path: Path, name: str, text: str, says: str):
    (tmp_path / name).write_text(text)
    done = _run("variation", tmp_path / name)
    assert done.exit_code == 2
    assert says in done.stderr
    assert done.stdout == ""


def test_a_missing_file_an_empty_folder_and_a_map_that_is_there_twice_are_refused(folder: Path, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    assert "there is no such file" in _run("variation", tmp_path / "none.json").stderr
    assert "is in this folder" in _run("variation", tmp_path / "empty").stderr
    twice = _run("variation", folder / "a.json", folder / "a.json")
    assert twice.exit_code == 2
    assert "is there twice" in twice.stderr
