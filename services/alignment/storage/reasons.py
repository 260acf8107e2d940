"""The words of decisions in PostgreSQL."""

from collections.abc import Mapping

from alignment.application.readings import Reason
from chassis.database import Connection

_ADD = """
insert into sign_off_reasons (reason_id, round_id, party, reason, written_by, written_by_name, written_at)
values ($1, $2, $3, $4, $5, $6, $7)
"""

_TEXTS = "select reason_id, reason from sign_off_reasons where round_id = $1"


class StoredReasons:
    """Fulfils ``application.ports.Reasons``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, reason: Reason) -> None:
        """Keep a reason."""
        by = reason.authorship.by
        await self._connection.execute(
            _ADD,
            reason.reason_id,
            reason.round_id,
            reason.party.value,
            reason.text,
            by.subject,
            by.name,
            reason.authorship.at,
        )

    async def texts(self, round_id: str) -> Mapping[str, str]:
        """The reasons of a round by their ids."""
        rows = await self._connection.fetch(_TEXTS, round_id)
        return {row["reason_id"]: row["reason"] for row in rows}
