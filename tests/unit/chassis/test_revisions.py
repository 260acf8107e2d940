"""A database that is not of this build is told in one line that says what to do."""

import pytest

from chassis.revisions import known_revisions, refusal, remark

KNOWN = ["0001", "0002", "0003"]


def test_the_newest_revision_is_worked_with():
    assert refusal("intake", KNOWN, "0003", None) is None


def test_an_empty_database_is_told_how_to_get_its_tables():
    assert refusal("intake", KNOWN, None, None) == (
        "intake's database has no tables yet. Run its migrations: python -m intake migrate"
    )


def test_an_older_database_is_told_both_revisions_and_the_command():
    said = refusal("intake", KNOWN, "0002", remark("0001"))
    assert said is not None
    assert "is at 0002, and 0003 is needed" in said
    assert "python -m intake migrate" in said


def test_a_newer_database_is_refused_where_nothing_says_that_it_works():
    said = refusal("intake", KNOWN, "0009", None)
    assert said is not None
    assert "is at 0009, and this build knows up to 0003" in said


@pytest.mark.parametrize(("oldest", "may"), [("0002", True), ("0003", True), ("0004", False)])
def test_a_newer_database_is_served_by_the_builds_that_its_migration_names(oldest: str, may: bool):
    assert (refusal("intake", KNOWN, "0004", remark(oldest)) is None) is may


def test_a_remark_that_is_no_remark_lets_nobody_in():
    assert refusal("intake", KNOWN, "0004", "0001") is not None


def test_a_line_is_one_line():
    for found in (None, "0002", "0009"):
        assert "\n" not in (refusal("intake", KNOWN, found, None) or "\n")


def test_revisions_are_known_by_their_files(tmp_path):
    for name in ("0002_b.py", "0001_a.py", "0001_a.sql", "__init__.py"):
        (tmp_path / name).write_text("")
    assert known_revisions(tmp_path) == ["0001", "0002"]
