"""Things of training with plain values, to be varied by a test."""

from datetime import UTC, datetime

from training.domain.lesson import Change, Lesson, LessonItem, Syllabus
from training.domain.registry import Site, StaffGroup
from training.domain.site_delta import Act, RoleChanges, SiteDelta

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
FIRST, SECOND, THIRD = (f"sha256:{digit * 64}" for digit in "123")


class StillClock:
    """It is always noon."""

    def now(self) -> datetime:
        return NOON


class CountedIdentifiers:
    """Identifiers 1, 2, 3 …, which sort as they were made."""

    def __init__(self, made: int = 0) -> None:
        self._made = made

    def new(self) -> str:
        self._made += 1
        return f"00000000-0000-7000-8000-{self._made:012d}"


def front_desk(*starts: str) -> RoleChanges:
    return RoleChanges(
        "front-desk",
        "patient-access",
        stops=(Act("Copy the card", "m1"),),
        starts=tuple(Act(name, f"s{place}") for place, name in enumerate(starts, 1)),
    )


def delta(version: int = 1, content_hash: str = FIRST, *roles: RoleChanges, site: str = "oak-street") -> SiteDelta:
    return SiteDelta(
        "check-in", site, "patient-access", version, content_hash, roles or (front_desk("Scan the insurance card"),)
    )


def lesson(version: int = 1, content_hash: str = FIRST, *, role: str = "front-desk") -> Lesson:
    items = (LessonItem(Change.STARTS, "Scan the insurance card", "s1", None, "ehr"),)
    return Lesson("check-in", "oak-street", role, version, Syllabus(content_hash, "patient-access", items))


def oak_street(version: int = 1) -> Site:
    staff = (
        StaffGroup("patient-access", "front-desk", "day", 4),
        StaffGroup("patient-access", "front-desk", "evening", 2),
        StaffGroup("ambulatory-primary-care", "medical-assistant", "day", 6),
    )
    return Site("oak-street", "Oak Street", version, staff)
