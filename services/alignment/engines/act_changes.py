"""How an act that stays with its role changes: system, minutes, items, order.

What the map does not say is unknown, and unknown is not a change: a map without items or minutes gives no such change.
"""

from dataclasses import dataclass

from alignment.domain.steps import Step

MINUTES_THAT_MATTER = 1.0
SHARE_THAT_MATTERS = 0.25
"""Likely minutes count as changed from one minute and a quarter of the old figure on: tellings are rounded."""

LONGEST_WORDS = 200


@dataclass(frozen=True)
class ActChange:
    """One way in which an act changes: the code, and before and after in words."""

    what: str
    was: str
    will_be: str


def act_changes(told: Step, standard: Step) -> tuple[ActChange, ...]:
    """The changes of one act, order not counted."""
    return (*_system(told, standard), *_minutes(told, standard), *_items(told, standard))


def order_change(told_before: Step | None, standard_before: Step | None) -> ActChange:
    """The act has another place: before and after name the step it follows."""
    return ActChange("order", _follows(told_before), _follows(standard_before))


def in_words(parts: list[str]) -> str | None:
    """The parts as one label of at most 200 characters; none where there is nothing to say."""
    said = "; ".join(part for part in parts if part)
    return said if len(said) <= LONGEST_WORDS else said[: LONGEST_WORDS - 1] + "…" if said else None


def _system(told: Step, standard: Step) -> tuple[ActChange, ...]:
    if not told.system or not standard.system or told.system.lower() == standard.system.lower():
        return ()
    return (ActChange("system", told.system, standard.system),)


def _minutes(told: Step, standard: Step) -> tuple[ActChange, ...]:
    was, will_be = told.likely_minutes, standard.likely_minutes
    if was is None or will_be is None:
        return ()
    if abs(was - will_be) < max(MINUTES_THAT_MATTER, SHARE_THAT_MATTERS * was):
        return ()
    return (ActChange("minutes", f"{was:g} min", f"{will_be:g} min"),)


def _items(told: Step, standard: Step) -> tuple[ActChange, ...]:
    was, will_be = _said_items(told), _said_items(standard)
    if not told.items or was == will_be:
        return ()
    return (ActChange("items", ", ".join(sorted(was - will_be)), ", ".join(sorted(will_be - was))),)


def _said_items(step: Step) -> frozenset[str]:
    needed = (f"needs {need.item}" for need in step.needs)
    given = (f"gives {given.item}" + (f" as {given.values}" if given.values else "") for given in step.gives)
    return frozenset((*needed, *given))


def _follows(step: Step | None) -> str:
    return f"after {step.name}" if step else "first"
