"""``python -m gateway``: serves sign-in and the web app."""

from typing import Annotated

import typer
import uvicorn

from chassis.errors import ConfigurationRefused
from gateway.bootstrap import api


def main(
    host: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="On which port.", min=1, max=65535)] = 8080,
) -> None:
    """Serve sign-in and the web app until told to stop."""
    try:
        app = api()
    except ConfigurationRefused as problem:
        raise SystemExit(str(problem)) from None
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
        # A sealed session and the proxy's own headers can be longer than the usual limit for one header line.
        h11_max_incomplete_event_size=65_536,
    )


if __name__ == "__main__":
    typer.run(main)
