"""``python -m gateway``: serves sign-in and the web app."""

from typing import Annotated

import typer

from chassis.api.serving import serve
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
    serve(app, host=host, port=port)


if __name__ == "__main__":
    typer.run(main)
