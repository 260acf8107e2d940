"""What the issuer signs: access tokens (RFC 9068), id tokens, refresh tokens."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from plumbline.issuer.keys import ALGORITHM
from plumbline.issuer.people import PEOPLE, Person

ACCESS_SECONDS = 900
REFRESH_SECONDS = 12 * 3600
ACCESS, ID, REFRESH = "at+jwt", "JWT", "rt+jwt"


class TokenRefused(Exception):
    """A refresh token is not ours, too old, or of somebody who is not there any more."""


@dataclass(frozen=True)
class Signer:
    """Signs as ``issuer``. ``audience`` is who access tokens are for; ``now`` gives seconds since 1970."""

    issuer: str
    audience: str
    key: ECKey
    now: Callable[[], float]

    def access_token(self, person: Person, client_id: str, scope: str) -> str:
        """A token for the APIs."""
        claims = {**person.claims(), "client_id": client_id, "scope": scope, "aud": self.audience}
        return self._sign(ACCESS, person, claims, ACCESS_SECONDS)

    def id_token(self, person: Person, client_id: str, nonce: str | None) -> str:
        """A token that tells the client who signed in."""
        claims = {**person.claims(), "aud": client_id, "auth_time": int(self.now())}
        return self._sign(ID, person, claims if nonce is None else {**claims, "nonce": nonce}, ACCESS_SECONDS)

    def refresh_token(self, person: Person, client_id: str, scope: str) -> str:
        """A token that gets new ones. Signed and not stored, so that it outlives a restart."""
        claims = {"aud": self.issuer, "client_id": client_id, "scope": scope}
        return self._sign(REFRESH, person, claims, REFRESH_SECONDS)

    def person_of(self, token: str, kind: str, client_id: str | None = None) -> tuple[Person, str]:
        """Who a token of ours is about, and its scope. ``client_id``: whose it must be. Raises ``TokenRefused``."""
        try:
            found = jwt.decode(token, self.key, algorithms=[ALGORITHM])
        except (JoseError, ValueError) as error:
            raise TokenRefused("not a token of this issuer") from error
        claims = found.claims
        person = PEOPLE.get(str(claims.get("sub")))
        is_good = found.header.get("typ") == kind and claims.get("iss") == self.issuer
        if person is None or not is_good or float(claims.get("exp", 0)) <= self.now():
            raise TokenRefused("expired, of another kind, or of nobody here")
        if client_id is not None and claims.get("client_id") != client_id:
            raise TokenRefused("given to another client")
        return person, str(claims.get("scope", ""))

    def _sign(self, kind: str, person: Person, claims: dict[str, Any], seconds: int) -> str:
        now = int(self.now())
        header = {"alg": ALGORITHM, "typ": kind, "kid": self.key.kid}
        common = {"iss": self.issuer, "sub": person.subject, "iat": now, "exp": now + seconds, "jti": str(uuid.uuid4())}
        return jwt.encode(header, {**common, **claims}, self.key, algorithms=[ALGORITHM])
