"""Keycloak's realm gives the demo's people the claims that services read, and holds no secret."""

import json
import re
from typing import Any

import pytest

from chassis.settings import is_placeholder
from chassis.tokens import principal_of
from infra.tools import generate
from infra.tools.realm import AUDIENCE, REALM
from plumbline.issuer.clients import WEB_CLIENT
from plumbline.issuer.people import PEOPLE, Person
from tests.support.metric_names import ROOT

DOCUMENT: dict[str, Any] = json.loads((ROOT / "infra/keycloak/plumbline-realm.json").read_text())
USERS = {user["username"]: user for user in DOCUMENT["users"]}
SIGN_IN = [person for person in PEOPLE.values() if "integrator" not in person.roles]
CLIENTS = {client["clientId"]: client for client in DOCUMENT["clients"]}
SCOPES = {scope["name"]: scope for scope in DOCUMENT["clientScopes"]}


def _claims(user: dict[str, Any]) -> dict[str, Any]:
    """What the realm's mappers write into an access token of ``user``."""
    groups = {f"/{top['name']}/{group['name']}": group for top in DOCUMENT["groups"] for group in top["subGroups"]}
    claims: dict[str, Any] = {"sub": user["id"], "name": f"{user['firstName']} {user['lastName']}"}
    for scope in CLIENTS[WEB_CLIENT]["defaultClientScopes"]:
        for mapper in SCOPES[scope]["protocolMappers"]:
            config = mapper["config"]
            match mapper["protocolMapper"]:
                case "oidc-usermodel-client-role-mapper":
                    claims[config["claim.name"]] = user["clientRoles"][config["usermodel.clientRoleMapping.clientId"]]
                case "oidc-usermodel-attribute-mapper":
                    of_groups = (
                        groups[path]["attributes"].get(config["user.attribute"], []) for path in user["groups"]
                    )
                    claims[config["claim.name"]] = [value for values in of_groups for value in values]
                case "oidc-audience-mapper":
                    claims["aud"] = [config["included.custom.audience"]]
    return claims


def test_the_realm_is_what_the_demo_says():
    assert generate.differences(generate.all_documents()) == []


@pytest.mark.parametrize("person", SIGN_IN, ids=lambda person: person.subject)
def test_a_person_has_the_claims_that_the_development_issuer_gives(person: Person):
    given = principal_of(_claims(USERS[person.subject]))
    assert given == principal_of({"sub": person.subject, **person.claims()})


def test_no_machine_has_a_password():
    assert USERS.keys() == {person.subject for person in SIGN_IN}


def test_a_token_is_for_us_and_of_the_type_that_is_asked_for():
    assert AUDIENCE in _claims(USERS["maya-okafor"])["aud"]
    assert CLIENTS[WEB_CLIENT]["attributes"]["access.token.header.type.rfc9068"] == "true"
    assert DOCUMENT["realm"] == REALM


def test_the_web_client_needs_a_secret_and_a_code_challenge():
    client = CLIENTS[WEB_CLIENT]
    assert client["attributes"]["pkce.code.challenge.method"] == "S256"
    assert not client["publicClient"]
    assert not client["directAccessGrantsEnabled"]
    assert not client["implicitFlowEnabled"]


def test_every_secret_comes_from_outside():
    secrets = [CLIENTS[WEB_CLIENT]["secret"], *(user["credentials"][0]["value"] for user in USERS.values())]
    for secret in secrets:
        assert re.fullmatch(r"\$\{PLUMBLINE_[A-Z_]+\}", secret)
        assert not is_placeholder(secret)


def test_nobody_outside_can_register():
    assert not DOCUMENT["registrationAllowed"]
    assert DOCUMENT["bruteForceProtected"]
