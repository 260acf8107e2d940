"""The health check of an image asks over HTTP and says what is wrong."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from chassis.probe import ask, main, port_of
from tests.support.ports import free_port


@contextmanager
def _answering(status: int) -> Iterator[int]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/readyz" else 404)
            self.end_headers()
            self.wfile.write(b'{"status":"failing"}')

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def test_who_is_ready_is_well() -> None:
    with _answering(200) as port:
        assert ask("/readyz", port) is None


def test_who_is_not_ready_says_why() -> None:
    with _answering(503) as port:
        assert ask("/readyz", port) == '/readyz: 503 {"status":"failing"}'


def test_who_does_not_answer_is_not_well() -> None:
    port = free_port()
    assert ask("/readyz", port) == f"port {port} does not answer /readyz: ConnectionRefusedError"


def test_the_exit_status_says_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with _answering(200) as port:
        monkeypatch.setenv("PLUMBLINE_HEALTH_PORT", str(port))
        assert main([]) == 0
        assert main(["/other"]) == 1
    assert "404" in capsys.readouterr().out


def test_a_worker_is_asked_at_its_health_port_and_an_api_at_its_own() -> None:
    assert port_of({"PLUMBLINE_HEALTH_PORT": "9100"}) == 9100
    assert port_of({"PLUMBLINE_HEALTH_PORT": "0"}) == 8080
    assert port_of({}) == 8080
