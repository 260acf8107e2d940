"""Sealed cookies, addresses to go back to, and settings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.errors import ConfigurationRefused
from gateway.origins import is_same_origin, safe_next
from gateway.sealed_cookies import CookieForm, SealedCookies
from tests.support.gateway_front import Browser, gateway_settings

HTTPS = CookieForm("https://plumbline.example")
LOCAL = CookieForm("http://127.0.0.1:8400")


def kept(lines: list[str]) -> dict[str, str]:
    browser = Browser(app=lambda *_: None)  # type: ignore[arg-type,return-value]  # it only keeps cookies here
    for line in lines:
        browser._keep(line)
    return browser.cookies


@pytest.mark.parametrize("size", [1, 3000, 9000])
def test_what_is_sealed_is_read_again_also_in_pieces(size: int) -> None:
    cookies = SealedCookies(b"k" * 32, LOCAL)
    lines = cookies.lines("session", {"a": "x" * size})
    assert all(len(line) < 4096 for line in lines)
    assert cookies.read("session", kept(lines)) == {"a": "x" * size}


def test_a_shorter_content_clears_the_pieces_of_a_longer_one() -> None:
    cookies = SealedCookies(b"k" * 32, LOCAL)
    browser = kept(cookies.lines("session", {"a": "x" * 9000}) + cookies.lines("session", {"a": "y"}))
    assert cookies.read("session", browser) == {"a": "y"}
    assert len(browser) == 1


def test_a_content_that_no_browser_would_keep_is_an_error() -> None:
    with pytest.raises(ValueError, match="too long"):
        SealedCookies(b"k" * 32, LOCAL).lines("session", {"a": "x" * 20_000})


def test_a_cookie_of_one_purpose_is_not_read_as_another() -> None:
    cookies = SealedCookies(b"k" * 32, LOCAL)
    (value,) = kept(cookies.lines("sign-in", {"a": "e"})).values()
    assert cookies.read("session", {LOCAL.name("session"): value}) is None


@given(st.text(max_size=200))
def test_any_text_is_no_session_and_no_crash(text: str) -> None:
    assert SealedCookies(b"k" * 32, LOCAL).read("session", {LOCAL.name("session"): text}) is None


def test_a_changed_cookie_is_no_session() -> None:
    cookies = SealedCookies(b"k" * 32, LOCAL)
    (name, value), *_ = kept(cookies.lines("session", {"a": "b"})).items()
    changed = value[:-6] + ("A" if value[-6] != "A" else "B") + value[-5:]
    assert cookies.read("session", {name: changed}) is None


def test_cookies_are_named_by_how_people_come() -> None:
    assert HTTPS.name("session") == "__Host-plumbline"
    assert LOCAL.name("session") == "plumbline_session_8400"


@pytest.mark.parametrize("path", ["/", "/departments/lab", "/a?b=c&d=/e#f", "/sessions"])
def test_a_page_of_ours_may_be_gone_back_to(path: str) -> None:
    assert safe_next(path) == path


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "departments",
        "//evil.example",
        "/\\evil.example",
        "///evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/a\nSet-Cookie: x",
        "/a\\b",
        "/session/logout",
        "/session",
        "/session/login?next=/x",
        "/" + "x" * 1000,
        "\x00/",
    ],
)
def test_anything_else_leads_to_the_first_page(path: str | None) -> None:
    assert safe_next(path) == "/"


@pytest.mark.parametrize(
    ("headers", "same"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "https://plumbline.example"}, False),
        ({"origin": "https://plumbline.example"}, True),
        ({"origin": "https://plumbline.example.evil.example"}, False),
        ({"origin": "http://plumbline.example"}, False),
        ({"origin": "null"}, False),
        ({}, False),
    ],
)
def test_only_our_own_pages_are_of_the_same_origin(headers: dict[str, str], same: bool) -> None:
    assert is_same_origin(headers, "https://plumbline.example/app") is same


def test_http_is_for_ones_own_machine_only() -> None:
    assert gateway_settings(public="http://localhost:1")
    with pytest.raises(ConfigurationRefused, match="PLUMBLINE_PUBLIC_URL must be https"):
        gateway_settings(public="http://plumbline.example")


@pytest.mark.parametrize("session_key", ["short", "!" * 43, "a" * 42])
def test_a_weak_session_key_is_refused(session_key: str) -> None:
    with pytest.raises(ConfigurationRefused, match="PLUMBLINE_SESSION_KEY is not right: must be 32 bytes"):
        gateway_settings(session_key=session_key)
