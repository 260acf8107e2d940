"""Ports on 127.0.0.1: kept from the last run where they are free, so that addresses stay the same."""

import socket
from collections.abc import Mapping

import psutil

WEB = "web"
PREFERRED_WEB_PORT = 8800
_TRIED = 100


class PortInUse(Exception):
    """A port that was asked for is taken."""


def is_free(port: int) -> bool:
    """Whether a server could take ``port`` now."""
    with socket.socket() as probe:
        # As servers do: a port whose last connections are still fading counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            probe.listen(1)
        except OSError:
            return False
    return True


def choose(names: tuple[str, ...], earlier: Mapping[str, int], wanted_web: int | None = None) -> dict[str, int]:
    """A port for each of ``names``, and for :data:`WEB`.

    Raises:
        PortInUse: ``wanted_web`` was asked for and is taken.
    """
    chosen = {WEB: _web_port(earlier.get(WEB), wanted_web)}
    for name in names:
        before = earlier.get(name)
        is_kept = before is not None and before not in chosen.values() and is_free(before)
        chosen[name] = before if is_kept and before is not None else _any_free(chosen)
    return chosen


def _web_port(earlier: int | None, wanted: int | None) -> int:
    if wanted is not None:
        if not is_free(wanted):
            raise PortInUse(
                f"Port {wanted} is in use by {_user_of(wanted)}. End that, or choose another port with --port."
            )
        return wanted
    beside = range(PREFERRED_WEB_PORT, PREFERRED_WEB_PORT + _TRIED)
    candidates = beside if earlier is None else (earlier, *beside)
    return next((port for port in candidates if is_free(port)), None) or _any_free({})


def _any_free(taken: Mapping[str, int]) -> int:
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        if port not in taken.values():
            return port


def _user_of(port: int) -> str:
    try:
        listening = psutil.net_connections("tcp")
    except psutil.AccessDenied:
        return "another program"
    for connection in listening:
        if connection.status == psutil.CONN_LISTEN and connection.laddr[1:] == (port,) and connection.pid:
            return f"{psutil.Process(connection.pid).name()} (process {connection.pid})"
    return "another program"
