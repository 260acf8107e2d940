"""What changed between two versions of a standard, step by step and field by field."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from alignment.domain.changes import Change, What
from alignment.domain.standards import StandardContent
from alignment.domain.steps import Step
from alignment.engines.flow import Flow
from alignment.engines.item_changes import changed_keys, itemised_changes, takers
from alignment.engines.sequences import passed, stayed
from alignment.engines.step_identity import same_steps

PLAIN_FIELDS: Mapping[What, Callable[[Step], object]] = {
    What.STEP_RENUMBERED: lambda step: step.id,
    What.NAME: lambda step: step.name,
    What.ACTOR: lambda step: step.actor,
    What.DEPARTMENT: lambda step: step.department,
    What.SYSTEM: lambda step: step.system,
    What.MINUTES: lambda step: step.minutes,
    What.WAITS: lambda step: step.waits_minutes,
    What.EVIDENCE: lambda step: step.evidence,
    What.HANDS_TO: lambda step: step.hands_to,
}
"""Fields that are compared as they stand."""


def changes_between(before: StandardContent, after: StandardContent) -> tuple[Change, ...]:
    """Every change, first of the whole, then by the steps of ``after`` in their order, then removed steps.

    Contents with different hashes always give at least one change; equal hashes give none. Deterministic.
    """
    if before.content_hash == after.content_hash:
        return ()
    pairs = same_steps(before.steps, after.steps)
    found = (
        *_changes_of_the_whole(before, after),
        *_changes_of_kept_steps(before, after, pairs),
        *_comings_and_goings(before, after, pairs),
    )
    order = {step.id: position for position, step in enumerate(after.steps)}
    # Nothing that we can name, yet another hash: a spelling, a list's order. All parties look again.
    return tuple(sorted(found, key=lambda change: _place(change, order))) or (Change(What.OTHER, subject="form"),)


def _place(change: Change, order: Mapping[str, int]) -> tuple[int, int]:
    if change.step is None:
        return (0, 0)
    return (1, order[change.after.id]) if change.after else (2, 0)


def _changes_of_the_whole(before: StandardContent, after: StandardContent) -> Iterator[Change]:
    if before.covers != after.covers:
        yield Change(What.COVERS)
    if before.department != after.department:
        yield Change(What.HOME, subject=before.department)
        yield Change(What.HOME, subject=after.department)
    steps = (*before.steps, *after.steps)
    for item in sorted(set(before.starts_with) ^ set(after.starts_with)):
        yield Change(What.STARTS_WITH, subject=item, bystanders=takers(item, steps))
    for item in sorted(set(before.ends_with) ^ set(after.ends_with)):
        givers = tuple(step for step in steps if any(given.item == item for given in step.gives))
        yield Change(What.ENDS_WITH, subject=item, bystanders=givers)
    for name in changed_keys(dict(before.unrecognised), dict(after.unrecognised)):
        yield Change(What.OTHER, subject=name)


def _changes_of_kept_steps(
    before: StandardContent, after: StandardContent, pairs: Sequence[tuple[int, int]]
) -> Iterator[Change]:
    old_flow = _flow(before.steps, [old for old, _ in pairs])
    new_flow = _flow(after.steps, [new for _, new in pairs])
    every_step = (*before.steps, *after.steps)
    for old, new in pairs:
        was, will_be = before.steps[old], after.steps[new]
        found = [
            *(Change(what, was, will_be) for what, value in PLAIN_FIELDS.items() if value(was) != value(will_be)),
            *itemised_changes(was, will_be, every_step),
            *(Change(what, was, will_be) for what in _flow_changes((old_flow, was), (new_flow, will_be))),
        ]
        if not found and _without_ways(was) != _without_ways(will_be):
            found.append(Change(What.FORM, was, will_be))
        yield from found
    yield from _moves(before, after, pairs)


def _flow_changes(old: tuple[Flow, Step], new: tuple[Flow, Step]) -> Iterator[What]:
    (old_flow, was), (new_flow, will_be) = old, new
    if old_flow.ways_on(was) != new_flow.ways_on(will_be):
        yield What.NEXT
    if _question(old_flow, was) != _question(new_flow, will_be):
        yield What.DECISION
    if old_flow.branches(was.exceptions) != new_flow.branches(will_be.exceptions):
        yield What.EXCEPTIONS


def _question(flow: Flow, step: Step) -> object:
    return step.decision and (step.decision.question, flow.branches(step.decision.branches))


def _without_ways(step: Step) -> Step:
    """The step without its pointers, which an insertion elsewhere may turn without changing the step."""
    return replace(step, next=(), decision=None, exceptions=())


def _moves(before: StandardContent, after: StandardContent, pairs: Sequence[tuple[int, int]]) -> Iterator[Change]:
    positions = [new for _, new in pairs]
    unmoved = stayed(positions)
    for index, (old, new) in enumerate(pairs):
        if index not in unmoved:
            overtaken = tuple(after.steps[positions[other]] for other in passed(positions, index))
            yield Change(What.ORDER, before.steps[old], after.steps[new], bystanders=overtaken)


def _comings_and_goings(
    before: StandardContent, after: StandardContent, pairs: Sequence[tuple[int, int]]
) -> Iterator[Change]:
    kept_old, kept_new = {old for old, _ in pairs}, {new for _, new in pairs}
    still_given = {given.item for step in after.steps for given in step.gives} | set(after.starts_with)
    for position, step in enumerate(after.steps):
        if position not in kept_new:
            yield Change(What.STEP_ADDED, None, step)
    for position, step in enumerate(before.steps):
        if position not in kept_old:
            lost = [given.item for given in step.gives if given.item not in still_given]
            yield Change(What.STEP_REMOVED, step, None, bystanders=_all_takers(lost, after.steps))


def _all_takers(items: Iterable[str], steps: Sequence[Step]) -> tuple[Step, ...]:
    return tuple(dict.fromkeys(step for item in items for step in takers(item, steps)))


def _flow(steps: Sequence[Step], kept: Sequence[int]) -> Flow:
    return Flow({step.id: step for step in steps}, {steps[position].id: number for number, position in enumerate(kept)})
