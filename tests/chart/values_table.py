"""The table of values in the chart's README, in the form of helm-docs: from values.yaml and its ``# --`` comments.

``python -m tests.chart.values_table`` writes it anew; a test compares.
"""

import json
from collections.abc import Iterator
from typing import Any

import yaml

from tests.chart.rendering import CHART

README = CHART / "README.md"
BEGIN, END = "<!-- values -->\n", "\n<!-- /values -->"
LONGEST_DEFAULT = 90


def _comments() -> dict[tuple[str, ...], str]:
    """What ``# --`` says before a key, by the key's path."""
    found: dict[tuple[str, ...], str] = {}
    path: list[tuple[int, str]] = []
    said: list[str] = []
    for line in (CHART / "values.yaml").read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if text.startswith("# --"):
            said = [text.removeprefix("# --").strip()]
        elif text.startswith("#") and said:
            said.append(text.removeprefix("#").strip())
        elif text.startswith(("#", "- ")) or ":" not in text:
            said = []
        else:
            depth = len(line) - len(line.lstrip())
            path = [step for step in path if step[0] < depth] + [(depth, text.partition(":")[0])]
            if said:
                found[tuple(name for _, name in path)] = " ".join(said)
            said = []
    return found


def _leaves(
    values: Any, path: tuple[str, ...], told: dict[tuple[str, ...], str]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(values, dict) and values and path not in told:
        for name, value in values.items():
            yield from _leaves(value, (*path, name), told)
    else:
        yield path, values


def table() -> str:
    """A row for each value: path, default, what it is."""
    told = _comments()
    values = yaml.safe_load((CHART / "values.yaml").read_text(encoding="utf-8"))
    rows = []
    for path, value in _leaves(values, (), told):
        default = json.dumps(value, ensure_ascii=False)
        shown = default if len(default) <= LONGEST_DEFAULT else "see values.yaml"
        rows.append(f"| {'.'.join(path)} | `{shown}` | {told.get(path, '')} |")
    return "\n".join(["| Key | Default | Description |", "|---|---|---|", *rows])


def written(readme: str) -> str:
    """``readme`` with the table as it should be."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{table()}{END}{after}"


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
