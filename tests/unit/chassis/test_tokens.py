"""Every bad token is refused, and a good one says who asks (fault scenario 56)."""

import base64
import hmac
import json
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Any

import pytest
from joserfc import jws, jwt
from joserfc.errors import SecurityWarning
from joserfc.jwk import ECKey, Key, OctKey, OKPKey, RSAKey

from chassis import tokens
from chassis.issuer_keys import REFRESH_SECONDS, IssuerKeys
from chassis.tokens import TokenRefused, TokenRules, TokenVerifier
from tests.support.fake_issuer import AUDIENCE, ISSUER, NOW, FakeIssuer, unsigned

GOOD_HEADER = {"alg": "ES256", "typ": "at+jwt", "kid": "k1"}
RSA = RSAKey.generate_key(2048, {"kid": "rsa"})
STRANGER = ECKey.generate_key("P-256", {"kid": "k1"})
PUBLIC_PEM = RSA.as_pem(private=False)


def verifier(issuer: FakeIssuer, *types: str) -> TokenVerifier:
    rules = TokenRules(ISSUER, AUDIENCE, types or ("at+jwt",))
    return TokenVerifier(rules, IssuerKeys(ISSUER, issuer.client()), issuer.clock)


@pytest.fixture
def issuer() -> FakeIssuer:
    made = FakeIssuer()
    made.keys["rsa"] = RSA
    return made


async def test_a_good_token_says_who_asks_and_until_when(issuer: FakeIssuer) -> None:
    found = await verifier(issuer).examine(issuer.token())
    assert found.principal.subject == "ann"
    assert found.principal.name == "Ann Ngata"
    assert found.principal.roles == {"lead"}
    assert found.principal.speaks_for("compliance")
    assert found.principal.covers_department("him-coding")
    assert not found.principal.covers_department("pharmacy")
    assert found.principal.covers_site("oak-street")
    assert found.principal.staff_roles == {"coder"}
    assert found.expires_at == datetime.fromtimestamp(NOW.timestamp() + 300, UTC)


@pytest.mark.parametrize("algorithm", ["RS256", "ES256", "EdDSA"])
async def test_each_algorithm_of_the_list_is_accepted_with_its_own_kind_of_key(
    issuer: FakeIssuer, algorithm: str
) -> None:
    issuer.keys["ed"] = OKPKey.generate_key("Ed25519", {"kid": "ed"})
    name = {"RS256": "rsa", "ES256": "k1", "EdDSA": "ed"}[algorithm]
    with pytest.warns(SecurityWarning) if algorithm == "EdDSA" else nullcontext():
        token = issuer.token(header={"alg": algorithm, "kid": name}, key=issuer.keys[name])
    assert (await verifier(issuer).verify(token)).subject == "ann"


def _hmac_with_public_key(issuer: FakeIssuer) -> str:
    """The classic confusion: the public key, which everybody has, taken as a shared secret."""
    signing = ".".join(unsigned({"alg": "HS256", "typ": "at+jwt", "kid": "rsa"}, issuer.claims()).split(".")[:2])
    mac = hmac.new(PUBLIC_PEM, signing.encode(), "sha256").digest()
    return f"{signing}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"


def _own_key_inside(issuer: FakeIssuer) -> str:
    return _signed_by_stranger(issuer, {"jwk": STRANGER.as_dict(private=False)})


def _signed_by_stranger(issuer: FakeIssuer, header: dict[str, Any]) -> str:
    content = json.dumps(issuer.claims()).encode()
    registry = jws.JWSRegistry(algorithms=["ES256"], strict_check_header=False)
    return jws.serialize_compact({**GOOD_HEADER, **header}, content, STRANGER, registry=registry)


def _payload_changed(issuer: FakeIssuer) -> str:
    head, _, signature = issuer.token().split(".")
    changed = unsigned({}, issuer.claims(plumbline_roles=["executive"])).split(".")[1]
    return f"{head}.{changed}.{signature}"


BAD: dict[str, tuple[str, Callable[[FakeIssuer], str]]] = {
    "no algorithm": ("algorithm", lambda i: unsigned({**GOOD_HEADER, "alg": "none"}, i.claims())),
    "No algorithm, spelt otherwise": ("algorithm", lambda i: unsigned({**GOOD_HEADER, "alg": "nOnE"}, i.claims())),
    "algorithm missing": ("algorithm", lambda i: unsigned({"typ": "at+jwt", "kid": "k1"}, i.claims())),
    "algorithm a list": ("algorithm", lambda i: unsigned({**GOOD_HEADER, "alg": ["ES256"]}, i.claims())),
    "shared secret": (
        "algorithm",
        lambda i: jwt.encode(
            {"alg": "HS256", "typ": "at+jwt", "kid": "k1"}, i.claims(), OctKey.import_key("a" * 32), ["HS256"]
        ),
    ),
    "public key as shared secret": ("algorithm", _hmac_with_public_key),
    "another algorithm of the family": (
        "algorithm",
        lambda i: i.token(header={"alg": "RS512", "kid": "rsa"}, key=RSA),
    ),
    "algorithm of another kind of key": (
        "algorithm-does-not-fit-key",
        lambda i: unsigned({**GOOD_HEADER, "alg": "RS256"}, i.claims(), "AAAA"),
    ),
    "own key in jwk": ("brings-its-own-key", _own_key_inside),
    "own key by jku": (
        "brings-its-own-key",
        lambda i: _signed_by_stranger(i, {"jku": "https://evil.example/keys"}),
    ),
    "own key by x5u": (
        "brings-its-own-key",
        lambda i: _signed_by_stranger(i, {"x5u": "https://evil.example/cert"}),
    ),
    "own key by x5c": ("brings-its-own-key", lambda i: unsigned({**GOOD_HEADER, "x5c": ["AAAA"]}, i.claims())),
    "critical header": ("brings-its-own-key", lambda i: unsigned({**GOOD_HEADER, "crit": ["exp"]}, i.claims())),
    "unknown key": ("unknown-key", lambda i: i.token(header={"kid": "k9"})),
    "huge key name": ("key-name", lambda i: unsigned({**GOOD_HEADER, "kid": "k" * 4000}, i.claims())),
    "key name a path": ("unknown-key", lambda i: unsigned({**GOOD_HEADER, "kid": "../../dev/null"}, i.claims(), "AA")),
    "key name not text": ("key-name", lambda i: unsigned({**GOOD_HEADER, "kid": 1}, i.claims())),
    "no key name": ("key-name", lambda i: i.token(header={"kid": None})),
    "somebody else's signature": ("signature", lambda i: i.token(key=STRANGER)),
    "no signature": ("signature", lambda i: unsigned(GOOD_HEADER, i.claims())),
    "payload changed": ("signature", _payload_changed),
    "identity token": ("type", lambda i: i.token(header={"typ": "JWT"})),
    "no type": ("type", lambda i: i.token(header={"typ": None})),
    "another issuer": ("issuer", lambda i: i.token(iss="https://evil.example")),
    "issuer with a slash more": ("issuer", lambda i: i.token(iss=f"{ISSUER}/")),
    "no issuer": ("issuer", lambda i: i.token(iss=None)),
    "another audience": ("audience", lambda i: i.token(aud="other")),
    "audience among others only in part": ("audience", lambda i: i.token(aud=["plumbline-web", "other"])),
    "no audience": ("audience", lambda i: i.token(aud=None)),
    "expired": ("expired", lambda i: i.token(exp=int(NOW.timestamp()) - 61)),
    "no end": ("times", lambda i: i.token(exp=None)),
    "end as text": ("times", lambda i: i.token(exp="2999-01-01")),
    "end beyond all time": ("times", lambda i: i.token(exp=10**18)),
    "not yet": ("not-yet-valid", lambda i: i.token(nbf=int(NOW.timestamp()) + 61)),
    "made tomorrow": ("not-yet-valid", lambda i: i.token(iat=int(NOW.timestamp()) + 86_400)),
    "no subject": ("subject", lambda i: i.token(sub=None)),
    "subject of a service": ("subject", lambda i: i.token(sub="service:intake")),
    "subject with a control character": ("subject", lambda i: i.token(sub="ann\x00")),
    "roles not a list": ("claims", lambda i: i.token(plumbline_roles="lead")),
    "roles without end": ("claims", lambda i: i.token(plumbline_roles=["r"] * 201)),
    "not a token": ("malformed", lambda _: "abc"),
    "empty": ("malformed", lambda _: ""),
    "five parts": ("malformed", lambda i: f"{i.token()}.a.b"),
    "huge": ("malformed", lambda i: i.token(name="x" * 9000)),
    "not ASCII": ("malformed", lambda i: i.token() + "é"),
    "header not JSON": ("malformed", lambda _: "e30x.e30.AAAA"),
    "header a list": ("malformed", lambda _: "W10.e30.AAAA"),
    "header deeply nested": (
        "malformed",
        lambda _: base64.urlsafe_b64encode(b"[" * 5000).decode().rstrip("=") + ".e30.AA",
    ),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_token_is_refused(issuer: FakeIssuer, name: str) -> None:
    reason, make = BAD[name]
    with pytest.raises(TokenRefused) as refused:
        await verifier(issuer).verify(make(issuer))
    assert refused.value.reason == reason


async def test_a_minute_of_skew_is_forgiven_on_both_sides(issuer: FakeIssuer) -> None:
    now = int(NOW.timestamp())
    assert await verifier(issuer).verify(issuer.token(exp=now - 59, nbf=now + 59))


async def test_keycloaks_type_is_accepted_where_it_is_configured(issuer: FakeIssuer) -> None:
    token = issuer.token(header={"typ": "JWT"})
    assert await verifier(issuer, "JWT").verify(token)


async def test_the_media_type_spelling_of_the_type_is_accepted(issuer: FakeIssuer) -> None:
    assert await verifier(issuer).verify(issuer.token(header={"typ": "application/at+jwt"}))


async def test_a_token_cannot_claim_the_role_of_a_service(issuer: FakeIssuer) -> None:
    principal = await verifier(issuer).verify(issuer.token(plumbline_roles=["service", "lead"]))
    assert principal.roles == {"lead"}


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tokens whose signature was worked out."""
    seen: list[str] = []
    work_out = tokens._opened

    def counted(token: str, key: Key, algorithm: str) -> dict[str, Any]:
        seen.append(token)
        return work_out(token, key, algorithm)

    monkeypatch.setattr(tokens, "_opened", counted)
    return seen


async def test_the_signature_of_a_token_is_worked_out_once(issuer: FakeIssuer, checked: list[str]) -> None:
    tested, token = verifier(issuer), issuer.token()
    assert [(await tested.verify(token)).subject for _ in range(3)] == ["ann"] * 3
    assert checked == [token]


async def test_a_token_that_was_good_once_expires_all_the_same(issuer: FakeIssuer) -> None:
    tested, token = verifier(issuer), issuer.token()
    await tested.verify(token)
    issuer.clock.move(seconds=361)
    with pytest.raises(TokenRefused, match="expired"):
        await tested.verify(token)


@pytest.mark.parametrize("follower", [None, ECKey.generate_key("P-256", {"kid": "k1"})])
async def test_a_token_that_was_good_once_is_not_when_its_key_is_withdrawn(
    issuer: FakeIssuer, follower: ECKey | None
) -> None:
    elapsed = [0.0]
    keys = IssuerKeys(ISSUER, issuer.client(), monotonic=lambda: elapsed[0])
    tested, token = TokenVerifier(TokenRules(ISSUER, AUDIENCE), keys, issuer.clock), issuer.token()
    await tested.verify(token)
    del issuer.keys["k1"]
    if follower is not None:
        issuer.keys["k1"] = follower
    elapsed[0] += REFRESH_SECONDS + 1
    with pytest.raises(TokenRefused, match="signature" if follower else "unknown-key"):
        await tested.verify(token)


async def test_only_so_many_tokens_are_remembered(
    issuer: FakeIssuer, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "MAX_KNOWN", 2)
    tested, three = verifier(issuer), [issuer.token(sub=name) for name in ("ann", "bob", "eve")]
    for token in (*three, three[0]):
        await tested.verify(token)
    assert checked == [*three, three[0]]
