"""The fold in memory, to compare with."""

from collections.abc import Iterable
from typing import Any

from departments.domain.news import Held, Kind, News, fold

Everything = dict[tuple[Kind, str], Held[Any]]


def folded(told: Iterable[News]) -> Everything:
    """What is held after ``told``."""
    everything: Everything = {}
    for news in told:
        key = (news.kind, news.aggregate_id)
        everything[key] = fold(everything.get(key), news)
    return everything
