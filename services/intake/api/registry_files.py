"""Registry files in the body of a request, read and screened."""

import asyncio
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query

from chassis.api.bodies import RawBody, raw_body
from intake.application.read_registry import (
    RegistryFile,
    read_csv_registry,
    read_fhir_registry,
    read_xlsx_registry,
    sift_csv_registry,
    sift_xlsx_registry,
)
from intake.application.screened import RULE, Screened, identifier_in
from intake.domain.errors import RegistryRefused
from intake.domain.places import Place

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA_TYPES = ("application/fhir+json", "application/json", CSV, XLSX)
_NAMES = {CSV: "registry.csv", XLSX: "registry.xlsx"}
LARGEST_BODY = 16 * 1024 * 1024

FileName = Annotated[
    str | None,
    Query(max_length=100, pattern=r"^[\w. ()-]+$", description="The file's name, for the places of a refusal."),
]


@dataclass(frozen=True)
class SentRegistry:
    """A registry file as it was read; ``is_staged``: it is to wait for a person."""

    registry: Screened[RegistryFile]
    file: str
    is_staged: bool


async def sent_registry(
    body: Annotated[RawBody, Depends(raw_body(*MEDIA_TYPES))],
    file: FileName = None,
    stage: Annotated[bool, Query(description="Keep it as a preview until somebody applies it.")] = False,
) -> SentRegistry:
    """A dependency: the registry in the body, a FHIR R4 Bundle, CSV or XLSX.

    Raises ``RegistryRefused``, ``IdentifierFound``, ``BodyUnreadable``. A thread reads it: a large file takes seconds.
    """
    name = file or _NAMES.get(body.media_type, "bundle.json")
    if identifier_in(name) is not None:
        raise RegistryRefused([Place("query.file", RULE, "what looks like an identifier")])
    return SentRegistry(await asyncio.to_thread(registry_of, body, name, stage=stage), name, stage)


def registry_of(body: RawBody, name: str, *, stage: bool = False) -> Screened[RegistryFile]:
    """The registry in ``body``, which came as ``name``; to ``stage`` it, rows are sifted. Raises as above.

    A bundle is not sifted: its resources refer to each other, so all of it is right or nothing is taken.
    """
    if body.media_type == CSV:
        read = sift_csv_registry if stage else read_csv_registry
        return read(_text(body.content, name), name)
    if body.media_type == XLSX:
        return (sift_xlsx_registry if stage else read_xlsx_registry)(body.content, name)
    return read_fhir_registry(body.document(), name)


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{content[error.start]:02x}"
        raise RegistryRefused([Place(f"{name}, row {row}", "text in UTF-8", found)]) from None
