"""What runs on one machine, in which order: the one list of all parts."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from plumbline.credentials import SERVICES
from plumbline.data_folder import DataFolder
from plumbline.environment import Surroundings
from plumbline.issuer import people
from plumbline.parts.jars import JarStore, cache_folder
from plumbline.parts.kafka import Kafka
from plumbline.parts.postgres import Postgres
from plumbline.ports import WEB
from plumbline.supervisor.launch import Launch
from plumbline.supervisor.order import with_needed
from plumbline.supervisor.part import Part, Server, Step, Tell
from plumbline.supervisor.probes import http, quick
from plumbline.supervisor.step_process import run_to_end

WORKERS = (*SERVICES, "signals")
PORTS = ("postgres", "kafka", "kafka-controller", "sink", "issuer", *WORKERS)
"""The ports beside the web's; those of workers answer health checks."""

DEMO_MODULE = "plumbline.demo.cli"
DEMO_COMMANDS = Path(__file__).with_name("demo") / "cli.py"
WEB_SOURCES = Path(__file__).parents[2] / "services/web"
_FOUNDATION = ("migrate", "topics")


@dataclass(frozen=True)
class Wish:
    """What the operator asked for: the demo, whether it goes on playing, and which parts (all, if none are named)."""

    demo: bool = False
    live: bool = False
    only: tuple[str, ...] = ()


class Topology:
    """The parts over ``folder`` in ``surroundings``."""

    def __init__(self, folder: DataFolder, surroundings: Surroundings, wish: Wish) -> None:
        self._folder = folder
        self._around = surroundings
        self._wish = wish
        ports = surroundings.ports
        self._jars = JarStore(cache_folder() / "jars")
        self._kafka = Kafka(folder.kafka, ports["kafka"], ports["kafka-controller"], self._jars.paths())
        self._postgres = Postgres(folder.postgres, ports["postgres"], surroundings.credentials.superuser)

    def parts(self) -> list[Part]:
        """Every part, or the wanted ones with all they need. Raises ``OrderImpossible`` on a part that is not there."""
        parts = [*self._servers_of_others(), *self._steps(), *self._own_servers(), *self._demo_parts()]
        return with_needed(parts, self._wish.only) if self._wish.only else parts

    def _servers_of_others(self) -> Sequence[Part]:
        postgres, kafka = self._postgres, self._kafka
        return (
            Server("postgres", postgres.launch, quick(postgres.is_ready), prepare=postgres.prepare),
            self._step("jars", ("plumbline.parts.jars",), dict),
            Server("kafka", kafka.launch, quick(kafka.is_ready), after=("jars",), prepare=self._prepare_kafka),
        )

    def _steps(self) -> Sequence[Part]:
        return (
            self._step("web", ("plumbline.parts.node", str(WEB_SOURCES)), dict),
            Step("databases", self._give_databases, after=("postgres",)),
            self._step("migrate", ("plumbline.migrate",), self._around.for_migrations, after=("databases",)),
            Step("topics", self._apply_topics, after=("kafka",)),
        )

    def _own_servers(self) -> Sequence[Part]:
        around, ports = self._around, self._around.ports
        sink = ("plumbline.sink", "--port", str(ports["sink"]), "--file", str(self._folder.spans_file))
        origin = ("plumbline.origin", "--port", str(ports[WEB]))
        return (
            self._server("sink", ports["sink"], sink, dict, after=()),
            self._server(
                "origin",
                ports[WEB],
                origin,
                lambda: around.for_service("origin") | around.for_gateway(),
                # Not Kafka: no API speaks to it. What is accepted meanwhile waits in its outbox, and a page says of
                # when it is; after a crash Kafka reads its log anew, and people need not wait for that.
                after=("migrate", "web", *(("issuer",) if self._wish.demo else ())),
            ),
            *(self._worker(service) for service in SERVICES),
            self._server(
                "signals",
                ports["signals"],
                ("departments", "signals"),
                lambda: around.for_service("signals"),
                after=_FOUNDATION,
            ),
        )

    def _demo_parts(self) -> Sequence[Part]:
        if not self._wish.demo:
            return ()
        port, key = str(self._around.ports["issuer"]), str(self._folder.issuer_key_file)
        issuer = ("plumbline.issuer", "--port", port, "--key", key, "--public-url", self._around.public_url)
        server = self._server("issuer", int(port), issuer, self._around.for_issuer, after=())
        if not DEMO_COMMANDS.exists():
            return (server,)
        running = ("origin", *(f"{service}-worker" for service in SERVICES))
        fill = self._step("demo", (DEMO_MODULE, "fill"), self._for_demo, after=running)
        if not self._wish.live:
            return (server, fill)
        launch = self._launch((DEMO_MODULE, "live"), self._for_demo)
        return (server, fill, Server("live", launch, quick(lambda: True), after=("demo",)))

    def _worker(self, service: str) -> Server:
        name = f"{service}-worker"
        environment = self._around.for_service
        return self._server(
            name, self._around.ports[service], (service, "worker"), lambda: environment(service), after=_FOUNDATION
        )

    def _server(
        self,
        name: str,
        port: int,
        module: tuple[str, ...],
        environment: Callable[[], dict[str, str]],
        *,
        after: tuple[str, ...],
    ) -> Server:
        launch = self._launch(module, environment)
        return Server(name, launch, http(port, "/readyz"), after=after, is_alive=http(port, "/livez"))

    def _launch(self, module: tuple[str, ...], environment: Callable[[], dict[str, str]]) -> Callable[[], Launch]:
        return lambda: Launch((sys.executable, "-m", *module), self._folder.root, environment())

    def _step(
        self,
        name: str,
        module: tuple[str, ...],
        environment: Callable[[], dict[str, str]],
        after: tuple[str, ...] = (),
    ) -> Step:
        launch, log = self._launch(module, environment), self._folder.logs / f"{name}.log"
        return Step(name, lambda tell: run_to_end(launch(), log, tell), after=after)

    def _prepare_kafka(self) -> None:
        self._jars.checked()
        self._kafka.prepare()

    async def _give_databases(self, _: Tell) -> None:
        for service in SERVICES:
            passwords = self._around.credentials.database[service]
            await asyncio.to_thread(self._postgres.give_database, service, passwords)

    async def _apply_topics(self, tell: Tell) -> None:
        from plumbline.topics import Action, TopicAdmin

        done = await TopicAdmin(self._around.kafka_bootstrap).apply()
        made = sum(step.action is not Action.KEEP for step in done)
        if made:
            tell(f"{made} made or adjusted")

    def _for_demo(self) -> dict[str, str]:
        return {
            "PLUMBLINE_PUBLIC_URL": self._around.public_url,
            "PLUMBLINE_OIDC_ISSUER": self._around.issuer,
            "PLUMBLINE_DEMO_CLIENT": people.INTEGRATOR,
            "PLUMBLINE_DEMO_SECRET": self._around.credentials.demo,
            "PLUMBLINE_DEMO_STAMP": str(self._folder.demo_stamp),
        }
