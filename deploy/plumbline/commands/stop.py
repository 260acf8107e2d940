"""``plumbline stop`` and ``plumbline reset``: end what runs; throw away what it kept."""

import os
import shutil
import signal
import time
from pathlib import Path
from typing import Annotated

import typer

from plumbline.commands.answers import AsJson, Data, refusals, say_json
from plumbline.data_folder import RESTORING, SET_ASIDE, DataFolder
from plumbline.supervisor import leftovers, run_file
from plumbline.supervisor.lock import FolderHeld, FolderLock

LONGEST_STOP_SECONDS = 60.0
LOOKS_SECONDS = 0.1


class StopTooSlow(Exception):
    """It did not end in time."""


def stop(*, data: Data = None, as_json: AsJson = False) -> None:
    """Stop everything in order."""
    folder = DataFolder.at(data)
    with refusals(StopTooSlow, as_json=as_json):
        was_running = end(folder)
    left = leftovers.end_all(run_file.read(folder.run_file))
    if as_json:
        say_json({"was_running": was_running, "ended_left_behind": left})
        return
    typer.echo("Stopped." if was_running else f"Nothing runs over {folder.root}.")
    if left:
        typer.echo(f"Ended what an earlier run left behind: {', '.join(left)}.")


def end(folder: DataFolder) -> bool:
    """Stop the supervisor of ``folder`` and wait; returns whether there was one. Raises ``StopTooSlow``."""
    lock = FolderLock(folder.lock_file)
    holder = lock.holder()
    if holder is None:
        return False
    os.kill(holder.pid, signal.SIGTERM)
    deadline = time.monotonic() + LONGEST_STOP_SECONDS
    while lock.holder() is not None:
        if time.monotonic() > deadline:
            raise StopTooSlow(f"Not stopped in {LONGEST_STOP_SECONDS:.0f} s. End it with: kill -9 {holder.pid}")
        time.sleep(LOOKS_SECONDS)
    return True


def reset(
    *,
    data: Data = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: AsJson = False,
) -> None:
    """Throw away everything that the data folder keeps. Asks first."""
    folder = DataFolder.at(data)
    with refusals(FolderHeld, as_json=as_json):
        holder = FolderLock(folder.lock_file).holder()
        if holder is not None:
            raise FolderHeld(folder.root, holder)
    kept = [path for path in _kept(folder) if path.exists()]
    if kept and not yes:
        typer.confirm(f"Throw away all maps, sign-offs, lessons and incidents in {folder.root}?", abort=True)
    leftovers.end_all(run_file.read(folder.run_file))
    for path in kept:
        _remove(path)
    if as_json:
        say_json({"removed": [path.name for path in kept]})
    else:
        typer.echo(f"{folder.root} is empty." if kept else f"{folder.root} was empty.")


def _kept(folder: DataFolder) -> list[Path]:
    """What ``plumbline`` makes in a data folder; a folder may hold somebody else's files too, and they stay."""
    names = ("postgres", "postgres.new", "postgres-socket", "kafka", "kafka.new", "logs", "run.json", "secrets.json")
    stems = (f"{folder.demo_stamp.name}*", f"{folder.spans_file.name}*", f"{SET_ASIDE}*")
    return [folder.root / name for name in (*names, "issuer-key.json", "lock", RESTORING)] + [
        path for stem in stems for path in folder.root.glob(stem)
    ]


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
