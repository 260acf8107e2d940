"""``plumbline topics``: the topics that the contracts declare, on a broker."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from plumbline.commands.answers import AsJson, Data, refusals, say_json
from plumbline.data_folder import DataFolder
from plumbline.supervisor import run_file

if TYPE_CHECKING:
    from plumbline.topics import Planned

app = typer.Typer(help="The topics that the contracts declare, on Kafka.", no_args_is_help=True)

Bootstrap = Annotated[
    str | None,
    typer.Option(envvar="PLUMBLINE_KAFKA_BOOTSTRAP", help="Where Kafka is; that of the data folder without."),
]
Replication = Annotated[int, typer.Option(min=1, help="Copies of each partition, for new topics.")]


class NoKafka(Exception):
    """It is not known where Kafka is."""


@app.command()
def plan(
    *, bootstrap: Bootstrap = None, replication: Replication = 1, data: Data = None, as_json: AsJson = False
) -> None:
    """Say what apply would do."""
    from plumbline.topics import TopicAdmin, TopicsUnreachable

    with refusals(NoKafka, TopicsUnreachable, as_json=as_json):
        planned = asyncio.run(TopicAdmin(_where(bootstrap, data), replication=replication).plan())
    _show(planned, as_json=as_json)


@app.command()
def apply(
    *, bootstrap: Bootstrap = None, replication: Replication = 1, data: Data = None, as_json: AsJson = False
) -> None:
    """Make missing topics and settle their settings. Never deletes, never changes a number of partitions."""
    from plumbline.topics import TopicAdmin, TopicsRefused, TopicsUnreachable

    with refusals(NoKafka, TopicsUnreachable, TopicsRefused, as_json=as_json):
        done = asyncio.run(TopicAdmin(_where(bootstrap, data), replication=replication).apply())
    _show(done, as_json=as_json)


def _where(bootstrap: str | None, data: Data) -> str:
    if bootstrap:
        return bootstrap
    ports = run_file.read(DataFolder.at(data).run_file).ports
    if "kafka" not in ports:
        raise NoKafka("Where is Kafka? Give --bootstrap host:port, or start the platform with: plumbline up")
    return f"127.0.0.1:{ports['kafka']}"


def _show(planned: "list[Planned]", *, as_json: bool) -> None:
    if as_json:
        say_json([{"topic": step.topic.name, "action": step.action, "because": step.because} for step in planned])
        return
    for step in planned:
        typer.echo(f"{step.action:<7} {step.topic.name}{f': {step.because}' if step.because else ''}")
    if all(step.action == "keep" for step in planned):
        typer.echo("Nothing to do.")
