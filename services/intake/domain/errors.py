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


class RegistryImportNotFound(Exception):
    """No import waits or was applied under this id."""

    def __init__(self) -> None:
        super().__init__("There is no such import. It may have been removed.")


class ImportAlreadyApplied(Exception):
    """An import is applied once."""

    def __init__(self) -> None:
        super().__init__("This import was applied already. To load a file again, send it again.")


class RegistryMoved(Exception):
    """The registry is not the one that the preview was computed from."""

    def __init__(self) -> None:
        super().__init__("The registry changed since you saw the preview. Look at the fresh preview, then apply it.")


class RowsWait(Exception):
    """Rows of the file were refused, and nobody has said that the rest is to be loaded without them."""

    def __init__(self, rows: int) -> None:
        rest = "1 row was refused" if rows == 1 else f"{rows} rows were refused"
        super().__init__(f"{rest}. Mend the file and send it again, or say that the rest is to be loaded.")


class PlacesRefused(Exception):
    """Something sent cannot be taken, at ``places``; nothing of it was stored. ``total`` counts all places found."""

    summary = "What was sent cannot be taken"

    def __init__(self, places: Sequence[Place], *, total: int | None = None) -> None:
        self.places = tuple(places)
        count = len(self.places) if total is None else total
        super().__init__(f"{self.summary}, at {count} place{'' if count == 1 else 's'}. Nothing was stored.")


class BaselineNotFound(Exception):
    """No baseline of a department was frozen."""

    def __init__(self) -> None:
        super().__init__("This department has no baseline yet.")


class BaselineFrozen(Exception):
    """A baseline cannot be changed."""

    def __init__(self) -> None:
        super().__init__("The baseline of this department is frozen; it cannot be changed any more.")


class BaselineRefused(PlacesRefused):
    """A series of days is no baseline."""

    summary = "These days make no baseline"


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
