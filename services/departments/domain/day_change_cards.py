"""Cards for what changes in a department's day: one for each site and role, once a standard is in sign-off."""

from collections.abc import Iterator

from departments.domain import places
from departments.domain.documents import ActDoc, DeltaDoc, RoleDeltaDoc, RoundDoc
from departments.domain.evidence import Card, Evidence, evidence, newest
from departments.domain.news import Held
from departments.domain.rounds import current_round, is_signed
from departments.domain.traces import trace_id_of
from departments.domain.words import counted, inside, listed, spoken
from departments.domain.world import World


def day_change_cards(world: World, held: Held[DeltaDoc]) -> Iterator[Card]:
    """A card for each role whose day changes; none while nobody has been asked to sign the standard."""
    current = current_round(world.rounds.get(held.state["workflow"], []))
    if current is None:
        return
    for role in held.state["roles"]:
        if role["stops"] or role["starts"] or role["changed"] or role["now_someone_elses"]:
            yield _card(world, held, role, _stage(held, current))


Stage = tuple[str, Evidence]
"""Where the standard is on its way, and the event that brought it there."""


def _stage(held: Held[DeltaDoc], current: Held[RoundDoc]) -> Stage:
    href = places.standard(held.state["workflow"])
    if is_signed(current.state) and current.state["content_hash"] == held.state["content_hash"]:
        last = newest(seat["mark"] for seat in current.state["seats"].values() if seat["mark"])
        return "signed", evidence(last or current.mark, "The last party signed", href)
    return "in-sign-off", evidence(current.state["requested"], "The five parties were asked", href)


def _card(world: World, held: Held[DeltaDoc], role: RoleDeltaDoc, staged: Stage) -> Card:
    state, (stage, since) = held.state, staged
    name, at = inside(world.workflow_name(state["workflow"])), world.site_name(state["site"])
    people = spoken(role["role"])
    agreed = "It is agreed." if stage == "signed" else "It is not agreed yet."
    href = places.lessons(state["site"], role["role"], state["workflow"])
    return {
        "card_id": f"day-change:{state['workflow']}@{state['site']}@{role['role']}",
        "kind": "day-change",
        "department": role["department"],
        "urgency": 1 if stage == "signed" else 0,
        "title": f"The day of the {people} at {at} changes in {name}",
        "because": f"{_summary(role)}. {agreed}",
        "act": {"label": "See what changes", "href": href, "minutes": None},
        "changed_at": max(held.mark["at"], since["at"]),
        "evidence": [evidence(held.mark, f"Worked out for version {state['standard_version']}", href), since],
        "detail": {
            "stage": stage,
            "site": state["site"],
            "site_name": at,
            "workflow": state["workflow"],
            "workflow_name": world.workflow_name(state["workflow"]),
            "role": role["role"],
            "standard_version": state["standard_version"],
            "content_hash": state["content_hash"],
            "stops": _acts(role["stops"]),
            "starts": _acts(role["starts"]),
            "changed": _acts(role["changed"]),
            "now_someone_elses": _acts(role["now_someone_elses"]),
        },
        "trace_id": trace_id_of(held.traceparent),
    }


def _summary(role: RoleDeltaDoc) -> str:
    counts = [
        (len(role["stops"]), "thing stops", "things stop"),
        (len(role["starts"]), "thing starts", "things start"),
        (len(role["changed"]), "thing changes", "things change"),
        (len(role["now_someone_elses"]), "thing is now someone else's", "things are now someone else's"),
    ]
    said = [counted(count, one, many) for count, one, many in counts if count]
    return listed(said)


def _acts(acts: list[ActDoc]) -> list[dict[str, object]]:
    shown = ("name", "what", "was", "will_be", "minutes")
    return [{key: dict(act)[key] for key in shown} for act in acts]
