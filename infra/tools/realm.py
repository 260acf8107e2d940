"""Keycloak's realm, from the demo's people and the departments, parties and roles that they have.

A group carries what it means as attributes, and a token's claims are the attributes of all groups that a person is in:
so a health system that has such groups already gives them attributes and is done. Roles are roles of the client
``plumbline``, which is also the audience.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from plumbline.demo.organisation import DEPARTMENTS
from plumbline.issuer.clients import WEB_CLIENT
from plumbline.issuer.people import EVERYWHERE, PEOPLE, Person

REALM = "plumbline"
AUDIENCE = "plumbline"
EVERYTHING = "all"
"""The group that stands for every department, or every site."""
LISTS = {
    "parties": "plumbline_parties",
    "departments": "plumbline_departments",
    "sites": "plumbline_sites",
    "staff-roles": "plumbline_staff_roles",
}
"""The groups at the top, and the claim that each makes."""

Json = dict[str, Any]


def realm() -> Json:
    """The realm as Keycloak imports it. ``${…}`` is filled in from Keycloak's environment at the import."""
    return {
        "realm": REALM,
        "displayName": "Plumbline",
        "enabled": True,
        "sslRequired": "external",
        "registrationAllowed": False,
        "resetPasswordAllowed": False,
        "bruteForceProtected": True,
        "eventsEnabled": True,
        # A right that was taken away ends with the token; the gateway gets new ones as long as the session lasts.
        "accessTokenLifespan": 300,
        "ssoSessionIdleTimeout": 1800,
        "ssoSessionMaxLifespan": 36000,
        "defaultSignatureAlgorithm": "RS256",
        "roles": {"client": {AUDIENCE: [{"name": role} for role in _in_use(person.roles for person in _people())]}},
        "groups": [_top_group(name, claim) for name, claim in LISTS.items()],
        "clientScopes": [_basic_scope(), _profile_scope(), _plumbline_scope()],
        "defaultDefaultClientScopes": ["basic", "profile", "plumbline"],
        "clients": [_audience_client(), _web_client()],
        "users": [_user(person) for person in _people()],
    }


def _people() -> Sequence[Person]:
    """Who signs in by a page. Machines have clients of their own."""
    return [person for person in PEOPLE.values() if "integrator" not in person.roles]


def _values(person: Person) -> dict[str, tuple[str, ...]]:
    return {
        "parties": person.parties,
        "departments": person.departments,
        "sites": person.sites,
        "staff-roles": (person.works_as,) if person.works_as else (),
    }


def _in_use(lists: Iterable[Iterable[str]]) -> list[str]:
    return sorted({value for values in lists for value in values})


def _top_group(name: str, claim: str) -> Json:
    known = DEPARTMENTS if name == "departments" else {}
    values = sorted({*known, *_in_use(_values(person)[name] for person in _people())})
    return {
        "name": name,
        "subGroups": [{"name": _group_name(value), "attributes": {claim: [value]}} for value in values],
    }


def _group_name(value: str) -> str:
    return EVERYTHING if (value,) == EVERYWHERE else value


def _mapper(name: str, kind: str, **config: str) -> Json:
    return {"name": name, "protocol": "openid-connect", "protocolMapper": kind, "config": config}


def _scope(name: str, *mappers: Json) -> Json:
    attributes = {"include.in.token.scope": "true", "display.on.consent.screen": "false"}
    return {"name": name, "protocol": "openid-connect", "attributes": attributes, "protocolMappers": list(mappers)}


def _basic_scope() -> Json:
    everywhere = {"access.token.claim": "true", "introspection.token.claim": "true"}
    signed_in = {
        "user.session.note": "AUTH_TIME",
        "claim.name": "auth_time",
        "jsonType.label": "long",
        "id.token.claim": "true",
    }
    return _scope(
        "basic",
        _mapper("sub", "oidc-sub-mapper", **everywhere),
        _mapper("auth_time", "oidc-usersessionmodel-note-mapper", **signed_in),
    )


def _profile_scope() -> Json:
    named = {"access.token.claim": "true", "id.token.claim": "true", "userinfo.token.claim": "true"}
    return _scope("profile", _mapper("name", "oidc-full-name-mapper", **named))


def _plumbline_scope() -> Json:
    in_token = {"access.token.claim": "true", "id.token.claim": "false", "userinfo.token.claim": "false"}
    strings = {**in_token, "multivalued": "true", "jsonType.label": "String"}
    roles = {"claim.name": "plumbline_roles", "usermodel.clientRoleMapping.clientId": AUDIENCE, **strings}
    lists = [
        # aggregate.attrs: of all groups that somebody is in, not of the first.
        _mapper(
            claim,
            "oidc-usermodel-attribute-mapper",
            **{"user.attribute": claim, "claim.name": claim, "aggregate.attrs": "true", **strings},
        )
        for claim in LISTS.values()
    ]
    audience = {"included.custom.audience": AUDIENCE, "access.token.claim": "true", "id.token.claim": "false"}
    return _scope(
        "plumbline",
        _mapper("audience", "oidc-audience-mapper", **audience),
        _mapper("plumbline_roles", "oidc-usermodel-client-role-mapper", **roles),
        *lists,
    )


def _audience_client() -> Json:
    return {
        "clientId": AUDIENCE,
        "name": "Plumbline's APIs",
        "bearerOnly": True,
        "fullScopeAllowed": False,
    }


def _web_client() -> Json:
    return {
        "clientId": WEB_CLIENT,
        "name": "Plumbline",
        "publicClient": False,
        "secret": "${PLUMBLINE_OIDC_CLIENT_SECRET}",
        "standardFlowEnabled": True,
        "implicitFlowEnabled": False,
        "directAccessGrantsEnabled": False,
        "serviceAccountsEnabled": False,
        "redirectUris": ["${PLUMBLINE_PUBLIC_URL}/session/callback"],
        "webOrigins": [],
        # All of a person's roles may go into the token: the scope decides which do.
        "fullScopeAllowed": True,
        "defaultClientScopes": ["basic", "profile", "plumbline"],
        "optionalClientScopes": [],
        "attributes": {
            "pkce.code.challenge.method": "S256",
            "post.logout.redirect.uris": "${PLUMBLINE_PUBLIC_URL}/",
            # RFC 9068: access tokens say at+jwt, and an identity token can never pass for one.
            "access.token.header.type.rfc9068": "true",
        },
    }


def _user(person: Person) -> Json:
    first, _, last = person.name.partition(" ")
    return {
        # The token's subject: the demo's facts name these people so.
        "id": person.subject,
        "username": person.subject,
        "firstName": first,
        "lastName": last or first,
        "email": f"{person.subject}@plumbline.example",
        "emailVerified": True,
        "enabled": True,
        "credentials": [{"type": "password", "value": "${PLUMBLINE_DEMO_PASSWORD}", "temporary": False}],
        "clientRoles": {AUDIENCE: list(person.roles)},
        "groups": [f"/{top}/{_group_name(value)}" for top, values in _values(person).items() for value in values],
    }
