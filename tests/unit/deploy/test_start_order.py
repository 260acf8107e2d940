"""Parts start after what they need and stop before it."""

from pathlib import Path

import pytest

from plumbline.credentials import Credentials
from plumbline.data_folder import DataFolder
from plumbline.environment import Surroundings
from plumbline.supervisor.order import OrderImpossible, layers, stop_layers, with_needed
from plumbline.supervisor.part import Part, Step, Tell
from plumbline.topology import PORTS, Topology, Wish


async def _nothing(_: Tell) -> None:
    return None


def _part(name: str, *after: str) -> Part:
    return Step(name, _nothing, after)


PLATFORM = [_part("postgres"), _part("kafka", "jars"), _part("jars"), _part("origin", "postgres", "kafka")]


def test_a_part_comes_after_everything_it_waits_for():
    assert layers(PLATFORM) == [["postgres", "jars"], ["kafka"], ["origin"]]


def test_nothing_stops_before_what_stands_on_it():
    assert stop_layers(PLATFORM) == [["origin"], ["kafka"], ["postgres", "jars"]]


def test_parts_that_wait_for_each_other_are_refused_by_name():
    with pytest.raises(OrderImpossible, match=r"a → b → a|b → a → b"):
        layers([_part("a", "b"), _part("b", "a")])


def test_a_part_that_waits_for_none_that_is_there_is_refused():
    with pytest.raises(OrderImpossible, match="kafka"):
        layers([_part("origin", "kafka")])


def test_two_parts_of_one_name_are_refused():
    with pytest.raises(OrderImpossible, match="sink"):
        layers([_part("sink"), _part("sink")])


def test_choosing_a_part_brings_what_it_needs_and_nothing_else():
    assert [part.name for part in with_needed(PLATFORM, ["kafka"])] == ["kafka", "jars"]


def test_choosing_a_part_that_is_not_there_names_those_that_are():
    with pytest.raises(OrderImpossible, match="postgres, kafka, jars, origin"):
        with_needed(PLATFORM, ["rabbit"])


def test_a_page_is_served_without_waiting_for_kafka(tmp_path: Path):
    around = Surroundings(dict.fromkeys(("web", *PORTS), 4000), Credentials(), demo=True)
    parts = Topology(DataFolder(tmp_path), around, Wish(demo=True, only=("origin",))).parts()
    assert {part.name for part in parts} == {"postgres", "databases", "migrate", "web", "issuer", "origin"}
