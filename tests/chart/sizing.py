"""The arithmetic of docs/operations/sizing.md. ``python -m tests.chart.sizing`` writes its tables; a test compares.

Three kinds of figures go in: what the project measured or declares (imported or read where it stands), what the demo
assumes of a health system, and what is assumed here. Each of the last has its meaning beside it.
"""

import json
import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from statistics import fmean
from typing import Any

from chassis.database import POOL_SIZE
from chassis.outbox_watch import INBOX_RETENTION_DAYS, OUTBOX_RETENTION_DAYS
from contracts.topics import topics
from plumbline.credentials import SERVICES
from plumbline.demo import figures
from tests.chart.tools import ROOT

PAGE = ROOT / "docs/operations/sizing.md"
SIZES = (50, 500, 5_000)

# ---- measured by the project: README, "How fast it is" ----
REPORTS_PER_SECOND = 270
"""The slowest write of one API process that was measured: a report, telemetry on."""
EVENTS_PER_SECOND = 10
"""Accepted → in a browser, 520 sites, the whole platform on 2 cores: kept at this rate, saturated at 50."""
STREAMS_PER_PROCESS = 1_000
"""Streams of one process: fan-out was measured at 1,000 × 10 and 2,000 × 5 events a second on 2 cores, p99 197 and
231 ms and nothing lost."""
CAREFUL = 0.5
"""How much of what was measured at best is planned with."""

# ---- of a health system: the demo's figures ----
PEOPLE_PER_SITE = figures.STAFF.value / (figures.HOSPITALS.value + figures.CLINICS.value)
_EXCESS_DAYS = figures.HALF_LIFE_DAYS.value / math.log(2)
REPORTS_PER_PERSON_YEAR = (
    figures.PLATEAU_PER_1000.value * 365
    + (figures.PEAK_TICKETS_PER_1000.value - figures.PLATEAU_PER_1000.value) * _EXCESS_DAYS
) / 1000
"""The plateau all year, and once the go-live's excess, which halves every few days."""

# ---- assumed here ----
WORKFLOWS = 30
MAPS_PER_SITE = 29
"""Site workflows: about 1,500 on 52 sites."""
VERSIONS_OF_A_MAP = 4
EDITS_OF_A_STANDARD = 10
SIGNED_VERSIONS = 3
"""Of those edits, how many all five parties sign."""
STEPS = 20
"""Steps of a real map or standard; the examples have fewer, and are scaled to it."""
ROLES_PER_WORKFLOW = 3
LESSONS_PER_PERSON = 8
ATTEMPTS = 2
EVENTS_PER_INCIDENT = {"acknowledged": 2, "contained": 1, "resolved": 1}
INCIDENTS_PER_SIGNAL = 20
BOARDS_PER_PERSON = 0.10
"""Open at once; a person at a board has one."""
WAVE_SHARE = 0.2
"""Sites that go live on one date."""
BUSY_SHARE, BUSY_SECONDS = 0.5, 2 * 3600
"""Half of a day's work comes in two hours."""
WORKDAYS = 250
HEADERS_BYTES = 260
"""Of an event beside its value: key, four headers, and what the log adds to a record."""
REPLICATION = 3
SLACK = 1.3
"""Indexes of segments, and room to act in."""
ROW_FACTOR = 2.0
"""A fact in its owner's tables: its row and its indexes, for each byte of its event."""
INBOX_ROW_BYTES = 250
HELD_FACTOR = 3.0
"""Departments: newest states, cells with their reasons, cards; for each byte of the newest events."""
WAL_SHARE = 0.5
SPARE_CONNECTIONS = 15
"""Migrations, an operator's psql, the server's own reserve, and a rolling upgrade's one more pod of each API."""


@cache
def example_bytes() -> dict[str, float]:
    """Mean size of each event type on the wire: its examples without spaces, maps and standards scaled, and headers."""
    found = {}
    for folder in sorted((ROOT / "contracts/examples").iterdir()):
        documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
        found[folder.name] = fmean(map(_scaled, documents)) + HEADERS_BYTES
    return found


def _scaled(document: dict[str, Any]) -> float:
    size = len(json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode())
    steps = document["data"].get("steps")
    if not steps:
        return size
    own = len(json.dumps(steps, separators=(",", ":"), ensure_ascii=False).encode())
    return size - own + own / len(steps) * STEPS


@dataclass(frozen=True)
class Plan:
    """What a health system of ``sites`` sites needs."""

    sites: int

    @property
    def people(self) -> int:
        return round(self.sites * PEOPLE_PER_SITE)

    @property
    def boards(self) -> int:
        return math.ceil(self.people * BOARDS_PER_PERSON)

    @property
    def events(self) -> dict[str, float]:
        """Events of each type in the first year."""
        maps = self.sites * MAPS_PER_SITE
        incidents = self.people * REPORTS_PER_PERSON_YEAR
        rounds = WORKFLOWS * EDITS_OF_A_STANDARD
        told = {f"incident.incident.{what}.v1": incidents * each for what, each in EVENTS_PER_INCIDENT.items()}
        return told | {
            "incident.incident.opened.v1": incidents,
            "intake.site.registered.v1": self.sites,
            "intake.site.changed.v1": self.sites * 4,
            "intake.workflow.catalogued.v1": WORKFLOWS,
            "intake.map.recorded.v1": maps * VERSIONS_OF_A_MAP,
            "intake.workaround.recorded.v1": self.sites * figures.WORKAROUNDS_PER_SITE.value,
            "alignment.standard.adopted.v1": WORKFLOWS,
            "alignment.standard.edited.v1": rounds,
            "alignment.site-delta.computed.v1": maps * (EDITS_OF_A_STANDARD + VERSIONS_OF_A_MAP),
            "alignment.sign-off.requested.v1": rounds,
            "alignment.sign-off.granted.v1": WORKFLOWS * SIGNED_VERSIONS * 5 + rounds * 2,
            "alignment.sign-off.objected.v1": rounds,
            "alignment.sign-off.rebound.v1": rounds,
            "alignment.sign-off.completed.v1": WORKFLOWS * SIGNED_VERSIONS,
            "training.lesson.prepared.v1": maps * ROLES_PER_WORKFLOW * SIGNED_VERSIONS,
            "training.lesson.withdrawn.v1": maps * 0.1,
            "training.proficiency.recorded.v1": self.people * LESSONS_PER_PERSON * ATTEMPTS,
            "departments.signal.raised.v1": incidents / INCIDENTS_PER_SIGNAL,
            "departments.signal.cleared.v1": incidents / INCIDENTS_PER_SIGNAL,
        }

    def bytes_of(self, wanted: Callable[[str], bool] = lambda _: True) -> float:
        """Bytes on the wire in the first year, of the event types that are ``wanted``."""
        return sum(count * example_bytes()[kind] for kind, count in self.events.items() if wanted(kind))

    @property
    def busiest_reports(self) -> float:
        """Reports a second in the two busy hours of the day with the most, when a wave has just gone live."""
        of_the_day = self.people * WAVE_SHARE * figures.PEAK_TICKETS_PER_1000.value / 1000
        return of_the_day * BUSY_SHARE / BUSY_SECONDS

    @property
    def busiest_events(self) -> float:
        """Events a second then: what becomes of the reports, and the attempts that trainers enter."""
        attempts = self.events["training.proficiency.recorded.v1"] / WORKDAYS * BUSY_SHARE / BUSY_SECONDS
        return self.busiest_reports * (1 + sum(EVENTS_PER_INCIDENT.values())) + attempts

    @property
    def writing_apis(self) -> int:
        """Replicas of each API that takes commands. Two at least: one may end."""
        return max(2, math.ceil(self.busiest_events / (REPORTS_PER_SECOND * CAREFUL)) + 1)

    @property
    def departments_apis(self) -> int:
        """Replicas of the API that streams. One more than the streams need."""
        return max(2, math.ceil(self.boards / STREAMS_PER_PROCESS) + 1)

    @property
    def gateways(self) -> int:
        """nginx holds two connections for each board, of 4,096 for each of two workers, half of it planned with."""
        return max(2, math.ceil(self.boards * 2 / (2 * 4096 * CAREFUL)) + 1)

    @property
    def workers(self) -> int:
        """Replicas of departments' worker, which takes every event; the others take a part of it."""
        return min(12, max(2, math.ceil(self.busiest_events / EVENTS_PER_SECOND) + 1))

    @property
    def kafka_bytes(self) -> float:
        kept = sum(
            count * example_bytes()[kind] * min(1, topics()[_topic_of(kind)].retention_days / 365)
            for kind, count in self.events.items()
        )
        return kept * REPLICATION * SLACK

    def connections(self, service: str) -> int:
        """Connections to the database of ``service``, at most: pools, and those for waking and relaying."""
        apis = self.departments_apis if service == "departments" else self.writing_apis
        workers = self.workers if service == "departments" else 2
        listening = 1 if service == "departments" else 0
        signals = 4 if service == "departments" else 0
        return apis * (POOL_SIZE + 1 + listening) + workers * (POOL_SIZE + 2) + signals

    @property
    def all_connections(self) -> int:
        return sum(map(self.connections, SERVICES)) + SPARE_CONNECTIONS

    @property
    def database_bytes(self) -> float:
        """All five databases after the first year."""
        year = self.bytes_of()
        outbox = year * ROW_FACTOR * OUTBOX_RETENTION_DAYS / 365
        consumed = sum(count * len(topics()[_topic_of(kind)].consumers) for kind, count in self.events.items())
        inbox = consumed * INBOX_ROW_BYTES * INBOX_RETENTION_DAYS / 365
        kept = year * ROW_FACTOR
        newest = self.bytes_of(lambda kind: not kind.startswith("training.proficiency"))
        return (outbox + inbox + kept + newest * HELD_FACTOR) * (1 + WAL_SHARE)


def _topic_of(kind: str) -> str:
    """The topic of an event type: ``incident.incident.opened.v1`` is on ``incident-incidents``."""
    service, noun, *_ = kind.split(".")
    return {"training-proficiency": "training-proficiencies"}.get(f"{service}-{noun}", f"{service}-{noun}s")


def partitions() -> int:
    """Of all topics; fixed for life, whatever the size."""
    return sum(topic.partitions for topic in topics().values())


def _gigabytes(count: float) -> str:
    return f"{count / 1e9:,.1f} GB" if count < 100e9 else f"{count / 1e9:,.0f} GB"


def _number(count: float) -> str:
    return f"{count:,.2f}" if count < 10 and count != int(count) else f"{count:,.0f}"


ROWS: tuple[tuple[str, Callable[[Plan], str]], ...] = (
    ("people", lambda plan: _number(plan.people)),
    ("boards open at once", lambda plan: _number(plan.boards)),
    ("events in the first year", lambda plan: f"{sum(plan.events.values()) / 1e6:,.1f} million"),
    ("bytes of them on the wire", lambda plan: _gigabytes(plan.bytes_of())),
    ("reports a second, busiest two hours", lambda plan: _number(plan.busiest_reports)),
    ("events a second, the same hours", lambda plan: _number(plan.busiest_events)),
    ("partitions (with their copies)", lambda _: f"{partitions()} ({partitions() * REPLICATION})"),
    ("replicas: each API that takes commands", lambda plan: _number(plan.writing_apis)),
    ("replicas: departments' API", lambda plan: _number(plan.departments_apis)),
    ("replicas: gateway", lambda plan: _number(plan.gateways)),
    ("replicas: departments' worker", lambda plan: _number(plan.workers)),
    ("replicas: each other worker, signals", lambda _: "2, 1"),
    ("connections to departments' database", lambda plan: _number(plan.connections("departments"))),
    ("connections to each other database", lambda plan: _number(plan.connections("intake"))),
    ("`max_connections` of one server for all five", lambda plan: _number(plan.all_connections)),
    ("Kafka's disk, all brokers together", lambda plan: _gigabytes(plan.kafka_bytes)),
    ("PostgreSQL's disk after a year, one copy", lambda plan: _gigabytes(plan.database_bytes)),
)


def plan_table() -> str:
    """The table of plans, as the page has it."""
    plans = [Plan(sites) for sites in SIZES]
    head = f"| | {' | '.join(f'{size:,} sites' for size in SIZES)} |\n|---|{'---|' * len(SIZES)}"
    return "\n".join([head, *(f"| {name} | {' | '.join(map(row, plans))} |" for name, row in ROWS)])


def event_table() -> str:
    """The table of event types: bytes on the wire, and how many there are at 50 sites."""
    counts = Plan(SIZES[0]).events
    lines = [
        f"| `{kind}` | {example_bytes()[kind]:,.0f} | {counts[kind]:,.0f} |"
        for kind in sorted(counts, key=lambda kind: -counts[kind] * example_bytes()[kind])
    ]
    return "\n".join(["| event | bytes | first year, 50 sites |", "|---|---|---|", *lines])


def written(page: str) -> str:
    """``page`` with its tables as they should be."""
    for mark, table in (("plan", plan_table()), ("events", event_table())):
        begin, end = f"<!-- {mark} -->\n", f"\n<!-- /{mark} -->"
        before, _, rest = page.partition(begin)
        _, _, after = rest.partition(end)
        page = f"{before}{begin}{table}{end}{after}"
    return page


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(plan_table() + "\n")
