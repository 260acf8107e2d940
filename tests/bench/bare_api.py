"""``python -m tests.bench.bare_api PORT URL BOOTSTRAP TOPIC``: what FastAPI and asyncpg alone cost.

The same server settings, pool and validation of the body as a service of ours; one insert, committed; no token, no
policy, no idempotency, no facts, no telemetry. ``/sent`` also sends the row to Kafka once it has answered, ``/stream``
tells browsers of every row that the floor's consumer keeps.
"""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from aiokafka import AIOKafkaProducer
from fastapi import BackgroundTasks, FastAPI
from starlette.responses import JSONResponse, Response, StreamingResponse

from chassis.database import Pool, open_pool
from chassis.kafka import make_producer
from chassis.settings import ApiSettings
from incident.api.schemas import ReportBody
from tests.bench.floor import INSERT

POOL_SIZE: int = ApiSettings.model_fields["pool_size"].default


@dataclass
class Floor:
    """What the application has open."""

    url: str
    bootstrap: str
    topic: str
    pool: Pool = field(init=False)
    producer: AIOKafkaProducer | None = None
    listeners: set["asyncio.Queue[str]"] = field(default_factory=set)

    @asynccontextmanager
    async def lifespan(self, _: FastAPI) -> AsyncIterator[None]:
        """Open and close it."""
        self.pool = await open_pool(self.url, application="bench-bare-api", size=POOL_SIZE)
        if self.bootstrap:
            self.producer = make_producer(self.bootstrap, client_id="bench-bare-api")
            await self.producer.start()
        async with self.pool.acquire() as connection:
            await connection.add_listener("things", self._tell)
            yield
            await connection.remove_listener("things", self._tell)
        if self.producer is not None:
            await self.producer.stop()
        await self.pool.close()

    def _tell(self, _connection: Any, _pid: int, _channel: str, name: Any) -> None:
        for queue in self.listeners:
            queue.put_nowait(str(name))

    async def keep(self, name: str, content: bytes) -> None:
        """One insert, committed."""
        async with self.pool.acquire() as connection:
            await connection.execute(INSERT, name, content)

    async def send(self, name: str, content: bytes) -> None:
        """Send the row."""
        if self.producer is not None:
            await self.producer.send_and_wait(self.topic, content, key=name.encode())

    async def stream(self) -> AsyncIterator[bytes]:
        """The rows' names as server-sent events."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        self.listeners.add(queue)
        try:
            yield b"retry: 2000\n\n"
            while True:
                yield f"event: change\ndata: {await queue.get()}\n\n".encode()
        finally:
            self.listeners.discard(queue)


def make_app(floor: Floor) -> FastAPI:
    """The application over ``floor``."""
    app = FastAPI(lifespan=floor.lifespan, openapi_url=None)

    @app.post("/things", status_code=201)
    async def make(body: ReportBody) -> Response:
        await floor.keep(body.step, body.model_dump_json().encode())
        return JSONResponse({"at": time.monotonic_ns()}, 201)

    @app.post("/sent", status_code=201)
    async def make_and_send(body: ReportBody, after: BackgroundTasks) -> dict[str, int]:
        content = body.model_dump_json().encode()
        await floor.keep(body.step, content)
        after.add_task(floor.send, body.step, content)
        return {"at": time.monotonic_ns()}

    @app.get("/stream")
    async def stream() -> Response:
        return StreamingResponse(floor.stream(), media_type="text/event-stream")

    @app.get("/readyz")
    async def ready() -> Response:
        return Response("ready")

    return app


if __name__ == "__main__":
    port, address, servers, name = sys.argv[1:]
    bare = make_app(Floor(address, servers, name))
    uvicorn.run(bare, host="127.0.0.1", port=int(port), log_config=None, access_log=False, timeout_graceful_shutdown=2)
