"""A road of one's own through the platform: a workflow and a site that no other journey has, and the people on it."""

import json
from typing import Any
from uuid import uuid4

import httpx

from plumbline.demo.visitor import DemoRefused, Visitor
from tests.support.eventually import eventually
from tests.support.running_platform import Reached

REPORTS = "/api/incident/v1/reports"
DESIGNER, CLINICAL, BILLING = "tom-fischer", "maya-okafor", "luis-romero"
SIGNERS = {
    "clinical": "maya-okafor",
    "revenue-cycle": "luis-romero",
    "it": "priya-natarajan",
    "compliance": "helen-brandt",
    "administration": "marcus-lee",
}
SEATS = {
    "clinical": "ambulatory-primary-care",
    "revenue-cycle": "professional-billing",
    "it": "it-applications",
    "compliance": "compliance-and-privacy",
    "administration": "patient-access",
}


class Journey:
    """People of the demo walking one road with a workflow and a site of their own."""

    def __init__(self, platform: Reached, client: httpx.AsyncClient) -> None:
        self._platform = platform
        self._client = client
        self.run = uuid4().hex
        self.workflow = f"visit-{self.run[:8]}"
        self.site = f"site-{self.run[:8]}"

    def by(self, person: str) -> Visitor:
        """That person."""
        return self._platform.visitor(person, self._client, self.run)

    @property
    def loader(self) -> Visitor:
        """Who may load everything."""
        return self.by("demo-loader")

    async def view(self, department: str, person: str = CLINICAL) -> Any:
        """The department's view, with its cells."""
        return await self.by(person).ask(f"/api/departments/v1/departments/{department}/view", cells=1)

    async def card(self, department: str, person: str, kind: str) -> Any:
        """The department's card of ``kind`` about this journey's workflow, once it is there."""

        async def look() -> Any:
            cards = (await self.view(department, person))["cards"]
            return next((card for card in cards if card["kind"] == kind and self.workflow in json.dumps(card)), None)

        return await eventually(look, what=f"a card {kind} for {department}", within_seconds=30)

    async def no_card(self, department: str, person: str, kind: str) -> None:
        """Wait until there is no such card."""

        async def look() -> bool:
            cards = (await self.view(department, person))["cards"]
            return not any(card["kind"] == kind and self.workflow in json.dumps(card) for card in cards)

        await eventually(look, what=f"no card {kind} for {department}", within_seconds=30)

    def steps(self, *, minutes: float = 2, system: str = "ehr") -> list[dict[str, Any]]:
        """Two steps: the front desk opens the visit, a medical assistant takes the vitals."""
        return [
            {
                "id": "s1",
                "name": "Open the visit",
                "actor": "front-desk",
                "needs": ["patient.arrival"],
                "gives": [{"item": f"{self.workflow}.encounter", "values": "encounter-code"}],
                "system": system,
                "minutes": [1, minutes, 4],
                "evidence": "observed",
                "next": ["s2"],
                "hands_to": {"role": "medical-assistant", "by": "ehr"},
            },
            {
                "id": "s2",
                "name": "Take the vitals",
                "actor": "medical-assistant",
                "department": "ambulatory-primary-care",
                "needs": [f"{self.workflow}.encounter"],
                "gives": ["vitals"],
                "system": "ehr",
                "minutes": [2, 3, 5],
                "evidence": "observed",
                "next": [],
            },
        ]

    async def register(self) -> None:
        """The registry, the catalogue and the site's own map."""
        place = f"{self.site},Journey Clinic,clinic,wave-1,America/New_York"
        rows = [
            f"{place},patient-access,Patient Access,front-desk,day,2",
            f"{place},ambulatory-primary-care,Ambulatory Primary Care,medical-assistant,day,3",
        ]
        head = "site,site_name,kind,wave,time_zone,department,department_name,role,shift,headcount"
        content = "\n".join([head, *rows]).encode()
        done = await self.loader.tell_file("/api/intake/v1/registry-imports", content, "text/csv", key="registry")
        assert (done["added"], done["changed"]) == (1, 0)
        entry = {"workflow": self.workflow, "name": "Journey visit", "departments": ["patient-access"]}
        await self.loader.tell("/api/intake/v1/workflow-catalogue", [entry], key="catalogue")
        told = {
            "format": "plumbline.map/1",
            "site": self.site,
            "department": "patient-access",
            "workflow": self.workflow,
            "starts_with": ["patient.arrival"],
            "ends_with": ["vitals"],
            "told_by": [{"role": "front-desk", "shift": "day", "evidence": "observed"}],
            "steps": self.steps(system="paper"),
        }
        recorded = await self.loader.tell("/api/intake/v1/maps", told, key="map")
        assert recorded["items"][0]["outcome"] == "recorded"

    def standard(self, **changes: Any) -> dict[str, Any]:
        """The standard for this journey's workflow."""
        return {
            "format": "plumbline.standard/1",
            "workflow": self.workflow,
            "department": "patient-access",
            "version": 1,
            "covers": [self.site],
            "starts_with": ["patient.arrival"],
            "ends_with": ["vitals"],
            "steps": self.steps(**changes),
        }

    async def open_round(self) -> Any:
        """Adopt the standard and ask all five parties."""
        designer = self.by(DESIGNER)
        await designer.tell("/api/alignment/v1/standards", self.standard(), key="standard")
        seats = [{"party": party, "department": department} for party, department in SEATS.items()]
        return await designer.tell(
            "/api/alignment/v1/sign-off-rounds", {"workflow": self.workflow, "seats": seats}, key="round"
        )

    async def sign(self, opened: Any, party: str, *, again: str = "") -> Any:
        """That party signs what the round is about now."""
        body = {"party": party, "decision": "grant", "content_hash": opened["content_hash"]}
        path = f"/api/alignment/v1/sign-off-rounds/{opened['round_id']}/decisions"
        return await self.by(SIGNERS[party]).tell(path, body, key=f"sign/{party}/{again}")

    def report_body(self, *, severity: str, step: str = "s1") -> dict[str, str]:
        """That the visit does not open."""
        return {
            "site": self.site,
            "department": "patient-access",
            "workflow": self.workflow,
            "step": step,
            "role": "front-desk",
            "severity": severity,
            "what": "The visit does not open.",
        }

    async def routes_are_known(self) -> None:
        """Wait until incident has heard who works after whom: a report before that goes to its own department alone,
        for good. What others show of the workflow says nothing about it: each service hears for itself."""
        reporter = self.by("tanya-brooks")

        async def look() -> bool:
            body = self.report_body(severity="low", step="no-such-step")
            try:
                await reporter.tell(REPORTS, body, key=f"look/{uuid4()}")
            except DemoRefused as refused:
                return "step-unknown" in str(refused)
            return False

        await eventually(look, what="incident knows the workflow's steps", within_seconds=60)

    async def report(self, severity: str = "safety") -> Any:
        """Somebody says that the visit does not open."""
        await self.routes_are_known()
        return await self.by("tanya-brooks").tell(REPORTS, self.report_body(severity=severity), key="report")

    async def sign_all(self, opened: Any) -> None:
        """All five sign what the round is about."""
        for party in SIGNERS:
            await self.sign(opened, party)

    async def learn(self) -> None:
        """Wait for the lessons of the signed standard, and let everybody at the site show that they can do it."""
        trainer = self.by("peter-kowalski")

        async def lessons() -> Any:
            return (await trainer.ask("/api/training/v1/lessons", workflow=self.workflow))["items"]

        prepared = await eventually(lessons, what="lessons from the signed standard", within_seconds=30)
        records = [
            {
                "lesson_id": lesson["lesson_id"],
                "learner": f"{lesson['role']}-{number}",
                "level": level,
                "outcome": "reached",
            }
            for lesson in prepared
            for number in range(3)
            for level in ("attended", "passed", "demonstrated")
        ]
        await trainer.tell("/api/training/v1/proficiency-records", {"records": records}, key="records")

    async def is_ready(self, *, expected: bool = True) -> None:
        """Wait until the workflow is ready at the site, or is not."""

        async def look() -> bool:
            path = f"/api/departments/v1/readiness/{self.site}/patient-access/{self.workflow}"
            try:
                cell = await self.by("nadia-rahman").ask(path)
            except DemoRefused as refused:
                # Departments may hear of the work later than those who teach it.
                if "readiness-unknown" not in str(refused):
                    raise
                return False
            return (cell["state"] == "ready") is expected

        await eventually(look, what=f"ready: {expected}", within_seconds=30)

    async def edit(self, **changes: Any) -> None:
        """The designer changes the standard."""
        path = f"/api/alignment/v1/standards/{self.workflow}"
        designer = self.by(DESIGNER)
        await designer.replace(path, self.standard(**changes), tag=await designer.tag_of(path), key="edit")
