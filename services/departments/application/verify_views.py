"""Verify the views: is what is shown what follows from what is held?"""

from dataclasses import dataclass

from departments.application.ports.epochs import EpochWork
from departments.application.serve_epoch import serving_epoch
from departments.domain.views import Sight, digest, sight_of, view_hash


@dataclass(frozen=True)
class Verification:
    """The hash of what is shown beside that of a fold of what is held, and where they differ."""

    epoch: int
    held: int
    shown_hash: str
    folded_hash: str
    differing: list[str]

    @property
    def is_equal(self) -> bool:
        """Whether the views are right."""
        return self.shown_hash == self.folded_hash


async def verify_views(work: EpochWork, epoch: int | None = None) -> Verification:
    """Compare the views of ``epoch`` (by default the served one) with a fold of all that is held in it.

    Nothing may be folded meanwhile, or the two are of different moments.

    Raises:
        EpochMissing: no epoch is served.
    """
    chosen = epoch if epoch is not None else await serving_epoch(work)
    everything = await work.views.everything(chosen)
    shown, folded = await work.views.all_shown(chosen), sight_of(everything)
    names = _digests(shown).items() ^ _digests(folded).items()
    return Verification(
        chosen, len(everything), view_hash(shown), view_hash(folded), sorted({name for name, _ in names})[:20]
    )


def _digests(sight: Sight) -> dict[str, str]:
    cells = {f"cell {cell['cell_id']}": digest(cell) for cell in sight.cells}
    return cells | {f"card {card['department']} {card['card_id']}": digest(card) for card in sight.cards}
