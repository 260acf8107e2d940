"""Show a sign-off round: its seats, what broke signatures and why, and all that happened in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alignment.application.ports import Work
from alignment.domain.errors import RoundNotFound
from alignment.domain.history import HistoryEntry
from alignment.domain.rounds import SignOffRound


@dataclass(frozen=True)
class RoundStory:
    """A round with its history; ``reasons`` are the words of decisions by id, empty for who may not read them."""

    sign_off_round: SignOffRound
    history: Sequence[HistoryEntry]
    reasons: Mapping[str, str]


async def show_sign_off_round(work: Work, round_id: str, *, may_read_reasons: bool) -> RoundStory:
    """The round and its story. Raises :class:`RoundNotFound`."""
    found = await work.rounds.find(round_id)
    if found is None:
        raise RoundNotFound("There is no such sign-off round.")
    reasons = await work.reasons.texts(round_id) if may_read_reasons else {}
    return RoundStory(found, await work.rounds.history(round_id), reasons)
