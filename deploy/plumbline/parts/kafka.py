"""Apache Kafka as one KRaft node: its folder, its settings, its start.

Durability of one node: every message is flushed (a single copy in the page cache would not outlive a power cut), and
the services keep their outbox rows until retention, from which the log can be rebuilt.
"""

import shutil
import socket
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plumbline.parts.java import QUICK_START, java
from plumbline.supervisor.launch import Launch, run

SETTINGS: Mapping[str, str] = {
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.listener.names": "CONTROLLER",
    "listener.security.protocol.map": "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "inter.broker.listener.name": "CLIENT",
    # A restart after a kill waits until the old session is over: 5 s instead of 14 (seen).
    "broker.session.timeout.ms": "3000",
    "broker.heartbeat.interval.ms": "500",
    # Topics come from contracts/topics only; a misspelt name must fail and not make a topic.
    "auto.create.topics.enable": "false",
    "unclean.leader.election.enable": "false",
    "default.replication.factor": "1",
    "min.insync.replicas": "1",
    "num.partitions": "12",
    "offsets.topic.num.partitions": "1",
    "offsets.topic.replication.factor": "1",
    "transaction.state.log.num.partitions": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "share.coordinator.state.topic.num.partitions": "1",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    # Groups of one machine: nobody else is coming, and a worker that was killed is missed early.
    "group.initial.rebalance.delay.ms": "0",
    "group.min.session.timeout.ms": "3000",
    "offsets.retention.minutes": "525600",
    "log.flush.interval.messages": "1",
    "log.retention.hours": "8760",
    "log.segment.bytes": "67108864",
    # Each partition keeps its index files mapped at this size while it is written to; the default is 10 MB twice.
    "log.index.size.max.bytes": "262144",
    "log.cleaner.dedupe.buffer.size": "4194304",
    "message.max.bytes": "1048588",
    "num.network.threads": "2",
    "num.io.threads": "4",
    "num.recovery.threads.per.data.dir": "2",
    "background.threads": "2",
    "remote.log.storage.system.enable": "false",
}
"""What one node is told wherever it runs; its addresses and its folder come on top."""

_LOGGING = """\
status = warn
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %d{ISO8601} %-5p %c{1}: %m%n
rootLogger.level = warn
rootLogger.appenderRef.out.ref = out
logger.server.name = kafka.server.KafkaRaftServer
logger.server.level = info
"""

_QUICKEST_ANSWER_SECONDS = 0.2


@dataclass(frozen=True)
class Kafka:
    """One Kafka node that keeps its data in ``folder``.

    ``port`` is for clients and ``controller_port`` for itself, both on 127.0.0.1.
    """

    folder: Path
    port: int
    controller_port: int
    jars: Sequence[Path]
    heap_mib: int = 256
    more: Mapping[str, str] = field(default_factory=dict)
    """Settings on top of :data:`SETTINGS` and of what the fields above say."""
    users: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Names and passwords for SCRAM-SHA-512, made when the folder is."""

    @property
    def bootstrap(self) -> str:
        """Where clients find it."""
        return f"127.0.0.1:{self.port}"

    def prepare(self) -> None:
        """Make and format the folder on first use, and write the settings. An interrupted first use leaves no harm."""
        if not (self.folder / "meta.properties").exists():
            self._format()
        self._write_settings(self.folder)

    def launch(self) -> Launch:
        """How the prepared node is started."""
        options = (*QUICK_START, "-Xms64m", f"-Xmx{self.heap_mib}m", "-XX:+ExitOnOutOfMemoryError")
        return Launch(self._java(options, "kafka.Kafka", str(self._settings_file(self.folder))), self.folder)

    def is_ready(self) -> bool:
        """Whether it takes clients' connections: the node opens this port last, when it knows its topics."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=_QUICKEST_ANSWER_SECONDS):
                return True
        except OSError:
            return False

    def _format(self) -> None:
        fresh = self.folder.with_name(f"{self.folder.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        self._write_settings(fresh)
        cluster = urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
        users = [f"--add-scram=SCRAM-SHA-512=[name={name},password={word}]" for name, word in self.users.items()]
        arguments = ("format", "--config", str(self._settings_file(fresh)), f"--cluster-id={cluster}", *users)
        run(Launch(self._java((*QUICK_START, "-Xmx128m"), "kafka.tools.StorageTool", *arguments), fresh))
        # Nothing formatted names the folder's path, so it gets its name once it is whole.
        fresh.rename(self.folder)

    @staticmethod
    def _settings_file(folder: Path) -> Path:
        return folder / "plumbline.properties"

    def _write_settings(self, folder: Path) -> None:
        client, controller = f"CLIENT://{self.bootstrap}", f"CONTROLLER://127.0.0.1:{self.controller_port}"
        settings = {
            **SETTINGS,
            "listeners": f"{client},{controller}",
            "advertised.listeners": client,
            "controller.quorum.voters": f"1@127.0.0.1:{self.controller_port}",
            "log.dirs": str(folder),
            **self.more,
        }
        lines = (f"{name}={_escaped(value)}\n" for name, value in settings.items())
        self._settings_file(folder).write_text("".join(lines), encoding="latin-1")
        (folder / "log4j2.properties").write_text(_LOGGING)

    def _java(self, options: tuple[str, ...], main_class: str, *arguments: str) -> tuple[str, ...]:
        class_path = ":".join(str(jar) for jar in self.jars)
        # Relative to the folder it runs in: log4j reads an address here, in which a space would have to be escaped.
        logging = "-Dlog4j2.configurationFile=log4j2.properties"
        return (str(java()), *options, logging, "-cp", class_path, main_class, *arguments)


def _escaped(value: str) -> str:
    """``value`` as a Java properties file wants it: ASCII, with backslashes doubled."""
    doubled = value.replace("\\", "\\\\")
    return "".join(char if char.isascii() else _utf16_escapes(char) for char in doubled)


def _utf16_escapes(char: str) -> str:
    encoded = char.encode("utf-16-be")
    return "".join(f"\\u{encoded[at] << 8 | encoded[at + 1]:04x}" for at in range(0, len(encoded), 2))
