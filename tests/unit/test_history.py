"""The checker of outages finds what it is there for."""

from collections import Counter

from tests.support.history import History, contradictions


def test_a_lost_a_doubled_and_an_invented_fact_are_found() -> None:
    assert contradictions(History(told=["a", "b"]), Counter(["a", "b"])) == []
    assert contradictions(History(told=["a", "b"]), Counter(["a"])) == ["1 of 2 lost, the first b"]
    assert contradictions(History(told=["a"]), Counter(["a", "a"])) == ["twice in the view: a"]
    assert contradictions(History(told=["a"]), Counter(["a", "x"])) == ["1 from nowhere"]
    assert contradictions(History(told=["a", "a"]), Counter(["a"])) == ["given to two commands: a"]


def test_an_outcome_that_nobody_told_may_be_there_or_not() -> None:
    assert contradictions(History(told=["a"], unknown=1), Counter(["a", "x"])) == []
    assert contradictions(History(told=["a"], unknown=1), Counter(["a"])) == []
