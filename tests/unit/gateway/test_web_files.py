"""The built web app, also when it is built anew under a running gateway."""

import os
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from gateway.web_files import WebFiles


def _asked() -> Request:
    return Request({"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""})


def _built(directory: Path, name: str, moment: int) -> None:
    (directory / "assets").mkdir(exist_ok=True)
    (directory / f"assets/{name}.js").write_text(name)
    page = directory / "index.html"
    page.write_text(name)
    os.utime(page, ns=(moment, moment))


def _sent(answer: Response) -> str:
    assert isinstance(answer, FileResponse)
    return Path(answer.path).read_text()


def test_a_new_build_is_served_without_a_restart(tmp_path: Path) -> None:
    _built(tmp_path, "first", 1)
    files = WebFiles(tmp_path)
    assert _sent(files.respond("", _asked())) == "first"
    _built(tmp_path, "second", 2)
    assert _sent(files.respond("assets/second.js", _asked())) == "second"
    assert _sent(files.respond("standards/check-in", _asked())) == "second"


def test_a_page_that_is_built_after_the_start_is_found(tmp_path: Path) -> None:
    files = WebFiles(tmp_path)
    assert files.respond("", _asked()).status_code == 503
    _built(tmp_path, "first", 1)
    assert files.respond("", _asked()).status_code == 200
