"""Starts ``plumbline up`` in the background and reports from the run file until it is ready."""

import subprocess
import sys
import time

from plumbline import checks
from plumbline.data_folder import DataFolder
from plumbline.supervisor import run_file
from plumbline.supervisor.board import Board
from plumbline.supervisor.lock import FolderHeld, FolderLock
from plumbline.supervisor.logs import last_lines
from plumbline.supervisor.part import PartFailed
from plumbline.supervisor.run_file import Run
from plumbline.supervisor.runner import SHOWN_LINES
from plumbline.topology import Wish

LOOKS_SECONDS = 0.2


def start(folder: DataFolder, wish: Wish, port: int | None, board: Board) -> None:
    """Return when everything is ready.

    Raises:
        MachineUnfit: it cannot run here.
        FolderHeld: it runs already.
        PartFailed: it ended before it was ready.
    """
    folder.make()
    holder = FolderLock(folder.lock_file).holder()
    if holder is not None:
        raise FolderHeld(folder.root, holder)
    # Here as well: on a full disk the other process could not write down why it ended.
    checks.check_machine(folder.root)
    log = folder.logs / "supervisor.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            _command(folder, wish, port), stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )
    run = _follow(folder, process, board)
    if run is None:
        raise PartFailed("\n".join(last_lines(log, SHOWN_LINES)) or "it ended without a word")
    board.ready(run)
    board.note(f"It runs in the background as process {process.pid}. Stop it with: plumbline stop")


def _command(folder: DataFolder, wish: Wish, port: int | None) -> list[str]:
    command = [sys.executable, "-m", "plumbline", "up", "--data", str(folder.root)]
    command += ["--demo"] if wish.demo else []
    command += ["--live"] if wish.live else []
    command += [word for name in wish.only for word in ("--only", name)]
    return command if port is None else [*command, "--port", str(port)]


def _follow(folder: DataFolder, process: subprocess.Popen[bytes], board: Board) -> Run | None:
    """Tell ``board`` of every change until all is ready; ``None`` if the process ends before that."""
    lock = FolderLock(folder.lock_file)
    while process.poll() is None:
        holder = lock.holder()
        run = run_file.read(folder.run_file)
        if run.supervisor == process.pid and run.is_of(holder):
            for part in run.parts.values():
                board.changed(part)
            if run.is_ready:
                return run
        time.sleep(LOOKS_SECONDS)
    return None
