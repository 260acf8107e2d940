"""``plumbline status``: what runs, how it is, what it uses."""

import time
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from plumbline.commands.answers import AsJson, Data, say_json
from plumbline.commands.waiting_letters import in_words, waiting_letters
from plumbline.data_folder import DataFolder
from plumbline.supervisor import measure, room, run_file
from plumbline.supervisor.lock import FolderLock, Holder
from plumbline.supervisor.run_file import RunningPart, process_of
from plumbline.supervisor.states import FINE, State

MEASURED_SECONDS = 1.0


def status(*, data: Data = None, as_json: AsJson = False) -> None:
    """Say what runs, how it is and what it uses."""
    folder = DataFolder.at(data)
    found = describe(folder)
    if as_json:
        say_json(found)
    else:
        _show(found)


def describe(folder: DataFolder) -> dict[str, Any]:
    """Everything about the platform over ``folder``; takes a second, over which processor use is measured."""
    holder, run = FolderLock(folder.lock_file).holder(), run_file.read(folder.run_file)
    supervisor = None if holder is None else holder.pid
    before = measure.cpu_by_part(run, supervisor)
    if before:
        time.sleep(MEASURED_SECONDS)
    uses = measure.by_part(run, supervisor, before, MEASURED_SECONDS)
    totals = measure.total(uses.values())
    return {
        "ready": run.is_of(holder) and run.is_ready,
        "url": run.url,
        "data": str(folder.root),
        "disk": {"free_mib": room.free_mib(folder.root), "short": room.words_if_short(folder.root)},
        "supervisor": _supervisor(holder, uses),
        "parts": [_part(run.parts[name], uses, is_now=run.is_of(holder)) for name in run.parts],
        "dead_letters": waiting_letters(run.ports) if run.is_of(holder) else {},
        "totals": {"memory_mib": round(totals.memory_mib, 1), "cpu_percent": round(totals.cpu_percent, 1)},
    }


def _supervisor(holder: Holder | None, uses: dict[str, measure.Use]) -> dict[str, Any] | None:
    if holder is None:
        return None
    use = uses.get("supervisor", measure.Use(0.0, 0.0))
    return {"pid": holder.pid, "since": holder.since, "memory_mib": use.memory_mib, "cpu_percent": use.cpu_percent}


def _part(part: RunningPart, uses: dict[str, measure.Use], *, is_now: bool) -> dict[str, Any]:
    process, use = process_of(part), uses.get(part.name, measure.Use(0.0, 0.0))
    # Without its supervisor a state is what was last written; what matters then is whether something was left behind.
    orphaned = "left behind" if process is not None else str(State.STOPPED)
    return {
        "name": part.name,
        "state": str(part.state) if is_now else orphaned,
        "pid": None if process is None else process.pid,
        "memory_mib": use.memory_mib,
        "cpu_percent": use.cpu_percent,
        "start_seconds": part.seconds,
        "restarts": part.restarts,
        "detail": part.detail,
    }


def _show(found: dict[str, Any]) -> None:
    console = Console()
    if found["supervisor"] is None:
        console.print(f"Nothing runs over {found['data']}. Start it with: plumbline up", highlight=False)
    else:
        words = "ready" if found["ready"] else "not ready"
        console.print(f"{found['url']} is {words}; since {found['supervisor']['since']}", highlight=False)
    if found["disk"]["short"]:
        typer.echo(found["disk"]["short"])
    table = Table(box=None, pad_edge=False)
    for heading, justify in (
        ("part", "left"),
        ("state", "left"),
        ("process", "right"),
        ("MiB", "right"),
        ("cpu %", "right"),
    ):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]
    for part in found["parts"]:
        style = "" if part["state"] in FINE else "yellow"
        figures = (str(part["pid"] or ""), f"{part['memory_mib']:.0f}", f"{part['cpu_percent']:.1f}")
        table.add_row(part["name"], part["state"], *(figures if part["pid"] else ("", "", "")), style=style)
    totals = found["totals"]
    table.add_row("all together", "", "", f"{totals['memory_mib']:.0f}", f"{totals['cpu_percent']:.1f}", style="bold")
    console.print(table)
    for line in in_words(found["dead_letters"]):
        typer.echo(line)
    for part in found["parts"]:
        if part["state"] not in FINE and part["detail"]:
            typer.echo(f"{part['name']}: {part['detail']}")
