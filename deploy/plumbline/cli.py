"""The command ``plumbline``."""

import typer

from plumbline.commands import acls, analyse, dead_letters, topics, traces
from plumbline.commands.backup import backup, restore
from plumbline.commands.doctor import doctor
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
for command in (up, status, stop, logs, reset, doctor, backup, restore):
    app.command()(command)
app.command("trace")(traces.trace)
app.add_typer(topics.app, name="topics")
app.add_typer(acls.app, name="acls")
app.add_typer(dead_letters.app, name="dead-letters")
app.add_typer(analyse.app, name="analyse")


@app.command(
    "demo", context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
)
def demo(context: typer.Context) -> None:
    """Fill the platform with a made-up health system, through its public interfaces."""
    # Brought in only here: what makes a health system up takes longer to load than the other commands take to answer.
    from plumbline.demo.cli import app as demo_commands

    demo_commands(args=context.args, prog_name="plumbline demo")
