"""Events as they travel, from every service that departments listens to, and a way to put them on Kafka."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from chassis.kafka import make_producer
from contracts.envelope import Stamp, encode, seal
from contracts.event import EventData
from contracts.events.alignment_sign_offs import Seat, SignOffGranted, SignOffRequested
from contracts.events.alignment_site_deltas import ChangedAct, RoleDelta, SiteDeltaComputed
from contracts.events.alignment_standards import StandardAdopted
from contracts.events.incident_incidents import IncidentOpened, IncidentResolved, Routed
from contracts.events.intake_maps import EvidenceCounts, MapRecorded
from contracts.events.intake_sites import SiteDepartment, SiteRegistered, StaffGroup
from contracts.events.intake_workflows import WorkflowCatalogued
from contracts.events.training_lessons import LessonItem, LessonPrepared
from contracts.events.training_proficiencies import ProficiencyRecorded
from contracts.events.workflow_steps import StepPointer, WorkflowStep
from contracts.fields import EvidenceClass, Party, ProficiencyLevel, Severity
from contracts.topics import topics

HASH = f"sha256:{'a' * 64}"
SITE, DEPARTMENT, WORKFLOW, ROLE = "oak-street", "patient-access", "check-in", "front-desk"
SEATS = {
    Party.CLINICAL: "ambulatory-primary-care",
    Party.REVENUE_CYCLE: "professional-billing",
    Party.IT: "it-applications",
    Party.COMPLIANCE: "compliance",
    Party.ADMINISTRATION: "patient-access",
}
TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
PARTITIONS = 3


@dataclass(frozen=True)
class Sent:
    """One event, ready to travel."""

    topic: str
    key: str
    value: bytes
    event_id: str


@dataclass
class Wire:
    """Makes events with gapless versions by topic and key. Times are ``now`` unless said."""

    versions: Counter[tuple[str, str]] = field(default_factory=Counter)
    sent: list[Sent] = field(default_factory=list)

    def event(self, key: str, data: EventData, at: datetime | None = None) -> Sent:
        """The next event of ``key``."""
        topic = data.EVENT.topic
        self.versions[topic, key] += 1
        stamp = Stamp(
            event_id=str(uuid4()),
            occurred_at=at or datetime.now(UTC),
            aggregate_id=key,
            aggregate_version=self.versions[topic, key],
            actor="staff-1",
            traceparent=TRACE,
        )
        envelope = seal(data.EVENT.name, data.model_dump(mode="json"), stamp)
        made = Sent(topic, key, encode(envelope), stamp.event_id)
        self.sent.append(made)
        return made

    def site(self, site: str = SITE, name: str = "Oak Street") -> Sent:
        """A site with two departments."""
        staff = (StaffGroup(role=ROLE, shift="day", headcount=1), StaffGroup(role=ROLE, shift="evening", headcount=1))
        departments = (
            SiteDepartment(department=DEPARTMENT, name="Patient Access", staff=staff),
            SiteDepartment(department="professional-billing", name="Professional Billing"),
        )
        return self.event(site, SiteRegistered(site=site, name=name, kind="clinic", departments=departments))

    def workflow(self, workflow: str = WORKFLOW, name: str = "Check-in") -> Sent:
        """A workflow of both departments."""
        departments = (DEPARTMENT, "professional-billing")
        return self.event(workflow, WorkflowCatalogued(workflow=workflow, name=name, departments=departments))

    def map(self, assumed: int = 0, site: str = SITE) -> Sent:
        """A map of five steps, some of them assumed."""
        steps = tuple(
            WorkflowStep(
                id=f"s{number}",
                name=f"Step {number}",
                actor=ROLE,
                evidence=EvidenceClass.ASSUMED if number < assumed else EvidenceClass.OBSERVED,
            )
            for number in range(5)
        )
        key = f"{site}/{DEPARTMENT}/{WORKFLOW}"
        data = MapRecorded(
            site=site,
            department=DEPARTMENT,
            workflow=WORKFLOW,
            map_version=self.versions["intake-maps", key] + 1,
            content_hash=HASH,
            evidence=EvidenceCounts(observed=5 - assumed, assumed=assumed),
            steps=steps,
        )
        return self.event(key, data)

    def standard(self, covers: Sequence[str] = (SITE,)) -> Sent:
        """The first standard."""
        data = StandardAdopted(
            workflow=WORKFLOW,
            department=DEPARTMENT,
            standard_version=1,
            content_hash=HASH,
            covers=tuple(covers),
            steps=(WorkflowStep(id="s1", name="Scan the insurance card", actor=ROLE),),
        )
        return self.event(WORKFLOW, data)

    def delta(self) -> Sent:
        """Something starts for the front desk."""
        act = ChangedAct(name="Ask for the plan", standard_step="s2", minutes=2)
        role = RoleDelta(role=ROLE, department=DEPARTMENT, starts=(act,))
        data = SiteDeltaComputed(
            workflow=WORKFLOW,
            site=SITE,
            department=DEPARTMENT,
            standard_version=1,
            content_hash=HASH,
            map_version=1,
            roles=(role,),
        )
        return self.event(f"{WORKFLOW}@{SITE}", data)

    def round(self, round_id: str, at: datetime | None = None) -> Sent:
        """All five are asked."""
        asked = at or datetime.now(UTC)
        data = SignOffRequested(
            round_id=round_id,
            workflow=WORKFLOW,
            standard_version=1,
            content_hash=HASH,
            seats=tuple(Seat(party=party, department=department) for party, department in SEATS.items()),
            due_at=asked + timedelta(days=14),
        )
        return self.event(round_id, data, at)

    def grant(self, round_id: str, party: Party) -> Sent:
        """A party signs."""
        data = SignOffGranted(
            round_id=round_id,
            workflow=WORKFLOW,
            party=party,
            department=SEATS[party],
            content_hash=HASH,
            decided_by="staff-2",
        )
        return self.event(round_id, data)

    def lesson(self) -> Sent:
        """A lesson for the front desk."""
        lesson_id = f"{WORKFLOW}@{SITE}@{ROLE}"
        item = LessonItem(change="starts", name="Ask for the plan")
        data = LessonPrepared(
            lesson_id=lesson_id,
            workflow=WORKFLOW,
            site=SITE,
            department=DEPARTMENT,
            role=ROLE,
            content_hash=HASH,
            minutes=15,
            items=(item,),
        )
        return self.event(lesson_id, data)

    def proficiency(self, learner: str) -> Sent:
        """A learner was seen doing it."""
        lesson_id = f"{WORKFLOW}@{SITE}@{ROLE}"
        data = ProficiencyRecorded(
            lesson_id=lesson_id,
            workflow=WORKFLOW,
            site=SITE,
            department=DEPARTMENT,
            role=ROLE,
            learner=learner,
            content_hash=HASH,
            attempt=1,
            level=ProficiencyLevel.DEMONSTRATED,
            outcome="reached",
            holds=ProficiencyLevel.DEMONSTRATED,
        )
        return self.event(f"{lesson_id}#{learner}", data)

    def incident(
        self, incident_id: str | None = None, severity: Severity = Severity.HIGH, at: datetime | None = None
    ) -> Sent:
        """An incident at the second step, which billing feels."""
        number = incident_id or str(uuid4())
        pointer = StepPointer(map=f"{SITE}/{DEPARTMENT}/{WORKFLOW}", step="s2", name="Ask for the plan")
        data = IncidentOpened(
            incident_id=number,
            report_id=str(uuid4()),
            site=SITE,
            department=DEPARTMENT,
            workflow=WORKFLOW,
            step="s2",
            step_name="Ask for the plan",
            severity=severity,
            owner_department=DEPARTMENT,
            reported_at=at or datetime.now(UTC),
            routed_to=(
                Routed(department=DEPARTMENT, path=(pointer,)),
                Routed(department="professional-billing", by="coverage.plan", path=(pointer,)),
            ),
        )
        return self.event(number, data, at)

    def resolve(self, incident_id: str) -> Sent:
        """It is mended."""
        data = IncidentResolved(incident_id=incident_id, department=DEPARTMENT, resolution_id=str(uuid4()))
        return self.event(incident_id, data)

    def everything_ready(self) -> list[Sent]:
        """All that one cell needs to be ready."""
        return [
            self.site(),
            self.workflow(),
            self.map(),
            self.standard(),
            self.delta(),
            self.round("round-1"),
            *(self.grant("round-1", party) for party in SEATS),
            self.lesson(),
            self.proficiency("ann"),
            self.proficiency("ben"),
        ]


async def create_topics(bootstrap: str) -> None:
    """Every topic of the catalogue."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        await admin.create_topics(
            [NewTopic(name=name, num_partitions=PARTITIONS, replication_factor=1) for name in topics()]
        )
    finally:
        await admin.close()


async def publish(bootstrap: str, events: Iterable[Sent]) -> None:
    """Send ``events`` in their order."""
    producer = make_producer(bootstrap, client_id="departments-tests")
    await producer.start()
    try:
        for event in events:
            await producer.send_and_wait(event.topic, event.value, key=event.key.encode())
    finally:
        await producer.stop()
