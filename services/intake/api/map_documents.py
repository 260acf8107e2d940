"""Maps as documents of the exchange format: read from a body, made into the domain's values, screened."""

import asyncio
from typing import Annotated, Any

from fastapi import Depends

from chassis.api.bodies import RawBody, raw_body
from contracts.formats import FormatRefused, Limits, MapDocument, content_hash, given_back, normalised, read_maps
from contracts.formats import Place as FormatPlace
from intake.application.screened import Screened, discreet, screen
from intake.domain.errors import MapRefused
from intake.domain.places import Place
from intake.domain.site_map import MapContent, Teller
from intake.domain.step import Decision, GivenItem, HandOff, NeededItem, Step, Way

MEDIA_TYPES = ("application/json", "application/yaml", "application/x-yaml", "text/yaml")
LARGEST_BODY = 16 * 1024 * 1024
LIMITS = Limits(size=LARGEST_BODY, values=1_000_000, documents=200)


async def sent_maps(body: Annotated[RawBody, Depends(raw_body(*MEDIA_TYPES))]) -> Screened[tuple[MapContent, ...]]:
    """A dependency: the maps in the body. Raises :class:`MapRefused`, :class:`IdentifierFound`.

    A large file takes seconds to read; a thread does it, so that others are answered meanwhile.
    """
    return await asyncio.to_thread(maps_of, body.content, body.media_type)


def maps_of(content: bytes, media_type: str) -> Screened[tuple[MapContent, ...]]:
    """The maps in ``content``, which is JSON or YAML, one or a list. Raises as :func:`sent_maps` does."""
    try:
        documents = read_maps(content, content_type=media_type, limits=LIMITS)
    except FormatRefused as refused:
        raise MapRefused(discreet(_place(place) for place in refused.places), total=refused.total) from None
    contents = tuple(content_of(document) for document in documents)
    text = {content.map_id: dict(content.document) for content in contents}
    return screen(contents, text, people=True)


def _place(place: FormatPlace) -> Place:
    where = f"line {place.line}, {place.field}" if place.line else place.field
    return Place(where, place.expected, place.found)


def content_of(document: MapDocument) -> MapContent:
    """The map that ``document`` is, as the domain has it."""
    plain = normalised(document)
    return MapContent(
        document.site,
        document.department,
        document.workflow,
        tuple(plain["starts_with"]),
        tuple(plain["ends_with"]),
        tuple(Teller(**teller) for teller in plain["told_by"]),
        tuple(_step(step) for step in plain["steps"]),
        content_hash(document),
        given_back(document),
    )


def _step(plain: dict[str, Any]) -> Step:
    low_likely_high = plain["minutes"]
    return Step(
        id=plain["id"],
        name=plain["name"],
        actor=plain["actor"],
        department=plain["department"],
        after=tuple(plain["after"]),
        needs=tuple(NeededItem(**item) for item in plain["needs"]),
        gives=tuple(GivenItem(**item) for item in plain["gives"]),
        marks=tuple(plain["marks"]),
        system=plain["system"],
        minutes=tuple(low_likely_high) if low_likely_high is not None else None,
        waits_minutes=plain["waits_minutes"],
        evidence=plain["evidence"],
        decision=_decision(plain["decision"]),
        next=tuple(plain["next"]),
        hands_to=HandOff(**plain["hands_to"]) if plain["hands_to"] is not None else None,
        exceptions=tuple(Way(**way) for way in plain["exceptions"]),
    )


def _decision(plain: dict[str, Any] | None) -> Decision | None:
    if plain is None:
        return None
    return Decision(plain["question"], tuple(Way(**branch) for branch in plain["branches"]))
