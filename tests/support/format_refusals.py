"""How tests ask a file of the exchange formats to be refused."""

from typing import Any

import pytest

from contracts.formats import FormatRefused, Limits, Place, read_maps

SMALL = Limits(size=100_000, values=2_000, documents=3, depth=8)


def refused(content: str | bytes, **how: Any) -> list[Place]:
    """The places of the refusal of ``content``."""
    with pytest.raises(FormatRefused) as error:
        read_maps(content, **how)
    return list(error.value.places)


def only(content: str | bytes, **how: Any) -> tuple[int | None, str, str, str]:
    """The one place of the refusal: line, field, found, expected."""
    (place,) = refused(content, **how)
    return place.line, place.field, place.found, place.expected
