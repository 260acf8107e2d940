"""``plumbline dead-letters``: events that a consumer could not take, and another try for them."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Annotated, Any, TypeVar

import typer

from plumbline import credentials
from plumbline.commands.answers import REFUSED, AsJson, Data, refusals, say_json
from plumbline.commands.letters_in_words import asked_in_words, letters_in_words
from plumbline.credentials import SERVICES
from plumbline.data_folder import DataFolder
from plumbline.environment import Surroundings
from plumbline.supervisor import run_file

app = typer.Typer(help="Events that a consumer could not take.", no_args_is_help=True)

Service = Annotated[str | None, typer.Option("--service", "-s", help="One consumer; all of them without.")]
OneService = Annotated[str, typer.Argument(help="The consumer whose dead letter it is.")]
Number = Annotated[int, typer.Argument(help="The number that the list gives.")]

T = TypeVar("T")


class NoDatabase(Exception):
    """It is not known where the service's database is."""


@app.command("list")
def list_letters(
    *,
    service: Service = None,
    gaps: Annotated[bool, typer.Option("--gaps", help="Also those that only wait for an earlier one.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=500, help="At most this many of each consumer.")] = 50,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """List what waits, oldest first."""
    found: list[dict[str, Any]] = []
    for name in [service] if service else SERVICES:
        letters = _with_letters(data, name, lambda them: them.list(with_gaps=gaps, limit=limit), as_json=as_json)
        found += [{"service": name, **asdict(letter)} for letter in letters]
    if as_json:
        say_json({"items": found})
    else:
        typer.echo("\n".join(letters_in_words(found)))


@app.command()
def show(service: OneService, number: Number, *, data: Data = None, as_json: AsJson = False) -> None:
    """Show one event as it arrived."""
    say_json(_with_letters(data, service, lambda them: them.show(number), as_json=as_json))


@app.command()
def replay(
    service: OneService,
    number: Annotated[int | None, typer.Argument(help="The number that the list gives; all without.")] = None,
    *,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Ask the running worker for another try. The event keeps its id, so nothing happens twice."""
    asked = _with_letters(data, service, lambda them: them.replay(number), as_json=as_json)
    if as_json:
        say_json({"service": service, "asked_for": asked})
    else:
        typer.echo(asked_in_words(service, number, asked))


@app.command()
def discard(service: OneService, number: Number, *, data: Data = None, as_json: AsJson = False) -> None:
    """Set aside a value that is no event at all. An event is never set aside: it can only be replayed."""
    is_done = _with_letters(data, service, lambda them: them.discard(number), as_json=as_json)
    if as_json:
        say_json({"service": service, "is_discarded": is_done})
    else:
        typer.echo(
            f"Set aside {service} {number}." if is_done else f"{service} {number} is an event, or waits no more."
        )
    if not is_done:
        raise typer.Exit(REFUSED)


def _with_letters(data: Data, service: str, use: Callable[[Any], Awaitable[T]], *, as_json: bool) -> T:
    from asyncpg import PostgresError

    from chassis.errors import NotFound

    with refusals(NoDatabase, NotFound, PostgresError, OSError, as_json=as_json):
        return asyncio.run(_used(_database_url(data, service), use))


async def _used(url: str, use: Callable[[Any], Awaitable[T]]) -> T:
    from chassis.database import open_pool
    from chassis.dead_letters import DeadLetters

    pool = await open_pool(url, application="plumbline-dead-letters", size=1)
    try:
        return await use(DeadLetters(pool))
    finally:
        await pool.close()


def _database_url(data: Data, service: str) -> str:
    if service not in SERVICES:
        raise NoDatabase(f"There is no service {service!r}. There are: {', '.join(SERVICES)}.")
    named = os.environ.get(f"PLUMBLINE_{service.upper()}_DATABASE_URL")
    if named:
        return named
    folder = DataFolder.at(data)
    run = run_file.read(folder.run_file)
    if "postgres" not in run.ports or not folder.credentials_file.exists():
        raise NoDatabase(
            f"Where is {service}'s database? Set PLUMBLINE_{service.upper()}_DATABASE_URL, or start the platform with: "
            "plumbline up"
        )
    around = Surroundings(run.ports, credentials.load_or_make(folder.credentials_file), run.demo)
    return around.database_url(service, "app")
