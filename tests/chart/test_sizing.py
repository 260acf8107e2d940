"""The sizing page says what its arithmetic gives, and the arithmetic takes what the project measured."""

import re

import pytest

from contracts.topics import topics
from tests.chart import sizing
from tests.chart.rendering import CHART, containers_of, example, render
from tests.chart.sizing import PAGE, SIZES, Plan, example_bytes, written
from tests.chart.tools import ROOT


def test_the_page_has_the_tables_of_the_arithmetic() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == written(page), "run: python -m tests.chart.sizing"
    assert page.count("<!-- plan -->") == page.count("<!-- events -->") == 1


def test_what_was_measured_is_what_the_readme_says() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    report = re.search(r"\| report an incident \| (\d+) \([^|]*\) \| (\d+) \([^|]*\) \|", readme)
    assert report
    assert min(map(int, report.groups())) == sizing.REPORTS_PER_SECOND
    assert re.search(rf"the same, 520 sites \| {sizing.EVENTS_PER_SECOND}/s \|", readme)


def test_every_event_type_is_counted() -> None:
    assert Plan(50).events.keys() == example_bytes().keys()
    assert {sizing._topic_of(kind) for kind in example_bytes()} == topics().keys()


def test_a_map_is_scaled_to_its_steps() -> None:
    short = {"data": {"steps": ["x" * 10] * 2}}
    long = {"data": {"steps": ["x" * 10] * sizing.STEPS}}
    assert sizing._scaled(short) == pytest.approx(sizing._scaled(long), rel=0.1)


@pytest.mark.parametrize("sites", SIZES)
def test_a_plan_never_asks_for_more_than_the_chart_gives(sites: int) -> None:
    plan = Plan(sites)
    assert plan.workers <= 12
    assert max(plan.departments_apis, plan.writing_apis, plan.gateways) <= 50


def test_more_sites_never_need_less() -> None:
    plans = [Plan(sites) for sites in (1, *SIZES)]
    for name in ("people", "boards", "writing_apis", "departments_apis", "workers", "kafka_bytes", "all_connections"):
        figures = [getattr(plan, name) for plan in plans]
        assert figures == sorted(figures), name


def test_connections_are_counted_as_processes_open_them() -> None:
    plan = Plan(50)
    assert plan.connections("intake") == plan.writing_apis * 9 + 2 * 10
    assert plan.connections("departments") == plan.departments_apis * 10 + plan.workers * 10 + 4


def test_the_charts_own_database_has_room_for_fifty_sites() -> None:
    found = re.search(r"maxConnections: (\d+)", (CHART / "values.yaml").read_text(encoding="utf-8"))
    assert found
    assert int(found.group(1)) >= Plan(50).all_connections


def test_the_page_adds_up_what_the_chart_requests() -> None:
    whole = render([example("minimal")], ["api.replicas=2", "worker.replicas=2", "gateway.replicas=2"])
    cores = memory = 0.0
    for manifest in whole.of("Deployment", "StatefulSet"):
        for container in containers_of(manifest):
            asked = container["resources"]["requests"]
            cores += manifest["spec"]["replicas"] * int(asked["cpu"].removesuffix("m")) / 1000
            memory += manifest["spec"]["replicas"] * int(asked["memory"].removesuffix("Mi"))
    assert f"**{cores:.1f} cores and {memory:,.0f} MiB**" in PAGE.read_text(encoding="utf-8")
