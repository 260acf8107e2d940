"""``/v1/baselines`` and ``/v1/go-live-dates``: what departments did before, frozen, and when waves go live."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.policies import requires
from chassis.principals import Principal
from intake.api.parts import Parts
from intake.api.policies import FREEZE_BASELINES, PLAN_GO_LIVE, READ_REGISTRY
from intake.api.schemas.baselines import BaselineBody, FreezingBody, GoLiveBody, GoLivePlannedBody
from intake.api.schemas.words import Slug
from intake.application.freeze_baseline import FreezeBaseline, freeze_baseline
from intake.application.plan_go_live import PlanGoLive, plan_go_live
from intake.application.ports import Work
from intake.application.read_baseline import read_baseline

Command = Annotated[CommandRequest, Depends(command_request)]


def baseline_routes(parts: Parts) -> APIRouter:
    """The routes of baselines."""
    router = APIRouter(prefix="/v1", tags=["baselines"])

    @router.post(
        "/baselines/{site}/{department}",
        status_code=201,
        operation_id="freeze_baseline",
        response_model=BaselineBody,
    )
    async def freeze(
        site: Slug,
        department: Slug,
        body: FreezingBody,
        principal: Annotated[Principal, requires(FREEZE_BASELINES)],
        command: Command,
    ) -> Response:
        freezing = FreezeBaseline(site, department, tuple(day.counts() for day in body.days), principal.subject)

        async def work(open_work: Work) -> Answer:
            await freeze_baseline(open_work, freezing, clock=parts.clock)
            return Answer(201, BaselineBody.of(await read_baseline(open_work, site, department)))

        return await parts.commands.run(command, principal, work)

    @router.get("/baselines/{site}/{department}", operation_id="read_baseline")
    async def read(
        site: Slug, department: Slug, principal: Annotated[Principal, requires(READ_REGISTRY)]
    ) -> BaselineBody:
        async with parts.units_of_work.begin(principal) as work:
            return BaselineBody.of(await read_baseline(work, site, department))

    @router.post("/go-live-dates", status_code=201, operation_id="plan_go_live", response_model=GoLivePlannedBody)
    async def plan(
        body: GoLiveBody, principal: Annotated[Principal, requires(PLAN_GO_LIVE)], command: Command
    ) -> Response:
        planning = PlanGoLive(body.wave, body.go_live, principal.subject)

        async def work(open_work: Work) -> Answer:
            kept = await plan_go_live(open_work, planning, clock=parts.clock, ids=parts.ids)
            return Answer(201, GoLivePlannedBody(go_live_date_id=kept))

        return await parts.commands.run(command, principal, work)

    return router
