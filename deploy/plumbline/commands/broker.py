"""Which Kafka a command speaks to, and as whom: the settings of services, else the one of a data folder."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from plumbline.commands.answers import Data

if TYPE_CHECKING:
    from chassis.kafka_access import KafkaAccess

Bootstrap = Annotated[
    str | None,
    typer.Option(
        envvar="PLUMBLINE_KAFKA_BOOTSTRAP",
        help="Where Kafka is; that of the data folder without. Who to be comes by PLUMBLINE_KAFKA_PROTOCOL and others.",
    ),
]


class NoBroker(Exception):
    """It is not known where Kafka is, or as whom to speak to it."""


def broker_of(bootstrap: str | None, data: Data) -> "KafkaAccess":
    """How to reach the broker. Raises :class:`NoBroker`."""
    from chassis.errors import ConfigurationRefused
    from chassis.settings import KafkaSettings, load

    environment = {**os.environ, "PLUMBLINE_KAFKA_BOOTSTRAP": bootstrap} if bootstrap else _of_folder(data)
    try:
        return load(KafkaSettings, service="operator", environment=environment).kafka
    except ConfigurationRefused as refusal:
        raise NoBroker(str(refusal)) from None


def _of_folder(data: Data) -> dict[str, str]:
    from plumbline.data_folder import DataFolder
    from plumbline.supervisor import run_file

    ports = run_file.read(DataFolder.at(data).run_file).ports
    if "kafka" not in ports:
        raise NoBroker("Where is Kafka? Give --bootstrap host:port, or start the platform with: plumbline up")
    return {"PLUMBLINE_KAFKA_BOOTSTRAP": f"127.0.0.1:{ports['kafka']}"}
