"""The acts of each role when a told workflow becomes the standard one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from alignment.domain.deltas import Act
from alignment.domain.roles import is_same_role, usual_word
from alignment.domain.steps import Step
from alignment.engines.act_changes import ActChange, act_changes, in_words, order_change
from alignment.engines.sequences import stayed
from alignment.engines.step_matching import Match


@dataclass
class RoleActs:
    """A role's acts as they are gathered, and the departments that its steps name."""

    stops: list[Act] = field(default_factory=list)
    starts: list[Act] = field(default_factory=list)
    changed: list[Act] = field(default_factory=list)
    now_someone_elses: list[Act] = field(default_factory=list)
    departments: list[str] = field(default_factory=list)

    @property
    def says_something(self) -> bool:
        """Whether anything changes for the role."""
        return bool(self.stops or self.starts or self.changed or self.now_someone_elses)


def acts_by_role(told: Sequence[Step], standard: Sequence[Step], matches: Sequence[Match]) -> dict[str, RoleActs]:
    """The acts of each role, by its usual word; what stops in the map's order, the rest in the standard's."""
    gathering = _Gathering(told, standard, matches)
    for position in range(len(standard)):
        gathering.take_standard_step(position)
    for position in range(len(told)):
        gathering.take_told_step(position)
    return gathering.roles


class _Gathering:
    def __init__(self, told: Sequence[Step], standard: Sequence[Step], matches: Sequence[Match]) -> None:
        self.roles: dict[str, RoleActs] = {}
        self._told = told
        self._standard = standard
        self._match_of_standard = {match.standard: match for match in matches}
        self._match_of_told = {match.told: match for match in matches}
        self._moved = self._moved_acts(matches)

    def take_standard_step(self, position: int) -> None:
        """What the step of the standard means for the role that will do it."""
        step, match = self._standard[position], self._match_of_standard.get(position)
        acts = self._acts_of(step)
        if match is None:
            acts.starts.append(Act(step.name, None, step.id, minutes=step.likely_minutes))
        elif self._stays_with_role(match):
            self._take_kept_act(acts, match)
        else:
            was = self._told[match.told]
            acts.starts.append(Act(step.name, None, step.id, ("role",), was.actor, step.actor, step.likely_minutes))

    def take_told_step(self, position: int) -> None:
        """What becomes of the step of the map, for the role that does it today."""
        step, match = self._told[position], self._match_of_told.get(position)
        if match is None:
            self._acts_of(step).stops.append(Act(step.name, step.id, None, minutes=step.likely_minutes))
        elif not self._stays_with_role(match):
            will_be = self._standard[match.standard]
            self._acts_of(step).now_someone_elses.append(
                Act(step.name, step.id, will_be.id, ("role",), step.actor, will_be.actor, step.likely_minutes)
            )

    def _take_kept_act(self, acts: RoleActs, match: Match) -> None:
        was, will_be = self._told[match.told], self._standard[match.standard]
        changes: list[ActChange] = list(act_changes(was, will_be))
        if match in self._moved:
            changes.append(order_change(_before(self._told, match.told), _before(self._standard, match.standard)))
        if not changes:
            return
        acts.changed.append(
            Act(
                will_be.name,
                was.id,
                will_be.id,
                tuple(change.what for change in changes),
                in_words([change.was for change in changes]),
                in_words([change.will_be for change in changes]),
                will_be.likely_minutes,
            )
        )

    def _moved_acts(self, matches: Sequence[Match]) -> frozenset[Match]:
        """Acts that stay with their role and come in another order."""
        own = [match for match in matches if self._stays_with_role(match)]
        unmoved = stayed([match.standard for match in own])
        return frozenset(match for index, match in enumerate(own) if index not in unmoved)

    def _stays_with_role(self, match: Match) -> bool:
        return is_same_role(self._told[match.told].actor, self._standard[match.standard].actor)

    def _acts_of(self, step: Step) -> RoleActs:
        acts = self.roles.setdefault(usual_word(step.actor), RoleActs())
        if step.department:
            acts.departments.append(step.department)
        return acts


def _before(steps: Sequence[Step], position: int) -> Step | None:
    return steps[position - 1] if position else None
