"""Every chart asks for what processes tell, in queries that Prometheus takes, and the files are what is built."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from infra.tools.charts import Dashboard, Query
from infra.tools.dashboards import DASHBOARDS
from infra.tools.generate import INFRA, all_documents, differences
from tests.support import promtool
from tests.support.metric_names import unknown

FILLED_IN = {"$__rate_interval": "5m", "$service": "intake", "$department": "patient-access"}
FILES = sorted((INFRA / "grafana/dashboards").glob("*.json"))
QUERIES = [query for made in DASHBOARDS for query in made.queries]


def _plain(query: Query) -> str:
    text = query.expression
    for name, value in FILLED_IN.items():
        text = text.replace(name, value)
    return text


def _rules(folder: Path, expressions: list[str]) -> Path:
    rules = [{"record": f"query:{number}", "expr": text} for number, text in enumerate(expressions)]
    path = folder / "queries.yaml"
    path.write_text(yaml.safe_dump({"groups": [{"name": "queries", "rules": rules}]}))
    return path


def test_the_files_are_what_is_built():
    assert differences(all_documents()) == []
    assert {path.stem for path in FILES} == {made.slug for made in DASHBOARDS}


def test_a_file_that_differs_or_is_too_much_is_seen():
    made = all_documents()
    path = "grafana/dashboards/plumbline-path.json"
    assert differences({**made, path: made[path] + " "}) == [path]
    assert differences({name: text for name, text in made.items() if name != path}) == [path]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.expression[:60])
def test_a_query_asks_for_what_somebody_tells(query: Query):
    assert unknown(_plain(query)) == set()


def test_prometheus_takes_every_query(tmp_path: Path):
    done = promtool.run("check", "rules", _rules(tmp_path, [_plain(query) for query in QUERIES]))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_query_that_is_none_is_seen(tmp_path: Path):
    assert promtool.run("check", "rules", _rules(tmp_path, ["sum by service (up)"])).returncode != 0


@pytest.mark.parametrize("made", DASHBOARDS, ids=lambda made: made.slug)
def test_a_file_holds_every_query_and_names_its_source(made: Dashboard):
    document: dict[str, Any] = json.loads((INFRA / f"grafana/dashboards/{made.slug}.json").read_text())
    panels = [panel for panel in document["panels"] if panel["type"] != "row"]
    asked = [target["expr"] for panel in panels for target in panel["targets"]]
    assert asked == [query.expression for query in made.queries]
    assert {panel["datasource"]["uid"] for panel in panels} == {"prometheus"}
    assert all(panel["description"] for panel in panels)
    assert document["uid"] == made.slug
    numbers = [panel["id"] for panel in document["panels"]]
    assert len(set(numbers)) == len(numbers)
    assert all(len({target["refId"] for target in panel["targets"]}) == len(panel["targets"]) for panel in panels)
    chosen = {variable["name"] for variable in document.get("templating", {}).get("list", [])}
    assert chosen == {choice.name for choice in made.choices}


def test_provisioning_names_the_source_that_the_charts_ask():
    sources = yaml.safe_load((INFRA / "grafana/provisioning/datasources/plumbline.yaml").read_text())["datasources"]
    assert [source["uid"] for source in sources if source.get("isDefault")] == ["prometheus"]
