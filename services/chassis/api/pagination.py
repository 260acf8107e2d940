"""Lists, a page at a time, by a cursor that says after what."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel

from chassis.api.documents import check_text
from chassis.api.failures import BodyUnreadable
from chassis.api.problems import Place

DEFAULT_LIMIT = 50
MAX_LIMIT = 200

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    """One page. ``next`` is the cursor of the page after it; null on the last."""

    items: list[T]
    next: str | None = None


@dataclass(frozen=True)
class PageRequest:
    """Which page is asked for."""

    limit: int = DEFAULT_LIMIT
    after: str | None = None

    def key(self, parts: int) -> tuple[str, ...] | None:
        """The ``parts`` of the key after which the page begins; none for the first page."""
        return parts_of(self.after, parts)


def page_request(
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT, description="How many at most.")] = DEFAULT_LIMIT,
    after: Annotated[str | None, Query(max_length=2000, description="The `next` of the page before.")] = None,
) -> PageRequest:
    """A dependency: the page that is asked for."""
    return PageRequest(limit, after)


def cursor_of(*parts: str) -> str:
    """The cursor of the item whose sort key is ``parts``. Opaque to clients."""
    content = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def parts_of(cursor: str | None, count: int) -> tuple[str, ...] | None:
    """The ``count`` parts of ``cursor``; none for none. Raises ``BodyUnreadable`` (422) for any other text."""
    if cursor is None:
        return None
    try:
        content = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        parts = json.loads(content)
    except (binascii.Error, ValueError, RecursionError):
        raise _unknown_cursor() from None
    if not isinstance(parts, list) or len(parts) != count or not all(isinstance(part, str) for part in parts):
        raise _unknown_cursor()
    for part in parts:
        check_text(part)
    return tuple(parts)


def _unknown_cursor() -> BodyUnreadable:
    return BodyUnreadable("This cursor is not one of ours.", [Place("query.after", "must be the next of a page")])


def page_of(items: Sequence[T], limit: int, key: Callable[[T], tuple[str, ...]]) -> Page[T]:
    """A page of ``items``, which were read with one more than ``limit``, in the order of ``key``."""
    kept = list(items[:limit])
    return Page(items=kept, next=cursor_of(*key(kept[-1])) if len(items) > limit else None)
