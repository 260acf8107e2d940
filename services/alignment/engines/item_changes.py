"""Changes of what a step takes, gives, waits for and makes happen: one change for each item or milestone."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from alignment.domain.changes import Change, What
from alignment.domain.steps import Step

Specs = Mapping[str, Hashable]
"""What a step says of each item, by the item's name."""


def itemised_changes(was: Step, will_be: Step, every_step: Sequence[Step]) -> Iterator[Change]:
    """The changes of one step's items and milestones; who takes a given item stands by."""
    for item in changed_keys(_needed(was), _needed(will_be)):
        yield Change(What.NEEDS, was, will_be, item)
    for item in changed_keys(_given(was), _given(will_be)):
        yield Change(What.GIVES, was, will_be, item, takers(item, every_step))
    for milestone in sorted(set(was.after) ^ set(will_be.after)):
        yield Change(What.AFTER, was, will_be, milestone)
    for milestone in sorted(set(was.marks) ^ set(will_be.marks)):
        yield Change(What.MARKS, was, will_be, milestone)
    for name in changed_keys(dict(was.unrecognised), dict(will_be.unrecognised)):
        yield Change(What.OTHER, was, will_be, name)


def changed_keys(before: Specs, after: Specs) -> list[str]:
    """The sorted names that one of the two lacks, or of which they say different things."""
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def takers(item: str, steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that need ``item``, each once, in their order."""
    return tuple(dict.fromkeys(step for step in steps if any(need.item == item for need in step.needs)))


def _needed(step: Step) -> Specs:
    return _gathered((need.item, (need.values, need.by, need.required)) for need in step.needs)


def _given(step: Step) -> Specs:
    return _gathered((given.item, given.values) for given in step.gives)


def _gathered(specs: Iterable[tuple[str, Hashable]]) -> Specs:
    """An item may be listed more than once, in several value sets: all of them count, in no order."""
    gathered: dict[str, frozenset[Hashable]] = {}
    for item, spec in specs:
        gathered[item] = gathered.get(item, frozenset()) | {spec}
    return gathered
