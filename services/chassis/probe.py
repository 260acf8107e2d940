"""``python chassis/probe.py [PATH]``: asks the process of this container how it is; the health check of every image.

It ends with 0 where the answer is 200, else with 1 and a line that says what was wrong. It needs no shell and no other
program, and brings in next to nothing: a dozen containers ask every few seconds, while all of them start.
"""

import os
import socket
import sys

DEFAULT_PORT = 8080
PORT_SETTING = "PLUMBLINE_HEALTH_PORT"
SECONDS = 4.0
LONGEST_ANSWER = 2000


def port_of(environment: "os._Environ[str] | dict[str, str]") -> int:
    """Where the process answers: at the port of health checks where one is set (workers), else at the API's."""
    chosen = environment.get(PORT_SETTING, "")
    return int(chosen) if chosen.isdigit() and chosen != "0" else DEFAULT_PORT


def ask(path: str, port: int, *, seconds: float = SECONDS) -> str | None:
    """Nothing where ``path`` answers 200; else what is wrong, in a line."""
    request = f"GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode("ascii")
    answer = b""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=seconds) as connection:
            connection.sendall(request)
            while len(answer) < LONGEST_ANSWER and (part := connection.recv(LONGEST_ANSWER)):
                answer += part
    except OSError as error:
        return f"port {port} does not answer {path}: {type(error).__name__}"
    head, _, body = answer.decode("utf-8", "replace").partition("\r\n\r\n")
    status = head.split(" ", 2)[1:2]
    return None if status == ["200"] else f"{path}: {' '.join(status)} {body.strip()}"


def main(arguments: list[str]) -> int:
    """The exit status."""
    problem = ask(arguments[0] if arguments else "/readyz", port_of(os.environ))
    if problem is not None:
        sys.stdout.write(f"{problem}\n")
    return int(problem is not None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
