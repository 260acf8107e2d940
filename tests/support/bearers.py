"""Principals for tests of APIs: a bearer token is the name of one, and no issuer is asked."""

from collections.abc import Mapping
from datetime import UTC, datetime

from chassis.principals import Principal
from chassis.tokens import TokenRefused, TokenVerifier, VerifiedToken

FOREVER = datetime(2999, 1, 1, tzinfo=UTC)


def person(subject: str, *roles: str, departments: tuple[str, ...] = (), sites: tuple[str, ...] = ("*",)) -> Principal:
    """Somebody called by their subject, who speaks for no party."""
    return Principal(subject, subject, frozenset(roles), frozenset(), frozenset(departments), frozenset(sites))


class Bearers(TokenVerifier):
    """Takes ``Bearer <subject>`` for each of ``people``, and refuses any other token."""

    def __init__(self, *people: Principal) -> None:
        self.people: Mapping[str, Principal] = {each.subject: each for each in people}

    async def examine(self, token: str) -> VerifiedToken:
        """Who the token names. Raises ``TokenRefused``."""
        if token not in self.people:
            raise TokenRefused("unknown-key")
        return VerifiedToken(self.people[token], FOREVER)

    async def aclose(self) -> None:
        """Nothing is open."""
