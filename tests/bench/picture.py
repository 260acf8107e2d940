"""One picture of all results: roads as p50 and p99 beside their floors and aims, writes as throughput by callers."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")

from matplotlib import pyplot as plt
from matplotlib.axes import Axes

COLOURS = ("#0f62fe", "#8d8d8d", "#6929c4", "#198038")
"""Told apart also without colour vision; figures stand beside each bar."""

Points = Sequence[Mapping[str, Any]]


def draw(documents: Mapping[str, Mapping[str, Any]], path: Path) -> Path | None:
    """Draw what is there and may be shown; none where nothing is."""
    panels = [
        (name, drawing) for name, drawing in _DRAWINGS.items() if _shown(documents.get(name, {}).get("points", ()))
    ]
    if not panels:
        path.unlink(missing_ok=True)
        return None
    figure, axes = plt.subplots(len(panels), 1, figsize=(9, 3.6 * len(panels)), squeeze=False)
    for place, (name, drawing) in zip(axes[:, 0], panels, strict=True):
        drawing(place, documents[name])
        place.spines[["top", "right"]].set_visible(False)
    first = documents[panels[0][0]]
    figure.suptitle(_machine(first["machine"]), fontsize=9, color="#525252")
    figure.tight_layout(rect=(0, 0, 1, 0.97))
    figure.savefig(path, dpi=130)
    plt.close(figure)
    return path


def _machine(told: Mapping[str, Any]) -> str:
    return (
        f"{told['cores']} cores {told['processor']}, {told['memory_gib']} GiB, {told['system']}, {told['postgresql']}"
    )


def _shown(points: Points) -> list[Mapping[str, Any]]:
    return [point for point in points if not point["refused"]]


def _road(axes: Axes, document: Mapping[str, Any], title: str) -> None:
    """Bars from p50 to p99 on a logarithmic scale, one for each contender and load."""
    points = [point for point in _shown(document["points"]) if "rate" in point]
    contenders = list(dict.fromkeys(point["contender"] for point in points))
    for place, point in enumerate(reversed(points)):
        figures = point["figures"]
        low, high = figures["road_p50"]["median"], figures["road_p99"]["median"]
        colour = COLOURS[contenders.index(point["contender"])]
        axes.barh(place, high - low, left=low, height=0.5, color=colour)
        axes.text(low * 0.93, place, f"p50 {low:.1f}", va="center", ha="right", fontsize=8)
        axes.text(high * 1.07, place, f"p99 {high:.1f}", va="center", ha="left", fontsize=8)
    axes.set_yticks(range(len(points)), [_load(point) for point in reversed(points)], fontsize=8)
    axes.set_xscale("log")
    left, right = axes.get_xlim()
    axes.set_xlim(left / 2, right * 2)
    axes.set_xlabel("milliseconds from acceptance to effect, p50 to p99, median of rounds", fontsize=8)
    axes.set_title(title, fontsize=10, loc="left")


def _load(point: Mapping[str, Any]) -> str:
    sites = f"{point['sites']} sites, " if "sites" in point else ""
    return f"{sites}{point['rate']:g}/s, {point['contender']}"


def _to_database(axes: Axes, document: Mapping[str, Any]) -> None:
    _road(axes, document, "Accepted → in the consumer's database")
    for aim in document["aims"]:
        if aim["what"].startswith("p99"):
            axes.axvline(aim["aim_ms"], color="#da1e28", linewidth=0.8, linestyle=":")
            axes.text(aim["aim_ms"], axes.get_ylim()[1], f"aim {aim['what'].split(',')[0]}", fontsize=7, ha="center")


def _to_browser(axes: Axes, document: Mapping[str, Any]) -> None:
    _road(axes, document, "Accepted → in a browser's stream")


def _writes(axes: Axes, document: Mapping[str, Any]) -> None:
    """Throughput by callers, for each contender and size."""
    points = [point for point in _shown(document["points"]) if "at_once" in point]
    lines = list(dict.fromkeys((point["contender"], point["sites"]) for point in points))
    contenders = list(dict.fromkeys(contender for contender, _ in lines))
    sizes = sorted({sites for _, sites in lines})
    for contender, sites in lines:
        own = [point for point in points if (point["contender"], point["sites"]) == (contender, sites)]
        rates = [point["figures"]["per_second"]["median"] for point in own]
        axes.plot(
            [point["at_once"] for point in own],
            rates,
            "-o" if sites == sizes[0] else "--s",
            color=COLOURS[contenders.index(contender) % len(COLOURS)],
            markersize=4,
            label=f"{contender}, {sites} sites",
        )
    axes.set_xscale("log", base=2)
    axes.set_xticks(sorted({point["at_once"] for point in points}), labels=None)
    axes.xaxis.set_major_formatter("{x:.0f}")
    axes.set_ylim(bottom=0)
    axes.set_xlabel("callers at once", fontsize=8)
    axes.set_ylabel("writes a second", fontsize=8)
    axes.legend(fontsize=7, loc="upper left")
    axes.set_title("API writes", fontsize=10, loc="left")


_DRAWINGS: Mapping[str, Callable[[Axes, Mapping[str, Any]], None]] = {
    "road-to-database": _to_database,
    "road-to-browser": _to_browser,
    "api-writes": _writes,
}
