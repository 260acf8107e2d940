"""The figures that the demo is made with, and where each comes from.

``FIELD`` figures were reported by practitioners and studies of EHR go-lives. ``ASSUMED`` figures have no source: they
only make the demo plausible, and say so.
"""

from dataclasses import dataclass
from typing import Literal

Origin = Literal["field", "assumed"]


@dataclass(frozen=True)
class Figure:
    """One figure, what it means, and whether somebody measured it."""

    value: float
    meaning: str
    origin: Origin


HOSPITALS = Figure(3, "hospitals of the reference health system", "field")
CLINICS = Figure(49, "clinics of the reference health system", "field")
STAFF = Figure(3200, "staff of the reference health system, about", "field")
PROFICIENCY_REPORTED = Figure(0.89, "share of learners reported as proficient", "field")
PROFICIENCY_TRUE = Figure(0.44, "share of learners who passed when all attempts counted", "field")
PEAK_TICKETS_PER_1000 = Figure(220, "tickets per 1,000 users on the peak day, between 150 and 300", "assumed")
PEAK_DAY = Figure(2, "day after go-live with the most tickets, 2 or 3", "assumed")
HALF_LIFE_DAYS = Figure(6, "days in which tickets above the plateau halve, between 5 and 8", "assumed")
PLATEAU_PER_1000 = Figure(11, "tickets per 1,000 users a day that remain, between 8 and 15", "assumed")
UNMAPPED_SHARE = Figure(0.06, "share of site workflows that nobody has mapped yet", "assumed")
ASSUMED_STEP_SHARE = Figure(0.12, "share of steps that a mapper filled in without asking", "assumed")
HOLES_PER_MAP = Figure(0.5, "planted missing steps per site map, on average", "assumed")
OTHER_SYSTEM_SHARE = Figure(0.1, "share of steps that a site does on paper or by phone instead", "assumed")
LATE_SHARE = Figure(0.4, "share of the next wave's clinics that have hardly begun to prepare", "assumed")
NEARLY_SHARE = Figure(0.2, "share of the next wave's clinics that lack only a step that somebody saw", "assumed")
WORKAROUNDS_PER_SITE = Figure(3, "disclosed workarounds per site", "assumed")

FIGURES: dict[str, Figure] = {name: value for name, value in list(globals().items()) if isinstance(value, Figure)}
