"""The development issuer, asked as the session front and as a script would."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from chassis.clock import SystemClock
from chassis.issuer_keys import IssuerKeys
from chassis.tokens import TokenRules, TokenVerifier
from plumbline.credentials import load_or_make
from plumbline.issuer.people import PEOPLE
from tests.support.embedded_platform import Platform, only, running

VERIFIER = secrets.token_urlsafe(48)


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    with running(tmp_path_factory.mktemp("issuer") / "data", "--demo", *only("issuer")) as started:
        yield started


@pytest.fixture
def issuer(platform: Platform) -> Iterator[httpx.Client]:
    port = platform.run.ports["issuer"]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        yield client


@pytest.fixture
def request_fields(platform: Platform) -> dict[str, str]:
    return {
        "response_type": "code",
        "client_id": "plumbline-web",
        "redirect_uri": f"{platform.run.url}/session/callback",
        "scope": "openid profile",
        "state": "a state",
        "nonce": "a nonce",
        "code_challenge": create_s256_code_challenge(VERIFIER),
        "code_challenge_method": "S256",
    }


def _code(issuer: httpx.Client, fields: dict[str, str]) -> str:
    sent = issuer.post("/authorize", data={**fields, "person": "maya-okafor"})
    assert sent.status_code == 303
    answer = parse_qs(urlsplit(sent.headers["location"]).query)
    assert answer["state"] == ["a state"]
    return answer["code"][0]


def _redeem(issuer: httpx.Client, platform: Platform, code: str, fields: dict[str, str]) -> httpx.Response:
    form = {"grant_type": "authorization_code", "code": code, "code_verifier": VERIFIER}
    form["redirect_uri"] = fields["redirect_uri"]
    return issuer.post("/token", data=form, auth=("plumbline-web", _secret(platform, "gateway_client")))


def _secret(platform: Platform, name: str) -> str:
    return str(getattr(load_or_make(platform.folder / "secrets.json"), name))


def _verifier(issuer: httpx.Client, client: httpx.AsyncClient) -> TokenVerifier:
    address = str(issuer.base_url).rstrip("/")
    return TokenVerifier(TokenRules(address, "plumbline"), IssuerKeys(address, client), SystemClock())


def test_it_describes_itself(issuer: httpx.Client):
    found = issuer.get("/.well-known/openid-configuration").json()
    assert found["issuer"] == str(issuer.base_url).rstrip("/")
    assert all(found[name].startswith(found["issuer"]) for name in found if name.endswith(("_endpoint", "_uri")))
    assert issuer.get("/jwks").json()["keys"][0].keys().isdisjoint({"d"})


def test_the_page_lets_one_choose_everybody_without_a_script(issuer: httpx.Client, request_fields: dict[str, str]):
    page = issuer.get("/authorize", params=request_fields)
    assert page.status_code == 200
    assert all(f'value="{subject}"' in page.text for subject in PEOPLE)
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert '<html lang="en">' in page.text


async def test_a_code_becomes_tokens_that_the_services_accept(
    issuer: httpx.Client, platform: Platform, request_fields: dict[str, str]
):
    answer = _redeem(issuer, platform, _code(issuer, request_fields), request_fields)
    assert answer.status_code == 200, answer.text
    tokens = answer.json()
    assert {"access_token", "id_token", "refresh_token", "expires_in"} <= tokens.keys()
    async with httpx.AsyncClient() as client:
        principal = await _verifier(issuer, client).verify(tokens["access_token"])
    assert (principal.subject, principal.name) == ("maya-okafor", "Maya Okafor")
    assert principal.parties == {"clinical"}


def test_the_access_token_opens_the_user_info(issuer: httpx.Client, platform: Platform, request_fields: dict[str, str]):
    token = _redeem(issuer, platform, _code(issuer, request_fields), request_fields).json()["access_token"]
    assert issuer.get("/userinfo", headers={"Authorization": f"Bearer {token}"}).json()["name"] == "Maya Okafor"
    assert issuer.get("/userinfo", headers={"Authorization": "Bearer guess"}).status_code == 401


def test_a_code_cannot_be_used_twice(issuer: httpx.Client, platform: Platform, request_fields: dict[str, str]):
    code = _code(issuer, request_fields)
    assert _redeem(issuer, platform, code, request_fields).status_code == 200
    assert _redeem(issuer, platform, code, request_fields).json()["error"] == "invalid_grant"


def test_a_refresh_token_gets_new_tokens(issuer: httpx.Client, platform: Platform, request_fields: dict[str, str]):
    first = _redeem(issuer, platform, _code(issuer, request_fields), request_fields).json()
    form = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    again = issuer.post("/token", data=form, auth=("plumbline-web", _secret(platform, "gateway_client")))
    assert again.status_code == 200
    assert again.json()["access_token"] != first["access_token"]


@pytest.mark.parametrize(
    "changed",
    [{"redirect_uri": "http://127.0.0.1:1/steal"}, {"client_id": "other"}, {"code_challenge_method": "plain"}],
)
def test_a_request_that_does_not_fit_gets_no_code(
    issuer: httpx.Client, request_fields: dict[str, str], changed: dict[str, str]
):
    assert issuer.get("/authorize", params={**request_fields, **changed}).status_code == 400
    assert issuer.post("/authorize", data={**request_fields, **changed, "person": "maya-okafor"}).status_code == 400


def test_a_script_names_a_person_with_the_demos_secret(issuer: httpx.Client, platform: Platform):
    form = {"grant_type": "client_credentials", "client_id": "demo-loader", "client_secret": _secret(platform, "demo")}
    assert issuer.post("/token", data=form).status_code == 200
    assert issuer.post("/token", data={**form, "client_secret": "guess"}).status_code == 401
    assert issuer.post("/token", data={**form, "client_id": "nobody"}).status_code == 401


def test_signing_out_leads_back_and_nowhere_else(issuer: httpx.Client, platform: Platform):
    home = platform.run.url
    back = issuer.get("/end-session", params={"post_logout_redirect_uri": f"{home}/bye", "state": "s"})
    assert back.headers["location"] == f"{home}/bye?state=s"
    astray = issuer.get("/end-session", params={"post_logout_redirect_uri": "https://elsewhere.example"})
    assert astray.headers["location"] == home


def test_the_key_file_is_the_owners_alone(platform: Platform):
    assert (Path(platform.folder) / "issuer-key.json").stat().st_mode & 0o077 == 0
