"""Two accounts of one hand-off that cannot both be true: a sign that the work is done in a way that nobody told."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from intake.domain.site_map import MapContent
from intake.domain.step import Step


class Clash(StrEnum):
    """In what two accounts differ."""

    BY = "by"
    """The same two roles and items, and another way of telling."""
    TAKER = "taker"
    """The same giver and item, and somebody else who takes over."""
    ITEM = "item"
    """The same two roles, each time their only hand-off, and no item in common."""


@dataclass(frozen=True)
class Telling:
    """A hand-off as one account has it. ``account``: its number among those given; two may be of one map."""

    account: int
    map_id: str
    step_id: str
    giver: str
    taker: str
    by: str | None
    items: tuple[str, ...]

    @property
    def words(self) -> str:
        """The hand-off in words, for a person who checks it."""
        what = ", ".join(self.items) or "nothing named"
        return f"step {self.step_id}: {self.giver} hands to {self.taker} by {self.by or 'nothing told'}, with {what}"


@dataclass(frozen=True)
class Contradiction:
    """Two tellings of one hand-off that exclude each other."""

    clash: Clash
    one: Telling
    other: Telling

    @property
    def id(self) -> str:
        """Stable for the same tellings, in whatever order the accounts come."""
        parts = sorted((telling.map_id, telling.words) for telling in (self.one, self.other))
        return f"clash-{hashlib.sha256(repr((self.clash.value, parts)).encode()).hexdigest()[:12]}"

    @property
    def why(self) -> tuple[str, str]:
        """What each of the two says."""
        return self.one.words, self.other.words


def contradictions(accounts: Sequence[MapContent], roles: Mapping[str, str] | None = None) -> tuple[Contradiction, ...]:
    """What the accounts of one site and workflow say against each other, each pair of tellings once.

    ``roles``: for a word for a role the word that stands for it, where one role goes by several. What an account does
    not mention contradicts nothing: a person tells what they see of the work. A hand-off that has its like in the other
    account is not held against the others there, for two roles may meet several times in one workflow.
    """
    told = [tuple(_tellings(number, account, roles or {})) for number, account in enumerate(accounts)]
    found: list[Contradiction] = []
    for one, other in combinations(range(len(accounts)), 2):
        if _work_of(accounts[one]) == _work_of(accounts[other]):
            found.extend(_between(told[one], told[other]))
    return tuple(sorted(found, key=lambda each: (each.one.map_id, each.why, each.clash)))


def _work_of(account: MapContent) -> tuple[str, str]:
    return account.site, account.workflow


def _tellings(number: int, account: MapContent, roles: Mapping[str, str]) -> Iterator[Telling]:
    for step in account.steps:
        if step.hands_to is None:
            continue
        giver, taker = (_role(word, roles) for word in (step.actor, step.hands_to.role))
        yield Telling(number, account.map_id, step.id, giver, taker, step.hands_to.by, _items(step))


def _role(word: str, roles: Mapping[str, str]) -> str:
    return roles.get(word, word).casefold()


def _items(step: Step) -> tuple[str, ...]:
    return tuple(sorted({given.item for given in step.gives}))


def _between(ones: Sequence[Telling], others: Sequence[Telling]) -> Iterator[Contradiction]:
    agreed = {telling for one in ones for other in others if _agree(one, other) for telling in (one, other)}
    for one in ones:
        for other in others:
            if one in agreed or other in agreed:
                continue
            clash = _clash(one, other)
            if clash is Clash.ITEM and not (_is_only(one, ones) and _is_only(other, others)):
                # Each may tell of another of several meetings.
                continue
            if clash is not None:
                yield Contradiction(clash, one, other)


def _is_only(telling: Telling, all_told: Sequence[Telling]) -> bool:
    pair = telling.giver, telling.taker
    return [(each.giver, each.taker) for each in all_told].count(pair) == 1


def _agree(one: Telling, other: Telling) -> bool:
    is_same_way = one.by == other.by or None in {one.by, other.by}
    return (one.giver, one.taker) == (other.giver, other.taker) and is_same_way and _share(one, other)


def _share(one: Telling, other: Telling) -> bool:
    """Whether they are about one thing. One that names no item may be about any."""
    return not one.items or not other.items or bool(set(one.items) & set(other.items))


def _clash(one: Telling, other: Telling) -> Clash | None:
    if one.giver != other.giver:
        return None
    if one.taker != other.taker:
        # Only an item in common shows that it is one hand-off.
        return Clash.TAKER if set(one.items) & set(other.items) else None
    return Clash.BY if _share(one, other) else Clash.ITEM
