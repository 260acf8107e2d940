"""What no stream application does: each rule stands for a defect of Faust that a guard shows to be there.

The defects: tests/integration/departments/test_faust_*.py and tests/unit/departments/test_faust_*.py. The decision:
docs/decisions/0005-signals-keep-their-state-in-postgresql.md.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from tests.architecture.rules import Rule, called, calls, is_python, parsed

ROOM = PurePosixPath("services/departments/signals")
TABLE = re.compile(r"(^|\.)(Set)?(Global)?Table$")
APPLICATION = re.compile(r"(^|\.)App$")
SERIALIZERS = frozenset({"serializer", "key_serializer", "value_serializer"})

LONGEST_SESSION_SECONDS = 15
LONGEST_SEND_SECONDS = 60

IsRight = Callable[[object], bool]


def _seconds(longest: float) -> IsRight:
    return lambda value: isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= longest


# What every application says for itself, because Faust's own default is unsafe.
SAID: dict[str, IsRight] = {
    "web_enabled": lambda value: value is False,
    "processing_guarantee": lambda value: value == "at_least_once",
    "topic_allow_declare": lambda value: value is False,
    "stream_wait_empty": lambda value: value is False,
    "key_serializer": lambda value: value == "raw",
    "value_serializer": lambda value: value == "raw",
    "broker_session_timeout": _seconds(LONGEST_SESSION_SECONDS),
    "broker_heartbeat_interval": _seconds(LONGEST_SESSION_SECONDS / 3),
    "producer_request_timeout": _seconds(LONGEST_SEND_SECONDS),
}


def _is_of_streams(path: PurePosixPath, text: str) -> bool:
    """Whether a module may have an application of Faust's in hand."""
    nodes = ast.walk(parsed(text))
    return path.is_relative_to(ROOM) or any(
        (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "faust")
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "faust" for alias in node.names))
        for node in nodes
    )


def _constant(node: ast.expr) -> object:
    """The value of a constant, and for anything else an object that is no right value for anything."""
    return node.value if isinstance(node, ast.Constant) else node


def _gives_an_agent_company(_path: PurePosixPath, text: str) -> Iterator[str]:
    for call in calls(text):
        for keyword in call.keywords:
            if keyword.arg == "concurrency" and _constant(keyword.value) != 1:
                yield f"line {call.lineno}: above concurrency 1 Faust commits past an event still in work"


def _keeps_a_table(path: PurePosixPath, text: str) -> Iterator[str]:
    for call in calls(text):
        if _is_of_streams(path, text) and TABLE.search(called(call)):
            yield f"line {call.lineno}: {called(call)}() counts twice after a kill; state is in PostgreSQL, by key"


def _trusts_exactly_once(_path: PurePosixPath, text: str) -> Iterator[str]:
    told = "with Faust, exactly once emits twice and loses"
    for node in ast.walk(parsed(text)):
        if isinstance(node, ast.keyword) and node.arg == "processing_guarantee":
            if _constant(node.value) != "at_least_once":
                yield f"line {node.value.lineno}: {told}"
        elif isinstance(node, ast.Attribute) and node.attr == "EXACTLY_ONCE":
            yield f"line {node.lineno}: {told}"


def _lets_faust_decode(_path: PurePosixPath, text: str) -> Iterator[str]:
    for node in ast.walk(parsed(text)):
        if isinstance(node, ast.keyword) and node.arg in SERIALIZERS and _constant(node.value) != "raw":
            yield f"line {node.value.lineno}: values are bytes here; our codec opens them, and a pickle never"


def _leaves_a_default(path: PurePosixPath, text: str) -> Iterator[str]:
    for call in calls(text):
        if not (_is_of_streams(path, text) and APPLICATION.search(called(call))):
            continue
        said = {keyword.arg: _constant(keyword.value) for keyword in call.keywords}
        for name, is_right in SAID.items():
            if name not in said:
                yield f"line {call.lineno}: {name} is not said, and Faust's default is unsafe"
            elif not is_right(said[name]):
                yield f"line {call.lineno}: {name} is not a safe value written here"


STREAMS = f"{ROOM}/rates.py"

# A decent application, from which the offending ones are made.
APP = (
    "import faust\n"
    "app = faust.App('signals', web_enabled=False, processing_guarantee='at_least_once', topic_allow_declare=False,"
    " stream_wait_empty=False, key_serializer='raw', value_serializer='raw', broker_session_timeout=10,"
    " broker_heartbeat_interval=3, producer_request_timeout=30)\n"
)


def _app_with(old: str, new: str) -> tuple[str, str]:
    """The application with one thing changed. Raises ``ValueError`` where the thing is not in it."""
    if old not in APP:
        raise ValueError(f"{old!r} is not in the application")
    return STREAMS, APP.replace(old, new)


RULES = (
    Rule(
        "a Faust agent works alone",
        is_python,
        _gives_an_agent_company,
        offending=(
            (STREAMS, "@app.agent(topic, concurrency=2)\nasync def a(s): ...\n"),
            (STREAMS, "agent = app.agent(topic, concurrency=settings.workers)\n"),
        ),
        decent=((STREAMS, "@app.agent(topic, concurrency=1)\nasync def a(s): ...\n"),),
    ),
    Rule(
        "Faust keeps no table",
        is_python,
        _keeps_a_table,
        offending=(
            (STREAMS, "rates = app.Table('rates', default=int)\n"),
            (STREAMS, "rates = app.GlobalTable('rates').tumbling(60)\n"),
            (STREAMS, "seen = self.app.SetTable('seen')\n"),
            (STREAMS, "seen = app.SetGlobalTable('seen')\n"),
            (
                "deploy/plumbline/rates.py",
                "from faust import App\nfrom faust.tables import Table\nrates = Table(app, name='rates')\n",
            ),
        ),
        decent=(
            (STREAMS, "rows = await work.observations.sightings(step, after)\n"),
            ("deploy/plumbline/status.py", "from rich.table import Table\ntable = Table()\n"),
        ),
    ),
    Rule(
        "Faust reads at least once",
        is_python,
        _trusts_exactly_once,
        offending=(
            _app_with("'at_least_once'", "'exactly_once'"),
            _app_with("'at_least_once'", "settings.guarantee"),
            (STREAMS, "guarantee = ProcessingGuarantee.EXACTLY_ONCE\n"),
        ),
        decent=((STREAMS, APP),),
    ),
    Rule(
        "Faust decodes nothing",
        is_python,
        _lets_faust_decode,
        offending=(
            (STREAMS, "topic = app.topic('x', value_serializer='pickle')\n"),
            (STREAMS, "topic = app.topic('x', key_serializer='json|pickle')\n"),
            (STREAMS, "topic = app.topic('x', value_serializer='pickle_restricted')\n"),
            (STREAMS, "topic = app.topic('x', value_serializer=settings.serializer)\n"),
            (STREAMS, "import faust\nclass Rate(faust.Record, serializer='pickle'): ...\n"),
        ),
        decent=((STREAMS, "topic = app.topic('x', key_serializer='raw', value_serializer='raw')\n"),),
    ),
    Rule(
        "a stream application says what Faust would assume",
        is_python,
        _leaves_a_default,
        offending=(
            *(_app_with(f"{name}=", f"not_{name}=") for name in SAID),
            _app_with("web_enabled=False", "web_enabled=True"),
            _app_with("web_enabled=False", "web_enabled=settings.web"),
            _app_with("broker_session_timeout=10", "broker_session_timeout=60"),
            _app_with("producer_request_timeout=30", "producer_request_timeout=1200.0"),
            _app_with("topic_allow_declare=False", "topic_allow_declare=True"),
            (STREAMS, "from faust import App\napp = App('signals', **settings)\n"),
        ),
        decent=(
            (STREAMS, APP),
            ("deploy/plumbline/cli.py", "import typer\napp = typer.Typer()\n"),
            ("deploy/plumbline/cli.py", "app = textual.App()\n"),
        ),
    ),
)
