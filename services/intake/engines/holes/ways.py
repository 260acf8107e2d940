"""Branches that lead nowhere, hand-offs without a word, cases that nobody has a way for, waits without a reason."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from intake.domain.step import Step
from intake.engines.holes.finding import Finding, Kind
from intake.engines.holes.flow import Flow
from intake.engines.holes.peers import Peers
from intake.engines.wording.phrases import words_of

MANY = 3
"""From so many silent hand-offs of a map without one that is told, the map is written so: one finding says it."""
LONG_WAIT_MINUTES = 30.0
TIMES_OTHERS = 4.0
USUAL_SHARE = 0.5


def missing_branches(flow: Flow) -> Iterator[Finding]:
    """Decisions with one way, and ways that lead nowhere though the work goes on."""
    last = flow.steps[-1].id
    for step in flow.steps:
        if step.decision is None:
            continue
        ways = step.decision.branches
        known = {one.id for one in flow.steps}
        if len({_key(way.when) for way in ways}) < 2:
            missing = f"only “{ways[0].when}” is told" if ways else "no way is told"
            yield _branch(
                flow, step, 0.9, missing, f"At “{step.name}”: {step.decision.question} What happens otherwise?"
            )
        for way in ways:
            if (way.next is None or way.next not in known) and step.id != last:
                question = f"At “{step.name}”, if {way.when}: what happens then, and who does it?"
                yield _branch(flow, step, 0.85, f"“{way.when}” leads to no step", question)


def _branch(flow: Flow, step: Step, confidence: float, why: str, probe: str) -> Finding:
    return Finding(
        Kind.MISSING_BRANCH,
        flow.content.map_id,
        confidence,
        (flow.ref(step),),
        probe,
        step.actor,
        (why,),
        act=why,
    )


def silent_hand_offs(flow: Flow, explained: frozenset[int]) -> Iterator[Finding]:
    """Where another actor goes on and nothing says how they hear of it. ``explained``: gaps with a missing step."""
    found: list[tuple[Step, Step]] = []
    told = 0
    for at, (step, following) in enumerate(pairwise(flow.steps), 1):
        if following.id not in step.next or _key(step.actor) == _key(following.actor):
            continue
        if step.hands_to is not None and step.hands_to.by != "none":
            told += 1
        elif at not in explained:
            found.append((step, following))
    if told == 0 and len(found) >= MANY and all(step.hands_to is None for step, _ in found):
        step, following = found[0]
        yield _silent(flow, step, following, 0.5, f"none of {len(found)} hand-offs of this map says how")
        return
    for step, following in found:
        yield _silent(
            flow, step, following, 0.9 if step.hands_to is not None else 0.7, "nothing says how they hear of it"
        )


def _silent(flow: Flow, step: Step, following: Step, confidence: float, why: str) -> Finding:
    return Finding(
        Kind.SILENT_HAND_OFF,
        flow.content.map_id,
        confidence,
        (flow.ref(step), flow.ref(following)),
        f"After “{step.name}” the {following.actor} goes on with “{following.name}”. How do they know that it is their "
        "turn?",
        following.actor,
        (f"{step.actor} hands over to {following.actor}: {why}",),
    )


def missing_exceptions(peers: Peers) -> Iterator[Finding]:
    """Cases that half of the others have a way for."""
    here = {_key(case.when) for step in peers.flow.steps for case in step.exceptions}
    where: dict[frozenset[str], dict[str, str]] = {}
    at_step: dict[frozenset[str], Counter[str]] = {}
    for other in peers.others:
        for step in other.steps:
            for case in step.exceptions:
                where.setdefault(_key(case.when), {})[other.content.site] = case.when
                at_step.setdefault(_key(case.when), Counter())[peers.concept(other, step).id] += 1
    for key in sorted(where, key=sorted):
        sites = where[key]
        share = len(sites) / len(peers.others)
        if key in here or share < USUAL_SHARE:
            continue
        usual, _ = at_step[key].most_common(1)[0]
        own = [step for step in peers.flow.steps if peers.concept(peers.flow, step).id == usual]
        step = own[0] if own else peers.flow.steps[0]
        named = min(sites.values())
        yield Finding(
            Kind.MISSING_EXCEPTION,
            peers.flow.content.map_id,
            round(0.35 + 0.55 * share, 2),
            (peers.flow.ref(step),),
            f"What do you do at “{step.name}” in the case of: {named}? Or does that never happen here?",
            step.actor,
            (f"{len(sites)} of {len(peers.others)} other sites have a way for it: {', '.join(sorted(sites)[:3])}",),
            act=named,
        )


def time_gaps(flow: Flow, peers: Peers | None) -> Iterator[Finding]:
    """Waits of half an hour or more that are four times those of others, or that stand alone where nobody waits."""
    own = [step.waits_minutes for step in flow.steps if step.waits_minutes > 0]
    for step in flow.steps:
        if step.waits_minutes < LONG_WAIT_MINUTES:
            continue
        told = [] if peers is None else [one for _, one in peers.steps_of(peers.concept(flow, step))]
        usual = median(one.waits_minutes for one in told) if told else 0.0
        if told and step.waits_minutes < TIMES_OTHERS * usual:
            continue
        is_alone = len(own) * 3 <= len(flow.steps)
        confidence = 0.8 if told else 0.55 if is_alone else 0.0
        if confidence:
            yield Finding(
                Kind.TIME_GAP,
                flow.content.map_id,
                confidence,
                (flow.ref(step),),
                f"At “{step.name}” {step.waits_minutes:g} minutes pass. What is waited for, and who ends the wait?",
                step.actor,
                (f"{step.waits_minutes:g} minutes here; elsewhere {usual:g}" if told else "nothing says what for",),
            )


def _key(words: str) -> frozenset[str]:
    return frozenset(words_of(words.replace("-", " ")))
