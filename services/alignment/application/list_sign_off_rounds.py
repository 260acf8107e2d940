"""List sign-off rounds, newest first."""

from collections.abc import Sequence

from alignment.application.ports import Work
from alignment.application.readings import RoundFilter, Slice
from alignment.domain.rounds import SignOffRound


async def list_sign_off_rounds(work: Work, wanted: RoundFilter, part: Slice) -> Sequence[SignOffRound]:
    """The wanted rounds with their seats; the key of a part is the round's id."""
    return await work.rounds.page(wanted, part)
