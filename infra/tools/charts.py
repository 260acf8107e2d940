"""What a chart of a dashboard is, before it is Grafana's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["lines", "figure"]


@dataclass(frozen=True)
class Query:
    """One PromQL expression and how its series are called (``{{label}}`` stands for a label's value)."""

    expression: str
    name: str = ""


@dataclass(frozen=True)
class Chart:
    """One chart. ``about`` says what to see in it; ``alarm`` is the value from which on it is not well."""

    title: str
    about: str
    queries: Sequence[Query]
    unit: str = "short"
    kind: Kind = "lines"
    alarm: float | None = None


@dataclass(frozen=True)
class Section:
    """Charts under one heading."""

    title: str
    charts: Sequence[Chart]


@dataclass(frozen=True)
class Choice:
    """What a reader chooses: ``$name`` is one of the values of ``label`` in ``metric``."""

    name: str
    title: str
    metric: str
    label: str


@dataclass(frozen=True)
class Dashboard:
    """One dashboard; ``slug`` is its file and its address."""

    slug: str
    title: str
    about: str
    sections: Sequence[Section]
    choices: Sequence[Choice] = ()

    @property
    def queries(self) -> list[Query]:
        """Every query, in order."""
        return [query for section in self.sections for chart in section.charts for query in chart.queries]


def quantiles(metric: str, by: str, only: str = "", shares: Sequence[float] = (0.5, 0.99)) -> tuple[Query, ...]:
    """The quantiles of a histogram (without its suffix), for each value of the label ``by``."""
    chosen = f"{{{only}}}" if only else ""
    rate = f"sum by (le, {by}) (rate({metric}_bucket{chosen}[$__rate_interval]))"
    return tuple(Query(f"histogram_quantile({share}, {rate})", f"{{{{{by}}}}} p{share * 100:g}") for share in shares)


def per_second(metric: str, by: str, only: str = "") -> Query:
    """How many a second, for each value of the labels ``by``."""
    chosen = f"{{{only}}}" if only else ""
    name = " ".join(f"{{{{{label.strip()}}}}}" for label in by.split(","))
    return Query(f"sum by ({by}) (rate({metric}{chosen}[$__rate_interval]))", name)
