"""Stories for the fold: what can happen to sites, maps, standards, rounds, lessons, people and incidents, as news.

Each thing has its own line of news, in the order of its versions; a story interleaves the lines. Built from draws, so
that hypothesis can choose and shrink, and from fixed draws, so that a test can tell one story.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from departments.domain import incidents, rounds
from departments.domain.documents import BecauseDoc
from departments.domain.evidence import Mark
from departments.domain.instants import iso
from departments.domain.news import Change, Kind, News, Told

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
PARTIES = ("clinical", "revenue-cycle", "it", "compliance", "administration")
TRACE = "00-{:032x}-00f067aa0ba902b7-01"

HASHES = tuple(f"sha256:{letter * 64}" for letter in "abc")

TYPES = {
    Kind.SITE: "intake.site.registered.v1",
    Kind.WORKFLOW: "intake.workflow.catalogued.v1",
    Kind.MAP: "intake.map.recorded.v1",
    Kind.WORKAROUND: "intake.workaround.recorded.v1",
    Kind.STANDARD: "alignment.standard.adopted.v1",
    Kind.DELTA: "alignment.site-delta.computed.v1",
    Kind.ROUND: "alignment.sign-off.requested.v1",
    Kind.LESSON: "training.lesson.prepared.v1",
    Kind.PROFICIENCY: "training.proficiency.recorded.v1",
    Kind.INCIDENT: "incident.incident.opened.v1",
    Kind.SIGNAL: "departments.signal.raised.v1",
}


@dataclass
class Story:
    """Lines of news by thing. Every piece of news has an id and a time of its own."""

    lines: dict[tuple[Kind, str], list[News]] = field(default_factory=dict)
    told: int = 0

    def tell(self, kind: Kind, aggregate_id: str, change: Change) -> News:
        """The next thing that happens to ``aggregate_id``."""
        line = self.lines.setdefault((kind, aggregate_id), [])
        self.told += 1
        mark: Mark = {
            "event_id": f"event-{self.told:06d}",
            "event_type": TYPES[kind],
            "at": iso(START + timedelta(seconds=self.told)),
        }
        news = News(kind, aggregate_id, len(line) + 1, mark, TRACE.format(self.told), change)
        line.append(news)
        return news

    @property
    def news(self) -> list[News]:
        """All that happened, in the order of telling."""
        return sorted((news for line in self.lines.values() for news in line), key=lambda news: news.mark["at"])

    def shuffled(self, chance: random.Random) -> list[News]:
        """All that happened, mixed, each thing's own order kept."""
        lines = [list(reversed(line)) for line in self.lines.values()]
        order = [number for number, line in enumerate(lines) for _ in line]
        chance.shuffle(order)
        return [lines[number].pop() for number in order]

    def site(self, site: str, name: str, departments: dict[str, dict[str, int]]) -> News:
        """A site with its departments and their head counts by role."""
        found = [
            {"department": slug, "name": slug.replace("-", " ").title(), "headcount": headcount}
            for slug, headcount in sorted(departments.items())
        ]
        return self.tell(Kind.SITE, site, Told({"site": site, "name": name, "departments": found}))

    def workflow(self, workflow: str, name: str, departments: Sequence[str]) -> News:
        """An entry of the catalogue."""
        state = {"workflow": workflow, "name": name, "departments": sorted(departments)}
        return self.tell(Kind.WORKFLOW, workflow, Told(state))

    def map(self, where: tuple[str, str, str], steps: int, assumed: int) -> News:
        """A map of ``steps`` steps, of which ``assumed`` are assumed."""
        site, department, workflow = where
        map_id = "/".join(where)
        version = len(self.lines.get((Kind.MAP, map_id), [])) + 1
        guesses = [{"step": f"s{n}", "name": f"Step {n}", "actor": "front-desk"} for n in range(assumed)]
        state = {
            "site": site,
            "department": department,
            "workflow": workflow,
            "map_version": version,
            "steps": steps,
            "assumed": guesses,
        }
        return self.tell(Kind.MAP, map_id, Told(state))

    def workaround(self, where: tuple[str, str, str], number: int) -> News:
        """A disclosed workaround."""
        site, department, workflow = where
        state = {"site": site, "department": department, "workflow": workflow, "step": "s1"}
        return self.tell(Kind.WORKAROUND, f"workaround-{number}", Told(state))

    def standard(self, workflow: str, content_hash: str, covers: Sequence[str]) -> News:
        """A version of a standard."""
        version = len(self.lines.get((Kind.STANDARD, workflow), [])) + 1
        state = {
            "workflow": workflow,
            "standard_version": version,
            "content_hash": content_hash,
            "covers": sorted(covers),
        }
        return self.tell(Kind.STANDARD, workflow, Told(state))

    def delta(self, workflow: str, site: str, content_hash: str, roles: Iterable[tuple[str, str, int]]) -> News:
        """What changes at a site: ``roles`` are (role, department, how many acts start)."""
        state = {
            "workflow": workflow,
            "site": site,
            "standard_version": 1,
            "content_hash": content_hash,
            "roles": [_role(role, department, starts) for role, department, starts in roles],
        }
        return self.tell(Kind.DELTA, f"{workflow}@{site}", Told(state))

    def lesson(self, where: tuple[str, str, str], role: str, content_hash: str, *, is_over: bool = False) -> News:
        """A lesson for a role at a site, or its end."""
        site, department, workflow = where
        lesson_id = f"{workflow}@{site}@{role}"
        state = {
            "lesson_id": lesson_id,
            "workflow": workflow,
            "site": site,
            "department": department,
            "role": role,
            "content_hash": content_hash,
            "minutes": 20,
            "items": 2,
            "is_over": is_over,
        }
        return self.tell(Kind.LESSON, lesson_id, Told(state))

    def proficiency(self, where: tuple[str, str, str], role: str, learner: str, held: tuple[str, str | None]) -> News:
        """What a learner holds: (content hash, level)."""
        site, department, workflow = where
        state = {
            "workflow": workflow,
            "site": site,
            "department": department,
            "role": role,
            "content_hash": held[0],
            "holds": held[1],
        }
        return self.tell(Kind.PROFICIENCY, f"{workflow}@{site}@{role}#{learner}", Told(state))

    def round(self, round_id: str, workflow: str, content_hash: str, seats: dict[str, str]) -> News:
        """A round is requested."""
        due_at = iso(START + timedelta(days=14))
        change = rounds.RoundRequested(round_id, workflow, 1, content_hash, due_at, tuple(seats.items()))
        return self.tell(Kind.ROUND, round_id, change)

    def decide(self, round_id: str, seat: tuple[str, str], content_hash: str, *, is_granted: bool = True) -> News:
        """A party decides; ``seat`` is (party, department)."""
        return self.tell(Kind.ROUND, round_id, rounds.Decided(*seat, content_hash, is_granted))

    def rebind(self, round_id: str, content_hash: str, kept: Sequence[str], voided: Sequence[str]) -> News:
        """An edit moves the round."""
        because: tuple[BecauseDoc, ...] = (
            {"step": "s2", "step_name": "Ask for the plan", "what": "needs:coverage.plan"},
        )
        change = rounds.Rebound(2, content_hash, tuple(kept), tuple((party, because) for party in voided))
        return self.tell(Kind.ROUND, round_id, change)

    def incident(self, number: int, where: tuple[str, str, str], severity: str, routed: Sequence[str]) -> News:
        """An incident is opened."""
        site, department, workflow = where
        map_id = "/".join(where)
        routes = tuple(_route(map_id, department, other) for other in dict.fromkeys([department, *routed]))
        change = incidents.Opened(
            f"incident-{number}",
            site,
            department,
            workflow,
            "s1",
            "Scan the insurance card",
            severity,
            department,
            iso(START),
            routes,
        )
        return self.tell(Kind.INCIDENT, f"incident-{number}", change)

    def follow(self, number: int, change: Change) -> News:
        """What happens to an incident next."""
        return self.tell(Kind.INCIDENT, f"incident-{number}", change)

    def signal(self, where: tuple[str, str], departments: Sequence[str], *, is_over: bool = False) -> News:
        """A hot spot at (site, workflow) stands, or is over."""
        site, workflow = where
        signal_id = f"hot-spot:{site}/{workflow}/s1"
        return self.tell(Kind.SIGNAL, signal_id, Told(_signal(signal_id, where, departments, is_over=is_over)))


def _role(role: str, department: str, starts: int) -> dict[str, Any]:
    acts: list[dict[str, Any]] = [
        {"name": f"Act {n}", "step": f"s{n}", "what": [], "was": None, "will_be": None, "minutes": 2.0}
        for n in range(starts)
    ]
    return {
        "role": role,
        "department": department,
        "stops": [],
        "starts": acts,
        "changed": [],
        "now_someone_elses": [],
    }


def _route(map_id: str, own: str, department: str) -> Any:
    return {
        "department": department,
        "by": None if department == own else "coverage.plan",
        "path": [{"map": map_id, "step": "s1", "name": "Scan the insurance card"}],
    }


def _signal(signal_id: str, where: tuple[str, str], departments: Sequence[str], *, is_over: bool) -> dict[str, Any]:
    site, workflow = (None, None) if is_over else where
    return {
        "signal_id": signal_id,
        "kind": "hot-spot",
        "departments": sorted(departments),
        "evidence": ["event-1", "event-2", "event-3"],
        "as_of": iso(START),
        "site": site,
        "workflow": workflow,
        "step": None if is_over else "s1",
        "step_name": None if is_over else "Scan the insurance card",
        "severity": None if is_over else "high",
        "round_id": None,
        "waiting_for": [],
        "count": 3.0,
        "threshold": 3.0,
        "window_minutes": 60.0,
        "is_over": is_over,
    }
