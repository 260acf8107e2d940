"""The development issuer gives codes and tokens by the rules, and only on loopback."""

from pathlib import Path

import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt

from plumbline.demo.health_system import make_health_system
from plumbline.issuer import keys
from plumbline.issuer.__main__ import NotLoopback, check_loopback
from plumbline.issuer.clients import ClientRefused, Clients, credentials_from
from plumbline.issuer.codes import Authorization, Codes, RequestRefused
from plumbline.issuer.people import GROUPS, HOME_SITE, INTEGRATOR, PEOPLE
from plumbline.issuer.tokens import ACCESS, REFRESH, Signer, TokenRefused

VERIFIER = "v" * 43
GOOD = {
    "response_type": "code",
    "client_id": "plumbline-web",
    "redirect_uri": "http://127.0.0.1:8800/session/callback",
    "scope": "openid profile",
    "code_challenge": create_s256_code_challenge(VERIFIER),
    "code_challenge_method": "S256",
    "state": "s",
}


class Hands:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = 1_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def signer(tmp_path: Path, clock: Hands) -> Signer:
    return Signer("http://127.0.0.1:9", "plumbline", keys.load_or_make(tmp_path / "key.json"), clock)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.4", "example.org", "localhost"])
def test_it_binds_to_no_address_that_others_reach(host: str):
    with pytest.raises(NotLoopback, match="loopback"):
        check_loopback(host)


def test_it_binds_to_loopback():
    check_loopback("127.0.0.1")
    check_loopback("::1")


def test_there_is_a_lead_for_each_party_with_a_department():
    leads = GROUPS["The five parties"]
    assert {lead.parties[0] for lead in leads} == {"clinical", "revenue-cycle", "it", "compliance", "administration"}
    assert len({lead.departments[0] for lead in leads}) == 5


def test_whoever_works_at_a_site_is_known_by_the_registrys_word_for_it():
    registered = {
        (department, group.role)
        for site in make_health_system("small", 1).sites
        if site.slug == HOME_SITE
        for department, groups in site.departments.items()
        for group in groups
    }
    workers = [person for person in PEOPLE.values() if person.roles == ("staff",)]
    assert len(workers) == 4
    assert {(person.departments[0], person.works_as) for person in workers} <= registered
    assert PEOPLE["tanya-brooks"].claims()["plumbline_staff_roles"] == ["front-desk"]


def test_there_is_somebody_for_every_role():
    roles = {role for person in PEOPLE.values() for role in person.roles}
    assert roles == {
        *("staff", "manager", "lead", "mapper", "designer", "programme-lead", "executive"),
        *("command-centre", "trainer", "operations", "integrator"),
    }


def test_an_access_token_says_who_and_for_whom(signer: Signer):
    token = jwt.decode(signer.access_token(PEOPLE["maya-okafor"], "c", "openid"), signer.key, algorithms=["ES256"])
    assert token.header["typ"] == "at+jwt"
    assert token.header["kid"] == keys.key_set(signer.key)["keys"][0]["kid"]  # type: ignore[index]
    assert token.claims["aud"] == "plumbline"
    assert token.claims["plumbline_parties"] == ["clinical"]
    assert token.claims["exp"] == 1_900


def test_the_key_outlives_a_restart_and_its_private_half_stays_inside(tmp_path: Path):
    key = keys.load_or_make(tmp_path / "key.json")
    assert keys.load_or_make(tmp_path / "key.json").as_dict(private=True) == key.as_dict(private=True)
    assert "d" not in keys.key_set(key)["keys"][0]  # type: ignore[index]


def test_a_refresh_token_is_no_access_token_and_ends(signer: Signer, clock: Hands):
    token = signer.refresh_token(PEOPLE[INTEGRATOR], "plumbline-web", "openid")
    assert signer.person_of(token, REFRESH, "plumbline-web")[0].subject == INTEGRATOR
    with pytest.raises(TokenRefused):
        signer.person_of(token, ACCESS)
    with pytest.raises(TokenRefused):
        signer.person_of(token, REFRESH, "another-client")
    clock.at += 12 * 3600
    with pytest.raises(TokenRefused):
        signer.person_of(token, REFRESH, "plumbline-web")


def test_a_code_is_good_once(clock: Hands):
    codes = Codes(clock)
    code = codes.issue(Authorization.read(GOOD), "maya-okafor")
    assert codes.redeem(code, GOOD["redirect_uri"], VERIFIER).subject == "maya-okafor"
    with pytest.raises(RequestRefused):
        codes.redeem(code, GOOD["redirect_uri"], VERIFIER)


@pytest.mark.parametrize(("redirect", "verifier"), [("http://127.0.0.1:1/other", VERIFIER), (None, "w" * 43)])
def test_a_code_is_good_for_its_own_request_only(clock: Hands, redirect: str | None, verifier: str):
    codes = Codes(clock)
    code = codes.issue(Authorization.read(GOOD), "maya-okafor")
    with pytest.raises(RequestRefused):
        codes.redeem(code, redirect or GOOD["redirect_uri"], verifier)


def test_a_code_ends_after_a_minute(clock: Hands):
    codes = Codes(clock)
    code = codes.issue(Authorization.read(GOOD), "maya-okafor")
    clock.at += 60
    with pytest.raises(RequestRefused):
        codes.redeem(code, GOOD["redirect_uri"], VERIFIER)


@pytest.mark.parametrize(
    "changed",
    [
        {"response_type": "token"},
        {"code_challenge_method": "plain"},
        {"code_challenge": ""},
        {"scope": "profile"},
        {"state": "x" * 600},
    ],
)
def test_a_request_that_breaks_the_rules_is_refused(changed: dict[str, str]):
    with pytest.raises(RequestRefused):
        Authorization.read({**GOOD, **changed})


def test_a_client_needs_its_secret():
    clients = Clients("http://127.0.0.1:8800", web_secret="w", demo_secret="d")
    clients.check_web("plumbline-web", "w")
    for client, secret in (("plumbline-web", "d"), ("other", "w")):
        with pytest.raises(ClientRefused):
            clients.check_web(client, secret)


@pytest.mark.parametrize("header", ["Basic !!!", "Bearer abc", "Basic bm9jb2xvbg=="])
def test_malformed_credentials_are_refused(header: str):
    with pytest.raises(ClientRefused):
        credentials_from(header, {})
