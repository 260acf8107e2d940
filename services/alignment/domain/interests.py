"""Which party cares about which change: the rules, as data, and how they are read.

A party's signature says "this part of the design is right for us". So an edit breaks exactly the signatures of the
parties that have an interest in something it changed, and leaves the others. ``docs/architecture/sign-off.md``
explains the rules; this table is what runs. Two rows make sure that no change goes unseen: each party has an interest
in every change of its own steps (a step that no party owns counts as administration's), and a change that we cannot
name touches all five.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from alignment.domain.changes import OF_THE_WHOLE, Change, What
from alignment.domain.parties import ALL_PARTIES, Party, party_of_department
from alignment.domain.roles import party_of_role
from alignment.domain.steps import Step


class Scope(Enum):
    """Where in the standard an interest holds."""

    ANYWHERE = auto()
    OWN_STEPS = auto()
    """The changed step, as it was or is, or a step that the change reaches, is this party's work."""
    OWN_DEPARTMENT = auto()
    """The department that the change names is this party's."""
    NAMED_ITEM = auto()
    """The item or milestone that changed belongs to the interest's families."""
    HANDLING_STEPS = auto()
    """The changed step takes, gives, waits for or marks something of the interest's families."""
    ESTABLISHING_STEPS = auto()
    """The changed step gives, waits for or marks something of the interest's families; taking it is not enough."""
    DATA_STEPS = auto()
    """The changed step works in an electronic system, or takes or gives data items."""
    CONTROLLED_STEPS = auto()
    """The changed step makes milestones happen or has exceptions."""


@dataclass(frozen=True)
class Interest:
    """One rule: ``party`` cares about these changes within ``scope``."""

    party: Party
    whats: frozenset[What]
    scope: Scope
    families: frozenset[str] = frozenset()


REVENUE_FAMILIES = frozenset(
    {
        "coverage", "charge", "claim", "guarantor", "copay", "payment", "estimate", "eligibility", "authorization",
        "billing", "denial", "remittance",
    }
)  # fmt: skip
"""First words of the dotted names of items that money hangs on."""

COMPLIANCE_FAMILIES = frozenset({"consent", "privacy", "identity", "proxy", "disclosure", "abn"})
"""First words of the dotted names of items and milestones that the law or a policy asks for."""

NOT_ELECTRONIC = frozenset({"paper", "spreadsheet", "phone", "fax", "person", "none", "voice"})
"""Systems that nobody builds. Every other named system counts as built."""

STEP_CHANGES = frozenset(What) - OF_THE_WHOLE
FLOW_CHANGES = STEP_CHANGES - {
    What.NAME,
    What.MINUTES,
    What.WAITS,
    What.EVIDENCE,
    What.STEP_RENUMBERED,
    What.FORM,
    What.OTHER,
}
"""What can break the right order of things, or who does them with what."""

ITEM_CHANGES = frozenset({What.NEEDS, What.GIVES, What.STARTS_WITH, What.ENDS_WITH})
MILESTONE_CHANGES = frozenset({What.AFTER, What.MARKS})
GUARDED_CHANGES = frozenset({What.STEP_ADDED, What.STEP_REMOVED, What.ORDER, What.DECISION})
STAFFING_CHANGES = frozenset(
    {What.MINUTES, What.WAITS, What.ACTOR, What.DEPARTMENT, What.HANDS_TO, What.STEP_ADDED, What.STEP_REMOVED}
)

INTERESTS: tuple[Interest, ...] = (
    *(Interest(party, STEP_CHANGES | ITEM_CHANGES, Scope.OWN_STEPS) for party in ALL_PARTIES),
    *(Interest(party, frozenset({What.HOME}), Scope.OWN_DEPARTMENT) for party in ALL_PARTIES),
    *(Interest(party, frozenset({What.OTHER}), Scope.ANYWHERE) for party in ALL_PARTIES),
    Interest(Party.REVENUE_CYCLE, ITEM_CHANGES | MILESTONE_CHANGES, Scope.NAMED_ITEM, REVENUE_FAMILIES),
    Interest(Party.REVENUE_CYCLE, FLOW_CHANGES - ITEM_CHANGES, Scope.HANDLING_STEPS, REVENUE_FAMILIES),
    Interest(Party.IT, ITEM_CHANGES | {What.SYSTEM, What.STEP_RENUMBERED}, Scope.ANYWHERE),
    Interest(Party.IT, frozenset({What.STEP_ADDED, What.STEP_REMOVED}), Scope.DATA_STEPS),
    Interest(Party.COMPLIANCE, ITEM_CHANGES | MILESTONE_CHANGES, Scope.NAMED_ITEM, COMPLIANCE_FAMILIES),
    Interest(Party.COMPLIANCE, FLOW_CHANGES - ITEM_CHANGES, Scope.ESTABLISHING_STEPS, COMPLIANCE_FAMILIES),
    Interest(Party.COMPLIANCE, GUARDED_CHANGES, Scope.HANDLING_STEPS, COMPLIANCE_FAMILIES),
    Interest(Party.COMPLIANCE, frozenset({What.EXCEPTIONS, What.MARKS}), Scope.ANYWHERE),
    Interest(Party.COMPLIANCE, frozenset({What.STEP_REMOVED, What.DECISION}), Scope.CONTROLLED_STEPS),
    Interest(Party.ADMINISTRATION, STAFFING_CHANGES | {What.COVERS, What.HOME}, Scope.ANYWHERE),
)
"""Every rule. A party is touched by a change when one of its rules says so."""


def parties_of(step: Step, home: str) -> frozenset[Party]:
    """Whose work ``step`` is, in a standard whose home department is ``home``.

    The role decides, and a department that the step names beside it. Where neither is known to the tables, the home
    department decides, and failing that it is administration's: no step is nobody's.
    """
    named = {party_of_role(step.actor), party_of_department(step.department) if step.department else None} - {None}
    owners = named or {party_of_department(home)} - {None} or {Party.ADMINISTRATION}
    return frozenset(owner for owner in owners if owner is not None)


def touched_parties(change: Change, home: str) -> frozenset[Party]:
    """The parties whose interest ``change`` touches: at least one."""
    return frozenset(rule.party for rule in INTERESTS if _touches(rule, change, home))


def interests_touched(changes: Iterable[Change], home: str) -> Mapping[Party, tuple[Change, ...]]:
    """For each touched party, the changes that touch it, in their order. Parties not touched are absent."""
    touched: dict[Party, list[Change]] = {}
    for change in changes:
        for party in touched_parties(change, home):
            touched.setdefault(party, []).append(change)
    return {party: tuple(touched[party]) for party in ALL_PARTIES if party in touched}


def _touches(rule: Interest, change: Change, home: str) -> bool:
    return change.what in rule.whats and _IN_SCOPE[rule.scope](rule, change, home)


def _own_steps(rule: Interest, change: Change, home: str) -> bool:
    return any(rule.party in parties_of(step, home) for step in (*change.both_steps, *change.bystanders))


def _own_department(rule: Interest, change: Change, _home: str) -> bool:
    return change.subject is not None and party_of_department(change.subject) is rule.party


def _named_item(rule: Interest, change: Change, _home: str) -> bool:
    return change.subject is not None and _family(change.subject) in rule.families


def _handling_steps(rule: Interest, change: Change, _home: str) -> bool:
    handled = {name for step in _moved_steps(change) for name in (*step.items, *step.after, *step.marks)}
    return any(_family(name) in rule.families for name in handled)


def _establishing_steps(rule: Interest, change: Change, _home: str) -> bool:
    given = {given.item for step in _moved_steps(change) for given in step.gives}
    milestones = {name for step in _moved_steps(change) for name in (*step.after, *step.marks)}
    return any(_family(name) in rule.families for name in given | milestones)


def _moved_steps(change: Change) -> tuple[Step, ...]:
    """The changed step as it was and is. Which of two moved and which was passed is a matter of telling: both count."""
    return (*change.both_steps, *(change.bystanders if change.what is What.ORDER else ()))


def _data_steps(_rule: Interest, change: Change, _home: str) -> bool:
    return any(
        step.items or (step.system is not None and step.system.lower() not in NOT_ELECTRONIC)
        for step in change.both_steps
    )


def _controlled_steps(_rule: Interest, change: Change, _home: str) -> bool:
    return any(step.marks or step.exceptions for step in change.both_steps)


def _anywhere(_rule: Interest, _change: Change, _home: str) -> bool:
    return True


def _family(name: str) -> str:
    return name.split(".", 1)[0]


_IN_SCOPE: Mapping[Scope, Callable[[Interest, Change, str], bool]] = {
    Scope.ANYWHERE: _anywhere,
    Scope.OWN_STEPS: _own_steps,
    Scope.OWN_DEPARTMENT: _own_department,
    Scope.NAMED_ITEM: _named_item,
    Scope.HANDLING_STEPS: _handling_steps,
    Scope.ESTABLISHING_STEPS: _establishing_steps,
    Scope.DATA_STEPS: _data_steps,
    Scope.CONTROLLED_STEPS: _controlled_steps,
}
