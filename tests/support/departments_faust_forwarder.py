"""A Faust worker that forwards at "exactly once", as a process of its own.

``python … <bootstrap> <topic> <folder> <way> [<held>]``: it forwards every value of ``<topic>`` to ``<topic>-out``, and
keeps the value ``<held>`` in hand for ever once it is forwarded. Its test kills it. The ways:

- ``apart``: nobody in the application reads its output, and offsets are committed hardly ever;
- ``together``: it reads its output as well, and commits often;
- ``across``: the same, with its output in partition 1 although everything comes from partition 0.
"""

import asyncio
import sys
from dataclasses import dataclass

import faust


@dataclass(frozen=True)
class Way:
    """How the application is made."""

    commit_seconds: float
    reads_its_output: bool
    partition: int


WAYS = {"apart": Way(3600, False, 0), "together": Way(0.2, True, 0), "across": Way(0.2, True, 1)}


def group_of(topic: str) -> str:
    """The consumer group of the application that forwards ``topic``."""
    return f"forwarder-{topic}"


def output_of(topic: str) -> str:
    """Where the values of ``topic`` go."""
    return f"{topic}-out"


def make_app(bootstrap: str, topic: str, folder: str, commit_seconds: float) -> faust.App:
    """The application. Its place in the group is its own, so that it comes back to it at once."""
    return faust.App(
        group_of(topic),
        broker=f"aiokafka://{bootstrap}",
        datadir=folder,
        web_enabled=False,
        topic_disable_leader=True,
        topic_allow_declare=False,
        processing_guarantee="exactly_once",
        store="memory://",
        consumer_auto_offset_reset="earliest",
        consumer_group_instance_id="one",
        broker_commit_interval=commit_seconds,
        broker_session_timeout=6,
        broker_heartbeat_interval=1,
        stream_wait_empty=False,
        worker_redirect_stdouts=False,
    )


def bytes_topic(app: faust.App, name: str) -> faust.TopicT:
    """Topic ``name`` as it is on the wire."""
    return app.topic(name, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw")


def add_agents(app: faust.App, topic: str, way: Way, held: bytes) -> None:
    """The agent that forwards and, where the way says so, one that reads what was forwarded."""
    output = bytes_topic(app, output_of(topic))

    async def forward(stream: faust.StreamT[bytes]) -> None:
        async for value in stream:
            await (await output.send(key=b"one", value=value, partition=way.partition))
            if value == held:
                await asyncio.Event().wait()

    async def read(stream: faust.StreamT[bytes]) -> None:
        async for _ in stream:
            pass

    app.agent(bytes_topic(app, topic), name="forward", concurrency=1)(forward)
    if way.reads_its_output:
        app.agent(output, name="read", concurrency=1)(read)


def main(bootstrap: str, topic: str, folder: str, way_name: str, held: str = "") -> None:
    """Forward until killed. As a worker of Faust's own: only there does it use transactions at all."""
    way = WAYS[way_name]
    app = make_app(bootstrap, topic, folder, way.commit_seconds)
    add_agents(app, topic, way, held.encode())
    faust.Worker(app, loglevel="WARNING").execute_from_commandline()


if __name__ == "__main__":
    main(*sys.argv[1:])
