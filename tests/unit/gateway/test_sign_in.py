"""Signing in by code with PKCE, the session in a sealed cookie, its renewal and its end."""

import asyncio
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.fake_issuer import ISSUER, FakeIssuer
from tests.support.gateway_front import PUBLIC, SAME_ORIGIN, Browser, gateway_settings, key, make_front


@pytest.fixture
def issuer() -> FakeIssuer:
    return FakeIssuer()


@pytest.fixture
def browser(issuer: FakeIssuer) -> Browser:
    return Browser(make_front(issuer).app)


async def test_sign_in_asks_with_code_pkce_state_and_nonce(browser: Browser) -> None:
    answer = await browser.ask("GET", "/session/login")
    address = urlsplit(answer.headers["location"])
    query = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert (answer.status_code, address.geturl().split("?")[0]) == (303, f"{ISSUER}/authorization")
    assert (query["response_type"], query["code_challenge_method"]) == ("code", "S256")
    assert query["redirect_uri"] == f"{PUBLIC}/session/callback"
    for secret in ("state", "nonce", "code_challenge"):
        assert len(query[secret]) >= 43


async def test_whoever_signed_in_is_known_and_lands_where_they_wanted(browser: Browser, issuer: FakeIssuer) -> None:
    landed = await browser.sign_in(issuer, "/departments/lab?tab=1")
    assert (landed.status_code, landed.headers["location"]) == (303, "/departments/lab?tab=1")
    me = await browser.ask("GET", "/session/me")
    assert me.json()["name"] == "Ann Ngata"
    assert me.json()["parties"] == ["compliance"]
    assert me.json()["staff_roles"] == ["coder"]
    assert me.headers["Cache-Control"] == "no-store"


async def test_nobody_is_known_before(browser: Browser) -> None:
    assert (await browser.ask("GET", "/session/me")).status_code == 401
    assert (await browser.ask("GET", "/session/token")).status_code == 401


async def test_no_script_reads_the_cookie_and_no_cookie_shows_a_token(browser: Browser, issuer: FakeIssuer) -> None:
    landed = await browser.sign_in(issuer)
    lines = [line for line in landed.headers.get_list("set-cookie") if "Max-Age=0" not in line]
    assert lines
    for line in lines:
        assert "; HttpOnly; SameSite=Lax" in line
        assert "Max-Age" not in line
        assert "eyJhbGciOiJFUzI1NiI" not in line
    assert all(name.startswith("plumbline_session_8400") for name in browser.cookies)


async def test_over_https_cookies_are_pinned_to_host_and_https(issuer: FakeIssuer) -> None:
    public = "https://plumbline.example"
    browser = Browser(make_front(issuer, gateway_settings(public=public)).app, public)
    landed = await browser.sign_in(issuer)
    (line,) = (line for line in landed.headers.get_list("set-cookie") if line.startswith("__Host-plumbline="))
    assert line.endswith("; Path=/; HttpOnly; SameSite=Lax; Secure")
    assert (await browser.ask("GET", "/session/me")).status_code == 200


async def test_a_proxy_gets_the_token_for_the_cookie(browser: Browser, issuer: FakeIssuer) -> None:
    await browser.sign_in(issuer)
    answer = await browser.ask("GET", "/session/token")
    assert answer.status_code == 204
    assert answer.headers["Authorization"].startswith("Bearer ey")


@pytest.mark.parametrize("headers", [{}, {"Sec_Fetch_Site": "cross-site"}, {"Origin": "https://evil.example"}])
async def test_a_proxy_gets_no_token_for_a_change_from_another_page(
    browser: Browser, issuer: FakeIssuer, headers: dict[str, str]
) -> None:
    await browser.sign_in(issuer)
    answer = await browser.ask("GET", "/session/token", X_Original_Method="POST", **headers)
    assert answer.status_code == 403
    assert "Authorization" not in answer.headers


@pytest.mark.parametrize("headers", [{"Sec_Fetch_Site": "same-origin"}, {"Origin": PUBLIC}])
async def test_a_proxy_gets_the_token_for_a_change_from_our_page(
    browser: Browser, issuer: FakeIssuer, headers: dict[str, str]
) -> None:
    await browser.sign_in(issuer)
    assert (await browser.ask("GET", "/session/token", X_Original_Method="POST", **headers)).status_code == 204


async def test_signing_out_ends_the_session_and_says_where_to_go_on(browser: Browser, issuer: FakeIssuer) -> None:
    await browser.sign_in(issuer)
    answer = await browser.ask("POST", "/session/logout", Sec_Fetch_Site=SAME_ORIGIN["Sec-Fetch-Site"])
    assert answer.json()["continue_at"].startswith(f"{ISSUER}/end_session?client_id=plumbline-web")
    assert browser.cookies == {}
    assert (await browser.ask("GET", "/session/me")).status_code == 401


async def test_another_page_cannot_sign_anybody_out(browser: Browser, issuer: FakeIssuer) -> None:
    await browser.sign_in(issuer)
    assert (await browser.ask("POST", "/session/logout", Sec_Fetch_Site="cross-site")).status_code == 403
    assert (await browser.ask("GET", "/session/me")).status_code == 200


async def test_a_session_is_renewed_before_its_token_ends(browser: Browser, issuer: FakeIssuer) -> None:
    await browser.sign_in(issuer)
    before = dict(browser.cookies)
    issuer.clock.move(seconds=241)
    assert (await browser.ask("GET", "/session/me")).status_code == 200
    assert browser.cookies != before
    issuer.clock.move(seconds=200)
    assert (await browser.ask("GET", "/session/me")).status_code == 200


async def test_a_session_ends_after_twelve_hours_whatever_is_renewed(browser: Browser, issuer: FakeIssuer) -> None:
    await browser.sign_in(issuer)
    for _ in range(3):
        issuer.clock.move(hours=4)
        last = await browser.ask("GET", "/session/me")
    assert last.status_code == 401


async def test_a_session_that_the_provider_ended_is_not_renewed(browser: Browser, issuer: FakeIssuer) -> None:
    await browser.sign_in(issuer)
    issuer.refresh_tokens.clear()
    issuer.clock.move(seconds=370)
    assert (await browser.ask("GET", "/session/me")).status_code == 401


async def test_a_role_taken_away_is_gone_with_the_next_renewal(browser: Browser, issuer: FakeIssuer) -> None:
    await browser.sign_in(issuer)
    issuer.roles = ()
    issuer.clock.move(seconds=250)
    assert (await browser.ask("GET", "/session/me")).json()["roles"] == []


async def test_while_the_provider_is_away_a_good_token_is_good_and_an_old_one_is_not(
    browser: Browser, issuer: FakeIssuer
) -> None:
    await browser.sign_in(issuer)
    issuer.is_away = True
    issuer.clock.move(seconds=250)
    assert (await browser.ask("GET", "/session/me")).status_code == 200
    issuer.clock.move(seconds=120)
    assert (await browser.ask("GET", "/session/me")).status_code == 503


async def test_sign_in_says_when_the_provider_is_away(browser: Browser, issuer: FakeIssuer) -> None:
    issuer.is_away = True
    answer = await browser.ask("GET", "/session/login")
    assert (answer.status_code, "not available right now" in answer.text) == (503, True)


async def _begin(browser: Browser, issuer: FakeIssuer) -> dict[str, str]:
    return issuer.authorize((await browser.ask("GET", "/session/login")).headers["location"])


async def _callback(browser: Browser, **query: str) -> int:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return (await browser.ask("GET", f"/session/callback?{asked}")).status_code


async def test_a_forged_state_signs_nobody_in(browser: Browser, issuer: FakeIssuer) -> None:
    back = await _begin(browser, issuer)
    assert await _callback(browser, code=back["code"], state="forged") == 400
    assert (await browser.ask("GET", "/session/me")).status_code == 401


async def test_a_code_brought_to_another_browser_signs_nobody_in(browser: Browser, issuer: FakeIssuer) -> None:
    """Login CSRF: somebody sends a victim the end of their own sign-in."""
    back = await _begin(browser, issuer)
    assert await _callback(Browser(browser.app), **back) == 400


async def test_a_code_is_good_once(browser: Browser, issuer: FakeIssuer) -> None:
    back = await _begin(browser, issuer)
    cookies = dict(browser.cookies)
    assert await _callback(browser, **back) == 303
    again = Browser(browser.app, cookies=cookies)
    assert await _callback(again, **back) == 400


async def test_a_sign_in_that_took_too_long_is_begun_anew(browser: Browser, issuer: FakeIssuer) -> None:
    back = await _begin(browser, issuer)
    issuer.clock.move(minutes=11)
    assert await _callback(browser, **back) == 400


async def test_an_identity_token_of_another_sign_in_is_refused(browser: Browser, issuer: FakeIssuer) -> None:
    back = await _begin(browser, issuer)
    issuer.codes[back["code"]]["nonce"] = "another"
    assert await _callback(browser, **back) == 400


async def test_an_answer_of_another_issuer_is_refused(browser: Browser, issuer: FakeIssuer) -> None:
    back = await _begin(browser, issuer)
    assert await _callback(browser, **back, iss="https://evil.example") == 400
    assert await _callback(browser, **back, iss=ISSUER) == 303


async def test_a_refusal_at_the_provider_is_said_in_words(browser: Browser, issuer: FakeIssuer) -> None:
    await _begin(browser, issuer)
    answer = await browser.ask("GET", "/session/callback?error=access_denied&state=x")
    assert (answer.status_code, "Sign in again" in answer.text) == (400, True)


async def test_under_another_name_of_the_host_people_are_sent_to_the_public_one(issuer: FakeIssuer) -> None:
    browser = Browser(make_front(issuer).app, "http://localhost:8400")
    answer = await browser.ask("GET", "/session/login?next=/x")
    assert answer.headers["location"] == f"{PUBLIC}/session/login?next=%2Fx"


async def test_a_cookie_sealed_with_another_key_is_nobodys(browser: Browser, issuer: FakeIssuer) -> None:
    await browser.sign_in(issuer)
    other = Browser(make_front(issuer, gateway_settings(session_key=key("z"))).app, cookies=browser.cookies)
    assert (await other.ask("GET", "/session/me")).status_code == 401


async def test_many_requests_at_once_renew_once(browser: Browser, issuer: FakeIssuer) -> None:
    await browser.sign_in(issuer)
    issuer.clock.move(seconds=250)
    asked = issuer.requests.count("/realm/token")
    cookies = dict(browser.cookies)
    browsers = [Browser(browser.app, cookies=dict(cookies)) for _ in range(10)]
    answers = await asyncio.gather(*(each.ask("GET", "/session/me") for each in browsers))
    assert {answer.status_code for answer in answers} == {200}
    assert issuer.requests.count("/realm/token") == asked + 1
