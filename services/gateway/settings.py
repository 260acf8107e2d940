"""What the session front needs to know."""

import base64
import binascii
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, SecretStr, field_validator, model_validator

from chassis.settings import HttpAddress, IssuerSettings

KEY_BYTES = 32


class GatewaySettings(IssuerSettings):
    """The session front's settings, beside the frame's."""

    public_url: HttpAddress
    """The address that people open. Never taken from a request: a Host header can be forged."""
    session_key: SecretStr
    """32 random bytes in base64url, which seal the cookies; all replicas share it."""
    oidc_client_id: Annotated[str, Field(min_length=1, max_length=255)] = "plumbline-web"
    oidc_client_secret: SecretStr | None = None
    """None for a public client; PKCE is used in either case."""
    oidc_scopes: Annotated[str, Field(pattern=r"^openid( [a-z_:.-]+)*$")] = "openid profile"
    web_directory: Path | None = None
    """Where the built web app is; none: inside the installed package."""

    @field_validator("session_key")
    @classmethod
    def _key_is_long_enough(cls, value: SecretStr) -> SecretStr:
        key_bytes(value)
        return value

    @model_validator(mode="after")
    def _sign_in_is_private(self) -> Self:
        if self.public_url.startswith("http://") and not is_loopback(self.public_url):
            raise ValueError("PLUMBLINE_PUBLIC_URL must be https: cookies and codes pass by it")
        return self


def key_bytes(key: SecretStr) -> bytes:
    """The bytes of a session key. Raises ``ValueError`` where they are not 32."""
    text = key.get_secret_value()
    try:
        found = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if len(found) != KEY_BYTES:
        raise ValueError("must be 32 bytes in base64url")
    return found


def is_loopback(address: str) -> bool:
    """Whether ``address`` is on this machine, where http is as good as https."""
    host = address.split("://", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0]
    return host in {"127.0.0.1", "localhost", "[::1]"}
