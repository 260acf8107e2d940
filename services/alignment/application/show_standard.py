"""Show a standard, as it is or in one of its versions."""

from alignment.application.ports import Work
from alignment.application.readings import StandardVersion
from alignment.domain.errors import StandardNotFound


async def show_standard(work: Work, workflow: str, version: int | None = None) -> StandardVersion:
    """The newest version, or ``version``. Raises :class:`StandardNotFound`."""
    found = await work.standards.version(workflow, version)
    if found is None:
        which = f"no version {version} of a standard" if version else "no standard"
        raise StandardNotFound(f"{workflow} has {which}.")
    return found
