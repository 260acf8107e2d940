"""What the run file says and what is believed of it."""

import os
from pathlib import Path

import psutil
import pytest

from plumbline.supervisor import run_file
from plumbline.supervisor.lock import Holder
from plumbline.supervisor.run_file import Run, RunningPart
from plumbline.supervisor.states import State


def _ourselves(**changed: object) -> RunningPart:
    born = psutil.Process().create_time()
    return RunningPart(**{"name": "origin", "pid": os.getpid(), "born": born, **changed})  # type: ignore[arg-type]


def test_a_run_is_read_as_it_was_written(tmp_path: Path):
    run = Run("http://127.0.0.1:8800", True, 7, {"web": 8800}, {"origin": _ourselves(state=State.READY)})
    run_file.write(tmp_path / "run.json", run)
    assert run_file.read(tmp_path / "run.json") == run


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"url": ""}', '{"url":"","demo":false,"ports":{},"parts":{"a":{}}}']
)
def test_a_damaged_file_is_an_empty_run(tmp_path: Path, content: str):
    (tmp_path / "run.json").write_text(content)
    assert run_file.read(tmp_path / "run.json") == Run()


def test_a_part_is_found_by_its_process():
    process = run_file.process_of(_ourselves())
    assert process is not None
    assert process.pid == os.getpid()


def test_a_number_that_was_given_to_another_process_is_not_taken_for_the_part():
    assert run_file.process_of(_ourselves(born=psutil.Process().create_time() - 60)) is None


def test_ready_means_every_part():
    parts = {"origin": RunningPart("origin", State.READY), "migrate": RunningPart("migrate", State.DONE)}
    assert Run(parts=parts).is_ready
    parts["kafka"] = RunningPart("kafka", State.NOT_READY)
    assert not Run(parts=parts).is_ready


def test_a_run_tells_of_now_only_while_its_writer_holds_the_folder():
    run = Run(supervisor=7)
    assert run.is_of(Holder(7, ""))
    assert not run.is_of(Holder(8, ""))
    assert not run.is_of(None)


def test_no_parts_are_not_ready():
    assert not Run().is_ready
