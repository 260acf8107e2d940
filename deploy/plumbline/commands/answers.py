"""How commands answer: JSON or words, and a refusal as one line that says what to do."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from plumbline.data_folder import SETTING

Data = Annotated[
    Path | None,
    typer.Option("--data", envvar=SETTING, help="The data folder. Each has its own platform.", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]

REFUSED = 2


def say_json(answer: Any) -> None:
    """Print ``answer`` as one JSON document."""
    typer.echo(json.dumps(answer, indent=2, default=str))


@contextmanager
def refusals(*expected: type[Exception], as_json: bool = False) -> Iterator[None]:
    """Tell ``expected`` failures in their own words and end with status 2; others are loud."""
    try:
        yield
    except expected as refusal:
        if as_json:
            say_json({"error": type(refusal).__name__, "message": str(refusal)})
        else:
            typer.secho(str(refusal), fg=typer.colors.RED, err=True)
        raise typer.Exit(REFUSED) from None
