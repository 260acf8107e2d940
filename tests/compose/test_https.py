"""With the second file the proxy ends https by itself, with the certificate of a folder."""

import dataclasses
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.composed import FILE, Deployment

pytestmark = pytest.mark.timeout(300)

TLS_FILE = FILE.parent / "deploy/docker/compose.tls.yml"
READABLE_BY_ALL = 0o644


@pytest.fixture
def secured(running: Deployment) -> Iterator[Deployment]:
    """The deployment with the second file, and a certificate of its own for 127.0.0.1; afterwards without."""
    folder = Path(running.settings["PLUMBLINE_TLS_FOLDER"])
    names = ("-subj", "/CN=plumbline", "-addext", "subjectAltName=IP:127.0.0.1")
    files = ("-keyout", str(folder / "tls.key"), "-out", str(folder / "tls.crt"))
    made = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names, *files)
    subprocess.run(made, check=True, capture_output=True)
    # The proxy is nobody of this machine.
    (folder / "tls.key").chmod(READABLE_BY_ALL)
    with_tls = dataclasses.replace(running, files=(FILE, TLS_FILE))
    with_tls.up("--no-deps", "proxy")
    yield with_tls
    running.up("--no-deps", "proxy")


async def test_the_door_is_open_by_https_with_our_certificate_alone(secured: Deployment) -> None:
    settings = secured.settings
    url = f"https://127.0.0.1:{settings['PLUMBLINE_HTTPS_PORT']}"
    context = ssl.create_default_context(cafile=str(Path(settings["PLUMBLINE_TLS_FOLDER"]) / "tls.crt"))
    async with httpx.AsyncClient(verify=context, trust_env=False) as client:
        assert (await client.get(f"{url}/livez")).text == "alive\n"
        assert "<html" in (await client.get(f"{url}/")).text
        refused = await client.get(f"{url}/api/departments/v1/departments")
        assert refused.json()["type"] == "urn:plumbline:problem:not-signed-in"
    async with httpx.AsyncClient(verify=_old(context), trust_env=False) as client:
        with pytest.raises(httpx.ConnectError, match=r"(?i)alert protocol version"):
            await client.get(url)


def _old(context: ssl.SSLContext) -> ssl.SSLContext:
    """The same as an old browser would be, which our own library must be told to be."""
    context.set_ciphers("DEFAULT@SECLEVEL=0")
    with pytest.deprecated_call():
        context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    return context
