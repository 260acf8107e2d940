"""``python -m plumbline.issuer --port N --key FILE --public-url URL``: the development issuer, on loopback only.

In a container it listens for the container's network, and ``--issuer`` is the loopback address that its port is
published at: a browser is sent there, and so to its own machine. Publish it nowhere else.

Its secrets come by the environment: PLUMBLINE_ISSUER_WEB_SECRET and PLUMBLINE_ISSUER_DEMO_SECRET.
"""

import argparse
import ipaddress
import os
import time
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn

from plumbline.issuer import keys
from plumbline.issuer.app import Issuer, issuer_app
from plumbline.issuer.clients import Clients
from plumbline.issuer.codes import Codes
from plumbline.issuer.tokens import Signer

AUDIENCE = "plumbline"


class NotLoopback(Exception):
    """Somebody else than this machine could reach the issuer."""


def check_loopback(host: str) -> None:
    """Raises ``NotLoopback`` unless ``host`` is an address of this machine that no other can reach."""
    try:
        is_loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback:
        raise NotLoopback(
            f"{host} is not a loopback address. Who reaches this issuer can be anybody: it serves 127.0.0.1 or ::1 "
            "only. Elsewhere use your own issuer and set PLUMBLINE_OIDC_ISSUER."
        )


def main() -> None:
    """Serve until told to stop."""
    arguments = argparse.ArgumentParser(prog="plumbline.issuer")
    arguments.add_argument("--host", default="127.0.0.1")
    arguments.add_argument("--port", type=int, required=True)
    arguments.add_argument("--issuer", default="", help="the address it signs with, where it is another")
    arguments.add_argument("--key", type=Path, required=True)
    arguments.add_argument("--public-url", required=True)
    chosen = arguments.parse_args()
    issuer = chosen.issuer or f"http://{chosen.host}:{chosen.port}"
    check_loopback(urlsplit(issuer).hostname or "")
    clients = Clients(
        chosen.public_url, os.environ["PLUMBLINE_ISSUER_WEB_SECRET"], os.environ["PLUMBLINE_ISSUER_DEMO_SECRET"]
    )
    signer = Signer(issuer, AUDIENCE, keys.load_or_make(chosen.key), time.time)
    app = issuer_app(Issuer(signer, clients, Codes(time.monotonic)))
    uvicorn.run(app, host=chosen.host, port=chosen.port, access_log=False, log_level="warning")


if __name__ == "__main__":
    main()
