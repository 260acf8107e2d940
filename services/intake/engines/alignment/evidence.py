"""What speaks for two nodes being the same act: their words, items, actors, systems, places and neighbours."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from intake.engines.alignment.nodes import Node

Matrix = NDArray[np.float32]

FEATURES = (
    "meaning",
    "words",
    "letters",
    "gives",
    "gives other",
    "needs",
    "needs other",
    "near",
    "far",
    "actor",
    "system",
    "before",
    "after",
    "meaning and near",
    "stands out",
)
"""The kinds of evidence, in the order of the planes that :func:`evidence` gives."""
CLEAR = 6.0
NEAR = 0.12
"""As a share of the way through the workflow: reordered neighbours of a dozen steps are as far apart."""


@dataclass(frozen=True)
class Seen:
    """What an earlier look found: for each node, how often which group stands before and after it; the log-odds."""

    neighbours: Sequence[tuple[Counter[int], Counter[int]]]
    odds: Matrix


def evidence(nodes: Sequence[Node], seen: Seen | None) -> Iterator[Matrix]:
    """For each kind of evidence, in the order of :data:`FEATURES`, a symmetric matrix over ``nodes`` within -1 and 1.

    ``seen``: what an earlier look found; none in the first. One matrix at a time, so that not all have to be held.
    """
    meaning = _alike([Counter(node.meanings) for node in nodes], weighed=True)
    yield meaning
    yield _alike([Counter(set(node.words)) for node in nodes], weighed=True)
    yield _alike([Counter(_trigrams(node.plain)) for node in nodes], weighed=True)
    yield from _items([node.gives for node in nodes], nodes)
    yield from _items([node.needs for node in nodes], nodes)
    places = np.array([np.mean(node.places) for node in nodes], dtype=np.float32)
    far = np.abs(places[:, None] - places[None, :])
    near = np.exp(-((far / NEAR) ** 2))
    yield near
    yield far
    yield _alike([node.actors for node in nodes], weighed=False)
    yield _alike([node.systems for node in nodes], weighed=False)
    for side in (0, 1):
        yield np.zeros_like(far) if seen is None else _alike([one[side] for one in seen.neighbours], weighed=False)
    yield meaning * near
    yield np.zeros_like(far) if seen is None else standing_out(nodes, seen.odds)


def standing_out(nodes: Sequence[Node], odds: Matrix) -> Matrix:
    """By how much two nodes fit better than their rivals, as a share of ``CLEAR`` log-odds.

    The rivals of a node are the other steps of its maps: an act is, as a rule, one step of a map, so that of the steps
    of a map only one can be the same act as a step of another.
    """
    towards = np.zeros_like(odds)
    of_map: dict[int, list[int]] = {}
    for node, made in enumerate(nodes):
        for number in made.maps:
            of_map.setdefault(number, []).append(node)
    for members in of_map.values():
        if len(members) < 2:
            continue
        table = odds[:, members]
        two = np.partition(table, -2, axis=1)[:, -2:]
        rival = np.where(table >= two[:, 1:], two[:, :1], two[:, 1:])
        np.add.at(towards.T, members, (table - rival).T)
    towards /= np.array([len(made.maps) for made in nodes], dtype=np.float32)[None, :]
    return np.clip(np.minimum(towards, towards.T) / CLEAR, -1, 1)


def _alike(counts: Sequence[Mapping[Any, int]], *, weighed: bool) -> Matrix:
    """The cosine of each two of ``counts``; ``weighed``: what few have says more (inverse document frequency)."""
    table = _table(counts)
    if weighed:
        having = np.asarray((table > 0).sum(axis=0)).ravel()
        table = csr_matrix(table.multiply(np.log1p(len(counts) / np.maximum(having, 1))))
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    table = csr_matrix(table.multiply(1 / lengths[:, None]))
    return np.asarray((table @ table.T).toarray(), dtype=np.float32)


def _table(counts: Sequence[Mapping[Any, int]]) -> csr_matrix:
    columns = {key: at for at, key in enumerate(dict.fromkeys(key for one in counts for key in one))}
    rows = [(row, columns[key], value) for row, one in enumerate(counts) for key, value in one.items()]
    data = np.array([value for *_, value in rows], dtype=np.float32)
    at = ([row for row, *_ in rows], [column for _, column, _ in rows])
    return csr_matrix((data, at), shape=(len(counts), max(1, len(columns))))


def _items(counts: Sequence[Counter[str]], nodes: Sequence[Node]) -> tuple[Matrix, Matrix]:
    """How alike the items of each two nodes are, and how surely other items mean another act.

    The second counts only as far as sites use the same names for items, which the input itself says: an item that is
    in most maps is everybody's word, one that is in a quarter of them is a site's own.
    """
    alike = _alike(counts, weighed=True)
    has = np.array([bool(one) for one in counts])
    both = has[:, None] & has[None, :]
    other = np.where(both, 1 - alike, 0) * shared_share(counts, nodes)
    return np.where(both, alike, 0).astype(np.float32), other.astype(np.float32)


def shared_share(counts: Sequence[Counter[str]], nodes: Sequence[Node]) -> float:
    """From 0 (each site has names of its own) to 1 (all use the same), weighed by how often items are named."""
    maps = len({number for node in nodes for number in node.maps})
    where: dict[str, set[int]] = {}
    for one, node in zip(counts, nodes, strict=True):
        for item in one:
            where.setdefault(item, set()).update(node.maps)
    if not where or maps < 2:
        return 0.0
    weight = sum(len(numbers) for numbers in where.values())
    share = sum(len(numbers) ** 2 for numbers in where.values()) / weight / maps
    return float(np.clip((share - 0.3) / 0.4, 0, 1))


def _trigrams(text: str) -> Iterable[str]:
    padded = f" {text} "
    return (padded[at : at + 3] for at in range(len(padded) - 2))
