"""Count how departments stand: figures for operators, about nobody."""

from departments.application.ports.counting import CountWork, Standing


async def count_standing(work: CountWork) -> Standing:
    """How many sites' workflows of each department are in which state, and how many cards of which kind it has."""
    return await work.counts.standing()
