"""What is done to make the broker's topics those of the contracts."""

from contracts.topics import Topic
from plumbline.topics import Action, Found, plan, until_shown, wanted_settings

TOPIC = Topic(
    name="intake-maps",
    owner="intake",
    description="maps",
    producers=("intake",),
    consumers=("alignment",),
    key="map",
    partitions=12,
    retention_days=365,
)


def _planned(found: Found | None) -> tuple[Action, str]:
    (step,) = plan([TOPIC], {} if found is None else {TOPIC.name: found})
    return step.action, step.because


def test_a_missing_topic_is_made():
    assert _planned(None)[0] is Action.CREATE


def test_a_topic_as_declared_is_kept():
    assert _planned(Found(12, wanted_settings(TOPIC))) == (Action.KEEP, "")


def test_another_retention_is_adjusted_and_said():
    action, because = _planned(Found(12, {**wanted_settings(TOPIC), "retention.ms": "1"}))
    assert action is Action.ADJUST
    assert "retention.ms 1 → 31536000000" in because


def test_another_number_of_partitions_is_refused_because_it_moves_keys():
    action, because = _planned(Found(6, wanted_settings(TOPIC)))
    assert action is Action.REFUSE
    assert "6 partitions" in because
    assert "order" in because


def test_topics_of_others_are_left_alone():
    assert [step.topic.name for step in plan([TOPIC], {"somebody-elses": Found(1, {})})] == ["intake-maps"]


async def test_what_a_broker_hears_late_is_waited_for():
    answers = iter([{}, {TOPIC.name: Found(12, {})}, {TOPIC.name: Found(12, wanted_settings(TOPIC))}])

    async def look() -> dict[str, Found]:
        return next(answers)

    await until_shown(look, [TOPIC])
    assert list(answers) == []
