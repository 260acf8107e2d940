"""What the fold keeps of each thing: its latest full state, no more than the views need.

Plain dictionaries with declared keys: they are stored as they are, and a state read back is equal to the one written.
"""

from typing import Literal, TypedDict

from departments.domain.evidence import Mark


class SiteDepartmentDoc(TypedDict):
    """A department at one site, with persons by role over all shifts."""

    department: str
    name: str
    headcount: dict[str, int]


class SiteDoc(TypedDict):
    """A hospital or clinic."""

    site: str
    name: str
    departments: list[SiteDepartmentDoc]


class WorkflowDoc(TypedDict):
    """An entry of the catalogue; its departments are its scope."""

    workflow: str
    name: str
    departments: list[str]


class AssumedStepDoc(TypedDict):
    """A step that nobody has told of or seen."""

    step: str
    name: str
    actor: str


class MapDoc(TypedDict):
    """How a site does a workflow: how much is known, and who could tell the rest."""

    site: str
    department: str
    workflow: str
    map_version: int
    steps: int
    assumed: list[AssumedStepDoc]


class WorkaroundDoc(TypedDict):
    """A disclosed workaround, by its place."""

    site: str
    department: str
    workflow: str
    step: str


class StandardDoc(TypedDict):
    """A workflow's future form, as far as readiness asks."""

    workflow: str
    standard_version: int
    content_hash: str
    covers: list[str]


class ActDoc(TypedDict):
    """One act of a role and how it changes."""

    name: str
    step: str | None
    what: list[str]
    was: str | None
    will_be: str | None
    minutes: float | None


class RoleDeltaDoc(TypedDict):
    """What changes for one role at a site."""

    role: str
    department: str
    stops: list[ActDoc]
    starts: list[ActDoc]
    changed: list[ActDoc]
    now_someone_elses: list[ActDoc]


class DeltaDoc(TypedDict):
    """What a standard changes for a site."""

    workflow: str
    site: str
    standard_version: int
    content_hash: str
    roles: list[RoleDeltaDoc]


class LessonDoc(TypedDict):
    """What a role at a site must learn, made from one version of the standard. Over: there is nothing to learn."""

    lesson_id: str
    workflow: str
    site: str
    department: str
    role: str
    content_hash: str
    minutes: int
    items: int
    is_over: bool


class ProficiencyDoc(TypedDict):
    """What one learner holds after the newest attempt."""

    workflow: str
    site: str
    department: str
    role: str
    content_hash: str
    holds: str | None


Standing = Literal["awaiting", "granted", "objected", "voided"]


class BecauseDoc(TypedDict):
    """A part of the standard that changed under a signature."""

    step: str | None
    step_name: str | None
    what: str


class SeatDoc(TypedDict):
    """One party's place in a round. ``content_hash`` is what its decision holds for, ``mark`` when it was made."""

    department: str
    standing: Standing
    content_hash: str | None
    mark: Mark | None
    because: list[BecauseDoc]


class RoundDoc(TypedDict):
    """A sign-off round on one standard."""

    round_id: str
    workflow: str
    standard_version: int
    content_hash: str
    due_at: str
    requested: Mark
    seats: dict[str, SeatDoc]


class HopDoc(TypedDict):
    """A step on the way from a failing step to a department."""

    map: str
    step: str
    name: str | None


class RouteDoc(TypedDict):
    """A department that an incident touches, and the way there."""

    department: str
    by: str | None
    path: list[HopDoc]


class ContainedDoc(TypedDict):
    """A sanctioned workaround that holds for a time."""

    department: str
    until: str
    mark: Mark


class IncidentDoc(TypedDict):
    """What is wrong, who it touches and how far it is."""

    incident_id: str
    site: str
    department: str
    workflow: str
    step: str
    step_name: str | None
    severity: str
    owner_department: str
    reported_at: str
    routed_to: list[RouteDoc]
    opened: Mark
    acknowledged: dict[str, Mark]
    contained: ContainedDoc | None
    is_over: bool


class SignalDoc(TypedDict):
    """A derived observation, standing or over."""

    signal_id: str
    kind: str
    departments: list[str]
    evidence: list[str]
    as_of: str
    site: str | None
    workflow: str | None
    step: str | None
    step_name: str | None
    severity: str | None
    round_id: str | None
    waiting_for: list[str]
    count: float
    threshold: float
    window_minutes: float | None
    is_over: bool
