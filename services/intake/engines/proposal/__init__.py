"""The standard of least change that the sites' maps allow, and what it would change for each of them."""

from intake.engines.proposal.proposing import Proposal, propose

__all__ = ["Proposal", "propose"]
