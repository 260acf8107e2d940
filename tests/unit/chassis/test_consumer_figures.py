"""What a consumer tells in figures, as Prometheus reads it."""

from datetime import UTC, datetime, timedelta

import pytest
from aiokafka import TopicPartition
from prometheus_client.parser import text_string_to_metric_families

from chassis.consumer_figures import ConsumerFigures, count_outcome, count_parked, note_visible
from chassis.inbox import Cause, Held
from chassis.telemetry import Telemetry

FIRST, SECOND = TopicPartition("intake-maps", 0), TopicPartition("intake-maps", 1)


@pytest.fixture
def telemetry() -> Telemetry:
    return Telemetry.off("test")


def _values(telemetry: Telemetry, name: str, label: str = "") -> dict[str, float]:
    families = text_string_to_metric_families(telemetry.exposition.text().decode())
    samples = [sample for family in families for sample in family.samples if sample.name == name]
    return {sample.labels.get(label, ""): sample.value for sample in samples}


def _lags(telemetry: Telemetry) -> dict[str, float]:
    return _values(telemetry, "plumbline_consumer_lag", "messaging_destination_partition_id")


def test_a_partition_that_moved_away_has_no_lag_here_any_more(telemetry: Telemetry):
    figures = ConsumerFigures(telemetry.metrics)
    figures.behind({FIRST: 7, SECOND: 9})
    assert _lags(telemetry) == {"0": 7, "1": 9}
    figures.behind({FIRST: 3})
    assert _lags(telemetry) == {"0": 3, "1": 0}


def test_a_consumer_that_ends_tells_nothing_that_lasts(telemetry: Telemetry):
    figures = ConsumerFigures(telemetry.metrics)
    figures.behind({FIRST: 7})
    figures.frozen(90.0)
    figures.over()
    assert _lags(telemetry) == {"0": 0}
    assert _values(telemetry, "plumbline_consumer_commit_frozen_seconds") == {"": 0}


def test_keys_wait_by_cause_and_a_gap_is_no_dead_letter(telemetry: Telemetry):
    ConsumerFigures(telemetry.metrics).held({Cause.GAP: Held(4, 9, 500.0), Cause.POISON: Held(1, 2, 60.0)})
    keys = _values(telemetry, "plumbline_parking_keys", "plumbline_park_cause")
    assert keys == {"gap": 4, "poison": 1, "undecodable": 0, "unknown-version": 0}
    assert _values(telemetry, "plumbline_dead_letters_waiting") == {"": 2}
    assert _values(telemetry, "plumbline_dead_letters_oldest_age_seconds") == {"": 60}


def test_a_cause_that_is_over_comes_down_to_nothing(telemetry: Telemetry):
    figures = ConsumerFigures(telemetry.metrics)
    figures.held({Cause.POISON: Held(1, 2, 60.0)})
    figures.held({})
    assert set(_values(telemetry, "plumbline_parking_keys", "plumbline_park_cause").values()) == {0}
    assert _values(telemetry, "plumbline_dead_letters_oldest_age_seconds") == {"": 0}


def test_outcomes_and_their_times_are_counted_by_topic(telemetry: Telemetry):
    count_outcome(telemetry.metrics, "intake-maps", "applied", 0.004)
    count_parked(telemetry.metrics, "intake-maps", Cause.GAP)
    assert _values(telemetry, "plumbline_consumer_outcomes_total", "plumbline_event_outcome") == {"applied": 1}
    assert _values(telemetry, "messaging_process_duration_seconds_count") == {"": 1}
    assert _values(telemetry, "plumbline_parking_events_total", "plumbline_park_cause") == {"gap": 1}


def test_a_clock_that_is_behind_makes_no_negative_time(telemetry: Telemetry):
    note_visible(telemetry.metrics, "intake-maps", datetime.now(UTC) + timedelta(minutes=5))
    assert _values(telemetry, "plumbline_inbox_publish_to_visible_seconds_sum") == {"": 0}
