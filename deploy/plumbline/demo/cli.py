"""``plumbline demo``: fill the platform with an invented health system, keep it playing, or show what was planted."""

import asyncio
import json
import os
import signal
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from plumbline.demo.figures import FIGURES
from plumbline.demo.filling import fill as fill_all
from plumbline.demo.health_system import make_health_system
from plumbline.demo.live_play import play
from plumbline.demo.sizes import SIZES
from plumbline.demo.visitor import Access, DemoRefused

app = typer.Typer(help="An invented health system, loaded through the public APIs only.", no_args_is_help=True)

STOPS = (signal.SIGTERM, signal.SIGINT)
Size = Annotated[str, typer.Option(help=f"One of {', '.join(SIZES)}.", envvar="PLUMBLINE_DEMO_SIZE")]
Seed = Annotated[int, typer.Option(help="The same seed gives the same demo.", envvar="PLUMBLINE_DEMO_SEED")]


@app.command()
def fill(
    *,
    size: Size = "full",
    seed: Seed = 1,
    stay: Annotated[bool, typer.Option("--stay", help="Do not end before told to, once it is filled.")] = False,
) -> None:
    """Fill the platform. Repeating it does nothing twice."""
    _fill(size, seed)
    if stay:
        # Blocked, so that the first process of a container, for which a signal has no effect by itself, hears it too.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        signal.sigwait(STOPS)


def _fill(size: str, seed: int) -> None:
    stamp = _stamp(size, seed)
    if stamp is not None and stamp.exists():
        print("the demo is there already", flush=True)
        return
    system = make_health_system(_known(size), seed)
    refusal = None
    try:
        asyncio.run(fill_all(_access(size, seed), system, lambda line: print(line, flush=True)))
    except* DemoRefused as refused:
        refusal = str(refused.exceptions[0])
    if refusal is not None:
        # Not in the block above: up to Python 3.11.3 it would come out in a group, with all its lines.
        raise SystemExit(refusal)
    if stamp is not None:
        stamp.write_text(f"{size} {seed}\n")


@app.command()
def live(size: Size = "full", seed: Seed = 1) -> None:
    """Keep playing until stopped."""
    asyncio.run(play(_access(size, seed), make_health_system(_known(size), seed)))


@app.command()
def planted(size: Size = "full", seed: Seed = 1) -> None:
    """Print what was planted, as JSON: the answers for whoever judges what the platform finds."""
    system = make_health_system(_known(size), seed)
    print(json.dumps([asdict(fault) for fault in system.planted], indent=1))


@app.command()
def figures() -> None:
    """Print the figures that the demo is made with, and which of them are assumed."""
    print(json.dumps({name.lower(): asdict(figure) for name, figure in FIGURES.items()}, indent=1))


def _known(size: str) -> str:
    if size not in SIZES:
        raise SystemExit(f"there is no demo of size {size!r}; choose {', '.join(SIZES)}")
    return size


def _access(size: str, seed: int) -> Access:
    missing = [name for name in _VARIABLES if not os.environ.get(name)]
    if missing:
        raise SystemExit(f"set {', '.join(missing)}; `plumbline up --demo` does so by itself")
    url, issuer, secret = (os.environ[name] for name in _VARIABLES)
    return Access(url.rstrip("/"), issuer, secret, f"{size}/{seed}")


_VARIABLES = ("PLUMBLINE_PUBLIC_URL", "PLUMBLINE_OIDC_ISSUER", "PLUMBLINE_DEMO_SECRET")


def _stamp(size: str, seed: int) -> Path | None:
    path = os.environ.get("PLUMBLINE_DEMO_STAMP")
    return Path(f"{path}-{size}-{seed}") if path else None


if __name__ == "__main__":
    app()
