"""Stories that hypothesis makes up, and their interleavings."""

from collections.abc import Sequence

from hypothesis import strategies as st

from departments.domain import incidents
from departments.domain.news import Change, News
from tests.support.departments_story import HASHES, PARTIES, Story

SITES = ("oak-street", "mill-lane")
DEPARTMENTS = ("patient-access", "professional-billing", "ambulatory-primary-care")
WORKFLOWS = ("check-in", "charge-capture")
ROLES = ("front-desk", "biller")
LEVELS = (None, "attended", "demonstrated", "observed")

_some_departments = st.lists(st.sampled_from(DEPARTMENTS), min_size=1, max_size=3, unique=True)
# Most of it happens in one place and on one version, so that things meet.
_where = st.just((SITES[0], DEPARTMENTS[0], WORKFLOWS[0])) | st.tuples(
    st.sampled_from(SITES), st.sampled_from(DEPARTMENTS), st.sampled_from(WORKFLOWS)
)
_hash = st.sampled_from([HASHES[0], HASHES[0], HASHES[1]])
_role = st.sampled_from(ROLES)


def _site(draw: st.DrawFn, story: Story) -> None:
    site = draw(st.sampled_from(SITES))
    headcounts = st.fixed_dictionaries({role: st.integers(0, 3) for role in ROLES})
    departments = {slug: draw(headcounts) for slug in draw(_some_departments)}
    story.site(site, draw(st.sampled_from(["Oak Street", "Mill Lane", "Old Mill"])), departments)


def _workflow(draw: st.DrawFn, story: Story) -> None:
    name = draw(st.sampled_from(["Check-in", "ED arrival", "Charge capture"]))
    story.workflow(draw(st.sampled_from(WORKFLOWS)), name, draw(_some_departments))


def _map(draw: st.DrawFn, story: Story) -> None:
    steps = draw(st.integers(1, 6))
    story.map(draw(_where), steps, draw(st.integers(0, steps)))


def _workaround(draw: st.DrawFn, story: Story) -> None:
    story.workaround(draw(_where), story.told)


def _standard(draw: st.DrawFn, story: Story) -> None:
    covers = draw(st.lists(st.sampled_from(SITES), unique=True))
    story.standard(draw(st.sampled_from(WORKFLOWS)), draw(_hash), covers)


def _delta(draw: st.DrawFn, story: Story) -> None:
    one = st.tuples(_role, st.sampled_from(DEPARTMENTS), st.integers(0, 2))
    roles = draw(st.lists(one, max_size=3, unique_by=lambda told: (told[0], told[1])))
    story.delta(draw(st.sampled_from(WORKFLOWS)), draw(st.sampled_from(SITES)), draw(_hash), roles)


def _lesson(draw: st.DrawFn, story: Story) -> None:
    story.lesson(draw(_where), draw(_role), draw(_hash), is_over=draw(st.booleans()))


def _proficiency(draw: st.DrawFn, story: Story) -> None:
    held = (draw(_hash), draw(st.sampled_from(LEVELS)))
    story.proficiency(draw(_where), draw(_role), draw(st.sampled_from(["ann", "ben", "cem"])), held)


def _round(draw: st.DrawFn, story: Story) -> None:
    round_id, content_hash = f"round-{story.told}", draw(_hash)
    seats = {party: draw(st.sampled_from(DEPARTMENTS)) for party in PARTIES}
    story.round(round_id, draw(st.sampled_from(WORKFLOWS)), content_hash, seats)
    decided = draw(st.lists(st.sampled_from(PARTIES), unique=True))
    for party in decided:
        story.decide(round_id, (party, seats[party]), content_hash, is_granted=draw(st.booleans()))
    is_rebound = draw(st.booleans())
    if decided and is_rebound:
        cut = draw(st.integers(0, len(decided)))
        story.rebind(round_id, draw(_hash), decided[:cut], decided[cut:])


def _incident(draw: st.DrawFn, story: Story) -> None:
    number = story.told
    story.incident(number, draw(_where), draw(st.sampled_from(["safety", "high", "low"])), draw(_some_departments))
    after: list[Change] = [
        incidents.Acknowledged(draw(st.sampled_from(DEPARTMENTS))),
        incidents.Contained(DEPARTMENTS[0], "2026-12-01T00:00:00.000000Z"),
        incidents.Resolved(),
    ]
    for change in after[: draw(st.integers(0, 3))]:
        story.follow(number, change)


def _signal(draw: st.DrawFn, story: Story) -> None:
    where = (draw(st.sampled_from(SITES)), draw(st.sampled_from(WORKFLOWS)))
    story.signal(where, draw(_some_departments), is_over=draw(st.booleans()))


_HAPPENINGS = (
    _site,
    _workflow,
    _map,
    _workaround,
    _standard,
    _delta,
    _lesson,
    _proficiency,
    _round,
    _incident,
    _signal,
)


@st.composite
def stories(draw: st.DrawFn, least: int = 0, most: int = 25) -> Story:
    """A story in which anything may happen, in any order; a registry and a catalogue are likely, not certain."""
    story = Story()
    if draw(st.booleans()):
        for site, name in zip(SITES, ("Oak Street", "Mill Lane"), strict=True):
            story.site(site, name, {slug: dict.fromkeys(ROLES, 2) for slug in DEPARTMENTS})
        for workflow in WORKFLOWS:
            story.workflow(workflow, workflow.title(), DEPARTMENTS)
            story.standard(workflow, HASHES[0], SITES)
            for site in SITES:
                story.delta(workflow, site, HASHES[0], [(ROLES[0], DEPARTMENTS[0], 1), (ROLES[1], DEPARTMENTS[1], 1)])
    for happening in draw(st.lists(st.sampled_from(_HAPPENINGS), min_size=least, max_size=most)):
        happening(draw, story)
    return story


@st.composite
def interleavings(draw: st.DrawFn, story: Story) -> list[News]:
    """The news of ``story`` in another order, each thing's own order kept, and some of it twice."""
    lines = [list(line) for line in story.lines.values()]
    order = draw(st.permutations([number for number, line in enumerate(lines) for _ in line]))
    mixed = [lines[number].pop(0) for number in order]
    return _with_repetitions(draw, mixed)


def _with_repetitions(draw: st.DrawFn, mixed: Sequence[News]) -> list[News]:
    told: list[News] = []
    for news in mixed:
        told.append(news)
        if draw(st.booleans()):
            told.append(draw(st.sampled_from(told)))
    return told
