"""Checks of the people: is there a lesson for all whose work changes, can they do it, and what hurts now?"""

from collections.abc import Iterator

from departments.domain import places
from departments.domain.evidence import Act, Evidence, Reason, evidence
from departments.domain.incident_tallies import Band, Glance, newest_of
from departments.domain.states import State
from departments.domain.thresholds import (
    ABLE_AT_RISK_PERCENT,
    ABLE_READY_PERCENT,
    BLOCKING_SEVERITY,
    RISKY_SEVERITY,
    is_at_least,
)
from departments.domain.words import agree, counted, inside, listed, spoken
from departments.domain.world import Where, World

_CHANGES = ("stops", "starts", "changed", "now_someone_elses")


def _changing_roles(world: World, where: Where) -> list[str] | None:
    """The roles here whose day the standard changes; none where the change was not worked out for it as it is now."""
    site, department, workflow = where
    standard, delta = world.standards.get(workflow), world.deltas.get((workflow, site))
    if standard is None or delta is None or delta.state["content_hash"] != standard.state["content_hash"]:
        return None
    return sorted(
        {
            role["role"]
            for role in delta.state["roles"]
            if role["department"] == department and any(role[change] for change in _CHANGES)  # type: ignore[literal-required]
        }
    )


def check_lessons(world: World, where: Where) -> Iterator[Reason]:
    """Whether a lesson on the standard as it is now is there for each role whose day changes."""
    site, _, workflow = where
    name, at, roles = inside(world.workflow_name(workflow)), world.site_name(site), _changing_roles(world, where)
    if roles is None:
        text = f"What changes at {at} in {name} has not been worked out for the standard as it is now."
        yield _reason("lessons", State.UNKNOWN, text, [])
        return
    pieces = [evidence(world.deltas[workflow, site].mark, f"What changes at {at}", places.standard(workflow))]
    if not roles:
        yield _reason("lessons", State.READY, f"Nobody's day changes in {name} at {at}.", pieces)
        return
    content_hash = world.standards[workflow].state["content_hash"]
    found = {role: world.lessons.get((*where, role)) for role in roles}
    prepared = {role: held for role, held in found.items() if held and held.state["content_hash"] == content_hash}
    pieces += [
        evidence(held.mark, f"Lesson for {spoken(role)}", places.lessons(site, role, workflow))
        for role, held in prepared.items()
    ]
    missing = [spoken(role) for role in roles if role not in prepared]
    if missing:
        text = f"No lesson on the present standard is prepared for {listed(missing)} at {at}."
        yield _reason("lessons", State.NOT_READY, text, pieces)
    else:
        text = f"{counted(len(roles), 'lesson')} on {name} {agree(len(roles), 'is', 'are')} prepared."
        yield _reason("lessons", State.READY, text, pieces)


def check_proficiency(world: World, where: Where) -> Iterator[Reason]:
    """For each role whose day changes, the share of its people who have shown that they can do the work."""
    for role in _changing_roles(world, where) or []:
        yield _check_role(world, where, role)


def _check_role(world: World, where: Where, role: str) -> Reason:
    site, department, workflow = where
    at, people = world.site_name(site), spoken(role)
    registered = world.department_at(site, department)
    headcount = registered["headcount"].get(role, 0) if registered else 0
    tally = world.tally(where, role, world.standards[workflow].state["content_hash"])
    href = places.lessons(site, role, workflow)
    pieces = [evidence(world.sites[site].mark, f"Head count of {people} at {at}")] if site in world.sites else []
    pieces += [evidence(mark, f"A {people} was assessed", href) for mark in tally.newest]
    if headcount == 0:
        text = f"The registry counts no {people} in this department at {at}, so nobody knows whom to teach."
        return _reason("proficiency", State.UNKNOWN, text, pieces)
    if tally.recorded == 0:
        text = f"Nothing is recorded of what the {headcount} {people} at {at} can do."
        return _with_lesson(world, where, role, _reason("proficiency", State.UNKNOWN, text, pieces))
    text = f"{tally.able} of {headcount} {people} at {at} have shown that they can do it."
    return _with_lesson(world, where, role, _reason("proficiency", _able_state(tally.able, headcount), text, pieces))


def _able_state(able: int, headcount: int) -> State:
    if is_at_least(able, headcount, ABLE_READY_PERCENT):
        return State.READY
    return State.AT_RISK if is_at_least(able, headcount, ABLE_AT_RISK_PERCENT) else State.NOT_READY


def _with_lesson(world: World, where: Where, role: str, reason: Reason) -> Reason:
    """``reason`` with the lesson as the next act, and its minutes, where it is not ready and there is a lesson."""
    lesson = world.lessons.get((*where, role))
    if reason["state"] is State.READY or lesson is None:
        return reason
    href = places.lessons(where[0], role, where[2])
    act: Act = {"label": f"Teach {spoken(role)} and watch them do it", "href": href, "minutes": lesson.state["minutes"]}
    return {**reason, "act": act}


def check_incidents(world: World, where: Where) -> Iterator[Reason]:
    """Whether something is wrong here now. A safety incident makes the place not ready."""
    bands = world.open_incidents.get(where, {})
    for severity, state in ((BLOCKING_SEVERITY, State.NOT_READY), (RISKY_SEVERITY, State.AT_RISK)):
        if severity in bands:
            yield _open_incidents(world, where, state, severity, bands[severity])
            return
    count, over = sum(band.count for band in bands.values()), world.last_over.get(where)
    pieces = [_incident_evidence(glance) for glance in newest_of(bands.values())]
    pieces += [evidence(over, "The last incident ended")] if over else []
    minor = f"{counted(count, 'minor incident')} {agree(count, 'is', 'are')} open." if count else ""
    yield _reason("incidents", State.READY, minor or "No incident is open.", pieces)


def _open_incidents(world: World, where: Where, state: State, severity: str, band: Band) -> Reason:
    kind = "safety incident" if severity == BLOCKING_SEVERITY else "severe incident"
    name, are = inside(world.workflow_name(where[2])), agree(band.count, "is", "are")
    return {
        "code": "incidents",
        "state": state,
        "text": f"{counted(band.count, kind)} in {name} {are} open, the oldest at “{band.oldest.step}”.",
        "evidence": [_incident_evidence(glance) for glance in band.newest],
        "act": {"label": "See the oldest one", "href": places.incident(band.oldest.incident_id), "minutes": None},
    }


def _incident_evidence(glance: Glance) -> Evidence:
    return evidence(glance.mark, f"Incident at “{glance.step}”", places.incident(glance.incident_id))


def _reason(code: str, state: State, text: str, pieces: list[Evidence]) -> Reason:
    return {"code": code, "state": state, "text": text, "evidence": pieces, "act": None}
