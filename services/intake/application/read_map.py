"""Read a map with all its steps."""

from intake.application.ports import Work
from intake.application.readings import MapDocumentReading
from intake.domain.errors import MapNotFound


async def read_map(work: Work, map_id: str, version: int | None = None) -> MapDocumentReading:
    """The version that holds, or the one that is asked for. Raises :class:`MapNotFound`."""
    found = await work.maps.read(map_id, version)
    if found is None:
        raise MapNotFound
    return found
