"""Reads and changes the rights that a broker keeps, by Kafka's own protocol (ACLs of KIP-11 and KIP-290)."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError, for_code
from aiokafka.protocol.admin import CreateAclsRequest, DeleteAclsRequest, DescribeAclsRequest

from chassis.kafka_access import KafkaAccess, client_arguments
from plumbline.acls import PRINCIPALS, Action, Planned, Right, declared_rights, plan

SEEN_SECONDS = 15.0
LOOK_SECONDS = 0.05

_ANY = 1
_ALLOW = 3
_ANYWHERE = "*"


class AclsUnreachable(Exception):
    """Kafka does not answer, has no authorizer, or does not let us."""


class AclAdmin:
    """Looks at and changes the rights on the broker of ``access``. Needs a super user, or Alter on the cluster."""

    def __init__(self, access: KafkaAccess | str, principals: str = PRINCIPALS) -> None:
        self._access = access
        self._principals = principals

    async def plan(self, *, revoke: bool = False) -> list[Planned]:
        """What :meth:`apply` would do. Raises ``AclsUnreachable`` and ``PrincipalsUnclear``."""
        declared = declared_rights(principals=self._principals)
        async with self._client() as client:
            return plan(declared, await _found(client), revoke=revoke)

    async def apply(self, *, revoke: bool = False) -> list[Planned]:
        """Grant what is missing and, with ``revoke``, take away what is too much. Doing it again does nothing.

        Raises:
            AclsUnreachable: the broker does not answer or refuses. What was done before stays done.
            PrincipalsUnclear: the pattern of principals names no service.
        """
        declared = declared_rights(principals=self._principals)
        async with self._client() as client:
            planned = plan(declared, await _found(client), revoke=revoke)
            # First what is granted: nobody loses a right that another line gives back.
            for right in _of(planned, Action.GRANT):
                await _grant(client, right)
            for right in _of(planned, Action.REVOKE):
                await _revoke(client, right)
            await _until_seen(client, planned)
        return planned

    async def grant(self, right: Right) -> None:
        """Grant one right, whatever the contracts say. Raises ``AclsUnreachable``."""
        async with self._client() as client:
            await _grant(client, right)
            await _until_seen(client, [Planned(right, Action.GRANT)])

    async def found(self) -> list[Right]:
        """Every allowing right that the broker keeps. Raises ``AclsUnreachable``."""
        async with self._client() as client:
            return await _found(client)

    @asynccontextmanager
    async def _client(self) -> AsyncIterator[AIOKafkaAdminClient]:
        # The library speaks these messages and has no method for them; a test against a real broker pins it.
        client = AIOKafkaAdminClient(client_id="plumbline-acls", **client_arguments(self._access))
        try:
            await client.start()
            yield client
        except (KafkaError, OSError, TimeoutError) as failure:
            raise AclsUnreachable(
                f"Kafka does not answer, or refuses: {failure or type(failure).__name__}"
            ) from failure
        finally:
            await client.close()


def _of(planned: Iterable[Planned], action: Action) -> list[Right]:
    return [step.right for step in planned if step.action is action]


async def _found(client: AIOKafkaAdminClient) -> list[Right]:
    everything: Any = DescribeAclsRequest(_ANY, None, _ANY, None, None, _ANY, _ANY)
    answer = await client._send_to_controller(everything)  # noqa: SLF001
    if answer.error_code:
        raise for_code(answer.error_code)(answer.error_message)
    return [
        Right(principal, resource, name, pattern, operation)
        for resource, name, pattern, entries in answer.resources
        for principal, host, operation, permission in entries
        if permission == _ALLOW and host == _ANYWHERE
    ]


async def _until_seen(client: AIOKafkaAdminClient, planned: Sequence[Planned]) -> None:
    """Return when the broker goes by what was done: it hears of it from its controller, a moment later."""
    granted, revoked = set(_of(planned, Action.GRANT)), set(_of(planned, Action.REVOKE))
    async with asyncio.timeout(SEEN_SECONDS):
        while (granted or revoked) and not (granted <= (there := set(await _found(client))) and not revoked & there):
            await asyncio.sleep(LOOK_SECONDS)


async def _grant(client: AIOKafkaAdminClient, right: Right) -> None:
    answer = await client._send_to_controller(CreateAclsRequest(*_entry(right)))  # noqa: SLF001
    _check(answer.creation_responses)


async def _revoke(client: AIOKafkaAdminClient, right: Right) -> None:
    answer = await client._send_to_controller(DeleteAclsRequest(*_entry(right)))  # noqa: SLF001
    _check(answer.filter_responses)


def _entry(right: Right) -> tuple[int, str, int, str, str, int, int]:
    return right.resource, right.name, right.pattern, right.principal, _ANYWHERE, right.operation, _ALLOW


def _check(answers: Sequence[Sequence[Any]]) -> None:
    for code, message, *_ in answers:
        if code:
            raise for_code(code)(message)
