"""An event has its effect once, in the order of its aggregate; what can't have it waits and blocks nobody else."""

import json
from dataclasses import replace

from chassis.dead_letters import DeadLetters
from chassis.delivery import Message
from chassis.processing import Outcome
from tests.support.frame import Behaviour, Bug, Catalogued, Frame, Refusal, message_of, topic_named

TOPIC = topic_named("intake-tests")
LATEST = topic_named("intake-tests", ordering="latest")


def _message(aggregate: str, version: int, name: str = "Check-in", event_id: str | None = None) -> Message:
    return message_of(TOPIC.name, Catalogued(aggregate, version, name), offset=version, event_id=event_id)


async def test_an_event_delivered_twice_has_its_effect_once(frame: Frame) -> None:
    processor = frame.processor(Behaviour(), TOPIC)
    message = _message("a", 1)
    assert await processor.process(message) is Outcome.APPLIED
    assert await processor.process(message) is Outcome.DUPLICATE
    assert await frame.effects() == [("a", 1)]


async def test_a_version_sent_again_under_another_id_is_a_duplicate(frame: Frame) -> None:
    processor = frame.processor(Behaviour(), TOPIC)
    await processor.process(_message("a", 1))
    assert await processor.process(_message("a", 1)) is Outcome.DUPLICATE
    assert await frame.effects() == [("a", 1)]


async def test_a_version_that_comes_too_early_waits_and_follows_its_predecessor(frame: Frame) -> None:
    processor = frame.processor(Behaviour(), TOPIC)
    assert await processor.process(_message("a", 2)) is Outcome.PARKED
    assert await processor.process(_message("a", 3)) is Outcome.PARKED
    assert await processor.process(_message("b", 1)) is Outcome.APPLIED
    assert await processor.process(_message("a", 1)) is Outcome.APPLIED
    assert await processor.release_waiting() == 2
    assert await frame.effects() == [("b", 1), ("a", 1), ("a", 2), ("a", 3)]


async def test_poison_waits_with_its_key_and_nobody_else(frame: Frame) -> None:
    behaviour = Behaviour({"Poison": Bug})
    processor = frame.processor(behaviour, TOPIC)
    assert await processor.process(_message("a", 1, "Poison")) is Outcome.DEAD
    assert await processor.process(_message("a", 2)) is Outcome.PARKED
    assert await processor.process(_message("b", 1)) is Outcome.APPLIED
    assert await processor.release_waiting() == 0
    assert await frame.effects() == [("b", 1)]


async def test_a_replayed_dead_letter_has_its_effect_and_frees_its_key(frame: Frame) -> None:
    behaviour = Behaviour({"Poison": Bug})
    processor = frame.processor(behaviour, TOPIC)
    await processor.process(_message("a", 1, "Poison", event_id="first"))
    await processor.process(_message("a", 2))
    letters = DeadLetters(frame.pool)
    (letter,) = await letters.list()
    assert (letter.key, letter.cause, letter.error_class, letter.waiting_behind) == ("a", "poison", "Bug", 1)
    assert (await letters.show(letter.parked_id))["id"] == "first"

    behaviour.failures.clear()
    assert await letters.replay(letter.parked_id) == 1
    assert await processor.release_waiting() == 2
    assert await frame.effects() == [("a", 1), ("a", 2)]
    assert await letters.list(with_gaps=True) == []


async def test_a_replay_that_fails_again_counts_its_attempts(frame: Frame) -> None:
    processor = frame.processor(Behaviour({"Poison": Bug}), TOPIC)
    await processor.process(_message("a", 1, "Poison"))
    letters = DeadLetters(frame.pool)
    await letters.replay()
    assert await processor.release_waiting() == 0
    (letter,) = await letters.list()
    assert letter.attempts == 2
    assert letter.replay_requested_at is None


async def test_a_refusal_of_the_domain_ends_the_event_without_effect(frame: Frame) -> None:
    processor = frame.processor(Behaviour({"No": Refusal}), TOPIC)
    assert await processor.process(_message("a", 1, "No")) is Outcome.REFUSED
    assert await processor.process(_message("a", 2)) is Outcome.APPLIED
    assert await frame.effects() == [("a", 2)]


async def test_an_unknown_type_moves_the_version_and_an_unknown_version_waits(frame: Frame) -> None:
    processor = frame.processor(Behaviour(), TOPIC)
    unknown = _with_type(_message("a", 1), "intake.workflow.renamed.v1")
    assert await processor.process(unknown) is Outcome.APPLIED
    assert await processor.process(_message("a", 2)) is Outcome.APPLIED
    newer = _with_type(_message("a", 3), "intake.workflow.catalogued.v9")
    assert await processor.process(newer) is Outcome.DEAD
    assert await processor.process(_message("a", 4)) is Outcome.PARKED
    assert await frame.effects() == [("a", 2)]


async def test_what_is_no_event_becomes_a_dead_letter_and_blocks_nobody(frame: Frame) -> None:
    processor = frame.processor(Behaviour(), TOPIC)
    message = _message("a", 1)
    for offset, value in enumerate(
        [b"", b"{", b"\x00\xff", b"[" * 100_000, b'{"specversion":"1.0"}', b"x" * 9_000_000]
    ):
        bad = replace(message, value=value, offset=100 + offset)
        assert await processor.process(bad) is Outcome.DEAD
    assert await processor.process(message) is Outcome.APPLIED
    assert {letter.cause for letter in await DeadLetters(frame.pool).list()} == {"undecodable"}


async def test_a_derived_signal_may_skip_versions_and_never_goes_back(frame: Frame) -> None:
    processor = frame.processor(Behaviour(), LATEST)
    assert await processor.process(_message("s", 10)) is Outcome.APPLIED
    assert await processor.process(_message("s", 7)) is Outcome.DUPLICATE
    assert await processor.process(_message("s", 25)) is Outcome.APPLIED
    assert await frame.effects() == [("s", 10), ("s", 25)]


def _with_type(message: Message, event_type: str) -> Message:
    sealed = json.loads(message.value)
    return replace(message, value=json.dumps(sealed | {"type": event_type}).encode())
