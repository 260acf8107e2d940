"""Standards as files: read from a body, and given back."""

from typing import Any

from alignment.api.problems import StandardUnreadable
from alignment.domain.standards import StandardContent
from chassis.api.bodies import RawBody
from chassis.api.problems import Place
from contracts.formats import (
    FormatRefused,
    Limits,
    StandardDocument,
    content_hash,
    given_back,
    normalised,
    read_standards,
)

MEDIA_TYPES = ("application/json", "application/yaml", "application/x-yaml", "text/yaml")
LARGEST_BODY = 8 * 1024 * 1024
LIMITS = Limits(size=LARGEST_BODY, values=400_000, documents=200)


def contents_of(body: RawBody) -> list[StandardContent]:
    """The standards that ``body`` holds: one, or a list. Raises :class:`StandardUnreadable` for any other."""
    try:
        documents = read_standards(body.content, content_type=body.media_type, limits=LIMITS)
    except FormatRefused as refused:
        places = [
            Place(f"line {place.line}: {place.field}" if place.line else place.field, place.expected, place.found)
            for place in refused.places
        ]
        raise StandardUnreadable(f"Nothing was stored. {refused}.", places) from None
    return [_content(document) for document in documents]


def one_content_of(body: RawBody) -> StandardContent:
    """The one standard that ``body`` holds. Raises :class:`StandardUnreadable`."""
    contents = contents_of(body)
    if len(contents) != 1:
        raise StandardUnreadable(
            "Nothing was stored. Send one standard.",
            [Place("the document", "one standard", f"a list of {len(contents)}")],
        )
    return contents[0]


def _content(document: StandardDocument) -> StandardContent:
    given, plain = given_back(document), normalised(document)
    # Unknown fields of the file, then known ones in their one form over them.
    steps = [{**written, **read} for written, read in zip(given["steps"], plain["steps"], strict=True)]
    merged: dict[str, Any] = {**given, **plain, "steps": steps}
    return StandardContent.of(merged, content_hash(document), given)
