"""How large a demo is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Counts of one demo. Of the ``standards``, ``rounds`` are in sign-off and ``signed`` have all five signatures.

    ``signed`` reaches as far as all of primary care's workflows, so that its sites can be ready.
    """

    hospitals: int
    clinics: int
    workflows: int
    standards: int
    rounds: int
    signed: int
    live_clinics: int
    incident_share: float
    """Share of the computed go-live week that is loaded."""


SIZES: dict[str, Size] = {
    "small": Size(1, 3, 6, 5, 5, 3, 1, 0.05),
    "full": Size(3, 49, 30, 25, 22, 15, 6, 1.0),
    "tenfold": Size(30, 490, 30, 25, 22, 15, 60, 1.0),
}
