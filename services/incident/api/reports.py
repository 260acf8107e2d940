"""``/v1/reports``: something is wrong."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.policies import requires
from chassis.principals import Principal
from incident.api.answers import ReceiptBody
from incident.api.parts import Parts
from incident.api.policies import REPORT, name_of
from incident.api.schemas import ReportBody
from incident.application.ports import Work
from incident.application.report_incident import ReportIncident, report_incident
from incident.domain.start import ReportedPlace


def report_routes(parts: Parts) -> APIRouter:
    """The route of reports. What is said in words is in no answer to it."""
    router = APIRouter(prefix="/v1/reports", tags=["reports"])

    @router.post("", status_code=201, operation_id="report_incident", response_model=ReceiptBody)
    async def report(
        body: ReportBody,
        principal: Annotated[Principal, requires(REPORT)],
        command: Annotated[CommandRequest, Depends(command_request)],
    ) -> Response:
        place = ReportedPlace(body.site, body.department, body.workflow, body.step)
        wanted = ReportIncident(place, body.severity, body.what, principal.subject, body.role, name_of(principal))

        async def work(open_work: Work) -> Answer:
            opened = await report_incident(open_work, wanted, indexes=parts.indexes, clock=parts.clock, ids=parts.ids)
            receipt = ReceiptBody(report_id=opened.report_id, incident_id=opened.incident_id)
            return Answer(201, receipt, {"Location": f"/v1/incidents/{opened.incident_id}"})

        return await parts.commands.run(command, principal, work)

    return router
