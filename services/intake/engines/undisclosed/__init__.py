"""What goes on that nobody declared: accounts that contradict each other, and aids that no system knows of."""

from intake.engines.undisclosed.contradictions import Clash, Contradiction, Telling, contradictions
from intake.engines.undisclosed.shadows import Artifact, Shadow, shadows

__all__ = ["Artifact", "Clash", "Contradiction", "Shadow", "Telling", "contradictions", "shadows"]
