"""Versions of single resources as entity tags: nobody overwrites what they have not seen."""

import re
from typing import Annotated

from fastapi import Header
from starlette.requests import Request

from chassis.api.failures import PreconditionMissing, VersionMalformed
from chassis.api.problems import Place

_ONE_VERSION = re.compile(r'^"([1-9][0-9]{0,17})"$')
_PLACE = "header.If-Match"


def entity_tag(version: int) -> str:
    """The ``ETag`` of ``version``."""
    return f'"{version}"'


def expected_version(
    if_match: Annotated[
        str | None, Header(alias="If-Match", description="The ETag of what you changed.", max_length=200)
    ] = None,
) -> int:
    """A dependency: the version that the asker has seen. 428 where they do not say, 400 where it is not one version.

    The use case compares; its ``StaleVersion`` is answered with 412.
    """
    if if_match is None:
        raise PreconditionMissing("Read it, then send its ETag as If-Match.", [Place(_PLACE, "is needed")])
    match = _ONE_VERSION.match(if_match.strip())
    if match is None:
        raise VersionMalformed('Send the ETag that you read, as in "3".', [Place(_PLACE, "must be one strong ETag")])
    return int(match.group(1))


def not_modified(request: Request, version: int) -> bool:
    """Whether the asker has ``version`` already (``If-None-Match``), so that 304 says enough."""
    known = request.headers.get("if-none-match", "")
    return entity_tag(version) in {tag.strip().removeprefix("W/") for tag in known.split(",")}
