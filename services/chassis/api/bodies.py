"""Bodies of requests: their models, their kinds, their sizes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.requests import Request

from chassis.api.documents import read_json, read_yaml
from chassis.api.failures import BodyUnreadable, MediaTypeUnknown
from chassis.api.problems import Place, validation_places

M = TypeVar("M", bound=BaseModel)

MAX_BODY_BYTES = 256 * 1024
"""For every route; a route that needs more says ``max_body_size=`` where it is declared."""

YAML_TYPES = frozenset({"application/yaml", "application/x-yaml", "text/yaml"})


class RequestModel(BaseModel):
    """A body, or a part of one: unknown members are refused, infinities too."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=False)


@dataclass(frozen=True)
class RawBody:
    """A body as it came, and what it says it is."""

    media_type: str
    content: bytes

    def document(self) -> Any:
        """The value it holds, if it is JSON or YAML. Raises ``BodyUnreadable`` or ``MediaTypeUnknown``."""
        if self.media_type in YAML_TYPES:
            return read_yaml(self.content)
        if is_json(self.media_type):
            return read_json(self.content)
        raise MediaTypeUnknown("This content is neither JSON nor YAML.")


def is_json(media_type: str) -> bool:
    """Whether ``media_type`` is a kind of JSON."""
    return media_type == "application/json" or (media_type.startswith("application/") and media_type.endswith("+json"))


def media_type_of(request: Request) -> str:
    """The request's media type in lower case, without parameters; empty where it says none."""
    return request.headers.get("content-type", "").split(";", 1)[0].strip().lower()


def raw_body(*media_types: str) -> Callable[[Request], Awaitable[RawBody]]:
    """A dependency: the body, of one of ``media_types``.

    Raises ``MediaTypeUnknown`` (415) for any other, naming those that are taken.
    """

    async def dependency(request: Request) -> RawBody:
        media_type = media_type_of(request)
        if media_type not in media_types:
            taken = ", ".join(media_types)
            rule = f"must be one of {taken}"
            places = [Place("header.Content-Type", rule)]
            raise MediaTypeUnknown(f"Send one of {taken}.", places, {"Accept": taken})
        return RawBody(media_type, await request.body())

    return dependency


def documented_body(*media_types: str, schema: dict[str, Any] | None = None) -> dict[str, Any]:
    """The ``openapi_extra`` of a route that takes a raw body of one of ``media_types``."""
    content = {media_type: {"schema": schema or {}} for media_type in media_types}
    return {"requestBody": {"required": True, "content": content}}


def validated(model: type[M], document: Any) -> M:
    """``document`` as ``model``. Raises :class:`BodyUnreadable` (422) with every place that is wrong."""
    try:
        return model.model_validate(document)
    except ValidationError as error:
        places = validation_places({**finding, "loc": ("body", *finding["loc"])} for finding in error.errors())
        raise BodyUnreadable(f"The content does not fit in {len(places)} places.", places) from None
