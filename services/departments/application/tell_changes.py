"""Tell changes as a reader hears them: which rows, and what they say now.

The log says which rows changed, the tables say what they are. So a row that changed twice is told twice as it is now,
and whatever the order of two transactions, the last thing that a reader hears of a row is what the row says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from departments.application.ports.reading import SiteReadiness, VersionedCard
from departments.application.ports.streaming import Content, FeedWork, LogState, Row
from departments.domain.cursors import Cursor
from departments.domain.sentence import sentence


@dataclass(frozen=True)
class Change:
    """What one transaction changed for one department."""

    department: str
    cursor: Cursor
    as_of: datetime
    cards: list[VersionedCard]
    removed: list[str]
    sites: list[SiteReadiness]
    sentence: str
    is_reset: bool
    traceparent: str | None


async def tell_changes(work: FeedWork, log: LogState, rows: Sequence[Row]) -> list[Change]:
    """The changes that ``rows`` name, in their order."""
    contents = {
        department: await _content(work, log.epoch, department, [row for row in rows if row.department == department])
        for department in dict.fromkeys(row.department for row in rows)
    }
    return [_change(row, contents[row.department], log.as_of) for row in rows]


async def _content(work: FeedWork, epoch: int, department: str, rows: Iterable[Row]) -> Content:
    named = list(rows)
    cards = {card for row in named for card in row.card_ids}
    sites = {site for row in named for site in row.sites}
    return await work.changes.content(epoch, department, cards, sites)


def _change(row: Row, content: Content, as_of: datetime) -> Change:
    return Change(
        row.department,
        row.cursor,
        as_of,
        [content.cards[card] for card in row.card_ids if card in content.cards],
        [card for card in row.card_ids if card not in content.cards],
        [content.sites[site] for site in row.sites if site in content.sites],
        sentence(content.board),
        row.is_reset,
        row.traceparent,
    )
