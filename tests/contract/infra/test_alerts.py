"""Each alert reads what processes tell, says what to do, and is shown to speak and to be silent."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import promtool
from tests.support.metric_names import ROOT, unknown

PROMETHEUS = ROOT / "infra/prometheus"
RULES = PROMETHEUS / "rules.yaml"
PAGES = ROOT / "docs/operations/runbook"
SECTIONS = (
    "What it means",
    "What is at risk",
    "What to look at",
    "What to do",
    "How to know that it is over",
)
ASKED_FOR = {
    "PlumblineOutboxOld",
    "PlumblineKeysParked",
    "PlumblineDeadLetters",
    "PlumblineConsumerLag",
    "PlumblineViewStale",
    "PlumblineXminHeld",
    "PlumblineCommitFrozen",
    "PlumblineCertificateExpires",
    "PlumblineDiskFills",
}


def _alerts() -> dict[str, dict[str, Any]]:
    groups = yaml.safe_load(RULES.read_text())["groups"]
    return {rule["alert"]: rule for group in groups for rule in group["rules"]}


ALERTS = _alerts()


def test_every_danger_that_operators_must_hear_of_has_an_alert():
    assert ALERTS.keys() >= ASKED_FOR


@pytest.mark.parametrize("alert", ALERTS)
def test_an_alert_says_how_grave_it_is_and_what_it_is_about(alert: str):
    rule = ALERTS[alert]
    assert rule["labels"]["severity"] in {"page", "look"}
    assert rule["annotations"]["summary"].endswith(".")


@pytest.mark.parametrize("alert", ALERTS)
def test_an_alert_has_a_page_that_answers_the_five_questions(alert: str):
    page = ROOT / ALERTS[alert]["annotations"]["runbook"]
    assert page == PAGES / f"{alert}.md"
    text = page.read_text()
    assert tuple(re.findall(r"^## (.+)$", text, re.MULTILINE)) == SECTIONS
    assert all(part.strip() for part in re.split(r"^## .+$", text, flags=re.MULTILINE)[1:])


def test_no_page_is_left_over():
    assert {path.stem for path in PAGES.glob("Plumbline*.md")} == set(ALERTS)


@pytest.mark.parametrize("alert", ALERTS)
def test_an_alert_reads_only_what_somebody_tells(alert: str):
    assert unknown(ALERTS[alert]["expr"]) == set()


def test_a_metric_that_nobody_tells_is_seen():
    assert unknown("max by (service) (plumbline_outbox_age_seconds) > 30") == {"plumbline_outbox_age_seconds"}


def test_prometheus_takes_the_rules():
    done = promtool.run("check", "rules", "--lint=all", "--lint-fatal", RULES)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("alert", ALERTS)
def test_an_alert_speaks_when_it_should_and_is_silent_when_it_should(alert: str):
    case = PROMETHEUS / "tests" / f"{alert}.yaml"
    tests = yaml.safe_load(case.read_text())["tests"]
    expected = [found for test in tests for found in test["alert_rule_test"] if found["alertname"] == alert]
    assert any(found["exp_alerts"] for found in expected), "it never speaks"
    assert any(not found["exp_alerts"] for found in expected), "it is never silent"
    done = promtool.run("test", "rules", case)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_rule_that_never_speaks_fails_its_test(tmp_path: Path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "rules.yaml").write_text(
        RULES.read_text().replace("_oldest_age_seconds) > 30", "_oldest_age_seconds) > 999")
    )
    case = tmp_path / "tests/PlumblineOutboxOld.yaml"
    case.write_text((PROMETHEUS / "tests/PlumblineOutboxOld.yaml").read_text())
    assert promtool.run("test", "rules", case).returncode != 0


def test_prometheus_takes_its_configuration():
    done = promtool.run("check", "config", PROMETHEUS / "prometheus.yaml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_process_is_read():
    jobs = {
        job["job_name"]: job for job in yaml.safe_load((PROMETHEUS / "prometheus.yaml").read_text())["scrape_configs"]
    }
    names = {name for place in jobs["plumbline"]["dns_sd_configs"] for name in place["names"]}
    services = ("intake", "alignment", "training", "incident", "departments")
    assert names == {f"{service}-{role}" for service in services for role in ("api", "worker")}
    assert {"plumbline-signals", "plumbline-gateway"} <= jobs.keys()
