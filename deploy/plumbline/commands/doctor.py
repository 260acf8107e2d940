"""``plumbline doctor``: what is well, what is not, and what to do."""

import asyncio
import os

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from plumbline.commands.answers import AsJson, Data, refusals, say_json
from plumbline.credentials import CredentialsRefused
from plumbline.data_folder import DataFolder
from plumbline.doctor.findings import Finding, State, document, is_healthy

_STYLES = {State.OK: "green", State.WARNING: "yellow", State.FAILED: "red", State.NOT_APPLICABLE: "dim"}


def doctor(*, data: Data = None, as_json: AsJson = False) -> None:
    """Examine the platform of the data folder, or the deployment that PLUMBLINE_* variables describe.

    Ends with 1 where a check failed.
    """
    from plumbline.doctor.examination import examine
    from plumbline.doctor.place import place_of

    with refusals(CredentialsRefused, as_json=as_json):
        findings = asyncio.run(examine(place_of(DataFolder.at(data), os.environ)))
    if as_json:
        say_json(document(findings))
    else:
        _show(findings)
    raise typer.Exit(0 if is_healthy(findings) else 1)


def _show(findings: list[Finding]) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in ("check", "state", "found"):
        table.add_column(heading)
    for finding in findings:
        advice = f"\n→ {finding.advice}" if finding.advice else ""
        state = f"[{_STYLES[finding.state]}]{finding.state}[/]"
        table.add_row(escape(finding.check), state, escape(f"{finding.found}{advice}"))
    Console(highlight=False).print(table)
    failed = sum(finding.state is State.FAILED for finding in findings)
    typer.echo(f"{failed} of {len(findings)} checks failed." if failed else "Nothing failed.")
