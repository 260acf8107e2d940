"""Dead letters as an operator reads them: which event, why it waits, what to do about it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

_WHY = {
    "undecodable": "it is no event that can be read",
    "unknown-version": "this build does not know its type; it is asked for again by a build that does",
    "poison": "the handler failed",
    "gap": "it waits for the version before it",
}
"""By the causes of ``chassis.inbox``; a cause that is not here is shown as it came."""


def letters_in_words(letters: Iterable[Mapping[str, Any]]) -> list[str]:
    """The lines to print: a few for each letter, then what can be done, with commands to copy."""
    found = list(letters)
    if not found:
        return ["No dead letters."]
    lines = [line for letter in found for line in _letter(letter)]
    lines.append(f"To look at one:       plumbline dead-letters show {_name(found[0])}")
    if events := [letter for letter in found if letter["cause"] != "undecodable"]:
        lines.append(f"Once it can be taken: plumbline dead-letters replay {_name(events[0])}")
    if junk := [letter for letter in found if letter["cause"] == "undecodable"]:
        lines.append(f"No event can be made of it: plumbline dead-letters discard {_name(junk[0])}")
    return lines


def asked_in_words(service: str, number: int | None, asked: int) -> str:
    """What a replay has set going; the worker does it, so whether it went well is seen in the list."""
    if asked == 0:
        which = "No dead letter waits" if number is None else f"No dead letter {number} waits"
        return f"{which} in {service}. See what does: plumbline dead-letters list"
    events = "1 event" if asked == 1 else f"{asked} events"
    return (
        f"Asked the {service} worker for another try of {events}. "
        f"What could not be taken is listed again: plumbline dead-letters list --service {service}"
    )


def _name(letter: Mapping[str, Any]) -> str:
    return f"{letter['service']} {letter['parked_id']}"


def _letter(letter: Mapping[str, Any]) -> list[str]:
    what = letter["event_type"] or "something"
    why = _WHY.get(letter["cause"], letter["cause"])
    error = f" ({letter['error_class']})" if letter["error_class"] else ""
    tries = "1 try" if letter["attempts"] == 1 else f"{letter['attempts']} tries"
    lines = [
        f"{letter['service']} {letter['parked_id']}: {what} of {letter['key']}",
        f"    {letter['cause']}: {why}{error}; {tries}, since {_minute(letter['parked_at'])}",
        f"    topic {letter['topic']}, partition {letter['partition']}, offset {letter['offset']}",
    ]
    if behind := letter["waiting_behind"]:
        lines.append(f"    {behind} later of the same key {'waits' if behind == 1 else 'wait'} behind it")
    return [*lines, ""]


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
