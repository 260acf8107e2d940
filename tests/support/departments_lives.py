"""Lives of a small health system, seeded: coherent enough that every check and every kind of card comes up."""

import random

from departments.domain import incidents
from departments.domain.news import Change
from tests.support.departments_story import HASHES, PARTIES, Story

SITES = {"oak-street": "Oak Street", "mill-lane": "Mill Lane", "county-hospital": "County Hospital"}
DEPARTMENTS = ("patient-access", "professional-billing", "ambulatory-primary-care", "compliance", "it-applications")
WORKFLOWS = {
    "check-in": ("Check-in", ("patient-access", "professional-billing")),
    "charge-capture": ("Charge capture", ("ambulatory-primary-care", "professional-billing")),
}
ROLES = {"patient-access": "front-desk", "professional-billing": "biller", "ambulatory-primary-care": "nurse"}
SEATS = dict(
    zip(
        PARTIES,
        ("ambulatory-primary-care", "professional-billing", "it-applications", "compliance", "patient-access"),
        strict=True,
    )
)


def registry(story: Story) -> None:
    """Sites and the catalogue."""
    for site, name in SITES.items():
        story.site(site, name, {slug: {ROLES.get(slug, "clerk"): 4} for slug in DEPARTMENTS})
    for workflow, (name, departments) in WORKFLOWS.items():
        story.workflow(workflow, name, departments)


def busy_life(chance: random.Random) -> Story:
    """Everything that can happen, some of it several times."""
    story = Story()
    registry(story)
    for workflow in WORKFLOWS:
        _design(story, workflow, chance)
        for site in SITES:
            _teach(story, site, workflow, chance)
    for number in range(12):
        _go_wrong(story, number, chance)
    story.site("mill-lane", "Mill Lane North", {slug: {"clerk": 2} for slug in DEPARTMENTS[:3]})
    story.workflow("check-in", "Arrival", WORKFLOWS["check-in"][1])
    story.signal(("oak-street", "check-in"), DEPARTMENTS[:2])
    story.signal(("mill-lane", "charge-capture"), DEPARTMENTS[1:3])
    story.signal(("mill-lane", "charge-capture"), DEPARTMENTS[1:3], is_over=True)
    return story


def _design(story: Story, workflow: str, chance: random.Random) -> None:
    round_id = f"round-{workflow}"
    story.standard(workflow, HASHES[0], list(SITES)[: chance.randint(1, 3)])
    story.round(round_id, workflow, HASHES[0], SEATS)
    for party in PARTIES:
        if chance.random() < 0.8:
            story.decide(round_id, (party, SEATS[party]), HASHES[0], is_granted=chance.random() < 0.8)
    if chance.random() < 0.5:
        story.standard(workflow, HASHES[1], list(SITES))
        story.rebind(round_id, HASHES[1], PARTIES[:2], PARTIES[2:4])


def _teach(story: Story, site: str, workflow: str, chance: random.Random) -> None:
    content_hash = chance.choice(HASHES[:2])
    departments = WORKFLOWS[workflow][1]
    roles = [(ROLES[slug], slug, chance.randint(0, 2)) for slug in departments]
    story.delta(workflow, site, content_hash, roles)
    for slug in departments:
        where = (site, slug, workflow)
        if chance.random() < 0.8:
            steps = chance.randint(1, 10)
            story.map(where, steps, chance.randint(0, steps // 2))
        if chance.random() < 0.3:
            story.workaround(where, story.told)
        if chance.random() < 0.7:
            story.lesson(where, ROLES[slug], content_hash)
        for learner in range(chance.randint(0, 4)):
            level = chance.choice(["attended", "demonstrated", "observed"])
            story.proficiency(where, ROLES[slug], f"learner-{learner}", (content_hash, level))


def _go_wrong(story: Story, number: int, chance: random.Random) -> None:
    workflow = chance.choice(list(WORKFLOWS))
    where = (chance.choice(list(SITES)), chance.choice(WORKFLOWS[workflow][1]), workflow)
    story.incident(number, where, chance.choice(["safety", "high", "medium", "low"]), DEPARTMENTS[:2])
    steps: list[Change] = [
        incidents.Acknowledged("patient-access"),
        incidents.Contained(where[1], "2026-12-01T00:00:00.000000Z"),
        incidents.Resolved(),
    ]
    for change in steps[: chance.randint(0, 3)]:
        story.follow(number, change)
