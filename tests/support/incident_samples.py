"""Things of incident with plain values, to be varied by a test."""

from datetime import UTC, datetime

from incident.domain.flow import Flow, FlowStep, Need, Origin, map_key, standard_key
from incident.domain.incident import Actor
from incident.domain.registry import Site

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
EVENING = datetime(2026, 11, 2, 19, 0, tzinfo=UTC)

FRONT_DESK = Actor("staff-7", frozenset({"patient-access"}), name="Fay Desmond")
NURSE = Actor("staff-8", frozenset({"primary-care"}))
BILLER = Actor("staff-9", frozenset({"billing"}))
PHARMACIST = Actor("staff-10", frozenset({"pharmacy"}))
COMMAND_CENTRE = Actor("staff-1", frozenset(), is_command_centre=True)


class StillClock:
    """It is always noon."""

    def now(self) -> datetime:
        return NOON


class CountedIdentifiers:
    """Identifiers 1, 2, 3 …, which sort as they were made."""

    def __init__(self) -> None:
        self._made = 0

    def new(self) -> str:
        self._made += 1
        return f"00000000-0000-7000-8000-{self._made:012d}"


def step(name: str, department: str, *, needs: str = "", gives: str = "", then: str = "") -> FlowStep:
    """A step; ``needs``, ``gives`` and ``then`` (next steps) are lists of words. Its name is ``Do <id>``."""
    return FlowStep(
        name,
        f"Do {name}",
        "someone",
        department,
        needs=tuple(Need(item) for item in needs.split()),
        gives=tuple(gives.split()),
        next=tuple(then.split()),
    )


def site_map(workflow: str, department: str, *steps: FlowStep, version: int = 1, site: str = "oak-street") -> Flow:
    return Flow(map_key(site, department, workflow), Origin.MAP, department, workflow, version, steps)


def standard(workflow: str, department: str, *steps: FlowStep, version: int = 1) -> Flow:
    return Flow(standard_key(workflow), Origin.STANDARD, department, workflow, version, steps)


def check_in(version: int = 1) -> Flow:
    return site_map(
        "check-in",
        "patient-access",
        step("s1", "patient-access", gives="coverage.plan", then="s2"),
        step("s2", "patient-access", gives="encounter"),
        version=version,
    )


def rooming() -> Flow:
    return site_map("rooming", "primary-care", step("r1", "primary-care", needs="encounter"))


def claim_edit() -> Flow:
    return site_map(
        "claim-edit",
        "billing",
        step("c1", "billing", then="c2"),
        step("c2", "billing", needs="coverage.plan"),
    )


def refill() -> Flow:
    return site_map("refill", "pharmacy", step("p1", "pharmacy", needs="refill.request"))


def oak_street(version: int = 1) -> Site:
    return Site("oak-street", "Oak Street", version, (("patient-access", "Patient Access"),))
