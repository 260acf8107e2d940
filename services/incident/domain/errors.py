"""What cannot be, in incident. Each message is a sentence for the one who asked; none repeats what was reported."""

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN_STEPS = 40
"""So many known steps are named in a refusal; the rest is counted."""


@dataclass(frozen=True)
class RefusedPlace:
    """Where a request cannot be taken and by which rule."""

    place: str
    rule: str
    found: str


class IncidentNotFound(Exception):
    """There is no such incident."""

    def __init__(self) -> None:
        super().__init__("There is no such incident.")


class SiteUnknown(Exception):
    """The registry has not told of the site."""

    def __init__(self, site: str) -> None:
        self.places = (RefusedPlace("site", "a site of the registry", site),)
        super().__init__("The registry knows no such site.")


class StepUnknown(Exception):
    """A map or standard of the workflow is known, and it has no such step."""

    def __init__(self, flow: str, known: Sequence[tuple[str, str]]) -> None:
        shown = ", ".join(f"{step} ({name})" for step, name in known[:SHOWN_STEPS])
        more = f" and {len(known) - SHOWN_STEPS} more" if len(known) > SHOWN_STEPS else ""
        self.places = (RefusedPlace("step", f"a step of {flow}: {shown}{more}", "another"),)
        super().__init__(f"{flow} has no such step. It has: {shown}{more}.")


class IdentifierInText(Exception):
    """The text seems to name a patient. What it says is not repeated; kinds and places are."""

    def __init__(self, place: str, found: Sequence[tuple[str, int, int]]) -> None:
        self.places = tuple(
            RefusedPlace(place, "text without identifiers of a person", f"{kind} at {start} to {end}")
            for kind, start, end in found
        )
        kinds = ", ".join(sorted({kind for kind, _, _ in found}))
        super().__init__(f"The text seems to hold an identifier of a person ({kinds}). Take it out and send it again.")


class NotYourIncident(Exception):
    """The actor is of no department that the incident touches."""

    def __init__(self, touched: Sequence[str]) -> None:
        super().__init__(
            f"Only people of the departments it touches may act ({', '.join(touched)}), or the command centre."
        )


class DepartmentNotTouched(Exception):
    """The command centre named a department that the incident does not touch."""

    def __init__(self, touched: Sequence[str]) -> None:
        self.places = (RefusedPlace("department", f"one of {', '.join(touched)}", "another"),)
        super().__init__(f"The incident touches {', '.join(touched)}.")


class AlreadyAcknowledged(Exception):
    """The department has said before that it knows."""

    def __init__(self) -> None:
        super().__init__("The department has acknowledged this incident already.")


class NotAcknowledgedYet(Exception):
    """Nobody has said that they know; what comes later comes after that."""

    def __init__(self) -> None:
        super().__init__("Acknowledge the incident first.")


class AlreadyResolved(Exception):
    """The incident is over."""

    def __init__(self) -> None:
        super().__init__("The incident is resolved. If it is wrong again, report it again.")


class ContainmentInThePast(Exception):
    """A measure must hold until some later time."""

    def __init__(self) -> None:
        self.places = (RefusedPlace("until", "a time that is still to come", "a time that has passed"),)
        super().__init__("A containment ends at a time that is still to come.")
