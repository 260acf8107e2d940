"""What cannot be, in intake. Each message is a sentence for the one who asked; none repeats free text that was sent."""

from collections.abc import Sequence

from intake.domain.places import Place


class SiteNotFound(Exception):
    """The registry has no such site."""

    def __init__(self) -> None:
        super().__init__("The registry has no such site.")


class MapNotFound(Exception):
    """There is no such map, or no such version of it."""

    def __init__(self) -> None:
        super().__init__("There is no such map. A map is named by its site, department and workflow.")


class PlacesRefused(Exception):
    """Something sent cannot be taken, at ``places``; nothing of it was stored. ``total`` counts all places found."""

    summary = "What was sent cannot be taken"

    def __init__(self, places: Sequence[Place], *, total: int | None = None) -> None:
        self.places = tuple(places)
        count = len(self.places) if total is None else total
        super().__init__(f"{self.summary}, at {count} place{'' if count == 1 else 's'}. Nothing was stored.")


class RegistryRefused(PlacesRefused):
    """A registry file is not one, or contradicts itself."""

    summary = "The registry file cannot be taken"


class CatalogueRefused(PlacesRefused):
    """Entries of a catalogue contradict each other."""

    summary = "The catalogue contradicts itself"


class MapRefused(PlacesRefused):
    """A document is not a map."""

    summary = "This is not a map as the format has it"


class ReferenceUnknown(PlacesRefused):
    """Something refers to a site, department, workflow or step that intake does not know."""

    summary = "Something here refers to what is not known"


class IdentifierFound(PlacesRefused):
    """Text looks as if it identified a patient; it is told where, and never repeated."""

    summary = "Text here looks like a patient's identifier; say it without"
