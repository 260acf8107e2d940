"""Names of people in free text."""

from chassis.person_names.finding import find_names

__all__ = ["find_names"]
