"""BPMN files in the body of a request, made into a map, screened."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends

from chassis.api.bodies import RawBody, raw_body
from intake.api.map_documents import maps_of
from intake.api.schemas.words import Slug
from intake.application.read_bpmn_map import BpmnFile, LeftAside, read_bpmn_map
from intake.application.screened import Screened
from intake.domain.site_map import MapContent

MEDIA_TYPES = ("application/bpmn+xml", "application/xml", "text/xml")
LARGEST_BODY = 16 * 1024 * 1024


@dataclass(frozen=True)
class BpmnImport:
    """The map that a file tells, and what of the file it does not hold."""

    maps: Screened[tuple[MapContent, ...]]
    document: Mapping[str, Any]
    left_aside: Sequence[LeftAside]


async def sent_bpmn(
    body: Annotated[RawBody, Depends(raw_body(*MEDIA_TYPES))], site: Slug, department: Slug, workflow: Slug
) -> BpmnImport:
    """A dependency: the map in the body, of that site, department and workflow.

    Raises ``MapRefused``, ``IdentifierFound``. A thread reads it: a large file takes seconds.
    """

    def read() -> BpmnImport:
        return bpmn_of(read_bpmn_map(body.content, site=site, department=department, workflow=workflow))

    return await asyncio.to_thread(read)


def bpmn_of(file: BpmnFile) -> BpmnImport:
    """What ``file`` tells, held to the same rules as a map that somebody wrote. Raises as :func:`sent_bpmn` does."""
    maps = maps_of(json.dumps(dict(file.document)).encode(), "application/json")
    return BpmnImport(maps, file.document, file.left_aside)
