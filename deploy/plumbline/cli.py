"""The command ``plumbline``."""

from importlib import import_module
from pathlib import Path

import typer

from plumbline.commands import dead_letters, topics, traces
from plumbline.commands.logs import logs
from plumbline.commands.status import status
from plumbline.commands.stop import reset, stop
from plumbline.commands.up import up

app = typer.Typer(
    help="Plumbline keeps a health system in step while it moves to a new record.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (up, status, stop, logs, reset):
    app.command()(command)
app.command("trace")(traces.trace)
app.add_typer(topics.app, name="topics")
app.add_typer(dead_letters.app, name="dead-letters")
if Path(__file__).with_name("demo").joinpath("cli.py").exists():
    app.add_typer(import_module("plumbline.demo.cli").app, name="demo")
