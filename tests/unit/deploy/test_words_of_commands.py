"""What the operator's commands print is read by a person at a bad hour."""

from datetime import UTC, datetime
from typing import Any

from plumbline.commands.letters_in_words import asked_in_words, letters_in_words
from plumbline.commands.log_lines import readable
from plumbline.commands.waiting_letters import dead_in, in_words

LETTER: dict[str, Any] = {
    "service": "training",
    "parked_id": 7,
    "event_type": "intake.workflow.catalogued.v1",
    "key": "check-in",
    "topic": "intake-workflows",
    "partition": 3,
    "offset": 12,
    "cause": "poison",
    "error_class": "RaiseError",
    "attempts": 2,
    "parked_at": datetime(2026, 11, 2, 12, 5, 9, tzinfo=UTC),
    "waiting_behind": 1,
}


def test_a_dead_letter_says_which_why_and_what_to_do():
    assert letters_in_words([LETTER]) == [
        "training 7: intake.workflow.catalogued.v1 of check-in",
        "    poison: the handler failed (RaiseError); 2 tries, since 2026-11-02 12:05 UTC",
        "    topic intake-workflows, partition 3, offset 12",
        "    1 later of the same key waits behind it",
        "",
        "To look at one:       plumbline dead-letters show training 7",
        "Once it can be taken: plumbline dead-letters replay training 7",
    ]
    assert letters_in_words([]) == ["No dead letters."]


def test_what_is_no_event_can_only_be_set_aside():
    junk = {**LETTER, "cause": "undecodable", "event_type": None, "waiting_behind": 0}
    said = letters_in_words([junk])
    assert said[0] == "training 7: something of check-in"
    assert said[-1] == "No event can be made of it: plumbline dead-letters discard training 7"
    assert "replay" not in said[-1]


def test_a_replay_of_nothing_says_so():
    assert asked_in_words("training", 77, 0).startswith("No dead letter 77 waits in training.")
    assert "another try of 1 event." in asked_in_words("training", 7, 1)


def test_a_record_reads_as_a_sentence_and_what_is_none_stays():
    line = (
        '{"event_type": "a.v1", "event": "event_poisonous", "logger": "chassis", "level": "error",'
        ' "timestamp": "2026-11-30T23:12:50.806393Z", "service": "training", "error_class": null,'
        ' "frames": ["a:1", "b:2"],'
        ' "message": "two words"}'
    )
    assert readable(line) == '23:12:50 ERROR event_poisonous event_type=a.v1 frames=a:1>b:2 message="two words"'
    postgres = "2026-11-30 22:43:41.254 UTC [5740] LOG:  starting"
    assert readable(postgres) == postgres
    assert readable('{"no": "record"}') == '{"no": "record"}'


def test_readiness_tells_of_dead_letters():
    assert dead_in({"checks": {"consumer": {"dead_letters": 3}}}) == 3
    assert dead_in({"checks": {}}) == 0
    assert in_words({"training": 1, "incident": 2}) == [
        "training: 1 dead letter",
        "incident: 2 dead letters",
        "See why: plumbline dead-letters list",
    ]
    assert in_words({}) == []
