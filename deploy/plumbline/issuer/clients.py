"""Who may ask for tokens: the web session's client, and scripts that name one of the people."""

import base64
import binascii
import secrets
from dataclasses import dataclass, field
from urllib.parse import unquote

WEB_CLIENT = "plumbline-web"


class ClientRefused(Exception):
    """Unknown client or wrong secret."""


@dataclass(frozen=True)
class Clients:
    """``public_url`` is where the web app lives; only its callback gets codes. ``demo_secret`` opens every person."""

    public_url: str
    web_secret: str = field(repr=False)
    demo_secret: str = field(repr=False)

    @property
    def redirect_uri(self) -> str:
        """The one address that codes go to."""
        return f"{self.public_url}/session/callback"

    def check_web(self, client_id: str, secret: str) -> None:
        """Raises ``ClientRefused`` unless this is the web session's client."""
        if client_id != WEB_CLIENT or not secrets.compare_digest(secret.encode(), self.web_secret.encode()):
            raise ClientRefused("unknown client or wrong secret")

    def check_demo(self, secret: str) -> None:
        """Raises ``ClientRefused`` unless ``secret`` is the demo's."""
        if not secrets.compare_digest(secret.encode(), self.demo_secret.encode()):
            raise ClientRefused("wrong secret")


def credentials_from(authorization: str | None, form: dict[str, str]) -> tuple[str, str]:
    """The client's name and secret from HTTP Basic, else from the form (RFC 6749, 2.3.1). Raises ``ClientRefused``."""
    if authorization is None:
        return form.get("client_id", ""), form.get("client_secret", "")
    scheme, _, encoded = authorization.partition(" ")
    try:
        name, colon, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise ClientRefused("malformed credentials") from None
    if scheme.lower() != "basic" or not colon:
        raise ClientRefused("malformed credentials")
    return unquote(name), unquote(secret)
