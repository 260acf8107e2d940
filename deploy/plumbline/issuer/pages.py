"""The page to choose who to be. Plain HTML that a keyboard and a screen reader can use; no script."""

import secrets
from collections.abc import Mapping
from html import escape

from starlette.responses import HTMLResponse

from plumbline.issuer.people import GROUPS, Person

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 44rem; padding: 1.5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
ul { list-style: none; margin: 0; padding: 0; }
button { background: none; border: 1px solid GrayText; color: inherit; cursor: pointer; display: block; font: inherit;
  margin: 0 0 .5rem; min-height: 2.75rem; padding: .5rem .75rem; text-align: left; width: 100%; }
button:hover { background: color-mix(in srgb, CanvasText 8%, Canvas); }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
span { display: block; } .name { font-weight: 600; }
"""


def choose_page(fields: Mapping[str, str], public_url: str) -> HTMLResponse:
    """The page that sends ``fields`` back together with who was chosen."""
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in fields.items()
    )
    sections = "".join(_section(title, people) for title, people in GROUPS.items())
    body = (
        "<h1>Who would you like to be?</h1>"
        "<p>This sign-in is for trying Plumbline on your own machine. The people are made up, and nobody is asked for "
        "a password.</p>"
        f'<form method="post" action="authorize">{hidden}{sections}</form>'
    )
    return _page("Sign in to Plumbline", body, public_url)


def refusal_page(reason: str) -> HTMLResponse:
    """The page for a request that cannot be met."""
    body = (
        f"<h1>This sign-in cannot go on</h1><p>It was asked for in a way that does not fit: {escape(reason)}.</p>"
        "<p>Go back to Plumbline and sign in from there.</p>"
    )
    return _page("Sign-in stopped", body, "", status=400)


def _section(title: str, people: tuple[Person, ...]) -> str:
    return f"<h2>{escape(title)}</h2><ul>{''.join(_button(person) for person in people)}</ul>"


def _button(person: Person) -> str:
    return (
        f'<li><button name="person" value="{escape(person.subject)}">'
        f'<span class="name">{escape(person.name)}</span><span>{escape(person.title)}</span>'
        f"<span>{escape(person.sees)}</span></button></li>"
    )


def _page(title: str, body: str, public_url: str, *, status: int = 200) -> HTMLResponse:
    nonce = secrets.token_urlsafe(16)
    # A browser holds the redirect after a form to the same list of targets as the form itself.
    targets = f"'self' {public_url}".strip()
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; form-action {targets}; base-uri 'none'; frame-ancestors 'none'"
    )
    document = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><style nonce="{nonce}">{_STYLE}</style></head>'
        f"<body><main>{body}</main></body></html>"
    )
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return HTMLResponse(document, status, headers)
