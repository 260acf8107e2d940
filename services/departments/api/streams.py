"""The live stream of a department."""

from collections.abc import AsyncGenerator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import Response

from chassis.api.feeds import LiveEvent
from chassis.api.policies import requires
from chassis.api.server_sent_events import LiveStreams, viewer_of
from chassis.principals import Principal
from departments.api.policies import READ_VIEW
from departments.api.schemas import change_event, heartbeat_event
from departments.application.sight import check_sight, covers
from departments.application.tell_changes import Change
from departments.domain.traces import trace_id_of
from departments.live.feed import LiveFeed
from departments.live.reader import Reader, Reset

# Not `response_class`: the framework would take the endpoint itself for a generator of events.
_STREAMED: dict[int | str, dict[str, Any]] = {
    200: {"description": "Events until the stream ends.", "content": {"text/event-stream": {}}}
}


def stream_routes(feed: LiveFeed, streams: LiveStreams) -> APIRouter:
    """The routes, on ``feed``."""
    router = APIRouter(prefix="/v1", tags=["live"])

    @router.get("/departments/{department}/stream", operation_id="stream_view", responses=_STREAMED)
    async def stream(
        request: Request,
        department: str,
        principal: Annotated[Principal, requires(READ_VIEW)],
        after: Annotated[str | None, Query(max_length=80, description="The `cursor` of a view or of an event.")] = None,
        last_event_id: Annotated[str | None, Header(max_length=80)] = None,
    ) -> Response:
        """Changes after a cursor, as they happen: `change`, `heartbeat`, `reset` (take the whole view), `goodbye`."""
        check_sight(principal, department)
        viewer = viewer_of(request, READ_VIEW, lambda asker: covers(asker, department))
        reader = await feed.join(principal, department, last_event_id or after)
        try:
            return streams.respond(_events(feed, reader), viewer, lambda: _heartbeat(feed, reader))
        except BaseException:
            feed.leave(reader)
            raise

    return router


async def _events(feed: LiveFeed, reader: Reader) -> AsyncGenerator[LiveEvent]:
    try:
        async for told in reader.told():
            yield _event(told)
    finally:
        feed.leave(reader)


def _event(told: Change | Reset) -> LiveEvent:
    if isinstance(told, Reset):
        return LiveEvent("reset", f'{{"reason":"{told.reason}"}}')
    body = change_event(told, trace_id_of(told.traceparent)).model_dump_json()
    return LiveEvent("change", body, id=str(told.cursor), traceparent=told.traceparent)


def _heartbeat(feed: LiveFeed, reader: Reader) -> str:
    return heartbeat_event(feed.as_of, str(reader.position)).model_dump_json()
