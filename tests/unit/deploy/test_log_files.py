"""Logs stay small and are read from their end."""

from pathlib import Path

from plumbline.supervisor.logs import last_lines, new_lines, rotate


def test_the_last_lines_come_oldest_first(tmp_path: Path):
    log = tmp_path / "origin.log"
    log.write_text("one\ntwo\nthree\n")
    assert last_lines(log, 2) == ["two", "three"]


def test_a_log_that_is_not_there_has_no_lines(tmp_path: Path):
    assert last_lines(tmp_path / "origin.log", 5) == []


def test_a_small_log_stays(tmp_path: Path):
    log = tmp_path / "origin.log"
    log.write_text("one\n")
    assert not rotate(log, largest_bytes=100)
    assert log.read_text() == "one\n"


def test_a_large_log_moves_on_while_its_writer_keeps_it_open(tmp_path: Path):
    log = tmp_path / "origin.log"
    with log.open("ab", buffering=0) as writer:
        writer.write(b"x" * 200)
        assert rotate(log, largest_bytes=100)
        writer.write(b"after\n")
    assert log.read_text() == "after\n"
    assert (tmp_path / "origin.log.1").stat().st_size == 200


def test_only_a_few_old_logs_are_kept(tmp_path: Path):
    log = tmp_path / "origin.log"
    for number in range(6):
        log.write_text(f"{number}" * 200)
        rotate(log, largest_bytes=100)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "origin.log",
        "origin.log.1",
        "origin.log.2",
        "origin.log.3",
    ]
    assert (tmp_path / "origin.log.1").read_text()[0] == "5"


def test_following_gives_whole_lines_once_and_starts_over_after_a_rotation(tmp_path: Path):
    log = tmp_path / "origin.log"
    log.write_text("one\ntw")
    first, position = new_lines(log, 0)
    log.write_text("one\ntwo\n")
    second, position = new_lines(log, position)
    log.write_text("new\n")
    third, _ = new_lines(log, position)
    assert (first, second, third) == (["one"], ["two"], ["new"])
