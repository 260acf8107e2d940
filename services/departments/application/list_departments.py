"""List the departments by name. Names are no secret; what is in a view is."""

from departments.application.ports.reading import ReadWork


async def list_departments(work: ReadWork, *, after: str | None, limit: int) -> list[tuple[str, str]]:
    """Slug and name of each department, in the order of the slugs, one more than ``limit``."""
    return await work.boards.departments(after, limit)
