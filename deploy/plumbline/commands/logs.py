"""``plumbline logs``: what parts say, the last lines or as they come."""

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from plumbline.commands.answers import AsJson, Data, refusals
from plumbline.commands.log_lines import readable
from plumbline.data_folder import DataFolder
from plumbline.supervisor.logs import last_lines, log_files, new_lines

LOOKS_SECONDS = 0.3


class NoSuchLog(Exception):
    """A part of that name has not said anything."""


def logs(
    part: Annotated[str | None, typer.Argument(help="One part; all of them without.")] = None,
    *,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on as lines come, until Ctrl-C.")] = False,
    lines: Annotated[int, typer.Option("--lines", "-n", min=0, help="How many of the last lines.")] = 20,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Show what parts say, in words; with --json each line as it was written."""
    with refusals(NoSuchLog, as_json=as_json):
        files = _files(DataFolder.at(data), part)
    for path in files:
        for line in last_lines(path, lines):
            _say(path, line, named=part is None, as_json=as_json)
    if follow:
        _follow(files, named=part is None, as_json=as_json)


def _files(folder: DataFolder, part: str | None) -> list[Path]:
    found = {path.stem: path for path in log_files(folder.logs)}
    if part is None:
        return list(found.values())
    if part not in found:
        raise NoSuchLog(f"There is no log of {part!r}. There are: {', '.join(found) or 'none yet'}.")
    return [found[part]]


def _follow(files: list[Path], *, named: bool, as_json: bool) -> None:
    positions = {path: path.stat().st_size for path in files}
    try:
        while True:
            for path, position in positions.items():
                fresh, positions[path] = new_lines(path, position)
                for line in fresh:
                    _say(path, line, named=named, as_json=as_json)
            time.sleep(LOOKS_SECONDS)
    except KeyboardInterrupt:
        return


def _say(path: Path, line: str, *, named: bool, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"part": path.stem, "line": line}))
    else:
        said = readable(line)
        typer.echo(f"{path.stem:<18} {said}" if named else said)
