"""Keys are read when they are needed, kept while the issuer is away, and never kept for too long (scenario 47)."""

import asyncio
from dataclasses import dataclass

import httpx
import pytest
from joserfc.jwk import ECKey, OctKey, RSAKey

from chassis.issuer_keys import KEEP_SECONDS, REFRESH_SECONDS, UNKNOWN_KEY_SECONDS, IssuerAway, IssuerKeys
from tests.support.fake_issuer import ISSUER, FakeIssuer

KEYS = "/realm/keys"


@dataclass
class Seconds:
    value: float = 0.0

    def __call__(self) -> float:
        return self.value


@pytest.fixture
def issuer() -> FakeIssuer:
    return FakeIssuer()


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def keys(issuer: FakeIssuer, seconds: Seconds) -> IssuerKeys:
    return IssuerKeys(ISSUER, issuer.client(), monotonic=seconds)


async def test_keys_are_read_once_for_many_tokens(issuer: FakeIssuer, keys: IssuerKeys) -> None:
    found = await asyncio.gather(*(keys.find("k1") for _ in range(20)))
    assert all(found)
    assert issuer.requests.count(KEYS) == 1


async def test_a_new_key_of_the_issuer_is_found(issuer: FakeIssuer, keys: IssuerKeys, seconds: Seconds) -> None:
    assert await keys.find("k1")
    issuer.keys["k2"] = ECKey.generate_key("P-256", {"kid": "k2"})
    seconds.value += UNKNOWN_KEY_SECONDS + 1
    assert await keys.find("k2")


async def test_made_up_names_do_not_reach_the_issuer_more_than_once_in_ten_seconds(
    issuer: FakeIssuer, keys: IssuerKeys, seconds: Seconds
) -> None:
    for number in range(50):
        assert await keys.find(f"made-up-{number}") is None
    assert issuer.requests.count(KEYS) == 1
    seconds.value += UNKNOWN_KEY_SECONDS + 1
    assert await keys.find("made-up") is None
    assert issuer.requests.count(KEYS) == 2


async def test_a_key_taken_away_is_not_accepted_after_the_next_reading(
    issuer: FakeIssuer, keys: IssuerKeys, seconds: Seconds
) -> None:
    assert await keys.find("k1")
    issuer.keys = {"k2": ECKey.generate_key("P-256", {"kid": "k2"})}
    seconds.value += REFRESH_SECONDS + 1
    assert await keys.find("k1") is None


async def test_known_keys_stay_good_for_ten_minutes_without_the_issuer(
    issuer: FakeIssuer, keys: IssuerKeys, seconds: Seconds
) -> None:
    assert await keys.find("k1")
    issuer.is_away = True
    seconds.value += 600
    assert await keys.find("k1")


async def test_nobody_is_let_in_with_keys_that_are_too_old(
    issuer: FakeIssuer, keys: IssuerKeys, seconds: Seconds
) -> None:
    assert await keys.find("k1")
    issuer.is_away = True
    seconds.value += KEEP_SECONDS + 1
    with pytest.raises(IssuerAway):
        await keys.find("k1")
    issuer.is_away = False
    seconds.value += UNKNOWN_KEY_SECONDS + 1
    assert await keys.find("k1")


async def test_nobody_is_let_in_before_the_issuer_was_ever_seen(issuer: FakeIssuer, keys: IssuerKeys) -> None:
    issuer.is_away = True
    with pytest.raises(IssuerAway):
        await keys.find("k1")


async def test_a_discovery_document_of_another_issuer_is_not_believed(issuer: FakeIssuer) -> None:
    elsewhere = f"{ISSUER}/.well-known/openid-configuration"
    keys = IssuerKeys("https://issuer.example/other", issuer.client(), discovery_url=elsewhere)
    with pytest.raises(IssuerAway):
        await keys.find("k1")


@pytest.mark.filterwarnings("ignore:Key size should be")
async def test_secrets_short_keys_and_encryption_keys_in_the_set_are_passed_over(
    issuer: FakeIssuer, keys: IssuerKeys
) -> None:
    issuer.published = [
        {**OctKey.generate_key(256).as_dict(), "kid": "secret"},
        {**RSAKey.generate_key(1024).as_dict(private=False), "kid": "short"},
        {**ECKey.generate_key("P-256").as_dict(private=False), "kid": "enc", "use": "enc"},
        {"kty": "EC", "kid": "broken", "crv": "P-256"},
        {"kty": "EC"},
    ]
    for name in ("secret", "short", "enc", "broken"):
        assert await keys.find(name) is None
    assert await keys.find("k1")


async def test_who_asks_while_the_keys_are_on_their_way_waits_for_them(issuer: FakeIssuer) -> None:
    keys = IssuerKeys(ISSUER, issuer.client(is_slow=True))
    first = asyncio.create_task(keys.find("k1"))
    await issuer.asked.wait()
    second = asyncio.create_task(keys.find("k1"))
    issuer.may_answer.set()
    assert await first
    assert await second
    assert issuer.requests.count(KEYS) == 1


async def test_keys_are_read_by_the_way_that_this_process_reaches_the_issuer(issuer: FakeIssuer) -> None:
    asked: list[str] = []

    async def note(request: httpx.Request) -> None:
        asked.append(str(request.url))

    client = issuer.client()
    client.event_hooks["request"] = [note]
    inside = "http://issuer.inside:8080/realm"
    keys = IssuerKeys(ISSUER, client, discovery_url=f"{inside}/.well-known/openid-configuration")
    assert await keys.find("k1")
    assert asked == [f"{inside}/.well-known/openid-configuration", f"{inside}/keys"]
