"""Runs a step that is a process of its own: what it prints is its progress and its log."""

import asyncio
import signal
from pathlib import Path

from plumbline.supervisor.launch import Launch, start_watched
from plumbline.supervisor.logs import last_lines
from plumbline.supervisor.part import PartFailed, Tell
from plumbline.supervisor.runner import SHOWN_LINES, describe_status, end


async def run_to_end(launch: Launch, log: Path, tell: Tell) -> None:
    """Run ``launch`` to its end; each line goes to ``log`` and to ``tell``. Ended with it when cancelled.

    Raises:
        PartFailed: it ended with another status than 0; the message carries the last lines.
    """
    process = await start_watched(launch, asyncio.subprocess.PIPE)
    try:
        await _follow(process, log, tell)
        status = await process.wait()
    finally:
        await end(process, signal.SIGTERM)
    if status != 0:
        lines = "\n".join(f"    {line}" for line in last_lines(log, SHOWN_LINES))
        raise PartFailed(f"ended with {describe_status(status)}. The last lines of {log}:\n{lines}")


async def _follow(process: asyncio.subprocess.Process, log: Path, tell: Tell) -> None:
    if process.stdout is None:
        return
    with log.open("w", encoding="utf-8") as file:
        async for line in process.stdout:
            words = line.decode(errors="replace").rstrip()
            print(words, file=file, flush=True)
            tell(words)
