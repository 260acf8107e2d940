"""Which steps of several sites' maps are the same act."""

from intake.engines.alignment.aligning import align
from intake.engines.alignment.results import Alignment, Concept, StepRef

__all__ = ["Alignment", "Concept", "StepRef", "align"]
