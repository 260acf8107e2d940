"""Holes: places where a map cannot be true, each with the question that would fill it and whom to ask."""

from intake.engines.holes.finding import Finding, Kind
from intake.engines.holes.searching import find_holes

__all__ = ["Finding", "Kind", "find_holes"]
