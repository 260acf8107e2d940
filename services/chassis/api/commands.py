"""Commands over HTTP: one transaction for the effect, its facts and its answer, done once however often it is asked.

An endpoint gives :class:`Commands` the work to do with an open unit of work. A refusal by the domain rolls back and is
not kept: the next try with the same key may succeed.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, Protocol, TypeVar

from fastapi import Header
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from chassis.api.bodies import is_json, media_type_of
from chassis.api.documents import read_json
from chassis.api.failures import KeyMissing
from chassis.api.idempotency import Claim, KeptAnswer, claim_key, keep_answer
from chassis.api.problems import Place
from chassis.database import Connection
from chassis.principals import Principal
from chassis.telemetry import Telemetry

KEY_HEADER = "Idempotency-Key"
REPLAYED_HEADER = "Idempotency-Replayed"
MAX_KEY = 255


class OpenWork(Protocol):
    """A unit of work as commands need it."""

    @property
    def connection(self) -> Connection:
        """The connection that the transaction is open on."""
        ...


W = TypeVar("W", bound=OpenWork)
W_co = TypeVar("W_co", bound=OpenWork, covariant=True)


class OpensWork(Protocol[W_co]):
    """Opens units of work: :class:`chassis.unit_of_work.UnitsOfWork`, or a test's fake."""

    def begin(self, principal: Principal) -> AbstractAsyncContextManager[W_co]:
        """Begin a transaction as ``principal``."""
        ...


@dataclass(frozen=True)
class Answer:
    """What a command answers: a status below 400, and a body (a model, or JSON-ready, or none)."""

    status: int
    body: BaseModel | Mapping[str, Any] | list[Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a status of 400 or more: what is refused is raised, so that it rolls back."""
        if not 200 <= self.status < 400:
            raise ValueError(f"an answer of {self.status} would be kept; raise the refusal instead")


@dataclass(frozen=True)
class CommandRequest:
    """A command as it came: what makes it the same command when it comes again."""

    key: str | None
    method: str
    path: str
    body_digest: bytes

    def claim(self, principal: Principal) -> Claim | None:
        """The claim of this command by ``principal``; none without a key."""
        if self.key is None:
            return None
        parts = (self.method, self.path, principal.subject)
        digest = hashlib.sha256(b"\x00".join([*(part.encode() for part in parts), self.body_digest])).digest()
        return Claim(principal.subject, self.key, f"{self.method} {self.path}"[:500], digest)


async def command_request(
    request: Request,
    idempotency_key: Annotated[
        str | None,
        Header(
            alias=KEY_HEADER,
            description="A new value for each command; the same value for its repetitions. Kept for seven days.",
            max_length=MAX_KEY,
        ),
    ] = None,
) -> CommandRequest:
    """A dependency: the command as it came, its body read strictly.

    Raises ``KeyMissing`` (400) for a POST without a usable key, ``BodyUnreadable`` (422) for a body that is not
    strictly JSON although it says so.
    """
    if idempotency_key is None and request.method == "POST":
        raise KeyMissing(
            f"Send {KEY_HEADER}: a new value for each command, the same for its repetitions.",
            [Place(f"header.{KEY_HEADER}", "is needed")],
        )
    if idempotency_key is not None and not _is_usable(idempotency_key):
        rule = f"must be 1 to {MAX_KEY} visible ASCII characters"
        raise KeyMissing(f"{KEY_HEADER} {rule}.", [Place(f"header.{KEY_HEADER}", rule)])
    return CommandRequest(idempotency_key, request.method, request.url.path, await _body_digest(request))


def _is_usable(key: str) -> bool:
    return 0 < len(key) <= MAX_KEY and all("!" <= character <= "~" for character in key)


async def _body_digest(request: Request) -> bytes:
    content = await request.body()
    media_type = media_type_of(request)
    if content and is_json(media_type):
        # The same members in another order are the same command.
        content = json.dumps(read_json(content), sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(media_type.encode() + b"\x00" + content).digest()


class Commands(Generic[W]):
    """Runs a service's commands."""

    def __init__(self, units_of_work: OpensWork[W], *, telemetry: Telemetry | None = None) -> None:
        self._units_of_work = units_of_work
        self._telemetry = telemetry

    async def run(
        self, request: CommandRequest, principal: Principal, work: Callable[[W], Awaitable[Answer]]
    ) -> Response:
        """Do ``work`` once for this command and give its answer; a repetition gets the same answer, marked.

        Raises what ``work`` raises, ``KeyUsedForAnother`` and ``KeyStillInUse``; nothing is kept then.
        """
        claim = request.claim(principal)
        given: KeptAnswer | None = None
        async with self._units_of_work.begin(principal) as opened:
            if claim is not None:
                given = await claim_key(opened.connection, claim)
            answer = given or _encoded(await work(opened))
            if claim is not None and given is None:
                await keep_answer(opened.connection, claim, answer)
        if given is not None and self._telemetry is not None:
            self._telemetry.metrics.add("plumbline.idempotency.replays")
        return _response(answer, is_replayed=given is not None)


def _encoded(answer: Answer) -> KeptAnswer:
    if answer.body is None:
        content = b""
    elif isinstance(answer.body, BaseModel):
        content = answer.body.model_dump_json().encode()
    else:
        content = json.dumps(answer.body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    return KeptAnswer(answer.status, content, dict(answer.headers))


def _response(answer: KeptAnswer, *, is_replayed: bool) -> Response:
    headers = {**answer.headers, **({REPLAYED_HEADER: "true"} if is_replayed else {})}
    return Response(answer.body, answer.status, headers, "application/json" if answer.body else None)
