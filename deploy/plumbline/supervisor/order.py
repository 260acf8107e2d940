"""In which order parts start and stop. Pure decisions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter

from plumbline.supervisor.part import Part


class OrderImpossible(Exception):
    """The parts wait for each other, for one that is not there, or two have one name."""


def layers(parts: Sequence[Part]) -> list[list[str]]:
    """The names of ``parts`` in layers: each waits only for parts of earlier layers.

    Raises:
        OrderImpossible: there is no such order.
    """
    names = [part.name for part in parts]
    if len(set(names)) != len(names):
        raise OrderImpossible(f"two parts have one name: {_repeated(names)}")
    absent = {wanted for part in parts for wanted in part.after} - set(names)
    if absent:
        raise OrderImpossible(f"parts wait for {', '.join(sorted(absent))}, which is not there")
    sorter = TopologicalSorter({part.name: part.after for part in parts})
    try:
        sorter.prepare()
    except CycleError as circle:
        raise OrderImpossible(f"parts wait for each other: {' → '.join(circle.args[1])}") from None
    found = []
    while sorter.is_active():
        layer = sorted(sorter.get_ready(), key=names.index)
        found.append(layer)
        sorter.done(*layer)
    return found


def stop_layers(parts: Sequence[Part]) -> list[list[str]]:
    """The reverse of :func:`layers`: nothing stops before what stands on it has stopped."""
    return layers(parts)[::-1]


def with_needed(parts: Sequence[Part], wanted: Iterable[str]) -> list[Part]:
    """Those of ``parts`` that are ``wanted`` by name, and all that they wait for, in their order.

    Raises:
        OrderImpossible: there is no part of that name.
    """
    by_name = {part.name: part for part in parts}
    kept: set[str] = set()
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        if name not in by_name:
            raise OrderImpossible(f"There is no part {name!r}. There are: {', '.join(by_name)}.")
        if name not in kept:
            kept.add(name)
            waiting.extend(by_name[name].after)
    return [part for part in parts if part.name in kept]


def _repeated(names: Iterable[str]) -> str:
    return ", ".join(name for name, times in Counter(names).items() if times > 1)
