"""``plumbline topics``: the topics that the contracts declare, on a broker."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from plumbline.commands.answers import AsJson, Data, refusals, say_json
from plumbline.commands.broker import Bootstrap, NoBroker, broker_of

if TYPE_CHECKING:
    from plumbline.topics import Planned

app = typer.Typer(help="The topics that the contracts declare, on Kafka.", no_args_is_help=True)

Replication = Annotated[int, typer.Option(min=1, help="Copies of each partition, for new topics.")]


@app.command()
def plan(
    *, bootstrap: Bootstrap = None, replication: Replication = 1, data: Data = None, as_json: AsJson = False
) -> None:
    """Say what apply would do."""
    from plumbline.topics import TopicAdmin, TopicsUnreachable

    with refusals(NoBroker, TopicsUnreachable, as_json=as_json):
        planned = asyncio.run(TopicAdmin(broker_of(bootstrap, data), replication=replication).plan())
    _show(planned, as_json=as_json)


@app.command()
def apply(
    *, bootstrap: Bootstrap = None, replication: Replication = 1, data: Data = None, as_json: AsJson = False
) -> None:
    """Make missing topics and settle their settings. Never deletes, never changes a number of partitions."""
    from plumbline.topics import TopicAdmin, TopicsRefused, TopicsUnreachable

    with refusals(NoBroker, TopicsUnreachable, TopicsRefused, as_json=as_json):
        done = asyncio.run(TopicAdmin(broker_of(bootstrap, data), replication=replication).apply())
    _show(done, as_json=as_json)


def _show(planned: "list[Planned]", *, as_json: bool) -> None:
    if as_json:
        say_json([{"topic": step.topic.name, "action": step.action, "because": step.because} for step in planned])
        return
    for step in planned:
        typer.echo(f"{step.action:<7} {step.topic.name}{f': {step.because}' if step.because else ''}")
    if all(step.action == "keep" for step in planned):
        typer.echo("Nothing to do.")
