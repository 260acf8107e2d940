"""Departments takes every event it says it takes, as its owners make it."""

from pathlib import Path

import pytest

from chassis.delivery import Delivered, Message, open_message
from contracts.event import DECLARED
from contracts.topics import topics_consumed_by
from departments.domain.news import Kind, fold
from departments.domain.views import sight_of
from departments.messaging.inbound import TRANSLATIONS, news_of
from tests.support.departments_memory import Everything
from tests.support.golden_events import golden_paths

CONSUMED = {topic.name for topic in topics_consumed_by("departments")}
EVENTS = [model for model in DECLARED.values() if model.EVENT.topic in CONSUMED]
GOLDEN = [path for model in EVENTS for path in golden_paths(model.EVENT.name)]

# What an event that goes on with something needs before it.
BEGINNINGS = {
    "alignment.sign-off.": "alignment.sign-off.requested.v1",
    "incident.incident.": "incident.incident.opened.v1",
}


def delivered(path: Path) -> Delivered:  # type: ignore[type-arg]
    return open_message(Message("topic", 0, 0, "key", path.read_bytes(), None)).delivered()


def test_every_event_of_every_topic_that_departments_consumes_is_translated() -> None:
    assert {model.EVENT.name for model in TRANSLATIONS} == {model.EVENT.name for model in EVENTS}


@pytest.mark.parametrize("model", EVENTS, ids=lambda model: model.EVENT.name)
def test_every_event_has_a_golden_example(model: type) -> None:
    assert golden_paths(model.EVENT.name)  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_golden_event_is_folded_and_folding_it_again_changes_nothing(path: Path) -> None:
    event = delivered(path)
    everything = beginning_of(event)
    news = news_of(event)
    key = (news.kind, event.aggregate_id)
    once = fold(everything.get(key), news)
    everything[key] = once
    assert fold(once, news) is once
    assert once.mark["event_id"] == event.event_id
    sight_of(everything.values())


def beginning_of(event: Delivered) -> Everything:  # type: ignore[type-arg]
    """What the event needs before it, under its own id and with an older version."""
    for stem, name in BEGINNINGS.items():
        if event.event_type.startswith(stem) and event.event_type != name:
            news = news_of(delivered(golden_paths(name)[0]))
            held = fold(None, news)
            return {(Kind(news.kind), event.aggregate_id): held}
    return {}
