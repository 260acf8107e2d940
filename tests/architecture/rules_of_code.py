"""What no module does: read the clock, borrow a connection, give an agent company, name a metric on the spot.

And what no test does: pass over the choice of servers.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from tests.architecture import tree
from tests.architecture.rules import Rule, called, calls, is_python, parsed, room

WITHOUT_A_CLOCK = frozenset({"domain", "engines", "application"})
CLOCKS = re.compile(r"^(\w+\.)*(datetime|date)\.(now|utcnow|today)$")

TELEMETRY_NAMES = PurePosixPath("services/chassis/telemetry_names.py")
TELEMETRY_NAME = re.compile(r"plumbline\.[a-z_]+\.[a-z_]+(\.[a-z_]+)*")
NAMING_CALLS = frozenset(
    {
        *("set_attribute", "create_counter", "create_up_down_counter", "create_histogram", "create_gauge"),
        *("create_observable_counter", "create_observable_up_down_counter", "create_observable_gauge"),
    }
)

FOREIGN_TO_THE_FRAME = re.compile(r"sign[-_ ]?off|training|incident|rollout|department", re.IGNORECASE)
# A principal's departments are the one thing of the field that the frame carries: row-level security reads them.
CARRIES_A_PRINCIPAL = frozenset({"principals.py", "policies.py", "tokens.py", "transactions.py"})

EMBEDDED_SERVERS = "tests.support.embedded"
# They test the embedded parts themselves, or choose between them and containers; the bench measures what users start.
MEET_THE_EMBEDDED = (
    PurePosixPath("tests/integration/embedded"),
    PurePosixPath("tests/bench"),
    PurePosixPath("tests/support/servers.py"),
)


def _reads_the_clock(_path: PurePosixPath, text: str) -> Iterator[str]:
    for call in calls(text):
        if CLOCKS.match(called(call)):
            yield f"line {call.lineno}: {called(call)}() is not passed in; take a chassis.clock.Clock"


def _borrows_a_connection(_path: PurePosixPath, text: str) -> Iterator[str]:
    for call in calls(text):
        if re.search(r"pool\w*\.acquire$", called(call)):
            yield f"line {call.lineno}: a connection without a unit of work has no principal"


def _ends_inside_except_star(_path: PurePosixPath, text: str) -> Iterator[str]:
    """Up to Python 3.11.3 what is raised in an ``except*`` comes out in a group (gh-103590), a cancellation too."""
    for star in (node for node in ast.walk(parsed(text)) if isinstance(node, ast.TryStar)):
        for node in (inner for handler in star.handlers for inner in ast.walk(handler)):
            if isinstance(node, ast.Raise | ast.Await):
                yield f"line {node.lineno}: raise and await after the except*, not in it"


@cache
def _declared_names() -> frozenset[str]:
    """Every name in the closed list, read as text so that nothing is imported."""
    text = tree.text(TELEMETRY_NAMES) if (tree.ROOT / TELEMETRY_NAMES).exists() else ""
    nodes = ast.walk(parsed(text or ""))
    return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_module(name: str) -> bool:
    """Whether a dotted name is one of the operator's own modules, as ``python -m`` takes it."""
    module = PurePosixPath("deploy", *name.split("."))
    return any(path.is_relative_to(module) or path == module.with_suffix(".py") for path in tree.files())


def _is_undeclared(text: str) -> bool:
    """Whether ``text`` reads like a telemetry name of ours and is none."""
    return bool(TELEMETRY_NAME.fullmatch(text)) and text not in _declared_names() and not _is_module(text)


def _names_a_metric(_path: PurePosixPath, text: str) -> Iterator[str]:
    for call in calls(text):
        name = call.args[0] if call.args else None
        if called(call).rpartition(".")[2] in NAMING_CALLS and isinstance(name, ast.Constant | ast.JoinedStr):
            yield f"line {call.lineno}: the name comes from chassis.telemetry_names"
    for node in ast.walk(parsed(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_undeclared(node.value):
            yield f"line {node.lineno}: {node.value!r} is not in chassis.telemetry_names"


def _speaks_of_the_field(path: PurePosixPath, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        for word in FOREIGN_TO_THE_FRAME.findall(line):
            if not (word.lower() == "department" and path.name in CARRIES_A_PRINCIPAL):
                yield f"line {number}: {word!r} is a word of the field; the frame is technology"


def _passes_over_the_choice(_path: PurePosixPath, text: str) -> Iterator[str]:
    for node in ast.walk(parsed(text)):
        if isinstance(node, ast.ImportFrom) and node.module == EMBEDDED_SERVERS:
            yield f"line {node.lineno}: the servers of a run may be containers; take them from tests.support.servers"


def _takes_a_server(path: PurePosixPath) -> bool:
    is_exempt = any(path.is_relative_to(place) for place in MEET_THE_EMBEDDED)
    return path.parts[0] == "tests" and path.suffix == ".py" and not is_exempt


RULES = (
    Rule(
        "time is passed in",
        lambda path: is_python(path) and room(path)[1] in WITHOUT_A_CLOCK,
        _reads_the_clock,
        offending=(
            ("services/intake/domain/maps.py", "from datetime import UTC, datetime\nnow = datetime.now(UTC)\n"),
            ("services/incident/application/open_incident.py", "import datetime\nday = datetime.date.today()\n"),
        ),
        decent=(
            ("services/intake/application/record_map.py", "at = clock.now()\n"),
            ("services/intake/storage/maps.py", "from datetime import UTC, datetime\nnow = datetime.now(UTC)\n"),
        ),
    ),
    Rule(
        "only the chassis borrows connections",
        lambda path: is_python(path) and not path.is_relative_to("services/chassis"),
        _borrows_a_connection,
        offending=(
            ("services/intake/storage/maps.py", "async def f(pool):\n    async with pool.acquire() as c: ...\n"),
            ("deploy/plumbline/verify.py", "async def f(self):\n    c = await self._pool.acquire()\n"),
        ),
        decent=(
            ("services/chassis/unit_of_work.py", "async def f(pool):\n    async with pool.acquire() as c: ...\n"),
            ("services/intake/application/lock_map.py", "async def f(lock):\n    await lock.acquire()\n"),
        ),
    ),
    Rule(
        "an except* neither raises nor waits",
        is_python,
        _ends_inside_except_star,
        offending=(
            ("services/chassis/consumer.py", "try: ...\nexcept* OSError:\n    raise SystemExit\n"),
            ("services/x/worker.py", "async def f(e):\n    try: ...\n    except* OSError:\n        await e.wait()\n"),
        ),
        decent=(("services/chassis/consumer.py", "try: ...\nexcept* OSError:\n    failed = True\nraise SystemExit\n"),),
    ),
    Rule(
        "telemetry names come from the closed list",
        lambda path: is_python(path) and path != TELEMETRY_NAMES,
        _names_a_metric,
        offending=(
            ("services/intake/bootstrap.py", "metrics.add('plumbline.intake.not_in_the_list')\n"),
            ("services/intake/bootstrap.py", "span.set_attribute('site', site)\n"),
            ("services/chassis/relay.py", "meter.create_counter(f'relay.{name}')\n"),
        ),
        decent=(
            ("services/chassis/relay.py", "meter.create_counter(name)\nspan.set_attribute(EVENT_TYPE, kind)\n"),
            ("deploy/plumbline/cli.py", "format_name = 'plumbline.map/1'\n"),
        ),
    ),
    Rule(
        "the chassis knows no words of the field",
        lambda path: path.is_relative_to("services/chassis") and path.suffix in {".py", ".sql"},
        _speaks_of_the_field,
        offending=(
            ("services/chassis/relay.py", "def relay_sign_offs(): ...\n"),
            ("services/chassis/storage/frame_0001.sql", "create table incidents ();\n"),
            ("services/chassis/consumer.py", "department = 'laboratory'\n"),
        ),
        decent=(("services/chassis/principals.py", "departments: frozenset[str]\n"),),
    ),
    Rule(
        "tests take the servers of the run",
        _takes_a_server,
        _passes_over_the_choice,
        offending=(("tests/integration/intake/conftest.py", "from tests.support.embedded import new_kafka\n"),),
        decent=(
            ("tests/integration/intake/conftest.py", "from tests.support.servers import new_kafka\n"),
            ("tests/integration/embedded/test_kafka_part.py", "from tests.support.embedded import new_kafka\n"),
        ),
    ),
)
