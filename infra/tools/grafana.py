"""Dashboards as Grafana takes them, built with its own types."""

import json
from itertools import count
from string import ascii_uppercase
from typing import Any

from grafana_foundation_sdk.builders import common, dashboard, prometheus, stat, timeseries
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models import dashboard as models
from grafana_foundation_sdk.models.common import GraphThresholdsStyleMode, TimeZoneBrowser

from infra.tools.charts import Chart, Choice, Dashboard

SOURCE = models.DataSourceRef(type_val="prometheus", uid="prometheus")
WIDTH, HEIGHT = 12, 8
FIGURE_WIDTH, FIGURE_HEIGHT = 6, 5


def written(made: Dashboard) -> str:
    """The JSON of ``made``, the same each time."""
    document: dict[str, Any] = json.loads(JSONEncoder(sort_keys=True).encode(_built(made)))
    return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _built(made: Dashboard) -> models.Dashboard:
    builder = (
        dashboard.Dashboard(made.title)
        .uid(made.slug)
        .description(made.about)
        .tags(["plumbline"])
        .readonly()
        .refresh("30s")
        .time("now-1h", "now")
        .timezone(TimeZoneBrowser)
        .tooltip(models.DashboardCursorSync.CROSSHAIR)
    )
    for choice in made.choices:
        builder = builder.with_variable(_variable(choice))
    numbers = count(1)
    for section in made.sections:
        builder = builder.with_row(dashboard.Row(section.title).id(next(numbers)))
        for chart in section.charts:
            builder = builder.with_panel(_panel(chart).id(next(numbers)))
    return builder.build()


def _variable(choice: Choice) -> dashboard.QueryVariable:
    return (
        dashboard.QueryVariable(choice.name)
        .label(choice.title)
        .query(f"label_values({choice.metric}, {choice.label})")
        .datasource(SOURCE)
        .refresh(models.VariableRefresh.ON_TIME_RANGE_CHANGED)
        .sort(models.VariableSort.ALPHABETICAL_ASC)
    )


def _panel(chart: Chart) -> stat.Panel | timeseries.Panel:
    panel = _figure(chart) if chart.kind == "figure" else _lines(chart)
    panel = panel.title(chart.title).description(chart.about).unit(chart.unit).datasource(SOURCE)
    panel = panel.thresholds(_thresholds(chart))
    for letter, query in zip(ascii_uppercase, chart.queries, strict=False):
        target = prometheus.Dataquery().ref_id(letter).expr(query.expression).datasource(SOURCE)
        panel = panel.with_target(target.legend_format(query.name) if query.name else target)
    return panel


def _figure(chart: Chart) -> stat.Panel:
    return stat.Panel().span(FIGURE_WIDTH).height(FIGURE_HEIGHT)


def _lines(chart: Chart) -> timeseries.Panel:
    panel = timeseries.Panel().span(WIDTH).height(HEIGHT).min(0)
    if chart.alarm is None:
        return panel
    # A dashed line where the alert speaks: seen by everybody, which a colour is not.
    return panel.thresholds_style(common.GraphThresholdsStyleConfig().mode(GraphThresholdsStyleMode.DASHED))


def _thresholds(chart: Chart) -> dashboard.ThresholdsConfig:
    steps = [models.Threshold(value=None, color="text")]
    if chart.alarm is not None:
        steps.append(models.Threshold(value=chart.alarm, color="red"))
    return dashboard.ThresholdsConfig().mode(models.ThresholdsMode.ABSOLUTE).steps(steps)
