"""``/v1/sign-off-rounds``: request, read, decide."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from alignment.api.fields import WantedSlug
from alignment.api.parts import Parts, signer, tell_points
from alignment.api.policies import DECIDE, READ, REQUEST_SIGN_OFF, may_read_reasons
from alignment.api.round_schemas import DecisionRequest, RoundBody, RoundRequest, RoundStoryBody
from alignment.application.decide_sign_off import DecideSignOff, decide_sign_off
from alignment.application.list_sign_off_rounds import list_sign_off_rounds
from alignment.application.ports import Work
from alignment.application.readings import RoundFilter, Slice
from alignment.application.request_sign_off import request_sign_off
from alignment.application.show_sign_off_round import show_sign_off_round
from alignment.domain.rounds import RoundState
from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.entity_tags import entity_tag
from chassis.api.pagination import Page, PageRequest, page_of, page_request
from chassis.api.policies import requires
from chassis.principals import Principal

RoundId = Annotated[str, Path(max_length=64, pattern=r"^[A-Za-z0-9-]+$")]
Command = Annotated[CommandRequest, Depends(command_request)]


def round_filter(workflow: WantedSlug = None, state: RoundState | None = None) -> RoundFilter:
    """What a list of rounds may be asked by."""
    return RoundFilter(workflow, state)


def sign_off_routes(parts: Parts) -> APIRouter:
    """The routes of sign-off rounds."""
    router = APIRouter(prefix="/v1/sign-off-rounds", tags=["sign-off"], dependencies=[Depends(tell_points)])
    _add_reading(router, parts)
    _add_deciding(router, parts)
    return router


def _add_reading(router: APIRouter, parts: Parts) -> None:
    @router.get("", operation_id="list_sign_off_rounds")
    async def list_all(
        wanted: Annotated[RoundFilter, Depends(round_filter)],
        page: Annotated[PageRequest, Depends(page_request)],
        principal: Annotated[Principal, requires(READ)],
    ) -> Page[RoundBody]:
        after = page.key(1)
        async with parts.units_of_work.begin(principal) as work:
            found = await list_sign_off_rounds(work, wanted, Slice(page.limit + 1, after[0] if after else None))
        return page_of([RoundBody.of(each) for each in found], page.limit, lambda each: (each.round_id,))

    @router.get("/{round_id}", operation_id="read_sign_off_round")
    async def read(
        round_id: RoundId, response: Response, principal: Annotated[Principal, requires(READ)]
    ) -> RoundStoryBody:
        async with parts.units_of_work.begin(principal) as work:
            story = await show_sign_off_round(work, round_id, may_read_reasons=may_read_reasons(principal))
        response.headers["ETag"] = entity_tag(story.sign_off_round.version)
        return RoundStoryBody.of_story(story)


def _add_deciding(router: APIRouter, parts: Parts) -> None:
    @router.post("", status_code=201, operation_id="request_sign_off", response_model=RoundBody)
    async def request(
        body: RoundRequest, principal: Annotated[Principal, requires(REQUEST_SIGN_OFF)], command: Command
    ) -> Response:
        async def do(work: Work) -> Answer:
            opened = await request_sign_off(work, body.command(signer(principal)), clock=parts.clock, ids=parts.ids)
            location = f"/v1/sign-off-rounds/{opened.round_id}"
            return Answer(201, RoundBody.of(opened), {"Location": location, "ETag": entity_tag(opened.version)})

        return await parts.commands.run(command, principal, do)

    @router.post("/{round_id}/decisions", status_code=201, operation_id="decide_sign_off", response_model=RoundBody)
    async def decide(
        round_id: RoundId,
        body: DecisionRequest,
        principal: Annotated[Principal, requires(DECIDE)],
        command: Command,
    ) -> Response:
        decision = DecideSignOff(round_id, body.verdict(), signer(principal), body.reason)

        async def do(work: Work) -> Answer:
            decided = await decide_sign_off(work, decision, clock=parts.clock, ids=parts.ids)
            return Answer(201, RoundBody.of(decided), {"ETag": entity_tag(decided.version)})

        return await parts.commands.run(command, principal, do)
