"""``plumbline acls``: the rights on Kafka that the contracts give."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from plumbline.acls import PRINCIPALS, Action, PrincipalsUnclear
from plumbline.commands.answers import AsJson, Data, refusals, say_json
from plumbline.commands.broker import Bootstrap, NoBroker, broker_of

if TYPE_CHECKING:
    from plumbline.acl_broker import AclAdmin
    from plumbline.acls import Planned

app = typer.Typer(help="Who may write and read which topic, as the contracts say.", no_args_is_help=True)

Principals = Annotated[str, typer.Option(help="How services are called on the broker; {service} stands for the name.")]
Revoke = Annotated[bool, typer.Option("--revoke", help="Take away what services have and the contracts do not give.")]


@app.command()
def plan(
    *,
    bootstrap: Bootstrap = None,
    principals: Principals = PRINCIPALS,
    revoke: Revoke = False,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Say what apply would do."""
    _carry_out(lambda admin: admin.plan(revoke=revoke), Asked(bootstrap, principals, data), as_json=as_json)


@app.command()
def apply(
    *,
    bootstrap: Bootstrap = None,
    principals: Principals = PRINCIPALS,
    revoke: Revoke = False,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Grant what is missing. Rights of others are left alone; what services have too much goes with --revoke only."""
    _carry_out(lambda admin: admin.apply(revoke=revoke), Asked(bootstrap, principals, data), as_json=as_json)


@dataclass(frozen=True)
class Asked:
    """Which broker, and how services are called on it."""

    bootstrap: str | None
    principals: str
    data: Path | None


def _carry_out(
    work: "Callable[[AclAdmin], Coroutine[Any, Any, list[Planned]]]", asked: Asked, *, as_json: bool
) -> None:
    from plumbline.acl_broker import AclAdmin, AclsUnreachable

    with refusals(NoBroker, AclsUnreachable, PrincipalsUnclear, as_json=as_json):
        done = asyncio.run(work(AclAdmin(broker_of(asked.bootstrap, asked.data), asked.principals)))
    _show(done, as_json=as_json)


def _show(planned: "list[Planned]", *, as_json: bool) -> None:
    if as_json:
        say_json([{"right": step.right.in_words, "action": step.action} for step in planned])
        return
    for step in planned:
        typer.echo(f"{step.action:<7} {step.right.in_words}")
    if all(step.action is Action.KEEP for step in planned):
        typer.echo("Nothing to do.")
    elif any(step.action is Action.EXTRA for step in planned):
        typer.echo("What is extra stays until --revoke is given.")
