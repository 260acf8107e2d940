"""``plumbline up``: start everything and stay until Ctrl-C."""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass
from typing import Annotated

import typer

from plumbline import checks, credentials, environment, ports
from plumbline.commands import detached
from plumbline.commands.answers import AsJson, Data, refusals
from plumbline.data_folder import DataFolder
from plumbline.environment import Surroundings
from plumbline.issuer.people import GROUPS
from plumbline.supervisor import leftovers, measure, run_file
from plumbline.supervisor.board import Board, JsonBoard, board_for
from plumbline.supervisor.conductor import Conductor
from plumbline.supervisor.lock import FolderHeld, FolderLock
from plumbline.supervisor.order import OrderImpossible
from plumbline.supervisor.part import PartFailed
from plumbline.supervisor.run_file import Run
from plumbline.topology import PORTS, Topology, Wish

REFUSALS = (
    checks.MachineUnfit,
    credentials.CredentialsRefused,
    environment.NoSignIn,
    ports.PortInUse,
    FolderHeld,
    OrderImpossible,
    PartFailed,
)
CALM_SECONDS = 15.0
MEASURED_SECONDS = 10.0


def up(  # noqa: PLR0913 - the options of a command
    *,
    demo: Annotated[bool, typer.Option("--demo", help="With a made-up health system to sign in to.")] = False,
    live: Annotated[bool, typer.Option("--live", help="Keep the demo playing, so that the boards move.")] = False,
    data: Data = None,
    port: Annotated[int | None, typer.Option(help="The port of the web app (8800 if free).", min=1, max=65535)] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="Only this part and what it needs; may be given again.", show_default=False)
    ] = None,
    detach: Annotated[bool, typer.Option("--detach", help="Return when it is ready and leave it running.")] = False,
    as_json: AsJson = False,
) -> None:
    """Run the whole platform on this machine until Ctrl-C."""
    wish = Wish(demo=demo or live, live=live, only=tuple(only or ()))
    folder = DataFolder.at(data)
    with refusals(*REFUSALS, as_json=as_json):
        if detach:
            detached.start(folder, wish, port, board_for(as_json=as_json))
        else:
            _Stay(folder, wish, port, board_for(as_json=as_json)).run()


@dataclass
class _Stay:
    """One run in the foreground."""

    folder: DataFolder
    wish: Wish
    port: int | None
    board: Board

    def run(self) -> None:
        self.folder.make()
        checks.check_machine(self.folder.root)
        with FolderLock(self.folder.lock_file):
            asyncio.run(self._conduct())

    async def _conduct(self) -> None:
        warning = checks.memory_warning()
        if warning:
            self.board.note(warning)
        around, run = self._surroundings()
        parts = Topology(self.folder, around, self.wish).parts()
        conductor = Conductor(parts, run, self.folder.run_file, self.folder.logs, self.board)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._stop, conductor)
        telling = asyncio.create_task(self._tell_when_ready(conductor, run))
        try:
            await conductor.run()
        finally:
            telling.cancel()
            await asyncio.gather(telling, return_exceptions=True)

    def _surroundings(self) -> tuple[Surroundings, Run]:
        earlier = run_file.read(self.folder.run_file)
        ended = leftovers.end_all(earlier)
        if ended:
            self.board.note(f"Ended what an earlier run left behind: {', '.join(ended)}")
        chosen = ports.choose(PORTS, earlier.ports, self.port)
        around = Surroundings(chosen, credentials.load_or_make(self.folder.credentials_file), self.wish.demo)
        if not self.wish.only:
            # Asked for now: a platform that nobody can sign in to is refused before anything starts.
            _ = around.issuer
        return around, Run(around.public_url, self.wish.demo, os.getpid(), chosen)

    def _stop(self, conductor: Conductor) -> None:
        self.board.note("Stopping. Again to end everything at once.")
        conductor.request_stop()

    async def _tell_when_ready(self, conductor: Conductor, run: Run) -> None:
        await conductor.all_ready.wait()
        for line in _welcome(run) if not isinstance(self.board, JsonBoard) else ():
            self.board.note(line)
        await asyncio.sleep(CALM_SECONDS)
        use = await measure.over(run, os.getpid(), MEASURED_SECONDS)
        self.board.note(
            f"At rest: {use.memory_mib:.0f} MiB of memory, {use.cpu_percent:.1f}% of one core, all together."
        )


def _welcome(run: Run) -> list[str]:
    lines = ["", f"  Plumbline is at {run.url}" if "origin" in run.parts else "  What was asked for is ready."]
    if run.demo and "origin" in run.parts:
        lines.append("  Sign in as one of these; nobody is asked for a password:")
        lines += [
            f"    {person.name:<16} {person.title}"
            for title, people in GROUPS.items()
            if title != "Machines"
            for person in people
        ]
    stop = "  Ctrl-C stops everything." if sys.stdout.isatty() else f"  Process {os.getpid()} runs it."
    return [*lines, stop, ""]
