"""Any standard, and any edit of one, for properties that must hold for all."""

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

ITEMS = st.sampled_from(
    ["coverage.plan", "identity.confirmed", "consent.signed", "vitals.weight", "order.lab", "charge.visit", "note"]
)
ROLES = st.sampled_from(
    ["front-desk", "ma", "nurse", "biller", "coder", "privacy-officer", "interface-analyst", "greeter"]
)
DEPARTMENTS = st.sampled_from(
    ["patient-access", "laboratory", "professional-billing", "it-applications", "compliance-and-privacy", "elsewhere"]
)
NAMES = st.sampled_from(
    ["Scan the insurance card", "Confirm who it is", "Take the vital signs", "Collect the copay", "Sign the consent",
     "Drop the charge", "Room the patient", "Call the physician", "Print the labels", "Release the order"]
)  # fmt: skip
SYSTEMS = st.sampled_from([None, "ehr", "paper", "phone", "other:kiosk"])
SITES = st.lists(st.sampled_from(["oak-street", "elm-street", "ash-lane"]), unique=True)

NEEDS = st.lists(
    st.one_of(
        ITEMS,
        st.fixed_dictionaries({"item": ITEMS, "values": st.sampled_from([None, "kg"]), "required": st.booleans()}),
    ),
    max_size=3,
)
GIVES = st.lists(
    st.one_of(ITEMS, st.fixed_dictionaries({"item": ITEMS, "values": st.sampled_from([None, "kg", "lb"])})), max_size=3
)


@st.composite
def steps(draw: st.DrawFn, step_id: str, ids: list[str]) -> dict[str, Any]:
    """One step whose ways lead to ``ids``."""
    way = st.sampled_from([*ids, None])
    branches = st.lists(st.fixed_dictionaries({"when": st.sampled_from(["yes", "no"]), "next": way}), max_size=2)
    low = draw(st.integers(0, 5))
    return {
        "id": step_id,
        "name": draw(NAMES),
        "actor": draw(ROLES),
        "department": draw(st.one_of(st.none(), DEPARTMENTS)),
        "after": draw(st.lists(ITEMS, max_size=2, unique=True)),
        "needs": draw(NEEDS),
        "gives": draw(GIVES),
        "marks": draw(st.lists(ITEMS, max_size=1)),
        "system": draw(SYSTEMS),
        "minutes": draw(st.sampled_from([None, [low, low + 1, low + 3]])),
        "waits_minutes": draw(st.integers(0, 3)),
        "evidence": None,
        "decision": draw(st.one_of(st.none(), st.fixed_dictionaries({"question": NAMES, "branches": branches}))),
        "next": draw(st.lists(st.sampled_from(ids), max_size=2)),
        "hands_to": draw(st.one_of(st.none(), st.fixed_dictionaries({"role": ROLES, "by": SYSTEMS}))),
        "exceptions": draw(branches),
    }


@st.composite
def standards(draw: st.DrawFn) -> dict[str, Any]:
    """Any standard of check-in, of one to six steps."""
    ids = [f"s{number}" for number in range(1, draw(st.integers(1, 6)) + 1)]
    return {
        "format": "plumbline.standard/1",
        "workflow": "check-in",
        "department": draw(DEPARTMENTS),
        "covers": draw(SITES),
        "starts_with": draw(st.lists(ITEMS, max_size=2, unique=True)),
        "ends_with": draw(st.lists(ITEMS, max_size=2, unique=True)),
        "steps": [draw(steps(step_id, ids)) for step_id in ids],
    }


@st.composite
def edits(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A standard, and the same with some of its steps changed, removed, added or moved."""
    before = draw(standards())
    after = deepcopy(before)
    ids = [step["id"] for step in before["steps"]]
    for _ in range(draw(st.integers(1, 3))):
        other = draw(steps(draw(st.sampled_from([*ids, "s9"])), ids))
        place = draw(st.integers(0, len(after["steps"]) - 1))
        match draw(st.sampled_from(["field", "replace", "add", "remove", "move"])):
            case "field":
                name = draw(st.sampled_from([key for key in other if key != "id"]))
                after["steps"][place][name] = other[name]
            case "replace":
                after["steps"][place] = {**other, "id": after["steps"][place]["id"]}
            case "add" if other["id"] not in {step["id"] for step in after["steps"]}:
                after["steps"].insert(place, other)
            case "remove" if len(after["steps"]) > 1:
                after["steps"].pop(place)
            case _:
                after["steps"].append(after["steps"].pop(place))
    return before, after
