"""Everything on one origin in one process: the services under ``/api/<service>``, the session front at the rest."""

from collections.abc import Mapping

from starlette.routing import Mount, Router
from starlette.types import ASGIApp

from gateway.bootstrap import Front
from gateway.cookie_to_bearer import PREFIX, CookieToBearer


def one_origin(front: Front, apis: Mapping[str, ASGIApp], *, public_url: str) -> ASGIApp:
    """An application that serves ``apis`` and ``front``. Whoever runs it runs their lifespans."""
    mounts = [Mount(f"{PREFIX}{name}", app) for name, app in sorted(apis.items())]
    router = Router([*mounts, Mount("/", front.app)], redirect_slashes=False)
    return CookieToBearer(router, front.sessions, public_url=public_url)
