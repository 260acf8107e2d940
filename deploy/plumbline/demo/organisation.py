"""The health system: sites, their departments, and who works there on which shift."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto

from plumbline.demo.figures import LATE_SHARE, NEARLY_SHARE
from plumbline.demo.sizes import Size

DEPARTMENTS: dict[str, str] = {
    "patient-access": "Patient Access",
    "central-scheduling": "Central Scheduling",
    "referrals-and-prior-auth": "Referrals & Prior Auth",
    "ambulatory-primary-care": "Ambulatory Primary Care",
    "ambulatory-specialty": "Ambulatory Specialty",
    "emergency-department": "Emergency Department",
    "inpatient-nursing": "Inpatient Nursing",
    "perioperative": "Perioperative",
    "labor-and-delivery": "Labor & Delivery",
    "pharmacy": "Pharmacy",
    "laboratory": "Laboratory",
    "imaging": "Imaging",
    "him-and-coding": "HIM / Coding",
    "professional-billing": "Professional Billing",
    "hospital-billing": "Hospital Billing",
    "compliance-and-privacy": "Compliance & Privacy",
    "it-applications": "IT Applications",
    "interfaces": "Interfaces",
    "supply": "Supply",
    "quality": "Quality",
}

_AMBULATORY: dict[str, dict[str, int]] = {
    "patient-access": {"front-desk": 4, "registrar": 2, "financial-counsellor": 1},
    "central-scheduling": {"scheduler": 2},
    "referrals-and-prior-auth": {"referral-coordinator": 1, "prior-auth-specialist": 1, "him-analyst": 1},
    "ambulatory-primary-care": {"physician": 5, "nurse": 5, "medical-assistant": 9, "triage-nurse": 1},
    "ambulatory-specialty": {"physician": 2, "nurse": 2, "medical-assistant": 3},
    "laboratory": {"phlebotomist": 2, "lab-tech": 1},
    "him-and-coding": {"coder": 1, "charge-capture-analyst": 1},
    "professional-billing": {"biller": 1, "denials-analyst": 1, "cash-poster": 1},
}
_HOSPITAL: dict[str, dict[str, int]] = {
    **_AMBULATORY,
    "emergency-department": {
        "registrar": 10,
        "triage-nurse": 8,
        "charge-nurse": 4,
        "ed-tech": 10,
        "nurse": 26,
        "physician": 10,
    },
    "inpatient-nursing": {"nurse": 60, "charge-nurse": 6, "case-manager": 5, "physician": 10, "pharmacist": 3},
    "perioperative": {"nurse": 14, "physician": 6},
    "labor-and-delivery": {"nurse": 12, "physician": 4},
    "pharmacy": {"pharmacist": 6, "pharmacy-tech": 8},
    "imaging": {"radiology-tech": 10},
    "hospital-billing": {"biller": 4},
    "compliance-and-privacy": {"compliance-officer": 2},
    "it-applications": {"application-analyst": 6},
    "interfaces": {"interface-analyst": 3},
    "supply": {"supply-tech": 3},
    "quality": {"quality-analyst": 3},
}
_NIGHT_DEPARTMENTS = frozenset({"emergency-department", "inpatient-nursing", "labor-and-delivery"})

_HOSPITAL_NAMES = ("St. Brendan Medical Center", "Harbor General Hospital", "Ridgeview Community Hospital")
_PLACES = (
    "Oak Street", "Mill Pond", "Cedar Hill", "Lakeshore", "Fairview", "Garden Row", "Union Square", "Maple Grove",
    "Stone Bridge", "Willow Bend", "North Gate", "River Park", "Sunset Avenue", "Quarry Lane", "Birch Hollow",
    "Elm Court", "Harvest Road", "Spring Valley", "Canal Side", "Orchard Heights", "Prairie View", "Foundry Yard",
    "Meadow Brook", "Signal Hill", "Bay Street", "Copper Creek", "Linden Square", "Hawthorn", "Forest Edge", "Mercer",
    "Blue Heron", "Granite Falls", "Juniper", "Kingsway", "Laurel", "Market Street", "New Bridge", "Old Town",
    "Pine Ridge", "Rose Lane", "Shoreline", "Tanner Street", "Upland", "Valley Forge Road", "West End", "Yarrow",
    "Ashby", "Brook Hollow", "Clover Field",
)  # fmt: skip


class Preparation(StrEnum):
    """How far a site has come: hardly begun, all but one step that somebody saw, or everything that is asked for."""

    BEGUN = auto()
    NEARLY = auto()
    WHOLE = auto()


@dataclass(frozen=True)
class Staff:
    """People of one role on one shift."""

    role: str
    shift: str
    headcount: int


NEXT_WAVE = "wave-2"


@dataclass(frozen=True)
class Site:
    """One site and who works there, by department."""

    slug: str
    name: str
    kind: str
    wave: str
    departments: dict[str, tuple[Staff, ...]] = field(hash=False)
    preparation: Preparation = Preparation.BEGUN

    @property
    def is_live(self) -> bool:
        """Whether its go-live was last week."""
        return self.wave == "wave-1"

    @property
    def headcount(self) -> int:
        """Everybody at the site."""
        return sum(group.headcount for groups in self.departments.values() for group in groups)


def slug_of(name: str) -> str:
    """``name`` as an identifier."""
    letters = "".join(letter.lower() if letter.isalnum() else "-" for letter in name)
    return "-".join(part for part in letters.split("-") if part)


def make_sites(size: Size, seed: int) -> tuple[Site, ...]:
    """The sites of a demo, hospitals first. Most clinics of the next wave are well prepared."""
    chance = random.Random(f"{seed}/sites")  # noqa: S311 - the demo has to come out the same each time
    hospitals = [_hospital(number, chance) for number in range(size.hospitals)]
    clinics = [_clinic(number, size, chance) for number in range(size.clinics)]
    come_far = _come_far([clinic.slug for clinic in clinics if clinic.wave == NEXT_WAVE], seed)
    prepared = [replace(clinic, preparation=come_far.get(clinic.slug, Preparation.BEGUN)) for clinic in clinics]
    return (*hospitals, *prepared)


def _come_far(clinics: Sequence[str], seed: int) -> dict[str, Preparation]:
    """Which of ``clinics`` have more than begun."""
    chance = random.Random(f"{seed}/preparation")  # noqa: S311 - must come out the same
    late, nearly = int(len(clinics) * LATE_SHARE.value), int(len(clinics) * NEARLY_SHARE.value)
    drawn = chance.sample(clinics, len(clinics))
    far = dict.fromkeys(drawn[late + nearly :], Preparation.WHOLE)
    return far | dict.fromkeys(drawn[late : late + nearly], Preparation.NEARLY)


def _hospital(number: int, chance: random.Random) -> Site:
    name = _numbered(_HOSPITAL_NAMES, number)
    wave = "wave-1" if number == 0 else f"wave-{2 + number % 2}"
    return Site(slug_of(name), name, "hospital", wave, _staffed(_HOSPITAL, chance))


def _clinic(number: int, size: Size, chance: random.Random) -> Site:
    name = f"{_numbered(_PLACES, number)} Clinic"
    wave = "wave-1" if number < size.live_clinics else f"wave-{2 + (number - size.live_clinics) % 3}"
    return Site(slug_of(name).removesuffix("-clinic"), name, "clinic", wave, _staffed(_AMBULATORY, chance))


def _numbered(names: tuple[str, ...], number: int) -> str:
    turn, place = divmod(number, len(names))
    return names[place] if turn == 0 else f"{names[place]} {turn + 1}"


def _staffed(plan: dict[str, dict[str, int]], chance: random.Random) -> dict[str, tuple[Staff, ...]]:
    return {department: _groups(department, roles, chance) for department, roles in plan.items()}


def _groups(department: str, roles: dict[str, int], chance: random.Random) -> tuple[Staff, ...]:
    groups = []
    for role, usual in roles.items():
        count = max(1, round(usual * chance.uniform(0.75, 1.3)))
        night = count // 3 if department in _NIGHT_DEPARTMENTS else 0
        groups.append(Staff(role, "day", count - night))
        if night:
            groups.append(Staff(role, "night", night))
    return tuple(groups)
