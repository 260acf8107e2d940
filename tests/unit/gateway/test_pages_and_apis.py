"""The web app's files, and the services behind one origin."""

from pathlib import Path
from typing import Annotated, Any

import pytest
from fastapi import APIRouter, FastAPI
from starlette.requests import Request

from chassis.api.policies import Policy, requires, undeclared_routes
from chassis.principals import Principal
from chassis.tokens import TokenRules, TokenVerifier
from gateway.one_origin import one_origin
from tests.support.asking import make_app
from tests.support.fake_issuer import AUDIENCE, ISSUER, FakeIssuer
from tests.support.gateway_front import PUBLIC, Browser, gateway_settings, make_front


@pytest.fixture
def web(tmp_path: Path) -> Path:
    (tmp_path / "web" / "assets").mkdir(parents=True)
    files = {
        "index.html": "<html>the page</html>",
        "assets/app-1a2b.js": "let a = 1",
        "assets/app-1a2b.js.br": "brotli",
        "assets/app-1a2b.js.gz": "gzip",
        "manifest.webmanifest": "{}",
        "sw.js": "worker",
    }
    for name, text in files.items():
        (tmp_path / "web" / name).write_text(text)
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "web" / "out.txt").symlink_to(tmp_path / "secret.txt")
    return tmp_path / "web"


@pytest.fixture
def issuer() -> FakeIssuer:
    return FakeIssuer()


@pytest.fixture
def browser(issuer: FakeIssuer, web: Path) -> Browser:
    return Browser(make_front(issuer, gateway_settings(web=web)).app)


@pytest.mark.parametrize("path", ["/", "/index.html", "/departments/lab", "/a/b/c"])
async def test_every_address_of_the_app_leads_to_its_page_which_is_never_kept(browser: Browser, path: str) -> None:
    answer = await browser.ask("GET", path)
    assert (answer.status_code, answer.text) == (200, "<html>the page</html>")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


async def test_the_page_may_load_from_here_only(browser: Browser) -> None:
    policy = (await browser.ask("GET", "/")).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


async def test_a_hashed_file_is_kept_for_ever_and_sent_packed(browser: Browser) -> None:
    plain = await browser.ask("GET", "/assets/app-1a2b.js", Accept_Encoding="identity")
    assert (plain.text, plain.headers["Cache-Control"]) == ("let a = 1", "public, max-age=31536000, immutable")
    zipped = await browser.ask("HEAD", "/assets/app-1a2b.js", Accept_Encoding="gzip, br;q=0")
    assert zipped.headers["Content-Encoding"] == "gzip"
    packed = await browser.ask("HEAD", "/assets/app-1a2b.js", Accept_Encoding="gzip, br")
    assert (packed.headers["Content-Encoding"], packed.headers["Vary"]) == ("br", "Accept-Encoding")
    assert packed.headers["content-type"].startswith("text/javascript")


async def test_other_files_are_asked_for_again_each_time(browser: Browser) -> None:
    assert (await browser.ask("GET", "/sw.js")).headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert (await browser.ask("GET", "/manifest.webmanifest")).headers["content-type"] == "application/manifest+json"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/other.js",
        "/favicon.ico",
        "/out.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/assets/../../secret.txt",
        "/assets/app-1a2b.js.br",
        "/api/nowhere",
        "/session/nowhere",
    ],
)
async def test_nothing_outside_can_be_reached_and_nothing_is_made_up(browser: Browser, path: str) -> None:
    answer = await browser.ask("GET", path)
    assert answer.status_code == 404
    assert "secret" not in answer.text.replace("secret.txt", "")


async def test_without_a_built_app_it_says_what_to_do(issuer: FakeIssuer) -> None:
    answer = await Browser(make_front(issuer).app).ask("GET", "/")
    assert (answer.status_code, "make web" in answer.text) == (503, True)


def test_every_route_of_the_front_says_who_may_use_it(issuer: FakeIssuer) -> None:
    assert undeclared_routes(make_front(issuer).app) == []


class Api:
    """A service behind the front: says who asked, and what it was sent."""

    def __init__(self, issuer: FakeIssuer, front_keys: Any) -> None:
        router = APIRouter(prefix="/v1")
        router.add_api_route("/me", self.me, methods=["GET", "POST"])
        self.headers: list[str] = []
        self.app: FastAPI = make_app(router)
        rules = TokenRules(ISSUER, AUDIENCE)
        access = self.app.state.access
        tokens = TokenVerifier(rules, front_keys, issuer.clock)
        self.app.state.access = type(access)(tokens, access.limits, access.telemetry)

    async def me(self, request: Request, principal: Annotated[Principal, requires(Policy("ask"))]) -> str:
        self.headers = list(request.headers)
        return principal.subject


@pytest.fixture
def api(issuer: FakeIssuer) -> Api:
    from chassis.issuer_keys import IssuerKeys  # noqa: PLC0415

    return Api(issuer, IssuerKeys(ISSUER, issuer.client()))


@pytest.fixture
def origin(issuer: FakeIssuer, web: Path, api: Api) -> Browser:
    front = make_front(issuer, gateway_settings(web=web))
    return Browser(one_origin(front, {"intake": api.app}, public_url=PUBLIC))


async def test_a_service_gets_a_bearer_token_and_never_the_cookie(
    origin: Browser, issuer: FakeIssuer, api: Api
) -> None:
    await origin.sign_in(issuer)
    answer = await origin.ask("GET", "/api/intake/v1/me")
    assert (answer.status_code, answer.json()) == (200, "ann")
    assert "authorization" in api.headers
    assert "cookie" not in api.headers


async def test_without_a_session_a_service_says_401(origin: Browser) -> None:
    assert (await origin.ask("GET", "/api/intake/v1/me")).status_code == 401


async def test_a_change_must_come_from_our_own_page(origin: Browser, issuer: FakeIssuer) -> None:
    await origin.sign_in(issuer)
    assert (await origin.ask("POST", "/api/intake/v1/me")).status_code == 403
    assert (await origin.ask("POST", "/api/intake/v1/me", Sec_Fetch_Site="cross-site")).status_code == 403
    assert (await origin.ask("POST", "/api/intake/v1/me", Sec_Fetch_Site="same-origin")).status_code == 200


async def test_whoever_brings_a_token_needs_no_cookie_and_no_page(origin: Browser, issuer: FakeIssuer) -> None:
    bearer = f"Bearer {issuer.token(sub='hl7')}"
    answer = await origin.ask("POST", "/api/intake/v1/me", Authorization=bearer)
    assert (answer.status_code, answer.json()) == (200, "hl7")


async def test_a_token_renewed_on_the_way_comes_back_as_a_cookie(origin: Browser, issuer: FakeIssuer) -> None:
    await origin.sign_in(issuer)
    before = dict(origin.cookies)
    issuer.clock.move(seconds=250)
    assert (await origin.ask("GET", "/api/intake/v1/me")).status_code == 200
    assert origin.cookies != before


async def test_while_nobody_can_be_recognised_it_says_so(origin: Browser, issuer: FakeIssuer) -> None:
    await origin.sign_in(issuer)
    issuer.is_away = True
    issuer.clock.move(seconds=400)
    assert (await origin.ask("GET", "/api/intake/v1/me")).status_code == 503


async def test_pages_and_services_share_the_origin(origin: Browser) -> None:
    assert (await origin.ask("GET", "/departments/lab")).text == "<html>the page</html>"
    assert (await origin.ask("GET", "/api/intake/livez")).status_code == 200
    assert (await origin.ask("GET", "/api/unknown/v1/me")).status_code == 404
