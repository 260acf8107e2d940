"""The go-live week: how many incidents come on which day, where, and what becomes of them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from plumbline.demo.figures import HALF_LIFE_DAYS, PEAK_DAY, PEAK_TICKETS_PER_1000, PLATEAU_PER_1000
from plumbline.demo.organisation import Site
from plumbline.demo.site_maps import SiteMap
from plumbline.demo.sizes import Size

DAYS = 7

_SAID = {
    "printer": "Labels come out at the printer in the other hall.",
    "access": "I am told that I have no access to this screen.",
    "missing": "What I need from the step before is not there.",
    "queue": "Work waits in a pool that nobody watches.",
    "order": "We do this before the order is released and now it stops us.",
    "duplicate": "The same chart is there twice.",
    "form": "I cannot find the form that has to be signed.",
    "length": "The visit length is wrong since the change.",
}
_SEVERITIES = ("safety", "high", "high", "medium", "medium", "medium", "low", "low")


@dataclass(frozen=True)
class Happening:
    """One report of the week and what is done about it. ``ends`` is open, acknowledged, contained or resolved."""

    number: int
    day: int
    site: str
    department: str
    workflow: str
    step: str
    role: str
    severity: str
    said: str
    ends: str


def tickets_on_day(day: int, users: int) -> int:
    """Tickets on ``day`` (1 is go-live) for ``users``: up to the peak, then down to the plateau by halves."""
    peak, plateau = PEAK_TICKETS_PER_1000.value, PLATEAU_PER_1000.value
    if day < PEAK_DAY.value:
        rate = plateau + (peak - plateau) * day / PEAK_DAY.value
    else:
        rate = plateau + (peak - plateau) * 0.5 ** ((day - PEAK_DAY.value) / HALF_LIFE_DAYS.value)
    return round(rate * users / 1000)


def happenings(sites: tuple[Site, ...], maps: list[SiteMap], size: Size, seed: int) -> Iterator[Happening]:
    """The week at the sites that are live, in order of time. A few steps draw most of the reports."""
    chance = random.Random(f"{seed}/week")  # noqa: S311 - must come out the same
    live = {site.slug for site in sites if site.is_live}
    users = sum(site.headcount for site in sites if site.is_live)
    there = [made.document for made in maps if made.document["site"] in live]
    sore = chance.sample(there, min(len(there), 12))
    number = 0
    for day in range(1, DAYS + 1):
        for _ in range(round(tickets_on_day(day, users) * size.incident_share)):
            document = chance.choice(sore if chance.random() < 0.6 else there)
            step = document["steps"][1] if document in sore else chance.choice(document["steps"])
            number += 1
            yield Happening(
                number,
                day,
                document["site"],
                document["department"],
                document["workflow"],
                step["id"],
                step["actor"],
                chance.choice(_SEVERITIES),
                chance.choice(list(_SAID.values())),
                _end(day, chance),
            )


def _end(day: int, chance: random.Random) -> str:
    """The older a report, the likelier it is resolved."""
    draw = chance.random()
    if draw < 0.75 + 0.03 * (DAYS - day):
        return "resolved"
    return "contained" if draw < 0.93 else "acknowledged" if draw < 0.97 else "open"
