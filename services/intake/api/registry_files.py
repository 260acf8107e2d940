"""Registry files in the body of a request, read and screened."""

import asyncio
from typing import Annotated

from fastapi import Depends, Query

from chassis.api.bodies import RawBody, raw_body
from intake.application.read_registry import RegistryFile, read_csv_registry, read_fhir_registry
from intake.application.screened import Screened
from intake.domain.errors import RegistryRefused
from intake.domain.places import Place

CSV = "text/csv"
MEDIA_TYPES = ("application/fhir+json", "application/json", CSV)
LARGEST_BODY = 16 * 1024 * 1024

FileName = Annotated[
    str | None,
    Query(max_length=100, pattern=r"^[\w. ()-]+$", description="The file's name, for the places of a refusal."),
]


async def sent_registry(
    body: Annotated[RawBody, Depends(raw_body(*MEDIA_TYPES))], file: FileName = None
) -> Screened[RegistryFile]:
    """A dependency: the registry in the body, a FHIR R4 Bundle or CSV.

    Raises ``RegistryRefused``, ``IdentifierFound``, ``BodyUnreadable``. A thread reads it: a large file takes seconds.
    """
    return await asyncio.to_thread(registry_of, body, file)


def registry_of(body: RawBody, file: str | None = None) -> Screened[RegistryFile]:
    """The registry in ``body``, which came as ``file``. Raises as :func:`sent_registry` does."""
    if body.media_type == CSV:
        name = file or "registry.csv"
        return read_csv_registry(_text(body.content, name), name)
    return read_fhir_registry(body.document(), file or "bundle.json")


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{content[error.start]:02x}"
        raise RegistryRefused([Place(f"{name}, row {row}", "text in UTF-8", found)]) from None
