"""``python -m plumbline.sink --port N --file PATH``: the receiver, on loopback only."""

import argparse
from pathlib import Path

import uvicorn

from plumbline.sink.app import sink_app


def main() -> None:
    """Serve until told to stop."""
    arguments = argparse.ArgumentParser(prog="plumbline.sink")
    arguments.add_argument("--port", type=int, required=True)
    arguments.add_argument("--file", type=Path, required=True)
    chosen = arguments.parse_args()
    uvicorn.run(sink_app(chosen.file), host="127.0.0.1", port=chosen.port, access_log=False, log_level="warning")


if __name__ == "__main__":
    main()
