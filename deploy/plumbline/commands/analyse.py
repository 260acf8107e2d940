"""``plumbline analyse``: the analyses of maps on plain files, without a server."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from contracts.formats import FormatRefused, Limits, read_maps
from plumbline.commands.answers import refusals

if TYPE_CHECKING:
    from contracts.formats import MapDocument

MEDIA_TYPES = {".json": "application/json", ".yaml": "application/yaml", ".yml": "application/yaml"}
LIMITS = Limits(size=64 * 1024 * 1024, values=4_000_000, documents=20_000)
MOST_PLACES = 20
PIPE_WIDTH = 160

app = typer.Typer(help="Look for what is wrong with maps, in files and without a server.", no_args_is_help=True)


class Form(StrEnum):
    """How an answer is printed."""

    JSON = "json"
    TABLE = "table"


class FileRefused(Exception):
    """A file is not what it should be; the message names each place and its rule."""


Files = Annotated[list[Path], typer.Argument(help="Maps in JSON or YAML, or folders of such files.")]
AsForm = Annotated[Form, typer.Option("--format", help="json, or table for people.")]


@app.command()
def variation(files: Files, form: AsForm = Form.JSON) -> None:
    """Which steps of several sites are the same act, how sites differ, and the standard of least change."""
    # Brought in only here: numeric libraries take longer to load than the other commands take to answer.
    from intake.offline import TwiceThere
    from intake.offline import variation as analyse

    with refusals(FileRefused, TwiceThere):
        answer = analyse(list(_maps(files)))
    if form is Form.JSON:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        _show_variation(answer)


@app.command()
def holes(
    files: Files,
    peers: Annotated[
        list[Path] | None, typer.Option("--peers", help="Maps of other sites; may be given again.")
    ] = None,
    form: AsForm = Form.JSON,
) -> None:
    """Where a map cannot be true, and the question that would fill the hole."""
    from intake.offline import TwiceThere
    from intake.offline import holes as analyse

    with refusals(FileRefused, TwiceThere):
        answer = analyse(list(_maps(files)), list(_maps(peers or [])))
    if form is Form.JSON:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        _show_holes(answer)


def _maps(files: Sequence[Path]) -> Iterator["MapDocument"]:
    for path in _found(files):
        try:
            yield from read_maps(path.read_bytes(), content_type=MEDIA_TYPES[path.suffix.lower()], limits=LIMITS)
        except FormatRefused as refused:
            raise FileRefused(_in_words(path, refused)) from None
        except OSError as failed:
            raise FileRefused(f"{path}: cannot be read: {failed.strerror or failed}") from None


def _found(files: Sequence[Path]) -> Iterator[Path]:
    """The files, and those in folders by name. Raises :class:`FileRefused`."""
    for path in files:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.suffix.lower() in MEDIA_TYPES and one.is_file())
            if not inside:
                raise FileRefused(f"{path}: no {', '.join(MEDIA_TYPES)} file is in this folder")
            yield from inside
        elif not path.exists():
            raise FileRefused(f"{path}: there is no such file")
        elif path.suffix.lower() not in MEDIA_TYPES:
            raise FileRefused(f"{path}: its name ends with none of {', '.join(MEDIA_TYPES)}")
        else:
            yield path


def _in_words(path: Path, refused: FormatRefused) -> str:
    lines = [
        f"{path}, {f'line {place.line}, ' if place.line else ''}{place.field}: found {place.found}, "
        f"expected {place.expected}"
        for place in refused.places[:MOST_PLACES]
    ]
    more = refused.total - len(lines)
    return "\n".join([*lines, *([f"{path}: and {more} more"] if more > 0 else [])])


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=PIPE_WIDTH)


def _show_holes(answer: dict[str, Any]) -> None:
    table = Table(
        "map", "kind", "sure", "ask", "question", title=f"{len(answer['findings'])} questions", show_lines=True
    )
    for one in answer["findings"]:
        table.add_row(one["map"], one["kind"], f"{one['confidence']:.2f}", one["ask"], one["probe"])
    _console().print(table)


def _show_variation(answer: dict[str, Any]) -> None:
    console = _console()
    acts = Table("act", "workflow", "sites", "steps", title="The same acts")
    for concept in answer["concepts"]:
        sites = {step["map"].partition("/")[0] for step in concept["steps"]}
        acts.add_row(concept["name"], concept["workflow"], str(len(sites)), str(len(concept["steps"])))
    console.print(acts)
    sites_table = Table(
        "site", "conformity", "minutes a day that change", title="What the proposal means for each site"
    )
    for site, share in answer["conformity"].items():
        sites_table.add_row(site, f"{share:.2f}", f"{answer['burden']['sites'].get(site, 0.0):.1f}")
    console.print(sites_table)
    for proposal in answer["proposals"]:
        steps = Table("step", "who", "by", "name", title=f"Proposal for {proposal['workflow']}")
        for step in proposal["steps"]:
            steps.add_row(step["id"], step["actor"], step.get("system", ""), step["name"])
        console.print(steps)
    burden = answer["burden"]
    console.print(f"{burden['total']} minutes a day change in all; no standard changes less than {burden['bound']}.")
